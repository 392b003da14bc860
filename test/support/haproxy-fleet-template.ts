import { packed } from '../../lib/haproxy/packing';
import type { HaproxyFiles } from '../../lib/haproxy/configuration';
import type { HaproxyListener, HaproxySite } from '../../lib/haproxy/site';
import type { CloudFormationTemplate, TemplateResource } from '../../lib/templates/cloudformation-template';
import { BEHIND } from './arbitrary-haproxy-site';

/** The port of a container that takes what is published on another. */
export const containerPort = ({ port }: Pick<HaproxyListener, 'port'>): number => port + 10_000;

/** Where a container listens, as the configuration of a fleet says it. */
export function onContainerPorts(files: HaproxyFiles, { listeners }: HaproxySite): HaproxyFiles {
  const text = listeners.reduce(
    (written, { scheme, port }) =>
      written.replace(new RegExp(`(frontend ${scheme}-${port}\\n(?: +#.*\\n)*    bind )[^ \\n]+`), `$1:${containerPort({ port })}`),
    files['haproxy.cfg'] ?? '',
  );
  return { ...files, 'haproxy.cfg': text };
}

/** A Network Load Balancer in front of a service of HAProxys, as little of it as decides what is answered. */
export function fleetTemplate(
  files: HaproxyFiles,
  { listeners, tls, behind }: Pick<HaproxySite, 'listeners' | 'tls' | 'behind'>,
  changes: Readonly<Record<string, TemplateResource>> = {},
): CloudFormationTemplate {
  const groups = listeners.map((listener) => ({ ...listener, id: `Targets${listener.port}` }));
  return {
    Resources: {
      LoadBalancer: {
        Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
        Properties: { Type: 'network' },
      },
      ...(Object.fromEntries(
        groups.flatMap(({ id, port, scheme }) => [
          [
            id,
            {
              Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
              Properties: {
                Protocol: 'TCP',
                Port: containerPort({ port }),
                Tags: [{ Key: 'lync-reverse-proxy:fleet', Value: 'haproxy' }],
                TargetGroupAttributes: behind !== undefined ? [{ Key: 'proxy_protocol_v2.enabled', Value: 'true' }] : [],
              },
            },
          ],
          [
            `Listener${port}`,
            {
              Type: 'AWS::ElasticLoadBalancingV2::Listener',
              Properties: {
                LoadBalancerArn: { Ref: 'LoadBalancer' },
                Port: port,
                Protocol: scheme === 'https' && tls === undefined ? 'TLS' : 'TCP',
                DefaultActions: [{ Type: 'forward', TargetGroupArn: { Ref: id } }],
              },
            },
          ],
        ]),
      ) as Readonly<Record<string, TemplateResource>>),
      Tasks: {
        Type: 'AWS::ECS::TaskDefinition',
        Properties: {
          ContainerDefinitions: [{ Name: 'haproxy', Environment: [{ Name: 'HAPROXY_FILES', Value: packed(files) }] }],
        },
      },
      Service: {
        Type: 'AWS::ECS::Service',
        Properties: {
          TaskDefinition: { Ref: 'Tasks' },
          LoadBalancers: groups.map(({ id, port }) => ({
            ContainerName: 'haproxy',
            ContainerPort: containerPort({ port }),
            TargetGroupArn: { Ref: id },
          })),
        },
      },
      ...changes,
    },
  };
}

/** A pool on the usual ports. */
export const ONE_POOL: HaproxySite = {
  behind: BEHIND,
  listeners: [
    {
      port: 443,
      scheme: 'https',
      hosts: [{ host: 'webext.contoso.com', backend: 'pool01-https', limited: undefined, redirectTo: undefined }],
      redirectsTo: undefined,
    },
    { port: 80, scheme: 'http', hosts: [], redirectsTo: 443 },
  ],
  backends: [
    {
      name: 'pool01-https',
      pools: ['webext.contoso.com'],
      scheme: 'https',
      servers: [{ address: '10.0.0.1', port: 4443, certificateName: 'webext.contoso.com' }],
      check: { connects: [], request: { port: 4443, host: 'webext.contoso.com', path: '/', statuses: '200' } },
      affinity: 'none',
      admitsTls10: false,
    },
  ],
  tls: undefined,
  bindsIpv6: false,
  idleSeconds: 1830,
  allowedSources: undefined,
  corporateNetworks: [],
  verifiesServers: false,
  furtherConfiguration: undefined,
};
