import type { Severity } from '../../lib/findings/finding-family';
import type { Deployment, NetworkEntry, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import type { FindingName } from '../../lib/findings/catalogue';
import { declarationOf } from '../support/declaration-of';

/** A deployment with one mistake, and the least that mends it. */
export interface FindingExample {
  readonly finding: FindingName;
  readonly severity: Severity;
  readonly where: string | undefined;
  /** What the message must name. */
  readonly names: string;
  /** What would be untrue in it. */
  readonly untrue?: string;
  readonly wrong: ProxyDeclaration;
  readonly right: ProxyDeclaration;
  /** Findings that the mistake cannot be without. */
  readonly also?: readonly FindingName[];
}

export const POOL01: PoolEntry = {
  name: 'pool01',
  role: 'frontEndPool',
  externalWebServicesFqdn: 'webext.contoso.com',
  servers: ['10.20.0.11'],
};

export const POOL02: PoolEntry = { ...POOL01, name: 'pool02', externalWebServicesFqdn: 'webext2.contoso.com', servers: ['10.20.0.12'] };

/** A VPC that is there already. */
export const EXISTING: NetworkEntry = {
  vpcId: 'vpc-0abc',
  vpcCidr: '10.80.0.0/22',
  availabilityZones: ['eu-west-1a', 'eu-west-1b'],
  publicSubnetIds: ['subnet-0a', 'subnet-0b'],
  poolNetworks: ['10.20.0.0/16'],
};

/** One pool and nothing to be said against it, but for what is given. */
export function declared(changes: Partial<Deployment>): ProxyDeclaration {
  return declarationOf({
    externalSignIn: 'modern',
    network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
    hostedZones: [{ name: 'contoso.com', id: 'Z1' }],
    pools: [POOL01],
    ...changes,
  });
}

/** The smallest deployment with another pool. */
export function withPool(
  changes: Partial<PoolEntry>,
  furtherPools: readonly PoolEntry[] = [],
  others: Partial<Deployment> = {},
): ProxyDeclaration {
  return declared({ pools: [{ ...POOL01, ...changes }, ...furtherPools], ...others });
}

/** With `.contoso.com` as long as a common name may be. */
const LONG_LABEL = 'w'.repeat(52);
const SHORT_TIMEOUT = 'lync-reverse-proxy:idle-timeout-short';
const OWN_DIRECTORY = { acknowledge: [{ id: 'lync-reverse-proxy:virtual-directory-unknown', reason: 'ours' }] };
const EARLY = { idleTimeout: 959 };
const DIALIN = 'https://dialin.contoso.com';

/** A second SIP domain whose zone somebody else manages, as everybody who has one is told. */
const ELSEWHERE = (changes: Partial<Deployment>) =>
  declared({
    hostedZones: [
      { name: 'contoso.com', id: 'Z1' },
      { name: 'fabrikam.com', managedElsewhere: true },
    ],
    sipDomains: [
      { name: 'contoso.com', meet: false },
      { name: 'fabrikam.com', meet: false },
    ],
    acknowledge: [{ id: 'lync-reverse-proxy:certificate-validated-elsewhere', reason: 'by hand' }],
    ...changes,
  });

const TOKEN = '${Token[Zone.1]}';
const NOTES_OF_PASSAGE = ['certificate-on-servers', 'pass-through-gives-up', 'server-certificates-run-out', 'windows-answers-clients'];

/** Two pools behind Network Load Balancers, each for the autodiscover name of one SIP domain; the names of the second come first. */
const twoAnsweringByFixedAddresses = (ofOne: readonly string[], ofOther: readonly string[]) =>
  constructed(
    ELSEWHERE({
      pools: [
        { ...POOL01, frontEnd: 'networkLoadBalancer', fixedAddresses: ofOne },
        { ...POOL02, frontEnd: 'networkLoadBalancer', fixedAddresses: ofOther },
      ],
      simpleUrls: [
        { name: 'a', answeredBy: 'pool01', furtherHosts: ['lyncdiscover.uk.fabrikam.com'] },
        { name: 'b', answeredBy: 'pool02', furtherHosts: ['lyncdiscover.fabrikam.com'] },
      ],
      sipDomains: undefined,
      acknowledge: NOTES_OF_PASSAGE.map((name) => ({ id: `lync-reverse-proxy:${name}`, reason: 'read' })),
    }),
  );

/** The same, as constructs declare it. */
function constructed(declaration: ProxyDeclaration): ProxyDeclaration {
  return { ...declaration };
}

/** About names, simple URLs, zones and certificates, and about acknowledging. */
export const FINDINGS_OF_NAMES: readonly FindingExample[] = [
  {
    ...{ finding: 'acknowledgement-unknown', severity: 'error', where: undefined, names: 'lync-reverse-proxy:idle-timeout-shrot' },
    wrong: declared({ ...EARLY, acknowledge: [{ id: 'lync-reverse-proxy:idle-timeout-shrot', reason: 'no mobile clients' }] }),
    right: declared({ ...EARLY, acknowledge: [{ id: SHORT_TIMEOUT, reason: 'no mobile clients' }] }),
    also: ['idle-timeout-short'],
  },
  ...(
    [
      ['ckv_aws_91', 'No finding of checkov has the id', 'CKV_AWS_91'],
      ['CKV-AWS-91', 'No finding of checkov has the id', 'CKV_AWS_91'],
      ['w3005', 'No finding of cfn-lint has the id', 'W3005'],
      ['E30030', 'No finding of cfn-lint has the id', 'E3030'],
      ['AwsSolutions_ELB2', 'No finding of cdk-nag has the id', 'AwsSolutions-ELB2'],
      ['aws-solutions-ELB2', 'No finding of cdk-nag has the id', 'AwsSolutions-ELB2'],
      ['HIPAA-Security-ELBLoggingEnabled', 'No finding of cdk-nag has the id', 'HIPAA.Security-ELBLoggingEnabled'],
      ['NIST.800.53.R6-ELBLoggingEnabled', 'No finding of cdk-nag has the id', 'NIST.800.53.R5-ELBLoggingEnabled'],
      ['AwsSolutions-IAM5[]', 'No finding of cdk-nag has the id', 'AwsSolutions-IAM5[Resource::*]'],
      ['MyPack-ELB2', 'Those of linters that are acknowledged here look like CKV_AWS_91, W3005, AwsSolutions-ELB2', 'W3005'],
    ] as const
  ).map(([wrong, names, right]): FindingExample => ({
    ...{ finding: 'acknowledgement-unknown', severity: 'error', where: undefined, names },
    wrong: declared({ acknowledge: [{ id: wrong, reason: 'known' }] }),
    right: declared({ acknowledge: [{ id: right, reason: 'known' }] }),
  })),
  {
    ...{ finding: 'acknowledgement-unused', severity: 'note', where: undefined, names: 'such as AwsSolutions-IAM5[Resource::*]' },
    wrong: declared({ acknowledge: [{ id: 'AwsSolutions-IAM5', reason: 'known' }] }),
    right: declared({ acknowledge: [{ id: 'AwsSolutions-IAM5[Resource::*]', reason: 'known' }] }),
  },
  {
    ...{ finding: 'acknowledgement-without-reason', severity: 'error', where: undefined, names: 'CKV_AWS_91' },
    wrong: declared({ acknowledge: [{ id: 'CKV_AWS_91', reason: ' ' }] }),
    right: declared({ acknowledge: [{ id: 'CKV_AWS_91', reason: 'known' }] }),
  },
  {
    ...{ finding: 'acknowledgement-unknown', severity: 'error', where: 'pool01', names: 'lync-reverse-proxy:servers-missing' },
    wrong: declared({ acknowledge: [{ id: 'lync-reverse-proxy:servers-missing', reason: 'later', where: 'pool01' }] }),
    right: declared({ acknowledge: [] }),
  },
  {
    ...{ finding: 'autodiscover-through-cname', severity: 'note', where: 'fabrikam.com', names: 'lyncdiscover.fabrikam.com' },
    wrong: ELSEWHERE({ autodiscover: { answeredBy: 'pool01' } }),
    right: ELSEWHERE({ autodiscover: { answeredBy: 'pool01', overHttp: true } }),
  },
  {
    ...{ finding: 'acknowledgement-unused', severity: 'note', where: undefined, names: OWN_DIRECTORY.acknowledge[0]?.id ?? '' },
    wrong: withPool({ virtualDirectories: ['/abs'] }, [], OWN_DIRECTORY),
    right: withPool({ virtualDirectories: ['/own'] }, [], OWN_DIRECTORY),
  },
  {
    ...{ finding: 'acknowledgement-without-reason', severity: 'error', where: undefined, names: SHORT_TIMEOUT },
    wrong: declared({ ...EARLY, acknowledge: [{ id: SHORT_TIMEOUT, reason: ' ' }] }),
    right: declared({ ...EARLY, acknowledge: [{ id: SHORT_TIMEOUT, reason: 'no mobile clients' }] }),
    also: ['idle-timeout-short'],
  },
  {
    ...{ finding: 'admin-url-published', severity: 'error', where: 'SimpleUrls', names: 'admin.contoso.com' },
    wrong: declared({ simpleUrls: { admin: 'https://admin.contoso.com', furtherHosts: ['admin.contoso.com', 'x.contoso.com'] } }),
    right: declared({ simpleUrls: { admin: 'https://admin.contoso.com', furtherHosts: ['x.contoso.com'] } }),
  },
  {
    ...{ finding: 'admin-url-published', severity: 'error', where: 'pool01', names: 'admin.contoso.com' },
    wrong: declared({
      simpleUrls: { admin: 'https://ADMIN.contoso.com', dialin: DIALIN },
      pools: [{ ...POOL01, furtherNames: ['admin.contoso.com'] }],
    }),
    right: declared({ simpleUrls: { admin: 'https://ADMIN.contoso.com', dialin: DIALIN } }),
  },
  {
    ...{ finding: 'answered-by-nobody', severity: 'error', where: 'SimpleUrls', names: 'answeredBy' },
    wrong: declared({ pools: [POOL01, POOL02], simpleUrls: { dialin: DIALIN } }),
    right: declared({ pools: [POOL01, POOL02], simpleUrls: { dialin: DIALIN, answeredBy: 'pool02' } }),
  },
  {
    ...{ finding: 'answered-by-unpublished-pool', severity: 'error', where: 'SimpleUrls', names: 'pool01' },
    wrong: declared({ pools: [{ ...POOL01, publish: false }], simpleUrls: { dialin: DIALIN, answeredBy: 'pool01' } }),
    right: declared({ pools: [{ ...POOL01, publish: true }], simpleUrls: { dialin: DIALIN, answeredBy: 'pool01' } }),
  },
  {
    finding: 'certificate-common-name-too-long',
    ...{ severity: 'error', where: `${LONG_LABEL}w.contoso.com`, names: `${LONG_LABEL}w.contoso.com` },
    wrong: withPool({ externalWebServicesFqdn: `${LONG_LABEL}w.contoso.com` }),
    right: withPool({ externalWebServicesFqdn: `${LONG_LABEL}.contoso.com` }),
  },
  {
    ...{ finding: 'certificate-needs-public-zone', severity: 'error', where: 'pool01', names: 'webext.contoso.com' },
    wrong: declared({ hostedZones: [{ name: 'contoso.com', id: 'Z2', private: true }] }),
    right: declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z2', private: true },
        { name: 'contoso.com', id: 'Z1' },
      ],
    }),
  },
  {
    ...{ finding: 'certificate-validated-elsewhere', severity: 'warning', where: 'contoso.com', names: 'webext.contoso.com' },
    wrong: declared({ hostedZones: [{ name: 'contoso.com', managedElsewhere: true }] }),
    right: declared({
      hostedZones: [{ name: 'contoso.com', managedElsewhere: true }],
      certificates: [{ arn: 'arn:aws:acm:eu-west-1:111122223333:certificate/1', names: ['webext.contoso.com'] }],
    }),
  },
  {
    ...{ finding: 'default-certificate-unknown', severity: 'error', where: undefined, names: 'meet.contoso.com' },
    wrong: declared({ defaultCertificate: 'meet.contoso.com' }),
    right: declared({ defaultCertificate: 'WebExt.contoso.com' }),
  },
  {
    ...{ finding: 'host-name-malformed', severity: 'error', where: 'pool01', names: 'web_ext.contoso.com' },
    wrong: withPool({ externalWebServicesFqdn: 'web_ext.contoso.com' }),
    right: withPool({ externalWebServicesFqdn: 'web-ext.contoso.com' }),
  },
  {
    ...{ finding: 'host-name-unresolved', severity: 'error', where: 'pool01', names: 'external web services' },
    wrong: withPool({ externalWebServicesFqdn: '${Token[TOKEN.42]}' }),
    right: withPool({ externalWebServicesFqdn: 'webext.contoso.com' }),
  },
  {
    ...{ finding: 'internal-name-published', severity: 'error', where: 'pool01', names: 'lyncdiscoverinternal.contoso.com' },
    wrong: withPool({ furtherNames: ['LyncDiscoverInternal.contoso.com'] }),
    right: withPool({ furtherNames: ['LyncDiscover.contoso.com'] }),
  },
  {
    ...{ finding: 'name-in-no-zone', severity: 'error', where: 'pool01', names: 'webext.contoso.com' },
    wrong: declared({ hostedZones: [{ name: 'ext.contoso.com', id: 'Z1' }] }),
    right: declared({ hostedZones: [{ name: 'webext.contoso.com', id: 'Z1' }] }),
  },
  {
    ...{ finding: 'name-in-two-zones', severity: 'error', where: 'contoso.com', names: 'contoso.com' },
    wrong: declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'contoso.com', id: 'Z2' },
      ],
    }),
    right: declared({ hostedZones: [{ name: 'contoso.com', id: 'Z1' }] }),
  },
  {
    ...{
      finding: 'name-published-twice',
      severity: 'error',
      where: 'pool01',
      names: 'webext.contoso.com is published by pool01 and pool02',
    },
    wrong: declared({ pools: [POOL01, { ...POOL02, furtherNames: ['WEBEXT.contoso.com'] }] }),
    right: declared({ pools: [POOL01, POOL02] }),
  },
  {
    ...{ finding: 'name-published-twice', severity: 'error', where: 'SimpleUrls', names: 'webext.contoso.com' },
    wrong: declared({ pools: [{ ...POOL01, virtualDirectories: ['abs'] }], simpleUrls: { dialin: 'https://webext.contoso.com/dialin' } }),
    right: declared({ pools: [POOL01], simpleUrls: { dialin: 'https://webext.contoso.com/dialin' } }),
  },
  {
    finding: 'name-published-twice',
    ...{ severity: 'error', where: 'SimpleUrls-a', names: 'dialin.contoso.com is published by SimpleUrls-a and SimpleUrls-b' },
    wrong: declared({
      simpleUrls: [
        { name: 'a', dialin: DIALIN },
        { name: 'b', dialin: DIALIN },
      ],
    }),
    right: declared({ simpleUrls: [{ name: 'a', dialin: DIALIN }] }),
  },
  {
    ...{
      finding: 'name-in-two-zones',
      severity: 'error',
      where: 'contoso.com',
      names: 'Z1',
    },
    wrong: declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'contoso.com', id: 'Z1', private: true },
      ],
    }),
    right: declared({
      hostedZones: [
        { name: 'contoso.com', id: 'Z1' },
        { name: 'contoso.com', id: 'Z2', private: true },
      ],
    }),
  },
  {
    ...{
      finding: 'name-published-twice',
      severity: 'error',
      where: 'pool01',
      names: 'webext.contoso.com is published by pool01 and pool02',
    },
    wrong: declared({ pools: [POOL01, { ...POOL02, externalWebServicesFqdn: 'webext.contoso.com' }] }),
    right: declared({ pools: [POOL01, POOL02] }),
  },
  // One zone whose name only the deployment knows may hold every name.
  ...[[], [{ name: 'fabrikam.com', hostedZoneId: 'Z9', kind: 'public' as const, key: 'fabrikam.com' }]].map((others): FindingExample => {
    const unknown = { name: TOKEN, hostedZoneId: 'Z1', kind: 'public' as const, key: 'unknown' };
    return {
      ...{ finding: 'host-name-unresolved', severity: 'error', where: 'Z1', names: 'hosted zone' },
      wrong: { ...declared({}), hostedZones: [...others, unknown] },
      right: declared({}),
    };
  }),
  {
    ...{ finding: 'autodiscover-through-cname', severity: 'note', where: 'fabrikam.com', names: 'Make an ALIAS or ANAME record there' },
    wrong: twoAnsweringByFixedAddresses(['eipalloc-0a', 'eipalloc-0b'], []),
    right: ELSEWHERE({ autodiscover: { answeredBy: 'pool01', overHttp: true } }),
  },
  {
    ...{
      finding: 'autodiscover-through-cname',
      severity: 'note',
      where: 'fabrikam.com',
      names: 'records of lyncdiscover.fabrikam.com and lyncdiscover.uk.fabrikam.com are made where the zone fabrikam.com is managed',
    },
    wrong: twoAnsweringByFixedAddresses(['eipalloc-0a', 'eipalloc-0b'], ['eipalloc-0c', 'eipalloc-0d']),
    right: ELSEWHERE({ autodiscover: { answeredBy: 'pool01', overHttp: true } }),
  },
  {
    ...{ finding: 'autodiscover-through-cname', severity: 'note', where: 'fabrikam.com', names: 'Make A records there' },
    wrong: twoAnsweringByFixedAddresses(['eipalloc-0a', 'eipalloc-0b'], ['eipalloc-0c', 'eipalloc-0d']),
    right: ELSEWHERE({ autodiscover: { answeredBy: 'pool01', overHttp: true } }),
  },
  {
    ...{ finding: 'simple-url-malformed', severity: 'error', where: 'SimpleUrls', names: 'http://dialin.contoso.com' },
    wrong: declared({ simpleUrls: { dialin: 'http://dialin.contoso.com' } }),
    right: declared({ simpleUrls: { dialin: DIALIN } }),
  },
];
