import type { FindingName } from '../../lib/findings/catalogue';
import {
  alias,
  certificate,
  forward,
  hostExpressions,
  hosts,
  listener,
  loadBalancer,
  pathExpressions,
  paths,
  ref,
  rule,
  targetGroup,
  toHttps,
  type Properties,
  type Resources,
} from '../support/listener-template';

/** What is changed in a sound template, and the finding it gives: id, place, words of the message. */
export type AuditRow = readonly [string, Partial<Resources>, FindingName, string | undefined, string];

/** What is changed in a sound template, and gives no finding. */
export type SoundRow = readonly [string, Partial<Resources>];

/** What is changed in a sound template, and all that is said of it: name, place and words of each finding. Empty: sound too. */
export type SaidRow = readonly [string, Partial<Resources>, readonly (readonly [FindingName, string | undefined, string])[]];

const meet = hosts('meet.contoso.com');
const attribute = (Key: string, Value: unknown) => ({ LoadBalancer: loadBalancer({ LoadBalancerAttributes: [{ Key, Value }] }) });
const header = (Value: unknown) => ({
  Https: listener(443, { ListenerAttributes: [{ Key: 'routing.http.response.strict_transport_security.header_value', Value }] }),
});
const groupAttribute = (Key: string, Value: string) => group({ TargetGroupAttributes: [{ Key, Value }] });
const group = (properties: Properties) => ({
  Pool01: { ...targetGroup('webext.contoso.com'), Properties: { ...targetGroup('webext.contoso.com').Properties, ...properties } },
});
const many = (count: number, made: (index: number) => Resources): Resources =>
  Object.assign({}, ...Array.from({ length: count }, (_, index) => made(index))) as Resources;
const subnet = (AvailabilityZone: unknown, CidrBlock: string) => ({
  Type: 'AWS::EC2::Subnet',
  Properties: { VpcId: ref('Vpc'), AvailabilityZone, CidrBlock },
});
const blockOf = (properties: Properties) => ({ Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), ...properties } });
const network = (more: Resources): Resources => ({
  Front: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }),
  Tcp: listener(443, { Protocol: 'TCP', Certificates: [], DefaultActions: [forward('Passed')] }, 'Front'),
  Passed: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 5061, Protocol: 'TCP' } },
  ...more,
});
const ofNetwork = (action: Properties) =>
  network({ Own: rule(1, [{ Field: 'source-ip', SourceIpConfig: { IpAddressType: 'ipv4' } }], action, 'Tcp') });
const STAYING = 'target_health_state.unhealthy.connection_termination.enabled';
const written = (values: Readonly<Record<string, string>>) => ({
  TargetGroupAttributes: Object.entries(values).map(([Key, Value]) => ({ Key, Value })),
});
const terminating = (Value: string) => written({ [STAYING]: Value });
const shifted = (properties: Properties, crossZone = 'true') =>
  network({
    Front: loadBalancer({
      Type: 'network',
      LoadBalancerAttributes: [
        { Key: 'zonal_shift.config.enabled', Value: 'true' },
        { Key: 'load_balancing.cross_zone.enabled', Value: crossZone },
      ],
    }),
    Passed: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 5061, Protocol: 'TCP', ...properties } },
  });
const VPC = { Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.80.0.0/22' } } };
const SUBNETS = {
  ...VPC,
  One: subnet('eu-west-1a', '10.80.0.0/27'),
  Two: subnet('eu-west-1b', '10.80.1.0/27'),
  LoadBalancer: loadBalancer({ Subnets: [ref('One'), ref('Two')] }),
};
const zoneOf = (Name: string, properties: Properties = {}) => ({ Type: 'AWS::Route53::HostedZone', Properties: { Name, ...properties } });
const validatedIn = (zone: string) => ({
  Certificate: {
    ...certificate('webext.contoso.com', 'meet.contoso.com'),
    Properties: {
      DomainName: 'webext.contoso.com',
      SubjectAlternativeNames: ['meet.contoso.com'],
      ValidationMethod: 'DNS',
      DomainValidationOptions: ['webext.contoso.com', 'meet.contoso.com'].map((DomainName) => ({ DomainName, HostedZoneId: ref(zone) })),
    },
  },
});
const securityGroups = (groups: number, rules: number): Resources => ({
  LoadBalancer: loadBalancer({ SecurityGroups: Array.from({ length: groups }, (_, i) => ref(`Group${i}`)) }),
  ...many(groups, (i) => ({
    [`Group${i}`]: {
      Type: 'AWS::EC2::SecurityGroup',
      Properties: {
        GroupDescription: 'Clients',
        SecurityGroupIngress: Array.from({ length: rules }, (_, j) => ({ CidrIp: `10.${i}.${j}.0/24`, FromPort: 443, ToPort: 443 })),
        SecurityGroupEgress: [],
      },
    },
  })),
});
const webAcl = (...rules: readonly Properties[]): Resources => ({
  Acl: { Type: 'AWS::WAFv2::WebACL', Properties: { Scope: 'REGIONAL', DefaultAction: { Allow: {} }, Rules: rules } },
  Before: {
    Type: 'AWS::WAFv2::WebACLAssociation',
    Properties: { ResourceArn: ref('LoadBalancer'), WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } },
  },
});
const commonRules = (managed: Properties = {}, more: Properties = {}) => ({
  Name: 'common',
  OverrideAction: { None: {} },
  Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet', ...managed } },
  ...more,
});
const bodyRule = (size: Properties) => ({ Name: 'size', Action: { Block: {} }, Statement: { SizeConstraintStatement: size } });
const OUTSIDE = { TargetType: 'ip', VpcId: ref('Vpc'), Targets: [{ Id: '10.20.0.11', AvailabilityZone: 'all' }] };
const ROUTES = {
  Table: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } },
  Gateway: { Type: 'AWS::EC2::InternetGateway', Properties: {} },
  ...Object.fromEntries(
    ['One', 'Two'].map((id) => [
      `${id}Table`,
      { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: ref(id), RouteTableId: ref('Table') } },
    ]),
  ),
};
const route = (properties: Properties) => ({ Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref('Table'), ...properties } });
/** Lets ELB write to the bucket, as CDK writes it. */
const logPolicy = (changes: Properties, Bucket: unknown = ref('Logs')) => ({
  Type: 'AWS::S3::BucketPolicy',
  Properties: {
    Bucket,
    PolicyDocument: {
      Statement: [
        { Effect: 'Deny', Principal: { AWS: '*' }, Action: 's3:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
        {
          Effect: 'Allow',
          Principal: { Service: 'logdelivery.elasticloadbalancing.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Logs', 'Arn'] }, '/*']] },
          ...changes,
        },
      ],
    },
  },
});
const AES = { SSEAlgorithm: 'AES256' };
/** A bucket with a key, and the load balancer that writes there. */
const logsTo = (byDefault: Properties, prefix = 'lync', logs = 'access_logs', type = 'application') => ({
  Logs: {
    Type: 'AWS::S3::Bucket',
    Properties: { BucketEncryption: { ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: byDefault }] } },
  },
  Policy: logPolicy({}),
  LoadBalancer: loadBalancer({
    Type: type,
    LoadBalancerAttributes: [
      { Key: 'idle_timeout.timeout_seconds', Value: '1830' },
      { Key: `${logs}.s3.enabled`, Value: 'true' },
      { Key: `${logs}.s3.bucket`, Value: ref('Logs') },
      { Key: `${logs}.s3.prefix`, Value: prefix },
    ],
  }),
});
/** A Network Load Balancer of somebody else, in two subnets. */
const fixed = (allocations: readonly unknown[], properties: Properties = {}) =>
  loadBalancer({
    Type: 'network',
    Scheme: 'internet-facing',
    LoadBalancerAttributes: [],
    SubnetMappings: allocations.map((AllocationId, index) => ({ SubnetId: `subnet-0${index}`, AllocationId })),
    ...properties,
  });
const EIP = { Type: 'AWS::EC2::EIP', Properties: { Domain: 'vpc' } };
const allocated = { 'Fn::GetAtt': ['Address', 'AllocationId'] };
const discover = hosts('lyncdiscover.contoso.com');
const DISCOVER = { Discover: rule(30, [discover]), DiscoverRecord: alias('lyncdiscover.contoso.com') };
const OIDC = {
  Issuer: 'https://sts.contoso.com',
  AuthorizationEndpoint: 'https://sts.contoso.com/authorize',
  TokenEndpoint: 'https://sts.contoso.com/token',
  UserInfoEndpoint: 'https://sts.contoso.com/user',
  ClientId: 'proxy',
  ClientSecret: '{{resolve:secretsmanager:proxy}}',
};
const AUTH = { Type: 'authenticate-oidc', Order: 1, AuthenticateOidcConfig: OIDC };

/** A security group with a way in for everybody and for an office, and further rules of it. */
const TWICE: Resources = {
  LoadBalancer: loadBalancer({ SecurityGroups: [ref('Group')] }),
  Group: {
    Type: 'AWS::EC2::SecurityGroup',
    Properties: {
      GroupDescription: 'the load balancer',
      SecurityGroupIngress: ['0.0.0.0/0', '203.0.113.0/24'].flatMap((CidrIp) => [
        { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp },
        { IpProtocol: 'tcp', FromPort: 80, ToPort: 80, CidrIp },
      ]),
      SecurityGroupEgress: [{ IpProtocol: '-1', CidrIp: '0.0.0.0/0' }],
    },
  },
};
const inbound = (properties: object) => ({
  Type: 'AWS::EC2::SecurityGroupIngress',
  Properties: { GroupId: ref('Group'), IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...properties },
});

/** Values that Elastic Load Balancing, ACM, Route 53 or CloudFormation refuse, and what Lync cannot live with. */
export const VALUE_ROWS: readonly AuditRow[] = [
  ['a rule of a Network Load Balancer that answers', ofNetwork({ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }), 'network-load-balancer-only-forwards', 'Own', 'Its action is fixed-response, and a Network Load Balancer does nothing but forward'],
  ['a rule of a Network Load Balancer that redirects', ofNetwork({ Type: 'redirect', RedirectConfig: { Host: 'www.contoso.com', StatusCode: 'HTTP_302' } }), 'network-load-balancer-only-forwards', 'Own', 'Its action is redirect'],
  ['a default action of a Network Load Balancer that answers', network({ Tcp: listener(443, { Protocol: 'TCP', Certificates: [] }, 'Front') }), 'network-load-balancer-only-forwards', 'Tcp', 'Its action is fixed-response'],
  ['three hosts and three paths', { Meet: rule(20, [hosts('meet.contoso.com', 'a.contoso.com', 'b.contoso.com'), paths('/a', '/b', '/c')]) }, 'too-many-condition-values', 'Meet', '6 condition values'],
  ['six wildcards', { Meet: rule(20, [meet, paths('/*a*', '/*b*', '/*c?')]) }, 'too-many-condition-wildcards', 'Meet', '6 wildcards'],
  ['a host with a port', { Meet: rule(20, [hosts('meet.contoso.com:443')]) }, 'condition-value-malformed', 'Meet', 'has a port'],
  ['a host with a scheme', { Meet: rule(20, [hosts('https://meet.contoso.com')]) }, 'condition-value-malformed', 'Meet', 'has a scheme'],
  ['a host with a path', { Meet: rule(20, [hosts('meet.contoso.com/x')]) }, 'condition-value-malformed', 'Meet', 'has a slash'],
  ['a host without a dot', { Meet: rule(20, [hosts('meet')]) }, 'condition-value-malformed', 'Meet', 'has no dot'],
  ['a host with an underscore', { Meet: rule(20, [hosts('my_meet.contoso.com')]) }, 'condition-value-malformed', 'Meet', 'underscore'],
  ['a host beyond ASCII', { Meet: rule(20, [hosts('müll.contoso.com')]) }, 'condition-value-malformed', 'Meet', 'beyond ASCII'],
  ['a host with a digit at the end', { Meet: rule(20, [hosts('meet.contoso.c0m')]) }, 'condition-value-malformed', 'Meet', 'dot and letters'],
  ['a path with a space', { Meet: rule(20, [meet, paths('/a b')]) }, 'condition-value-malformed', 'Meet', 'has the character " "'],
  ['a source that is no block', { Meet: rule(20, [meet, { Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.1'] } }]) }, 'condition-value-malformed', 'Meet', 'no address block'],
  ['the Host header by name', { Meet: rule(20, [meet, { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'host', Values: ['a'] } }]) }, 'condition-value-malformed', 'Meet', 'host-header'],
  ['a host of 129 characters', { Meet: rule(20, [hosts(`${'a'.repeat(117)}.contoso.com`)]) }, 'rule-value-too-long', 'Meet', '129 characters'],
  ['an expression of 129 characters', { Meet: rule(20, [meet, pathExpressions(`^/${'a'.repeat(127)}`)]) }, 'rule-value-too-long', 'Meet', '129 characters'],
  ['a priority beyond the range', { Meet: rule(50_001, [meet]) }, 'priority-out-of-range', 'Meet', '50001'],
  ['paths that overlap', { Abs: rule(1, [meet, paths('/abs/*')]), Pool02: targetGroup('webext2.contoso.com'), Meet: rule(20, [meet, paths('*/handler')], forward('Pool02')) }, 'paths-overlap', 'Meet', '/abs/* and */handler of meet.contoso.com'],
  ['a path two rules want', { Abs: rule(1, [meet, paths('/a', '/b')]), Pool02: targetGroup('webext2.contoso.com'), Meet: rule(20, [meet, paths('/b', '/c')], forward('Pool02')) }, 'paths-overlap', 'Meet', '/b of meet.contoso.com'],
  ['expressions that overlap', { Abs: rule(1, [meet, pathExpressions('^/(abs|lwa)$')]), Pool02: targetGroup('webext2.contoso.com'), Meet: rule(20, [meet, pathExpressions('^/(lwa|ucwa)$')], forward('Pool02')) }, 'paths-overlap', 'Meet', 'of meet.contoso.com'],
  ['a sign-in before a rule', { Meet: { ...rule(20, [meet]), Properties: { ...rule(20, [meet]).Properties, Actions: [AUTH, { ...forward('Pool01'), Order: 2 }] } } }, 'pre-authentication', 'Meet', 'authenticate-oidc'],
  ['plain HTTP behind HTTPS', group({ Protocol: 'HTTP', Port: 8080 }), 'https-sent-as-http', 'Meet', 'Pool01 in the clear'],
  ['a redirect from HTTPS to HTTP', { Meet: rule(20, [meet], { Type: 'redirect', RedirectConfig: { Protocol: 'HTTP', Port: '80', StatusCode: 'HTTP_302' } }) }, 'redirect-to-http', 'Meet', 'redirected to HTTP'],
  ['a redirect in a circle', { Meet: rule(20, [meet], { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', StatusCode: 'HTTP_302' } }) }, 'redirect-to-http', 'Meet', 'the URL it comes from'],
  ['an attribute nobody knows', attribute('idle_timeout.timeout_secs', '1830'), 'attribute-unknown', 'LoadBalancer', 'idle_timeout.timeout_secs'],
  ['an attribute of another kind of load balancer', attribute('dns_record.client_routing_policy', 'any_availability_zone'), 'attribute-unknown', 'LoadBalancer', 'dns_record'],
  ['an idle time-out beyond the range', attribute('idle_timeout.timeout_seconds', '4001'), 'attribute-out-of-range', 'LoadBalancer', '1 to 4000'],
  ['a client keep-alive below the range', attribute('client_keep_alive.seconds', '59'), 'attribute-out-of-range', 'LoadBalancer', '60 to 604800'],
  ['letters before the digits', attribute('client_keep_alive.seconds', 'x3600'), 'attribute-out-of-range', 'LoadBalancer', '60 to 604800'],
  ['letters after the digits', attribute('client_keep_alive.seconds', '3600s'), 'attribute-out-of-range', 'LoadBalancer', '60 to 604800'],
  ['a word for a truth value', attribute('routing.http2.enabled', 'no'), 'attribute-out-of-range', 'LoadBalancer', 'none of true, false'],
  ['a deregistration delay beyond the range', groupAttribute('deregistration_delay.timeout_seconds', '3601'), 'attribute-out-of-range', 'Pool01', '0 to 3600'],
  ['a slow start below the range', groupAttribute('slow_start.duration_seconds', '29'), 'attribute-out-of-range', 'Pool01', '30 to 900 or 0'],
  ['a zonal shift with connections that are cut', shifted({}), 'zonal-shift-refused', 'Passed', 'Front, which leads here, crosses zones'],
  ['a zonal shift with connections that are to be cut', shifted(terminating('true')), 'zonal-shift-refused', 'Passed', 'has connections cut'],
  ['a zonal shift in front of an Application Load Balancer', shifted({ ...terminating('false'), TargetType: 'alb' }), 'zonal-shift-refused', 'Passed', 'an Application Load Balancer as its target'],
  ['a zonal shift with targets that are not asked over TCP', shifted({ ...terminating('false'), Protocol: 'TCP_UDP' }), 'zonal-shift-refused', 'Passed', 'another protocol than TCP and TLS'],
  ['a zonal shift with targets that have zones of their own', shifted(written({ [STAYING]: 'false', 'load_balancing.cross_zone.enabled': 'false' })), 'zonal-shift-refused', 'Passed', 'does not cross zones itself'],
  ['a header value with a double quote', header('max-age="1"'), 'attribute-out-of-range', 'Https', 'has "\\"" in it, which a header value cannot have'],
  ['a header value with another letter', header('max-age=1; caf\u00e9'), 'attribute-out-of-range', 'Https', '"\u00e9"'],
  ['a header value of more than a kilobyte', header('x'.repeat(1025)), 'attribute-out-of-range', 'Https', '1,025 characters, more than 1,024'],
  ['a listener attribute nobody knows', { Https: listener(443, { ListenerAttributes: [{ Key: 'tcp.idle_timeout.seconds', Value: '350' }] }) }, 'attribute-unknown', 'Https', 'tcp.idle'],
  ['an attribute that only the deployment knows', attribute('idle_timeout.timeout_seconds', ref('Seconds')), 'value-unresolved', 'LoadBalancer', 'idle_timeout.timeout_seconds'],
  ['the idle time-out nobody gave', { LoadBalancer: loadBalancer({ LoadBalancerAttributes: [] }) }, 'idle-timeout-too-short', 'LoadBalancer', '60 seconds'],
  ['an idle time-out below 200', attribute('idle_timeout.timeout_seconds', '199'), 'idle-timeout-too-short', 'LoadBalancer', '199 seconds'],
  ['an idle time-out below 960', attribute('idle_timeout.timeout_seconds', '959'), 'idle-timeout-short', 'LoadBalancer', '959 seconds'],
  ['a load balancer of 33 characters', { LoadBalancer: loadBalancer({ Name: 'l'.repeat(33) }) }, 'physical-name-malformed', 'LoadBalancer', '33 characters'],
  ['a load balancer with a reserved beginning', { LoadBalancer: loadBalancer({ Name: 'internal-lync' }) }, 'physical-name-malformed', 'LoadBalancer', 'internal-'],
  ['a target group with a dot in its name', group({ Name: 'webext.contoso' }), 'physical-name-malformed', 'Pool01', 'letters, digits and hyphens'],
  ['a target group with a hyphen at the end', group({ Name: 'webext-' }), 'physical-name-malformed', 'Pool01', 'hyphen'],
  ['FIPS beside another policy', { Https: listener(443, { SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04' }), Other: listener(8443, { SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' }) }, 'tls-policies-mixed', 'LoadBalancer', 'FIPS-2023-04 is a FIPS one'],
  ['too many rules', many(101, (i) => ({ [`Rule${i}`]: rule(100 + i, [hosts('meet.contoso.com'), paths(`/${i}`)]) })), 'quota-exceeded', 'LoadBalancer', 'rules, the quota is 100'],
  ['too many rules over all security groups', { ...securityGroups(18, 56) }, 'quota-exceeded', 'LoadBalancer', '1008 inbound rules together'],
  ['one zone', { ...SUBNETS, Two: subnet('eu-west-1a', '10.80.1.0/27') }, 'load-balancer-zones', 'LoadBalancer', 'one zone only'],
  ['two subnets in one zone', { ...SUBNETS, Three: subnet('eu-west-1a', '10.80.2.0/27'), LoadBalancer: loadBalancer({ Subnets: [ref('One'), ref('Two'), ref('Three')] }) }, 'load-balancer-zones', 'LoadBalancer', 'two subnets in eu-west-1a'],
  ['one subnet', { LoadBalancer: loadBalancer({ Subnets: ['subnet-0aaaaaaaa'] }) }, 'load-balancer-zones', 'LoadBalancer', 'one zone only'],
  ['a subnet of 16 addresses', { ...SUBNETS, Two: subnet('eu-west-1b', '10.80.1.0/28') }, 'subnet-too-small', 'LoadBalancer', '10.80.1.0/28'],
  ['no route to the servers', { ...SUBNETS, ...ROUTES, ...group(OUTSIDE), Internet: route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Gateway') }) }, 'no-route-to-servers', 'Pool01', '10.20.0.11'],
  ['a record in another domain’s zone', { Zone: zoneOf('fabrikam.com'), MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Zone') } } }, 'name-in-wrong-zone', 'MeetRecord', 'the hosted zone fabrikam.com'],
  ['a record in a zone named wrongly', { MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: undefined, HostedZoneName: 'eu.contoso.com.' } } }, 'name-in-wrong-zone', 'MeetRecord', 'eu.contoso.com'],
  ['validation in another domain’s zone', { Zone: zoneOf('meet.contoso.com.'), ...validatedIn('Zone') }, 'name-in-wrong-zone', 'Certificate', 'The validation of webext.contoso.com'],
  ['validation in a private zone', { Zone: zoneOf('contoso.com', { VPCs: [{ VPCId: 'vpc-0123456789abcdef0' }] }), ...validatedIn('Zone') }, 'certificate-needs-public-zone', 'Certificate', 'private hosted zone'],
  ['a name whose validation has no zone', { Certificate: { ...certificate('webext.contoso.com', 'meet.contoso.com'), Properties: { DomainName: 'webext.contoso.com', SubjectAlternativeNames: ['meet.contoso.com'], ValidationMethod: 'DNS', DomainValidationOptions: [{ DomainName: 'webext.contoso.com', HostedZoneId: 'Z1' }] } } }, 'certificate-validation-missing', 'Certificate', 'the validation of meet.contoso.com'],
  ['eleven names on a certificate', { Certificate: certificate('webext.contoso.com', 'meet.contoso.com', ...Array.from({ length: 9 }, (_, i) => `n${i}.contoso.com`)) }, 'too-many-certificate-names', 'Certificate', '11 names'],
  ['a common name of 65 characters', { Certificate: certificate(`${'w'.repeat(53)}.contoso.com`, 'webext.contoso.com', 'meet.contoso.com') }, 'certificate-common-name-too-long', 'Certificate', '65 characters'],
  ['a matcher beyond the range', group({ Matcher: { HttpCode: '200-599' } }), 'health-check-malformed', 'Pool01', '200-599'],
  ['a health check that waits as long as it pauses', group({ HealthCheckIntervalSeconds: 30, HealthCheckTimeoutSeconds: 30 }), 'health-check-malformed', 'Pool01', 'waits 30 seconds'],
  ['a health check of TCP', group({ HealthCheckProtocol: 'TCP' }), 'health-check-malformed', 'Pool01', 'speaks TCP'],
  ['a threshold of one', group({ HealthyThresholdCount: 1 }), 'health-check-malformed', 'Pool01', 'HealthyThresholdCount'],
  ['a target group for TCP', group({ Protocol: 'TCP' }), 'target-protocol-refused', 'Pool01', 'Its protocol is TCP'],
  ['a public address', group({ TargetType: 'ip', Targets: [{ Id: '203.0.113.7' }] }), 'target-address-not-allowed', 'Pool01', '203.0.113.7'],
  ['a name as target', group({ TargetType: 'ip', Targets: [{ Id: 'fe01.contoso.local' }] }), 'target-address-not-allowed', 'Pool01', 'fe01.contoso.local'],
  ['a target outside without a zone', { ...VPC, ...group({ ...OUTSIDE, Targets: [{ Id: '10.20.0.11' }] }) }, 'target-zone-wrong', 'Pool01', 'outside of the VPC'],
  ['a target inside with the zone all', { ...VPC, ...group({ ...OUTSIDE, Targets: [{ Id: '10.80.0.11', AvailabilityZone: 'all' }] }) }, 'target-zone-wrong', 'Pool01', 'inside the VPC'],
  ['a target in a further block of the VPC with the zone all', { ...VPC, Further: blockOf({ CidrBlock: '100.64.0.0/16' }), ...group({ ...OUTSIDE, Targets: [{ Id: '100.64.0.11', AvailabilityZone: 'all' }] }) }, 'target-zone-wrong', 'Pool01', 'inside the VPC'],
  ['a target in a further block of a VPC that is there already, with the zone all', { Further: blockOf({ VpcId: 'vpc-1', CidrBlock: '100.64.0.0/16' }), ...group({ ...OUTSIDE, VpcId: 'vpc-1', Targets: [{ Id: '100.64.0.11', AvailabilityZone: 'all' }] }) }, 'target-zone-wrong', 'Pool01', 'inside the VPC'],
  ['the common rules', webAcl(commonRules()), 'waf-blocks-large-bodies', 'Acl', 'SizeRestrictions_BODY'],
  ['a rule against large bodies', webAcl(bodyRule({ FieldToMatch: { Body: {} }, ComparisonOperator: 'GT', Size: 8192 })), 'waf-blocks-large-bodies', 'Acl', 'over 8192 bytes'],
  ['the common rules of which another is counted', webAcl(commonRules({ RuleActionOverrides: [{ Name: 'NoUserAgent_HEADER', ActionToUse: { Count: {} } }] })), 'waf-blocks-large-bodies', 'Acl', 'The rule "common"'],
  ['a rule that large bodies match', webAcl({ Name: 'sqli', Action: { Block: {} }, Statement: { SqliMatchStatement: { FieldToMatch: { Body: { OversizeHandling: 'MATCH' } } } } }), 'waf-blocks-large-bodies', 'Acl', 'beyond what AWS WAF inspects'],
  ['autodiscover on no certificate, and redirected', DISCOVER, 'autodiscover-redirected', 'Http', 'on no certificate'],
  ['autodiscover over HTTP behind a redirect', { ...DISCOVER, Certificate: certificate('*.contoso.com'), First: rule(1, [hosts('*.contoso.com')], toHttps, 'Http'), DiscoverHttp: rule(2, [discover], forward('Pool01'), 'Http') }, 'autodiscover-redirected', 'First', 'DiscoverHttp, which is to answer it'],
  ['the internal name of autodiscover', { Inside: rule(30, [hosts('lyncdiscoverinternal.contoso.com')]) }, 'internal-name-published', 'Inside', 'lyncdiscoverinternal.contoso.com'],
  ['no policy beside FIPS', { Https: listener(443, { SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04' }), Other: listener(8443) }, 'tls-policies-mixed', 'LoadBalancer', 'ELBSecurityPolicy-2016-08'],
  ['a priority that is no number', { Meet: rule('first', [meet]) }, 'priority-out-of-range', 'Meet', 'the priority first'],
  ['no priority', { Meet: rule(undefined, [meet]) }, 'priority-out-of-range', 'Meet', 'has no priority'],
  ['two conditions for hosts', { Meet: rule(20, [meet, hosts('*.contoso.com')]) }, 'condition-value-malformed', 'Meet', 'host-header condition of a rule is there twice'],
  ["a route through a transit gateway to the VPC's own block", { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '10.80.0.0/22', TransitGatewayId: 'tgw-0123456789abcdef0' }) }, 'route-refused', 'Pools', "10.80.0.0/22 is the VPC's own block"],
  ['a route through a virtual private gateway to a subnet', { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '10.80.0.0/27', GatewayId: 'vgw-0123456789abcdef0' }) }, 'route-refused', 'Pools', 'lies within 10.80.0.0/22'],
  ['a route through a peering connection into a further block of the VPC', { ...SUBNETS, ...ROUTES, Further: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), CidrBlock: '100.64.0.0/16' } }, Pools: route({ DestinationCidrBlock: '100.64.1.0/24', VpcPeeringConnectionId: 'pcx-0123456789abcdef0' }) }, 'route-refused', 'Pools', 'lies within 100.64.0.0/16'],
  ["a route to AWS's own link-local addresses", { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '169.254.169.254/32', NetworkInterfaceId: 'eni-0123456789abcdef0' }) }, 'route-refused', 'Pools', '169.254.168.0/22'],
  ["a route to AWS's own IPv6 addresses", { ...SUBNETS, ...ROUTES, Pools: route({ DestinationIpv6CidrBlock: 'fd00:ec2::/48', TransitGatewayId: 'tgw-0123456789abcdef0' }) }, 'route-refused', 'Pools', 'fd00:ec2::/32'],
  ['a rule that was added to the security group a second time', { ...TWICE, Again: inbound({ CidrIp: '203.0.113.0/24', Description: 'offices, again' }) }, 'security-group-rule-twice', 'Again', 'the inbound rule for TCP port 443 from 203.0.113.0/24 twice: Group and Again'],
  ['two rules of one, in other words', { ...TWICE, One: inbound({ CidrIpv6: '2001:db8::/32' }), Two: inbound({ CidrIpv6: '2001:0DB8:0::/32', IpProtocol: '6' }) }, 'security-group-rule-twice', 'Two', 'One and Two'],
  ['two routes to one network', { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '10.20.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }), Same: route({ DestinationCidrBlock: '10.20.0.1/16', GatewayId: 'vgw-0123456789abcdef0' }) }, 'route-refused', 'Same', 'already, Pools'],
  ['a VPC of loopback addresses', { ...SUBNETS, Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '127.80.0.0/22' } } }, 'vpc-cidr-refused', 'Vpc', 'lies in 127.0.0.0/8'],
  ['a VPC larger than any', { ...SUBNETS, Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '10.0.0.0/15' } } }, 'vpc-cidr-refused', 'Vpc', 'none from /16 to /28'],
  ['a further block smaller than any', { ...SUBNETS, Further: { Type: 'AWS::EC2::VPCCidrBlock', Properties: { VpcId: ref('Vpc'), CidrBlock: '10.81.0.0/29' } } }, 'vpc-cidr-refused', 'Further', 'none from /16 to /28'],
  ['a route for one of two subnets', { ...SUBNETS, ...ROUTES, ...group(OUTSIDE), OtherTable: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } }, TwoTable: { Type: 'AWS::EC2::SubnetRouteTableAssociation', Properties: { SubnetId: ref('Two'), RouteTableId: ref('OtherTable') } }, Pools: route({ DestinationCidrBlock: '10.20.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }) }, 'no-route-to-servers', 'Pool01', '10.20.0.11'],
  ['a record above a zone with an empty list of VPCs', { Zone: zoneOf('contoso.com'), Closer: zoneOf('meet.contoso.com', { VPCs: [] }), MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Zone') } } }, 'name-in-wrong-zone', 'MeetRecord', 'the zone meet.contoso.com below it'],
  ['a record above the closest zone', { Zone: zoneOf('contoso.com'), Closer: zoneOf('meet.contoso.com'), MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Zone') } } }, 'name-in-wrong-zone', 'MeetRecord', 'the zone meet.contoso.com below it'],
  ['more resources than a template may have', many(492, (i) => ({ [`Record${i}`]: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } } })), 'template-limit-exceeded', undefined, '501 resources'],
  ['nearly as many', many(391, (i) => ({ [`Record${i}`]: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } } })), 'template-limit-near', undefined, '400 resources'],
  ['more bytes than a template may have', { Large: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x'.repeat(1_048_576) } } }, 'template-limit-exceeded', undefined, 'bytes'],
  ['an instance of another VPC', { ...SUBNETS, Other: VPC.Vpc, Server: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: ref('One') } }, ...group({ TargetType: 'instance', VpcId: ref('Other'), Targets: [{ Id: ref('Server') }] }) }, 'target-instance-in-another-vpc', 'Pool01', 'Server is in the VPC Vpc, the target group in Other'],
  ['an instance whose interface is in another VPC', { ...SUBNETS, Other: VPC.Vpc, Server: { Type: 'AWS::EC2::Instance', Properties: { NetworkInterfaces: [{ DeviceIndex: '0', SubnetId: ref('One') }] } }, ...group({ TargetType: 'instance', VpcId: ref('Other'), Targets: [{ Id: ref('Server') }] }) }, 'target-instance-in-another-vpc', 'Pool01', 'Server is in the VPC Vpc'],
  ['a certificate of another partition', { Https: listener(443, { Certificates: [{ CertificateArn: 'arn:aws-cn:acm:eu-west-1:111122223333:certificate/1' }] }) }, 'certificate-from-elsewhere', 'Https', 'the partition aws-cn, to which eu-west-1'],
  ['certificates of two Regions', { Https: listener(443, { Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }] }), More: { Type: 'AWS::ElasticLoadBalancingV2::ListenerCertificate', Properties: { ListenerArn: ref('Https'), Certificates: [{ CertificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/2' }] } } }, 'certificate-from-elsewhere', 'Https', 'are in eu-west-1 and us-east-1'],
  ['a log bucket with a KMS key', { ...logsTo({ SSEAlgorithm: 'aws:kms' }) }, 'log-bucket-refused', 'LoadBalancer', 'The bucket Logs is encrypted with a KMS key'],
  ['a log bucket with two KMS keys', { ...logsTo({ SSEAlgorithm: 'aws:kms:dsse' }) }, 'log-bucket-refused', 'LoadBalancer', 'The bucket Logs is encrypted with a KMS key'],
  ['logs of connections below AWSLogs', { ...logsTo({ SSEAlgorithm: 'AES256' }, 'lync/AWSLogs', 'connection_logs') }, 'log-bucket-refused', 'LoadBalancer', '"lync/AWSLogs" of the logs has AWSLogs in it'],
  ['logs below a slash', { ...logsTo({ SSEAlgorithm: 'AES256' }, 'lync/') }, 'log-bucket-refused', 'LoadBalancer', '"lync/" of the logs begins or ends with a slash'],
  ['health-check logs in a bucket with a KMS key', { ...logsTo({ SSEAlgorithm: 'aws:kms' }, 'lync', 'health_check_logs') }, 'log-bucket-refused', 'LoadBalancer', 'The bucket Logs is encrypted with a KMS key'],
  ['logs in a bucket without a policy', { ...logsTo(AES), Policy: logPolicy({}, 'another-bucket'), Logs: { Type: 'AWS::S3::Bucket', Properties: {} } }, 'log-bucket-refused', 'LoadBalancer', 'lets logdelivery.elasticloadbalancing.amazonaws.com put objects at lync/AWSLogs/*'],
  ['connection logs where the policy is for another prefix', { ...logsTo(AES, 'lync/connections', 'connection_logs'), Policy: logPolicy({ Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Logs}/lync/AWSLogs/111122223333/*' } }) }, 'log-bucket-refused', 'LoadBalancer', 'put objects at lync/connections/AWSLogs/*'],
  ['logs where the policy lets somebody else in', { ...logsTo(AES), Policy: logPolicy({ Principal: { Service: ['delivery.logs.amazonaws.com'] } }) }, 'log-bucket-refused', 'LoadBalancer', 'No policy of the bucket Logs'],
  ['logs where the policy lets ELB read', { ...logsTo(AES), Policy: logPolicy({ Action: ['s3:GetObject'] }) }, 'log-bucket-refused', 'LoadBalancer', 'No policy of the bucket Logs'],
  ['logs of a Network Load Balancer where the policy lets in who writes those of others', { ...logsTo(AES, 'lync', 'access_logs', 'network') }, 'log-bucket-refused', 'LoadBalancer', 'lets delivery.logs.amazonaws.com put objects'],
  ['an Elastic IP address on an internal load balancer', { Fixed: fixed(['eipalloc-0a'], { Scheme: 'internal' }) }, 'fixed-addresses-refused', 'Fixed', 'is internal'],
  ['an Elastic IP address on an Application Load Balancer', { Fixed: fixed(['eipalloc-0a', 'eipalloc-0b'], { Type: 'application' }) }, 'fixed-addresses-refused', 'Fixed', 'of the type application'],
  ['an Elastic IP address on a load balancer that names no type', { Fixed: fixed(['eipalloc-0a', 'eipalloc-0b'], { Type: undefined }) }, 'fixed-addresses-refused', 'Fixed', 'of the type application'],
  ['an address in place of its allocation id', { Fixed: fixed(['198.51.100.7']) }, 'fixed-addresses-refused', 'Fixed', '"198.51.100.7" is no allocation id'],
  ['one Elastic IP address in two subnets', { Address: EIP, Fixed: fixed([allocated, allocated]) }, 'fixed-addresses-refused', 'Fixed', 'stands there twice'],
  ['one Elastic IP address at two load balancers', { Fixed: fixed(['eipalloc-0a']), Later: fixed(['eipalloc-0a']) }, 'fixed-addresses-refused', 'Later', 'is that of Fixed too'],
  ['one address of the template at two load balancers', { Address: EIP, Fixed: fixed([allocated]), Later: fixed([allocated]) }, 'fixed-addresses-refused', 'Later', 'is that of Fixed too'],
  ['the Elastic IP address of a NAT gateway', { Fixed: fixed(['eipalloc-0a']), Nat: { Type: 'AWS::EC2::NatGateway', Properties: { AllocationId: 'eipalloc-0a', SubnetId: 'subnet-0a' } } }, 'fixed-addresses-refused', 'Fixed', 'is that of Nat too'],
  ['the Elastic IP address of an instance', { Fixed: fixed(['eipalloc-0a']), Own: { Type: 'AWS::EC2::EIPAssociation', Properties: { AllocationId: 'eipalloc-0a', InstanceId: 'i-0a' } } }, 'fixed-addresses-refused', 'Fixed', 'is that of Own too'],
  ['the Elastic IP address of an instance that it names itself', { Address: { ...EIP, Properties: { InstanceId: 'i-0a' } }, Fixed: fixed([allocated]) }, 'fixed-addresses-refused', 'Fixed', 'is that of the instance i-0a (InstanceId of Address) too'],
  ['an Elastic IP address associated by the address itself', { Address: EIP, Fixed: fixed([allocated]), Own: { Type: 'AWS::EC2::EIPAssociation', Properties: { EIP: ref('Address'), InstanceId: 'i-0a' } } }, 'fixed-addresses-refused', 'Fixed', 'is that of Own too'],
  ['an Elastic IP address by Ref', { Address: EIP, Fixed: fixed([ref('Address')]) }, 'fixed-addresses-refused', 'Fixed', 'Of Address the address itself stands'],
  ['an Elastic IP address by PublicIp', { Address: EIP, Fixed: fixed([{ 'Fn::GetAtt': ['Address', 'PublicIp'] }]) }, 'fixed-addresses-refused', 'Fixed', 'Of Address the address itself stands'],
  ['subnets beside subnet mappings', { Fixed: fixed(['eipalloc-0a'], { Subnets: ['subnet-00'] }) }, 'fixed-addresses-refused', 'Fixed', 'both Subnets and SubnetMappings'],
]; // prettier-ignore

/** What looks like one of the faults above and is none. */
export const SOUND_VALUES: readonly SoundRow[] = [
  ['five values', { Meet: rule(5, [hosts('meet.contoso.com', 'webext.contoso.com'), paths('/1', '/2', '/3')]), Every: rule(30, [meet]) }],
  ['five wildcards', { Meet: rule(20, [meet, paths('/*1*', '/*2*', '/3*')]), Every: rule(30, [meet]) }],
  ['a host of 128 characters', { Long: rule(30, [hosts(`${'1'.repeat(116)}.contoso.com`)]), LongRecord: alias(`${'1'.repeat(116)}.contoso.com`), Certificate: certificate('*.contoso.com') }],
  ['an expression of 128 characters', { Meet: rule(20, [meet, pathExpressions(`^/${'1'.repeat(126)}`)]), Every: rule(30, [meet]) }],
  ['the last priority', { Meet: rule(50_000, [meet]) }],
  ['a path within another, first', { Abs: rule(1, [meet, paths('/1/2/*')]), Pool02: targetGroup('webext2.contoso.com'), Meet: rule(20, [meet, paths('/1/*')], forward('Pool02')) }],
  ['paths that overlap and lead to one place', { Abs: rule(1, [meet, paths('/1/*')]), Meet: rule(20, [meet, paths('*/2')]) }],
  ['paths of two hosts', { Abs: rule(1, [hosts('webext.contoso.com'), paths('/1/*')]), Pool02: targetGroup('webext2.contoso.com'), Meet: rule(20, [meet, paths('*/2')], forward('Pool02')) }],
  ['a redirect to another path', { Meet: rule(20, [meet], { Type: 'redirect', RedirectConfig: { Path: '/new', StatusCode: 'HTTP_302' } }) }],
  ['a zonal shift with connections that stay', shifted(terminating('false'))],
  ['a zonal shift with connections of which only the deployment knows', shifted({ TargetGroupAttributes: ref('Attributes') })],
  ['a zonal shift of a load balancer that stays in its zones', shifted({}, 'false')],
  ['a header value with every sign there may be', header('aZ09_ :;.,\\/\'?!(){}[]@<>=-+*#&`|~^%')],
  ['a header value of a kilobyte', header('x'.repeat(1024))],
  ['a header that is switched off', header('')],
  ['a header value that only the deployment knows', header(ref('Header'))],
  ['the ends of the ranges', attribute('idle_timeout.timeout_seconds', '4000')],
  ['an idle time-out of 960', attribute('idle_timeout.timeout_seconds', '960')],
  ['every healthy target', { ...groupAttribute('target_group_health.dns_failover.minimum_healthy_targets.count', 'off') }],
  ['slow start switched off', { ...groupAttribute('slow_start.duration_seconds', '0') }],
  ['names of 32 characters', { ...group({ Name: 'g'.repeat(32) }) }],
  ['FIPS alone', { Https: listener(443, { SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04' }) }],
  ['two zones of a Region nobody named', { ...SUBNETS, One: subnet({ 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }, '10.80.0.0/27'), Two: subnet({ 'Fn::Select': [1, { 'Fn::GetAZs': '' }] }, '10.80.1.0/27') }],
  ['subnets nobody knows', { LoadBalancer: loadBalancer({ Subnets: ['subnet-0aaaaaaaa', 'subnet-0bbbbbbbb'] }) }],
  ['a route to a network that holds the VPC', { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: 'tgw-0123456789abcdef0' }) }],
  ['a route to the network beside the VPC', { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '10.80.4.0/22', TransitGatewayId: 'tgw-0123456789abcdef0' }) }],
  ['a route to a subnet through an appliance', { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '10.80.1.0/27', NetworkInterfaceId: 'eni-0123456789abcdef0' }) }],
  ['a route to a subnet that stays in the VPC', { ...SUBNETS, ...ROUTES, Local: route({ DestinationCidrBlock: '10.80.0.0/22', GatewayId: 'local' }) }],
  ["a route to more than AWS's own link-local addresses", { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: '169.254.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }) }],
  ['one network within another', { ...SUBNETS, ...ROUTES, Wide: route({ DestinationCidrBlock: '10.20.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }), Narrow: route({ DestinationCidrBlock: '10.20.1.0/24', TransitGatewayId: 'tgw-0123456789abcdef1' }) }],
  ['two routes of which one is there at most', { ...SUBNETS, ...ROUTES, Pools: { ...route({ DestinationCidrBlock: '10.20.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }), Condition: 'Sometimes' }, Same: { ...route({ DestinationCidrBlock: '10.20.0.0/16', GatewayId: 'vgw-0123456789abcdef0' }), Condition: 'Otherwise' } }],
  ['a route whose destination only the deployment decides', { ...SUBNETS, ...ROUTES, Pools: route({ DestinationCidrBlock: ref('Unknown'), TransitGatewayId: 'tgw-0123456789abcdef0' }) }],
  ['a route in a table of no load balancer', { ...SUBNETS, ...ROUTES, Elsewhere: { Type: 'AWS::EC2::RouteTable', Properties: { VpcId: ref('Vpc') } }, Pools: { Type: 'AWS::EC2::Route', Properties: { RouteTableId: ref('Elsewhere'), DestinationCidrBlock: '10.80.0.0/22', TransitGatewayId: 'tgw-0123456789abcdef0' } } }],
  ['a VPC of public addresses', { ...SUBNETS, Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '198.19.0.0/16' } } }],
  ['a VPC as Docker has it', { ...SUBNETS, Vpc: { Type: 'AWS::EC2::VPC', Properties: { CidrBlock: '172.17.0.0/16' } } }],
  ['a route through a transit gateway', { ...SUBNETS, ...ROUTES, ...group(OUTSIDE), Pools: route({ DestinationCidrBlock: '10.20.0.0/16', TransitGatewayId: 'tgw-0123456789abcdef0' }) }],
  ['routes that somebody else makes', { ...VPC, ...group(OUTSIDE), LoadBalancer: loadBalancer({ Subnets: ['subnet-0aaaaaaaa', 'subnet-0bbbbbbbb'] }) }],
  ['a record in a private zone above a public one', { Zone: zoneOf('contoso.com', { VPCs: [{ VPCId: 'vpc-1' }] }), Closer: zoneOf('meet.contoso.com'), MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Zone') } } }],
  ['a record in a public zone above a private one', { Zone: zoneOf('contoso.com'), Closer: zoneOf('meet.contoso.com', { VPCs: [{ VPCId: 'vpc-1' }] }), MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Zone') } } }],
  ['a record in the zone above', { Zone: zoneOf('contoso.com.'), MeetRecord: { ...alias('meet.contoso.com'), Properties: { ...alias('meet.contoso.com').Properties, HostedZoneId: ref('Zone') } } }],
  ['validation in a public zone', { Zone: zoneOf('contoso.com'), ...validatedIn('Zone') }],
  ['a matcher up to the end', { ...group({ Matcher: { HttpCode: '200,301-499' } }) }],
  ['a time-out below the interval', { ...group({ HealthCheckIntervalSeconds: 30, HealthCheckTimeoutSeconds: 29 }) }],
  ['targets where they belong', { ...VPC, ...group({ ...OUTSIDE, Targets: [{ Id: '10.20.0.11', AvailabilityZone: 'all' }, { Id: '10.80.0.11' }] }) }],
  ['targets in further blocks of the VPC', { ...VPC, Further: blockOf({ CidrBlock: '198.19.0.0/16' }), ...group({ ...OUTSIDE, Targets: [{ Id: '198.19.0.11' }, { Id: '10.80.0.11' }] }) }],
  ['a public target in a further block of a VPC that is there already', { Further: blockOf({ VpcId: 'vpc-1', CidrBlock: '198.19.0.0/16' }), ...group({ ...OUTSIDE, VpcId: 'vpc-1', Targets: [{ Id: '198.19.0.11' }] }) }],
  ['a target without a zone that may be in a block which only IPAM knows', { ...VPC, Further: blockOf({ Ipv4IpamPoolId: 'ipam-pool-1', Ipv4NetmaskLength: 24 }), ...group({ ...OUTSIDE, Targets: [{ Id: '10.20.0.11' }] }) }],
  ['a target without a zone that may be in a block which a parameter names', { ...VPC, Further: blockOf({ CidrBlock: ref('Block') }), ...group({ ...OUTSIDE, Targets: [{ Id: '10.20.0.11' }] }) }],
  ['targets of a VPC nobody knows', { ...group({ TargetType: 'ip', VpcId: 'vpc-0123456789abcdef0', Targets: [{ Id: '10.20.0.11' }] }) }],
  ['the common rules without the one', webAcl(commonRules({ RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }] }))],
  ['the common rules that only count', webAcl(commonRules({}, { OverrideAction: { Count: {} } }))],
  ['the common rules for another load balancer', { ...webAcl(commonRules()), Before: { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: 'arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/other/1', WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] } } } }],
  ['a slow start at the lower end', groupAttribute('slow_start.duration_seconds', '30')],
  ['the common rules for some requests', webAcl(commonRules({ ScopeDownStatement: { LabelMatchStatement: { Scope: 'LABEL', Key: 'api' } } }))],
  ['a rule that counts large bodies', webAcl({ ...bodyRule({ FieldToMatch: { Body: {} }, ComparisonOperator: 'GT', Size: 8192 }), Action: { Count: {} } })],
  ['a rule against small bodies', webAcl(bodyRule({ FieldToMatch: { Body: {} }, ComparisonOperator: 'LT', Size: 10 }))],
  ['a rule against long queries', webAcl(bodyRule({ FieldToMatch: { QueryString: {} }, ComparisonOperator: 'GT', Size: 2048 }))],
  ['a rule against very large bodies', webAcl(bodyRule({ FieldToMatch: { Body: {} }, ComparisonOperator: 'GT', Size: 65_536 }))],
  ['rules of a security group that differ in port, peer, direction or condition', { ...TWICE, Office: inbound({ CidrIp: '198.51.100.0/24' }), Other: inbound({ CidrIp: '198.51.100.0/24', FromPort: 8443, ToPort: 8443 }), Datagrams: inbound({ CidrIp: '198.51.100.0/24', IpProtocol: 'udp' }), Wider: inbound({ CidrIp: '198.51.100.0/23' }), Members: inbound({ SourceSecurityGroupId: ref('Group') }), Out: { Type: 'AWS::EC2::SecurityGroupEgress', Properties: { GroupId: ref('Group'), IpProtocol: 'tcp', FromPort: 443, ToPort: 443, CidrIp: '198.51.100.0/24' } } }],
  ['sixty rules in a security group', { ...securityGroups(1, 60), LoadBalancer: loadBalancer({ SecurityGroups: [ref('Group0')] }) }],
  ['subnets that name their zones by id', { ...SUBNETS, One: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), AvailabilityZoneId: 'euw1-az1', CidrBlock: '10.80.0.0/27' } }, Two: { Type: 'AWS::EC2::Subnet', Properties: { VpcId: ref('Vpc'), AvailabilityZoneId: 'euw1-az2', CidrBlock: '10.80.1.0/27' } } }],
  ['a redirect with an empty port', { Http: listener(80, { DefaultActions: [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '', StatusCode: 'HTTP_301' } }] }) }],
  ['rules of which one is there at most', { First: { ...rule(5, [hosts('meet.contoso.com'), paths('/1')]), Condition: 'Sometimes' }, Second: { ...rule(5, [hosts('meet.contoso.com'), paths('/1')]), Condition: 'Otherwise' } }],
  ['hosts by an expression', { Meet: rule(20, [hostExpressions('^meet\\.contoso\\.com$')]) }],
  ['an instance of the VPC', { ...SUBNETS, Server: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: ref('One') } }, ...group({ TargetType: 'instance', VpcId: ref('Vpc'), Targets: [{ Id: ref('Server') }, { Id: 'i-0123456789abcdef0' }] }) }],
  ['an instance whose VPC may be the same', { ...SUBNETS, Server: { Type: 'AWS::EC2::Instance', Properties: { SubnetId: ref('One') } }, ...group({ TargetType: 'instance', VpcId: 'vpc-0123456789abcdef0', Targets: [{ Id: ref('Server') }] }) }],
  ['certificates of one Region, and of IAM', { Https: listener(443, { Certificates: [{ CertificateArn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1' }, { CertificateArn: 'arn:aws:iam::111122223333:server-certificate/2' }] }) }],
  ['a certificate of a partition of the future', { Https: listener(443, { Certificates: [{ CertificateArn: 'arn:aws-moon:acm:moon-north-1:111122223333:certificate/1' }] }) }],
  ['a log bucket with keys of S3', { ...logsTo(AES, 'proxies/lync') }],
  ['a policy in words of people', { ...logsTo(AES, 'lync', 'connection_logs'), Policy: logPolicy({ Principal: { Service: ['logdelivery.elasticloadbalancing.amazonaws.com'] }, Action: ['s3:Put*'], Resource: ['arn:aws:s3:::logs-of-contoso/lync/AWSLogs/444455556666/*'] }) }],
  ['a policy with the partition open', { ...logsTo(AES), Policy: logPolicy({ Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${Logs}/lync/AWSLogs/${AWS::AccountId}/*' } }) }],
  ['a policy for the account of a Region', { ...logsTo(AES), Policy: logPolicy({ Principal: { AWS: 'arn:aws:iam::156460612806:root' } }) }],
  ['a policy that only the deployment knows', { ...logsTo(AES), Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket: ref('Logs'), PolicyDocument: ref('Given') } } }],
  ['a policy of a bucket that only the deployment knows', { ...logsTo(AES), Policy: logPolicy({}, ref('Given')) }],
  ['a prefix that only the deployment knows', { ...logsTo(AES), Policy: logPolicy({ Resource: 'arn:aws:s3:::logs/other/*' }), LoadBalancer: loadBalancer({ LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '1830' }, { Key: 'access_logs.s3.enabled', Value: 'true' }, { Key: 'access_logs.s3.bucket', Value: ref('Logs') }, { Key: 'access_logs.s3.prefix', Value: ref('Given') }] }) }],
  ['a nested stack, which may have the policy', { ...logsTo(AES), Policy: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: 'https://example.com/a' } } }],
  ['logs that are switched off', { ...logsTo({ SSEAlgorithm: 'aws:kms' }), LoadBalancer: loadBalancer({ LoadBalancerAttributes: [{ Key: 'idle_timeout.timeout_seconds', Value: '1830' }, { Key: 'access_logs.s3.enabled', Value: 'false' }, { Key: 'access_logs.s3.bucket', Value: ref('Logs') }] }) }],
  ['Elastic IP addresses of its own for each load balancer', { Fixed: fixed(['eipalloc-0a', 'eipalloc-0b']), Later: fixed([allocated, ref('Given')]), Address: EIP }],
  ['an Elastic IP address beside one of an instance', { Address: EIP, Own: { ...EIP, Properties: { InstanceId: 'i-0a' } }, Fixed: fixed([allocated]), With: { Type: 'AWS::EC2::EIPAssociation', Properties: { EIP: ref('Own'), InstanceId: 'i-0a' } } }],
  ['two load balancers of which one is there at most', { Fixed: { ...fixed(['eipalloc-0a']), Condition: 'Sometimes' }, Later: { ...fixed(['eipalloc-0a']), Condition: 'Otherwise' } }],
  ['addresses that only the deployment knows', { Fixed: fixed([{ 'Fn::Select': [0, ref('Given')] }, { 'Fn::Select': [1, ref('Given')] }]), Later: fixed(['{{resolve:ssm:/eip}}']) }],
  ['private addresses on an internal load balancer', { Fixed: fixed([undefined], { Scheme: 'internal', SubnetMappings: [{ SubnetId: 'subnet-0a', PrivateIPv4Address: '10.80.0.9' }] }) }],
]; // prettier-ignore
