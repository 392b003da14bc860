import { POOL01, POOL02, declared, withPool, type FindingExample } from './findings-of-names';

const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate/';
const WEBEXT = { arn: `${ARN}1`, names: ['webext.contoso.com'] };

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
      finding: 'certificate-unused',
      severity: 'note',
      where: undefined,
      names: 'The certificate for *.contoso.com is attached to nothing',
    },
    wrong: declared({ certificates: [WEBEXT, { arn: `${ARN}2`, names: ['*.contoso.com'] }] }),
    right: declared({ certificates: [WEBEXT] }),
  },
];
