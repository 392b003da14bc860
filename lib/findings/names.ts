import type { FindingFamily } from './finding-family';
import { listed } from './wording';

const CONDITIONS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html';
const FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';

/** Whose FQDN inside a name is: of a pool itself, or of its internal web services. */
interface InternalName {
  readonly kind: 'pool' | 'internal web services';
  readonly pool: string;
}

export interface InternalTwins {
  readonly fqdn: string;
  readonly internal: readonly InternalName[];
}

function internalName({ kind, pool }: InternalName): string {
  return kind === 'pool' ? `the FQDN of the pool ${pool}` : `the FQDN of the internal web services of ${pool}`;
}

export interface MalformedHostName {
  readonly name: string;
  /** What it is declared as. */
  readonly kind: string;
  /** What its grammar has against it. */
  readonly problem: string;
}

type UnresolvedName = { readonly kind: 'hosted zone' | 'simple URL' } | { readonly kind: 'public name'; readonly nameKind: string };

function unresolvedAtSynthesis(what: string): readonly string[] {
  return [
    `The ${what} is not known at synthesis (it is a CDK token).`,
    'It decides listener rules, certificates and records.',
    'Write the name itself as a string.',
  ];
}

type PublishedInternalName =
  { readonly kind: 'declared'; readonly name: string } | { readonly kind: 'in a rule'; readonly names: readonly string[] };

type NameClaimedTwice =
  | { readonly kind: 'by a pool and its simple URLs'; readonly name: string }
  | { readonly kind: 'by several'; readonly name: string; readonly owners: readonly string[]; readonly isOfPool: boolean };

/** About names, and who may have them. */
export const NAMES = {
  'external-fqdn-internal': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'An external web services FQDN is the FQDN of a pool or of its internal web services.',
    source: MOBILITY,
    message: ({ fqdn, internal }: InternalTwins) => [
      `The external web services FQDN ${fqdn} is ${listed(internal.map(internalName))} too.`,
      'Inside, the name then leads to the internal web site, and mobile clients, which use the external one everywhere, fail there.',
      'Give the external web services a name of their own (Set-CsWebServer -ExternalFqdn), like webext.contoso.com.',
    ],
  },
  'external-fqdn-not-unique': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Two pools have one external web services FQDN, and one of them is not published.',
    source: FQDNS,
    message: ({ fqdn, otherPool }: { readonly fqdn: string; readonly otherPool: string }) => [
      `${fqdn} is the external web services FQDN of ${otherPool} too.`,
      'Clients are handed the name by their own pool, and it can lead to one pool only, whether the other is published or not.',
      'Give each pool an external web services FQDN of its own (Set-CsWebServer -ExternalFqdn), or remove the pool that is gone.',
    ],
  },
  'external-fqdns-alike': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Two external web services FQDNs are one character apart and no numbered series.',
    source: FQDNS,
    message: ({ fqdn, otherFqdn, otherPool }: { readonly fqdn: string; readonly otherFqdn: string; readonly otherPool: string }) => [
      `${fqdn} and ${otherFqdn} (${otherPool}) are one character apart, and no numbered series.`,
      'A slip of the pen in a record, a certificate or the topology leads clients to the wrong pool.',
      'Compare both with the topology (Get-CsService -WebServer), and acknowledge this if they are meant.',
    ],
  },
  'host-name-malformed': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A public name that neither Lync nor a host-header condition accepts.',
    source: CONDITIONS,
    message: ({ name, kind, problem }: MalformedHostName) => [
      `${JSON.stringify(name)} (${kind}) ${problem}.`,
      'Neither Lync nor a host-header condition accepts it.',
      'Write a fully qualified domain name made of letters, digits and hyphens, like webext.contoso.com.',
    ],
  },
  'host-name-unresolved': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A public name or zone is a token, and decides rules, certificates and records.',
    source: 'names decide rules, certificates and records at synthesis',
    message: (unresolved: UnresolvedName) => {
      switch (unresolved.kind) {
        case 'hosted zone':
          return [
            'The name of a hosted zone is not known at synthesis: it is a CDK token, or the zone was imported by its id alone.',
            'It decides which names the zone holds.',
            'Import the zone with its name: HostedZone.fromHostedZoneAttributes.',
          ];
        case 'simple URL':
          return unresolvedAtSynthesis('simple URL');
        case 'public name':
          return unresolvedAtSynthesis(`${unresolved.nameKind} name`);
      }
    },
  },
  'internal-name-published': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations', 'template'],
    says: 'lyncdiscoverinternal is published.',
    source: MOBILITY,
    message: (published: PublishedInternalName) =>
      published.kind === 'declared'
        ? [
            `${published.name} is for clients inside only.`,
            'Published, it hands outside clients internal addresses.',
            `Remove it; outside clients use ${published.name.replace('internal', '')}.`,
          ]
        : [
            `${published.names.join(', ')} ${published.names.length === 1 ? 'is' : 'are'} for clients inside only.`,
            'Published, such a name hands outside clients internal addresses.',
            'Remove it from the rule; outside clients use lyncdiscover.',
          ],
  },
  'name-published-twice': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Two owners publish one name.',
    source: FQDNS,
    message: (claimed: NameClaimedTwice) =>
      claimed.kind === 'by a pool and its simple URLs'
        ? [
            `${claimed.name} is the external web services FQDN of a pool and a simple URL or autodiscover host too.`,
            'Clients use a simple URL on port 443, with any path, while the rule of the pool has another port, only some virtual directories, or a redirect.',
            'Give the simple URL a host of its own, or publish the whole pool on port 443.',
          ]
        : [
            `${claimed.name} is published by ${listed(claimed.owners)}.`,
            claimed.isOfPool
              ? 'Every public name reaches exactly one of them, and Lync wants every external web services FQDN to be unique.'
              : 'Every public name reaches exactly one of them.',
            'Remove it from all but one.',
          ],
  },
} as const satisfies FindingFamily;
