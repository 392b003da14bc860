import type { Stack } from 'aws-cdk-lib/core';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { IpAddressType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { DnsRecords, SimpleUrlSet } from '../../lib';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { ELBV2, errorsOf, frontEndPool, idOf, only, synthesize, zone, zoneId, type Declared } from '../support/publish';

const LISTENER = `${ELBV2}::Listener`;
const CERTIFICATE = 'AWS::CertificateManager::Certificate';
const RECORD = 'AWS::Route53::RecordSet';

/** A proxy with one pool, webext.contoso.com, and whatever a test adds. */
const withPool =
  (props: (scope: Stack) => Partial<Declared> = () => ({}), furtherNames: string[] = []) =>
  (scope: Stack): Declared => ({ publishingRules: [frontEndPool(scope, 'Webext', { furtherNames })], ...props(scope) });

const listenersOf = (json: TemplateJson) => resourcesOf(json, LISTENER).map(([, listener]) => listener);

/** Names of each certificate, the subject first. */
const namesOf = (json: TemplateJson) =>
  resourcesOf(json, CERTIFICATE).map(([, certificate]) => [
    certificate['DomainName'] as string,
    ...((certificate['SubjectAlternativeNames'] ?? []) as string[]),
  ]);

const recordsOf = (json: TemplateJson) =>
  resourcesOf(json, RECORD)
    .map(([, { Name, Type, HostedZoneId }]) => [Name, Type, HostedZoneId].join(' '))
    .sort();

describe('certificates', () => {
  const domains = ['contoso.com', 'fabrikam.com', 'eu.contoso.com'];
  const furtherNames = ['a.contoso.com', 'meet.fabrikam.com', 'dial.eu.contoso.com'];
  const { json } = synthesize(withPool((scope) => ({ hostedZones: domains.map((name) => zone(scope, name)) }), furtherNames));

  test('are requested by zone, the longest suffix deciding, and an external web services FQDN is the subject', () => {
    expect(namesOf(json).sort()).toEqual([['dial.eu.contoso.com'], ['meet.fabrikam.com'], ['webext.contoso.com', 'a.contoso.com']]);
  });

  test('are validated in DNS, every name in its own zone', () => {
    const options = resourcesOf(json, CERTIFICATE).flatMap(([, certificate]) => certificate['DomainValidationOptions']);
    expect(options).toHaveLength(4);
    expect(options).toEqual(
      expect.arrayContaining([
        { DomainName: 'webext.contoso.com', HostedZoneId: zoneId('contoso.com') },
        { DomainName: 'a.contoso.com', HostedZoneId: zoneId('contoso.com') },
        { DomainName: 'meet.fabrikam.com', HostedZoneId: zoneId('fabrikam.com') },
        { DomainName: 'dial.eu.contoso.com', HostedZoneId: zoneId('eu.contoso.com') },
      ]),
    );
    expect(resourcesOf(json, CERTIFICATE).map(([, { ValidationMethod }]) => ValidationMethod)).toEqual(['DNS', 'DNS', 'DNS']);
  });

  test('are all attached to the listener, that of the pool for clients without SNI', () => {
    const attached = resourcesOf(json, `${ELBV2}::ListenerCertificate`).map(([, { Certificates }]) => JSON.stringify(Certificates));
    expect(attached.sort()).toEqual(
      resourcesOf(json, CERTIFICATE)
        .map(([Ref]) => JSON.stringify([{ CertificateArn: { Ref } }]))
        .sort(),
    );
    expect(defaultNames(json)).toContain('webext.contoso.com');
  });

  test('are split by the names’ hashes where one would have too many', () => {
    const many = Array.from({ length: 12 }, (_, i) => `old${i}.contoso.com`);
    const certificates = namesOf(synthesize(withPool(() => ({ namesPerCertificate: 5 }), many)).json);
    expect(certificates.flat().sort()).toEqual(['webext.contoso.com', ...many].sort());
    expect(Math.max(...certificates.map(({ length }) => length))).toBeLessThanOrEqual(5);
    expect(namesOf(synthesize(withPool(() => ({ namesPerCertificate: 13 }), many)).json)).toHaveLength(1);
  });

  test('are never validated in a private zone, which only gets records too', () => {
    const zones = (scope: Stack) => ({
      hostedZones: [zone(scope, 'contoso.com')],
      privateHostedZones: [zone(scope, 'contoso.com', 'inner')],
    });
    const both = synthesize(withPool(zones)).json;
    expect(only(both, CERTIFICATE)['DomainValidationOptions']).toEqual([
      { DomainName: 'webext.contoso.com', HostedZoneId: zoneId('contoso.com') },
    ]);
    expect(recordsOf(both)).toEqual([`webext.contoso.com. A ${zoneId('contoso.com')}`, `webext.contoso.com. A ${zoneId('inner')}`]);
  });

  test('fails when a name lies in a private zone only, in no zone, or in two', () => {
    const privateOnly = (scope: Stack) => ({ hostedZones: [], privateHostedZones: [zone(scope, 'contoso.com')] });
    const twice = (scope: Stack) => ({ hostedZones: [zone(scope, 'contoso.com'), zone(scope, 'contoso.com', 'again')] });
    expect(errorsOf(withPool(privateOnly))).toEqual(['certificate-needs-public-zone (Webext)']);
    expect(errorsOf(withPool(() => ({ hostedZones: [] })))).toEqual(['name-in-no-zone (Webext)']);
    expect(errorsOf(withPool(twice))).toEqual(['name-in-two-zones (contoso.com)']);
  });

  test('wait for somebody else where DNS is managed elsewhere, and a warning says so', () => {
    const { json: elsewhere, stack } = synthesize(withPool(() => ({ zonesManagedElsewhere: ['Fabrikam.com'] }), ['meet.fabrikam.com']));
    const [fabrikam] = resourcesOf(elsewhere, CERTIFICATE).filter(([, { DomainName }]) => DomainName === 'meet.fabrikam.com');
    expect(fabrikam?.[1]).not.toHaveProperty('DomainValidationOptions');
    expect(recordsOf(elsewhere)).toEqual([`webext.contoso.com. A ${zoneId('contoso.com')}`]);
    const warning = Match.stringLikeRegexp('The DNS of meet.fabrikam.com is managed elsewhere');
    expect(Found.fromStack(stack).findWarning('/Stack/ReverseProxy', warning)).toHaveLength(1);
  });

  test('that exist already serve the names they cover; a wildcard stands for one label', () => {
    const arn = 'arn:aws:acm:eu-west-1:111111111111:certificate/0abc';
    const { json: own } = synthesize(
      withPool(
        (scope) => ({
          certificates: [{ certificate: acm.Certificate.fromCertificateArn(scope, 'Own', arn), names: ['*.Contoso.com'] }],
          acknowledgements: [{ findingId: 'lync-reverse-proxy:wildcard-does-not-cover', reason: 'ACM may issue the other one' }],
        }),
        ['deep.down.contoso.com'],
      ),
    );
    expect(namesOf(own)).toEqual([['deep.down.contoso.com']]);
    expect(listenersOf(own).flatMap(({ Certificates }) => Certificates ?? [])).toEqual([{ CertificateArn: arn }]);
    expect(resourcesOf(own, `${ELBV2}::ListenerCertificate`)).toHaveLength(2);
  });

  /** Names of the certificate that clients without SNI get. */
  function defaultNames(template: TemplateJson): readonly string[] {
    const [chosen] = listenersOf(template).flatMap(({ Certificates }) => (Certificates ?? []) as { CertificateArn: { Ref: string } }[]);
    return namesOf(template)[resourcesOf(template, CERTIFICATE).findIndex(([id]) => id === chosen?.CertificateArn.Ref)] ?? [];
  }

  test.each([
    ['whoever answers the simple URLs', undefined, 'webdirext.fabrikam.com'],
    ['the name the user chooses', 'A.contoso.com', 'a.contoso.com'],
  ])('for clients without SNI: that of %s', (_, defaultCertificate, expected) => {
    const { json: chosen } = synthesize((scope) => {
      const answeredBy = frontEndPool(scope, 'Director', {}, 'webdirext.fabrikam.com');
      const simpleUrls = [new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy, meet: ['https://meet.contoso.com'] })];
      const hostedZones = ['contoso.com', 'fabrikam.com'].map((name) => zone(scope, name));
      return { publishingRules: [frontEndPool(scope, 'A'), answeredBy], simpleUrls, hostedZones, defaultCertificate };
    });
    expect(defaultNames(chosen)).toContain(expected);
  });

  test('fails when the default is no published name, or when no name is short enough for a subject', () => {
    expect(errorsOf(withPool(() => ({ defaultCertificate: 'x.contoso.com' })))).toEqual(['default-certificate-unknown']);
    const long = (length: number) => `${'a'.repeat(50)}.${'b'.repeat(length - 63)}.contoso.com`;
    const named = (fqdn: string) => (scope: Stack) => ({ publishingRules: [frontEndPool(scope, 'Webext', {}, fqdn)] });
    expect(long(65)).toHaveLength(65);
    expect(errorsOf(named(long(65)))).toEqual([`certificate-common-name-too-long (${long(65)})`]);
    expect(errorsOf(named(long(64)))).toEqual([]);
  });
});

describe('records', () => {
  const { json } = synthesize(withPool(() => ({ ipAddressType: IpAddressType.DUAL_STACK }), ['old.contoso.com']));

  test('are A and AAAA for each name of a dual-stack proxy, A alone else', () => {
    const id = zoneId('contoso.com');
    expect(recordsOf(json)).toEqual(
      ['old', 'webext'].flatMap((host) => [`${host}.contoso.com. A ${id}`, `${host}.contoso.com. AAAA ${id}`]),
    );
    expect(recordsOf(synthesize(withPool()).json)).toEqual([`webext.contoso.com. A ${id}`]);
  });

  test('are aliases that do not depend on the health of one pool', () => {
    const balancer = idOf(json, `${ELBV2}::LoadBalancer`);
    const targets = resourcesOf(json, RECORD).map(([, { AliasTarget }]) => AliasTarget);
    expect(targets).toEqual(
      targets.map(() => ({
        DNSName: { 'Fn::Join': ['', ['dualstack.', { 'Fn::GetAtt': [balancer, 'DNSName'] }]] },
        HostedZoneId: { 'Fn::GetAtt': [balancer, 'CanonicalHostedZoneID'] },
        EvaluateTargetHealth: false,
      })),
    );
  });

  test('are left to somebody else at cut-over, certificates are not', () => {
    const { json: cutOver } = synthesize(withPool(() => ({ dnsRecords: DnsRecords.NONE })));
    expect(recordsOf(cutOver)).toEqual([]);
    expect(only(cutOver, CERTIFICATE)).toHaveProperty('DomainValidationOptions');
  });
});
