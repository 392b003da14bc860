import type { SaidRow } from './audit-of-values';
import {
  forward,
  hosts,
  listener,
  loadBalancer,
  ref,
  rule,
  targetGroup,
  type Properties,
  type Resources,
} from '../support/listener-template';

const group = (properties: Properties, pool = 'webext.contoso.com') => {
  const made = targetGroup(pool);
  return { ...made, Properties: { ...made.Properties, ...properties } };
};
const pool = (properties: Properties): Partial<Resources> => ({ Pool01: group(properties) });
/** A target group that is nobody's pool. */
const guest = (properties: Properties): Partial<Resources> => ({
  Guest: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { ...group(properties).Properties, Tags: [] },
  },
  Shop: rule(5, [hosts('shop.contoso.com')], forward('Guest')),
});
/** Behind a Network Load Balancer. */
const passed = (properties: Properties, protocol = 'TCP', port = 443): Partial<Resources> => ({
  Front: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }),
  Pass: listener(
    port,
    { Protocol: protocol, ...(protocol === 'TLS' ? {} : { Certificates: undefined }), DefaultActions: [forward('Passed')] },
    'Front',
  ),
  Passed: {
    Type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    Properties: { Port: 4443, Protocol: protocol, TargetType: 'instance', ...properties },
  },
});
const TAGS = [{ Key: 'lync-reverse-proxy:pool', Value: 'webext.contoso.com' }];
const ALL = { AvailabilityZone: 'all' };
const VPCS = {
  Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.80.0.0/22' } },
  Other: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.90.0.0/22' } },
  Here: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), CidrBlock: '10.80.0.0/24' } },
  There: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Other'), CidrBlock: '10.90.0.0/24' } },
};
const instance = (properties: Properties) => ({ Type: 'AWS::EC2::Instance', Properties: properties });
const ip = (targets: readonly Properties[], more: Properties = {}) =>
  pool({ TargetType: 'ip', VpcId: ref('Vpc'), Targets: targets, ...more });
const unused = (properties: Properties): Partial<Resources> => ({
  Spare: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: properties },
});

export const SAID_OF_GROUPS: readonly SaidRow[] = [
  ['no targets', pool({ Targets: [] }), [['target-group-empty', 'Pool01', 'The target group of webext.contoso.com has no targets, and nothing in the template registers any. Nobody answers: requests end in 503']]],
  ['no targets of a Network Load Balancer', passed({ Targets: [], Tags: TAGS }), [['target-group-empty', 'Passed', 'The target group of webext.contoso.com has no targets, and nothing in the template registers any. Nobody answers: connections of clients are refused or time out']]],
  ['no targets of somebody else', guest({ Targets: [], Protocol: 'HTTPS' }), []],
  ['no targets, and a service that registers its tasks', { ...pool({ Targets: [] }), Service: { Type: 'AWS::ECS::Service', Properties: { LoadBalancers: [{ TargetGroupArn: ref('Pool01') }] } } }, []],
  ['no targets, and a service that is told of them in a text', { ...pool({ Targets: [] }), Service: { Type: 'Custom::Registrar', Properties: { Group: { 'Fn::Sub': 'group=${Pool01}' } } } }, []],
  ['no targets, and a service that is told of an attribute in a text', { ...pool({ Targets: [] }), Service: { Type: 'Custom::Registrar', Properties: { Group: { 'Fn::GetAtt': 'Pool01.TargetGroupFullName' } } } }, []],
  ['no targets, and an alarm that watches them', { ...pool({ Targets: [] }), Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Group: ref('Pool01') } } }, [['target-group-empty', 'Pool01', 'The target group of webext.contoso.com has no targets, and nothing in the template registers any. Nobody answers: requests end in 503']]],
  ['no targets, and a service that registers others', { ...pool({ Targets: [] }), Service: { Type: 'AWS::ECS::Service', Properties: { LoadBalancers: [{ TargetGroupArn: ref('Pool010') }] } } }, [['target-group-empty', 'Pool01', 'The target group of webext.contoso.com has no targets, and nothing in the template registers any. Nobody answers: requests end in 503']]],

  ['a health check without a word of its protocol', pool({ HealthCheckProtocol: undefined }), [['health-check-unanswered', 'Pool01', 'Its health check speaks HTTP to port 4443, where the servers speak HTTPS']]],
  ['a health check without a word of its protocol, through a Network Load Balancer', passed({ Tags: TAGS }), []],
  ['a health check of plain HTTP on the port of HTTPS through a Network Load Balancer', passed({ Tags: TAGS, HealthCheckProtocol: 'HTTP' }), [['health-check-unanswered', 'Passed', 'Its health check speaks HTTP to port 4443, where the servers speak HTTPS']]],
  ['a health check of HTTPS on the port of plain HTTP through a Network Load Balancer', passed({ Tags: TAGS, Port: 8080, HealthCheckProtocol: 'HTTPS' }, 'TCP', 80), [['health-check-unanswered', 'Passed', 'Its health check speaks HTTPS to port 8080, where the servers speak HTTP']]],
  ['a health check of HTTPS on the usual port of plain HTTP', passed({ Tags: TAGS, Port: 80, HealthCheckProtocol: 'HTTPS' }, 'TCP', 80), [['health-check-unanswered', 'Passed', 'Its health check speaks HTTPS to port 80, where the servers speak HTTP']]],
  ['a health check of plain HTTP on the usual port of HTTPS', passed({ Tags: TAGS, Port: 443, HealthCheckProtocol: 'HTTP' }), [['health-check-unanswered', 'Passed', 'Its health check speaks HTTP to port 443, where the servers speak HTTPS']]],
  ['a health check of plain HTTP on a port that nobody knows', passed({ Tags: TAGS, Port: 5061, HealthCheckProtocol: 'HTTP', HealthCheckPort: '8530' }), []],
  ['a health check of HTTPS on the port of SIP', passed({ Tags: TAGS, HealthCheckProtocol: 'HTTPS', HealthCheckPort: '5061' }), [['health-check-unanswered', 'Passed', 'Its health check speaks HTTPS to port 5061, where the servers speak SIP']]],
  ['a health check of plain HTTP that TLS passes', passed({ Tags: TAGS, HealthCheckProtocol: 'HTTP' }, 'TLS'), [['health-check-unanswered', 'Passed', 'Its health check speaks HTTP to port 4443, where the servers speak HTTPS']]],
  ['a health check of plain HTTP over datagrams', passed({ Tags: TAGS, Protocol: 'UDP', Port: 4444, HealthCheckProtocol: 'HTTP' }, 'UDP'), []],
  ['a health check of plain HTTP on the port of a sister', { ...pool({ HealthCheckProtocol: 'HTTP', HealthCheckPort: '8080' }), ...passed({ Tags: TAGS, Port: 8080 }, 'TCP', 80) }, []],
  ['a health check of HTTPS on the port of a sister', { ...pool({ HealthCheckPort: '8080' }), ...passed({ Tags: TAGS, Port: 8080 }, 'TCP', 80) }, [['health-check-unanswered', 'Pool01', 'Its health check speaks HTTPS to port 8080, where the servers speak HTTP']]],
  ['a health check of HTTPS on a port that a stranger answers otherwise', { ...pool({ HealthCheckPort: '8080' }), ...passed({ Tags: [{ Key: 'lync-reverse-proxy:pool', Value: 'webext02.contoso.com' }], Port: 8080 }, 'TCP', 80) }, []],
  ['a health check of plain HTTP on the port of one of two servers', pool({ HealthCheckProtocol: 'HTTP', Targets: [{ Id: 'i-1', Port: 8080 }, { Id: 'i-2' }] }), [['health-check-unanswered', 'Pool01', 'Its health check speaks HTTP to port 8080, where the servers speak HTTPS']]],
  ['a health check of plain HTTP, and a port that only the deployment knows', pool({ HealthCheckProtocol: 'HTTP', Port: ref('Unknown') }), []],
  ['a health check of plain HTTP, and a server on a port that only the deployment knows', pool({ HealthCheckProtocol: 'HTTP', Targets: [{ Id: 'i-1', Port: ref('Unknown') }] }), []],
  ['a health check of plain HTTP of somebody else', guest({ HealthCheckProtocol: 'HTTP' }), []],
  ['a health check whose protocol only the deployment knows', pool({ HealthCheckProtocol: ref('Unknown') }), []],
  ['HTTP/2 to the servers', pool({ ProtocolVersion: 'HTTP2' }), [['pool-protocol-unspoken', 'Pool01', 'It speaks HTTP/2 to the servers of the pool']]],
  ['gRPC and the proxy protocol to the servers', pool({ ProtocolVersion: 'GRPC', TargetGroupAttributes: [] }), [['pool-protocol-unspoken', 'Pool01', 'It speaks gRPC to the servers of the pool']]],
  ['the proxy protocol to the servers', passed({ Tags: TAGS, TargetGroupAttributes: [{ Key: 'proxy_protocol_v2.enabled', Value: 'true' }] }), [['pool-protocol-unspoken', 'Passed', 'It speaks proxy protocol version 2 to the servers of the pool']]],
  ['HTTP/1.1 to the servers', pool({ ProtocolVersion: 'HTTP1' }), []],

  ['a group of a Gateway Load Balancer that nobody uses', unused({ Protocol: 'GENEVE', Port: 6081, TargetGroupAttributes: [{ Key: 'target_failover.on_deregistration', Value: 'no_rebalance' }, { Key: 'stickiness.type', Value: 'source_ip_dest_ip' }] }), []],
  ['a group of a function that nobody uses', unused({ TargetType: 'lambda', TargetGroupAttributes: [{ Key: 'lambda.multi_value_headers.enabled', Value: 'true' }] }), []],
  ['a group for HTTPS that nobody uses', unused({ Protocol: 'HTTPS', Port: 443, TargetGroupAttributes: [{ Key: 'slow_start.duration_seconds', Value: '60' }] }), []],
  ['a group for TCP that nobody uses', unused({ Protocol: 'TCP', Port: 443, TargetGroupAttributes: [{ Key: 'proxy_protocol_v2.enabled', Value: 'true' }] }), []],
  ['a group for TCP that nobody uses with an attribute of another', unused({ Protocol: 'TCP', Port: 443, TargetGroupAttributes: [{ Key: 'slow_start.duration_seconds', Value: '60' }] }), [['attribute-unknown', 'Spare', 'It has the attribute slow_start.duration_seconds, which Elastic Load Balancing does not have for it']]],
  ['a group for HTTPS that nobody uses with an attribute of another', unused({ Protocol: 'HTTPS', Port: 443, TargetGroupAttributes: [{ Key: 'proxy_protocol_v2.enabled', Value: 'true' }] }), [['attribute-unknown', 'Spare', 'It has the attribute proxy_protocol_v2.enabled, which Elastic Load Balancing does not have for it']]],
  ['a health check that waits as long as it pauses, by default', pool({ HealthCheckTimeoutSeconds: 30 }), [['health-check-malformed', 'Pool01', 'Its health check waits 30 seconds for an answer and asks every 30 seconds']]],
  ['a health check that waits less than it pauses, by default', pool({ HealthCheckTimeoutSeconds: 29 }), []],
  ['a health check that pauses no longer than it waits by default', pool({ HealthCheckIntervalSeconds: 5 }), [['health-check-malformed', 'Pool01', 'Its health check waits 5 seconds for an answer and asks every 5 seconds']]],
  ['a health check of a function that waits for 34 seconds', guest({ TargetType: 'lambda', Protocol: undefined, Port: undefined, HealthCheckProtocol: undefined, HealthCheckTimeoutSeconds: 34 }), []],
  ['a health check of a function that pauses for 30 seconds', guest({ TargetType: 'lambda', Protocol: undefined, Port: undefined, HealthCheckProtocol: undefined, HealthCheckIntervalSeconds: 30 }), [['health-check-malformed', 'Guest', 'Its health check waits 30 seconds for an answer and asks every 30 seconds']]],
  ['a pause that only the deployment knows', pool({ HealthCheckIntervalSeconds: ref('Unknown'), HealthCheckTimeoutSeconds: 120 }), []],
  ['a patience that only the deployment knows', pool({ HealthCheckIntervalSeconds: 5, HealthCheckTimeoutSeconds: ref('Unknown') }), []],
  ['a health check of a Network Load Balancer that waits as long as it pauses', passed({ HealthCheckIntervalSeconds: 10, HealthCheckTimeoutSeconds: 10, Port: 5061 }), []],
  ['the longest pause', pool({ HealthCheckIntervalSeconds: 300 }), []],
  ['a pause of 301 seconds', pool({ HealthCheckIntervalSeconds: 301 }), [['health-check-malformed', 'Pool01', 'HealthCheckIntervalSeconds of its health check is 301']]],
  ['a pause of 4 seconds', pool({ HealthCheckIntervalSeconds: 4, HealthCheckTimeoutSeconds: 3 }), [['health-check-malformed', 'Pool01', 'HealthCheckIntervalSeconds of its health check is 4']]],
  ['a health check that is switched off', pool({ HealthCheckEnabled: false }), [['health-check-malformed', 'Pool01', 'Its health check is switched off (HealthCheckEnabled), which only functions of Lambda may be without']]],
  ['a health check of a function that is switched off', guest({ TargetType: 'lambda', Protocol: undefined, Port: undefined, HealthCheckProtocol: undefined, HealthCheckEnabled: false }), []],
  ['a health check that is switched off, of what only the deployment knows', guest({ TargetType: ref('Unknown'), HealthCheckEnabled: false }), []],
  ['a matcher and a path that only the deployment knows', pool({ Matcher: { HttpCode: ref('Unknown') }, HealthCheckPath: ref('Unknown') }), [['value-unresolved', 'Pool01', 'Only the deployment knows the matcher of the health check and the path of the health check']]],
  ['a path without a slash', pool({ HealthCheckPath: 'autodiscover' }), [['health-check-malformed', 'Pool01', `The health check's "autodiscover" does not begin with a slash, or has characters that no URL has`]]],
  ['a path without a slash, of somebody else', guest({ HealthCheckPath: 'autodiscover' }), [['health-check-malformed', 'Guest', `The health check's "autodiscover" does not begin with a slash, or has characters that no URL has`]]],
  ['a matcher up to 499', pool({ Matcher: { HttpCode: '200-499' } }), []],
  ['a matcher up to 599 behind a Network Load Balancer', passed({ HealthCheckProtocol: 'HTTPS', Matcher: { HttpCode: '200-599' } }), []],
  ['a matcher from 404 to 500 behind a Network Load Balancer', passed({ HealthCheckProtocol: 'HTTPS', Matcher: { HttpCode: '404-500' } }), []],
  ['a matcher of words behind a Network Load Balancer', passed({ HealthCheckProtocol: 'HTTPS', Matcher: { HttpCode: '5-5x' } }), [['health-check-malformed', 'Passed', `The health check's "5-5x" is no status code, list or range`]]],
  ['a matcher of a code with a 5 at its end behind a Network Load Balancer', passed({ HealthCheckProtocol: 'HTTPS', Matcher: { HttpCode: '605' } }), [['health-check-malformed', 'Passed', `The health check's "605" has a status code outside 200 to 599`]]],
  ['TLS behind a listener for TCP', passed({ Protocol: 'TLS' }), [['target-protocol-refused', 'Passed', 'Its protocol is TLS, and a TCP listener of a Network Load Balancer forwards to it']]],
  ['datagrams too behind a listener for TCP', passed({ Protocol: 'TCP_UDP' }), []],
  ['TCP behind a listener for TLS', passed({ Protocol: 'TCP', Port: 5061 }, 'TLS'), []],
  ['datagrams behind a listener for TLS', passed({ Protocol: 'UDP', Port: 5061 }, 'TLS'), [['target-protocol-refused', 'Passed', 'Its protocol is UDP, and a TLS listener of a Network Load Balancer forwards to it']]],
  ['the protocol TCP of somebody else', guest({ Protocol: 'TCP' }), [['target-protocol-refused', 'Guest', 'Its protocol is TCP, and an Application Load Balancer forwards to it']]],
  ['a health check of TCP of somebody else', guest({ HealthCheckProtocol: 'TCP' }), [['health-check-malformed', 'Guest', 'Its health check speaks TCP, and an Application Load Balancer forwards to it']]],

  ['a public address', ip([{ Id: '203.0.113.7' }, { Id: '203.0.113.8', ...ALL }]), [['target-address-not-allowed', 'Pool01', '"203.0.113.7" and "203.0.113.8" cannot be targets']]],
  ['an address outside and one inside, each in the wrong zone', { ...VPCS, ...ip([{ Id: '10.20.0.11' }, { Id: '10.80.0.11', ...ALL }, { Id: '10.80.0.12' }, { Id: '10.20.0.12', ...ALL }]) }, [['target-zone-wrong', 'Pool01', '10.20.0.11 is outside of the VPC and without AvailabilityZone'], ['target-zone-wrong', 'Pool01', '10.80.0.11 is inside the VPC and with AvailabilityZone all']]],
  ['an address outside in a zone that only the deployment knows', { ...VPCS, ...ip([{ Id: '10.20.0.11', AvailabilityZone: ref('Unknown') }]) }, []],
  ['an address outside of a VPC nobody knows', ip([{ Id: '10.20.0.11' }]), []],
  ['one address of two that only the deployment knows', { ...VPCS, ...ip([{ Id: ref('Unknown') }, { Id: '10.80.0.12' }]) }, [['value-unresolved', 'Pool01', 'Only the deployment knows the address of a target']]],
  ['an IPv6 address', { ...VPCS, ...ip([{ Id: '2001:db8::1' }]) }, []],
  ['addresses for instances', pool({ TargetType: 'instance', Targets: [{ Id: '10.80.0.11' }, { Id: 'i-1' }] }), [['target-address-not-allowed', 'Pool01', '10.80.0.11 is an address, and the target group takes ids of instances (TargetType is instance)']]],
  ['addresses without a word of the type', pool({ Targets: [{ Id: '10.80.0.11' }, { Id: '2001:db8::1' }] }), [['target-address-not-allowed', 'Pool01', '10.80.0.11 and 2001:db8::1 are addresses, and the target group takes ids of instances (TargetType is left out, which means instance)']]],
  ['instances that only the deployment knows', pool({ Targets: [{ Id: ref('Unknown') }] }), []],
  ['an address for a function', guest({ TargetType: 'lambda', Protocol: undefined, Port: undefined, HealthCheckProtocol: undefined, Targets: [{ Id: '203.0.113.7' }] }), []],

  ['instances of two other VPCs', { ...VPCS, Third: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.70.0.0/22' } }, Far: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Third') } }, A: instance({ SubnetId: ref('There') }), B: instance({ NetworkInterfaces: [{ SubnetId: ref('Far') }] }), C: instance({ SubnetId: ref('Here') }), E: instance({ SubnetId: ref('There') }), ...pool({ VpcId: ref('Vpc'), Targets: ['A', 'B', 'C', 'E'].map((id) => ({ Id: ref(id) })) }) }, [['target-instance-in-another-vpc', 'Pool01', 'A and E are in the VPC Other, the target group in Vpc'], ['target-instance-in-another-vpc', 'Pool01', 'B is in the VPC Third, the target group in Vpc']]],
  ['an instance of a VPC that is there already, and another one', { ...VPCS, There: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } }, A: instance({ SubnetId: ref('There') }), ...pool({ VpcId: 'vpc-2', Targets: [{ Id: ref('A') }] }) }, [['target-instance-in-another-vpc', 'Pool01', 'A is in the VPC vpc-1, the target group in vpc-2']]],
  ['an instance of the same VPC that is there already', { ...VPCS, There: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } }, A: instance({ SubnetId: ref('There') }), ...pool({ VpcId: 'vpc-1', Targets: [{ Id: ref('A') }] }) }, []],
  ['an instance of a VPC that is there already, and one of the template', { ...VPCS, There: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: 'vpc-1' } }, A: instance({ SubnetId: ref('There') }), ...pool({ VpcId: ref('Vpc'), Targets: [{ Id: ref('A') }] }) }, []],
  ['an instance in a subnet of somebody else', { ...VPCS, A: instance({ SubnetId: 'subnet-1' }), ...pool({ VpcId: ref('Vpc'), Targets: [{ Id: ref('A') }] }) }, []],
  ['an instance of another VPC that nobody forwards to', { ...VPCS, A: instance({ SubnetId: ref('There') }), ...pool({ VpcId: ref('Vpc'), Targets: [{ Id: 'i-1' }] }) }, []],
  ['a reader of another kind than an instance', { ...VPCS, A: { Type: 'AWS::EC2::SpotFleet', Properties: { SubnetId: ref('There') } }, ...pool({ VpcId: ref('Vpc'), Targets: [{ Id: ref('A') }] }) }, []],
]; // prettier-ignore
