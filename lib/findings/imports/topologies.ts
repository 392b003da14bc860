import type { FindingFamily } from '../finding-family';

const WEB_FARM_FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const SIMPLE_URLS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';
const BRANCH_SITES = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-branch-site-voice-resiliency';

/** What two documents say differently. */
export type Disagreement =
  | {
      readonly pool: string;
      readonly property: keyof typeof POOL_PROPERTIES;
      readonly first: string | number;
      readonly other: string | number;
    }
  | { readonly domain: string; readonly component: string; readonly first: string; readonly other: string };

const POOL_PROPERTIES = {
  externalWebServicesFqdn: 'external web services FQDN',
  'listeningPorts.https': 'listening port for HTTPS',
  'listeningPorts.http': 'listening port for HTTP',
  'publishedPorts.https': 'published port for HTTPS',
  'publishedPorts.http': 'published port for HTTP',
} as const;

function disagreement(difference: Disagreement): string {
  const [about, what] =
    'pool' in difference
      ? [difference.pool, `its ${POOL_PROPERTIES[difference.property]}`]
      : [difference.domain, `the ${difference.component} URL`];
  return `Two documents contradict each other about ${about}: ${what} is ${difference.first} in one and ${difference.other} in the other.`;
}

const CHANGE_IN_TOPOLOGY_BUILDER = 'Change it in Topology Builder (Edit Properties, Web services), publish the topology, and import again.';

/** About documents of a topology. */
export const TOPOLOGIES = {
  'branch-appliance-has-no-web-services': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'A branch appliance has no web services of its own: its users use the parent pool.',
    source: BRANCH_SITES,
    message: ({
      registrar,
      site,
      isInBranchSite,
    }: {
      readonly registrar: string;
      readonly site: string | undefined;
      readonly isInBranchSite: boolean;
    }) => {
      const what = isInBranchSite
        ? `The branch appliance ${registrar}${site === undefined ? '' : ` of ${site}`}`
        : `The registrar ${registrar}`;
      return [`${what} has no web services: its users use the parent pool.`, 'Nothing is published for it.'];
    },
  },
  'documents-disagree': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'Two documents say different things of one pool.',
    source: 'one of two documents is older than the other',
    message: (difference: Disagreement) => [
      disagreement(difference),
      'The first counts; simple URLs of --simple-urls come before those of --topology. Export both again on the same day.',
    ],
  },
  'external-fqdn-duplicate': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'Two pools of the topology have one external web services FQDN.',
    source: WEB_FARM_FQDNS,
    message: ({ pool, fqdn, owner }: { readonly pool: string; readonly fqdn: string; readonly owner: string }) => [
      `${pool} has the external web services FQDN ${fqdn} of ${owner}: clients would reach the wrong pool.`,
      `It is left blank here. ${CHANGE_IN_TOPOLOGY_BUILDER}`,
    ],
  },
  'external-fqdn-is-pool-fqdn': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The external web services FQDN of a pool is its pool FQDN: nobody ever changed it.',
    source: WEB_FARM_FQDNS,
    message: ({ pool }: { readonly pool: string }) => [
      `The external web services FQDN of ${pool} is the pool FQDN, as it is where nobody has edited it: mobility needs two names.`,
      CHANGE_IN_TOPOLOGY_BUILDER,
    ],
  },
  'external-fqdn-unknown': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The documents have no external web services FQDN for a pool.',
    source: WEB_FARM_FQDNS,
    message: ({
      pool,
      command,
    }: {
      readonly pool: string;
      /** That tells it. */
      readonly command: string;
    }) => [`The documents name no external web services FQDN for ${pool}.`, `It is left blank: ${command}.`],
  },
  'external-fqdn-unusable': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'An external web services FQDN that cannot be published.',
    source: WEB_FARM_FQDNS,
    message: ({
      pool,
      fqdn,
      problem,
    }: {
      readonly pool: string;
      readonly fqdn: string;
      /** As deployment files are told, too. */
      readonly problem: string;
    }) => [
      `The external web services FQDN ${JSON.stringify(fqdn)} of ${pool} ${problem}, and cannot be published.`,
      CHANGE_IN_TOPOLOGY_BUILDER,
    ],
  },
  'office-web-apps-host-without-dot': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The topology knows an Office Web Apps farm by a short name only.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-validating-the-configuration-of-office-web-apps-server',
    message: ({ host }: { readonly host: string }) => [
      `The topology names the Office Web Apps farm ${JSON.stringify(host)}, without a domain: nobody outside can resolve that, and no certificate carries it.`,
      'Clients outside need the ExternalURL of the farm; Set-OfficeWebAppsFarm -ExternalURL sets it.',
    ],
  },
  'pool-fqdn-duplicate': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'Two pools of the topology have one FQDN.',
    source: WEB_FARM_FQDNS,
    message: ({ fqdn }: { readonly fqdn: string }) => [
      `Two pools are called ${fqdn}, and clients would reach either of them.`,
      'The first one counts here. Correct the topology in Topology Builder and publish it.',
    ],
  },
  'pool-without-machines': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'A pool of the topology has no machines.',
    source: WEB_FARM_FQDNS,
    message: ({
      pool,
      command,
    }: {
      readonly pool: string;
      /** That tells them. */
      readonly command: string;
    }) => [`The documents name no server of ${pool}.`, `Its addresses are left blank: ${command}.`],
  },
  'server-address-unknown': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The address of a server is not in the documents.',
    source: 'a target group needs an address for each server',
    message: ({ server }: { readonly server: string }) => [
      `No address is known for ${server}.`,
      `It is left blank. Add a line ${server},ADDRESS to the servers file.`,
    ],
  },
  'server-not-in-topology': {
    severity: 'note',
    law: 'input',
    foundIn: ['import'],
    says: 'A line of the servers file names a server that no pool has.',
    source: 'a line of the servers file is used for nothing',
    message: ({ server }: { readonly server: string }) => [
      `The servers file has an address for ${server}, which is no server of a pool and no Office Web Apps host here.`,
      'Compare its spelling with Get-CsPool | Select-Object Computers.',
    ],
  },
  'simple-url-unusable': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'A simple URL that cannot be published.',
    source: SIMPLE_URLS,
    message: ({
      component,
      url,
      problem,
    }: {
      readonly component: string;
      readonly url: string;
      /** As deployment files are told, too. */
      readonly problem: string;
    }) => [
      `The ${component} URL ${JSON.stringify(url)} ${problem}, and cannot be published.`,
      'It is left out. Correct it in Topology Builder, and import again.',
    ],
  },
  'simple-urls-missing': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'The documents have no simple URLs.',
    source: SIMPLE_URLS,
    message: () => [
      'The documents hold no simple URLs: a published topology never does.',
      'They are left blank. Add --simple-urls with the output of Get-CsSimpleUrlConfiguration.',
    ],
  },
  'sip-domain-unusable': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'A SIP domain that cannot be published.',
    source: SIMPLE_URLS,
    message: ({
      domain,
      problem,
    }: {
      readonly domain: string;
      /** As deployment files are told, too. */
      readonly problem: string;
    }) => [`The SIP domain ${JSON.stringify(domain)} ${problem}, and can have no public names.`, 'It is left out.'],
  },
  'sip-domain-without-meet-url': {
    severity: 'warning',
    law: 'input',
    foundIn: ['import'],
    says: 'A SIP domain of the topology has no Meet simple URL.',
    source: SIMPLE_URLS,
    message: ({ domain }: { readonly domain: string }) => [
      `The SIP domain ${domain} has no Meet URL, without which its users cannot invite to meetings.`,
      'It is left blank; where that is meant, write meet: false at the SIP domain and remove the entry.',
    ],
  },
  'topology-without-web-services': {
    severity: 'error',
    law: 'input',
    foundIn: ['import'],
    says: 'No pool of the documents has web services.',
    source: WEB_FARM_FQDNS,
    message: () => [
      'No pool with web services is in these documents, so that there is nothing to publish.',
      'Add the output of Get-CsTopology -AsXml.',
    ],
  },
} as const satisfies FindingFamily;
