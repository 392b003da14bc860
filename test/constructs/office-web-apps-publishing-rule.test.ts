import { Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { OfficeWebAppsPublishingRule, PoolServers, Stickiness, type OfficeWebAppsPublishingRuleProps } from '../../lib';
import { outcomeOf } from '../support/listener-model';
import { resourcesOf } from '../support/model-of-template';
import {
  ELBV2,
  childOf,
  errorsOf,
  frontEndPool,
  publish,
  rulesFor,
  smallVpc,
  synthesize,
  templateOf,
  type Declared,
} from '../support/publish';

const ADDRESSES = ['10.20.0.31', '10.20.0.32'];

/** A pool, and a farm of two servers unless said otherwise. */
function farm(props: Partial<OfficeWebAppsPublishingRuleProps> = {}): (scope: Stack) => Declared {
  return (scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    officeWebApps: [
      new OfficeWebAppsPublishingRule(scope, 'Office', {
        host: 'Office.contoso.com',
        servers: PoolServers.fromIpAddresses(ADDRESSES),
        ...props,
      }),
    ],
  });
}

function targetGroupOf(props?: Partial<OfficeWebAppsPublishingRuleProps>): Readonly<Record<string, unknown>> {
  const groups = resourcesOf(synthesize(farm(props)).json, `${ELBV2}::TargetGroup`).filter(([id]) => id.startsWith('Office'));
  expect(groups).toHaveLength(1);
  return groups[0]?.[1] ?? {};
}

describe('a farm as it is installed', () => {
  const { json, model } = synthesize(farm());

  test('is reached on 443, HTTPS bridged to HTTPS, whatever the path', () => {
    const target = { kind: 'forward', pools: 'office.contoso.com', protocol: 'HTTPS', port: 443 };
    const urls = ['https://office.contoso.com/', 'https://OFFICE.contoso.com/m/Presenter.aspx'];
    expect(urls.map((url) => outcomeOf(url, model))).toEqual([target, target]);
  });

  test('is never reached over plain HTTP', () => {
    expect(outcomeOf('http://office.contoso.com/', model)).toEqual({ kind: 'redirect', to: 'HTTPS:443' });
    expect(resourcesOf(json, `${ELBV2}::TargetGroup`).map(([, { Protocol }]) => Protocol)).toEqual(['HTTPS', 'HTTPS']);
  });

  test('registers each server and checks WOPI discovery, which answers anonymously', () => {
    expect(targetGroupOf()).toMatchObject({
      Targets: ADDRESSES.map((Id) => ({ Id, Port: 443, AvailabilityZone: 'all' })),
      HealthCheckProtocol: 'HTTPS',
      HealthCheckPort: 'traffic-port',
      HealthCheckPath: '/hosting/discovery',
      Matcher: { HttpCode: '200' },
    });
  });

  test('has one rule of its own', () => {
    expect(rulesFor(model, 'office.contoso.com').map(({ hosts, priority }) => [hosts, priority > 10_000])).toEqual([
      [['office.contoso.com'], true],
    ]);
  });

  test('has a record and a place on the certificate', () => {
    const records = resourcesOf(json, 'AWS::Route53::RecordSet').map(([, { Name }]) => Name);
    const certificates = resourcesOf(json, 'AWS::CertificateManager::Certificate').map(
      ([, { SubjectAlternativeNames }]) => SubjectAlternativeNames,
    );
    expect(records).toContain('office.contoso.com.');
    expect(certificates).toEqual([['office.contoso.com']]);
  });

  test('is reached through the security group on its port', () => {
    const [[, group] = []] = resourcesOf(json, 'AWS::EC2::SecurityGroup');
    const egress = (group?.['SecurityGroupEgress'] ?? []) as { CidrIp: string; FromPort: number }[];
    expect(egress.filter(({ FromPort }) => FromPort === 443).map(({ CidrIp }) => CidrIp)).toEqual(
      ADDRESSES.map((address) => `${address}/32`),
    );
  });
});

test('port, health check and priority are what the user says', () => {
  expect(targetGroupOf({ port: 8443, healthCheckPath: '/op/servicebusy.htm', healthCheckMatcher: '200-299' })).toMatchObject({
    Port: 8443,
    HealthCheckPath: '/op/servicebusy.htm',
    HealthCheckPort: 'traffic-port',
    Matcher: { HttpCode: '200-299' },
    Targets: [{ Port: 8443 }, { Port: 8443 }],
  });
  expect(rulesFor(synthesize(farm({ priority: 77 })).model, 'office.contoso.com').map(({ priority }) => priority)).toEqual([77]);
});

test.each([
  ['true', 'several servers', { servers: PoolServers.fromIpAddresses(ADDRESSES) }],
  ['false', 'a single server', { servers: PoolServers.fromIpAddresses(['10.20.0.31']) }],
  ['false', 'a load balancer of its own', { servers: PoolServers.fromLoadBalancerAddress('10.20.0.30') }],
  ['false', 'several servers where the user says none', { stickiness: Stickiness.NONE }],
  [
    'true',
    'a single server where the user says so',
    { servers: PoolServers.fromIpAddresses(['10.20.0.31']), stickiness: Stickiness.LOAD_BALANCER_COOKIE },
  ],
])('stickiness is %s for %s', (enabled, _, props) => {
  expect(targetGroupOf(props)['TargetGroupAttributes']).toContainEqual({ Key: 'stickiness.enabled', Value: enabled });
});

test('instances of this app admit the load balancer on the port of the farm', () => {
  const { json } = synthesize(
    (scope) => {
      const instance = new ec2.Instance(scope, 'Server', {
        vpc: smallVpc(new Stack(scope, 'Network')),
        vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
        instanceType: new ec2.InstanceType('m5.large'),
        machineImage: ec2.MachineImage.genericWindows({ 'eu-west-1': 'ami-0abc' }),
      });
      return farm({ servers: PoolServers.fromInstances([instance]), port: 444 })(scope);
    },
    { env: { region: 'eu-west-1' } },
  );
  expect(resourcesOf(json, 'AWS::EC2::SecurityGroupIngress').map(([, { FromPort, ToPort }]) => [FromPort, ToPort])).toEqual([[444, 444]]);
});

test('a metric is that of the farm’s target group', () => {
  const { stack, json } = synthesize(farm());
  const { dimensions, metricName } = childOf(stack, 'Office', OfficeWebAppsPublishingRule).metricHealthyHostCount();
  const [id] = resourcesOf(json, `${ELBV2}::TargetGroup`).flatMap(([each]) => (each.startsWith('Office') ? [each] : []));
  expect(metricName).toBe('HealthyHostCount');
  expect(stack.resolve(dimensions)).toHaveProperty('TargetGroup', { 'Fn::GetAtt': [id, 'TargetGroupFullName'] });
});

test.each([
  ['host is malformed', { host: 'office_apps.contoso.com' }, ['host-name-malformed (Office)']],
  ['host carries a port', { host: 'office.contoso.com:443' }, ['host-name-malformed (Office)']],
  ['host lies in no zone', { host: 'office.fabrikam.com' }, ['name-in-no-zone (Office)']],
  ['host is a pool’s', { host: 'webext.contoso.com' }, ['name-published-twice (Office)']],
  ['servers are missing', { servers: PoolServers.fromIpAddresses([]) }, ['servers-missing (Office)']],
  ['priority is out of range', { priority: 0 }, ['priority-out-of-range (Office)']],
])('fails when its %s', (_, props, errors) => {
  expect(errorsOf(farm(props))).toEqual(errors);
});

test('fails when it is handed to no proxy', () => {
  const published = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')] }));
  new OfficeWebAppsPublishingRule(published.stack, 'Forgotten', {
    host: 'office.contoso.com',
    servers: PoolServers.fromIpAddresses(ADDRESSES),
  });
  expect(() => templateOf(published)).toThrow('[Stack/Forgotten] handed to no LyncReverseProxy');
});

test('fails when its target group is asked for before there is a proxy', () => {
  const rule = new OfficeWebAppsPublishingRule(new Stack(), 'Office', {
    host: 'office.contoso.com',
    servers: PoolServers.fromIpAddresses(ADDRESSES),
  });
  expect(() => rule.targetGroups).toThrow('Office: hand this rule to a LyncReverseProxy first');
});
