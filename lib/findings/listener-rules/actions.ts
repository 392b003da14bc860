import type { FindingFamily } from '../finding-family';
import { listed, listenerOn, REFUSED_BY_ELB, unansweredThrough } from '../wording';

const ACTIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-action-types.html';
const NETWORK_LISTENERS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const PUBLISHING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';

/** What reaches targets over plain HTTP, or comes back to it. */
export type PlainHttp =
  | { readonly kind: 'forwarded by a rule' | 'forwarded by default'; readonly hosts: readonly string[]; readonly port: number | undefined }
  | { readonly kind: 'redirected to HTTP'; readonly host: string; readonly redirectTo: string };

/** About what rules and listeners do with requests. */
export const RULE_ACTIONS = {
  'forwarded-to-nobody': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'An action forwards to target groups none of which has a weight above 0.',
    source: ACTIONS,
    message: ({ groups, isNetwork }: { readonly groups: readonly string[]; readonly isNetwork: boolean }) => [
      `It forwards to ${listed(groups)}, and no weight is above 0.`,
      `No target group gets a ${isNetwork ? 'connection' : 'request'}, and ${unansweredThrough(isNetwork, 503)}.`,
      'Give the target group that is to answer a weight from 1 to 999.',
    ],
  },
  'http-not-redirected': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['template'],
    says: 'A name reaches a target group over plain HTTP.',
    source: MOBILITY,
    message: (plain: PlainHttp) => {
      if (plain.kind === 'redirected to HTTP') {
        return [
          `http://${plain.host}/ is redirected to ${plain.redirectTo}, which is plain HTTP again.`,
          'Clients send what they send in the clear, or go round in a circle.',
          'Write the protocol HTTPS and the port 443 in the redirect.',
        ];
      }
      const { kind, hosts, port } = plain;
      const by = kind === 'forwarded by a rule' ? listenerOn(port) : `the default action of ${listenerOn(port)}`;
      return [
        `${hosts.join(', ')} ${hosts.length === 1 ? 'goes' : 'go'} to targets over plain HTTP by ${by}.`,
        'Only autodiscover (lyncdiscover.<SIP domain>) may: everything else carries credentials or content.',
        kind === 'forwarded by a rule' ? 'Redirect to HTTPS.' : 'Let the default action redirect to HTTPS.',
      ];
    },
  },
  'https-sent-as-http': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'An HTTPS request is sent on as plain HTTP, which Lync does not support.',
    source: PUBLISHING,
    message: ({
      protocol,
      port,
      groups,
    }: {
      readonly protocol: string | undefined;
      readonly port: number | undefined;
      readonly groups: readonly string[];
    }) => [
      `Requests that come over ${protocol ?? ''} on ${listenerOn(port)} go on to ${listed(groups)} in the clear.`,
      'Lync does not support it: links, cookies and tickets then say http, and sign-in fails.',
      `Give the target group the protocol ${protocol === 'TLS' ? 'TLS' : 'HTTPS'} and the port on which the external web site listens for it (4443).`,
    ],
  },
  'network-load-balancer-only-forwards': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A Network Load Balancer is told to answer, to redirect or to authenticate.',
    source: NETWORK_LISTENERS,
    message: ({ actions }: { readonly actions: readonly string[] }) => [
      `Its ${actions.length === 1 ? 'action is' : 'actions are'} ${listed(actions)}, and a Network Load Balancer does nothing but forward: it sees no request.`,
      REFUSED_BY_ELB,
      'Forward to a target group, or remove the rule.',
    ],
  },
  'pool-of-another-host': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: "A rule leads the external web services FQDN of a pool to another pool's servers.",
    source: PUBLISHING,
    message: ({
      host,
      groups,
      pools,
    }: {
      readonly host: string;
      readonly groups: readonly string[];
      readonly pools: readonly string[];
    }) => [
      `It leads ${host} to ${listed(groups)}, whose servers are those of ${listed(pools)} by the tag of the pool.`,
      `Users of ${host} come to servers that are not theirs, while another target group has theirs.`,
      `Forward to the target group of ${host}, or correct the tag.`,
    ],
  },
  'redirect-to-another-host': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'Plain HTTP of a published name is redirected to another host.',
    source: ACTIONS,
    message: ({ hosts, redirectTo }: { readonly hosts: readonly string[]; readonly redirectTo: string }) => [
      `${listed(hosts.map((host) => `http://${host}/`))} ${hosts.length === 1 ? 'is' : 'are'} redirected to ${redirectTo}.`,
      'Whoever types the name without https comes to another one, with whatever path it had.',
      'Leave Host out of the redirect: it then keeps the name.',
    ],
  },
  'redirect-to-http': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'HTTPS is redirected to HTTP, or a redirect changes nothing.',
    source: ACTIONS,
    message: ({ kind }: { readonly kind: 'from HTTPS to HTTP' | 'to the same URL' }) =>
      kind === 'from HTTPS to HTTP'
        ? [
            'Requests over HTTPS are redirected to HTTP.',
            'Elastic Load Balancing refuses that, and the deployment fails.',
            'Redirect to HTTPS, or answer by a fixed response.',
          ]
        : [
            'The redirect leads to the URL it comes from.',
            'Elastic Load Balancing refuses a redirect that changes neither protocol, host, port nor path: clients would go round in a circle.',
            'Change one of them.',
          ],
  },
  'redirect-unanswered': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A redirect leads to a port on which nothing listens.',
    source: ACTIONS,
    message: ({
      host,
      redirectTo,
      scheme,
      port,
    }: {
      readonly host: string;
      readonly redirectTo: string;
      readonly scheme: string;
      readonly port: number;
    }) => [
      `http://${host}/ is redirected to ${redirectTo}, and the load balancer has no listener for ${scheme} on port ${port}.`,
      'Clients that follow it get no connection.',
      'Write the port of the HTTPS listener in the redirect ("443").',
    ],
  },
  'request-rewritten': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['template'],
    says: 'A transform of a rule changes the host or the path of requests on their way to a pool.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-transforms.html',
    message: ({ what, from, to }: { readonly what: 'host' | 'path'; readonly from: string; readonly to: string }) => [
      `Its transforms make the ${what} ${to} of ${from} before the pool gets it.`,
      what === 'host'
        ? 'Lync answers by the host that clients asked for, and writes it into links: simple URLs and sign-in fail.'
        : 'Lync answers by the path that clients asked for, and has nothing there.',
      'Remove the transform.',
    ],
  },
  'unknown-host-reaches-pool': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'Requests for hosts nobody publishes reach a target group.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-configuration-requirements-for-reverse-proxy',
    message: (
      by:
        | { readonly kind: 'rule'; readonly priority: number | undefined }
        | { readonly kind: 'default action'; readonly port: number | undefined },
    ) => {
      const what = by.kind === 'rule' ? `The rule with priority ${by.priority ?? '?'}` : `The default action of ${listenerOn(by.port)}`;
      return [
        `${what} forwards requests for hosts that are not published.`,
        'Whoever knows the address reaches the pool under any name, and scanners do.',
        'Let the default action be a fixed response 404, and give every rule a host condition.',
      ];
    },
  },
} as const satisfies FindingFamily;
