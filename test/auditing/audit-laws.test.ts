import fc from 'fast-check';
import { auditTemplate } from '../../lib/auditing/audit-template';
import { httpRequest } from '../../lib/routing/matching/request';
import { arbitraryScenario } from '../support/arbitrary-listener-rules';
import { none } from '../support/planned';
import { routingOf } from '../support/routing-of';

const SCENARIOS = 1500;
const CALLS = 12;
let judged = 0;
let reported = 0;

test(`no request reaches a rule that an audit calls unreachable: ${SCENARIOS} random rule sets, ${CALLS} requests each`, () => {
  fc.assert(
    fc.property(arbitraryScenario(CALLS), ({ template, calls }) => {
      const routing = routingOf(template);
      const unreachable = auditTemplate(routing).filter(({ id }) => id === 'lync-reverse-proxy:rule-unreachable');
      judged += 1;
      reported += unreachable.length;
      none(
        calls.flatMap(({ request: { url, ...details } }) => {
          // Other possible answers are weighed one by one: what excludes them together is not seen.
          const { rule } = routing.route(httpRequest(url, details));
          return unreachable.filter(({ where }) => where === rule?.logicalId).map(({ where }) => ({ url, where }));
        }),
      );
    }),
    { numRuns: SCENARIOS },
  );
  expect(reported).toBeGreaterThan(judged / 50);
}, 120_000);
