import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { LEGACY_TLS_POLICY, MODERN_TLS_POLICY } from '../../lib/declaring/tls-policy';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { POOL01, POOL02, declared, withPool, type FindingExample } from './findings-of-names';

const NETWORK = { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] };
const certificate = (...names: readonly string[]) => ({ arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1', names });
const TOKEN = '${Token[Servers.1]}';

const phones = (changes: Partial<Deployment>) => declared({ clients: ['lyncPhoneEdition'], ...changes });
const allowing = (changes: Partial<Deployment['network']>, clients?: readonly string[]) =>
  declared({ clients, network: { ...NETWORK, allowedSources: ['203.0.113.0/24'], ...changes } });

/** Servers as constructs name them, some of them instances of the same app. */
function ofInstances(instanceIds: readonly string[], ofApp: readonly string[]): ProxyDeclaration {
  const declaration = declared({});
  const servers = { kind: 'instance' as const, instanceIds, ofApp, ownSecurityGroups: true };
  return { ...declaration, pools: declaration.pools.map((pool) => ({ ...pool, servers })) };
}

const PORTAL = { host: 'portal.contoso.com', servers: ['10.20.0.91'], healthCheck: { path: '/health' }, externalSignIn: 'modern' } as const;

/** About what clients need, about networks, quotas and values that nobody knows yet. */
export const FINDINGS_OF_CLIENTS: readonly FindingExample[] = [
  {
    ...{
      finding: 'federation-service-elsewhere',
      severity: 'note',
      where: undefined,
      names: 'Unless that is portal.contoso.com, it is not',
    },
    wrong: declared({ externalSignIn: 'passive', furtherServices: [PORTAL] }),
    right: declared({ externalSignIn: 'modern', furtherServices: [PORTAL] }),
  },
  {
    ...{ finding: 'federation-service-elsewhere', severity: 'note', where: undefined, names: 'sign in to pool01 passively' },
    wrong: declared({ externalSignIn: 'passive' }),
    right: declared({ externalSignIn: 'modern' }),
  },
  {
    ...{ finding: 'corporate-networks-shut-out', severity: 'warning', where: undefined, names: '203.0.113.0/24 only' },
    wrong: allowing({}),
    right: declared({
      network: { ...NETWORK, allowedSources: ['203.0.113.0/24', TOKEN] },
      acknowledge: [{ id: 'lync-reverse-proxy:value-unresolved', reason: 'known to the deployment' }],
    }),
  },
  {
    ...{ finding: 'corporate-networks-shut-out', severity: 'warning', where: undefined, names: '203.0.113.0/24 only' },
    wrong: allowing({}),
    right: allowing({ corporateNetworks: ['198.51.100.0/24'] }),
  },
  {
    ...{ finding: 'corporate-networks-shut-out', severity: 'warning', where: undefined, names: 'corporateNetworks' },
    wrong: allowing({}, ['lync2013', 'skypeForBusinessMobile']),
    right: allowing({}, ['lync2013']),
  },
  {
    ...{ finding: 'corporate-networks-shut-out', severity: 'warning', where: undefined, names: 'allowedSources' },
    wrong: allowing({}),
    right: allowing({ scheme: 'internal' }),
  },
  {
    ...{ finding: 'idle-timeout-short', severity: 'warning', where: undefined, names: 'idleTimeout is 300 seconds' },
    wrong: declared({ idleTimeout: 300, clients: ['lync2013Mobile'] }),
    right: declared({ idleTimeout: 300, clients: ['lync2013'] }),
  },
  {
    ...{ finding: 'idle-timeout-too-short', severity: 'error', where: undefined, names: 'idleTimeout is 199 seconds' },
    wrong: declared({ idleTimeout: 199, clients: ['lync2013'] }),
    right: declared({ idleTimeout: 200, clients: ['lync2013'] }),
  },
  {
    ...{ finding: 'load-balancer-zones', severity: 'error', where: undefined, names: 'subnets in one zone only' },
    wrong: { ...declared({}), subnets: [{ zone: 'eu-west-1a', cidr: undefined }] },
    right: { ...declared({}), subnets: ['eu-west-1a', 'eu-west-1b'].map((zone) => ({ zone, cidr: undefined })) },
  },
  {
    ...{ finding: 'load-balancer-zones', severity: 'error', where: undefined, names: 'two subnets in eu-west-1b' },
    wrong: { ...declared({}), subnets: ['eu-west-1a', 'eu-west-1b', 'eu-west-1b'].map((zone) => ({ zone, cidr: undefined })) },
    right: { ...declared({}), subnets: undefined },
  },
  {
    ...{ finding: 'load-balancer-zones', severity: 'error', where: undefined, names: 'no subnet' },
    wrong: { ...declared({}), subnets: [] },
    right: { ...declared({}), subnets: ['a', 'b', 'c'].map((zone) => ({ zone, cidr: '10.80.0.0/27' })) },
  },
  {
    ...{ finding: 'subnet-too-small', severity: 'error', where: undefined, names: '10.80.0.32/28' },
    wrong: {
      ...declared({}),
      subnets: [
        { zone: 'a', cidr: '10.80.0.0/27' },
        { zone: 'b', cidr: '10.80.0.32/28' },
      ],
    },
    right: {
      ...declared({}),
      subnets: [
        { zone: 'a', cidr: '10.80.0.0/27' },
        { zone: 'b', cidr: '10.80.0.32/27' },
      ],
    },
  },
  {
    ...{ finding: 'phone-certificate-wildcard', severity: 'error', where: undefined, names: 'carries *.contoso.com' },
    wrong: phones({ certificates: [certificate('*.contoso.com')] }),
    right: phones({ certificates: [certificate('webext.contoso.com')] }),
  },
  {
    ...{ finding: 'phone-names-missing', severity: 'error', where: undefined, names: 'lacks webext2.contoso.com' },
    wrong: phones({ pools: [POOL01, POOL02], namesPerCertificate: 1 }),
    right: phones({ pools: [POOL01, POOL02], namesPerCertificate: 2 }),
  },
  {
    ...{ finding: 'quota-out-of-range', severity: 'error', where: undefined, names: 'quotas has 1001 for securityGroupRules' },
    wrong: declared({ quotas: { securityGroupRules: 1001 } }),
    right: declared({ quotas: { securityGroupRules: 1000 } }),
  },
  {
    ...{ finding: 'quota-out-of-range', severity: 'error', where: undefined, names: 'quotas has 1.5 for targets' },
    wrong: declared({ quotas: { targets: 1.5 } }),
    right: declared({ quotas: { targets: 1 } }),
  },
  {
    ...{ finding: 'stickiness-missing', severity: 'error', where: 'pool01', names: 'its stickiness is none' },
    wrong: withPool({ servers: ['10.20.0.11', '10.20.0.13'], externalSignIn: 'passive', stickiness: 'none' }),
    right: withPool({ servers: ['10.20.0.11', '10.20.0.13'], externalSignIn: 'passive', stickiness: 'loadBalancerCookie' }),
  },
  {
    ...{ finding: 'stickiness-missing', severity: 'error', where: 'pool01', names: 'sign in to pool01 passively' },
    wrong: withPool({ servers: ['10.20.0.11', '10.20.0.13'], stickiness: 'none' }, [], { externalSignIn: 'passive' }),
    right: withPool({ servers: ['10.20.0.11'], stickiness: 'none' }, [], { externalSignIn: 'passive' }),
  },
  {
    ...{ finding: 'stickiness-unneeded', severity: 'note', where: 'pool01', names: 'do not sign in passively' },
    wrong: withPool({ stickiness: 'loadBalancerCookie' }),
    right: withPool({ stickiness: 'none' }),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: 'lync2010 negotiates 1.0 at most' },
    wrong: declared({ clients: ['lync2010', 'lync2013'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-1-2021-06' }),
    right: declared({ clients: ['lync2010', 'lync2013'], tlsPolicy: 'ELBSecurityPolicy-2016-08' }),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: 'lync2013 negotiates 1.2 at most' },
    wrong: declared({ clients: ['lync2013', 'webApp'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
    right: declared({ clients: ['webApp'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: 'clients names nobody' },
    wrong: declared({ tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
    right: declared({ clients: ['webApp'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: 'clients names nobody' },
    wrong: declared({ clients: [], tlsPolicy: 'TLS13-1-3-FIPS-2023-04' }),
    right: declared({ clients: [], tlsPolicy: 'TLS13-1-2-FIPS-2023-04' }),
  },
  {
    ...{ finding: 'tls-policy-excludes-old-windows', severity: 'warning', where: undefined, names: 'lync2013 may run on Windows 7' },
    wrong: declared({ clients: ['lync2013', 'skypeForBusinessMobile'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' }),
    right: declared({ clients: ['skypeForBusinessMobile'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-2-Res-2021-06' }),
  },
  {
    ...{ finding: 'tls-policy-unknown', severity: 'error', where: undefined, names: '"ELBSecurityPolicy-TLS14-2027-01"' },
    wrong: declared({ tlsPolicy: 'ELBSecurityPolicy-TLS14-2027-01' }),
    right: declared({
      tlsPolicy: 'ELBSecurityPolicy-TLS14-2027-01',
      acknowledge: [{ id: 'lync-reverse-proxy:tls-policy-unknown', reason: 'came out last week' }],
    }),
  },
  {
    ...{ finding: 'value-unresolved', severity: 'note', where: 'pool01', names: 'servers' },
    wrong: withPool({ servers: [TOKEN] }),
    right: withPool({ servers: ['10.20.0.11'] }),
  },
  {
    ...{ finding: 'value-unresolved', severity: 'note', where: 'pool01', names: 'the path of the health check' },
    wrong: withPool({ healthCheck: { path: TOKEN } }),
    right: withPool({ healthCheck: { path: '/meet' } }),
  },
  {
    ...{ finding: 'value-unresolved', severity: 'note', where: undefined, names: 'idleTimeout' },
    wrong: { ...declared({}), idleTimeoutSeconds: undefined },
    right: declared({}),
  },
  {
    ...{ finding: 'value-unresolved', severity: 'note', where: undefined, names: 'allowedSources' },
    wrong: { ...declared({}), allowedSources: ['0.0.0.0/0', TOKEN] },
    right: { ...declared({}), allowedSources: ['0.0.0.0/0'] },
  },
  {
    ...{
      finding: 'wildcard-does-not-cover',
      severity: 'error',
      where: 'pool01',
      names: '*.contoso.com covers names with exactly one label',
    },
    wrong: withPool({ externalWebServicesFqdn: 'webext.eu.contoso.com' }, [POOL02], { certificates: [certificate('*.contoso.com')] }),
    right: withPool({ externalWebServicesFqdn: 'webext.eu.contoso.com' }, [POOL02], {
      certificates: [certificate('*.contoso.com', '*.eu.contoso.com')],
    }),
  },
  {
    ...{ finding: 'wildcard-does-not-cover', severity: 'error', where: 'pool01', names: 'contoso.com is on no imported certificate' },
    wrong: withPool({ externalWebServicesFqdn: 'contoso.com' }, [POOL02], { certificates: [certificate('*.contoso.com')] }),
    right: withPool({ externalWebServicesFqdn: 'webext.eu.contoso.com' }, [POOL02], {
      certificates: [certificate('*.contoso.com')],
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'eu.contoso.com', id: 'Z2' },
      ],
    }),
  },
  {
    ...{
      finding: 'federation-service-elsewhere',
      severity: 'note',
      where: undefined,
      names: 'Unless that is one of mail.contoso.com and portal.contoso.com, it is not',
    },
    wrong: declared({ externalSignIn: 'passive', furtherServices: [PORTAL, { ...PORTAL, host: 'mail.contoso.com' }] }),
    right: declared({
      externalSignIn: 'passive',
      furtherServices: [PORTAL, { ...PORTAL, host: 'fs.contoso.com', externalSignIn: 'none' }],
    }),
  },
  {
    ...{ finding: 'idle-timeout-too-short', severity: 'error', where: undefined, names: 'idleTimeout is 1 second' },
    wrong: declared({ idleTimeout: 1, clients: ['lync2013'] }),
    right: declared({ idleTimeout: 200, clients: ['lync2013'] }),
  },
  {
    ...{ finding: 'stickiness-unneeded', severity: 'note', where: 'pool01', names: 'on one server of pool01' },
    wrong: withPool({ stickiness: 'loadBalancerCookie' }),
    right: withPool({ stickiness: 'loadBalancerCookie', publish: false }, [POOL02]),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: 'lyncPhoneEdition negotiates 1.0 at most' },
    wrong: phones({ tlsPolicy: MODERN_TLS_POLICY, simpleUrls: { meet: ['https://meet.contoso.com'] } }),
    right: phones({ tlsPolicy: LEGACY_TLS_POLICY, simpleUrls: { meet: ['https://meet.contoso.com'] } }),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: `write ${LEGACY_TLS_POLICY}` },
    wrong: declared({ clients: ['lync2010', 'lync2013'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
    right: declared({ clients: ['lync2010', 'lync2013'], tlsPolicy: LEGACY_TLS_POLICY }),
  },
  {
    ...{ finding: 'tls-policy-excludes-client', severity: 'error', where: undefined, names: `write ${MODERN_TLS_POLICY}` },
    wrong: declared({ clients: ['lync2013'], tlsPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06' }),
    right: declared({ clients: ['lync2013'], tlsPolicy: MODERN_TLS_POLICY }),
  },
  {
    ...{ finding: 'phone-names-missing', severity: 'error', where: undefined, names: 'lacks webext.contoso.com' },
    wrong: phones({ pools: [POOL01, POOL02], namesPerCertificate: 1, defaultCertificate: 'webext2.contoso.com' }),
    // Phones that come to another port see another certificate.
    right: phones({ pools: [POOL01, { ...POOL02, publishedPorts: { https: 8443 } }], namesPerCertificate: 1 }),
  },
  ...(
    [
      ['tlsPolicy', { tlsPolicy: TOKEN }],
      ['allowedSources', { allowedSources: [TOKEN, '0.0.0.0/0'] }],
      ['poolNetworks', { perimeter: undefined, poolNetworks: ['#{Token[Networks.1]}'] }],
    ] satisfies readonly (readonly [string, Partial<ProxyDeclaration>])[]
  ).map(([names, changes]): FindingExample => ({
    ...{ finding: 'value-unresolved', severity: 'note', where: undefined, names },
    wrong: { ...declared({}), ...changes },
    right: declared({}),
  })),
  ...(['poolFqdn', 'internalWebServicesFqdn'] as const).map((key): FindingExample => ({
    ...{ finding: 'value-unresolved', severity: 'note', where: 'pool01', names: key },
    wrong: withPool({ [key]: TOKEN }),
    right: withPool({ [key]: 'pool01.contoso.local' }),
  })),
  {
    ...{ finding: 'value-unresolved', severity: 'note', where: 'pool01', names: 'servers' },
    wrong: ofInstances([TOKEN], ['${Token[Other.1]}']),
    // Instances of the app are known to it.
    right: ofInstances([TOKEN], [TOKEN]),
  },
];
