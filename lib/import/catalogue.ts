import type { CatalogueEntry } from '../planning/findings/catalogue';
import { findingOf, type Finding } from '../planning/findings/finding';

const WEB_FARM_FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const SIMPLE_URLS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';
const BRANCH_SITES = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-branch-site-voice-resiliency';

/** What an import of Lync's own documents may find. */
export const IMPORT_CATALOGUE = {
  'branch-appliance-has-no-web-services': { severity: 'note', source: BRANCH_SITES },
  'documents-disagree': { severity: 'warning', source: 'one of two documents is older than the other' },
  'external-fqdn-duplicate': { severity: 'warning', source: WEB_FARM_FQDNS },
  'external-fqdn-is-pool-fqdn': { severity: 'warning', source: WEB_FARM_FQDNS },
  'external-fqdn-unknown': { severity: 'warning', source: WEB_FARM_FQDNS },
  'external-fqdn-unusable': { severity: 'warning', source: WEB_FARM_FQDNS },
  'office-web-apps-host-without-dot': {
    severity: 'warning',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-validating-the-configuration-of-office-web-apps-server',
  },
  'pool-fqdn-duplicate': { severity: 'warning', source: WEB_FARM_FQDNS },
  'pool-without-machines': { severity: 'warning', source: WEB_FARM_FQDNS },
  'server-address-unknown': { severity: 'warning', source: 'a target group needs an address for each server' },
  'server-not-in-topology': { severity: 'note', source: 'a line of the servers file is used for nothing' },
  'simple-urls-missing': { severity: 'warning', source: SIMPLE_URLS },
  'simple-url-unusable': { severity: 'warning', source: SIMPLE_URLS },
  'sip-domain-unusable': { severity: 'warning', source: SIMPLE_URLS },
  'sip-domain-without-meet-url': { severity: 'warning', source: SIMPLE_URLS },
  'topology-without-web-services': { severity: 'error', source: WEB_FARM_FQDNS },
} satisfies Readonly<Record<string, CatalogueEntry>>;

export type ImportFindingName = keyof typeof IMPORT_CATALOGUE;

/** A finding about an imported document; `where` is the pool, name or place it is about. */
export function importFinding(name: ImportFindingName, where: string | undefined, ...sentences: readonly string[]): Finding {
  return findingOf(name, IMPORT_CATALOGUE[name], where, sentences);
}
