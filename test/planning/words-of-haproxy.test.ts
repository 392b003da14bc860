import fc from 'fast-check';
import { declareDeployment } from '../../lib/declaring/declare-deployment';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { none } from '../support/planned';
import { WORDS_OF_AWS } from '../support/words-of-aws';
import { FINDING_EXAMPLES } from './findings-of-all';

/** What only load balancers have, and a HAProxy of one's own does not. */
const OF_LOAD_BALANCERS = /listener rule|priorit|frontEnd\b|(?:network|application)LoadBalancer|another front end|certificates? per/;

function ofAws(declared: ProxyDeclaration): readonly string[] {
  const { findings, acknowledged } = planHaproxy(declared);
  return [...findings, ...acknowledged]
    .map(({ id, message }) => `${id}: ${message}`)
    .filter((text) => {
      // The pools' own, which stands behind whatever proxy there is.
      const message = text.replace(/(?:hardware|internal|own) load balancers?/gi, '');
      return WORDS_OF_AWS.test(message) || OF_LOAD_BALANCERS.test(message);
    });
}

/** A HAProxy is planned of files alone, and they have no values that only a deployment knows. */
const OF_FILES = FINDING_EXAMPLES.filter(
  ({ finding, wrong, right }) => !finding.endsWith('-unresolved') && !JSON.stringify([wrong, right]).includes('${Token['),
);

test.each(OF_FILES)('what a HAProxy is told beside or instead of $finding names nothing of AWS', ({ wrong, right }) => {
  expect([...ofAws(wrong), ...ofAws(right)]).toEqual([]);
});

test('and so for whatever else is declared', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      none(ofAws(declareDeployment(deployment)));
    }),
    { numRuns: 60 },
  );
});
