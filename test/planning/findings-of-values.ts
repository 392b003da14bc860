import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { POOL01, POOL02, declared, withPool, type FindingExample } from './findings-of-names';

const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/';
const IAM = 'arn:aws-cn:iam::111122223333:server-certificate';
const WEBEXT = { arn: `${ARN}1`, names: ['webext.contoso.com'] };

const withLogs = (bucket: { readonly region: string | undefined; readonly isKmsEncrypted: boolean }): ProxyDeclaration => ({
  ...declared({ env: { region: 'eu-west-1' } }),
  accessLogs: { bucket: 'logs', prefix: undefined, ...bucket },
});

const TOGETHER = { answeredBy: ['pool01', 'pool02'], dialin: 'https://dialin.contoso.com' };

/** So many SIP domains, each with a rule and four records. */
function hosting(sipDomains: number, changes: Partial<Deployment> = {}): ProxyDeclaration {
  const domains = Array.from({ length: sipDomains }, (_, index) => `d${index}.contoso.com`);
  return declared({
    network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'], ipAddressType: 'dualstack' },
    sipDomains: domains,
    simpleUrls: {
      meet: domains.map((sipDomain) => ({ sipDomain, url: `https://meet.${sipDomain}` })),
      // Their rules are more than chance keeps apart.
      priorities: Object.fromEntries(domains.map((sipDomain, index) => [sipDomain, index + 1])),
    },
    autodiscover: {},
    namesPerCertificate: 100,
    quotas: { rules: 1000, certificates: 100 },
    ...changes,
  });
}

/** With all names of sets in one nested stack. */
function allIn(nestedStack: number, declaration: ProxyDeclaration): ProxyDeclaration {
  return { ...declaration, simpleUrlSets: declaration.simpleUrlSets.map((set) => ({ ...set, nestedStack })) };
}

/** SIP domains that name their nested stacks. */
function ofDomains(ofEach: Readonly<Record<string, number>>, nestedStacks?: number): ProxyDeclaration {
  const simpleUrls = { meet: ['https://meet.contoso.com'], dialin: 'https://dialin.contoso.com', nestedStacks: ofEach };
  return declared({ simpleUrls, nestedStacks });
}

/** What constructs alone can say. */
function contradicted(declaration: ProxyDeclaration): ProxyDeclaration {
  const spellings = [
    ['contoso.com', 1],
    ['Contoso.com', 2],
  ] as const;
  return { ...declaration, simpleUrlSets: declaration.simpleUrlSets.map((set) => ({ ...set, contradictedNestedStacks: [spellings] })) };
}

/** About values that a deployment file cannot have, but props can; and certificates nobody uses. */
export const FINDINGS_OF_VALUES: readonly FindingExample[] = [
  ...[0, 21, 1.5, -1, Number.POSITIVE_INFINITY, 1e9].map((nestedStacks): FindingExample => ({
    ...{ finding: 'nested-stack-out-of-range', severity: 'error', where: undefined, names: `nestedStacks is ${nestedStacks}` },
    wrong: { ...declared({}), nestedStacks },
    right: { ...declared({}), nestedStacks: 20 },
  })),
  {
    ...{ finding: 'nested-stack-out-of-range', severity: 'error', where: 'pool01', names: 'nestedStacks is not said' },
    wrong: withPool({ nestedStack: 2 }),
    right: withPool({ nestedStack: 2 }, [], { nestedStacks: 2 }),
  },
  {
    ...{ finding: 'nested-stack-out-of-range', severity: 'error', where: 'pool01', names: 'in nested stack 3, and nestedStacks is 2' },
    wrong: withPool({ nestedStack: 3 }, [], { nestedStacks: 2 }),
    right: withPool({ nestedStack: 2 }, [], { nestedStacks: 3 }),
  },
  {
    ...{ finding: 'nested-stack-out-of-range', severity: 'error', where: 'SimpleUrls', names: 'in nested stack 2, and nestedStacks is 1' },
    wrong: declared({ nestedStacks: 1, simpleUrls: { dialin: 'https://dialin.contoso.com', nestedStack: 2 } }),
    right: declared({ nestedStacks: 1, simpleUrls: { dialin: 'https://dialin.contoso.com', nestedStack: 1 } }),
  },
  {
    ...{
      finding: 'nested-stack-out-of-range',
      severity: 'error',
      where: 'SimpleUrls',
      names: 'contoso.com of SimpleUrls is to be in nested stack 2, and nestedStacks is 1',
    },
    wrong: ofDomains({ 'Contoso.com': 2 }, 1),
    right: ofDomains({ 'Contoso.com': 1 }, 1),
  },
  {
    ...{
      finding: 'nested-stack-out-of-range',
      severity: 'error',
      where: 'SimpleUrls',
      names: 'in nested stack 1, and nestedStacks is not',
    },
    wrong: ofDomains({ further: 1 }),
    right: ofDomains({ further: 1 }, 1),
  },
  {
    ...{
      finding: 'nested-stack-ignored',
      severity: 'error',
      where: 'SimpleUrls',
      names: 'Write one of contoso.com and further, or remove',
    },
    wrong: ofDomains({ 'contosso.com': 2 }, 2),
    right: ofDomains({ 'contoso.com': 2 }, 2),
  },
  {
    ...{ finding: 'nested-stack-ignored', severity: 'error', where: 'SimpleUrls', names: 'numbers 1 and 2' },
    wrong: contradicted(ofDomains({ 'contoso.com': 2 }, 2)),
    right: ofDomains({ 'contoso.com': 2 }, 2),
  },
  {
    ...{ finding: 'template-limit-exceeded', severity: 'error', where: undefined, names: 'as do entries that name the same one' },
    wrong: allIn(3, hosting(120, { nestedStacks: 3 })),
    right: allIn(3, hosting(90, { nestedStacks: 3 })),
  },
  {
    ...{ finding: 'nested-stack-out-of-range', severity: 'error', where: undefined, names: 'nestedStacks is no number' },
    wrong: { ...declared({}), nestedStacks: Number.NaN },
    right: { ...declared({}), nestedStacks: 1 },
  },
  {
    ...{ finding: 'resources-at-once', severity: 'warning', where: undefined, names: '2,500 of them in one operation' },
    wrong: hosting(510, { nestedStacks: 10 }),
    right: hosting(480, { nestedStacks: 10 }),
  },
  {
    ...{ finding: 'template-limit-exceeded', severity: 'error', where: undefined, names: 'Write nestedStacks: 2, the smallest number' },
    wrong: hosting(120),
    right: hosting(120, { nestedStacks: 2 }),
  },
  {
    ...{ finding: 'template-limit-exceeded', severity: 'error', where: undefined, names: 'The template of nested stack 1 would have' },
    wrong: hosting(120, { nestedStacks: 1 }),
    right: hosting(90, { nestedStacks: 1 }),
  },
  {
    ...{ finding: 'template-limit-exceeded', severity: 'error', where: undefined, names: 'the rules that names share (compactPublishing)' },
    wrong: { ...declared({ nestedStacks: 2 }), otherResources: 495 },
    right: { ...declared({ nestedStacks: 2 }), otherResources: 400 },
  },
  {
    ...{ finding: 'health-check-malformed', severity: 'error', where: 'pool01', names: '"200-599" has a status code outside 200 to 499' },
    wrong: withPool({ healthCheck: { matcher: '200-599' } }),
    right: withPool({ healthCheck: { matcher: '200-499' } }),
  },
  {
    ...{ finding: 'health-check-malformed', severity: 'error', where: 'pool01', names: '"meet" does not begin with a slash' },
    wrong: withPool({ healthCheck: { path: 'meet' } }),
    right: withPool({ healthCheck: { path: '/meet' } }),
  },
  {
    ...{
      finding: 'health-checks-differ',
      severity: 'warning',
      where: 'SimpleUrls',
      names: 'pool01 and pool02 have different health checks',
    },
    wrong: declared({ pools: [POOL01, { ...POOL02, healthCheck: { path: '/meet' } }], simpleUrls: TOGETHER }),
    right: declared({ pools: [POOL01, POOL02], simpleUrls: TOGETHER }),
  },
  {
    ...{ finding: 'port-out-of-range', severity: 'error', where: 'pool01', names: '65536 is no port' },
    wrong: withPool({ listeningPorts: { https: 65_536 } }),
    right: withPool({ listeningPorts: { https: 65_535 } }),
  },
  {
    ...{ finding: 'network-malformed', severity: 'error', where: undefined, names: '"203.0.113.5" is no address block' },
    wrong: { ...declared({ pools: [POOL01] }), allowedSources: ['203.0.113.5'], corporateNetworks: ['198.51.100.0/24'] },
    right: { ...declared({ pools: [POOL01] }), allowedSources: ['203.0.113.5/32'], corporateNetworks: ['198.51.100.0/24'] },
  },
  {
    ...{ finding: 'names-per-certificate-out-of-range', severity: 'error', where: undefined, names: 'namesPerCertificate is 101' },
    wrong: declared({ namesPerCertificate: 101 }),
    right: declared({ namesPerCertificate: 100 }),
  },
  {
    ...{
      finding: 'certificate-from-elsewhere',
      severity: 'error',
      where: undefined,
      names: 'is in us-east-1, the load balancer in eu-west-1',
    },
    wrong: declared({ env: { region: 'eu-west-1' }, certificates: [{ ...WEBEXT, arn: WEBEXT.arn.replace('eu-west-1', 'us-east-1') }] }),
    right: declared({ env: { region: 'eu-west-1' }, certificates: [WEBEXT] }),
  },
  {
    ...{ finding: 'certificate-from-elsewhere', severity: 'error', where: undefined, names: 'is in account 999988887777, the' },
    wrong: declared({
      env: { account: '111122223333' },
      certificates: [{ ...WEBEXT, arn: WEBEXT.arn.replace('111122223333', '999988887777') }],
    }),
    right: declared({ env: { account: '111122223333' }, certificates: [WEBEXT] }),
  },
  {
    ...{ finding: 'certificate-from-elsewhere', severity: 'error', where: undefined, names: 'partition aws, to which cn-north-1 does not' },
    wrong: declared({ env: { region: 'cn-north-1' }, certificates: [{ ...WEBEXT, arn: `${IAM}/lync`.replace('aws-cn', 'aws') }] }),
    right: declared({ env: { region: 'cn-north-1' }, certificates: [{ ...WEBEXT, arn: `${IAM}/lync` }] }),
  },
  {
    ...{
      finding: 'certificate-from-elsewhere',
      severity: 'error',
      where: undefined,
      names: 'partition aws-cn, to which eu-west-1 does not',
    },
    wrong: declared({ certificates: [{ ...WEBEXT, arn: WEBEXT.arn.replace('arn:aws:', 'arn:aws-cn:') }] }),
    right: declared({ certificates: [WEBEXT] }),
  },
  {
    ...{ finding: 'certificate-from-elsewhere', severity: 'error', where: undefined, names: 'are in eu-west-1 and us-east-1' },
    wrong: declared({
      pools: [POOL01, POOL02],
      certificates: [WEBEXT, { arn: `${ARN}2`.replace('eu-west-1', 'us-east-1'), names: ['webext2.contoso.com'] }],
    }),
    right: declared({ pools: [POOL01, POOL02], certificates: [WEBEXT, { arn: `${ARN}2`, names: ['webext2.contoso.com'] }] }),
  },
  {
    ...{ finding: 'log-bucket-refused', severity: 'error', where: undefined, names: '"lync/AWSLogs/here" of the logs has AWSLogs in it' },
    wrong: declared({ accessLogs: 's3://logs/lync/AWSLogs/here' }),
    right: declared({ accessLogs: 's3://logs/lync/here/' }),
  },
  {
    ...{ finding: 'log-bucket-refused', severity: 'error', where: undefined, names: '"AWSLogs" of the logs has AWSLogs in it' },
    wrong: declared({ accessLogs: { bucket: 's3://logs/AWSLogs' } }),
    right: declared({ accessLogs: { bucket: 's3://logs/lync' } }),
  },
  {
    ...{
      finding: 'log-retention-elsewhere',
      severity: 'error',
      where: undefined,
      names: 'retentionDays is 90, and the logs go to the bucket logs',
    },
    wrong: declared({ accessLogs: { bucket: 's3://logs/lync', retentionDays: 90 } }),
    right: declared({ accessLogs: { bucket: 'create', retentionDays: 90 } }),
  },
  ...[0, -1, 1.5, 2_147_483_648].map((retentionDays): FindingExample => ({
    ...{
      finding: 'log-retention-out-of-range',
      severity: 'error',
      where: undefined,
      names: `kept for ${retentionDays.toLocaleString('en')} days`,
    },
    wrong: declared({ accessLogs: { bucket: 'create', retentionDays } }),
    right: declared({ accessLogs: { bucket: 'create', retentionDays: 2_147_483_647 } }),
  })),
  {
    ...{
      finding: 'certificate-unused',
      severity: 'note',
      where: undefined,
      names: 'The certificate for *.contoso.com is attached to nothing',
    },
    wrong: declared({ certificates: [WEBEXT, { arn: `${ARN}2`, names: ['*.contoso.com'] }] }),
    right: declared({ certificates: [WEBEXT] }),
  },
  ...[0, 1.5].flatMap((written): readonly FindingExample[] => [
    {
      ...{ finding: 'port-out-of-range', severity: 'error', where: 'pool01', names: `${written} is no port` },
      wrong: withPool({ listeningPorts: { https: written } }),
      right: withPool({ listeningPorts: { https: 1 } }),
    },
    {
      ...{ finding: 'names-per-certificate-out-of-range', severity: 'error', where: undefined, names: `namesPerCertificate is ${written}` },
      wrong: { ...declared({}), namesPerCertificate: written },
      right: { ...declared({}), namesPerCertificate: 1 },
    },
  ]),
  {
    ...{ finding: 'quota-out-of-range', severity: 'error', where: undefined, names: 'quotas has 0 for targets' },
    wrong: { ...declared({}), quotas: { ...declared({}).quotas, targets: 0 } },
    // AWS raises those of other things as far as it likes.
    right: { ...declared({}), quotas: { ...declared({}).quotas, targets: 5000 } },
    also: ['quota-exceeded'],
  },
  ...(
    [
      [{ region: 'us-east-1', isKmsEncrypted: false }, 'us-east-1'],
      [{ region: undefined, isKmsEncrypted: true }, 'KMS'],
    ] as const
  ).map(([bucket, names]): FindingExample => ({
    ...{ finding: 'log-bucket-refused', severity: 'error', where: undefined, names },
    wrong: withLogs(bucket),
    right: withLogs({ region: 'eu-west-1', isKmsEncrypted: false }),
  })),
  {
    ...{ finding: 'log-bucket-refused', severity: 'error', where: undefined, names: 'KMS' },
    wrong: withLogs({ region: undefined, isKmsEncrypted: true }),
    right: { ...withLogs({ region: 'us-east-1', isKmsEncrypted: false }), environment: { region: undefined, account: undefined } },
  },
  // A certificate that is attached to nothing may be anywhere.
  {
    ...{ finding: 'certificate-unused', severity: 'note', where: undefined, names: 'The certificate for *.contoso.com' },
    wrong: declared({
      env: { region: 'eu-west-1' },
      certificates: [WEBEXT, { arn: `${ARN}2`.replace('eu-west-1', 'us-east-1'), names: ['*.contoso.com'] }],
    }),
    right: declared({ env: { region: 'eu-west-1' }, certificates: [WEBEXT] }),
  },
];
