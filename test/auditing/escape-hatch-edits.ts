import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { auditTemplate } from '../../lib/auditing/audit-template';
import { packed, unpacked } from '../../lib/haproxy/packing';
import type { FindingName } from '../../lib/findings/catalogue';
import type { MadeByPlan } from '../../lib/routing/lync-parts';
import { ref } from '../support/listener-template';
import type { TemplateJson } from '../support/model-of-template';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';

type Properties = Record<string, unknown>;
type Resource = { Type: string; Properties?: Properties; Condition?: string };

/** A template as somebody edits it after the constructors. */
class Edited {
  public readonly template: { Resources: Record<string, Resource>; Outputs?: Record<string, unknown> };

  public constructor(template: TemplateJson) {
    this.template = structuredClone(template);
  }

  /** Every resource of a type, those of its kind in ElasticLoadBalancingV2 by the last word alone. */
  public all(type: string): readonly Properties[] {
    const full = type.startsWith('AWS::') ? type : `AWS::ElasticLoadBalancingV2::${type}`;
    return Object.values(this.template.Resources).flatMap((each) => (each.Type === full ? [(each.Properties ??= {})] : []));
  }

  public one(type: string, isWanted: (properties: Properties) => boolean = () => true): Properties {
    const [found] = this.all(type).filter(isWanted);
    if (found === undefined) throw new Error(`no ${type}`);
    return found;
  }

  public add(id: string, Type: string, Properties: Properties): this {
    this.template.Resources[id] = { Type, Properties };
    return this;
  }

  public idOf(properties: Properties): string {
    return Object.entries(this.template.Resources).find(([, each]) => each.Properties === properties)?.[0] ?? '';
  }
}

interface Made {
  readonly template: TemplateJson;
  readonly made: MadeByPlan;
}

function madeFrom(yaml: string): Made {
  const { template, plan } = synthesized(yaml);
  return { template, made: { keys: new Set(Object.keys(template.Resources)), names: new Set(plan.publicNames.map(({ name }) => name)) } };
}

const example = (name: string) => readFileSync(join(__dirname, '..', '..', 'examples', name, 'deployment.yaml'), 'utf8');
export const SHARED = madeFrom(example('contoso'));
export const DUAL_STACK = madeFrom(example('adatum'));
export const PASSED = madeFrom(
  example('fabrikam')
    .replace('\npools:', '\nfrontEnd: networkLoadBalancer\n\npools:')
    .replace('externalSignIn: modern', 'externalSignIn: windows'),
);

export const FLEET = madeFrom(
  example('contoso')
    .replace('\npools:', '\nfrontEnd: haproxy\n\npools:')
    .replace(/externalSignIn: \w+/, 'externalSignIn: windows'),
);

const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';
const SERVICE = 'AWS::ECS::Service';
const TASK_DEFINITION = 'AWS::ECS::TaskDefinition';
const SCALABLE_TARGET = 'AWS::ApplicationAutoScaling::ScalableTarget';
const isPool = ({ Tags: tags }: Properties) => JSON.stringify(tags ?? []).includes('lync-reverse-proxy:pool');
const listOf = (value: unknown) => value as Properties[];
const forwarded = (edited: Edited) => edited.one('ListenerRule', ({ Actions }) => JSON.stringify(Actions).includes('TargetGroupArn'));
const groupOf = ({ Actions: actions }: Properties) => listOf(actions)[0]?.['TargetGroupArn'];
const httpsListener = ({ Protocol: protocol }: Properties) => protocol === 'HTTPS';
const ofHost =
  (host: string) =>
  ({ Conditions: conditions }: Properties) =>
    JSON.stringify(conditions).includes(`"${host}"`);

/** The web ACL of a load balancer. */
function guarded(edited: Edited, acl: Properties): void {
  edited.add('Acl', 'AWS::WAFv2::WebACL', { Scope: 'REGIONAL', ...acl });
  edited.add('Before', 'AWS::WAFv2::WebACLAssociation', {
    ResourceArn: ref(edited.idOf(edited.one('LoadBalancer'))),
    WebACLArn: { 'Fn::GetAtt': ['Acl', 'Arn'] },
  });
}

const ruleAlone = (edited: Edited, kind: 'Ingress' | 'Egress', properties: Properties) =>
  edited.add('Alone', `AWS::EC2::SecurityGroup${kind}`, {
    GroupId: { 'Fn::GetAtt': [edited.idOf(edited.one(SECURITY_GROUP)), 'GroupId'] },
    IpProtocol: 'tcp',
    ...properties,
  });

const withoutRules = (edited: Edited, kind: 'Ingress' | 'Egress', isRemoved: (rule: Properties) => boolean) => {
  const group = edited.one(SECURITY_GROUP);
  group[`SecurityGroup${kind}`] = listOf(group[`SecurityGroup${kind}`]).filter((each) => !isRemoved(each));
};
const onPort =
  (port: number) =>
  ({ FromPort: from }: Properties) =>
    from === port;
const toServer = ({ CidrIp: block }: Properties) => block === '10.20.0.11/32';
const transform = (type: 'host-header-rewrite' | 'url-rewrite', Regex: unknown, Replace: string) => (edited: Edited) => {
  const config = type === 'url-rewrite' ? 'UrlRewriteConfig' : 'HostHeaderRewriteConfig';
  forwarded(edited)['Transforms'] = [{ Type: type, [config]: { Rewrites: [{ Regex, Replace }] } }];
};
const weighted =
  (...weights: readonly unknown[]) =>
  (edited: Edited) => {
    const rule = forwarded(edited);
    const groups = weights.map((Weight) => ({ TargetGroupArn: groupOf(rule), Weight }));
    rule['Actions'] = [{ Type: 'forward', ForwardConfig: { TargetGroups: groups } }];
  };
const everyGroup = (change: Properties) => (edited: Edited) => {
  for (const group of edited.all('TargetGroup').filter(isPool)) Object.assign(group, change);
};
const aliasZone = (zone: unknown) => (edited: Edited) => {
  const record = edited.one('AWS::Route53::RecordSet');
  record['AliasTarget'] = { ...(record['AliasTarget'] as Properties), HostedZoneId: zone };
};
const plainRedirect = (change: Properties) => (edited: Edited) => {
  const plain = edited.one('Listener', ({ Port: port }) => port === 80);
  plain['DefaultActions'] = [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301', ...change } }];
};
const internetRoutes = (edited: Edited) => edited.all('AWS::EC2::Route').filter(({ GatewayId: gateway }) => gateway !== undefined);

const namesOfGroups = (edited: Edited) => ({ 'Fn::Join': [' ', edited.all('TargetGroup').map((each) => ref(edited.idOf(each)))] });

const ATTACHMENT = 'AWS::EC2::VPCGatewayAttachment';
const everyPath = (action: string, SearchString = '/') => ({
  DefaultAction: { Allow: {} },
  Rules: [
    {
      ...{ Name: 'every', Priority: 1, Action: { [action]: {} } },
      Statement: {
        ByteMatchStatement: {
          ...{ SearchString, FieldToMatch: { UriPath: {} } },
          PositionalConstraint: 'STARTS_WITH',
          TextTransformations: [],
        },
      },
    },
  ],
});
const ofType = (type: 'ipv4' | 'ipv6') => [{ Field: 'source-ip', SourceIpConfig: { IpAddressType: type } }];
const ruleOfNetwork = (Conditions: readonly unknown[], Actions?: readonly unknown[]) => (edited: Edited) => {
  const tcp = edited.one('Listener');
  edited.add('Own', 'AWS::ElasticLoadBalancingV2::ListenerRule', {
    ListenerArn: ref(edited.idOf(tcp)),
    Priority: 1,
    Conditions,
    Actions: Actions ?? tcp['DefaultActions'],
  });
};

/** A route to the Internet gateway beside those there are. */
export const routedOut = (DestinationCidrBlock: string) => (edited: Edited) => {
  for (const each of internetRoutes(edited)) edited.add(`Over${edited.idOf(each)}`, 'AWS::EC2::Route', { ...each, DestinationCidrBlock });
};

/** IPv6 clients are led to the servers of another pool. */
export const ledByIpv6 = (ipAddressType: unknown) => (edited: Edited) => {
  const { Port, Protocol, VpcId } = edited.one('TargetGroup', isPool);
  edited.add('Others', 'AWS::ElasticLoadBalancingV2::TargetGroup', {
    ...{ Port, Protocol, VpcId },
    Tags: [{ Key: 'lync-reverse-proxy:pool', Value: 'other.fabrikam.com' }],
  });
  Object.assign(edited.one('LoadBalancer'), { IpAddressType: ipAddressType });
  ruleOfNetwork(ofType('ipv6'), [{ Type: 'forward', TargetGroupArn: ref('Others') }])(edited);
};

const isOfTasks = ({ GroupDescription: said }: Properties) => String(said).endsWith('HAProxy to pools');
const containerOf = (edited: Edited) => listOf(edited.one(TASK_DEFINITION)['ContainerDefinitions'])[0] ?? {};
const variableOf = (edited: Edited) => listOf(containerOf(edited)['Environment'])[0] ?? {};
const networkOf = (edited: Edited) =>
  (edited.one(SERVICE)['NetworkConfiguration'] as { AwsvpcConfiguration: Properties }).AwsvpcConfiguration;
const attributeOfGroups = (key: string, value: unknown) => (edited: Edited) => {
  for (const group of edited.all('TargetGroup')) {
    const others = listOf(group['TargetGroupAttributes']).filter(({ Key: known }) => known !== key);
    group['TargetGroupAttributes'] = [...others, { Key: key, Value: value }];
  }
};
const ruleOfTasks = (edited: Edited, kind: 'Ingress' | 'Egress', properties: Properties) =>
  edited.add('Alone', `AWS::EC2::SecurityGroup${kind}`, {
    GroupId: { 'Fn::GetAtt': [edited.idOf(edited.one(SECURITY_GROUP, isOfTasks)), 'GroupId'] },
    IpProtocol: 'tcp',
    ...properties,
  });
const withoutAlone = (edited: Edited, kind: 'Ingress' | 'Egress', isRemoved: (rule: Properties) => boolean = () => true) => {
  for (const [id, { Type: type, Properties: properties = {} }] of Object.entries(edited.template.Resources))
    if (type === `AWS::EC2::SecurityGroup${kind}` && isRemoved(properties)) Reflect.deleteProperty(edited.template.Resources, id);
};
const withoutWayOfTasks = (edited: Edited, isRemoved: (rule: Properties) => boolean) => {
  const group = edited.one(SECURITY_GROUP, isOfTasks);
  group['SecurityGroupEgress'] = listOf(group['SecurityGroupEgress']).filter((rule) => !isRemoved(rule));
};
/** The configuration as somebody writes it anew. */
const configured = (edited: Edited, from: string | RegExp, to: string) => {
  const files = unpacked(String(variableOf(edited)['Value'])) ?? {};
  variableOf(edited)['Value'] = packed(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, text.replace(from, to)])));
};

type Edit = readonly [title: string, of: Made, edit: (edited: Edited) => unknown];

/** Edits that serve nobody, and what is said of each. */
export const FAULTS: readonly (readonly [FindingName, ...Edit])[] = [
  ['egress-missing', 'no way out to one server', SHARED, (e) => { withoutRules(e, 'Egress', toServer); }],
  ['egress-missing', 'an empty list of ways out', SHARED, (e) => { withoutRules(e, 'Egress', () => true); }],
  ['egress-missing', 'a way out on another port', SHARED, (e) => { for (const each of listOf(e.one(SECURITY_GROUP)['SecurityGroupEgress'])) Object.assign(each, { FromPort: 443, ToPort: 443 }); }],
  ['egress-missing', 'a way out for UDP', SHARED, (e) => { for (const each of listOf(e.one(SECURITY_GROUP)['SecurityGroupEgress'])) each['IpProtocol'] = 'udp'; }],
  ['egress-missing', 'a way out to another group of the VPC, which servers outside are not in', SHARED, (e) => { withoutRules(e, 'Egress', toServer); ruleAlone(e, 'Egress', { FromPort: 4443, ToPort: 4443, DestinationSecurityGroupId: 'sg-0123456789abcdef0' }); }],
  ['egress-missing', 'a rule apart for another server', SHARED, (e) => { withoutRules(e, 'Egress', toServer); ruleAlone(e, 'Egress', { FromPort: 4443, ToPort: 4443, CidrIp: '10.20.0.99/32' }); }],
  ['egress-missing', 'a health check on a port with no way out', SHARED, (e) => { e.one('TargetGroup', isPool)['HealthCheckPort'] = '8443'; }],
  ['egress-missing', 'a server on another port', SHARED, (e) => { const group = e.one('TargetGroup', isPool); group['Targets'] = listOf(group['Targets']).map((each) => ({ ...each, Port: 5061 })); }],
  ['egress-missing', 'no way out of a Network Load Balancer', PASSED, (e) => { withoutRules(e, 'Egress', () => true); }],
  ['ingress-missing', 'no way in on port 443', SHARED, (e) => { withoutRules(e, 'Ingress', onPort(443)); }],
  ['ingress-missing', 'no way in at all', SHARED, (e) => { delete e.one(SECURITY_GROUP)['SecurityGroupIngress']; }],
  ['ingress-missing', 'a listener on another port', SHARED, (e) => { e.one('Listener', httpsListener)['Port'] = 8443; }],
  ['ingress-missing', 'a way in for nobody', SHARED, (e) => { for (const each of listOf(e.one(SECURITY_GROUP)['SecurityGroupIngress'])) each['CidrIp'] = '127.0.0.1/32'; }],
  ['ingress-missing', 'a way in for IPv6 alone', SHARED, (e) => { for (const each of listOf(e.one(SECURITY_GROUP)['SecurityGroupIngress'])) { delete each['CidrIp']; each['CidrIpv6'] = '::/0'; } }],
  ['ingress-missing', 'no way in to a Network Load Balancer', PASSED, (e) => { withoutRules(e, 'Ingress', onPort(443)); }],
  ['waf-blocks-everything', 'a web ACL without rules that blocks', SHARED, (e) => { guarded(e, { DefaultAction: { Block: {} } }); }],
  ['waf-blocks-everything', 'a web ACL that blocks, with rules of AWS', SHARED, (e) => { guarded(e, { DefaultAction: { Block: { CustomResponse: { ResponseCode: 404 } } }, Rules: [{ Name: 'reputation', OverrideAction: { None: {} }, Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'AWSManagedRulesAmazonIpReputationList' } } }] }); }],
  ['no-route-to-internet', 'no route to the Internet', SHARED, (e) => { for (const each of internetRoutes(e)) each['DestinationCidrBlock'] = '10.99.0.0/16'; for (const each of internetRoutes(e)) each['GatewayId'] = 'vgw-0123456789abcdef0'; }],
  ['no-route-to-internet', 'a route to the Internet through a NAT gateway', SHARED, (e) => { for (const each of internetRoutes(e)) { delete each['GatewayId']; each['NatGatewayId'] = 'nat-0123456789abcdef0'; } }],
  ['no-route-to-internet', 'one subnet in a table of its own', SHARED, (e) => { const [, second] = e.all('AWS::EC2::SubnetRouteTableAssociation'); if (second !== undefined) second['RouteTableId'] = ref('Own'); e.add('Own', 'AWS::EC2::RouteTable', { VpcId: e.one('AWS::EC2::Subnet')['VpcId'] }); }],
  ['request-rewritten', 'another host for the pool', SHARED, transform('host-header-rewrite', '^.*$', 'fe01.contoso.local')],
  ['request-rewritten', 'a path before that of Lync', SHARED, transform('url-rewrite', '^/(.*)$', '/lync/$1')],
  ['request-rewritten', 'the meeting page in another place', SHARED, transform('url-rewrite', '^/[Mm]eet', '/join')],
  ['client-certificates-required', 'mutual TLS', SHARED, (e) => { e.one('Listener', httpsListener)['MutualAuthentication'] = { Mode: 'verify', TrustStoreArn: ref('Store') }; }],
  ['forwarded-to-nobody', 'the weight 0', SHARED, weighted(0)],
  ['forwarded-to-nobody', 'the weight 0 twice', SHARED, weighted(0, '0')],
  ['forwarded-to-nobody', 'the weight 0 at a Network Load Balancer', PASSED, (e) => { const tcp = e.one('Listener'); tcp['DefaultActions'] = [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: groupOf({ Actions: tcp['DefaultActions'] }), Weight: 0 }] } }]; }],
  ['pool-of-another-host', "another pool's target group", SHARED, (e) => { e.one('ListenerRule', ofHost('webext-ams.contoso.com'))['Actions'] = e.one('ListenerRule', ofHost('webdirext.contoso.com'))['Actions']; }],
  ['target-group-empty', 'no targets', SHARED, (e) => { delete e.one('TargetGroup', isPool)['Targets']; }],
  ['target-group-empty', 'an empty list of targets', SHARED, everyGroup({ Targets: [] })],
  ['target-group-empty', 'no targets of a Network Load Balancer', PASSED, everyGroup({ Targets: [] })],
  ['health-check-unanswered', 'a health check of plain HTTP on the port of HTTPS', SHARED, everyGroup({ HealthCheckProtocol: 'HTTP' })],
  ['health-check-unanswered', 'the same, with the port by its number', SHARED, everyGroup({ HealthCheckProtocol: 'HTTP', HealthCheckPort: '4443' })],
  ['health-check-unanswered', 'a health check of plain HTTP through a Network Load Balancer', PASSED, (e) => { Object.assign(e.one('TargetGroup', ({ Port: port }) => port === 4443), { HealthCheckProtocol: 'HTTP', HealthCheckPort: 'traffic-port' }); }],
  ['health-check-unanswered', 'a health check of HTTPS on the port of SIP', PASSED, everyGroup({ HealthCheckProtocol: 'HTTPS' })],
  ['health-check-malformed', 'a health check switched off', SHARED, everyGroup({ HealthCheckEnabled: false })],
  ['pool-protocol-unspoken', 'HTTP/2 to the pool', SHARED, everyGroup({ ProtocolVersion: 'HTTP2' })],
  ['pool-protocol-unspoken', 'gRPC to the pool', SHARED, everyGroup({ ProtocolVersion: 'GRPC' })],
  ['pool-protocol-unspoken', 'the proxy protocol to the pool', PASSED, everyGroup({ TargetGroupAttributes: [{ Key: 'proxy_protocol_v2.enabled', Value: 'true' }] })],
  ['tls-policy-unknown', 'a misspelt TLS policy', SHARED, (e) => { e.one('Listener', httpsListener)['SslPolicy'] = 'ELBSecurityPolicy-TLS13-1-2-2021-6'; }],
  ['tls-policy-unknown', 'a TLS policy of a classic load balancer', SHARED, (e) => { e.one('Listener', httpsListener)['SslPolicy'] = 'ELBSecurityPolicy-2014-10'; }],
  ['subnets-without-ipv6', 'dual-stack in subnets for IPv4', SHARED, (e) => { e.one('LoadBalancer')['IpAddressType'] = 'dualstack'; }],
  ['subnets-without-ipv6', 'one subnet without its IPv6 block', DUAL_STACK, (e) => { delete e.one('AWS::EC2::Subnet')['Ipv6CidrBlock']; }],
  ['alias-zone-wrong', 'the hosted zone of the record itself', SHARED, (e) => { aliasZone(e.one('AWS::Route53::RecordSet')['HostedZoneId'])(e); }],
  ['alias-zone-wrong', 'the hosted zone of CloudFront', SHARED, aliasZone('Z2FDTNDATAQYW2')],
  ['alias-zone-wrong', 'a hosted zone of Network Load Balancers', SHARED, aliasZone('Z2IFOLAFXWLO4F')],
  ['alias-zone-wrong', 'a hosted zone of the template', SHARED, (e) => { e.add('Zone', 'AWS::Route53::HostedZone', { Name: 'contoso.com' }); aliasZone(ref('Zone'))(e); }],
  ['listener-port-taken', 'a second listener on one port', SHARED, (e) => { e.add('Second', 'AWS::ElasticLoadBalancingV2::Listener', { ...e.one('Listener', httpsListener) }); }],
  ['redirect-to-another-host', 'plain HTTP that leads to another host', SHARED, plainRedirect({ Host: 'www.contoso.com' })],
  ['redirect-to-another-host', 'plain HTTP that leads to one published host', SHARED, plainRedirect({ Host: 'webext.contoso.com' })],
  ['health-check-unanswered', 'no word of the protocol of the health check, which is HTTP', SHARED, (e) => { for (const each of e.all('TargetGroup').filter(isPool)) delete each['HealthCheckProtocol']; }],
  ['target-address-not-allowed', 'addresses for instances', SHARED, everyGroup({ TargetType: 'instance' })],
  ['target-address-not-allowed', 'addresses and no word of the type', SHARED, (e) => { for (const each of e.all('TargetGroup').filter(isPool)) delete each['TargetType']; }],
  ['target-protocol-refused', 'TLS behind a TCP listener', PASSED, everyGroup({ Protocol: 'TLS' })],
  ['attribute-out-of-range', 'a weight above 999', SHARED, weighted(1000)],
  ['attribute-out-of-range', 'one of two weights above 999', SHARED, weighted(1, 1001)],
  ['ingress-missing', 'a way in for private addresses alone', SHARED, (e) => { for (const each of listOf(e.one(SECURITY_GROUP)['SecurityGroupIngress'])) each['CidrIp'] = '10.0.0.0/8'; }],
  ['ingress-missing', 'a way in for shared addresses alone', SHARED, (e) => { for (const each of listOf(e.one(SECURITY_GROUP)['SecurityGroupIngress'])) each['CidrIp'] = '100.64.0.0/10'; }],
  ['ingress-missing', 'no security groups', SHARED, (e) => { delete e.one('LoadBalancer')['SecurityGroups']; }],
  ['no-route-to-internet', 'a route to some of the Internet', SHARED, (e) => { for (const each of internetRoutes(e)) each['DestinationCidrBlock'] = '10.99.0.0/16'; }],
  ['no-route-to-internet', 'a route to one half of the Internet', SHARED, (e) => { for (const each of internetRoutes(e)) each['DestinationCidrBlock'] = '0.0.0.0/1'; }],
  ['no-route-to-internet', 'a gateway that is attached to nothing', SHARED, (e) => { for (const each of e.all(ATTACHMENT)) each['InternetGatewayId'] = ref('Another'); e.add('Another', 'AWS::EC2::InternetGateway', {}); }],
  ['no-route-to-internet', 'a gateway of another VPC', SHARED, (e) => { for (const each of e.all(ATTACHMENT)) each['VpcId'] = 'vpc-0123456789abcdef0'; e.add('OtherVpc', 'AWS::EC2::VPC', { CidrBlock: '10.99.0.0/16' }); for (const each of e.all(ATTACHMENT)) each['VpcId'] = ref('OtherVpc'); }],
  ['request-rewritten', 'UCWA in another version', SHARED, transform('url-rewrite', '^/ucwa/v1/(.*)$', '/ucwa/v2/$1')],
  ['request-rewritten', 'tickets in another place', SHARED, transform('url-rewrite', '^/webticket/webticketservice.svc/(.*)$', '/tickets/$1')],
  ['request-rewritten', 'slashes at the end cut off', SHARED, transform('url-rewrite', '^/(.*)/$', '/$1')],
  ['request-rewritten', 'another page for dial-in', SHARED, transform('url-rewrite', '^/Dialin/Conference.aspx$', '/dialin.html')],
  ['waf-blocks-everything', 'a rule that blocks every path', SHARED, (e) => { guarded(e, everyPath('Block')); }],
  ['waf-blocks-everything', 'a rule that challenges every path', SHARED, (e) => { guarded(e, everyPath('Challenge')); }],
  ['waf-blocks-everything', 'a puzzle for every path', SHARED, (e) => { guarded(e, everyPath('Captcha')); }],
  ['condition-value-malformed', 'a host, which a Network Load Balancer does not read', PASSED, ruleOfNetwork([{ Field: 'host-header', HostHeaderConfig: { Values: ['meet.fabrikam.com'] } }])],
  ['condition-value-malformed', 'a path, which a Network Load Balancer does not read', PASSED, ruleOfNetwork([{ Field: 'path-pattern', Values: ['/meet/*'] }])],
  ['condition-value-malformed', 'a block of addresses, which a Network Load Balancer does not read', PASSED, ruleOfNetwork([{ Field: 'source-ip', SourceIpConfig: { Values: ['203.0.113.0/24'] } }])],
  ['condition-value-malformed', 'a type of addresses at an Application Load Balancer', SHARED, (e) => { listOf(forwarded(e)['Conditions']).push({ Field: 'source-ip', SourceIpConfig: { IpAddressType: 'ipv6' } }); }],
  ['publication-contradicted', 'a fixed response in the place of a pool', SHARED, (e) => { forwarded(e)['Actions'] = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '503' } }]; }],
  ['publication-contradicted', 'servers on another port', SHARED, (e) => { for (const each of e.all('TargetGroup').filter(isPool)) each['Targets'] = listOf(each['Targets']).map((target) => ({ ...target, Port: 444 })); }],
  ['no-route-to-internet', 'routes to one half of the Internet twice', SHARED, (e) => { for (const each of internetRoutes(e)) { each['DestinationCidrBlock'] = '0.0.0.0/1'; e.add(`Again${e.idOf(each)}`, 'AWS::EC2::Route', { ...each, DestinationCidrBlock: '0.0.0.0/2' }); } }],
  ['no-route-to-internet', 'routes that stay in the VPC', SHARED, (e) => { for (const each of internetRoutes(e)) each['GatewayId'] = 'local'; }],
  ['no-route-to-internet', 'no route of either family', DUAL_STACK, (e) => { for (const each of internetRoutes(e)) each['GatewayId'] = 'vgw-0123456789abcdef0'; }],
  ['no-route-to-internet', 'a route for IPv6 to a load balancer for IPv4', SHARED, (e) => { for (const each of internetRoutes(e)) { delete each['DestinationCidrBlock']; each['DestinationIpv6CidrBlock'] = '::/0'; } }],
  ['no-route-to-internet', 'a load balancer for IPv4 that says so', SHARED, (e) => { e.one('LoadBalancer')['IpAddressType'] = 'ipv4'; for (const each of internetRoutes(e)) { delete each['DestinationCidrBlock']; each['DestinationIpv6CidrBlock'] = '::/0'; } }],
  ['target-group-empty', 'no targets, and other stacks told of something else', SHARED, (e) => { everyGroup({ Targets: [] })(e); e.template.Outputs = { Zone: { Value: 'eu-west-1a', Export: { Name: 'zone' } } }; }],
  ['target-group-empty', 'no targets, and an output for people', SHARED, (e) => { everyGroup({ Targets: [] })(e); e.template.Outputs = { Groups: { Value: namesOfGroups(e) } }; }],
  ['pool-protocol-unspoken', 'the proxy protocol beside another attribute', PASSED, everyGroup({ TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value: '60' }, { Key: 'proxy_protocol_v2.enabled', Value: 'true' }] })],
  ['publication-contradicted', 'half of the requests to another pool', SHARED, (e) => { const rule = e.one('ListenerRule', ofHost('webext-ams.contoso.com')); const other = groupOf(e.one('ListenerRule', ofHost('webdirext.contoso.com'))); rule['Actions'] = [{ Type: 'forward', ForwardConfig: { TargetGroups: [{ TargetGroupArn: groupOf(rule), Weight: 1 }, { TargetGroupArn: other, Weight: 1 }] } }]; }],
  ['haproxy-proxy-protocol', 'a target group that sends no PROXY protocol', FLEET, attributeOfGroups('proxy_protocol_v2.enabled', 'false')],
  ['haproxy-proxy-protocol', 'a target group without a word of the PROXY protocol', FLEET, (e) => { for (const group of e.all('TargetGroup')) delete group['TargetGroupAttributes']; }],
  ['haproxy-proxy-protocol', 'a HAProxy that takes none', FLEET, (e) => { configured(e, 'bind :20443 accept-proxy', 'bind :20443'); }],
  ['haproxy-http2-mixes-people', 'HTTP/2 if clients like it', FLEET, (e) => { e.one('Listener', ({ Protocol: protocol }) => protocol === 'TLS')['AlpnPolicy'] = ['HTTP2Preferred']; }],
  ['haproxy-http2-mixes-people', 'HTTP/2 alone', FLEET, (e) => { e.one('Listener', ({ Protocol: protocol }) => protocol === 'TLS')['AlpnPolicy'] = ['HTTP2Only']; }],
  ['haproxy-target-group-without-tasks', 'a service at one target group of two', FLEET, (e) => { const service = e.one(SERVICE); service['LoadBalancers'] = listOf(service['LoadBalancers']).slice(0, 1); }],
  ['haproxy-target-group-without-tasks', 'a service that is gone', FLEET, (e) => { Reflect.deleteProperty(e.template.Resources, e.idOf(e.one(SERVICE))); }],
  ['haproxy-target-group-without-tasks', 'another container at the target groups', FLEET, (e) => { for (const each of listOf(e.one(SERVICE)['LoadBalancers'])) each['ContainerName'] = 'log-router'; }],
  ['haproxy-port-unanswered', 'a port that the container does not map', FLEET, (e) => { containerOf(e)['PortMappings'] = [{ ContainerPort: 20_080 }, { ContainerPort: 21_024 }]; }],
  ['haproxy-port-unanswered', 'a port on which nothing listens', FLEET, (e) => { for (const each of listOf(e.one(SERVICE)['LoadBalancers'])) each['ContainerPort'] = 8443; containerOf(e)['PortMappings'] = [{ ContainerPort: 8443 }]; }],
  ['haproxy-port-unanswered', 'a HAProxy that listens elsewhere', FLEET, (e) => { configured(e, 'bind :20443', 'bind :20444'); }],
  ['haproxy-configuration-unread', 'files that are cut off', FLEET, (e) => { variableOf(e)['Value'] = String(variableOf(e)['Value']).slice(0, 200); }],
  ['haproxy-configuration-unread', 'no files', FLEET, (e) => { containerOf(e)['Environment'] = []; }],
  ['publication-contradicted', 'a HAProxy that does not know a name', FLEET, (e) => { configured(e, /^meet\.contoso\.com .*\n/m, ''); }],
  ['publication-contradicted', 'a HAProxy that leads a name to another pool', FLEET, (e) => { configured(e, /^webext\.contoso\.com .*$/m, 'webext.contoso.com director-https'); }],
  ['haproxy-health-check-unanswered', 'a port on which nothing listens', FLEET, (e) => { for (const group of e.all('TargetGroup')) group['HealthCheckPort'] = '8404'; }],
  ['haproxy-health-check-unanswered', 'HTTPS where HAProxy speaks HTTP', FLEET, (e) => { for (const group of e.all('TargetGroup')) group['HealthCheckProtocol'] = 'HTTPS'; }],
  ['haproxy-health-check-unanswered', 'the port of clients, which knows no address', FLEET, (e) => { for (const group of e.all('TargetGroup')) group['HealthCheckPort'] = 'traffic-port'; }],
  ['haproxy-health-check-unanswered', 'another status', FLEET, (e) => { for (const group of e.all('TargetGroup')) group['Matcher'] = { HttpCode: '204' }; }],
  ['haproxy-tasks-cut-off', 'tasks that let nobody in', FLEET, (e) => { withoutAlone(e, 'Ingress'); }],
  ['haproxy-tasks-cut-off', 'tasks that let no health check in', FLEET, (e) => { withoutAlone(e, 'Ingress', ({ FromPort: port }) => port === 21_024); }],
  ['haproxy-tasks-cut-off', 'tasks that let in another group', FLEET, (e) => { for (const each of e.all('AWS::EC2::SecurityGroupIngress')) each['SourceSecurityGroupId'] = { 'Fn::GetAtt': [e.idOf(e.one(SECURITY_GROUP, isOfTasks)), 'GroupId'] }; }],
  ['haproxy-tasks-cut-off', 'a load balancer that is let out to nothing', FLEET, (e) => { withoutAlone(e, 'Egress'); e.one(SECURITY_GROUP, (group) => !isOfTasks(group))['SecurityGroupEgress'] = []; }],
  ['haproxy-tasks-cut-off', 'no way out to a server', FLEET, (e) => { withoutWayOfTasks(e, ({ CidrIp: block, FromPort: port }) => block === '10.20.0.12/32' && port === 4443); }],
  ['haproxy-tasks-cut-off', 'no way out to the SIP port', FLEET, (e) => { withoutWayOfTasks(e, ({ FromPort: port }) => port === 5061); ruleOfTasks(e, 'Egress', { FromPort: 4443, ToPort: 5060, CidrIp: '10.0.0.0/8' }); }],
  ['haproxy-tasks-cut-off', 'no way out to AWS', FLEET, (e) => { withoutWayOfTasks(e, ({ CidrIp: block }) => block === '0.0.0.0/0'); }],
  ['haproxy-tasks-without-internet', 'tasks without public addresses', FLEET, (e) => { networkOf(e)['AssignPublicIp'] = 'DISABLED'; }],
  ['haproxy-tasks-without-internet', 'tasks without a word of public addresses', FLEET, (e) => { delete networkOf(e)['AssignPublicIp']; }],
  ['haproxy-without-tasks', 'no task at least', FLEET, (e) => { e.one(SCALABLE_TARGET)['MinCapacity'] = 0; }],
  ['haproxy-without-tasks', 'no task, and no scaling', FLEET, (e) => { Reflect.deleteProperty(e.template.Resources, e.idOf(e.one(SCALABLE_TARGET))); Reflect.deleteProperty(e.template.Resources, e.idOf(e.one('AWS::ApplicationAutoScaling::ScalingPolicy'))); e.one(SERVICE)['DesiredCount'] = 0; }],
  ['haproxy-scaling-undone', 'a number of tasks beside what scales it', FLEET, (e) => { e.one(SERVICE)['DesiredCount'] = 2; }],
  ['haproxy-drain-cuts-polls', 'a minute for the long polls of tasks that go', FLEET, attributeOfGroups('deregistration_delay.timeout_seconds', '60')],
]; // prettier-ignore

export function found({ made, template }: Made, edit: (edited: Edited) => unknown, isOfApp: boolean) {
  const edited = new Edited(template);
  edit(edited);
  return auditTemplate(routingOf(edited.template), isOfApp ? made : undefined);
}

const ANYWHERE = { CidrIp: '0.0.0.0/0' };

/** What looks like one of them and serves its clients, or is known to the deployment alone. */
export const SOUND_EDITS: readonly Edit[] = [
  ['one way out for everything, apart', SHARED, (e) => { withoutRules(e, 'Egress', () => true); ruleAlone(e, 'Egress', { ...ANYWHERE, IpProtocol: '-1' }); }],
  ['a way out for a range of ports and addresses', SHARED, (e) => { withoutRules(e, 'Egress', toServer); ruleAlone(e, 'Egress', { CidrIp: '10.20.0.0/16', FromPort: 1024, ToPort: 65_535 }); }],
  ['a way out by a prefix list', SHARED, (e) => { withoutRules(e, 'Egress', toServer); ruleAlone(e, 'Egress', { FromPort: 4443, ToPort: 4443, DestinationPrefixListId: 'pl-0123456789abcdef0' }); }],
  ['a way out that only the deployment knows', SHARED, (e) => { withoutRules(e, 'Egress', toServer); ruleAlone(e, 'Egress', { FromPort: ref('Unknown'), ToPort: ref('Unknown'), CidrIp: ref('Unknown') }); }],
  ['a way out for a group that only the deployment knows', SHARED, (e) => { withoutRules(e, 'Egress', toServer); ruleAlone(e, 'Egress', { ...ANYWHERE, IpProtocol: '-1', GroupId: { 'Fn::ImportValue': 'group' } }); }],
  ['no word of ways out, which EC2 takes for all', SHARED, (e) => { delete e.one(SECURITY_GROUP)['SecurityGroupEgress']; }],
  ['a way out by the number of TCP', SHARED, (e) => { for (const each of listOf(e.one(SECURITY_GROUP)['SecurityGroupEgress'])) each['IpProtocol'] = 6; }],
  ['a security group of somebody else', SHARED, (e) => { withoutRules(e, 'Egress', () => true); withoutRules(e, 'Ingress', () => true); listOf(e.one('LoadBalancer')['SecurityGroups']).push('sg-0123456789abcdef0' as never); }],
  ['a security group that other stacks are told of', SHARED, (e) => { withoutRules(e, 'Ingress', () => true); e.template.Outputs = { Group: { Value: { 'Fn::GetAtt': [e.idOf(e.one(SECURITY_GROUP)), 'GroupId'] }, Export: { Name: 'group' } } }; }],
  ['a way in from a group', SHARED, (e) => { withoutRules(e, 'Ingress', () => true); ruleAlone(e, 'Ingress', { FromPort: 80, ToPort: 443, SourceSecurityGroupId: ref('Other') }); }],
  ['a way in by a prefix list, inline', SHARED, (e) => { e.one(SECURITY_GROUP)['SecurityGroupIngress'] = [{ IpProtocol: 'tcp', FromPort: 80, ToPort: 443, SourcePrefixListId: 'pl-0123456789abcdef0' }]; }],
  ['a way in that a condition decides about', SHARED, (e) => { e.one(SECURITY_GROUP)['SecurityGroupIngress'] = { 'Fn::If': ['Sometimes', [], [{ IpProtocol: '-1', ...ANYWHERE }]] }; }],
  ['a web ACL that allows some and blocks the rest', SHARED, (e) => { guarded(e, { DefaultAction: { Block: {} }, Rules: [{ Name: 'own', Action: { Allow: {} }, Statement: { IPSetReferenceStatement: { Arn: ref('Set') } } }] }); }],
  ['a web ACL that blocks, with a rule group of somebody else', SHARED, (e) => { guarded(e, { DefaultAction: { Block: {} }, Rules: [{ Name: 'own', OverrideAction: { None: {} }, Statement: { RuleGroupReferenceStatement: { Arn: ref('Group') } } }] }); }],
  ['a web ACL whose default only the deployment knows', SHARED, (e) => { guarded(e, { DefaultAction: { 'Fn::If': ['Sometimes', { Block: {} }, { Allow: {} }] } }); }],
  ['a route to the Internet through the endpoint of a firewall', SHARED, (e) => { for (const each of internetRoutes(e)) { delete each['GatewayId']; each['VpcEndpointId'] = 'vpce-0123456789abcdef0'; } }],
  ['a route to the Internet through a gateway of somebody else', SHARED, (e) => { for (const each of internetRoutes(e)) each['GatewayId'] = { 'Fn::ImportValue': 'gateway' }; }],
  ['an internal load balancer without a route to the Internet', SHARED, (e) => { for (const each of internetRoutes(e)) Object.assign(each, { GatewayId: 'vgw-0123456789abcdef0', DestinationCidrBlock: '10.99.0.0/16' }); e.one('LoadBalancer')['Scheme'] = 'internal'; }],
  ['a subnet whose route table is that of its VPC', SHARED, (e) => { for (const each of e.all('AWS::EC2::SubnetRouteTableAssociation')) each['SubnetId'] = 'subnet-0123456789abcdef0'; }],
  ['a transform that matches nothing of Lync', SHARED, transform('url-rewrite', '^/help/(.*)$', '/support/$1')],
  ['a transform that changes nothing', SHARED, transform('host-header-rewrite', '^(.*)$', '$1')],
  ['a transform that only the deployment knows', SHARED, transform('url-rewrite', ref('Unknown'), '/x')],
  ['mutual TLS switched off', SHARED, (e) => { e.one('Listener', httpsListener)['MutualAuthentication'] = { Mode: 'off' }; }],
  ['mutual TLS that lets clients without a certificate in', SHARED, (e) => { e.one('Listener', httpsListener)['MutualAuthentication'] = { Mode: 'passthrough' }; }],
  ['a weight above 0', SHARED, weighted(1)],
  ['one of two weights above 0', SHARED, weighted(0, 999)],
  ['a weight that only the deployment knows', SHARED, weighted(ref('Unknown'))],
  ['targets that a group of instances registers', SHARED, (e) => { const group = e.one('TargetGroup', isPool); delete group['Targets']; e.add('Instances', 'AWS::AutoScaling::AutoScalingGroup', { TargetGroupARNs: [ref(e.idOf(group))] }); }],
  ['targets that a parameter names', SHARED, everyGroup({ Targets: ref('Unknown') })],
  ['a health check of plain HTTP on the port for that', SHARED, everyGroup({ HealthCheckProtocol: 'HTTP', HealthCheckPort: ref('Unknown') })],
  ['a TLS policy that only the deployment knows', SHARED, (e) => { e.one('Listener', httpsListener)['SslPolicy'] = ref('Unknown'); }],
  ['a TLS policy with keys for another time', SHARED, (e) => { e.one('Listener', httpsListener)['SslPolicy'] = 'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09'; }],
  ['an IPv6 block beside its subnet', DUAL_STACK, (e) => { for (const each of e.all('AWS::EC2::Subnet')) { delete each['Ipv6CidrBlock']; e.add(`Block${e.idOf(each)}`, 'AWS::EC2::SubnetCidrBlock', { SubnetId: ref(e.idOf(each)), Ipv6CidrBlock: ref('Unknown') }); } }],
  ['the hosted zone of a Region by its id', SHARED, aliasZone('Z32O12XQLNTSW2')],
  ['the hosted zone of another load balancer of the type', SHARED, (e) => { e.add('Other', 'AWS::ElasticLoadBalancingV2::LoadBalancer', { Type: 'application', Subnets: ['subnet-0a', 'subnet-0b'] }); aliasZone({ 'Fn::GetAtt': ['Other', 'CanonicalHostedZoneID'] })(e); }],
  ['a hosted zone that only the deployment knows', SHARED, aliasZone({ 'Fn::ImportValue': 'zone' })],
  ['two listeners on one port of which one is there at most', SHARED, (e) => { const https = e.one('Listener', httpsListener); e.add('Second', 'AWS::ElasticLoadBalancingV2::Listener', { ...https }); for (const id of [e.idOf(https), 'Second']) (e.template.Resources[id] as Resource).Condition = id === 'Second' ? 'Sometimes' : 'Otherwise'; }],
  ['routes to both halves of the Internet', SHARED, (e) => { for (const each of internetRoutes(e)) { each['DestinationCidrBlock'] = '0.0.0.0/1'; e.add(`Half${e.idOf(each)}`, 'AWS::EC2::Route', { ...each, DestinationCidrBlock: '128.0.0.0/1' }); } }],
  ['a gateway that only the deployment attaches', SHARED, (e) => { for (const each of e.all(ATTACHMENT)) Object.assign(each, { InternetGatewayId: ref('Unknown'), VpcId: ref('Unknown') }); }],
  ['a rule that counts every path', SHARED, (e) => { guarded(e, everyPath('Count')); }],
  ['a rule that blocks some paths', SHARED, (e) => { guarded(e, everyPath('Block', '/cscp')); }],
  ['a way in for private addresses and a public network', SHARED, (e) => { ruleAlone(e, 'Ingress', { FromPort: 80, ToPort: 443, CidrIp: '10.0.0.0/8' }); }],
  ['a rule of a Network Load Balancer for one type of addresses', PASSED, ruleOfNetwork(ofType('ipv4'))],
  ['a route to the Internet by a prefix list', SHARED, (e) => { for (const each of internetRoutes(e)) { delete each['DestinationCidrBlock']; each['DestinationPrefixListId'] = 'pl-0123456789abcdef0'; } }],
  ['a route to the Internet in a table that only the deployment knows', SHARED, (e) => { for (const each of internetRoutes(e)) each['RouteTableId'] = { 'Fn::ImportValue': 'table' }; }],
  ['a route table of somebody else', SHARED, (e) => { for (const each of e.all('AWS::EC2::SubnetRouteTableAssociation')) each['RouteTableId'] = 'rtb-0123456789abcdef0'; }],
  ['a route to the Internet through a gateway by its id', SHARED, (e) => { for (const each of internetRoutes(e)) each['GatewayId'] = 'igw-0123456789abcdef0'; }],
  ['a route to the Internet for IPv6 alone', DUAL_STACK, (e) => { for (const each of internetRoutes(e)) { delete each['DestinationCidrBlock']; each['DestinationIpv6CidrBlock'] = '::/0'; } }],
  ['no targets, and other stacks told of the groups', SHARED, (e) => { everyGroup({ Targets: [] })(e); e.template.Outputs = { Groups: { Value: namesOfGroups(e), Export: { Name: 'groups' } } }; }],
  ['the proxy protocol switched off', PASSED, everyGroup({ TargetGroupAttributes: [{ Key: 'proxy_protocol_v2.enabled', Value: 'false' }] })],
  ['a redirect that keeps the host', SHARED, plainRedirect({ Host: '#{host}' })],
  ['a target group of HAProxy with another port, which its tasks overrule', FLEET, (e) => { for (const group of e.all('TargetGroup')) group['Port'] = 80; }],
  ['a health check of HAProxy that only connects', FLEET, (e) => { for (const group of e.all('TargetGroup')) { group['HealthCheckProtocol'] = 'TCP'; delete group['HealthCheckPath']; delete group['Matcher']; } }],
  ['a health check of HAProxy that takes several statuses', FLEET, (e) => { for (const group of e.all('TargetGroup')) group['Matcher'] = { HttpCode: '200-399' }; }],
  ['HTTP/1.1 alone in front of HAProxy', FLEET, (e) => { e.one('Listener', ({ Protocol: protocol }) => protocol === 'TLS')['AlpnPolicy'] = ['HTTP1Only']; }],
  ['no word of ALPN in front of HAProxy', FLEET, (e) => { delete e.one('Listener', ({ Protocol: protocol }) => protocol === 'TLS')['AlpnPolicy']; }],
  ['a second container beside HAProxy', FLEET, (e) => { listOf(e.one(TASK_DEFINITION)['ContainerDefinitions']).push({ Name: 'log-router', Image: 'x' }); }],
  ['a number of tasks that nothing scales', FLEET, (e) => { for (const type of [SCALABLE_TARGET, 'AWS::ApplicationAutoScaling::ScalingPolicy']) Reflect.deleteProperty(e.template.Resources, e.idOf(e.one(type))); e.one(SERVICE)['DesiredCount'] = 2; }],
  ['a number of tasks that only the deployment knows', FLEET, (e) => { e.one(SERVICE)['DesiredCount'] = ref('Unknown'); }],
  ['tasks that let in the whole VPC', FLEET, (e) => { withoutAlone(e, 'Ingress'); ruleOfTasks(e, 'Ingress', { FromPort: 20_000, ToPort: 21_024, CidrIp: '10.80.0.0/22' }); }],
  ['tasks that let in what only the deployment knows', FLEET, (e) => { withoutAlone(e, 'Ingress'); ruleOfTasks(e, 'Ingress', { IpProtocol: '-1', SourceSecurityGroupId: { 'Fn::ImportValue': 'group' } }); }],
  ['tasks that are let out to everything', FLEET, (e) => { withoutWayOfTasks(e, () => true); ruleOfTasks(e, 'Egress', { IpProtocol: '-1', ...ANYWHERE }); }],
  ['a load balancer that is let out to everything', FLEET, (e) => { withoutAlone(e, 'Egress'); e.one(SECURITY_GROUP, (group) => !isOfTasks(group))['SecurityGroupEgress'] = [{ IpProtocol: '-1', ...ANYWHERE }]; }],
  ['a service at a target group that only the deployment knows', FLEET, (e) => { for (const each of listOf(e.one(SERVICE)['LoadBalancers'])) each['TargetGroupArn'] = { 'Fn::ImportValue': 'group' }; }],
  ['files that only the deployment knows', FLEET, (e) => { variableOf(e)['Value'] = { 'Fn::ImportValue': 'files' }; }],
  ['tasks without public addresses behind a NAT gateway', FLEET, (e) => { networkOf(e)['AssignPublicIp'] = 'DISABLED'; for (const each of internetRoutes(e)) { delete each['GatewayId']; each['NatGatewayId'] = 'nat-0123456789abcdef0'; } e.one('LoadBalancer')['Scheme'] = 'internal'; }],
  ['tasks without public addresses with an image of their own', FLEET, (e) => { networkOf(e)['AssignPublicIp'] = 'DISABLED'; containerOf(e)['Image'] = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/haproxy@sha256:0'; }],
  ['the addresses of clients kept in front of HAProxy', FLEET, attributeOfGroups('preserve_client_ip.enabled', 'true')],
  ['clients of HAProxy that stay with their task', FLEET, attributeOfGroups('stickiness.enabled', 'true')],
  ['longer drains', FLEET, attributeOfGroups('deregistration_delay.timeout_seconds', '3600')],
]; // prettier-ignore
