import type { CatalogueEntry } from '../../planning/findings/catalogue';
import { findingOf, type Finding } from '../../planning/findings/finding';

const PUBLISHING_RULES =
  'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const WEB_FARM_FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const SETTING_UP = 'https://learn.microsoft.com/lyncserver/lync-server-2013-setting-up-reverse-proxy-servers';
const ALB_TARGETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';

/** What an import of a reverse proxy may find. */
export const PROXY_CATALOGUE = {
  'proxy-configuration-elsewhere': { severity: 'warning', source: 'no file is opened but the one that is imported' },
  'proxy-firewall-rules-left': { severity: 'note', source: 'a load balancer is no firewall' },
  'proxy-health-check-differs': { severity: 'warning', source: ALB_TARGETS },
  'proxy-host-header-changed': { severity: 'note', source: PUBLISHING_RULES },
  'proxy-host-left-to-fill-in': { severity: 'warning', source: PUBLISHING_RULES },
  'proxy-host-of-doubtful-owner': { severity: 'warning', source: SETTING_UP },
  'proxy-host-only-over-http': { severity: 'warning', source: PUBLISHING_RULES },
  'proxy-http-becomes-redirect': { severity: 'note', source: PUBLISHING_RULES },
  'proxy-internal-name-published': { severity: 'warning', source: MOBILITY },
  'proxy-listener-certificate': { severity: 'note', source: PUBLISHING_RULES },
  'proxy-port-of-internal-site': { severity: 'warning', source: WEB_FARM_FQDNS },
  'proxy-publishes-nothing-of-lync': { severity: 'error', source: SETTING_UP },
  'proxy-server-ports-differ': { severity: 'warning', source: ALB_TARGETS },
  'proxy-server-unknown': { severity: 'note', source: 'a line of the servers file is used for nothing' },
  'proxy-tls-offloaded': { severity: 'warning', source: PUBLISHING_RULES },
} satisfies Readonly<Record<string, CatalogueEntry>>;

export type ProxyFindingName = keyof typeof PROXY_CATALOGUE;

/** A finding about an imported reverse proxy; `where` is the host, rule or farm it is about. */
export function proxyFinding(name: ProxyFindingName, where: string | undefined, ...sentences: readonly string[]): Finding {
  return findingOf(name, PROXY_CATALOGUE[name], where, sentences);
}
