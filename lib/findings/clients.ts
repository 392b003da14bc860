import type { FindingFamily } from './finding-family';

const HLB = 'https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const PHONES = 'http://blog.schertz.name/2011/02/wildcard-certificates-in-lync-server/';
const PUBLISHING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const TLS_POLICIES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html';
const TLS_VERSIONS = 'https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1';

/** About what the clients outside need. */
export const CLIENTS = {
  'corporate-networks-shut-out': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Only some sources are allowed, and mobile clients inside come through the proxy too.',
    source: MOBILITY,
  },
  'idle-timeout-short': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations', 'template'],
    says: 'The idle time-out is below 960 seconds although mobile clients wait up to 900.',
    source: PUBLISHING,
  },
  'idle-timeout-too-short': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations', 'template'],
    says: 'The idle time-out is below 200 seconds.',
    source: PUBLISHING,
  },
  'phone-certificate-wildcard': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'Lync Phone Edition is named, and its certificate has a wildcard, which it rejects.',
    source: PHONES,
  },
  'phone-names-missing': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'Lync Phone Edition is named, and names are missing from the default certificate, the only one it gets.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
  },
  'pre-authentication': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'A rule authenticates clients before it forwards, which Lync clients cannot follow.',
    source: PUBLISHING,
  },
  'stickiness-missing': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Passive sign-in to several servers without stickiness.',
    source: HLB,
  },
  'stickiness-unneeded': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Stickiness where Lync needs none.',
    source: HLB,
  },
  'tls-policy-excludes-client': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The TLS policy shuts out a client that is named.',
    source: TLS_VERSIONS,
  },
  'tls-policy-excludes-old-windows': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The TLS policy has no cipher suite that Windows 7 to 8.1 share with an RSA certificate.',
    source: 'https://learn.microsoft.com/windows/win32/secauthn/tls-cipher-suites-in-windows-8-1',
  },
  'tls-policy-unknown': {
    severity: 'error',
    law: 'aws',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'No TLS policy of that name is known.',
    source: TLS_POLICIES,
  },
  'waf-blocks-large-bodies': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'A web ACL blocks request bodies over 8 KB, which Lync sends.',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html',
  },
} as const satisfies FindingFamily;
