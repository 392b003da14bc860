import fc from 'fast-check';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
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
      none(farms.filter(({ host }) => after.get(`office web apps ${host.toLowerCase()}`)?.startsWith(frontEnd ?? KINDS[0]) !== true));
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
