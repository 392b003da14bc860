import { compared, findings, loadBalancer, messageOf, ref } from './templates';
import type { Resources } from './templates';

const vpc = (properties: Readonly<Record<string, unknown>> = {}) => ({
  Type: 'AWS::EC2::VPC',
  Properties: { CidrBlock: '10.0.0.0/22', ...properties },
});
const subnet = (properties: Readonly<Record<string, unknown>> = {}) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: ref('Vpc'), CidrBlock: '10.0.0.0/24', ...properties },
});
const attachment = (gateway: string) => ({
  Type: 'AWS::EC2::VPCGatewayAttachment',
  Properties: { VpcId: ref('Vpc'), InternetGatewayId: ref(gateway) },
});
const NETWORK: Resources = {
  Vpc: vpc(),
  Zone: subnet(),
  Gateway: { Type: 'AWS::EC2::InternetGateway' },
  Attachment: attachment('Gateway'),
};
const BALANCED: Resources = { ...NETWORK, Balancer: loadBalancer({ Subnets: [ref('Zone')] }) };

describe('what AWS only perhaps replaces', () => {
  test('is no error, whatever it holds, and told once', () => {
    const dual = { ...NETWORK, Zone: subnet({ Ipv6CidrBlock: '2001:db8::/64' }) };
    expect(findings(compared(NETWORK, dual))).toEqual(['collision-possible Zone']);
    expect(messageOf(compared(NETWORK, dual), 'collision-possible')).toContain('Zone is perhaps replaced and keeps network 10.0.0.0/24');
  });

  test('passes no certainty on', () => {
    const dedicated = { ...BALANCED, Vpc: vpc({ InstanceTenancy: 'dedicated' }) };
    expect(compared(BALANCED, dedicated).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(findings(compared(BALANCED, dedicated))).toEqual([
      'collision-possible Attachment',
      'collision-possible Balancer',
      'replacement-interrupts Vpc',
    ]);
  });
});

describe('a VPC that is replaced', () => {
  const other: Resources = { Vpc: vpc({ CidrBlock: '10.9.0.0/22' }), Zone: subnet({ CidrBlock: '10.9.0.0/24' }) };

  test('cannot have the gateway of the old one', () => {
    expect(findings(compared(NETWORK, { ...NETWORK, ...other }))).toContain('gateway-collision Attachment');
    const { Gateway, ...rest }: Resources = { ...NETWORK, ...other };
    const anew = { ...rest, Gateway2: Gateway ?? vpc(), Attachment: attachment('Gateway2') };
    expect(findings(compared(NETWORK, anew))).not.toContain('gateway-collision Attachment');
  });

  test('cannot take its load balancer along', () => {
    const comparison = compared(BALANCED, { ...BALANCED, ...other });
    expect(findings(comparison)).toContain('vpc-changes-under-load-balancer Balancer');
    expect(messageOf(comparison, 'vpc-changes-under-load-balancer')).toContain('Balancer stays, and its VPC Vpc is replaced.');
  });

  test('nor can another VPC have it, known by its id alone', () => {
    const [here, there] = ['vpc-1', 'vpc-2'].map((VpcId): Resources => ({ ...BALANCED, Zone: subnet({ VpcId }) }));
    const comparison = compared(here ?? {}, there ?? {});
    expect(findings(comparison)).toContain('vpc-changes-under-load-balancer Balancer');
    expect(messageOf(comparison, 'vpc-changes-under-load-balancer')).toContain('is to get subnets of vpc-2, and was in vpc-1');
  });

  test('a load balancer that is replaced too, or that gets other subnets of its VPC, is none of it', () => {
    const internal = loadBalancer({ Subnets: [ref('Zone')], Scheme: 'internal' });
    expect(findings(compared(BALANCED, { ...BALANCED, ...other, Balancer: internal })).join()).not.toContain('vpc-changes');
    const more = { ...BALANCED, Zone2: subnet({ CidrBlock: '10.0.1.0/24' }), Balancer: loadBalancer({ Subnets: [ref('Zone2')] }) };
    expect(findings(compared(BALANCED, more))).toEqual([]);
  });
});
