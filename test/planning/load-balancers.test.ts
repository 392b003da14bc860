import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { asList, type Deployment, type SimpleUrlsEntry } from '../../lib/declaring/deployment-file/deployment';
import { shareOf } from '../../lib/declaring/shares';
import { ID_PREFIX } from '../../lib/findings/id-prefix';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { FrontEndPlan, ListenerRulePlan, PublishingPlan } from '../../lib/planning/publishing-plan';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { withoutOne } from '../support/deployment-edits';
import { none, planned } from '../support/planned';
import { anyDeployment } from '../support/spread-deployment';
import { POOL01, POOL02, declared } from './findings-of-names';

const ALB = 'applicationLoadBalancer';

type Urls = SimpleUrlsEntry & { readonly answeredBy: string | readonly string[] };

function urlsOf({ simpleUrls }: Deployment): Urls {
  return asList(simpleUrls)[0] as Urls;
}

/** With so many load balancers, and nothing put anywhere by hand. */
function sharedOut(deployment: Deployment, loadBalancers: number | undefined): Deployment {
  const plain = <T extends { readonly loadBalancer?: number }>(entry: T) => ({ ...entry, loadBalancer: undefined });
  return {
    ...deployment,
    loadBalancers,
    pools: deployment.pools.map(plain),
    officeWebApps: deployment.officeWebApps?.map(plain),
    furtherServices: deployment.furtherServices?.map(plain),
    simpleUrls: { ...urlsOf(deployment), loadBalancer: undefined, loadBalancers: undefined },
  };
}

/** With nothing on the way between kinds of front ends. */
function settled(deployment: Deployment): Deployment {
  const arrived = <T extends { readonly movingFrom?: unknown }>(entry: T) => ({ ...entry, movingFrom: undefined });
  return {
    ...deployment,
    pools: deployment.pools.map(arrived),
    officeWebApps: deployment.officeWebApps?.map(arrived),
    furtherServices: deployment.furtherServices?.map(arrived),
  };
}

/** The load balancer of each name that comes by one, from 1. */
function balancersOf({ publicNames }: PublishingPlan): ReadonlyMap<string, number> {
  return new Map(
    publicNames.flatMap(({ name, frontEnd }) => (frontEnd.kind === ALB ? [[name, Number(frontEnd.which ?? 1)] as const] : [])),
  );
}

function ofKind({ frontEnds }: PublishingPlan): readonly FrontEndPlan[] {
  return frontEnds.filter(({ kind }) => kind === ALB);
}

test('law: every name goes where the identity of its owner leads, or where somebody put it, with all that belongs to it', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.integer({ min: 1, max: 6 }), (deployment, count) => {
      const plan = planned(sharedOut(deployment, count));
      const sets = declarationOf(deployment).simpleUrlSets.map(({ id }) => id);
      const rules = ofKind(plan).map(({ which, rules: own }) => ({ number: Number(which ?? 1), hosts: own.flatMap(({ hosts }) => hosts) }));
      for (const [name, number] of balancersOf(plan)) {
        const { owner, kind, at } = plan.publicNames.find((each) => each.name === name) ?? {};
        if (!sets.includes(owner ?? '')) {
          if (number !== shareOf(owner ?? '', count)) none([{ name, owner, number }]);
        } else if (kind === 'autodiscover' && number !== shareOf(`${owner}/${name.replace('lyncdiscover.', '')}`, count)) {
          none([{ name, owner, at, number }]);
        }
        // Its rule stands there, and the record leads there.
        none(rules.filter((each) => each.number === number && !each.hosts.includes(name)).map((each) => ({ name, ...each })));
        none(plan.records.filter((record) => record.name === name && Number(record.frontEnd.which ?? 1) !== number));
      }
      // A target group serves one load balancer, and each load balancer all it forwards to.
      const groups = plan.frontEnds.flatMap(({ targetGroups }) => targetGroups);
      none(groups.filter((key, index) => groups.indexOf(key) !== index));
      none(
        ofKind(plan).flatMap(({ rules: own, targetGroups }) =>
          own.filter(({ action }) => action.kind === 'forward' && !targetGroups.includes(action.targetGroup)),
        ),
      );
      const ids = plan.targetGroups.map(({ owner, id }) => `${owner ?? ''}/${id}`);
      none(ids.filter((id, index) => ids.indexOf(id) !== index));
    }),
    { numRuns: 150 },
  );
});

test('law: Meet and autodiscover of a SIP domain, and all hosts of a rule, stay together', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.integer({ min: 2, max: 6 }), (deployment, count) => {
      const plan = planned({ ...deployment, loadBalancers: count, ...withChoicesWithin(deployment, count) });
      const number = balancersOf(plan);
      const meet = asList(urlsOf(deployment).meet).flatMap((entry) => (typeof entry === 'string' ? [] : [entry]));
      none(
        meet.filter(({ sipDomain = '', url }) => {
          const { hostname: host, pathname } = new URL(url);
          const at = [number.get(host), number.get(`lyncdiscover.${sipDomain}`)];
          // Hosts that SIP domains share, or dialin has, are of no SIP domain.
          return pathname === '/' && !at.includes(undefined) && at[0] !== at[1];
        }),
      );
    }),
    { numRuns: 150 },
  );
});

function withChoicesWithin(deployment: Deployment, count: number): Partial<Deployment> {
  const within = <T extends { readonly loadBalancer?: number }>(entry: T) =>
    entry.loadBalancer === undefined ? entry : { ...entry, loadBalancer: 1 + (entry.loadBalancer % count) };
  const { loadBalancers, ...urls } = urlsOf(deployment);
  const byGroup = Object.entries(loadBalancers ?? {}).map(([group, number]) => [group, 1 + (number % count)] as const);
  return {
    pools: deployment.pools.map(within),
    officeWebApps: deployment.officeWebApps?.map(within),
    furtherServices: deployment.furtherServices?.map(within),
    simpleUrls: { ...within(urls), ...(byGroup.length === 0 ? {} : { loadBalancers: Object.fromEntries(byGroup) }) },
  };
}

test('law: the first keeps what it had as the only one, and one more takes only what goes to it', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.integer({ min: 1, max: 6 }), (deployment, count) => {
      const [alone, fewer, more] = [undefined, count, count + 1].map((each) => planned(sharedOut(deployment, each)));
      if (alone === undefined || fewer === undefined || more === undefined) return;
      const [before, after] = [balancersOf(fewer), balancersOf(more)];
      none([...after].filter(([name, number]) => number !== before.get(name) && number !== count + 1));
      const first = ofKind(more).find(({ which }) => which === undefined);
      const [single] = ofKind(alone);
      none((first?.rules ?? []).filter((rule) => single?.rules.every((each) => !isDeepStrictEqual(each, rule)) === true));
      none((first?.targetGroups ?? []).filter((key) => single?.targetGroups.includes(key) !== true));
      const withoutKeys = (plan: PublishingPlan) => ({ ...plan, findings: [], acknowledged: [] });
      if (count === 1 && !isDeepStrictEqual(withoutKeys(alone), withoutKeys(fewer))) none(['one, said or not, is the same']);
    }),
    { numRuns: 150 },
  );
});

test('law: what comes or goes moves no other name between load balancers', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.nat(), fc.integer({ min: 2, max: 6 }), (deployment, pick, count) => {
      const all = { ...deployment, loadBalancers: count, ...withChoicesWithin(deployment, count) };
      const fewer = withoutOne(all, pick);
      if (fewer === undefined) return;
      const before = balancersOf(planned(all));
      none([...balancersOf(planned(fewer))].filter(([name, number]) => before.get(name) !== number));
    }),
    { numRuns: 150 },
  );
});

/** A rule, or where names share rules whatever their SIP domain, one for each of its names that does the same. */
function isAmong(rules: readonly ListenerRulePlan[], rule: ListenerRulePlan): boolean {
  if (rules.some((each) => isDeepStrictEqual(each, rule))) return true;
  const doesSame = ({ listenerPort, action }: ListenerRulePlan) =>
    listenerPort === rule.listenerPort && isDeepStrictEqual(action, rule.action);
  const isForEach = rule.hosts.every((host) => rules.some((each) => each.hosts.includes(host) && doesSame(each)));
  return rule.priorityKey.group === 'compact' && rule.hosts.length > 0 && isForEach;
}

test('law: on the way names answer at the old load balancer too, as they did, and no record leads there', () => {
  fc.assert(
    fc.property(anyDeployment, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }), (any, from, to) => {
      const deployment = settled({ ...any, loadBalancersBefore: undefined });
      const [old, now] = [planned(sharedOut(deployment, from)), planned(sharedOut(deployment, to))];
      const between = planned({ ...sharedOut(deployment, to), loadBalancersBefore: from });
      if (!isDeepStrictEqual(between.records, now.records)) none(['a record leads elsewhere than afterwards']);
      for (const plan of [old, now]) {
        for (const { key, rules, targetGroups, listeners } of ofKind(plan)) {
          const there = between.frontEnds.find((each) => each.key === key);
          none(rules.filter((rule) => !isAmong(there?.rules ?? [], rule)));
          none(targetGroups.filter((group) => there?.targetGroups.includes(group) !== true));
          none(listeners.filter(({ port }) => there?.listeners.some((each) => each.port === port) !== true));
        }
      }
      // Nobody comes any more to one that only clients remember: it is to be deleted next.
      const used = new Set(balancersOf(now).values());
      none(ofKind(between).filter(({ which, isLeaving }) => isLeaving === used.has(Number(which ?? 1)) && from !== to));
    }),
    { numRuns: 150 },
  );
});

test('law: the number that is said to be enough is, and no less is', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 24 }),
      fc.record({
        rules: fc.integer({ min: 1, max: 9 }),
        targets: fc.integer({ min: 2, max: 30 }),
        certificates: fc.integer({ min: 1, max: 4 }),
      }),
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      fc.constantFrom(undefined, 2, 3),
      (count, quotas, servers, loadBalancers) => {
        const pools = Array.from({ length: count }, (_, i) => ({
          ...POOL01,
          name: `p${i}`,
          externalWebServicesFqdn: `p${i}.contoso.com`,
          priority: i + 1,
          servers: Array.from({ length: servers[i % servers.length] ?? 1 }, (__, j) => `10.20.${i}.${j + 1}`),
        }));
        const planOf = (number: number | undefined) =>
          planPublishing(
            declared({ pools, quotas: { ...quotas, securityGroupRules: 200 }, loadBalancers: number, namesPerCertificate: 2 }),
          );
        const exceeded = (number: number | undefined) => planOf(number).findings.filter(({ id }) => id === `${ID_PREFIX}quota-exceeded`);
        const said = exceeded(loadBalancers);
        const numbers = said.map(({ message }) => /Write loadBalancers: (\d+)/.exec(message)?.[1]);
        if (new Set(numbers).size > 1) none(numbers);
        const enough = numbers[0] === undefined ? undefined : Number(numbers[0]);
        if (said.length === 0) return;
        const least = Array.from({ length: 20 }, (_, i) => i + 1).find((number) => exceeded(number).length === 0);
        if (least !== enough) none([{ least, enough, said }]);
      },
    ),
    { numRuns: 40 },
  );
});

test('an empty load balancer is no error: it is not made', () => {
  const plan = planPublishing(
    declared({
      pools: [
        { ...POOL01, loadBalancer: 3 },
        { ...POOL02, loadBalancer: 3 },
      ],
      loadBalancers: 3,
    }),
  );
  expect(plan.findings).toEqual([]);
  expect(plan.frontEnds.map(({ key }) => key)).toEqual([`${ALB} 3`]);
});

test('more than nine are in the order of their numbers', () => {
  const pools = [10, 2, 1].map((loadBalancer, i) => ({
    ...POOL01,
    ...{ name: `p${i}`, externalWebServicesFqdn: `p${i}.contoso.com`, servers: [`10.20.0.${i + 1}`], loadBalancer },
  }));
  expect(planPublishing(declared({ pools, loadBalancers: 10 })).frontEnds.map(({ which }) => which)).toEqual([undefined, '2', '10']);
});
