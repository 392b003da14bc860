import fc from 'fast-check';
import { haproxyFiles, type HaproxyFiles } from '../../lib/haproxy/configuration';
import type { HaproxyListener, HaproxySite } from '../../lib/haproxy/site';
import { siteAnswer } from '../../lib/haproxy/site-answer';
import { packed } from '../../lib/haproxy/packing';
import type { RouteAnswer } from '../../lib/routing/route-answer';
import { httpRequest } from '../../lib/routing/matching/request';
import type { TemplateResource } from '../../lib/templates/cloudformation-template';
import { arbitrarySite } from '../support/arbitrary-haproxy-site';
import { fleetTemplate, ONE_POOL, onContainerPorts } from '../support/haproxy-fleet-template';
import { none } from '../support/planned';
import { routingOf } from '../support/routing-of';

const PATHS = ['/', '/abs', '/ABS/x', '/meet/alice?x=1', '/no-such-directory'];

/** As `route` would say it, by the plan. */
function planned({ backends }: HaproxySite, listener: HaproxyListener, url: URL): Partial<RouteAnswer> {
  const answer = siteAnswer(listener, url.hostname, url.pathname);
  if (answer.kind === 'refused') return { action: 'fixed-response', status: 404, backend: undefined, pools: undefined };
  if (answer.kind === 'redirect') {
    const port = answer.port === 443 ? '' : `:${answer.port}`;
    return { action: 'redirect', status: 301, redirectTo: `https://${url.hostname}${port}${url.pathname}${url.search}`, pools: undefined };
  }
  const backend = backends.find(({ name }) => name === answer.backend);
  const [server] = backend?.servers ?? [];
  if (backend === undefined || server === undefined) return { action: 'fixed-response', status: 503, pools: undefined };
  return {
    action: 'forward',
    pools: [...backend.pools],
    backend: { name: backend.name, protocol: backend.scheme.toUpperCase(), port: server.port },
  };
}

test('law: what a template with a fleet answers is what the site behind it does, read from the task definition', () => {
  fc.assert(
    fc.property(arbitrarySite, (site) => {
      const routing = routingOf(fleetTemplate(onContainerPorts(haproxyFiles(site), site), site));
      const hosts = [...new Set(site.listeners.flatMap((each) => each.hosts.map(({ host }) => host))), 'unknown.contoso.com'];
      for (const listener of site.listeners) {
        none(
          hosts.flatMap((host, index) => {
            const url = `${listener.scheme}://${host}:${listener.port}${PATHS[index % PATHS.length] ?? ''}`;
            const { listener: at, targetGroup, ...got } = routing.route(httpRequest(url));
            const wanted = { listener: { logicalId: `Listener${listener.port}` }, ...planned(site, listener, new URL(url)) };
            const isRight =
              Object.entries(wanted).every(([key, value]) =>
                key === 'listener' ? at?.port === listener.port : JSON.stringify(got[key as keyof typeof got]) === JSON.stringify(value),
              ) && targetGroup?.logicalId === `Targets${listener.port}`;
            return isRight ? [] : [{ url, got, wanted }];
          }),
        );
      }
    }),
    { numRuns: 40 },
  );
});

const FILES = onContainerPorts(haproxyFiles(ONE_POOL), ONE_POOL);

function routed(changes: Readonly<Record<string, TemplateResource>>, files: HaproxyFiles = FILES) {
  const routing = routingOf(fleetTemplate(files, ONE_POOL, changes));
  const { action, pools } = routing.route(httpRequest('https://WEBEXT.contoso.com/'));
  const [secure] = routing.loadBalancers.flatMap(({ listeners }) => listeners.filter(({ port }) => port === 443));
  return { action, pools, hosts: secure?.traits.reader?.hosts };
}

const container = (...variables: readonly object[]) => ({ Name: 'haproxy', Environment: variables });
const tasks = (...containers: readonly object[]): TemplateResource => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { ContainerDefinitions: containers },
});
const PACKED = { Name: 'HAPROXY_FILES', Value: packed(FILES) };
const registered = (port: number, name = 'haproxy') => ({
  ContainerName: name,
  ContainerPort: port,
  TargetGroupArn: { Ref: 'Targets443' },
});
const service = (...loadBalancers: readonly object[]): TemplateResource => ({
  Type: 'AWS::ECS::Service',
  Properties: { TaskDefinition: { Ref: 'Tasks' }, LoadBalancers: loadBalancers },
});

const READ = { action: 'forward', pools: ['webext.contoso.com'], hosts: ['webext.contoso.com'] };
const UNREAD = { action: undefined, pools: undefined, hosts: [] };

test.each<readonly [string, Readonly<Record<string, TemplateResource>>, object]>([
  ['as it is made', {}, READ],
  ['with containers and variables more', { Tasks: tasks({ Name: 'logs' }, container({ Name: 'TZ', Value: 'UTC' }, PACKED)) }, READ],
  ['with a number as text', { Service: service({ ...registered(10_443), ContainerPort: '10443' }) }, READ],
  ['whose files are cut off', { Tasks: tasks(container({ ...PACKED, Value: PACKED.Value.slice(0, -40) })) }, UNREAD],
  ['whose files only the deployment knows', { Tasks: tasks(container({ ...PACKED, Value: { 'Fn::ImportValue': 'x' } })) }, UNREAD],
  ['without files', { Tasks: tasks(container()) }, UNREAD],
  ['with tasks of another template', { Service: { ...service(registered(10_443)), Properties: { TaskDefinition: 'edge:3' } } }, UNREAD],
  ['on a port that nothing listens on', { Service: service(registered(10_444)) }, UNREAD],
  ['on a port that only the deployment knows', { Service: service({ ...registered(0), ContainerPort: { Ref: 'AWS::Region' } }) }, UNREAD],
  ['that a second service shares', { Second: service(registered(10_443)) }, UNREAD],
  ['that nothing registers at', { Service: service() }, UNREAD],
  [
    'that is told nothing of clients',
    {
      Targets443: {
        Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
        Properties: { Protocol: 'TCP', Port: 10_443, Tags: [{ Key: 'lync-reverse-proxy:fleet', Value: 'haproxy' }] },
      },
    },
    UNREAD,
  ],
])('a fleet %s', (_, changes, wanted) => {
  expect(routed(changes)).toEqual(wanted);
});

const FOREIGN: TemplateResource = {
  Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
  Properties: { Protocol: 'TCP', Port: 10_443, TargetGroupAttributes: [{ Key: 'proxy_protocol_v2.enabled', Value: 'true' }] },
};

test.each<readonly [string, Readonly<Record<string, TemplateResource>>]>([
  ['another container of a service', { Service: service(registered(10_443, 'web')), Targets443: FOREIGN }],
  ['a HAProxy with a configuration of its own', { Tasks: tasks(container()), Targets443: FOREIGN }],
])('nothing is read of %s', (_, changes) => {
  expect(routed(changes)).toEqual({ action: 'forward', pools: undefined, hosts: undefined });
});

test('where TLS ends in HAProxy, its listener takes HTTPS alone, and the other one HTTP', () => {
  const site: HaproxySite = { ...ONE_POOL, tls: { lowest: '1.2', highest: '1.3', admitsAbsentSni: false } };
  const { loadBalancers } = routingOf(fleetTemplate(onContainerPorts(haproxyFiles(site), site), site));
  const traits = loadBalancers.flatMap(({ listeners }) =>
    listeners.map(({ port, traits: { takes, endsTls } }) => ({ port, takes, endsTls })),
  );
  expect(traits).toEqual([
    { port: 443, takes: ['https'], endsTls: false },
    { port: 80, takes: ['http'], endsTls: false },
  ]);
});
