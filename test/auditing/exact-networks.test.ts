import type { FindingName } from '../../lib/findings/catalogue';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { fixedAddresses } from '../../lib/auditing/fixed-addresses';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { alias, listener, loadBalancer, notFound, ref, SOUND, type Properties } from '../support/listener-template';
import { saidOf, type ExactRow } from '../support/exactly';

function exactly(name: FindingName, rows: readonly ExactRow[], more: object = {}): void {
  test.each(rows)(`${name}: %s`, (...row) => {
    const [, , wanted] = row;
    expect(saidOf(name, row, more)).toEqual(wanted);
  });
}

const UNKNOWN = ref('Unknown');
const perhaps = <T extends object>(resource: T) => ({ ...resource, Condition: 'Sometimes' });
const subnet = (AvailabilityZone: unknown, more: Properties = {}) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: 'vpc-1', AvailabilityZone, CidrBlock: '10.80.0.0/27', ...more },
});
/** A load balancer of somebody else, or that of the plan, in some subnets. */
const standsIn = (id: string, ...subnets: readonly unknown[]) => ({ [id]: loadBalancer({ Subnets: subnets }) });
const LOS_ANGELES = subnet('us-west-2-lax-1a');
const OUTPOST = subnet('eu-west-1a', { OutpostArn: 'arn:aws:outposts:eu-west-1:111122223333:outpost/op-1' });
const isAlone = [['Other', 'subnets in one zone only']] as const;

exactly('load-balancer-zones', [
  ['one zone', { One: subnet('eu-west-1a'), ...standsIn('Other', ref('One')) }, isAlone],
  ['one zone of a Region with a longer name', { One: subnet('us-gov-west-1a'), ...standsIn('Other', ref('One')) }, isAlone],
  ['one zone by its id', { One: subnet(undefined, { AvailabilityZoneId: 'euw1-az1' }), ...standsIn('Other', ref('One')) }, isAlone],
  ['one zone of the list of the Region', { One: subnet({ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }), ...standsIn('Other', ref('One')) }, isAlone],
  ['a zone that only the deployment knows', { One: subnet(UNKNOWN), ...standsIn('Other', ref('One')) }, []],
  ['one of a list that only the deployment knows', { One: subnet({ 'Fn::Select': [0, UNKNOWN] }), ...standsIn('Other', ref('One')) }, []],
  ['a zone by an id that only the deployment knows', { One: subnet(undefined, { AvailabilityZoneId: UNKNOWN }), ...standsIn('Other', ref('One')) }, []],
  ['a Local Zone by its id', { One: subnet(undefined, { AvailabilityZoneId: 'usw2-lax1-az1' }), ...standsIn('Other', ref('One')) }, []],
  ['a zone that only the deployment knows, for the proxy', { One: subnet(UNKNOWN), ...standsIn('LoadBalancer', ref('One')) }, [['LoadBalancer', 'subnets in one zone only']]],
  ['a Local Zone', { One: LOS_ANGELES, ...standsIn('Other', ref('One')) }, []],
  ['a Wavelength Zone', { One: subnet('us-east-1-wl1-bos-wlz-1'), ...standsIn('Other', ref('One')) }, []],
  ['an Outpost', { One: OUTPOST, ...standsIn('Other', ref('One')) }, []],
  ['an Outpost of a zone that only the deployment knows', { One: subnet(UNKNOWN, { OutpostArn: UNKNOWN }), ...standsIn('Other', ref('One')) }, []],
  ['a Local Zone for the proxy', { One: LOS_ANGELES, ...standsIn('LoadBalancer', ref('One')) }, [['LoadBalancer', 'subnets in one zone only']]],
  ['a subnet of somebody else', standsIn('Other', 'subnet-1'), []],
  ['a subnet of somebody else for the proxy', standsIn('LoadBalancer', 'subnet-1'), [['LoadBalancer', 'subnets in one zone only']]],
  ['two subnets in one zone, and one of somebody else', { One: subnet('eu-west-1a'), Two: subnet('eu-west-1a'), ...standsIn('Other', ref('One'), ref('Two'), 'subnet-1') }, []],
  ['two subnets in one zone, and one in another', { One: subnet('eu-west-1a'), Two: subnet('eu-west-1a'), Three: subnet('eu-west-1b'), ...standsIn('Other', ref('One'), ref('Two'), ref('Three')) }, [['Other', 'eu-west-1a']]],
  ['two zones', { One: subnet('eu-west-1a'), Two: subnet('eu-west-1b'), ...standsIn('Other', ref('One'), ref('Two')) }, []],
  ['a Network Load Balancer in one zone', { One: subnet('eu-west-1a'), Other: loadBalancer({ Type: 'network', LoadBalancerAttributes: [], Subnets: [ref('One')] }) }, []],
  ['subnets that only the deployment knows', { Other: loadBalancer({ Subnets: UNKNOWN }) }, []],
  ['a load balancer outside of the template', { Own: listener(443, { LoadBalancerArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a/1' }) }, []],
]); // prettier-ignore

exactly('subnet-too-small', [
  ['room for eight addresses', { One: subnet('eu-west-1a', { CidrBlock: '10.80.0.0/28' }), Two: subnet('eu-west-1b'), ...standsIn('LoadBalancer', ref('One'), ref('Two')) }, [['LoadBalancer', '10.80.0.0/28']]],
  ['room enough', { One: subnet('eu-west-1a'), Two: subnet('eu-west-1b'), ...standsIn('LoadBalancer', ref('One'), ref('Two')) }, []],
  ['addresses that only the deployment knows', { One: subnet('eu-west-1a', { CidrBlock: UNKNOWN }), Two: subnet('eu-west-1b'), ...standsIn('LoadBalancer', ref('One'), ref('Two')) }, []],
]); // prettier-ignore

const DUAL = {
  LoadBalancer: loadBalancer({ IpAddressType: 'dualstack', Subnets: [ref('One'), ref('Two')] }),
  One: subnet('eu-west-1a', { Ipv6CidrBlock: '2001:db8::/64' }),
  Two: subnet('eu-west-1b'),
};
const block = (SubnetId: unknown, Type = 'AWS::EC2::SubnetCidrBlock') => ({ Type, Properties: { SubnetId, Ipv6CidrBlock: UNKNOWN } });
const isLacking = [['LoadBalancer', 'Two']] as const;
exactly('subnets-without-ipv6', [
  ['one subnet of two', DUAL, isLacking],
  ['a block beside it', { ...DUAL, Block: block(ref('Two')) }, []],
  ['a block beside it, among other resources', { Another: block(ref('One')), ...DUAL, Block: block(ref('Two')) }, []],
  ['a block of the other subnet', { ...DUAL, Block: block(ref('One')) }, isLacking],
  ['a block of a subnet that only the deployment knows', { ...DUAL, Block: block(UNKNOWN) }, []],
  ['a block of a subnet of somebody else', { ...DUAL, Block: block('subnet-1') }, isLacking],
  ['what is no block', { ...DUAL, Block: block(ref('Two'), 'AWS::EC2::SubnetRouteTableAssociation') }, isLacking],
  ['a block by its length', { ...DUAL, Two: subnet('eu-west-1b', { Ipv6NetmaskLength: 64 }) }, []],
  ['a block of IPAM', { ...DUAL, Two: subnet('eu-west-1b', { Ipv6IpamPoolId: 'ipam-pool-1' }) }, []],
  ['a load balancer for IPv4', { ...DUAL, LoadBalancer: loadBalancer({ IpAddressType: 'ipv4', Subnets: [ref('One'), ref('Two')] }) }, []],
  ['a type that only the deployment knows', { ...DUAL, LoadBalancer: loadBalancer({ IpAddressType: UNKNOWN, Subnets: [ref('One'), ref('Two')] }) }, []],
]); // prettier-ignore

const fixed = (allocations: readonly unknown[], properties: Properties = {}) =>
  loadBalancer({
    ...{ Type: 'network', Scheme: 'internet-facing', LoadBalancerAttributes: [] },
    SubnetMappings: allocations.map((AllocationId, index) => ({ SubnetId: `subnet-0${index}`, AllocationId })),
    ...properties,
  });
const nat = (AllocationId: string, ...SecondaryAllocationIds: readonly string[]) => ({
  Type: 'AWS::EC2::NatGateway',
  Properties: { AllocationId, SecondaryAllocationIds },
});
const association = (properties: Properties) => ({ Type: 'AWS::EC2::EIPAssociation', Properties: { InstanceId: 'i-0a', ...properties } });
const Fixed = fixed(['eipalloc-0a']);
const given = ref('Given');
exactly('fixed-addresses-refused', [
  ['two load balancers, of which the latter is told', { Fixed, Later: Fixed }, [['Later', 'is that of Fixed too']]],
  ['three load balancers', { Early: Fixed, Fixed, Later: Fixed }, [['Fixed', 'is that of Early too'], ['Later', 'is that of Early too']]],
  ['a NAT gateway with it beside its own', { Fixed, Nat: nat('eipalloc-0b', 'eipalloc-0a') }, [['Fixed', 'is that of Nat too']]],
  ['two NAT gateways, in whatever order', { Fixed, Nat2: nat('eipalloc-0a'), Nat1: nat('eipalloc-0a') }, [['Fixed', 'is that of Nat1 too']]],
  ['a NAT gateway that names it twice', { Fixed, Nat: nat('eipalloc-0a', 'eipalloc-0a') }, [['Fixed', 'is that of Nat too']]],
  ['itself twice, and a NAT gateway', { Fixed: fixed(['eipalloc-0a', 'eipalloc-0a']), Nat: nat('eipalloc-0a') }, [['Fixed', 'is that of Nat too'], ['Fixed', 'stands there twice']]],
  ['a NAT gateway that may not be there', { Fixed, Nat: perhaps(nat('eipalloc-0a')) }, []],
  ['a load balancer that may not be there', { Fixed: perhaps(Fixed), Nat: nat('eipalloc-0a') }, []],
  ['NAT gateways alone', { One: nat('eipalloc-0a'), Two: nat('eipalloc-0a') }, []],
  ['an association of another', { Fixed, Own: association({ AllocationId: 'eipalloc-0b' }) }, []],
  ['one parameter at two load balancers', { Fixed: fixed([given]), Later: fixed([given]) }, [['Later', 'is that of Fixed too']]],
  ['two entries of one list', { Fixed: fixed([{ 'Fn::Select': [0, given] }]), Later: fixed([{ 'Fn::Select': [1, given] }]) }, []],
  ['the allocation id that a resource of another kind returns, twice', { Own: { Type: 'Custom::Address', Properties: {} }, Fixed: fixed([{ 'Fn::GetAtt': ['Own', 'First'] }]), Later: fixed([{ 'Fn::GetAtt': ['Own', 'Second'] }]) }, []],
  ['a type that only the deployment knows', { Fixed: fixed(['eipalloc-0a'], { Type: UNKNOWN, Scheme: UNKNOWN }) }, []],
  ['an instance of somebody else in the same template', { Fixed, Server: { Type: 'AWS::EC2::Instance', Properties: { AllocationId: 'eipalloc-0a' } } }, []],
  ['no address', { Fixed: fixed([undefined], { Type: 'application' }) }, []],
  ['subnets that only the deployment knows beside mappings', { Fixed: fixed(['eipalloc-0a'], { Subnets: UNKNOWN }) }, []],
]); // prettier-ignore

test('a parameter stands for the same within one stack alone', () => {
  const stack = (name: string) => ({
    ...{ name, nested: {}, parameters: {} },
    template: asTemplate({ Resources: { Fixed: fixed([given]) }, Parameters: { Given: { Type: 'String' } } }, name),
  });
  expect(fixedAddresses(new TemplateRouting([stack('One'), stack('Two')]).resources)).toEqual([]);
});

const zone = (properties: Properties) => ({ Type: 'AWS::Route53::HostedZone', Properties: properties });
const recordIn = (HostedZoneId: unknown, name = 'meet.contoso.com') => {
  const { Type, Properties } = alias(name);
  return { MeetRecord: { Type, Properties: { ...Properties, HostedZoneId } } };
};
const ZONES = { Upper: zone({ Name: 'contoso.com' }), Below: zone({ Name: 'meet.contoso.com' }) };
exactly('name-in-wrong-zone', [
  ['a record in the closer zone', { ...ZONES, ...recordIn(ref('Below')) }, []],
  ['a record in the upper zone', { ...ZONES, ...recordIn(ref('Upper')) }, [['MeetRecord', 'meet.contoso.com']]],
  ['a record in the upper zone, and a closer one whose name only the deployment knows', { ...ZONES, Below: zone({ Name: UNKNOWN }), ...recordIn(ref('Upper')) }, []],
  ['a record in a zone of somebody else', { ...ZONES, ...recordIn('ZCONTOSO') }, []],
  ['a closer zone with a VPC and one that only the deployment knows', { ...ZONES, Below: zone({ Name: 'meet.contoso.com', VPCs: [UNKNOWN, { VPCId: 'vpc-1' }] }), ...recordIn(ref('Upper')) }, []],
]); // prettier-ignore

const manyRules = Object.fromEntries(
  Array.from({ length: 101 }, (_, index) => [
    `Rule${index}`,
    {
      Type: 'AWS::ElasticLoadBalancingV2::ListenerRule',
      Properties: {
        ...{ ListenerArn: ref('Https'), Priority: 100 + index, Actions: [notFound] },
        Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: [`/${index}`] } }],
      },
    },
  ]),
);
exactly('quota-exceeded', [
  ['more rules than there may be', manyRules, [['LoadBalancer', '103 listener rules, the quota is 100']]],
  ['more rules than there may be, of which one may not be there', { ...manyRules, Rule0: perhaps(SOUND['Meet'] ?? {}) }, []],
  ['more rules than there may be, and a queue that may not be there', { ...manyRules, Queue: perhaps({ Type: 'AWS::SQS::Queue', Properties: {} }) }, [['LoadBalancer', '103 listener rules, the quota is 100']]],
]); // prettier-ignore
