import * as fc from 'fast-check';
import { numberText } from '../../lib/facts/number-text';

test('whole numbers read as English writes them', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 })), (count) => {
      expect(numberText(count)).toBe(count.toLocaleString('en'));
    }),
  );
});

test.each([
  [60.5, '60.5'],
  [12_345.6789, '12,345.6789'],
  [-0.0001, '-0.0001'],
])('what follows the point of %d stays as it is', (count, text) => {
  expect(numberText(count)).toBe(text);
});
