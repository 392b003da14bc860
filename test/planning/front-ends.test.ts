import fc from 'fast-check';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { DATED_FACTS, dated } from '../../lib/facts/dated-facts';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { none } from '../support/planned';
import { POOL01, POOL02, declared } from './findings-of-names';

const KINDS = ['applicationLoadBalancer', 'networkLoadBalancer'] as const;
const UNDECIDED = 'lync-reverse-proxy:farm-front-end-undecided';

/** Front ends by the names of the entries that have them, and by what the names are for. */
function frontEndsOf(deployment: Deployment): ReadonlyMap<string, string> {
  return new Map(
    planPublishing(declarationOf(deployment)).publicNames.map(({ name, kind, frontEnd }) => [`${kind} ${name}`, frontEnd.key]),
  );
}

test('no pool that comes or goes changes the front end of another entry, nor its default', () => {
  const top = fc.constantFrom(undefined, ...KINDS);
  fc.assert(
    fc.property(arbitraryDeployment, top, fc.nat(), (deployment, frontEnd, pick) => {
      const farms = (deployment.officeWebApps ?? []).map(({ host, servers }) => ({ host, servers }));
      const all: Deployment = { ...deployment, officeWebApps: farms, ...(frontEnd === undefined ? {} : { frontEnd }) };
      const gone = all.pools[pick % all.pools.length];
      const before = frontEndsOf(all);
      const after = frontEndsOf({ ...all, pools: all.pools.filter((pool) => pool !== gone) });
      // A simple URL set names the pools that answer it: they are no neighbours.
      const ofOthers = [...after].filter(([name]) => /^(external web services|further name|office web apps) /.test(name));
      none(ofOthers.filter(([name, key]) => before.get(name) !== key));
      none(farms.filter(({ host }) => after.get(`office web apps ${host.toLowerCase()}`)?.startsWith(all.frontEnd ?? KINDS[0]) !== true));
    }),
    { numRuns: 300 },
  );
});

describe('a farm that says no front end', () => {
  const farm = { host: 'owa.contoso.com', servers: ['10.20.0.31'] };
  const pools = (...kinds: readonly (typeof KINDS)[number][]): readonly PoolEntry[] =>
    kinds.map((frontEnd, index) => ({ ...(index === 0 ? POOL01 : POOL02), frontEnd }));
  const asked = (frontEnd: (typeof KINDS)[number], entries: readonly PoolEntry[], own: object = {}) =>
    planPublishing(declared({ frontEnd, pools: entries, officeWebApps: [{ ...farm, ...own }] })).findings.filter(
      ({ id }) => id === UNDECIDED,
    );

  test.each([
    ['applicationLoadBalancer', ['applicationLoadBalancer'], 0],
    ['applicationLoadBalancer', ['networkLoadBalancer', 'applicationLoadBalancer'], 0],
    ['applicationLoadBalancer', ['networkLoadBalancer', 'networkLoadBalancer'], 1],
    ['networkLoadBalancer', ['networkLoadBalancer'], 0],
    ['networkLoadBalancer', ['networkLoadBalancer', 'applicationLoadBalancer'], 1],
    ['networkLoadBalancer', [], 0],
  ] as const)('with %s for all and pools at %j is asked about %i times', (frontEnd, kinds, times) => {
    expect(asked(frontEnd, pools(...kinds))).toHaveLength(times);
  });

  test('is asked about no more when it says either of the two that are printed', () => {
    const mixed = pools('networkLoadBalancer', 'applicationLoadBalancer');
    const [{ message } = { message: '' }] = asked('networkLoadBalancer', mixed);
    const lines = [...message.matchAll(/frontEnd: (\w+) \((keeps|follows)/g)].map(([, kind, why]) => [kind, why]);
    expect(lines).toEqual([
      ['applicationLoadBalancer', 'keeps'],
      ['networkLoadBalancer', 'follows'],
    ]);
    for (const [frontEnd] of lines) expect(asked('networkLoadBalancer', mixed, { frontEnd })).toEqual([]);
  });

  test('is asked about where a pool is still reached through the Application Load Balancer', () => {
    expect(asked('networkLoadBalancer', [{ ...POOL01, movingFrom: 'applicationLoadBalancer' }])).toHaveLength(1);
  });
});

describe('simple URLs that one pool answered and others answer now', () => {
  const meet = ['https://meet.contoso.com'];
  const entry = fc
    .tuple(fc.constantFrom(...KINDS), fc.constantFrom(undefined, ...KINDS))
    .map(([frontEnd, movingFrom]) => ({ frontEnd, movingFrom: movingFrom === frontEnd ? undefined : movingFrom }));
  const worlds = fc.record({ entries: fc.tuple(entry, entry, entry), answeredBy: fc.subarray([0, 1, 2], { minLength: 1 }) });
  const plannedOf = (entries: readonly Partial<PoolEntry>[], simpleUrls: Deployment['simpleUrls']) => {
    const pools = entries.map((each, i) => ({
      ...POOL01,
      ...each,
      name: `p${i}`,
      externalWebServicesFqdn: `webext${i}.contoso.com`,
      servers: [`10.20.0.${11 + i}`],
    }));
    return planPublishing(declared({ pools, simpleUrls }));
  };
  const answeredAt = (plan: ReturnType<typeof planPublishing>) =>
    plan.frontEnds.filter(({ names }) => names.includes('meet.contoso.com')).map(({ key }) => key);
  const isSaidToMoveNowhere = ({ findings }: ReturnType<typeof planPublishing>) =>
    findings.some(({ id }) => id === 'lync-reverse-proxy:moving-from-same-front-end');

  test('still answer wherever they did, and movingFrom is refused only where they never answered elsewhere', () => {
    fc.assert(
      fc.property(worlds, ({ entries, answeredBy }) => {
        const before = answeredAt(plannedOf(entries, { answeredBy: 'p0', meet }));
        const after = plannedOf(entries, { answeredBy: answeredBy.map((i) => `p${i}`), movingFrom: 'p0', meet });
        none(before.filter((key) => !answeredAt(after).includes(key)));
        const { key } = after.publicNames.find(({ name }) => name === 'meet.contoso.com')?.frontEnd ?? { key: '' };
        expect(isSaidToMoveNowhere(after)).toBe(before.every((each) => each === key));
      }),
      { numRuns: 400 },
    );
  });

  test('may come from a Network Load Balancer to several pools behind the Application Load Balancer', () => {
    const passed = { frontEnd: 'networkLoadBalancer' } as const;
    const { findings, frontEnds } = plannedOf([passed, {}, {}], { answeredBy: ['p1', 'p2'], movingFrom: 'p0', meet });
    none(findings.filter(({ severity }) => severity === 'error'));
    expect(frontEnds.map(({ names }) => names.includes('meet.contoso.com'))).toEqual([true, true]);
  });
});

test('a front end beyond its quota is named with its pool, in words', () => {
  const networks = Array.from({ length: 62 }, (_, i) => `203.0.${i}.0/24`);
  const passed: PoolEntry = { ...POOL01, frontEnd: 'networkLoadBalancer' };
  const found = planPublishing({ ...declared({ pools: [passed, POOL02] }), allowedSources: networks }).findings;
  const said = found
    .filter(({ id }) => id === 'lync-reverse-proxy:quota-exceeded')
    .map(({ where, message }) => [where, message.split('.')[0]]);
  expect(said).toEqual([
    [undefined, 'The plan needs 124 inbound rules of a security group, the quota is 60'],
    ['pool01', 'The front end of pool01 needs 62 inbound rules of a security group, the quota is 60'],
  ]);
});

test('what changed in the field for servers that clients see themselves is said once, however many there are', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const { findings, frontEnds } = planPublishing(declarationOf(deployment));
      const passing = frontEnds.filter(({ abilities }) => abilities.handsTlsThrough === true);
      const said = findings.filter(({ message }) => Object.values(DATED_FACTS).some((fact) => message.includes(dated(fact))));
      const counts = new Map(said.map(({ id }) => [id, said.filter((each) => each.id === id).length]));
      // What concerns one service, and what is asked of its administrator, is said of each.
      counts.delete('lync-reverse-proxy:extended-protection');
      none([...counts].filter(([, count]) => count > 1));
      none(ONCE.filter((name) => counts.has(`lync-reverse-proxy:${name}`) !== passing.length > 0));
    }),
    { numRuns: 200 },
  );
});

const ONCE = ['server-certificates-run-out', 'windows-answers-clients'];
