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
