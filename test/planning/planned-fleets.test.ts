import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration, PublicNameKind } from '../../lib/declaring/declarations';
import { isBoundByCname } from '../../lib/planning/autodiscover-records';
import { FRONT_END_KINDS, abilitiesOf, kindNamed } from '../../lib/planning/front-ends/kinds';
import { fleetSite } from '../../lib/planning/haproxy-fleet';
import { haproxyOutput } from '../../lib/planning/haproxy-output';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { publishedNames } from '../../lib/planning/published-names';
import { siteCertificateNames, type SiteName } from '../../lib/planning/site-certificate';
import { POOL01, declared } from './findings-of-names';
import { MEET } from './planned-deployments';

const SECRETS: Partial<Deployment> = {
  frontEnd: 'haproxy',
  haproxy: {
    certificates: [{ secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf', names: ['webext.contoso.com'] }],
  },
};

test('what each kind of front end is able to do', () => {
  const abilities = [...FRONT_END_KINDS.keys()].map((kind) => [kind, abilitiesOf({ key: kind, kind, which: undefined }, {})]);
  expect(Object.fromEntries(abilities)).toEqual({
    applicationLoadBalancer: {
      mayShareWindowsSignIn: false,
      answersForSeveralPools: true,
      publishesSingleDirectories: true,
      keepsClientsByCookie: true,
      keepsClientsOfLync2010: 'no',
      redirectsHttp: true,
      takesFixedAddresses: false,
      needsCertificatesHere: true,
      logs: { unasked: ['access_logs'], all: ['access_logs', 'connection_logs', 'health_check_logs'], takesKmsKeys: false },
      changesHeaders: true,
      shiftsZones: true,
      mayBeSeveral: true,
      hasListenerRules: true,
      idleSeconds: { least: 1, most: 4000 },
    },
    networkLoadBalancer: {
      mayShareWindowsSignIn: true,
      answersForSeveralPools: false,
      publishesSingleDirectories: false,
      keepsClientsByCookie: false,
      keepsClientsOfLync2010: 'by address',
      redirectsHttp: false,
      takesFixedAddresses: true,
      needsCertificatesHere: false,
      handsTlsThrough: true,
      shiftsZones: true,
      crossesZonesByChoice: true,
      idleSeconds: { least: 60, most: 6000 },
    },
    haproxy: {
      mayShareWindowsSignIn: true,
      answersForSeveralPools: true,
      publishesSingleDirectories: true,
      keepsClientsByCookie: true,
      keepsClientsOfLync2010: 'by their cookie',
      redirectsHttp: true,
      takesFixedAddresses: false,
      needsCertificatesHere: true,
      logs: { unasked: [], all: ['access_logs'], takesKmsKeys: true },
      shiftsZones: true,
      crossesZonesByChoice: true,
      idleSeconds: { least: 60, most: 6000 },
    },
    ownHaproxy: {
      mayShareWindowsSignIn: true,
      answersForSeveralPools: true,
      publishesSingleDirectories: true,
      keepsClientsByCookie: true,
      keepsClientsOfLync2010: 'by their cookie',
      redirectsHttp: true,
      takesFixedAddresses: false,
      needsCertificatesHere: false,
      idleSeconds: undefined,
    },
  });
});

test.each([
  ['of nobody', {}, true],
  ['with its own certificates', declared(SECRETS), false],
  ['without any', declared({ frontEnd: 'haproxy' }), true],
] as const)('whether HAProxy needs certificates at its load balancer: %s', (_, proxy, isNeeded) => {
  expect(abilitiesOf({ key: 'haproxy', kind: 'haproxy', which: undefined }, proxy).needsCertificatesHere).toBe(isNeeded);
});

test('a kind of front end that there is not is told with those there are', () => {
  expect(() => kindNamed('nginx')).toThrow(
    'there is no front end of the kind nginx: write one of applicationLoadBalancer, networkLoadBalancer, haproxy, ownHaproxy',
  );
});

const AUTHORITY = '-----BEGIN CERTIFICATE-----\r\nQUJD\r\n-----END CERTIFICATE-----\r\n';
/** With PEM files as they were read. */
const trusting = (proxy: ProxyDeclaration, ...texts: readonly (string | undefined)[]): ProxyDeclaration => ({
  ...proxy,
  haproxy: {
    ...proxy.haproxy,
    serverAuthorities: texts.map((text, index) => ({ name: `${index}.pem`, text })),
  },
});
const filesOf = (proxy: ProxyDeclaration) => planPublishing(proxy).frontEnds[0]?.configuration;

test('a fleet reads its configuration, its maps and whom it trusts, each authority once with the line ends of Unix', () => {
  const proxy = declared({ frontEnd: 'haproxy', simpleUrls: { meet: MEET } });
  const files = filesOf(trusting(proxy, AUTHORITY, AUTHORITY.replaceAll('\r', ''), undefined, 'no PEM'));
  expect(Object.keys(files ?? {}).sort()).toEqual(['authorities.pem', 'haproxy.cfg', 'maps/https-443.hosts.map']);
  expect(files?.['authorities.pem']).toBe('-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n');
  expect(Object.keys(filesOf(trusting(proxy, 'no PEM')) ?? {}).sort()).toEqual(['haproxy.cfg', 'maps/https-443.hosts.map']);
  expect(filesOf(declared({}))).toBeUndefined();
});

test.each<[what: string, changes: Partial<ProxyDeclaration>]>([
  ['a value that only the deployment knows', { corporateNetworks: ['${Token[Network.7]}'] }],
  ['a value that no line can hold', { corporateNetworks: ['10.0.0.0/8\n'] }],
])('a fleet with %s has no configuration to print', (_, changes) => {
  expect(filesOf({ ...declared({ frontEnd: 'haproxy' }), ...changes })).toBeUndefined();
});

test('what HAProxy does in a task: on ports without privileges, for its load balancer, for whom its security group admits', () => {
  const siteOf = (changes: Partial<Deployment>) => {
    const proxy = declared({
      ...changes,
      network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', ipAddressType: 'dualstack', allowedSources: ['203.0.113.0/24'] },
    });
    const { listeners, ...rest } = fleetSite(publishedNames(proxy), proxy);
    return { ...rest, ports: listeners.map(({ port, boundTo }) => [port, boundTo]), backends: rest.backends.map(({ name }) => name) };
  };
  const { tls: without, ...rest } = siteOf({ frontEnd: 'haproxy' });
  expect(without).toBeUndefined();
  expect(siteOf(SECRETS)).toEqual({ ...rest, tls: { lowest: '1.2', highest: '1.3', admitsAbsentSni: false } });
  expect(rest).toEqual({
    ports: [
      [443, 20443],
      [80, 20080],
    ],
    backends: ['pool01-https'],
    bindsIpv6: false,
    idleSeconds: 1830,
    allowedSources: undefined,
    corporateNetworks: [],
    verifiesServers: false,
    furtherConfiguration: undefined,
    behind: { healthPort: 21024, stopSeconds: 110, mostConnections: 16384 },
  });
});

test('what is written for a HAProxy: nothing as long as there is an error', () => {
  const written = (changes: Partial<Deployment>) => {
    const proxy = declared(changes);
    return Object.keys(haproxyOutput(planHaproxy(proxy), proxy, 'lync.yaml')).sort();
  };
  expect(written({})).toEqual(['README.md', 'haproxy.cfg', 'maps/https-443.hosts.map', 'maps/https-443.names.lst']);
  expect(written({ pools: [{ ...POOL01, servers: [] }] })).toEqual([]);
});

test.each<[name: string, kind: PublicNameKind | undefined, httpPort: number | undefined, isBound: boolean]>([
  ['lyncdiscover.contoso.com', 'autodiscover', undefined, true],
  ['lyncdiscover.contoso.com', 'further name', undefined, true],
  ['lyncdiscover.contoso.com', undefined, undefined, true],
  ['autodiscover.contoso.com', 'autodiscover', undefined, true],
  ['lyncdiscover.contoso.com', 'autodiscover', 80, false],
  ['meet.contoso.com', 'meet', undefined, false],
  ['meet.lyncdiscover.com', undefined, undefined, false],
])('whether clients follow no CNAME of %s (%s, plain HTTP on %s): %s', (name, kind, httpPort, isBound) => {
  expect(isBoundByCname({ name, kind, httpPort })).toBe(isBound);
});

test.each<[what: string, name: Partial<SiteName>, isCarried: boolean]>([
  ['a Meet URL that another pool answers', { kind: 'meet' }, true],
  ['a dial-in URL', { kind: 'dialin' }, true],
  ['an autodiscover name', { kind: 'autodiscover' }, true],
  ['an autodiscover name over plain HTTP alone', { kind: 'autodiscover', httpsPort: undefined }, false],
  ['a name that nobody knows', { kind: undefined }, true],
  ['the external web services FQDN of another pool', { kind: 'external web services' }, false],
  ['a further host of another pool', { kind: 'further host' }, false],
  ['a host that is guessed to be none of them', { kind: 'further host', isKindGuessed: true }, true],
  ['a further name of another pool that is guessed', { kind: 'further name', isKindGuessed: true }, false],
  ['a farm', { kind: 'office web apps', answeredBy: ['office.contoso.com'] }, false],
  ['whatever leads there', { kind: 'further host', answeredBy: ['webext2.contoso.com', 'webext.contoso.com'] }, true],
])('whether the certificate of a pool carries the name of %s', (_, name, isCarried) => {
  const other: SiteName = { name: 'x.contoso.com', kind: 'meet', httpsPort: 443, answeredBy: ['webext2.contoso.com'], ...name };
  const own: SiteName = { name: 'webext.contoso.com', kind: 'external web services', httpsPort: 443, answeredBy: ['webext.contoso.com'] };
  const names = siteCertificateNames({ externalFqdn: 'webext.contoso.com', furtherNames: ['w.contoso.com'] }, [own, other]);
  expect(names).toEqual(['webext.contoso.com', 'w.contoso.com', ...(isCarried ? ['x.contoso.com'] : [])]);
});
