import type { FindingFamily } from './finding-family';
import { listed, listenerOn } from './wording';

const HLB = 'https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const PHONES = 'http://blog.schertz.name/2011/02/wildcard-certificates-in-lync-server/';
const PUBLISHING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const TLS_POLICIES = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html';
const TLS_VERSIONS = 'https://learn.microsoft.com/skypeforbusiness/manage/topology/disable-tls-1.0-1.1';

/** least: what Microsoft asks for, in seconds like the time-out. */
type IdleTimeout =
  | { readonly kind: 'declared'; readonly seconds: number; readonly least: number }
  | { readonly kind: 'deployed'; readonly seconds: number; readonly least: number; readonly isDefault: boolean };

function deployedTimeout({ seconds, isDefault }: IdleTimeout & { readonly kind: 'deployed' }): string {
  return `The idle time-out is ${seconds} seconds${isDefault ? ', what Elastic Load Balancing takes where none is given' : ''}.`;
}

const DEPLOY_LONGER_TIMEOUT = 'Write idle_timeout.timeout_seconds 1830.';

export interface PolicyWithoutClients {
  readonly policy: string;
  /** Its lowest version of TLS. */
  readonly lowest: string;
  /** Empty: nobody named any. */
  readonly clients: readonly { readonly name: string; readonly highestTls: string }[];
  /** The policy to write instead. */
  readonly fitting: string;
}

export interface PolicyWithoutOldWindows {
  readonly policy: string;
  readonly clients: readonly string[];
  /** The policy of those who write none. */
  readonly byDefault: string;
}

/** How a web ACL blocks everything. action: Block, Challenge, Captcha. */
export type TotalBlock = { readonly kind: 'default action' } | { readonly kind: 'rule'; readonly rule: string; readonly action: string };

/** How a rule of a web ACL blocks large bodies. */
export type LargeBodyBlock =
  | { readonly kind: 'managed rules' }
  | { readonly kind: 'size constraint'; readonly bytes: number }
  /** What AWS WAF does not see whole matches. */
  | { readonly kind: 'oversize match'; readonly inspectedBytes: number };

function howBlocked(block: LargeBodyBlock): string {
  switch (block.kind) {
    case 'managed rules':
      return 'has AWSManagedRulesCommonRuleSet, of which SizeRestrictions_BODY blocks bodies over 8 KB';
    case 'size constraint':
      return `blocks bodies over ${block.bytes} bytes`;
    case 'oversize match':
      return `takes bodies beyond what AWS WAF inspects (${block.inspectedBytes} bytes) for a match, and blocks them`;
  }
}

/** Whose certificate clients get that name no host. */
type ShownToPhones = { readonly shownBy: 'listener'; readonly port: number } | { readonly shownBy: 'HAProxy' };

function shownToPhones(shown: ShownToPhones): string {
  return shown.shownBy === 'HAProxy' ? 'the first certificate of HAProxy' : `the default certificate on port ${shown.port}`;
}

/** About what the clients outside need. */
export const CLIENTS = {
  'client-certificates-required': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'A listener asks clients for a certificate, which Lync clients do not have.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/mutual-authentication.html',
    message: ({ port }: { readonly port: number | undefined }) => [
      `MutualAuthentication of ${listenerOn(port)} is in the mode verify.`,
      'Clients without a certificate from its trust store get no connection: no Lync client, phone or browser of a guest has one.',
      'Leave MutualAuthentication out, or write off.',
    ],
  },
  'corporate-networks-shut-out': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Only some sources are allowed, and mobile clients inside come through the proxy too.',
    source: MOBILITY,
    message: ({ allowed }: { readonly allowed: readonly string[] }) => [
      `allowedSources admits ${listed(allowed)} only, and no corporateNetworks are named.`,
      'Mobile clients use the external names inside too, and come to the proxy from the public addresses of the corporate network.',
      'Write those addresses under corporateNetworks.',
    ],
  },
  'federation-service-elsewhere': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Passive sign-in needs AD FS to be reachable from outside, which something else has to publish.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configuring-passive-authentication',
    message: ({ pools, services }: { readonly pools: readonly string[]; readonly services: readonly string[] }) => [
      `Clients outside sign in to ${listed(pools)} passively: they are sent to the page of AD FS, under the name of the federation service.`,
      services.length === 0
        ? 'That name is not published here, and a reverse proxy that goes may have been what published it: without, nobody signs in from outside.'
        : `Unless that is ${services.length === 1 ? '' : 'one of '}${listed(services)}, it is not published here, and a reverse proxy that goes may have been what published it: without, nobody signs in from outside.`,
      services.length === 0
        ? 'See that it stays published before the old proxy goes, by Web Application Proxy for example, or as an entry of furtherServices.'
        : 'If it is, acknowledge this; if not, see that it stays published before the old proxy goes, by Web Application Proxy for example, or as another entry of furtherServices.',
    ],
  },
  'idle-timeout-short': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations', 'template'],
    says: 'The idle time-out is below 960 seconds although mobile clients wait up to 900.',
    source: PUBLISHING,
    message: (timeout: IdleTimeout) =>
      timeout.kind === 'declared'
        ? [
            `idleTimeout is ${timeout.seconds} seconds.`,
            `Mobile clients wait up to 900 seconds for an event, and Microsoft asks for ${timeout.least} where there are any.`,
            'Leave it out (1830 seconds), or name the clients there are if none of them is mobile.',
          ]
        : [
            deployedTimeout(timeout),
            `Mobile clients wait up to 900 seconds for an event; Microsoft asks for ${timeout.least}.`,
            DEPLOY_LONGER_TIMEOUT,
          ],
  },
  'idle-timeout-too-short': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations', 'template'],
    says: 'The idle time-out is below 200 seconds.',
    source: PUBLISHING,
    message: (timeout: IdleTimeout) =>
      timeout.kind === 'declared'
        ? [
            `idleTimeout is ${timeout.seconds} seconds.`,
            `Clients of every kind wait longer for an event, lose the connection and sign in again; Microsoft begins at ${timeout.least}.`,
            'Leave it out (1830 seconds).',
          ]
        : [
            deployedTimeout(timeout),
            'Clients of every kind wait longer for an event, lose the connection and sign in again.',
            DEPLOY_LONGER_TIMEOUT,
          ],
  },
  'phone-certificate-wildcard': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'Lync Phone Edition is named, and its certificate has a wildcard, which it rejects.',
    source: PHONES,
    message: ({ wildcards, ...shown }: ShownToPhones & { readonly wildcards: readonly string[] }) => [
      `clients has a desk phone with Lync Phone Edition, and ${shownToPhones(shown)} carries ${listed(wildcards)}.`,
      'These phones reject a certificate with a wildcard.',
      shown.shownBy === 'HAProxy'
        ? 'Name first the secret of a certificate that carries each name itself.'
        : 'Import a certificate that carries each name itself, and name it under certificates.',
    ],
  },
  'phone-names-missing': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'Lync Phone Edition is named, and names are missing from the default certificate, the only one it gets.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/https-listener-certificates.html',
    message: ({ names, ...shown }: ShownToPhones & { readonly names: readonly string[] }) => [
      `clients has a desk phone with Lync Phone Edition, and ${shownToPhones(shown)} lacks ${listed(names)}.`,
      `These phones send no server name, so ${shown.shownBy === 'HAProxy' ? 'that' : 'the default certificate'} is the only one they get.`,
      shown.shownBy === 'HAProxy'
        ? 'Name first the secret of a certificate that carries all of them.'
        : 'Import one certificate that carries all names, and name it under certificates and defaultCertificate; within one hosted zone a higher namesPerCertificate does it too.',
    ],
  },
  'pre-authentication': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'A rule authenticates clients before it forwards, which Lync clients cannot follow.',
    source: PUBLISHING,
    message: ({ actions }: { readonly actions: readonly string[] }) => [
      `Requests pass ${listed(actions)} first.`,
      'Lync clients cannot follow a sign-in page at the proxy: every one of them but a browser fails.',
      'Remove that action; Lync authenticates clients itself.',
    ],
  },
  'stickiness-missing': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Passive sign-in to several servers without stickiness.',
    source: HLB,
    message: ({ pool }: { readonly pool: string }) => [
      `Clients sign in to ${pool} passively, and its stickiness is none.`,
      'AD FS sends them back with a token that only the server knows which sent them there; any other asks them to sign in again.',
      'Leave stickiness out, or write loadBalancerCookie.',
    ],
  },
  'stickiness-unneeded': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Stickiness where Lync needs none.',
    source: HLB,
    message: ({ pool }: { readonly pool: string }) => [
      `Clients stay on one server of ${pool}, and do not sign in passively.`,
      'Lync Server 2013 and later need that for passive sign-in only; otherwise the load is spread less evenly.',
      'Leave stickiness out.',
    ],
  },
  'tls-policy-excludes-client': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The TLS policy shuts out a client that is named.',
    source: TLS_VERSIONS,
    message: ({ policy, lowest, clients, fitting }: PolicyWithoutClients) =>
      clients.length === 0
        ? [
            `tlsPolicy is ${policy}, which begins with TLS ${lowest}, and clients names nobody: they are taken to negotiate 1.2 at most, as all of Lync and Skype for Business do but the web app.`,
            'Those clients get no connection at all.',
            `Leave tlsPolicy out, write ${fitting}, or name the clients there are.`,
          ]
        : [
            `tlsPolicy is ${policy}, which begins with TLS ${lowest}, and ${clients.map(({ name, highestTls }) => `${name} negotiates ${highestTls} at most`).join(', ')}.`,
            'Those clients get no connection at all.',
            `Leave tlsPolicy out, write ${fitting}, or take them off clients.`,
          ],
  },
  'tls-policy-excludes-old-windows': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The TLS policy has no cipher suite that Windows 7 to 8.1 share with an RSA certificate.',
    source: 'https://learn.microsoft.com/windows/win32/secauthn/tls-cipher-suites-in-windows-8-1',
    message: ({ policy, clients, byDefault }: PolicyWithoutOldWindows) => [
      `tlsPolicy is ${policy}, which has GCM cipher suites only, and ${listed(clients)} may run on Windows 7 to 8.1.`,
      'Those have ECDHE with RSA in CBC mode only, and get no connection unless the certificate is an ECDSA one.',
      `Leave tlsPolicy out (${byDefault}), or make sure that none of these machines is left.`,
    ],
  },
  'tls-policy-unknown': {
    severity: 'error',
    law: 'aws',
    acknowledgeable: true,
    foundIn: ['declarations', 'template'],
    says: 'No TLS policy of that name is known.',
    source: TLS_POLICIES,
    message: ({ kind, policy, like }: { readonly kind: 'declared' | 'deployed'; readonly policy: string; readonly like: string }) => [
      `${kind === 'declared' ? 'tlsPolicy' : 'SslPolicy'} is ${JSON.stringify(policy)}, which is no security policy this version knows.`,
      'Elastic Load Balancing refuses a policy it does not have.',
      `Leave it out, or write one like ${like}.`,
    ],
  },
  'waf-blocks-everything': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A web ACL blocks every request, by default or by a rule for every path.',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-default-action.html',
    message: (block: TotalBlock) =>
      block.kind === 'rule'
        ? [
            `The rule ${block.rule} of the web ACL takes every path, and its action is ${block.action}.`,
            block.action === 'Block'
              ? 'Every request ends in 403.'
              : "Lync's clients neither run the script of a challenge nor solve a puzzle: none of them gets in.",
            'Make the rule count, or limit it to what is to be kept out.',
          ]
        : [
            'The default action of the web ACL is to block, and none of its rules allows a request.',
            'Every request ends in 403.',
            'Let the default action allow, and block by rules; or add a rule that allows what is published.',
          ],
  },
  'waf-blocks-large-bodies': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'A web ACL blocks request bodies over 8 KB, which Lync sends.',
    source: 'https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html',
    message: ({ rule, block }: { readonly rule: string; readonly block: LargeBodyBlock }) => [
      `The rule ${JSON.stringify(rule)} of the web ACL ${howBlocked(block)}.`,
      'Lync Web App uploads, web tickets and mobility batches are larger: sign-in and meeting content fail for no visible reason.',
      'Let it count instead of block (RuleActionOverrides for SizeRestrictions_BODY), or scope it to other paths.',
    ],
  },
} as const satisfies FindingFamily;
