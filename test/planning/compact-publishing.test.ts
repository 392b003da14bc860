import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { ListenerRulePlan, PublishingPlan } from '../../lib/planning/publishing-plan';
import { declarationOf } from '../support/declaration-of';
import { outcomeOf } from '../support/listener-model';
import { modelOfPlan } from '../support/model-of-plan';
import { none } from '../support/planned';
import { rulesOf } from '../support/unrelated-changes';
import { POOL01, POOL02, declared } from './findings-of-names';

const ENOUGH = 1_000;

/** A hoster: SIP domains of tenants that one pool answers, and another pool beside it. */
function hosting(numbers: readonly number[], changes: Partial<Deployment> = {}): Deployment {
  const domains = numbers.map((number) => `tenant${number}.example`);
  return {
    network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
    externalSignIn: 'modern',
    hostedZones: ['contoso.com', ...domains].map((name, i) => ({ name, id: `Z${i}` })),
    pools: [POOL01, POOL02],
    sipDomains: domains,
    quotas: { certificates: 500, rules: 500 },
    simpleUrls: {
      answeredBy: 'pool01',
      meet: domains.map((domain) => ({ sipDomain: domain, url: `https://meet.${domain}` })),
      dialin: 'https://dialin.contoso.com',
    },
    compactPublishing: { rules: ENOUGH },
    ...changes,
  };
}

function planOf(deployment: Deployment): PublishingPlan {
  const plan = planPublishing(declarationOf(deployment));
  const errors = plan.findings.filter(({ severity }) => severity === 'error');
  fc.pre(!errors.some(({ id }) => id === 'lync-reverse-proxy:priority-taken'));
  none(errors);
  return plan;
}

const TENANTS = fc.uniqueArray(fc.nat({ max: 500 }), { minLength: 1, maxLength: 60 });
const SHAPE = fc.record({
  compactPublishing: fc.record({ rules: fc.constant(ENOUGH), autodiscoverOverHttp: fc.boolean() }),
  loadBalancers: fc.constantFrom(undefined, 2, 3),
  autodiscover: fc.record({ answeredBy: fc.constant('pool01'), overHttp: fc.boolean() }),
});

const compactRules = (plan: PublishingPlan) => rulesOf(plan).filter(({ priorityKey }) => priorityKey.group === 'compact');

test('law: every name is in one rule for HTTPS, five share one at most, and every URL reaches its pool', () => {
  fc.assert(
    fc.property(TENANTS, SHAPE, (numbers, shape) => {
      const plan = planOf(hosting(numbers, shape));
      none(
        rulesOf(plan).filter(({ hosts, hostRegexes }) => hosts.length + hostRegexes.length > 5 || hosts.length + hostRegexes.length === 0),
      );
      const model = modelOfPlan(plan);
      const overHttp = shape.autodiscover.overHttp || shape.compactPublishing.autodiscoverOverHttp;
      const urls = numbers.flatMap((number) => [
        [`https://meet.tenant${number}.example/alice`, 'HTTPS'],
        [`https://lyncdiscover.tenant${number}.example/`, 'HTTPS'],
        ...(overHttp ? [[`http://lyncdiscover.tenant${number}.example/`, 'HTTP']] : []),
      ]);
      none(
        urls.flatMap(([url = '', protocol]) => {
          const outcome = outcomeOf(url, model);
          const arrived = outcome?.kind === 'forward' && outcome.pools === 'webext.contoso.com' && outcome.protocol === protocol;
          return arrived ? [] : [{ url, outcome }];
        }),
      );
      const strangers = [
        'https://lyncdiscover.stranger.example/',
        'https://meet.stranger.example/',
        'http://meet.stranger.example/',
        'http://lyncdiscoverinternal.contoso.com/',
      ];
      none(strangers.filter((url) => outcomeOf(url, model)?.kind === 'forward'));
      const isLetIn = outcomeOf('http://lyncdiscover.stranger.example/', model)?.kind === 'forward';
      // Names without a record are asked of all load balancers.
      none(
        plan.frontEnds.length > 1 || isLetIn === shape.compactPublishing.autodiscoverOverHttp ? [] : ['autodiscover of foreign domains'],
      );
    }),
    { numRuns: 60 },
  );
});

/** What changes between two plans, of which the second has one SIP domain more. */
function touched(
  before: PublishingPlan,
  after: PublishingPlan,
): { readonly gone: readonly ListenerRulePlan[]; readonly made: readonly ListenerRulePlan[] } {
  const isIn = (rules: readonly ListenerRulePlan[], rule: ListenerRulePlan) => rules.some((each) => isDeepStrictEqual(each, rule));
  const [old, young] = [compactRules(before), compactRules(after)];
  return { gone: old.filter((rule) => !isIn(young, rule)), made: young.filter((rule) => !isIn(old, rule)) };
}

test('law: a name that comes changes the rule it joins, or has it split in two, and no other', () => {
  fc.assert(
    fc.property(TENANTS, fc.integer({ min: 501, max: 900 }), (numbers, one) => {
      // Two names: that of Meet and that of autodiscover.
      const { gone, made } = touched(planOf(hosting(numbers)), planOf(hosting([...numbers, one])));
      if (gone.length > 2) none(gone);
      const later = made.flatMap(({ hosts }) => hosts);
      none(gone.flatMap(({ hosts }) => hosts.filter((host) => !later.includes(host))));
      const known = gone.flatMap(({ hosts }) => hosts);
      none(later.filter((host) => !known.includes(host) && !host.endsWith(`.tenant${one}.example`)));
    }),
    { numRuns: 60 },
  );
});

test('law: the number of rules that is said to be enough is, one less is not, and a larger one moves nothing', () => {
  fc.assert(
    fc.property(TENANTS, fc.constantFrom(undefined, 3), (numbers, loadBalancers) => {
      const of = (rules: number) => planPublishing(declarationOf(hosting(numbers, { compactPublishing: { rules }, loadBalancers })));
      const exceeded = ({ findings }: PublishingPlan) => findings.filter(({ id }) => id.endsWith(':compact-publishing-exceeded'));
      const [found] = exceeded(of(1));
      const enough = Number(/Write rules: (\d+)/.exec(found?.message ?? 'Write rules: 1')?.[1]);
      none([...exceeded(of(enough)), ...(enough === 1 || exceeded(of(enough - 1)).length === 1 ? [] : [enough])]);
      none(isDeepStrictEqual(of(enough).frontEnds, of(ENOUGH).frontEnds) ? [] : ['a larger number moves something']);
    }),
    { numRuns: 40 },
  );
});

test('a set has a number for all its rules, and they do not meet', () => {
  const numbers = Array.from({ length: 60 }, (_, i) => i);
  const priorities = compactRules(planOf(hosting(numbers))).map(({ priority }) => priority);
  expect(new Set(priorities).size).toBe(priorities.length);
  const urls = hosting(numbers).simpleUrls as object;
  const chosen = compactRules(planOf(hosting(numbers, { simpleUrls: { ...urls, priorities: { compact: 300 } } })));
  expect(Math.min(...chosen.map(({ priority }) => priority))).toBeGreaterThanOrEqual(300);
  expect(new Set(chosen.map(({ priority }) => priority)).size).toBe(chosen.length);
});

test('sixty SIP domains take about a third of sixty rules less, whatever the hashes', () => {
  const numbers = Array.from({ length: 60 }, (_, i) => i);
  expect(compactRules(planOf(hosting(numbers))).length).toBeLessThan(45);
});

test('names behind HAProxy have nothing to do with it', () => {
  const simpleUrls = { answeredBy: 'pool02', meet: ['https://meet.contoso.com'] };
  const pools = [POOL01, { ...POOL02, frontEnd: 'haproxy' as const }];
  const plan = (compactPublishing: Deployment['compactPublishing']) =>
    planPublishing(declared({ pools, simpleUrls, compactPublishing })).frontEnds;
  expect(plan({ rules: 1, autodiscoverOverHttp: true })).toEqual(plan(undefined));
});
