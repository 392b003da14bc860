import { auditFleets } from '../../lib/auditing/haproxy-fleets';
import { LEAST_IDLE_SECONDS } from '../../lib/declaring/idle-timeout';
import { HAPROXY_IMAGE } from '../../lib/facts/haproxy-image';
import { haproxyFiles } from '../../lib/haproxy/configuration';
import type { HaproxySite } from '../../lib/haproxy/site';
import { packed } from '../../lib/haproxy/packing';
import { fleetTemplate, ONE_POOL, onContainerPorts } from '../support/haproxy-fleet-template';
import { ref, type Properties } from '../support/listener-template';
import { routingOf } from '../support/routing-of';

/** A pool of two servers, each asked on the port of SIP too. */
const SITE: HaproxySite = {
  ...ONE_POOL,
  backends: ONE_POOL.backends.map((backend) => ({
    ...backend,
    servers: ['10.20.0.11', '10.20.0.12'].map((address) => ({ address, port: 4443, certificateName: 'webext.contoso.com' })),
    check: { connects: [5061], request: { port: 4443, host: 'webext.contoso.com', path: '/', statuses: '200' } },
  })),
};
const FILES = onContainerPorts(haproxyFiles(SITE), SITE);
/** The same, in which something of `haproxy.cfg` reads otherwise. */
const files = (from: string | RegExp = '', to = '') => packed({ ...FILES, 'haproxy.cfg': (FILES['haproxy.cfg'] ?? '').replace(from, to) });

const UNKNOWN = ref('Unknown');
const variable = (Value: unknown) => ({ Name: 'HAPROXY_FILES', Value });
const ports = (...of: readonly unknown[]) => of.map((ContainerPort) => ({ ContainerPort }));
const container = (more: Properties = {}) => ({
  Name: 'haproxy',
  Image: HAPROXY_IMAGE.reference,
  Environment: [{ Name: 'TZ', Value: 'UTC' }, variable(files())],
  PortMappings: ports(10_443, 10_080, 21_024),
  ...more,
});
const tasks = (...containers: readonly unknown[]) => ({
  Tasks: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: containers } },
});
const contained = (more: Properties) => tasks({ Name: 'log-router', Environment: [] }, container(more));
const registered = (port: number, more: Properties = {}) => ({
  ContainerName: 'haproxy',
  ContainerPort: port + 10_000,
  TargetGroupArn: ref(`Targets${port}`),
  ...more,
});
const network = (more: Properties = {}) => ({
  NetworkConfiguration: {
    AwsvpcConfiguration: {
      AssignPublicIp: 'ENABLED',
      SecurityGroups: [{ 'Fn::GetAtt': ['TasksGroup', 'GroupId'] }],
      Subnets: [ref('One'), ref('Two')],
      ...more,
    },
  },
});
const service = (more: Properties = {}) => ({
  Service: {
    Type: 'AWS::ECS::Service',
    Properties: { TaskDefinition: ref('Tasks'), LoadBalancers: [registered(443), registered(80)], ...network(), ...more },
  },
});
const atService = (...LoadBalancers: readonly unknown[]) => service({ LoadBalancers });
const PROXY_PROTOCOL = { Key: 'proxy_protocol_v2.enabled', Value: 'true' };
const drain = (Value: unknown) => ({ TargetGroupAttributes: [PROXY_PROTOCOL, { Key: 'deregistration_delay.timeout_seconds', Value }] });
/** The target group of HTTPS. */
const group = (more: Properties = {}, port = 443) => ({
  [`Targets${port}`]: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: {
      Protocol: 'TCP',
      Port: port + 10_000,
      Tags: [{ Key: 'lync-reverse-proxy:fleet', Value: 'haproxy' }],
      HealthCheckProtocol: 'HTTP',
      HealthCheckPort: '21024',
      HealthCheckPath: '/',
      Matcher: { HttpCode: '200' },
      TargetGroupAttributes: [PROXY_PROTOCOL],
      ...more,
    },
  },
});
const securityGroup = (properties: Properties) => ({
  Type: 'AWS::EC2::SecurityGroup',
  Properties: { GroupDescription: 'x', ...properties },
});
const tcp = (from: number, to: number, more: Properties) => ({ IpProtocol: 'tcp', FromPort: from, ToPort: to, ...more });
const idOf = (id: string) => ({ 'Fn::GetAtt': [id, 'GroupId'] });
const OUT = [
  tcp(4443, 4443, { CidrIp: '10.20.0.0/24' }),
  tcp(5061, 5061, { CidrIp: '10.20.0.0/24' }),
  tcp(443, 443, { CidrIp: '0.0.0.0/0' }),
];
const IN = [tcp(10_000, 30_000, { SourceSecurityGroupId: idOf('FrontGroup') })];
const tasksGroup = (SecurityGroupIngress: unknown = IN, SecurityGroupEgress: unknown = OUT) => ({
  TasksGroup: securityGroup({ SecurityGroupIngress, SecurityGroupEgress }),
});
const frontGroup = (SecurityGroupEgress: unknown = [tcp(10_000, 30_000, { DestinationSecurityGroupId: idOf('TasksGroup') })]) => ({
  FrontGroup: securityGroup({ SecurityGroupIngress: [], SecurityGroupEgress }),
});
const loadBalancer = (SecurityGroups: unknown = [idOf('FrontGroup')]) => ({
  LoadBalancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer', Properties: { Type: 'network', SecurityGroups } },
});
const subnet = { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } };
const association = (of: string, RouteTableId: unknown = ref('Table')) => ({
  [`${of}Table`]: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: ref(of), RouteTableId } },
});
const routes = (...of: readonly Properties[]) =>
  Object.fromEntries(
    of.map((properties, index) => [
      `Route${index}`,
      { Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref('Table'), ...properties } },
    ]),
  );
const OUTWARD = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') };

const SOUND = {
  ...fleetTemplate(FILES, SITE).Resources,
  ...loadBalancer(),
  ...tasks(container()),
  ...service(),
  ...group(),
  ...group({}, 80),
  ...tasksGroup(),
  ...frontGroup(),
  ...{ One: subnet, Two: subnet, ...association('One'), ...association('Two') },
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: 'vpc-1' } },
  Gateway: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
  ...routes(OUTWARD, { DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: 'tgw-1' }),
};

const found = (change: object) =>
  auditFleets(routingOf({ Resources: { ...SOUND, ...change } })).map(
    ({ id, where, message }) => `${id.replace(/^.*:/, '')} at ${where}: ${message}`,
  );

test('a sound fleet is not worth a word', () => {
  expect(found({})).toEqual([]);
});

const closed = service(network({ AssignPublicIp: 'DISABLED' }));
const unmapped = (port: number) =>
  `haproxy-port-unanswered at Service: The service registers its tasks at Targets443 with port ${port}, which`;
const unheard = (port: number) =>
  `haproxy-port-unanswered at Service: The service registers its tasks at Targets443 with port ${port}, on which`;
const unasked = 'haproxy-health-check-unanswered at Targets443: The health check asks port';
const told = (words: string) => `haproxy-proxy-protocol at Targets443: The target group ${words} the PROXY protocol`;
const cutOff = (of: 'from' | 'to', words: string) =>
  `haproxy-tasks-cut-off at Service: The security groups of the tasks do not let ${of === 'from' ? 'the load balancer in' : 'HAProxy out'} to TCP port ${words}`;
const kept = (words: string) =>
  `haproxy-tasks-cut-off at LoadBalancer: The security groups of the load balancer do not let it out to the tasks on TCP port ${words}.`;
const alone = (words: string) =>
  `haproxy-tasks-without-internet at Service: The tasks have no public address (AssignPublicIp), and from ${words} only`;
const without = (port: number) => `haproxy-target-group-without-tasks at Targets${port}: No service`;
const unread = 'haproxy-configuration-unread at Tasks: The container haproxy of this task definition has no HAPROXY_FILES';

/** What is changed, and all that is said of it, by how it begins. */
const FAULTS: readonly (readonly [string, object, readonly string[]])[] = [
  ['files cut off beside another variable', contained({ Environment: [{ Name: 'TZ', Value: UNKNOWN }, variable('H4sI')] }), [unread]],
  ['no files', contained({ Environment: [] }), [unread]],
  ['another container at one target group', atService(registered(443, { ContainerName: 'log-router' }), registered(80)), [without(443)]],
  ['one target group without a service', atService(registered(443)), [without(80)]],
  ['a port that the container does not map', contained({ PortMappings: ports(10_080) }), [unmapped(10_443)]],
  ['no mapped ports', contained({ PortMappings: undefined }), [unmapped(10_443), unmapped(10_080).replace('443', '80')]],
  [
    'a port on which nothing listens, and nobody is let to',
    { ...atService(registered(443, { ContainerPort: 8443 }), registered(80)), ...contained({ PortMappings: ports(10_080, 8443) }) },
    [unheard(8443), cutOff('from', '8443.'), kept('8443')],
  ],
  ['a HAProxy without the PROXY protocol', contained({ Environment: [variable(files(':10443 accept-proxy', ':10443'))] }), [told('sends')]],
  ['no PROXY protocol to HAProxy, on whose port it is told', group({ TargetGroupAttributes: [] }), [told('does not send'), `${unasked} 21024 over HTTP, on which`]],
  [
    'the same with a health check on the port of clients, of which it is told once',
    group({ TargetGroupAttributes: [], HealthCheckPort: 'traffic-port' }),
    [told('does not send')],
  ],
  ['a health check on a port where nothing listens', group({ HealthCheckPort: '8404' }), [`${unasked} 8404 over HTTP, on which`, cutOff('from', '8404.'), kept('8404')]],
  ['a health check of TCP where nothing listens', group({ HealthCheckPort: 20_001, HealthCheckProtocol: 'TCP' }), [`${unasked} 20001 over TCP, on which`]],
  ['a health check of HTTPS where HAProxy speaks HTTP', group({ HealthCheckProtocol: 'HTTPS' }), [`${unasked} 21024 over HTTPS, on which`]],
  ['a health check of HTTPS on the port of clients', group({ HealthCheckProtocol: 'HTTPS', HealthCheckPort: undefined }), [`${unasked} 10443 over HTTPS, on which`]],
  ['a health check of clients, for a host HAProxy does not know', group({ HealthCheckPort: 'traffic-port' }), [`${unasked} 10443 for /, and HAProxy answers 404`]],
  [
    'a health check that is redirected',
    group({ HealthCheckPort: '10080', HealthCheckPath: '/meet?x=1' }),
    [`${unasked} 10080 for /meet?x=1, and HAProxy answers 301`],
  ],
  ['other statuses', group({ Matcher: { HttpCode: '201, 204-399' } }), [`${unasked} 21024 for /, and HAProxy answers 200`]],
  ['statuses below', group({ Matcher: { HttpCode: '100-199' } }), [`${unasked} 21024 for /, and HAProxy answers 200`]],
  ['a drain one second short', group(drain(LEAST_IDLE_SECONDS - 1)), ['haproxy-drain-cuts-polls at Targets443: ']],
  ['no task at most', service({ DesiredCount: 0 }), ['haproxy-without-tasks at Service: The greatest number of tasks']],
  [
    'no task at least',
    {
      Scaling: {
        Type: 'AWS::ApplicationAutoScaling::ScalableTarget',
        Properties: { MinCapacity: 0, MaxCapacity: 4, ResourceId: { 'Fn::GetAtt': ['Service', 'Name'] } },
      },
    },
    ['haproxy-without-tasks at Service: The least number of tasks'],
  ],
  ['tasks that let nobody in', tasksGroup([]), [cutOff('from', '10080, 10443 and 21024.')]],
  ['tasks that let in another port', tasksGroup([tcp(10_443, 21_024, { SourceSecurityGroupId: idOf('FrontGroup') })]), [cutOff('from', '10080.')]],
  ['tasks that let in a group that is none of the load balancer', tasksGroup([tcp(1, 30_000, { SourceSecurityGroupId: idOf('TasksGroup') })]), [cutOff('from', '10080, 10443 and 21024.')]],
  ['tasks that let in nobody by a rule', tasksGroup([tcp(1, 30_000, {})]), [cutOff('from', '10080, 10443 and 21024.')]],
  ['a load balancer that is let out to one port', frontGroup([tcp(10_443, 10_443, { DestinationSecurityGroupId: idOf('TasksGroup') })]), [kept('10080 and 21024')]],
  ['a load balancer that is let out to others', frontGroup([tcp(1, 30_000, { DestinationSecurityGroupId: idOf('FrontGroup') })]), [kept('10080, 10443 and 21024')]],
  ['one server out of reach', tasksGroup(IN, [...OUT.slice(1), tcp(4443, 4443, { CidrIp: '10.20.0.12/32' })]), [cutOff('to', '4443 of 10.20.0.11.')]],
  [
    'both servers, on each port',
    tasksGroup(IN, OUT.slice(2)),
    [
      cutOff('to', '4443 of 10.20.0.11 and 10.20.0.12.'),
      cutOff('to', '5061 of 10.20.0.11 and 10.20.0.12, which it asks whether the server is there.'),
    ],
  ],
  [
    'a lower port that is only asked, and one server of the other',
    {
      ...contained({ Environment: [variable(files('tcp-check connect port 5061', 'tcp-check connect port 444'))] }),
      ...tasksGroup(IN, [...OUT.slice(1), tcp(4443, 4443, { CidrIp: '10.20.0.12/32' })]),
    },
    [
      cutOff('to', '444 of 10.20.0.11 and 10.20.0.12, which it asks whether the server is there.'),
      cutOff('to', '4443 of 10.20.0.11.'),
    ],
  ],
  ['no way to AWS', tasksGroup(IN, OUT.slice(0, 2)), ['haproxy-tasks-cut-off at Service: The security groups of the tasks do not let them out to TCP port 443 of the Internet.']],
  [
    'a way to AWS on another port alone',
    tasksGroup(IN, [...OUT.slice(0, 2), tcp(80, 80, { CidrIp: '0.0.0.0/0' }), tcp(443, 443, { CidrIp: '10.0.0.0/8' })]),
    ['haproxy-tasks-cut-off at Service: The security groups of the tasks do not let them out to TCP port 443 of the Internet.'],
  ],
  ['no public addresses', closed, [alone('One and Two')]],
  ['no word of public addresses', service(network({ AssignPublicIp: undefined })), [alone('One and Two')]],
  [
    'no public addresses, and a NAT gateway for one of the subnets',
    {
      ...closed,
      ...association('One', ref('OwnTable')),
      OwnTable: { Type: 'AWS::EC2::RouteTable', Properties: {} },
      OwnRoute: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref('OwnTable'), DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' } },
    },
    [alone('Two')],
  ],
  ['HTTP/2 after HTTP/1.1', { Listener443: atListener({ AlpnPolicy: ['HTTP1Only', 'HTTP2Optional'] }) }, ['haproxy-http2-mixes-people at Listener443: The listener offers HTTP/2 (AlpnPolicy HTTP2Optional)']],
]; // prettier-ignore

function atListener(more: Properties) {
  return {
    Type: 'AWS::ElasticLoadBalancingV2::Listener',
    Properties: {
      ...{ LoadBalancerArn: ref('LoadBalancer'), Port: 443, Protocol: 'TLS' },
      DefaultActions: [{ Type: 'forward', TargetGroupArn: ref('Targets443') }],
      ...more,
    },
  };
}

test.each(FAULTS)('a fault of a fleet: %s', (_, change, wanted) => {
  const said = found(change);
  expect(said.map((each, index) => (each.startsWith(wanted[index] ?? '-') ? wanted[index] : each))).toEqual(wanted);
});

const openly = (more: Properties) => [{ IpProtocol: '-1', ...more }];

/** What looks like one of them and is none, or is known to the deployment alone. */
const SERVING: readonly (readonly [string, object])[] = [
  ['containers that only the deployment knows', { Tasks: { Type: 'AWS::ECS::TaskDefinition', Properties: { ContainerDefinitions: UNKNOWN } } }],
  ['an environment that only the deployment knows', contained({ Environment: UNKNOWN })],
  ['files that only the deployment knows', contained({ Environment: [variable(UNKNOWN)] })],
  ['a task definition of somebody else', service({ TaskDefinition: 'arn:aws:ecs:eu-west-1:111122223333:task-definition/haproxy:1' })],
  ['a registration that only the deployment knows, for one of two', atService(registered(443), registered(80, { TargetGroupArn: UNKNOWN }))],
  ['a port that only the deployment knows', atService(registered(443, { ContainerPort: UNKNOWN }), registered(80))],
  ['mapped ports that only the deployment knows', contained({ PortMappings: UNKNOWN })],
  ['one mapped port that only the deployment knows', contained({ PortMappings: [...ports(10_080), { ContainerPort: UNKNOWN }] })],
  ['attributes that only the deployment knows', group({ TargetGroupAttributes: UNKNOWN })],
  ['a PROXY protocol that only the deployment knows', group({ TargetGroupAttributes: [{ ...PROXY_PROTOCOL, Value: UNKNOWN }] })],
  ['a health check of TCP on the port of clients', group({ HealthCheckProtocol: 'TCP', HealthCheckPort: 'traffic-port', HealthCheckPath: undefined })],
  ['no word of the health check but its protocol', group({ HealthCheckProtocol: 'TCP', HealthCheckPort: undefined, HealthCheckPath: undefined, Matcher: undefined })],
  ['no word of a health check, which is TCP on the port of clients', group({ HealthCheckProtocol: undefined, HealthCheckPort: undefined })],
  ['a health check of HTTP on the port of clients that takes the answer', group({ HealthCheckPort: 'traffic-port', Matcher: { HttpCode: '200, 404' } })],
  ['no word of its path', group({ HealthCheckPath: undefined })],
  ['no word of its statuses', group({ Matcher: undefined })],
  ['a path of its own', group({ HealthCheckPath: '/alive?x' })],
  ['statuses one by one', group({ Matcher: { HttpCode: '301,200' } })],
  ['statuses from the one', group({ Matcher: { HttpCode: '200-399' } })],
  ['statuses up to the one', group({ Matcher: { HttpCode: '100-200' } })],
  ['statuses that nobody can read', group({ Matcher: { HttpCode: 'ok' } })],
  ...['HealthCheckProtocol', 'HealthCheckPort', 'HealthCheckPath', 'Matcher'].map(
    (each) => [`${each} that only the deployment knows`, group({ HealthCheckProtocol: 'HTTPS', [each]: UNKNOWN })] as const,
  ),
  ['a drain as long as polls', group(drain(String(LEAST_IDLE_SECONDS)))],
  ['a drain that only the deployment knows', group(drain(UNKNOWN))],
  ['rules of the tasks that only the deployment knows', tasksGroup(UNKNOWN)],
  ['tasks that let in the addresses of the VPC', tasksGroup([tcp(1, 30_000, { CidrIp: '10.80.0.0/22' })])],
  ['tasks that let in addresses that only the deployment knows', tasksGroup([tcp(1, 30_000, { CidrIp: UNKNOWN })])],
  ['tasks that let in addresses of IPv6 that only the deployment knows', tasksGroup([tcp(1, 30_000, { CidrIpv6: UNKNOWN })])],
  ['tasks that let in a prefix list', tasksGroup([tcp(1, 30_000, { SourcePrefixListId: 'pl-1' })])],
  ['tasks that let in a group by its name', tasksGroup([tcp(1, 30_000, { SourceSecurityGroupName: 'front' })])],
  ['tasks that let in a group of somebody else', tasksGroup([tcp(1, 30_000, { SourceSecurityGroupId: 'sg-1' })])],
  ['a group of somebody else at the load balancer', { ...loadBalancer(['sg-1']), ...tasksGroup([tcp(1, 30_000, { SourceSecurityGroupId: idOf('TasksGroup') })]) }],
  ['no groups at the load balancer', { ...loadBalancer([]), ...tasksGroup([tcp(1, 30_000, { SourceSecurityGroupId: idOf('TasksGroup') })]) }],
  ['security groups of somebody else for the tasks', { ...service(network({ SecurityGroups: ['sg-1'] })), ...tasksGroup([], []) }],
  ['a load balancer that is let out to addresses', frontGroup([tcp(1, 30_000, { CidrIp: '10.80.0.0/22' })])],
  ['a load balancer that is let out to a prefix list', frontGroup([tcp(1, 30_000, { DestinationPrefixListId: 'pl-1' })])],
  ['a load balancer with no word of ways out', frontGroup(UNKNOWN)],
  ['a health check on a port that only the deployment knows', group({ HealthCheckPort: UNKNOWN })],
  ['tasks that are let out to all', tasksGroup(IN, openly({ CidrIp: '0.0.0.0/0' }))],
  ['tasks that are let out to addresses of IPv6 that only the deployment knows', tasksGroup(IN, openly({ CidrIpv6: UNKNOWN }))],
  ['tasks that are let out to a prefix list', tasksGroup(IN, openly({ DestinationPrefixListId: 'pl-1' }))],
  ['tasks that are let out to a group', tasksGroup(IN, openly({ DestinationSecurityGroupId: 'sg-1' }))],
  ['an image of their own without a way to AWS', { ...contained({ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/haproxy:1' }), ...tasksGroup(IN, OUT.slice(0, 2)) }],
  ['no image', { ...contained({ Image: undefined }), ...tasksGroup(IN, OUT.slice(0, 2)), ...closed }],
  ['no public addresses, and an image of their own', { ...contained({ Image: '111122223333.dkr.ecr.eu-west-1.amazonaws.com/haproxy:1' }), ...closed }],
  ['public addresses that only the deployment decides', service(network({ AssignPublicIp: UNKNOWN }))],
  ['no public addresses, in subnets of somebody else', service(network({ AssignPublicIp: 'DISABLED', Subnets: ['subnet-1', UNKNOWN] }))],
  ['no public addresses, and route tables of somebody else', { ...closed, ...association('One', 'rtb-1'), ...association('Two', UNKNOWN) }],
  [
    'no public addresses, and a route table of somebody else beside another',
    { ...closed, ...association('One', 'rtb-1'), ...association('Two', 'rtb-1'), Route0: { Type: 'AWS::EC2::Route', Properties: { ...OUTWARD, RouteTableId: 'rtb-2' } } },
  ],
  ['no public addresses, and the route table of the VPC', { ...closed, OneTable: subnet, TwoTable: subnet }],
  ['no public addresses, and no route to the Internet: endpoints may lead to AWS', { ...closed, ...routes({ DestinationCidrBlock: '10.0.0.0/8', GatewayId: ref('Gateway') }) }],
  ['no public addresses, and a NAT gateway', { ...closed, ...routes({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1' }) }],
  ['no public addresses, and a gateway of another kind', { ...closed, ...routes({ ...OUTWARD, GatewayId: ref('Vpn') }), Vpn: { Type: 'AWS::EC2::VPNGateway', Properties: {} } }],
  ['no public addresses, and a second route that may be the one', { ...closed, ...routes(OUTWARD, { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: UNKNOWN }) }],
  ['HTTP/1.1 alone', { Listener443: atListener({ AlpnPolicy: ['HTTP1Only'] }) }],
  ['HTTP/2 where connections are passed on as they come', { Listener443: atListener({ AlpnPolicy: ['HTTP2Only'], Protocol: 'TCP' }) }],
  ['a service of something else beside it', { Another: { Type: 'AWS::ECS::Service', Properties: { LoadBalancers: [{ ContainerName: 'web', ContainerPort: 80, TargetGroupArn: 'arn' }] } } }],
]; // prettier-ignore

test.each(SERVING)('nothing is said of a fleet with %s', (_, change) => {
  expect(found(change)).toEqual([]);
});

test('listeners and target groups that stand in no template are not looked at', () => {
  for (const gone of [['LoadBalancer'], ['Listener443'], ['Targets443', 'Targets80'], ['Tasks'], ['TasksGroup']]) {
    const others = Object.fromEntries(Object.entries(SOUND).filter(([id]) => !gone.includes(id)));
    expect(auditFleets(routingOf({ Resources: others }))).toEqual([]);
  }
});

test('the seconds of a drain are values, by which a finding of declarations is known for the same', () => {
  const [short] = auditFleets(routingOf({ Resources: { ...SOUND, ...group(drain('60')) } }));
  expect(short?.values).toEqual([60]);
});
