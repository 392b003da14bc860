import fc from 'fast-check';
import { CompiledRule } from '../../lib/routing/evaluation/compiled-rule';
import { RulesByHost } from '../../lib/routing/evaluation/rules-by-host';
import { hostView } from '../../lib/routing/matching/request-view';
import { NO } from '../../lib/routing/matching/verdict';
import type { Condition, Rule } from '../../lib/templates/load-balancers/load-balancer';
import { unknown } from '../../lib/templates/symbolic';

const label = fc.constantFrom('meet', 'MEET', 'a', 'lync', 'x-1', 'contoso', 'com');
const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
const pattern = fc
  .array(fc.oneof({ arbitrary: label, weight: 4 }, { arbitrary: fc.constantFrom('*', '?', '*.', 'm?et', 'm*'), weight: 1 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((labels) => labels.join('.'));
const expression = fc.oneof(
  host.map((each) => `^${each.replaceAll('.', '\\.')}$`),
  host.map((each) => `^${each.replaceAll('.', '\\.')}:8443$`),
  host.map((each) => `${each}$`),
  fc.constantFrom('^(meet|a)\\.contoso\\.com$', '^.*\\.com$', '(?i)meet'),
);
const open = fc.constant(unknown('Domain'));
const hostCondition = fc
  .record({
    values: fc.array(fc.oneof({ arbitrary: pattern, weight: 9 }, { arbitrary: open, weight: 1 }), { maxLength: 3 }),
    regexValues: fc.oneof(
      { arbitrary: fc.constant([]), weight: 3 },
      { arbitrary: fc.array(expression, { minLength: 1, maxLength: 2 }), weight: 1 },
    ),
  })
  .map((some): Condition => ({ field: 'host-header', headerName: undefined, pairs: [], addressType: undefined, ...some }));
const pathCondition = fc.constantFrom('/Meet/*', '/*').map((path): Condition => ({
  field: 'path-pattern',
  values: [path],
  regexValues: [],
  headerName: undefined,
  pairs: [],
  addressType: undefined,
}));
const rules = fc.array(fc.tuple(fc.array(hostCondition, { maxLength: 2 }), fc.array(pathCondition, { maxLength: 1 })), { maxLength: 12 });
const asked = fc.oneof(
  host,
  host.map((each) => `${each}:8443`),
  fc.constantFrom('', '.', 'meet.', 'mabet.com'),
);

test('the rules for a host are those of which comparing every one says so, in order, and with the same certainty', () => {
  fc.assert(
    fc.property(rules, fc.array(asked, { minLength: 1, maxLength: 6 }), (made, hosts) => {
      const compiled = made.map(
        ([ofHosts, others], index) =>
          new CompiledRule(
            { resource: { conditional: false }, priority: index, conditions: [...ofHosts, ...others] } as unknown as Rule,
            index,
          ),
      );
      const byHost = new RulesByHost(compiled);
      for (const each of [...hosts, ...hosts]) {
        const view = hostView(each);
        const expected = compiled.map((rule) => ({ place: rule.place, host: rule.isForHost(view) })).filter((found) => found.host !== NO);
        expect(byHost.of(each).candidates.map(({ rule, host: verdict }) => ({ place: rule.place, host: verdict }))).toEqual(expected);
      }
    }),
    { numRuns: 1000 },
  );
});
