import type { FindingName } from '../../lib/findings/catalogue';
import { NOTES_KEY } from '../../lib/planning/deployment-notes';
import {
  alias,
  certificate,
  forward,
  hosts,
  listener,
  loadBalancer,
  notFound,
  pathExpressions,
  paths,
  ref,
  rule,
  targetGroup,
  toHttps,
  type Properties,
  type Resources,
} from '../support/listener-template';
import { saidOf, type ExactRow } from '../support/exactly';

function exactly(name: FindingName, rows: readonly ExactRow[], more: object = {}): void {
  test.each(rows)(`${name}: %s`, (...row) => {
    const [, , wanted] = row;
    expect(saidOf(name, row, more)).toEqual(wanted);
  });
}

const UNKNOWN = ref('Unknown');
const meet = hosts('meet.contoso.com');
const discover = hosts('lyncdiscover.contoso.com');
const TLS_PASSED: Resources = {
  Front: loadBalancer({ Type: 'network', LoadBalancerAttributes: [] }),
  Passed: targetGroup('passed.contoso.com'),
  Tcp: listener(443, { Protocol: 'TCP', Certificates: [], DefaultActions: [forward('Passed')] }, 'Front'),
};
const ledTo = (zone: unknown, balancer = 'LoadBalancer') => {
  const { Type, Properties } = alias('meet.contoso.com', balancer);
  return { MeetRecord: { Type, Properties: { ...Properties, AliasTarget: { ...Properties.AliasTarget, HostedZoneId: zone } } } };
};
const zoneOfBalancer = (id: string) => ({ 'Fn::GetAtt': [id, 'CanonicalHostedZoneID'] });
const ofApplications = 'Z32O12XQLNTSW2';
const ofNetworks = 'Z2IFOLAFXWLO4F';

exactly('alias-zone-wrong', [
  ['the hosted zone of a Network Load Balancer beside it', { ...TLS_PASSED, ...ledTo(zoneOfBalancer('Front')) }, [['MeetRecord', 'Front']]],
  ['the hosted zone of an Application Load Balancer beside it', { ...TLS_PASSED, ...ledTo(zoneOfBalancer('LoadBalancer'), 'Front') }, [['MeetRecord', 'LoadBalancer']]],
  ['the hosted zone of Network Load Balancers at one', { ...TLS_PASSED, ...ledTo(ofNetworks, 'Front') }, []],
  ['the same in small letters', { ...TLS_PASSED, ...ledTo(ofNetworks.toLowerCase(), 'Front') }, []],
  ['the hosted zone of Application Load Balancers at a Network Load Balancer', { ...TLS_PASSED, ...ledTo(ofApplications, 'Front') }, [['MeetRecord', ofApplications]]],
  ['the hosted zone of a load balancer whose type only the deployment knows', { Other: loadBalancer({ Type: UNKNOWN }), ...ledTo(zoneOfBalancer('Other')) }, []],
  ['the hosted zone of another load balancer of the type', { Other: loadBalancer(), ...ledTo(zoneOfBalancer('Other')) }, []],
  ['what a resource of another kind calls so', { Own: { Type: 'AWS::Lambda::Function', Properties: {} }, ...ledTo(zoneOfBalancer('Own')) }, []],
  ['the id that a resource of another kind returns', { Own: { Type: 'Custom::Zone', Properties: {} }, ...ledTo({ 'Fn::GetAtt': ['Own', 'Id'] }) }, []],
  ['a CNAME, which names none', { MeetRecord: { Type: 'AWS::Route53::RecordSet', Properties: { Name: 'meet.contoso.com', Type: 'CNAME', TTL: '60', HostedZoneId: 'Z', ResourceRecords: [{ 'Fn::GetAtt': ['LoadBalancer', 'DNSName'] }] } } }, []],
]); // prettier-ignore

const attribute = (Key: string, Value: unknown) => ({ LoadBalancer: loadBalancer({ LoadBalancerAttributes: [{ Key, Value }] }) });
const group = (properties: Properties) => {
  const { Type, Properties } = targetGroup('webext.contoso.com');
  return { Pool01: { Type, Properties: { ...Properties, ...properties } } };
};
exactly('attribute-out-of-range', [
  ['a fraction of a second', attribute('client_keep_alive.seconds', '3600.5'), [['LoadBalancer', '60 to 604800']]],
  ['a count that has no end', group({ TargetGroupAttributes: [{ Key: 'target_group_health.dns_failover.minimum_healthy_targets.count', Value: '0' }] }), [['Pool01', '1 or more or off']]],
  ['a value that only the deployment knows', attribute('client_keep_alive.seconds', UNKNOWN), []],
]); // prettier-ignore

exactly('value-unresolved', [
  ['a text that only the deployment knows, of which any will do', attribute('access_logs.s3.prefix', UNKNOWN), []],
  ['an attribute that nobody knows', attribute('idle.seconds', UNKNOWN), []],
  ['a key that only the deployment knows', { LoadBalancer: loadBalancer({ LoadBalancerAttributes: [{ Key: UNKNOWN, Value: UNKNOWN }] }) }, []],
]); // prettier-ignore

const DISCOVER = { Discover: rule(30, [discover]), DiscoverRecord: alias('lyncdiscover.contoso.com') };
const discovered = (name = 'lyncdiscover.contoso.com', priority = 1) => rule(priority, [hosts(name)], forward('Pool01'), 'Http');
const certified = (...Certificates: readonly unknown[]) => ({
  Https: listener(443, { Certificates: Certificates.map((CertificateArn) => ({ CertificateArn })) }),
});
const IMPORTED = 'arn:aws:acm:eu-west-1:111122223333:certificate/1';
exactly('autodiscover-redirected', [
  ['a name on the last of three', { ...DISCOVER, Certificate: certificate('webext.contoso.com', 'meet.contoso.com', 'lyncdiscover.contoso.com') }, []],
  ['a name on the second certificate', { ...DISCOVER, ...certified(ref('Certificate'), ref('More')), More: certificate('lyncdiscover.contoso.com') }, []],
  ['a certificate from elsewhere, which may carry it', { ...DISCOVER, ...certified(ref('Certificate'), IMPORTED) }, []],
  ['no HTTPS, so no certificate', { Http: listener(80, { DefaultActions: [toHttps] }), Https: listener(80, { Port: 8080, DefaultActions: [notFound] }), ...DISCOVER }, []],
  ['a redirect on another port than clients of autodiscover know', { ...DISCOVER, DiscoverHttp: discovered(), Second: listener(80, { Port: 8080, DefaultActions: [toHttps] }) }, []],
  ['two names, each on no certificate', { ...DISCOVER, Another: rule(31, [hosts('lyncdiscover.adatum.com')]) }, [['Http', 'lyncdiscover.adatum.com'], ['Http', 'lyncdiscover.contoso.com']]],
  ['another name on no certificate', { Dialin: rule(30, [hosts('dialin.contoso.com')]), DialinRecord: alias('dialin.contoso.com') }, []],
  ['every name of a kind, which nobody asks for', { Any: rule(30, [hosts('lyncdiscover.*.com')]) }, []],
  ['a redirect by a rule', { ...DISCOVER, Redirect: rule(5, [discover], toHttps, 'Http') }, [['Redirect', 'on no certificate']]],
  ['a rule that nobody reaches, and a certificate', { ...DISCOVER, Certificate: certificate('*.contoso.com'), Redirect: rule(5, [discover], toHttps, 'Http'), DiscoverHttp: discovered(undefined, 6) }, [['Redirect', 'DiscoverHttp']]],
  ['a rule of which only the deployment knows the hosts, before the redirect', { ...DISCOVER, Redirect: rule(5, [discover], toHttps, 'Http'), Perhaps: rule(4, [hosts(UNKNOWN)], forward('Pool01'), 'Http') }, []],
]); // prettier-ignore

const somebodyElses = { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 80, Protocol: 'HTTP' } };
exactly('name-on-no-certificate', [
  ['a name of somebody else', { Shop: somebodyElses, Own: rule(40, [hosts('shop.contoso.com')], forward('Shop')) }, []],
  ['one certificate of two from elsewhere', { ...certified(ref('Certificate'), IMPORTED), More: rule(30, [hosts('dialin.contoso.com')]) }, []],
  ['rules at a listener outside of the template', { More: rule(30, [hosts('dialin.contoso.com')], forward('Pool01'), 'Elsewhere') }, []],
]); // prettier-ignore

const TOO_MANY = certificate('webext.contoso.com', 'meet.contoso.com', 'old.contoso.com');
exactly('certificate-name-without-rule', [
  ['a name that a wildcard of a rule is for', { Certificate: TOO_MANY, Any: rule(40, [hosts('*.contoso.com')]) }, []],
  ['a name beyond the wildcard of a rule', { Certificate: TOO_MANY, Any: rule(40, [hosts('*.old.contoso.com')]) }, [['Certificate', 'old.contoso.com']]],
  ['a name that ends as the wildcard of a rule begins', { Certificate: certificate('webext.contoso.com', 'meet.contoso.com', 'old.fabrikam.com'), Any: rule(40, [hosts('*.contoso.com')]) }, [['Certificate', 'old.fabrikam.com']]],
  ['a host that only the deployment knows', { Certificate: TOO_MANY, Open: rule(40, [hosts(UNKNOWN)]) }, []],
  ['a host that only the deployment knows, beside one', { Certificate: TOO_MANY, Open: rule(40, [hosts('webext.contoso.com', UNKNOWN), paths('/x')]) }, []],
  ['a path that only the deployment knows, of another host', { Certificate: TOO_MANY, Open: rule(5, [meet, paths(UNKNOWN)]) }, [['Certificate', 'old.contoso.com']]],
  ['a default action that forwards', { Certificate: TOO_MANY, Https: listener(443, { DefaultActions: [forward('Pool01')] }) }, []],
  ['a rule for any host', { Certificate: TOO_MANY, Any: rule(40, [paths('/x')]) }, []],
  ['a rule for any host of a top-level domain', { Certificate: TOO_MANY, Any: rule(40, [hosts('*.com')]) }, []],
  ['a rule for all hosts by a wildcard', { Certificate: TOO_MANY, Any: rule(40, [hosts('**')]) }, []],
  ['a wildcard of a certificate for nobody', { Certificate: certificate('webext.contoso.com', 'meet.contoso.com', '*.old.contoso.com') }, [['Certificate', '*.old.contoso.com']]],
  ['a certificate from elsewhere', { ...certified(ref('Certificate'), IMPORTED) }, []],
], { Metadata: { [NOTES_KEY]: { 'Stack/Proxy': { importedCertificates: [{ arn: IMPORTED, names: ['mail.contoso.com'] }] } } } }); // prettier-ignore

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index}.contoso.com`);
exactly('too-many-certificate-names', [
  ['ten names', { Certificate: certificate(...names(10)) }, []],
  ['eleven names', { Certificate: certificate(...names(11)) }, [['Certificate', '11 names']]],
  ['alternatives that only the deployment knows', { Certificate: { ...certificate(), Properties: { DomainName: 'webext.contoso.com', SubjectAlternativeNames: UNKNOWN } } }, []],
]); // prettier-ignore
exactly('certificate-common-name-too-long', [
  ['64 characters', { Certificate: certificate(`${'a'.repeat(52)}.contoso.com`) }, []],
  ['65 characters', { Certificate: certificate(`${'a'.repeat(53)}.contoso.com`) }, [['Certificate', '65 characters']]],
  ['a name that only the deployment knows', { Certificate: { ...certificate(), Properties: { DomainName: UNKNOWN } } }, []],
]); // prettier-ignore

const requested = (options: unknown, more: Properties = {}) => ({
  Certificate: {
    Type: 'AWS::CertificateManager::Certificate',
    Properties: {
      ...{ DomainName: 'webext.contoso.com', SubjectAlternativeNames: ['*.Meet.contoso.com'], ValidationMethod: 'DNS' },
      DomainValidationOptions: options,
      ...more,
    },
  },
});
const option = (DomainName: unknown, HostedZoneId: unknown = 'ZCONTOSO') => ({ DomainName, HostedZoneId });
const zone = (properties: Properties) => ({ Type: 'AWS::Route53::HostedZone', Properties: properties });
const OWN_ZONE = {
  Zone: zone({ Name: 'contoso.com.' }),
  Hidden: zone({ Name: 'meet.contoso.com', VPCs: [{ VPCId: 'vpc-1' }] }),
  Nameless: zone({ Name: UNKNOWN }),
};
exactly('certificate-validation-missing', [
  ['both names', requested([option('webext.contoso.com'), option('*.meet.contoso.com')]), []],
  ['one name of two', requested([option('WebExt.contoso.com')]), [['Certificate', '*.meet.contoso.com']]],
  ['a name without a zone', requested([{ DomainName: 'webext.contoso.com' }, option('*.meet.contoso.com')]), [['Certificate', 'webext.contoso.com']]],
  ['validation by mail', requested([], { ValidationMethod: 'EMAIL' }), []],
  ['no word of the method, which is mail', requested([], { ValidationMethod: undefined }), []],
  ['options that only the deployment knows', requested(UNKNOWN), []],
  ['one option that only the deployment knows', requested([option(UNKNOWN)]), []],
]); // prettier-ignore
for (const [how, where, isWaiting] of [
  ['elsewhere', 'Meet.Contoso.com', false],
  ['elsewhere', 'contoso.com', false],
  ['elsewhere', 'adatum.com', true],
  ['change batch', 'contoso.com', true],
] as const)
  exactly(
    'certificate-validation-missing',
    [[`a name in ${where}, whose records are made as ${how}`, requested([option('webext.contoso.com')]), isWaiting ? [['Certificate', '*.meet.contoso.com']] : []]],
    { Metadata: { [NOTES_KEY]: { 'Stack/Proxy': { recordsToCreate: [{ name: 'x.meet.contoso.com', how, zone: where }] } } } },
  ); // prettier-ignore
exactly('certificate-needs-public-zone', [
  ['a private zone for one of two', { ...OWN_ZONE, ...requested([option('webext.contoso.com', ref('Zone')), option('*.meet.contoso.com', ref('Hidden'))]) }, [['Certificate', '*.meet.contoso.com']]],
  ['a private zone of a name that only the deployment knows', { ...OWN_ZONE, ...requested([option(UNKNOWN, ref('Hidden'))]) }, []],
  ['what is no zone', { ...OWN_ZONE, ...requested([option('webext.contoso.com', ref('Pool01'))]) }, []],
]); // prettier-ignore
exactly('name-in-wrong-zone', [
  ['names in their zones', { ...OWN_ZONE, ...requested([option('webext.contoso.com', ref('Zone')), option('*.meet.contoso.com', ref('Hidden'))]) }, []],
  ['a name above its zone', { ...OWN_ZONE, ...requested([option('webext.contoso.com', ref('Hidden')), option('*.meet.contoso.com', ref('Zone'))]) }, [['Certificate', 'webext.contoso.com']]],
  ['a zone whose name only the deployment knows', { ...OWN_ZONE, ...requested([option('webext.contoso.com', ref('Nameless')), option('*.meet.contoso.com', ref('Zone'))]) }, []],
]); // prettier-ignore

const header = (...Values: readonly unknown[]) => ({ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-Own', Values } });
const query = (...Values: readonly Properties[]) => ({ Field: 'query-string', QueryStringConfig: { Values } });
const method = (...Values: readonly unknown[]) => ({ Field: 'http-request-method', HttpRequestMethodConfig: { Values } });
const source = (...Values: readonly unknown[]) => ({ Field: 'source-ip', SourceIpConfig: { Values } });
const meetIf = (...conditions: readonly unknown[]) => ({ Meet: rule(20, [meet, ...conditions]) });
exactly('too-many-condition-values', [
  ['five of all kinds', meetIf(pathExpressions('^/a'), paths('/b'), query({ Value: 'c' }, { Key: 'k', Value: 'd' })), []],
  ['six of all kinds', meetIf(pathExpressions('^/a'), paths('/b'), query({ Value: 'c' }, { Value: 'd' }, { Value: 'e' })), [['Meet', '6 condition values']]],
  ['six with expressions', meetIf(pathExpressions('^/a', '^/b', '^/c'), query({ Value: 'c' }, { Value: 'd' })), [['Meet', '6 condition values']]],
]); // prettier-ignore
exactly('too-many-condition-wildcards', [
  ['five in a query', meetIf(query({ Key: '*k', Value: '*v*' }, { Value: '?x*' })), []],
  ['six in a query', meetIf(query({ Key: '*k*', Value: '*v*' }, { Value: '?x*' })), [['Meet', '6 wildcards']]],
  ['texts that only the deployment knows', meetIf(query({ Key: UNKNOWN, Value: '*v*' }), header(UNKNOWN, '***')), []],
]); // prettier-ignore
exactly('rule-value-too-long', [
  ['expressions that only the deployment knows', meetIf(pathExpressions(UNKNOWN)), []],
]); // prettier-ignore
exactly('condition-value-malformed', [
  ['the same field twice', { Meet: rule(20, [meet, meet]) }, [['Meet', 'host-header']]],
  ['methods', meetIf(method('GET', 'M-SEARCH', 'X_OWN')), []],
  ['a method in small letters', meetIf(method('get')), [['Meet', '"get"']]],
  ['a method with a letter in small before', meetIf(method('gET')), [['Meet', '"gET"']]],
  ['a method with a letter in small behind', meetIf(method('GEt')), [['Meet', '"GEt"']]],
  ['addresses', meetIf(source('10.0.0.0/8', '2001:db8::/32')), []],
  ['an address without a length', meetIf(source('10.0.0.0')), [['Meet', '10.0.0.0']]],
  ['headers and queries as anybody likes them', meetIf(header('a b'), query({ Value: 'ä b' })), []],
  ['a field that is new', meetIf({ Field: 'tls-version', Values: ['1.3'] }), []],
  ['a type of addresses that is none', { ...TLS_PASSED, Own: rule(1, [{ Field: 'source-ip', SourceIpConfig: { IpAddressType: 'ipv5' } }], forward('Passed'), 'Tcp') }, [['Own', 'ipv5']]],
  ['types of addresses', { ...TLS_PASSED, Own: rule(1, [{ Field: 'source-ip', SourceIpConfig: { IpAddressType: 'ipv6' } }], forward('Passed'), 'Tcp') }, []],
  ['a type of addresses that only the deployment knows', { ...TLS_PASSED, Own: rule(1, [{ Field: 'source-ip', SourceIpConfig: { IpAddressType: UNKNOWN } }], forward('Passed'), 'Tcp') }, []],
]); // prettier-ignore
