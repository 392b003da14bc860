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

/** About values that a deployment file cannot have, but props can; and certificates nobody uses. */
export const FINDINGS_OF_VALUES: readonly FindingExample[] = [
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
