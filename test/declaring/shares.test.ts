import fc from 'fast-check';
import { shareOf } from '../../lib/declaring/shares';

const IDENTITY = fc.string({ maxLength: 20 });

test('a share is one of those there are, and where there is one more, what moves goes there', () => {
  fc.assert(
    fc.property(IDENTITY, fc.integer({ min: 1, max: 20 }), (identity, count) => {
      const [before, after] = [shareOf(identity, count), shareOf(identity, count + 1)];
      expect(before).toBeGreaterThanOrEqual(1);
      expect(before).toBeLessThanOrEqual(count);
      expect([before, count + 1]).toContain(after);
    }),
  );
});

test('a thousand go to four about evenly', () => {
  const shares = Array.from({ length: 1_000 }, (_, index) => shareOf(`company${index}.example`, 4));
  for (const share of [1, 2, 3, 4]) {
    const count = shares.filter((each) => each === share).length;
    expect(count).toBeGreaterThan(200);
    expect(count).toBeLessThan(300);
  }
});
