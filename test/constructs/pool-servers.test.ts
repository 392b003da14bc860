import { isDeepStrictEqual } from 'node:util';
import { CfnParameter, type Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct } from 'constructs';
import { LyncPool, PoolServers } from '../../lib';
import { resourcesOf } from '../support/model-of-template';
import { ELBV2, errorsOf, frontEndPool, only, publish, smallVpc, synthesize } from '../support/publish';

describe('targets', () => {
  test.each([
    [
      'an address on premises names the zone all',
      PoolServers.fromIpAddresses(['10.20.0.11']),
      { Id: '10.20.0.11', AvailabilityZone: 'all' },
    ],
    [
      'an address just outside the VPC names it too',
      PoolServers.fromIpAddresses(['10.80.4.0']),
      { Id: '10.80.4.0', AvailabilityZone: 'all' },
    ],
    ['an address inside the VPC names none', PoolServers.fromIpAddresses(['10.80.3.255']), { Id: '10.80.3.255' }],
    [
      'a hardware load balancer stands for its pool',
      PoolServers.fromLoadBalancerAddress('10.20.0.10'),
      { Id: '10.20.0.10', AvailabilityZone: 'all' },
    ],
    ['an instance names no zone', PoolServers.fromInstanceIds(['i-0abc']), { Id: 'i-0abc' }],
  ])('%s', (_, servers, target) => {
    const { json } = synthesize((scope) => ({
      publishingRules: [frontEndPool(scope, 'Webext', { pool: LyncPool.standardEdition('webext.contoso.com', servers) })],
    }));
    const { TargetType, Targets } = only(json, `${ELBV2}::TargetGroup`);
    expect(Targets).toEqual([{ ...target, Port: 4443 }]);
    expect(TargetType).toBe(target.Id.startsWith('i-') ? 'instance' : 'ip');
  });

  test.each(['203.0.113.7', 'fe01.contoso.local', '172.32.0.1'])('fails when a server is given as %s', (address) => {
    const pool = LyncPool.standardEdition('webext.contoso.com', PoolServers.fromIpAddresses([address]));
    expect(errorsOf((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { pool })] }))).toEqual([
      'target-address-not-allowed (Webext)',
    ]);
  });

  test('fails when there is none', () => {
    const pool = LyncPool.standardEdition('webext.contoso.com', PoolServers.fromIpAddresses([]));
    expect(errorsOf((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { pool })] }))).toEqual(['servers-missing (Webext)']);
  });
});

describe('instances of this app', () => {
  const { json } = synthesize(
    (scope) => {
      const vpc = new ec2.Vpc(scope, 'Own', { natGateways: 0 });
      const instances = ['One', 'Two'].map(
        (id) =>
          new ec2.Instance(scope, id, {
            vpc,
            vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
            instanceType: new ec2.InstanceType('m5.large'),
            machineImage: ec2.MachineImage.genericWindows({ 'eu-west-1': 'ami-0abc' }),
          }),
      );
      const pool = LyncPool.frontEndPool('webext.contoso.com', PoolServers.fromInstances(instances));
      return { vpc, publishingRules: [frontEndPool(scope, 'Webext', { pool, publishHttp: true })] };
    },
    { env: { region: 'eu-west-1', account: '111111111111' } },
  );
  const [proxyGroup = ''] = resourcesOf(json, 'AWS::EC2::SecurityGroup')
    .map(([id]) => id)
    .filter((id) => id.startsWith('ReverseProxy'));
  const reference = { 'Fn::GetAtt': [proxyGroup, 'GroupId'] };

  test('admit the load balancer on the listening ports, and nobody else', () => {
    const ingress = resourcesOf(json, 'AWS::EC2::SecurityGroupIngress').map(([, rule]) => rule);
    expect(ingress.map(({ FromPort, ToPort, SourceSecurityGroupId }) => [FromPort, ToPort, SourceSecurityGroupId])).toEqual(
      expect.arrayContaining([4443, 8080].map((port) => [port, port, reference])),
    );
    expect(new Set(ingress.map(({ GroupId, FromPort }) => JSON.stringify([GroupId, FromPort])))).toHaveProperty('size', 4);
    expect(ingress).toHaveLength(4);
  });

  test('are reached by their security groups, not by addresses', () => {
    const egress = resourcesOf(json, 'AWS::EC2::SecurityGroupEgress').filter(([, { GroupId }]) => isDeepStrictEqual(GroupId, reference));
    expect(egress.map(([, { FromPort }]) => FromPort).sort()).toEqual([4443, 4443, 8080, 8080]);
    expect(egress.flatMap(([, { CidrIp }]) => CidrIp ?? [])).toEqual([]);
    expect(json.Resources[proxyGroup]?.Properties).not.toHaveProperty('SecurityGroupEgress');
  });
});

test.each([
  ['instances of this app', (scope: Stack) => PoolServers.fromInstances([instanceIn(scope)]), []],
  ['ids of instances of this app', (scope: Stack) => PoolServers.fromInstanceIds([instanceIn(scope).instanceId]), []],
  [
    'ids that are parameters',
    (scope: Stack) => PoolServers.fromInstanceIds([new CfnParameter(scope, 'InstanceId').valueAsString]),
    ['lync-reverse-proxy:value-unresolved'],
  ],
] as const)('what only the deployment knows of %s is told where it may be a mistake', (_, servers, told) => {
  const { proxy } = publish((scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext', { pool: LyncPool.standardEdition('webext.contoso.com', servers(scope)) })],
  }));
  expect(proxy._plan.findings.map(({ id }) => id)).toEqual(told);
});

function instanceIn(scope: Stack): ec2.IInstance {
  return new ec2.Instance(scope, 'Instance', {
    vpc: smallVpc(new Construct(scope, 'OfInstance')),
    vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
    instanceType: new ec2.InstanceType('m5.large'),
    machineImage: ec2.MachineImage.genericWindows({ 'us-east-1': 'ami-0abc', 'eu-west-1': 'ami-0abc' }),
  });
}

test('instances known by their ids are reached all over the VPC on the listening port', () => {
  const pool = LyncPool.standardEdition('webext.contoso.com', PoolServers.fromInstanceIds(['i-0abc']));
  const { json } = synthesize((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext', { pool })] }));
  expect(only(json, 'AWS::EC2::SecurityGroup')['SecurityGroupEgress']).toEqual([
    expect.objectContaining({ CidrIp: '10.80.0.0/22', FromPort: 4443, ToPort: 4443, IpProtocol: 'tcp' }),
  ]);
});
