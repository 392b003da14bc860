import * as fc from 'fast-check';
import { numberText } from '../../lib/facts/number-text';

test('whole numbers read as English writes them', () => {
  fc.assert(
    fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer({ min: -100_000, max: 100_000 })), (count) => {
      expect(numberText(count)).toBe(count.toLocaleString('en'));
    }),
  );
});
