import type { FindingFamily } from '../catalogue';

const WEB_FARM_FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const SIMPLE_URLS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';
const BRANCH_SITES = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-branch-site-voice-resiliency';
const PUBLISHING_RULES =
  'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const SETTING_UP = 'https://learn.microsoft.com/lyncserver/lync-server-2013-setting-up-reverse-proxy-servers';
const RULE_ORDER = 'https://learn.microsoft.com/previous-versions/windows/desktop/ff825756(v=vs.85)';
const ALB_TARGETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';

/** About documents of a topology, and configurations of other reverse proxies, that are imported. */
export const IMPORTS = {
  'branch-appliance-has-no-web-services': {
    severity: 'note',
    foundIn: ['import'],
    says: 'A branch appliance has no web services of its own: its users use the parent pool.',
    source: BRANCH_SITES,
  },
  'documents-disagree': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'Two documents say different things of one pool.',
    source: 'one of two documents is older than the other',
  },
  'external-fqdn-duplicate': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'Two pools of the topology have one external web services FQDN.',
    source: WEB_FARM_FQDNS,
  },
  'external-fqdn-is-pool-fqdn': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The external web services FQDN of a pool is its pool FQDN: nobody ever changed it.',
    source: WEB_FARM_FQDNS,
  },
  'external-fqdn-unknown': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The documents have no external web services FQDN for a pool.',
    source: WEB_FARM_FQDNS,
  },
  'external-fqdn-unusable': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'An external web services FQDN that cannot be published.',
    source: WEB_FARM_FQDNS,
  },
  'office-web-apps-host-without-dot': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The topology knows an Office Web Apps farm by a short name only.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-validating-the-configuration-of-office-web-apps-server',
  },
  'pool-fqdn-duplicate': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'Two pools of the topology have one FQDN.',
    source: WEB_FARM_FQDNS,
  },
  'pool-without-machines': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'A pool of the topology has no machines.',
    source: WEB_FARM_FQDNS,
  },
  'proxy-configuration-elsewhere': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'A part of the configuration lies in another file.',
    source: 'no file is opened but the one that is imported',
  },
  'proxy-firewall-rules-left': {
    severity: 'note',
    foundIn: ['import'],
    says: 'Rules of the old proxy that only a firewall can have.',
    source: 'a load balancer is no firewall',
  },
  'proxy-health-check-differs': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The old health check cannot be had, or means something else.',
    source: ALB_TARGETS,
  },
  'proxy-host-header-changed': {
    severity: 'note',
    foundIn: ['import'],
    says: 'The old proxy changed the Host header; this one keeps it.',
    source: PUBLISHING_RULES,
  },
  'proxy-host-left-to-fill-in': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'A pattern of the old proxy names no host.',
    source: PUBLISHING_RULES,
  },
  'proxy-host-of-doubtful-owner': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'Whether a host belongs to Lync cannot be told.',
    source: SETTING_UP,
  },
  'proxy-host-only-over-http': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The old proxy published a host over plain HTTP only.',
    source: PUBLISHING_RULES,
  },
  'proxy-http-becomes-redirect': {
    severity: 'note',
    foundIn: ['import'],
    says: 'What the old proxy answered over plain HTTP becomes a redirect.',
    source: PUBLISHING_RULES,
  },
  'proxy-internal-name-published': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The old proxy published a name for clients inside.',
    source: MOBILITY,
  },
  'proxy-listener-certificate': {
    severity: 'note',
    foundIn: ['import'],
    says: 'The certificate of the old listener, by its hash.',
    source: PUBLISHING_RULES,
  },
  'proxy-port-of-internal-site': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The old proxy sent requests to a port of the internal web site.',
    source: WEB_FARM_FQDNS,
  },
  'proxy-pre-authentication': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The old proxy authenticated clients itself, or kept them from signing in to the servers.',
    source: PUBLISHING_RULES,
  },
  'proxy-publishes-nothing-of-lync': {
    severity: 'error',
    foundIn: ['import'],
    says: 'The configuration publishes nothing of Lync.',
    source: SETTING_UP,
  },
  'proxy-rule-order-unknown': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'Rules lead a name to different places, and the export does not tell which of them comes first.',
    source: RULE_ORDER,
  },
  'proxy-rule-order-unverified': {
    severity: 'note',
    foundIn: ['import'],
    says: 'Which of several rules comes first was read out of hexadecimal digits (UNVERIFIED).',
    source: RULE_ORDER,
  },
  'proxy-server-ports-differ': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'Servers of one farm have different ports.',
    source: ALB_TARGETS,
  },
  'proxy-server-unknown': {
    severity: 'note',
    foundIn: ['import'],
    says: 'A line of the servers file names a server that no farm has.',
    source: 'a line of the servers file is used for nothing',
  },
  'proxy-time-out-short': {
    severity: 'note',
    foundIn: ['import'],
    says: "The old proxy closed silent connections before Lync's long polls end.",
    source: PUBLISHING_RULES,
  },
  'proxy-tls-offloaded': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The old proxy sent HTTPS requests on as plain HTTP.',
    source: PUBLISHING_RULES,
  },
  'server-address-unknown': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The address of a server is not in the documents.',
    source: 'a target group needs an address for each server',
  },
  'server-not-in-topology': {
    severity: 'note',
    foundIn: ['import'],
    says: 'A line of the servers file names a server that no pool has.',
    source: 'a line of the servers file is used for nothing',
  },
  'simple-url-unusable': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'A simple URL that cannot be published.',
    source: SIMPLE_URLS,
  },
  'simple-urls-missing': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'The documents have no simple URLs.',
    source: SIMPLE_URLS,
  },
  'sip-domain-unusable': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'A SIP domain that cannot be published.',
    source: SIMPLE_URLS,
  },
  'sip-domain-without-meet-url': {
    severity: 'warning',
    foundIn: ['import'],
    says: 'A SIP domain of the topology has no Meet simple URL.',
    source: SIMPLE_URLS,
  },
  'topology-without-web-services': {
    severity: 'error',
    foundIn: ['import'],
    says: 'No pool of the documents has web services.',
    source: WEB_FARM_FQDNS,
  },
} as const satisfies FindingFamily;
