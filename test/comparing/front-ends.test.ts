import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import type { CloudFormationTemplate, StackTemplate } from '../../lib/templates/cloudformation-template';
import { synthesized } from '../support/synthesize';

const POOL: PoolEntry = { name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] };
const OTHER: PoolEntry = { ...POOL, name: 'pool02', externalWebServicesFqdn: 'webext2.contoso.com', servers: ['10.20.0.12'] };
const DEPLOYMENT: Deployment = {
  network: { transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z0123' }],
  externalSignIn: 'modern',
  sipDomains: ['contoso.com'],
  pools: [POOL, OTHER],
  simpleUrls: { answeredBy: 'pool01', meet: ['https://meet.contoso.com'] },
};

const stackOf = (changes: Partial<Deployment>): readonly StackTemplate[] => [
  { name: 'Lync', template: synthesized({ ...DEPLOYMENT, ...changes }).template as CloudFormationTemplate, nested: {}, parameters: {} },
];
const withPool = (changes: Partial<PoolEntry>) => stackOf({ pools: [{ ...POOL, ...changes }, OTHER] });

const SHARED = withPool({});
const MOVING = withPool({ frontEnd: 'networkLoadBalancer', movingFrom: 'applicationLoadBalancer' });
const MOVED = withPool({ frontEnd: 'networkLoadBalancer' });
const MOVING_BACK = withPool({ frontEnd: 'applicationLoadBalancer', movingFrom: 'networkLoadBalancer' });

const bothPools = (changes: Partial<PoolEntry>) => stackOf({ pools: [POOL, OTHER].map((pool) => ({ ...pool, ...changes })) });

const idsOf = (before: readonly StackTemplate[], after: readonly StackTemplate[], severities = ['error', 'warning']) =>
  compareStacks(before, after)
    .findings.filter(({ severity }) => severities.includes(severity))
    .map(({ id }) => id.replace('lync-reverse-proxy:', ''));

test.each([
  ['to pass-through', SHARED, MOVING],
  ['removing movingFrom afterwards', MOVING, MOVED],
  ['back', MOVED, MOVING_BACK],
  ['and removing movingFrom again', MOVING_BACK, SHARED],
  ['the last pools to pass-through', SHARED, bothPools({ frontEnd: 'networkLoadBalancer', movingFrom: 'applicationLoadBalancer' })],
  [
    'removing movingFrom, and with it the Application Load Balancer',
    bothPools({ frontEnd: 'networkLoadBalancer', movingFrom: 'applicationLoadBalancer' }),
    bothPools({ frontEnd: 'networkLoadBalancer' }),
  ],
])('a pool that moves in two deployments is never without a front end: %s', (_, before, after) => {
  expect(idsOf(before, after)).toEqual(expect.not.arrayContaining(['front-end-removed-with-move']));
  expect(idsOf(before, after, ['error'])).toEqual([]);
});

test.each([
  ['to pass-through', SHARED, MOVED],
  ['back', MOVED, SHARED],
])('a pool that moves in one is warned of, with the way in two: %s', (_, before, after) => {
  const [found] = compareStacks(before, after).findings.filter(({ id }) => id.endsWith(':front-end-removed-with-move'));
  expect(found?.severity).toBe('warning');
  expect(found?.message).toContain('lyncdiscover.contoso.com, meet.contoso.com and webext.contoso.com');
  expect(found?.message).toContain('movingFrom');
});

test('the names that move are told, with where they go', () => {
  const { moved } = compareStacks(SHARED, MOVING).names;
  expect(moved.map(({ name }) => name)).toEqual(expect.arrayContaining(['meet.contoso.com', 'webext.contoso.com']));
  expect(moved.find(({ name }) => name === 'webext.contoso.com')?.record).toBeDefined();
});

test('simple URLs that a pool with another front end answers keep their old path as long as movingFrom names it', () => {
  const pools = [{ ...POOL, frontEnd: 'networkLoadBalancer' as const }, OTHER];
  const answeredBy = (name: string, movingFrom?: string) =>
    stackOf({
      pools,
      simpleUrls: { answeredBy: name, movingFrom, meet: ['https://meet.contoso.com'] },
      autodiscover: { answeredBy: name, movingFrom },
    });
  expect(idsOf(answeredBy('pool02'), answeredBy('pool01', 'pool02'))).not.toContain('front-end-removed-with-move');
  expect(idsOf(answeredBy('pool01', 'pool02'), answeredBy('pool01'))).not.toContain('front-end-removed-with-move');
  expect(idsOf(answeredBy('pool02'), answeredBy('pool01'))).toContain('front-end-removed-with-move');
});

describe('names that come to HAProxy, and leave it', () => {
  const KINDS = ['applicationLoadBalancer', 'networkLoadBalancer', 'haproxy'] as const;
  const MOVES = KINDS.flatMap((from) =>
    KINDS.filter((to) => to !== from && [from, to].includes('haproxy')).map((to) => [from, to] as const),
  );

  test.each(MOVES)('in two deployments, from %s to %s, nobody is without an answer', (from, to) => {
    const steps = [{ frontEnd: from }, { frontEnd: to, movingFrom: from }, { frontEnd: to }].map(withPool);
    for (const [index, after] of steps.slice(1).entries()) {
      const before = steps[index] ?? [];
      expect(idsOf(before, after)).toEqual(expect.not.arrayContaining(['front-end-removed-with-move']));
      expect(idsOf(before, after, ['error'])).toEqual([]);
      expect(unready(before, after)).toEqual([]);
    }
  });

  test.each(MOVES)('in one, from %s to %s, it is warned of', (from, to) => {
    expect(idsOf(withPool({ frontEnd: from }), withPool({ frontEnd: to }))).toContain('front-end-removed-with-move');
  });

  test('from an Application Load Balancer to HAProxy, the records change and the answers do not', () => {
    const { moved } = compareStacks(SHARED, withPool({ frontEnd: 'haproxy' })).names;
    expect(moved.flatMap(({ answers }) => answers)).toEqual([]);
    expect(moved.map(({ name }) => name)).toEqual(expect.arrayContaining(['meet.contoso.com', 'webext.contoso.com']));
  });

  const BEHIND = bothPools({ frontEnd: 'haproxy' });
  const MORE: PoolEntry = { ...POOL, name: 'pool03', externalWebServicesFqdn: 'webext3.contoso.com', servers: ['10.20.0.13'] };
  const behind = (changes: Partial<Deployment>) =>
    stackOf({ ...changes, pools: (changes.pools ?? [POOL, OTHER]).map((pool) => ({ ...pool, frontEnd: 'haproxy' as const })) });

  test.each<readonly [string, Partial<Deployment>]>([
    ['a server more', { pools: [{ ...POOL, servers: ['10.20.0.11', '10.20.0.14'] }, OTHER] }],
    ['other servers', { pools: [{ ...POOL, servers: ['10.20.0.14'] }, OTHER] }],
    ['a pool more', { pools: [POOL, OTHER, MORE] }],
    ['a SIP domain more', { sipDomains: ['contoso.com', 'eu.contoso.com'] }],
  ])('%s: the service rolls out, and nothing is called an interruption', (_, changes) => {
    const found = compareStacks(BEHIND, behind(changes)).findings.map(({ id, severity }) => [
      severity,
      id.replace('lync-reverse-proxy:', ''),
    ]);
    expect(found).toContainEqual(['note', 'service-rolls-out']);
    expect(found.filter(([severity]) => severity !== 'note')).toEqual([]);
    const [rolled] = compareStacks(BEHIND, behind(changes)).findings.filter(({ id }) => id.endsWith(':service-rolls-out'));
    expect(rolled?.message).toMatch(/up to 1830 seconds.*cut within 120 seconds.*about 33 minutes/);
  });

  test('nothing rolls out where the configuration stays', () => {
    expect(idsOf(BEHIND, behind({}), ['error', 'warning', 'note'])).not.toContain('service-rolls-out');
  });

  test('other servers of a pool are told of its names', () => {
    const { moved } = compareStacks(BEHIND, behind({ pools: [{ ...POOL, servers: ['10.20.0.14'] }, OTHER] })).names;
    const [webext] = moved.filter(({ name }) => name === 'webext.contoso.com');
    expect(webext?.answers.map(({ from, to }) => [from.text, to.text])).toEqual([
      ['webext.contoso.com HTTPS 4443 at 10.20.0.11:4443', 'webext.contoso.com HTTPS 4443 at 10.20.0.14:4443'],
    ]);
  });
});

/**
 * Records that change, or come, before everything new that their load balancer leads to is made. Written apart from what is compared:
 * CloudFormation makes what others refer to or depend on first, and deletes when all the rest is done.
 */
function unready([before]: readonly StackTemplate[], [after]: readonly StackTemplate[]): readonly string[] {
  const [old, young] = [before, after].map((stack) => stack?.template.Resources ?? {});
  const refersTo = new Map(Object.entries(young ?? {}).map(([id, resource]) => [id, mentioned(resource)]));
  const first = (id: string, known = new Set<string>()): ReadonlySet<string> => {
    for (const name of refersTo.get(id) ?? []) if (!known.has(name)) first(name, known.add(name));
    return known;
  };
  const isNew = (id: string) => old?.[id] === undefined;
  return Object.keys(young ?? {}).flatMap((id) => {
    if (young?.[id]?.Type !== 'AWS::Route53::RecordSet' || JSON.stringify(young[id]) === JSON.stringify(old?.[id])) return [];
    const made = first(id);
    const balancers = [...mentioned(young[id])].filter((each) => young[each]?.Type.endsWith('::LoadBalancer') === true);
    const needed = Object.keys(young).filter((each) => {
      const { Type = '', Properties = {} } = young[each] ?? {};
      const isListener =
        Type.endsWith('::Listener') && balancers.some((balancer) => mentioned(Properties['LoadBalancerArn']).has(balancer));
      const isService = Type === 'AWS::ECS::Service' && balancers.some((balancer) => first(each).has(balancer));
      return isNew(each) && (isListener || isService);
    });
    return needed.filter((each) => !made.has(each)).map((each) => `${id} before ${each}`);
  });
}

/** Logical ids a value refers to, or depends on. */
function mentioned(value: unknown): ReadonlySet<string> {
  const text = JSON.stringify(value ?? null);
  const ids = [...text.matchAll(/"(?:Ref|Fn::GetAtt)":\[?"([A-Za-z0-9]+)"/g)].flatMap(([, id]) => id ?? []);
  const { DependsOn: depends = [] } = (value ?? {}) as { readonly DependsOn?: string | readonly string[] };
  return new Set([...ids, ...(typeof depends === 'string' ? [depends] : Array.isArray(depends) ? (depends as string[]) : [])]);
}
