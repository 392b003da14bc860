import type { Stack } from 'aws-cdk-lib/core';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import {
  ExternalSignIn,
  FrontEnd,
  LyncPool,
  OfficeWebAppsPublishingRule,
  PoolPublishingRule,
  PoolServers,
  RoutingTable,
  SimpleUrlSet,
  type LyncPoolOptions,
} from '../../lib';
import type { PoolPublishingRuleProps } from '../../lib/constructs/pool-publishing-rule';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { childOf, ELBV2, frontEndPool, idOf, only, synthesize, zone, type Declared } from '../support/publish';

const { NETWORK_LOAD_BALANCER, APPLICATION_LOAD_BALANCER } = FrontEnd;
const SERVERS = PoolServers.fromIpAddresses(['10.20.5.11', '10.20.5.12']);

const passed = (scope: Stack, props: Partial<PoolPublishingRuleProps> = {}, options: LyncPoolOptions = {}) =>
  new PoolPublishingRule(scope, 'Passed', {
    pool: LyncPool.frontEndPool('passed.contoso.com', SERVERS, options),
    frontEnd: NETWORK_LOAD_BALANCER,
    externalSignIn: ExternalSignIn.WINDOWS,
    ...props,
  });

const alone =
  (props: Partial<PoolPublishingRuleProps> = {}, more: Partial<Declared> = {}) =>
  (scope: Stack): Declared => ({ publishingRules: [passed(scope, props)], ...more });

const attributesOf = (holder: Readonly<Record<string, unknown>>, key: string) =>
  Object.fromEntries((holder[key] as { Key: string; Value: string }[]).map(({ Key, Value }) => [Key, Value]));

describe('a pool whose connections pass through', () => {
  const { json, proxy, stack } = synthesize(alone());
  const listener = only(json, `${ELBV2}::Listener`);
  const group = only(json, `${ELBV2}::TargetGroup`);
  const balancer = only(json, `${ELBV2}::LoadBalancer`);

  test('has a Network Load Balancer and neither rule, certificate nor Application Load Balancer', () => {
    expect(balancer['Type']).toBe('network');
    expect(resourcesOf(json, `${ELBV2}::ListenerRule`)).toEqual([]);
    expect(resourcesOf(json, 'AWS::CertificateManager::Certificate')).toEqual([]);
    expect([proxy.loadBalancer, proxy.listeners, proxy.certificateArns]).toEqual([undefined, [], []]);
    expect(proxy.networkLoadBalancers).toHaveLength(1);
  });

  test('takes TCP on the published port to the listening port of each server, for as long as long polls wait', () => {
    expect(listener).toMatchObject({ Port: 443, Protocol: 'TCP' });
    expect(attributesOf(listener, 'ListenerAttributes')).toEqual({ 'tcp.idle_timeout.seconds': '1830' });
    expect(group).toMatchObject({ Protocol: 'TCP', Port: 4443, TargetType: 'ip' });
    expect(group['Targets']).toEqual(['10.20.5.11', '10.20.5.12'].map((Id) => ({ Id, Port: 4443, AvailabilityZone: 'all' })));
  });

  test("is checked at Lync's own monitor port", () => {
    expect(group).toMatchObject({ HealthCheckProtocol: 'TCP', HealthCheckPort: '5061' });
    expect(group).not.toHaveProperty('HealthCheckPath');
    expect(group).not.toHaveProperty('Matcher');
  });

  test('is shown no client addresses, which servers on premises could not answer', () => {
    expect(attributesOf(group, 'TargetGroupAttributes')).toEqual({ 'preserve_client_ip.enabled': 'false', 'stickiness.enabled': 'false' });
  });

  test('crosses zones, and has a security group that admits clients and reaches the servers and their monitor port', () => {
    expect(attributesOf(balancer, 'LoadBalancerAttributes')).toMatchObject({ 'load_balancing.cross_zone.enabled': 'true' });
    const rules = only(json, 'AWS::EC2::SecurityGroup');
    expect(balancer['SecurityGroups']).toEqual([{ 'Fn::GetAtt': [idOf(json, 'AWS::EC2::SecurityGroup'), 'GroupId'] }]);
    expect((rules['SecurityGroupIngress'] as { FromPort: number }[]).map(({ FromPort }) => FromPort)).toEqual([443]);
    const egress = (rules['SecurityGroupEgress'] as { CidrIp: string; FromPort: number }[]).map(
      ({ CidrIp, FromPort }) => `${CidrIp} ${FromPort}`,
    );
    expect(egress).toEqual(['10.20.5.11/32 4443', '10.20.5.11/32 5061', '10.20.5.12/32 4443', '10.20.5.12/32 5061']);
  });

  test('has its record lead there, once the listener is there', () => {
    const [[, record] = ['', { DependsOn: [] }]] = Object.entries(json.Resources).filter(
      ([, { Type }]) => Type === 'AWS::Route53::RecordSet',
    );
    expect((record as unknown as { DependsOn: string[] }).DependsOn).toContain(idOf(json, `${ELBV2}::Listener`));
    RoutingTable.fromTemplate(json).assertReachesPool('https://passed.contoso.com/abs', 'passed.contoso.com');
  });

  test('is told which names the certificates of its servers must carry, and what is given up', () => {
    const notes = Found.fromStack(stack);
    expect(
      notes.findInfo('*', Match.stringLikeRegexp('certificate of their external web site must carry passed\\.contoso\\.com')),
    ).toHaveLength(1);
    expect(notes.findInfo('*', Match.stringLikeRegexp('no web ACL'))).toHaveLength(1);
  });
});

test.each([
  ['a path or matcher asks for HTTPS', { healthCheckPath: '/meet' }, { HealthCheckProtocol: 'HTTPS', HealthCheckPort: 'traffic-port', HealthCheckPath: '/meet' }],
  ['a hardware load balancer has no monitor port', { pool: LyncPool.frontEndPool('passed.contoso.com', PoolServers.fromLoadBalancerAddress('10.20.5.10')) }, { HealthCheckProtocol: 'TCP', HealthCheckPort: 'traffic-port' }],
])('the health check: %s', (_, props, expected) => {
  expect(only(synthesize(alone(props)).json, `${ELBV2}::TargetGroup`)).toMatchObject(expected);
}); // prettier-ignore

test.each([
  ['passive sign-in to several servers', { externalSignIn: ExternalSignIn.PASSIVE }, 'source_ip'],
  ['Windows authentication', {}, undefined],
])('clients stay on one server by their address for %s: %#', (_, props, type) => {
  const attributes = attributesOf(only(synthesize(alone(props)).json, `${ELBV2}::TargetGroup`), 'TargetGroupAttributes');
  expect(attributes['stickiness.type']).toBe(type);
});

test('instances see the addresses of clients', () => {
  const pool = LyncPool.frontEndPool('passed.contoso.com', PoolServers.fromInstanceIds(['i-0abc']));
  const group = only(synthesize(alone({ pool })).json, `${ELBV2}::TargetGroup`);
  expect(attributesOf(group, 'TargetGroupAttributes')['preserve_client_ip.enabled']).toBe('true');
});

test('fixed addresses are mapped to the subnets in their order', () => {
  const balancer = only(synthesize(alone({ fixedAddresses: ['eipalloc-0a', 'eipalloc-0b'] })).json, `${ELBV2}::LoadBalancer`);
  expect(balancer['SubnetMappings']).toEqual([
    { SubnetId: 'subnet-0a', AllocationId: 'eipalloc-0a' },
    { SubnetId: 'subnet-0b', AllocationId: 'eipalloc-0b' },
  ]);
  expect(balancer).not.toHaveProperty('Subnets');
});

test('autodiscover over HTTP and another published port get listeners of their own', () => {
  const { json } = synthesize((scope) => {
    const answeredBy = passed(scope, {}, { publishedHttpsPort: 8443 });
    const set = new SimpleUrlSet(scope, 'SimpleUrls', {
      answeredBy,
      meet: ['https://meet.contoso.com'],
      autodiscoverOverHttpFor: ['contoso.com'],
    });
    return { publishingRules: [answeredBy], simpleUrls: [set] };
  });
  const ports = resourcesOf(json, `${ELBV2}::Listener`).map(([, { Port }]) => Port as number);
  expect(ports.sort((a, b) => a - b)).toEqual([80, 443, 8443]);
  const table = RoutingTable.fromTemplate(json);
  for (const url of ['https://passed.contoso.com:8443/', 'https://meet.contoso.com/', 'http://lyncdiscover.contoso.com/']) {
    table.assertReachesPool(url, 'passed.contoso.com');
  }
});

describe('a mixed deployment', () => {
  const declare = (moving?: FrontEnd) => (scope: Stack) => {
    const other = frontEndPool(scope, 'Other');
    const answeredBy = passed(scope, { movingFrom: moving });
    const simpleUrls = [new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy, meet: ['https://meet.contoso.com'] })];
    const officeWebApps = [
      new OfficeWebAppsPublishingRule(scope, 'Office', { host: 'office.contoso.com', servers: PoolServers.fromIpAddresses(['10.20.6.1']) }),
    ];
    return { publishingRules: [other, answeredBy], simpleUrls, officeWebApps, hostedZones: [zone(scope, 'contoso.com')] };
  };
  const hostsAt = (json: TemplateJson) =>
    resourcesOf(json, `${ELBV2}::ListenerRule`).flatMap(([, rule]) =>
      (rule['Conditions'] as { HostHeaderConfig?: { Values: string[] } }[]).flatMap(
        ({ HostHeaderConfig }) => HostHeaderConfig?.Values ?? [],
      ),
    );

  test('has both front ends; a farm that says nothing shares the Application Load Balancer', () => {
    const { json } = synthesize(declare());
    expect(
      resourcesOf(json, `${ELBV2}::LoadBalancer`)
        .map(([, { Type }]) => Type)
        .sort(),
    ).toEqual(['application', 'network']);
    expect(hostsAt(json).sort()).toEqual(['office.contoso.com', 'other.contoso.com']);
  });

  test('keeps the old path of what moves, without records, until movingFrom is removed', () => {
    const { json } = synthesize(declare(APPLICATION_LOAD_BALANCER));
    expect(hostsAt(json)).toEqual(expect.arrayContaining(['meet.contoso.com', 'passed.contoso.com']));
    const network = resourcesOf(json, `${ELBV2}::LoadBalancer`).find(([, { Type }]) => Type === 'network')?.[0] ?? '';
    const led = resourcesOf(json, 'AWS::Route53::RecordSet').filter(([, record]) =>
      JSON.stringify(record['AliasTarget']).includes(`"${network}"`),
    );
    expect(led.map(([, { Name }]) => Name).sort()).toEqual(['meet.contoso.com.', 'passed.contoso.com.']);
    expect(resourcesOf(json, 'AWS::Route53::RecordSet')).toHaveLength(4);
  });
});

test.each([
  ['of its own where that is the front end of all', { frontEnd: FrontEnd.NETWORK_LOAD_BALANCER }, {}],
  ['where it says so itself', {}, { frontEnd: FrontEnd.NETWORK_LOAD_BALANCER }],
])('a farm has a Network Load Balancer %s', (_, all, own) => {
  const { json } = synthesize((scope) => ({
    ...all,
    publishingRules: [passed(scope)],
    officeWebApps: [
      new OfficeWebAppsPublishingRule(scope, 'Office', {
        host: 'office.contoso.com',
        servers: PoolServers.fromIpAddresses(['10.20.6.1']),
        ...own,
      }),
    ],
  }));
  expect(resourcesOf(json, `${ELBV2}::LoadBalancer`).map(([, { Type }]) => Type)).toEqual(['network', 'network']);
  RoutingTable.fromTemplate(json).assertReachesPool('https://office.contoso.com/hosting/discovery', 'office.contoso.com');
});

test('metrics are those of the front end clients use', () => {
  const { stack } = synthesize(alone());
  const rule = childOf(stack, 'Passed', PoolPublishingRule);
  expect(rule.metricHealthyHostCount()).toMatchObject({ namespace: 'AWS/NetworkELB', metricName: 'HealthyHostCount' });
  expect(rule.networkLoadBalancer).toBeDefined();
});
