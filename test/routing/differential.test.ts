import fc from 'fast-check';
import { arbitraryScenario } from '../support/arbitrary-listener-rules';
import { none } from '../support/planned';
import { comparisons, complaints, evidence, type Comparison } from '../support/reference-deviations';

const RUNS = 100_000;
const CALLS = 1;
/** Of those, as many prove something: npm test alone tries a fifth. */
const FEWEST = 20_000;

/** How much the requests prove: those that only the default action answers prove little. */
const seen = { requests: 0, byRule: 0, touchingOpenPoints: 0, undetermined: 0, unheard: 0 };

test(`answers as AWS documents it, whatever the ${RUNS} random rule sets and requests`, () => {
  fc.assert(
    fc.property(arbitraryScenario(CALLS), (scenario) => {
      const compared = comparisons(scenario);
      compared.forEach(count);
      none(compared.flatMap((each) => complaints(each).map((complaint) => ({ complaint, ...evidence(each) }))));
    }),
    { numRuns: RUNS },
  );
}, 300_000);

test('the random requests meet rules and open points often enough to prove something', () => {
  const { requests, ...counts } = seen;
  const shares = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count / requests]));
  expect(requests).toBeGreaterThanOrEqual(FEWEST * CALLS);
  expect(shares['byRule']).toBeGreaterThan(0.45);
  expect(shares['undetermined']).toBeGreaterThan(0.1);
  expect(shares['undetermined']).toBeLessThan(0.3);
  expect(shares['unheard']).toBeLessThan(0.15);
});

function count({ answer, reference: { worlds } }: Comparison): void {
  seen.requests += 1;
  if (answer.rule !== undefined) seen.byRule += 1;
  if (worlds > 1) seen.touchingOpenPoints += 1;
  if (answer.undetermined !== undefined) seen.undetermined += 1;
  if (answer.listener === undefined) seen.unheard += 1;
}
