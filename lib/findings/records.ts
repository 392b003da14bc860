import type { FindingFamily } from './finding-family';
import { ID_PREFIX } from './id-prefix';
import { listed } from './wording';

const ACM_DNS = 'https://docs.aws.amazon.com/acm/latest/userguide/dns-validation.html';
const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const DNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-dns-summary-reverse-proxy';

/** A record as messages name it. */
export interface NamedRecord {
  readonly type: string;
  /** The name that is asked for. */
  readonly name: string;
  /** That of the record, undefined where only the deployment knows it; another one for a wildcard or a link of a chain. */
  readonly recordName: string | undefined;
}

function recordText({ type, name, recordName }: NamedRecord): string {
  return `The ${type} record of ${name}${recordName === name ? '' : ` (${recordName ?? '?'})`}`;
}

export interface WrongZone {
  readonly of:
    { readonly kind: 'record'; readonly type: string; readonly name: string } | { readonly kind: 'validation'; readonly name: string };
  readonly zone: string;
  /** A zone below it that holds the name; undefined: the zone does not hold it. */
  readonly closer: string | undefined;
}

/** A record and whose it is. */
export interface MadeRecord {
  readonly type: string;
  readonly logicalId: string;
  readonly stack: string;
  /** Whether it is one of a proxy, as far as anybody can tell. */
  readonly isOfProxy: boolean;
}

export interface RecordTwice {
  readonly name: string;
  readonly zone: string;
  readonly first: MadeRecord;
  readonly second: MadeRecord;
}

function makerOf({ logicalId, stack }: MadeRecord, isNamed: boolean): string {
  return isNamed ? `${logicalId} of the stack ${stack}` : logicalId;
}

/** Types are spelled out when they are spoken, and those of some letters begin with a vowel: "an A record", "a CNAME record". */
function withArticle(type: string): string {
  return `${/^[AEFHILMNORSX]/.test(type) ? 'an' : 'a'} ${type}`;
}

function remedyFor(first: MadeRecord, second: MadeRecord, isNamed: boolean): string {
  const [foreign, ...others] = [first, second].filter(({ isOfProxy }) => !isOfProxy);
  if (foreign === undefined) return 'Publish the name by one proxy, or let the other make no records (dnsRecords: none).';
  if (others.length > 0) return 'Remove one of the two.';
  return `Remove ${makerOf(foreign, isNamed)}, or have the proxy make no records (dnsRecords: none).`;
}

/** What stands where the hosted zone id of a load balancer is to stand: a text, or something of another resource. */
export type WrongAliasZone = { readonly id: string } | { readonly of: string };

/** About hosted zones and the records in them. */
export const RECORDS = {
  'alias-zone-wrong': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'An alias record names a hosted zone that is not that of its load balancer.',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_AliasTarget.html',
    message: ({
      record,
      loadBalancer,
      zone,
    }: {
      readonly record: NamedRecord;
      readonly loadBalancer: string;
      readonly zone: WrongAliasZone;
    }) => [
      `${recordText(record)} is an alias of ${loadBalancer}, and its alias target has the hosted zone ${'id' in zone ? `${zone.id}, which is none of Elastic Load Balancing that this version knows for it` : `of ${zone.of}`}.`,
      'Route 53 looks for the load balancer in its own hosted zone and refuses the record.',
      `Write CanonicalHostedZoneID of ${loadBalancer} (Fn::GetAtt).`,
    ],
  },
  'autodiscover-through-cname': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A zone managed elsewhere has autodiscover over HTTPS alone, and Lync clients do not follow a CNAME there.',
    source: MOBILITY,
    message: ({
      zone,
      names,
      hasFixedAddresses,
    }: {
      readonly zone: string;
      readonly names: readonly string[];
      readonly hasFixedAddresses: boolean;
    }) => [
      `The ${names.length === 1 ? 'record' : 'records'} of ${listed(names)} ${names.length === 1 ? 'is' : 'are'} made where the zone ${zone} is managed, and the load balancer has a name in another domain.`,
      'Over HTTPS, Lync clients do not follow a CNAME of lyncdiscover into another domain: phones and the Store app find no service.',
      hasFixedAddresses
        ? 'Make A records there, to the Elastic IP addresses of fixedAddresses that the load balancer keeps.'
        : 'Make an ALIAS or ANAME record there; where there is none to be had, publish autodiscover over HTTP too (overHttp in the deployment file, autodiscoverOverHttpFor of the SimpleUrlSet).',
    ],
  },
  'name-in-no-zone': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A name lies in no declared hosted zone.',
    source: ACM_DNS,
    message: ({ name, zones }: { readonly name: string; readonly zones: readonly string[] }) => [
      `${name} lies in none of the hosted zones declared here (${zones.length === 0 ? 'none' : listed(zones)}).`,
      'It would get neither a record nor a validated certificate.',
      'Add its zone to hostedZones, as managed elsewhere if its DNS is not in this account.',
    ],
  },
  'name-in-two-zones': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Two hosted zones of one name tie for a record.',
    source: ACM_DNS,
    message: (
      tied:
        | { readonly kind: 'declared twice'; readonly zone: string }
        | { readonly kind: 'public and private'; readonly zone: string; readonly id: string },
    ) =>
      tied.kind === 'declared twice'
        ? [
            `The zone ${tied.zone} is declared twice.`,
            'Which of the two takes the records cannot be told.',
            'Remove the one the Internet does not ask, or mark it as private or managed elsewhere.',
          ]
        : [
            `The hosted zone ${tied.id} (${tied.zone}) is declared both as a public and as a private one.`,
            'Every record would be created twice in it, and the deployment fails.',
            'Leave it in the list of what it is.',
          ],
  },
  'name-in-wrong-zone': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'A record or a validation is asked of a hosted zone that does not hold the name.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-shared.html',
    message: ({ of, zone, closer }: WrongZone) => [
      `${of.kind === 'record' ? `The ${of.type} record of ${of.name}` : `The validation of ${of.name}`} goes into the hosted zone ${zone}, ${closer === undefined ? 'which does not hold the name' : `and the zone ${closer} below it holds the name`}.`,
      closer === undefined ? 'Route 53 refuses it, and the deployment fails.' : 'Nobody is led to it there.',
      'Name the hosted zone with the longest matching suffix.',
    ],
  },
  'name-without-record': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A name of a rule has no record in the template.',
    source: DNS,
    message: ({ names }: { readonly names: readonly string[] }) => [
      `The template has no record for ${names.join(', ')}.`,
      'Clients find the load balancer only if somebody else creates the records.',
      'Create alias records in the hosted zone of each name, or say that they are managed elsewhere.',
    ],
  },
  'record-at-wrong-load-balancer': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A record leads to a load balancer that does not know the name.',
    source: DNS,
    message: ({
      record,
      reached,
      owners,
    }: {
      readonly record: NamedRecord;
      readonly reached: readonly string[];
      readonly owners: readonly string[];
    }) => [
      `${recordText(record)} leads to ${reached.join(' and ')}, and the rules for the name are at ${owners.join(' and ')}.`,
      'Clients get the default answer of the one and never come to the other.',
      `Make it an alias of ${owners.join(' and ')}.`,
    ],
  },
  'record-leads-elsewhere': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A record of a published name leads to no load balancer of the template.',
    source: DNS,
    message: ({ record, owners }: { readonly record: NamedRecord; readonly owners: readonly string[] }) => [
      `${recordText(record)} leads to no load balancer of the template, and ${owners.join(' and ')} ${owners.length === 1 ? 'has' : 'have'} rules for the name.`,
      'Clients never come to those rules, unless whatever the record leads to sends them on.',
      'Make it an alias of the load balancer.',
    ],
  },
  'record-made-twice': {
    severity: 'error',
    law: 'aws',
    foundIn: ['template'],
    says: 'Two proxies of one app, or a proxy and something beside it, make one record of a hosted zone.',
    source: 'https://docs.aws.amazon.com/Route53/latest/APIReference/API_ChangeResourceRecordSets.html',
    message: ({ name, zone, first, second }: RecordTwice) => {
      const isAcross = first.stack !== second.stack;
      const made =
        first.type === second.type
          ? `the ${second.type} record of ${name}, which ${makerOf(first, isAcross)} makes already`
          : `${withArticle(second.type)} record of ${name}, beside the ${first.type} record that ${makerOf(first, isAcross)} makes`;
      return [
        `${makerOf(second, isAcross)} makes ${made}, in the hosted zone ${zone}.`,
        'Route 53 has room for one of the two, and the deployment of the other fails.',
        remedyFor(first, second, isAcross),
        ...(isAcross
          ? [
              `If one of the stacks is never deployed beside the other, acknowledge ${ID_PREFIX}record-made-twice with where: ${second.logicalId}.`,
            ]
          : []),
      ];
    },
  },
  'record-without-rule': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['template'],
    says: 'A record leads to a load balancer of which no rule names the host.',
    source: DNS,
    message: ({ type, name, loadBalancer }: { readonly type: string; readonly name: string; readonly loadBalancer: string }) => [
      `The ${type} record of ${name} leads to ${loadBalancer}, of which no rule names the host.`,
      'Clients get the default answer.',
      'Publish the name, or remove the record.',
    ],
  },
} as const satisfies FindingFamily;
