import type { FindingFamily } from '../finding-family';
import { listed } from '../wording';

const WEB_FARM_FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const PUBLISHING_RULES =
  'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const SETTING_UP = 'https://learn.microsoft.com/lyncserver/lync-server-2013-setting-up-reverse-proxy-servers';
const RULE_ORDER = 'https://learn.microsoft.com/previous-versions/windows/desktop/ff825756(v=vs.85)';
const ALB_TARGETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';

/** A part of a configuration of IIS that is not read. */
export type UnreadPart =
  | { readonly kind: 'another file'; readonly section: string; readonly file: string }
  | { readonly kind: 'rules for a path'; readonly path: string; readonly count: number };

export function unreadPart(part: UnreadPart): string {
  return part.kind === 'another file'
    ? `${part.section} stands in another file, ${part.file}, which is not opened: write its contents in its place.`
    : `${part.count === 1 ? 'A rewrite rule stands' : `${part.count} rewrite rules stand`} in location ${JSON.stringify(part.path)}, for what is below that path alone: not read, look at ${part.count === 1 ? 'it' : 'them'}.`;
}

export type DoubtfulHost =
  /** belongsTo: what hosts of such a name belong to; undefined: nothing this document tells. */
  | { readonly kind: 'goes to Lync'; readonly host: string; readonly belongsTo: string | undefined; readonly farms: readonly string[] }
  | { readonly kind: 'is named like Lync'; readonly host: string; readonly farms: readonly string[] };

/** Why the order of rules is not known. */
const ORDER_REASONS = {
  'no Order': 'the export gives them no Order',
  'some without Order': 'some of them have no Order',
  'no number': 'some of them have an Order that is no number',
  repeated: 'two of them have the same Order',
  'several spellings': 'their Order is spelt in several ways',
  ambiguous: 'their Order is hexadecimal, and each way to read its bytes gives another order',
  'different lists': 'they stand in different lists',
} as const;

export type UnknownOrder = keyof typeof ORDER_REASONS;

/** Rules of an old proxy that lead names to different places. */
export interface ContestedRules {
  /** In the order in which they are taken here. */
  readonly rules: readonly string[];
  readonly names: readonly string[];
  readonly product: string;
}

/** A message is to be read. */
const MOST_NAMES = 10;

function contested({ names, rules }: ContestedRules): string {
  const shown = [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} others`] : [])];
  return `The rules ${listed(rules)} lead ${listed(shown)} to different places`;
}

function publishedHosts(hosts: readonly string[]): string {
  return hosts.length === 0 ? 'No host could be read out of its rules.' : `It publishes ${hosts.slice(0, MOST_NAMES).join(', ')}.`;
}

function compareRules({ product }: ContestedRules): string {
  return `Compare with the list of rules in ${product === 'Forefront TMG' ? 'Forefront TMG' : 'ISA Server'} Management.`;
}

/** About configurations of other reverse proxies. */
export const PROXIES = {
  'proxy-configuration-elsewhere': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'A part of the configuration lies in another file, or is for some paths only.',
    source: 'no file is opened but the one that is imported',
    message: (part: UnreadPart) => [unreadPart(part)],
  },
  'proxy-firewall-rules-left': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'Rules of the old proxy that only a firewall can have.',
    source: 'a load balancer is no firewall',
    message: ({ count }: { readonly count: number }) => [
      `${count === 1 ? 'One rule is' : `${count} rules are`} no web publishing ${count === 1 ? 'rule' : 'rules'} and not read: access rules and server publishing rules are a firewall's.`,
    ],
  },
  'proxy-health-check-differs': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The old health check cannot be had, or means something else.',
    source: ALB_TARGETS,
    message: ({ checks }: { readonly checks: readonly { readonly farm: string; readonly path: string }[] }) => [
      `Farms with the same servers check them by different paths: ${checks.map(({ farm, path }) => `${farm} ${path}`).join(', ')}.`,
      'The first one is taken: a target group has one health check.',
    ],
  },
  'proxy-host-header-changed': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'The old proxy changed the Host header; this one keeps it.',
    source: PUBLISHING_RULES,
    message: ({ rule }: { readonly rule: string }) => [
      `The rule ${rule} sends the name of the server as the host header; the load balancer passes on what the client sent.`,
      'Lync wants it so. Try the names of this rule first.',
    ],
  },
  'proxy-host-left-to-fill-in': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'A pattern of the old proxy names no host.',
    source: PUBLISHING_RULES,
    message: ({
      pattern,
      backend,
      isBlank,
    }: {
      /** `*`: every other host. */
      readonly pattern: string;
      readonly backend: string;
      /** Whether the file has a place where the names are to stand. */
      readonly isBlank: boolean;
    }) => [
      `The rules send ${pattern === '*' ? 'every other host' : pattern} to ${backend}, and a load balancer, its certificate and DNS need whole names.`,
      isBlank
        ? 'They are left blank in the file.'
        : 'Add the names that are meant: Get-CsService -WebServer, Get-CsSimpleUrlConfiguration and Get-CsSipDomain tell them.',
    ],
  },
  'proxy-host-of-doubtful-owner': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'Whether a host belongs to Lync cannot be told.',
    source: SETTING_UP,
    message: (doubtful: DoubtfulHost) => {
      const { host } = doubtful;
      const farms = doubtful.farms.join(', ');
      const leftOut = 'It is left out. If Lync answers it, add it to the pool (furtherNames) or to simpleUrls.';
      if (doubtful.kind === 'is named like Lync') {
        return [`${host} has a name that Lync uses, but nothing else tells that the servers of ${farms} are Lync's.`, leftOut];
      }
      const { belongsTo } = doubtful;
      const owner = belongsTo === undefined ? 'does not belong to Lync as far as this document tells' : `belongs to ${belongsTo}`;
      return [`${host} ${owner} by its name, but goes to the Lync servers of ${farms}.`, leftOut];
    },
  },
  'proxy-host-only-over-http': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The old proxy published a host over plain HTTP only.',
    source: PUBLISHING_RULES,
    message: ({ host }: { readonly host: string }) => [
      `${host} reaches Lync over plain HTTP only, and a load balancer publishes it over HTTPS.`,
      'It is left out. Add it where clients need it.',
    ],
  },
  'proxy-http-becomes-redirect': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'What the old proxy answered over plain HTTP becomes a redirect.',
    source: PUBLISHING_RULES,
    message: () => ['Plain HTTP reached the servers; the load balancer redirects it to HTTPS instead.'],
  },
  'proxy-internal-name-published': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The old proxy published a name for clients inside.',
    source: MOBILITY,
    message: ({ kind, host }: { readonly kind: 'for clients inside' | 'Admin simple URL'; readonly host: string }) =>
      kind === 'for clients inside'
        ? [
            `${host} is for clients inside, and yet the reverse proxy answers it.`,
            'It is left out: outside, clients would take it for the way in.',
          ]
        : [
            `${host} is the host of the Admin simple URL, which is never published, and yet the reverse proxy answers it.`,
            'It is left out.',
          ],
  },
  'proxy-listener-certificate': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'The certificate of the old listener, by its hash.',
    source: PUBLISHING_RULES,
    message: ({
      listener,
      hashes,
    }: {
      readonly listener: string;
      /** One for each certificate, empty where the export has none. */
      readonly hashes: readonly string[];
    }) => {
      const known = hashes.filter((hash) => hash !== '');
      const what = hashes.length === 1 ? 'a certificate' : `${hashes.length} certificates`;
      return [
        `The listener ${listener} shows ${known.length === 0 ? what : `${what} (hash ${known.join(', ')})`}, whose names and key are in no export.`,
        'The load balancer gets certificates of its own; to keep this one, import it into ACM and name it under certificates.',
      ];
    },
  },
  'proxy-port-of-internal-site': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The old proxy sent requests to a port of the internal web site.',
    source: WEB_FARM_FQDNS,
    message: ({ farms }: { readonly farms: readonly string[] }) => [
      `The servers of ${farms.join(', ')} are reached on port 443, where Lync's internal web site listens unless the ports were changed.`,
      'The file says 443, as now, and asks where the internal one listens. If the external site listens on 4443, write listeningPorts: { https: 4443, http: 8080 }.',
    ],
  },
  'proxy-pre-authentication': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The old proxy authenticated clients itself, or kept them from signing in to the servers.',
    source: PUBLISHING_RULES,
    message: (
      by: { readonly listener: string; readonly methods: readonly string[] } | { readonly rule: string; readonly delegation: string },
    ) => [
      'listener' in by
        ? `The listener ${by.listener} is set to authenticate clients itself (${by.methods.join(', ')}), which Lync clients cannot follow.`
        : `The rule ${by.rule} does not let clients sign in to the servers themselves (CredentialsDelegationType: ${by.delegation}), which Lync clients need.`,
      'The load balancer authenticates nobody: clients sign in to Lync alone, as externalSignIn says. See that nothing relied on the old proxy to keep people out.',
    ],
  },
  'proxy-publishes-nothing-of-lync': {
    severity: 'error',
    law: 'input',
    foundIn: ['import'],
    says: 'The configuration publishes nothing of Lync.',
    source: SETTING_UP,
    message: ({ hosts, isSwitchedOff }: { readonly hosts: readonly string[]; readonly isSwitchedOff: boolean }) => [
      'Nothing in this document belongs to Lync for certain: no server listens on 4443, and no rule takes lyncdiscover.',
      ...(isSwitchedOff
        ? [
            'ARR\'s proxy is switched off (proxy enabled="false"), so that no rule forwards to a server that it names itself: set it to true if they are to be imported.',
          ]
        : []),
      ...(hosts.length === 0 && isSwitchedOff ? [] : [publishedHosts(hosts)]),
      'Import the configuration of the reverse proxy that publishes Lync, or describe the pools by hand.',
    ],
  },
  'proxy-rule-order-unknown': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'Rules lead a name to different places, and the export does not tell which of them comes first.',
    source: RULE_ORDER,
    message: ({ why, ...contest }: ContestedRules & { readonly why: UnknownOrder | undefined }) => [
      `${contested(contest)}, and which of them comes first this export does not tell: ${why === undefined ? '' : ORDER_REASONS[why]}.`,
      `The file follows the order in which they stand, as if ${contest.rules[0] ?? ''} came first; if it does not, clients reach the wrong servers.`,
      compareRules(contest),
    ],
  },
  'proxy-rule-order-unverified': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'Which of several rules comes first was read out of hexadecimal digits (UNVERIFIED).',
    source: RULE_ORDER,
    message: (contest: ContestedRules) => [
      `${contested(contest)}, and their Order stands in hexadecimal digits, whose spelling is documented nowhere.`,
      `It is read as if ${contest.rules[0] ?? ''} came first (UNVERIFIED).`,
      compareRules(contest),
    ],
  },
  'proxy-server-ports-differ': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'Servers of one farm have different ports.',
    source: ALB_TARGETS,
    message: ({ farm, servers }: { readonly farm: string; readonly servers: readonly string[] }) => [
      `In the farm ${farm} other ports than those of its first server are used for ${servers.join(', ')}.`,
      'The ports of the first one are taken: all servers of a pool listen on the same.',
    ],
  },
  'proxy-server-unknown': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'A line of the servers file names a server that no farm has.',
    source: 'a line of the servers file is used for nothing',
    message: ({ server }: { readonly server: string }) => [
      `The servers file has an address for ${server}, which is no server of this reverse proxy.`,
      'Compare its spelling with the server farms or publishing rules.',
    ],
  },
  'proxy-time-out-short': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: "The old proxy closed silent connections before Lync's long polls end.",
    source: PUBLISHING_RULES,
    message: ({ listener, seconds }: { readonly listener: string; readonly seconds: number }) => [
      `The listener ${listener} closes a connection that is silent for ${seconds} seconds (ConnectionTimeout), and Lync's clients wait for news for 900 and more: they lose their long polls and sign in again.`,
      'It is not taken over: without idleTimeout the load balancer waits 1,830 seconds.',
    ],
  },
  'proxy-tls-offloaded': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The old proxy sent HTTPS requests on as plain HTTP.',
    source: PUBLISHING_RULES,
    message: ({ by, httpsPort }: { readonly by: string; readonly httpsPort: number }) => [
      `${by} gets HTTPS requests to the servers over plain HTTP (SSL offloading), which Lync does not support.`,
      `The load balancer speaks TLS to them, on port ${httpsPort}: see that they listen there.`,
    ],
  },
} as const satisfies FindingFamily;
