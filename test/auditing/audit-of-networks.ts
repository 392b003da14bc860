import type { FindingName } from '../../lib/findings/catalogue';
import type { SaidRow } from './audit-of-values';
import {
  forward,
  listener,
  loadBalancer,
  paths,
  ref,
  rule,
  targetGroup,
  toHttps,
  type Properties,
  type Resources,
} from '../support/listener-template';

const of = (Type: string, Properties: Properties) => ({ Type: `AWS::EC2::${Type}`, Properties });
const subnet = (zone: string, CidrBlock: string, more: Properties = {}) =>
  of('Subnet', { VpcId: ref('Vpc'), AvailabilityZone: zone, CidrBlock, ...more });
const route = (properties: Properties, table: unknown = ref('Table')) => of('Route', { RouteTableId: table, ...properties });
const inTable = (id: string, table: unknown = ref('Table')) =>
  of('SubnetRouteTableAssociation', { SubnetId: ref(id), RouteTableId: table });
const balancer = (more: Properties = {}) =>
  loadBalancer({ Scheme: 'internet-facing', Subnets: [ref('One'), ref('Two')], SecurityGroups: [ref('Ways')], ...more });
const servers = (more: Properties = {}, targets: readonly Properties[] = [{ Id: '10.80.1.11' }]) => {
  const group = targetGroup('webext.contoso.com');
  return { ...group, Properties: { ...group.Properties, TargetType: 'ip', VpcId: ref('Vpc'), Targets: targets, ...more } };
};
const tcp = (port: number, more: Properties) => ({ IpProtocol: 'tcp', FromPort: port, ToPort: port, ...more });
const ANYBODY = { CidrIp: '0.0.0.0/0' };
const IN: readonly unknown[] = [tcp(443, ANYBODY), tcp(80, ANYBODY)];
const OUT: readonly unknown[] = [tcp(4443, { CidrIp: '10.80.0.0/22' })];
const ways = (ingress: unknown = IN, egress: unknown = OUT) =>
  of('SecurityGroup', {
    GroupDescription: 'the load balancer',
    VpcId: ref('Vpc'),
    SecurityGroupIngress: ingress,
    SecurityGroupEgress: egress,
  });
const apart = (kind: 'Ingress' | 'Egress', properties: Properties, group: unknown = ref('Ways')) =>
  of(`SecurityGroup${kind}`, { GroupId: group, ...properties });
const outside = (...ids: readonly string[]) =>
  servers(
    {},
    ids.map((Id) => ({ Id, AvailabilityZone: 'all' })),
  );
const EVERYWHERE = [{ IpProtocol: '-1', ...ANYBODY }];
/** A network of its own, a way in for clients and one out to a server. */
const NETWORK = {
  Vpc: of('VPC', { CidrBlock: '10.80.0.0/22' }),
  One: subnet('eu-west-1a', '10.80.0.0/27'),
  Two: subnet('eu-west-1b', '10.80.0.32/27'),
  Table: of('RouteTable', { VpcId: ref('Vpc') }),
  OneTable: inTable('One'),
  TwoTable: inTable('Two'),
  Gateway: of('InternetGateway', {}),
  Attached: of('VPCGatewayAttachment', { VpcId: ref('Vpc'), InternetGatewayId: ref('Gateway') }),
  Internet: route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') }),
  Ways: ways(),
  LoadBalancer: balancer(),
  Pool01: servers(),
};
const net = (change: Partial<Resources> = {}): Partial<Resources> => ({ ...NETWORK, ...change });
/** With servers behind a transit gateway, and a way out to them. */
const far = (change: Partial<Resources> = {}): Partial<Resources> =>
  net({ Pool01: outside('10.20.0.11'), Ways: ways(IN, EVERYWHERE), ...change });
const TRANSIT = { TransitGatewayId: 'tgw-0123456789abcdef0' };
const OTHER_GROUP = {
  Sorry: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { Port: 80, Protocol: 'HTTP', TargetType: 'ip', VpcId: ref('Vpc'), Targets: [{ Id: '10.80.1.12' }] },
  },
};
const DUAL = { IpAddressType: 'dualstack' };
const dual = (change: Partial<Resources> = {}) =>
  net({
    LoadBalancer: balancer(DUAL),
    One: subnet('eu-west-1a', '10.80.0.0/27', { Ipv6CidrBlock: '2001:db8::/64' }),
    Two: subnet('eu-west-1b', '10.80.0.32/27', { Ipv6CidrBlock: '2001:db8:0:1::/64' }),
    Internet6: route({ DestinationIpv6CidrBlock: '::/0', GatewayId: ref('Gateway') }),
    ...change,
  });
const internet = (properties: Properties) => net({ Internet: route({ DestinationCidrBlock: '0.0.0.0/0', ...properties }) });

const LOST: readonly [FindingName, string, string] = ['no-route-to-internet', 'LoadBalancer', 'One and Two'];

export const SAID_OF_NETWORKS: readonly SaidRow[] = [
  ['a network of its own', net(), []],
  ['security groups without a way in', net({ Ways: ways([]) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80 and 443, on which it listens']]],
  ['ways in for an office twice, and for everybody on the port of somebody else', net({ Ways: ways([tcp(443, { CidrIp: '10.0.0.0/8' }), tcp(80, { CidrIp: '10.0.0.0/8' }), tcp(22, ANYBODY)]) }), [['ingress-missing', 'LoadBalancer', 'The load balancer faces the Internet, and its security groups let in 10.0.0.0/8 alone: private addresses']]],
  ['ways in for an office and for a list of networks', net({ Ways: ways([tcp(443, { CidrIp: '10.0.0.0/8' }), tcp(80, { CidrIp: '10.0.0.0/8' }), tcp(443, { SourcePrefixListId: 'pl-1' })]) }), []],
  ['ways in for IPv6 clients alone of an address that has none', net({ Ways: ways([tcp(443, { CidrIpv6: '::/0' }), tcp(80, { CidrIpv6: '::/0' })]), LoadBalancer: balancer({ IpAddressType: 'ipv4' }) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80 and 443, on which it listens']]],
  ['ways in for IPv6 clients alone where nobody says more', net({ Ways: ways([tcp(443, { CidrIpv6: '::/0' }), tcp(80, { CidrIpv6: '::/0' })]) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80 and 443, on which it listens']]],
  ['ways in for IPv6 clients alone', dual({ Ways: ways([tcp(443, { CidrIpv6: '::/0' }), tcp(80, { CidrIpv6: '::/0' })]) }), []],
  ['ways in for an office alone, inside', net({ Ways: ways([tcp(443, { CidrIp: '10.0.0.0/8' }), tcp(80, { CidrIp: '10.0.0.0/8' })]), LoadBalancer: balancer({ Scheme: 'internal' }) }), []],
  ['a way in for a range of ports', net({ Ways: ways([{ IpProtocol: 'tcp', FromPort: 80, ToPort: 443, ...ANYBODY }]) }), []],
  ['a way in up to a port too low', net({ Ways: ways([{ IpProtocol: 'TCP', FromPort: 0, ToPort: 442, ...ANYBODY }]) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 443, on which it listens']]],
  ['a way in from a port too high', net({ Ways: ways([{ IpProtocol: 'tcp', FromPort: 81, ToPort: 443, ...ANYBODY }]) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80, on which it listens']]],
  ['a way in without a word of ports', net({ Ways: ways([{ IpProtocol: 'tcp', ...ANYBODY }]) }), []],
  ['one way in that is no list', net({ Ways: ways({ IpProtocol: '-1', ...ANYBODY }) }), []],
  ['no word of ways in', net({ Ways: of('SecurityGroup', { GroupDescription: 'x', VpcId: ref('Vpc'), SecurityGroupEgress: OUT }) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80 and 443, on which it listens']]],
  ['a way in that stands apart, for a group that only the deployment knows', net({ Ways: ways([]), Apart: apart('Ingress', { IpProtocol: '-1', ...ANYBODY }, ref('Unknown')) }), []],
  ['a way in that stands apart, for a group by its id', net({ Ways: ways([]), Apart: apart('Ingress', { IpProtocol: '-1', ...ANYBODY }, 'sg-0123456789abcdef0') }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80 and 443, on which it listens']]],
  ['a way in that stands apart, for another group', net({ Ways: ways([]), Another: ways(), Apart: apart('Ingress', { IpProtocol: '-1', ...ANYBODY }, ref('Another')) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80 and 443, on which it listens']]],
  ['a way out that stands apart, for a group that only the deployment knows', net({ Ways: ways([]), Apart: apart('Egress', { IpProtocol: '-1', ...ANYBODY }, ref('Unknown')) }), [['ingress-missing', 'LoadBalancer', 'The security groups of the load balancer have no inbound rule for TCP port 80 and 443, on which it listens']]],
  ['a listener of somebody else on a port without a way in', net({ Theirs: listener(8443) }), []],
  ['a load balancer of somebody else in a group of its own', net({ Closed: ways([tcp(80, { CidrIp: '10.0.0.0/8' })], []), Theirs: balancer({ SecurityGroups: [ref('Closed')] }), TheirHttp: listener(80, { DefaultActions: [toHttps] }, 'Theirs') }), []],
  ['servers on two ports, and no way out', net({ Ways: ways(IN, []), Pool01: servers({ HealthCheckPort: '444' }, [{ Id: '10.80.1.12', Port: 5061 }, { Id: '10.80.1.11' }, { Id: '10.80.1.13' }]) }), [['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 444 to 10.80.1.12, 10.80.1.11 and 10.80.1.13, which the health check asks. Every health check fails: one such server gets no request while another is healthy'], ['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 4443 to 10.80.1.11 and 10.80.1.13. The load balancer never reaches the servers there, and requests end in 504'], ['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 5061 to 10.80.1.12. The load balancer never reaches the servers there, and requests end in 504']]],
  ['a way out to a server, and none to its health check', net({ Pool01: servers({ HealthCheckPort: '444' }) }), [['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 444 to 10.80.1.11, which the health check asks']]],
  ['no way out of a Network Load Balancer', net({ Front: balancer({ Type: 'network', LoadBalancerAttributes: [], SecurityGroups: [ref('Shut')] }), Shut: ways(IN, []), Tls: listener(443, { Protocol: 'TLS', DefaultActions: [forward('Passed')] }, 'Front'), Passed: servers({ Protocol: 'TLS', HealthCheckProtocol: 'HTTPS' }) }), [['egress-missing', 'Passed', 'The security groups of Front have no outbound rule for TCP port 4443 to 10.80.1.11. The load balancer never reaches the servers there, and connections of clients are refused or time out']]],
  ['no way out to servers of somebody else', net({ ...OTHER_GROUP, Help: rule(1, [paths('/help')], forward('Sorry')) }), []],
  ['a function behind a load balancer without a way out', net({ Ways: ways(IN, []), Pool01: servers({ TargetType: 'lambda', Protocol: undefined, Port: undefined, HealthCheckProtocol: undefined, VpcId: undefined }, [{ Id: 'arn:aws:lambda:eu-west-1:111122223333:function:f' }]) }), []],
  ['a way out that stands apart', net({ Ways: ways(IN, []), Apart: apart('Egress', tcp(4443, { CidrIp: '10.80.0.0/22' })) }), []],
  ['a way in that stands apart, where one out is wanted', net({ Ways: ways(IN, []), Apart: apart('Ingress', tcp(4443, { CidrIp: '10.80.0.0/22' })) }), [['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 4443 to 10.80.1.11']]],
  ['a way out to a group of the VPC', net({ Ways: ways(IN, [tcp(4443, { DestinationSecurityGroupId: ref('Servers') })]), Servers: ways() }), []],
  ['a way out to a group, for servers outside of the VPC', far({ Ways: ways(IN, [tcp(4443, { DestinationSecurityGroupId: ref('Servers') })]), Servers: ways(), Pools: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }) }), [['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 4443 to 10.20.0.11']]],
  ['a way out to a group, for servers of a VPC nobody knows', net({ Ways: ways(IN, [tcp(4443, { DestinationSecurityGroupId: 'sg-1' })]), Pool01: servers({ VpcId: 'vpc-1' }) }), []],
  ['a way out to a group, for an IPv6 server', net({ Ways: ways(IN, [tcp(4443, { DestinationSecurityGroupId: 'sg-1' })]), Pool01: servers({ IpAddressType: 'ipv6' }, [{ Id: '2001:db8::11' }]) }), []],
  ['a way out to other servers', net({ Ways: ways(IN, [tcp(4443, { CidrIp: '10.80.1.12/32' })]) }), [['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 4443 to 10.80.1.11']]],
  ['a way out that only a list knows', net({ Ways: ways(IN, [tcp(4443, { DestinationPrefixListId: 'pl-1' })]) }), []],
  ['a way out to an address that only the deployment knows', net({ Ways: ways(IN, [tcp(4443, { CidrIp: ref('Unknown') })]) }), []],
  ['a way out for instances, whose addresses nobody knows', net({ Ways: ways(IN, [tcp(4443, { CidrIp: '10.80.1.0/24' })]), Pool01: servers({ TargetType: 'instance' }, [{ Id: 'i-1' }]) }), []],
  ['a way out to nowhere, for instances', net({ Ways: ways(IN, [tcp(4443, { CidrIp: '127.0.0.1/32' })]), Pool01: servers({ TargetType: 'instance' }, [{ Id: 'i-1' }]) }), [['egress-missing', 'Pool01', 'The security groups of LoadBalancer have no outbound rule for TCP port 4443']]],
  ['a server on a port that only the deployment knows', net({ Ways: ways(IN, []), Pool01: servers({ Port: ref('Unknown') }) }), []],

  ['a route to the Internet through an endpoint', internet({ VpcEndpointId: 'vpce-1' }), []],
  ['a route to the Internet through an appliance', internet({ NetworkInterfaceId: 'eni-1' }), []],
  ['a route to the Internet through an instance', internet({ InstanceId: 'i-1' }), []],
  ['a route to the Internet through a NAT gateway', internet({ NatGatewayId: 'nat-1' }), [LOST]],
  ['a route to the Internet that stays in the VPC', internet({ GatewayId: 'local' }), [LOST]],
  ['a route to the Internet through a private gateway', internet({ GatewayId: 'vgw-1' }), [LOST]],
  ['a route to the Internet through a private gateway of the template', { ...internet({ GatewayId: ref('Private') }), Private: of('VPNGateway', { Type: 'ipsec.1' }) }, [LOST]],
  ['a route to the Internet through what a function makes', { ...internet({ GatewayId: ref('Made') }), Made: { Type: 'Custom::Gateway', Properties: {} } }, []],
  ['a gateway in the name of another', internet({ GatewayId: 'igw-local' }), []],
  ['a route to the Internet by a list', net({ Internet: route({ DestinationPrefixListId: 'pl-1', GatewayId: ref('Gateway') }) }), []],
  ['both halves of the Internet, and a network', net({ Internet: route({ DestinationCidrBlock: '0.0.0.0/1', GatewayId: ref('Gateway') }), Half: route({ DestinationCidrBlock: '128.0.0.0/1', GatewayId: ref('Gateway') }), Net: route({ DestinationCidrBlock: '8.0.0.0/8', GatewayId: ref('Gateway') }) }), []],
  ['one half of the Internet and a quarter', net({ Internet: route({ DestinationCidrBlock: '0.0.0.0/1', GatewayId: ref('Gateway') }), Half: route({ DestinationCidrBlock: '128.0.0.0/2', GatewayId: ref('Gateway') }) }), [LOST]],
  ['one half of the Internet and both quarters', net({ Internet: route({ DestinationCidrBlock: '0.0.0.0/1', GatewayId: ref('Gateway') }), Third: route({ DestinationCidrBlock: '128.0.0.0/2', GatewayId: ref('Gateway') }), Fourth: route({ DestinationCidrBlock: '192.0.0.0/2', GatewayId: ref('Gateway') }) }), []],
  ['a gateway that is attached to another VPC', net({ Other: of('VPC', { CidrBlock: '10.99.0.0/16' }), Attached: of('VPCGatewayAttachment', { VpcId: ref('Other'), InternetGatewayId: ref('Gateway') }) }), [LOST]],
  ['a gateway that is attached to several', net({ Other: of('VPC', { CidrBlock: '10.99.0.0/16' }), Before: of('VPCGatewayAttachment', { VpcId: ref('Other'), InternetGatewayId: ref('Gateway') }) }), []],
  ['a gateway that nothing attaches', net({ Attached: of('VPCGatewayAttachment', { VpcId: ref('Vpc'), VpnGatewayId: 'vgw-1' }) }), [LOST]],
  ['a gateway that is attached to a VPC that only the deployment knows', net({ Attached: of('VPCGatewayAttachment', { VpcId: ref('Unknown'), InternetGatewayId: ref('Gateway') }) }), []],
  ['a gateway that is attached to the VPC, of subnets in one that only the deployment knows', net({ One: subnet('eu-west-1a', '10.80.0.0/27', { VpcId: ref('Unknown') }), Two: subnet('eu-west-1b', '10.80.0.32/27', { VpcId: ref('Unknown') }) }), []],
  ['a gateway that is attached to a VPC that only the deployment knows, of subnets in one that is there already', net({ Attached: of('VPCGatewayAttachment', { VpcId: ref('Unknown'), InternetGatewayId: ref('Gateway') }), One: subnet('eu-west-1a', '10.80.0.0/27', { VpcId: 'vpc-1' }), Two: subnet('eu-west-1b', '10.80.0.32/27', { VpcId: 'vpc-1' }) }), []],
  ['a gateway that is attached to a VPC that is there already, of subnets in one that only the deployment knows', net({ Attached: of('VPCGatewayAttachment', { VpcId: 'vpc-1', InternetGatewayId: ref('Gateway') }), One: subnet('eu-west-1a', '10.80.0.0/27', { VpcId: ref('Unknown') }), Two: subnet('eu-west-1b', '10.80.0.32/27', { VpcId: ref('Unknown') }) }), []],
  ['a gateway that is attached to a VPC that is there already', net({ Attached: of('VPCGatewayAttachment', { VpcId: 'vpc-1', InternetGatewayId: ref('Gateway') }), One: subnet('eu-west-1a', '10.80.0.0/27', { VpcId: 'vpc-1' }), Two: subnet('eu-west-1b', '10.80.0.32/27', { VpcId: 'vpc-1' }) }), []],
  ['a gateway that is attached to another VPC that is there already', net({ Attached: of('VPCGatewayAttachment', { VpcId: 'vpc-2', InternetGatewayId: ref('Gateway') }), One: subnet('eu-west-1a', '10.80.0.0/27', { VpcId: 'vpc-1' }), Two: subnet('eu-west-1b', '10.80.0.32/27', { VpcId: 'vpc-1' }) }), [LOST]],
  ['a route of IPv6 alone to a load balancer of both', dual({ Internet: of('RouteTable', { VpcId: ref('Vpc') }) }), []],
  ['no route of either family', dual({ Internet: of('RouteTable', { VpcId: ref('Vpc') }), Internet6: of('RouteTable', { VpcId: ref('Vpc') }) }), [['no-route-to-internet', 'LoadBalancer', 'The load balancer faces the Internet, and no route of One and Two leads everywhere through an Internet gateway that is attached to its VPC']]],
  ['a route of IPv6 alone to a load balancer of IPv4', net({ Internet: route({ DestinationIpv6CidrBlock: '::/0', GatewayId: ref('Gateway') }) }), [LOST]],
  ['a route of IPv6 through an appliance to a load balancer of IPv4', net({ Internet: route({ DestinationIpv6CidrBlock: '::/0', NetworkInterfaceId: 'eni-1' }) }), [LOST]],
  ['one of two subnets with a way to the Internet', net({ Own: of('RouteTable', { VpcId: ref('Vpc') }), TwoTable: inTable('Two', ref('Own')) }), [['no-route-to-internet', 'LoadBalancer', 'The load balancer faces the Internet, and no route of Two for IPv4 leads everywhere through an Internet gateway that is attached to its VPC']]],
  ['a route in a table that only the deployment knows', net({ Internet: route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') }, ref('Unknown')) }), []],
  ['a route in a table by its id', net({ Internet: route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') }, 'rtb-1') }), [LOST]],
  ['a table of somebody else', net({ OneTable: inTable('One', 'rtb-1'), TwoTable: inTable('Two', 'rtb-1') }), []],

  ['a route to servers outside', far({ Pools: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }) }), []],
  ['a route to everything, to servers outside', far({ Internet: route({ DestinationCidrBlock: '0.0.0.0/0', NetworkInterfaceId: 'eni-1' }) }), []],
  ['no route to one of two servers outside', far({ Pool01: outside('10.20.0.11', '10.30.0.11'), Pools: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }) }), [['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.30.0.11']]],
  ['no route to servers outside', far(), [['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],
  ['no route to servers outside from one of two subnets', far({ Own: of('RouteTable', { VpcId: ref('Vpc') }), TwoTable: inTable('Two', ref('Own')), Internet2: route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') }, ref('Own')), Pools: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }) }), [['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],
  ['a route to servers outside through a NAT gateway', far({ Pools: route({ DestinationCidrBlock: '10.20.0.0/16', NatGatewayId: 'nat-1' }) }), [['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],
  ['a route to servers outside for IPv6', far({ Pools: route({ DestinationIpv6CidrBlock: '::/1', ...TRANSIT }) }), [['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],
  ['a route to servers outside through an egress-only gateway', far({ Pools: route({ DestinationCidrBlock: '10.20.0.0/16', EgressOnlyInternetGatewayId: 'eigw-1' }) }), [['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],
  ['a smaller route outside than to the servers', far({ Pools: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }), Nat: route({ DestinationCidrBlock: '10.20.0.0/24', NatGatewayId: 'nat-1' }) }), [['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],
  ['a smaller route to the servers than outside', far({ Pools: route({ DestinationCidrBlock: '10.20.0.0/24', ...TRANSIT }), Nat: route({ DestinationCidrBlock: '10.20.0.0/16', NatGatewayId: 'nat-1' }) }), []],
  ['routes to servers outside that a private gateway spreads', far({ Spread: of('VPNGatewayRoutePropagation', { RouteTableIds: [ref('Table')], VpnGatewayId: 'vgw-1' }) }), []],
  ['a route to servers outside by a list', far({ Pools: route({ DestinationPrefixListId: 'pl-1', ...TRANSIT }) }), []],
  ['a route that only the deployment knows, to servers outside', far({ Pools: route({ DestinationCidrBlock: ref('Unknown'), ...TRANSIT }) }), []],
  ['a table of somebody else, to servers outside', far({ OneTable: inTable('One', 'rtb-1'), TwoTable: inTable('Two', 'rtb-1') }), []],
  ['a subnet of somebody else, to servers outside', far({ LoadBalancer: balancer({ Subnets: [ref('One'), 'subnet-1'] }) }), []],
  ['subnets that only the deployment knows, to servers outside', far({ LoadBalancer: balancer({ Subnets: ref('Unknown') }) }), []],
  ['servers outside by their names', far({ Pool01: servers({}, [{ Id: ref('Unknown'), AvailabilityZone: 'all' }]) }), [['value-unresolved', 'Pool01', 'Only the deployment knows the address of a target']]],
  ['servers outside of a VPC nobody knows', far({ Pool01: servers({ VpcId: 'vpc-1' }, [{ Id: '10.20.0.11', AvailabilityZone: 'all' }]) }), []],
  ['no route from a Network Load Balancer to servers outside', far({ Pools: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }), Front: balancer({ Type: 'network', LoadBalancerAttributes: [] }), Tls: listener(443, { Protocol: 'TLS', DefaultActions: [forward('Passed')] }, 'Front'), Passed: servers({ Protocol: 'TLS', HealthCheckProtocol: 'HTTPS' }, [{ Id: '10.30.0.11', AvailabilityZone: 'all' }]) }), [['no-route-to-servers', 'Passed', 'Not every subnet of the load balancer has a route to 10.30.0.11. From there it cannot reach the servers, and connections of clients are refused or time out']]],

  ['a further block of another VPC', net({ Other: of('VPC', { CidrBlock: '10.99.0.0/16' }), Further: of('VPCCidrBlock', { VpcId: ref('Other'), CidrBlock: '10.20.0.0/16' }), Pool01: servers({}, [{ Id: '10.20.0.11' }]), Ways: ways(IN, EVERYWHERE) }), [['target-zone-wrong', 'Pool01', '10.20.0.11 is outside of the VPC and without AvailabilityZone'], ['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],
  ['a further block that a condition decides about', net({ Further: { ...of('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '10.20.0.0/16' }), Condition: 'Sometimes' }, Pool01: servers({}, [{ Id: '10.20.0.11' }]), Ways: ways(IN, EVERYWHERE) }), []],
  ['a further block for IPv6', net({ Further: of('VPCCidrBlock', { VpcId: ref('Vpc'), AmazonProvidedIpv6CidrBlock: true }), Pool01: servers({}, [{ Id: '10.20.0.11' }]), Ways: ways(IN, EVERYWHERE) }), [['target-zone-wrong', 'Pool01', '10.20.0.11 is outside of the VPC and without AvailabilityZone'], ['no-route-to-servers', 'Pool01', 'Not every subnet of the load balancer has a route to 10.20.0.11']]],

  ['a route within the VPC', net({ Within: route({ DestinationCidrBlock: '10.80.0.0/27', ...TRANSIT }) }), [['route-refused', 'Within', "The destination 10.80.0.0/27 lies within 10.80.0.0/22, the VPC's own block"]]],
  ['a route within a VPC that may not be there', net({ Vpc: { ...of('VPC', { CidrBlock: '10.80.0.0/22' }), Condition: 'Sometimes' }, Within: route({ DestinationCidrBlock: '10.80.0.0/27', ...TRANSIT }) }), [['route-refused', 'Within', "lies within 10.80.0.0/22, the VPC's own block"]]],
  ['a route within a further block of a VPC that is there already', net({ Table: of('RouteTable', { VpcId: 'vpc-1' }), Further: of('VPCCidrBlock', { VpcId: 'vpc-1', CidrBlock: '10.90.0.0/16' }), Within: route({ DestinationCidrBlock: '10.90.1.0/24', ...TRANSIT }) }), [['route-refused', 'Within', "lies within 10.90.0.0/16, the VPC's own block"]]],
  ['a route within a further block of another VPC that is there already', net({ Table: of('RouteTable', { VpcId: 'vpc-1' }), Further: of('VPCCidrBlock', { VpcId: 'vpc-2', CidrBlock: '10.90.0.0/16' }), Within: route({ DestinationCidrBlock: '10.90.1.0/24', ...TRANSIT }) }), []],
  ['a route within a further block of the VPC, in a table of one that is there already', net({ Table: of('RouteTable', { VpcId: 'vpc-1' }), Further: of('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '10.90.0.0/16' }), Within: route({ DestinationCidrBlock: '10.90.1.0/24', ...TRANSIT }) }), []],
  ['a route within a further block of a VPC that is there already, in a table of the VPC', net({ Further: of('VPCCidrBlock', { VpcId: 'vpc-1', CidrBlock: '10.90.0.0/16' }), Within: route({ DestinationCidrBlock: '10.90.1.0/24', ...TRANSIT }) }), []],
  ['a route within a further block of VPCs that only the deployment knows', net({ Table: of('RouteTable', { VpcId: { 'Fn::ImportValue': 'one' } }), Further: of('VPCCidrBlock', { VpcId: { 'Fn::ImportValue': 'two' }, CidrBlock: '10.90.0.0/16' }), Within: route({ DestinationCidrBlock: '10.90.1.0/24', ...TRANSIT }) }), []],
  ['a route to the range of AWS', net({ Within: route({ DestinationCidrBlock: '169.254.169.254/32', NetworkInterfaceId: 'eni-1' }) }), [['route-refused', 'Within', 'The destination 169.254.169.254/32 lies within 169.254.168.0/22, which AWS keeps for itself']]],
  ['a route to the range of AWS for IPv6', net({ Within: route({ DestinationIpv6CidrBlock: 'fd00:ec2::254/128', ...TRANSIT }) }), [['route-refused', 'Within', 'The destination fd00:ec2::254/128 lies within fd00:ec2::/32, which AWS keeps for itself']]],
  ['the same route twice', net({ First: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }), Second: route({ DestinationCidrBlock: '10.20.255.0/16', ...TRANSIT }) }), [['route-refused', 'Second', 'The route table has a route to 10.20.255.0/16 already, First']]],
  ['the same route twice for IPv6', net({ First: route({ DestinationIpv6CidrBlock: '2001:db8::/32', ...TRANSIT }), Second: route({ DestinationIpv6CidrBlock: '2001:DB8::/32', ...TRANSIT }) }), [['route-refused', 'Second', 'The route table has a route to 2001:DB8::/32 already, First']]],
  ['the same route in two tables', net({ Own: of('RouteTable', { VpcId: ref('Vpc') }), TwoTable: inTable('Two', ref('Own')), Internet2: route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') }, ref('Own')) }), []],
  ['two routes of which only the deployment knows the destinations', net({ First: route({ DestinationPrefixListId: 'pl-1', ...TRANSIT }), Second: route({ DestinationPrefixListId: 'pl-2', ...TRANSIT }) }), []],
  ['a second route that may not be there', net({ First: route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }), Second: { ...route({ DestinationCidrBlock: '10.20.0.0/16', ...TRANSIT }), Condition: 'Sometimes' } }), []],
  ['a VPC of 15 bits', net({ Vpc: of('VPC', { CidrBlock: '10.80.0.0/15' }) }), [['vpc-cidr-refused', 'Vpc', 'The address block "10.80.0.0/15" is none from /16 to /28']]],
  ['a VPC of 16 bits', net({ Vpc: of('VPC', { CidrBlock: '10.80.0.0/16' }) }), []],
  ['a further block of 29 bits', net({ Further: of('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '10.90.0.0/29' }) }), [['vpc-cidr-refused', 'Further', 'The address block "10.90.0.0/29" is none from /16 to /28']]],
  ['a further block of 28 bits', net({ Further: of('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '10.90.0.0/28' }) }), []],
  ['a further block that is none', net({ Further: of('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '10.90.0.0' }) }), [['vpc-cidr-refused', 'Further', 'The address block "10.90.0.0" is no IPv4 address block']]],
  ['a further block of a range that EC2 gives nobody', net({ Further: of('VPCCidrBlock', { VpcId: ref('Vpc'), CidrBlock: '169.254.0.0/20' }) }), [['vpc-cidr-refused', 'Further', 'The address block "169.254.0.0/20" lies in 169.254.0.0/16']]],

  ['a way in twice', net({ Ways: ways([...IN, tcp(443, ANYBODY)]) }), [['security-group-rule-twice', 'Ways', 'The security group Ways has the inbound rule for TCP port 443 from 0.0.0.0/0 twice: in Ways']]],
  ['a way in twice, apart', net({ Again: apart('Ingress', tcp(443, ANYBODY)) }), [['security-group-rule-twice', 'Again', 'The security group Ways has the inbound rule for TCP port 443 from 0.0.0.0/0 twice: Ways and Again']]],
  ['a way out twice, in another spelling', net({ Ways: ways(IN, [...OUT, tcp(4443, { CidrIp: '10.80.0.0/22', Description: 'again', IpProtocol: '6' })]) }), [['security-group-rule-twice', 'Ways', 'The security group Ways has the outbound rule for TCP port 4443 to 10.80.0.0/22 twice: in Ways']]],
  ['everything twice, whatever the ports', net({ Ways: ways(IN, [...EVERYWHERE, { IpProtocol: -1, FromPort: 0, ToPort: 65_535, ...ANYBODY }]) }), [['security-group-rule-twice', 'Ways', 'The security group Ways has the outbound rule for everything to 0.0.0.0/0 twice: in Ways']]],
  ['all ports twice', net({ Ways: ways([{ IpProtocol: 'tcp', ...ANYBODY }, { IpProtocol: 'TCP', ...ANYBODY }]) }), [['security-group-rule-twice', 'Ways', 'The security group Ways has the inbound rule for TCP on all ports from 0.0.0.0/0 twice: in Ways']]],
  ['a range of ports twice', net({ Ways: ways([...IN, { IpProtocol: 'tcp', FromPort: 80, ToPort: 443, ...ANYBODY }, { IpProtocol: 'tcp', FromPort: '80', ToPort: '443', ...ANYBODY }]) }), [['security-group-rule-twice', 'Ways', 'The security group Ways has the inbound rule for TCP ports 80 to 443 from 0.0.0.0/0 twice: in Ways']]],
  ['a way in of another group, apart', net({ Another: ways(), Again: apart('Ingress', tcp(443, ANYBODY), ref('Another')) }), []],
  ['a way in twice, of a group of somebody else', net({ Another: ways([...IN, ...IN]) }), []],
  ['a way in twice, on ports that only the deployment knows', net({ Ways: ways([...IN, { IpProtocol: 'tcp', FromPort: ref('From'), ToPort: 443, ...ANYBODY }, { IpProtocol: 'tcp', FromPort: ref('Other'), ToPort: 443, ...ANYBODY }, { IpProtocol: 'tcp', FromPort: 443, ToPort: ref('From'), ...ANYBODY }, { IpProtocol: 'tcp', FromPort: 443, ToPort: ref('Other'), ...ANYBODY }]) }), []],
  ['a way in twice, for networks that only the deployment knows', net({ Ways: ways([...IN, tcp(443, { CidrIp: ref('One') }), tcp(443, { CidrIp: ref('One') })]) }), []],
  ['two ways in without a word of for whom', net({ Ways: ways([...IN, tcp(443, {}), tcp(443, {})]) }), []],
]; // prettier-ignore
