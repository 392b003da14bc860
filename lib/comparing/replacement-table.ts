/** What is known of the updates of a resource type. */
export interface UpdateBehaviour {
  /** Properties of which the documentation says "Update requires: Replacement". */
  readonly replacedBy: readonly string[];
  /** Of which it says "Some interruptions" or "Replacement", depending on the values. */
  readonly perhapsReplacedBy?: readonly string[];
  /** What clients notice of a replacement. */
  readonly clients: string;
  /** Where that depends on which property is another. */
  readonly clientsOf?: Readonly<Record<string, string>>;
  /** Whether requests may fail meanwhile. */
  readonly interrupts?: true;
}

const NOTHING = 'Nothing.';
const ON_THE_WAY = 'Requests to pools behind it fail until the new one is in place.';
const OTHER_ZONE =
  'Nothing if the new zone is the one the Internet asks: the record is made there before it leaves the old zone. Else the name stops to resolve; see that the registrar, or the zone above, points to the new zone.';
const ALARMS = 'Nothing; its history starts anew.';

/**
 * What a change of which property replaces, by type, for the types that templates of reverse proxies contain.
 * The page of each type says so under "Update requires"; a test compares this table with the schemas of AWS.
 */
export const UPDATE_BEHAVIOUR: Readonly<Record<string, UpdateBehaviour>> = {
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    replacedBy: ['Name', 'Scheme', 'Type'],
    clients:
      'Every name that leads to it: alias records follow within 60 seconds, and until then clients reach a load balancer that goes away; open connections end. Its addresses and DNS name change: records made by hand lead nowhere until they are changed.',
    interrupts: true,
  },
  'AWS::ElasticLoadBalancingV2::Listener': {
    replacedBy: ['LoadBalancerArn'],
    clients: 'Connections through the old listener end; its rules and certificates are made anew on the new one.',
    interrupts: true,
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    replacedBy: ['ListenerArn'],
    clients: 'Until the rule is on the new listener, the rules that are there and its default action answer.',
    interrupts: true,
  },
  'AWS::ElasticLoadBalancingV2::ListenerCertificate': {
    replacedBy: ['ListenerArn'],
    clients: 'Until its certificates are on the new listener, clients of their names are shown the default certificate.',
    interrupts: true,
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    replacedBy: ['IpAddressType', 'Name', 'Port', 'Protocol', 'ProtocolVersion', 'TargetType', 'VpcId'],
    clients:
      'The new one starts without healthy targets: requests may fail with 502 or 503 until the first health checks have passed. Clients that were tied to a server by a cookie may come to another.',
    interrupts: true,
  },
  'AWS::ElasticLoadBalancingV2::TrustStore': { replacedBy: ['Name'], clients: NOTHING },
  'AWS::ElasticLoadBalancingV2::TrustStoreRevocation': { replacedBy: ['RevocationContents', 'TrustStoreArn'], clients: NOTHING },
  'AWS::CertificateManager::Certificate': {
    replacedBy: [
      'CertificateAuthorityArn', 'CertificateExport', 'DomainName', 'DomainValidationOptions', 'KeyAlgorithm', 'SubjectAlternativeNames',
      'ValidationMethod',
    ], // prettier-ignore
    clients: 'Nothing if validation works: the update waits for the new certificate, and the old one goes last.',
  },
  'AWS::Route53::RecordSet': {
    replacedBy: ['HostedZoneId', 'HostedZoneName', 'Name'],
    clients: 'The old name stops to resolve when the new record exists; clients that remember it follow when its TTL is over.',
    clientsOf: { HostedZoneId: OTHER_ZONE, HostedZoneName: OTHER_ZONE },
    interrupts: true,
  },
  'AWS::Route53::RecordSetGroup': {
    replacedBy: ['HostedZoneId', 'HostedZoneName'],
    clients: OTHER_ZONE,
    interrupts: true,
  },
  'AWS::Route53::HostedZone': {
    replacedBy: ['DelegationSetId', 'Name'],
    clients: 'The new zone has other name servers: its names resolve when the registrar, or the zone above, points to them.',
    interrupts: true,
  },
  'AWS::EC2::VPC': {
    replacedBy: ['CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'VpcEncryptionControl'],
    perhapsReplacedBy: ['InstanceTenancy'],
    clients: 'Everything in the VPC is made anew: see the load balancer.',
    interrupts: true,
  },
  'AWS::EC2::VPCCidrBlock': {
    replacedBy: [
      'AmazonProvidedIpv6CidrBlock', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6CidrBlock', 'Ipv6CidrBlockNetworkBorderGroup',
      'Ipv6IpamPoolId', 'Ipv6NetmaskLength', 'Ipv6Pool', 'VpcId',
    ], // prettier-ignore
    clients: 'Nothing, unless subnets use the block: those are then replaced too.',
  },
  'AWS::EC2::Subnet': {
    replacedBy: [
      'AvailabilityZone', 'AvailabilityZoneId', 'CidrBlock', 'Ipv4IpamPoolId', 'Ipv4NetmaskLength', 'Ipv6IpamPoolId', 'Ipv6Native',
      'Ipv6NetmaskLength', 'OutpostArn', 'VpcId',
    ], // prettier-ignore
    perhapsReplacedBy: ['Ipv6CidrBlock'],
    clients:
      'The load balancer gets new nodes there; connections through the old ones end. Firewalls in front of the pools see other source addresses.',
    interrupts: true,
  },
  'AWS::EC2::Route': {
    replacedBy: ['DestinationCidrBlock', 'DestinationIpv6CidrBlock', 'DestinationPrefixListId', 'RouteTableId'],
    clients: ON_THE_WAY,
    interrupts: true,
  },
  'AWS::EC2::RouteTable': { replacedBy: ['VpcId'], clients: ON_THE_WAY, interrupts: true },
  'AWS::EC2::SubnetRouteTableAssociation': { replacedBy: ['RouteTableId', 'SubnetId'], clients: ON_THE_WAY, interrupts: true },
  'AWS::EC2::InternetGateway': { replacedBy: [], clients: NOTHING },
  'AWS::EC2::VPCGatewayAttachment': {
    replacedBy: ['VpcId'],
    clients: 'Clients reach nothing until the gateway is attached again.',
    interrupts: true,
  },
  'AWS::EC2::VPCBlockPublicAccessExclusion': {
    replacedBy: ['SubnetId', 'VpcId'],
    clients: 'Nothing, unless Block Public Access is on: then clients outside get in once the new one stands.',
  },
  'AWS::EC2::TransitGatewayAttachment': { replacedBy: ['TransitGatewayId', 'VpcId'], clients: ON_THE_WAY, interrupts: true },
  'AWS::EC2::SecurityGroup': {
    replacedBy: ['GroupDescription', 'GroupName', 'VpcId'],
    clients:
      'Nothing if the new group lets the same through; whoever names the old group (other groups, firewalls) has to name the new one.',
  },
  'AWS::EC2::SecurityGroupIngress': {
    replacedBy: [
      'CidrIp', 'CidrIpv6', 'FromPort', 'GroupId', 'GroupName', 'IpProtocol', 'SourcePrefixListId', 'SourceSecurityGroupId',
      'SourceSecurityGroupName', 'SourceSecurityGroupOwnerId', 'ToPort',
    ], // prettier-ignore
    clients: 'Nothing, unless they are let in by the old rule alone.',
  },
  'AWS::EC2::SecurityGroupEgress': {
    replacedBy: [
      'CidrIp', 'CidrIpv6', 'DestinationPrefixListId', 'DestinationSecurityGroupId', 'FromPort', 'GroupId', 'IpProtocol', 'ToPort',
    ], // prettier-ignore
    clients: 'Nothing, unless a pool is reached by the old rule alone.',
  },
  'AWS::EC2::EIP': {
    replacedBy: ['Address', 'Domain', 'IpamPoolId', 'NetworkBorderGroup', 'TransferAddress'],
    clients: 'The address changes: clients, firewalls and records that name it do not find the new one by themselves.',
    interrupts: true,
  },
  'AWS::EC2::FlowLog': {
    replacedBy: [
      'DeliverCrossAccountRole', 'DeliverLogsPermissionArn', 'DestinationOptions', 'LogDestination', 'LogDestinationType', 'LogFormat',
      'LogGroupName', 'MaxAggregationInterval', 'ResourceId', 'ResourceType', 'TagFieldSpecifications', 'TrafficType',
    ], // prettier-ignore
    clients: NOTHING,
  },
  'AWS::S3::Bucket': {
    replacedBy: ['BucketName', 'BucketNamePrefix', 'BucketNamespace', 'ObjectLockEnabled'],
    clients: 'Nothing. A bucket that holds anything is not deleted: the old one stays behind, with the logs up to now.',
  },
  'AWS::S3::BucketPolicy': { replacedBy: ['Bucket'], clients: NOTHING },
  'AWS::WAFv2::WebACL': { replacedBy: ['Name', 'Scope'], clients: 'Nothing if the new one lets the same through.' },
  'AWS::WAFv2::WebACLAssociation': {
    replacedBy: ['ResourceArn', 'WebACLArn'],
    clients: 'Nothing; requests may pass unfiltered for a moment.',
  },
  'AWS::CloudWatch::Alarm': { replacedBy: ['AlarmName'], clients: ALARMS },
  'AWS::CloudWatch::Dashboard': { replacedBy: ['DashboardName'], clients: NOTHING },
  'AWS::ECS::Cluster': { replacedBy: ['ClusterName'], clients: 'Its services are made anew: see them.' },
  'AWS::ECS::TaskDefinition': {
    replacedBy: [
      'ContainerDefinitions', 'Cpu', 'EnableFaultInjection', 'EphemeralStorage', 'ExecutionRoleArn', 'Family', 'InferenceAccelerators',
      'IpcMode', 'Memory', 'NetworkMode', 'PidMode', 'PlacementConstraints', 'ProxyConfiguration', 'RequiresCompatibilities',
      'RuntimePlatform', 'TaskRoleArn', 'Volumes',
    ], // prettier-ignore
    clients: 'Nothing by itself: tasks of the old one run on until a service has started new ones.',
  },
  'AWS::ECS::Service': {
    replacedBy: ['Cluster', 'DeploymentController', 'LaunchType', 'Role', 'SchedulingStrategy', 'ServiceName'],
    clients: 'The tasks of the new service take connections before those of the old one end; clients of these connect again, once.',
  },
  'AWS::ApplicationAutoScaling::ScalableTarget': {
    replacedBy: ['ResourceId', 'ScalableDimension', 'ServiceNamespace'],
    clients: NOTHING,
  },
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    replacedBy: ['PolicyName', 'ResourceId', 'ScalableDimension', 'ScalingTargetId', 'ServiceNamespace'],
    clients: NOTHING,
  },
  'AWS::IAM::Role': { replacedBy: ['Path', 'RoleName'], clients: NOTHING },
  'AWS::Logs::LogGroup': { replacedBy: ['LogGroupName'], clients: 'Nothing; the old log goes unless it is retained.' },
};

/** The page of the type, which says of each property what its update requires. */
export function documentationOf(type: string): string {
  const [, service = '', resource = ''] = type.toLowerCase().split('::');
  return `https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-${service}-${resource}.html`;
}
