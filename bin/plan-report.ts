import Table from 'cli-table3';
import { PLACEHOLDERS, changeBatches } from '../lib/planning/change-batch';
import { findingText } from '../lib/planning/findings/finding';
import type { CertificatePlan, PublicNamePlan, PublishingPlan } from '../lib/planning/publishing-plan';
import type { SavedPlan } from './saved-plan';

/** Everything a person wants to know of a plan, at 80 columns. */
export function planReport({ stackName, templateFile, plan }: SavedPlan): string {
  const sections = [
    `${stackName}: what answers each public name (${templateFile})`,
    nameTable(plan),
    certificateList(plan),
    quotaLine(plan),
    ...plan.findings.map(findingText),
    recordsElsewhere(plan),
    changeBatchText(plan),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** 80 characters together, the blanks between them included. */
const COLUMNS = [
  { title: 'public name', width: 28 },
  { title: 'goes to', width: 28 },
  { title: 'ports', width: 9 },
  { title: 'cert', width: 5 },
  { title: 'record', width: 10 },
];

function nameTable(plan: PublishingPlan): string {
  const table = new Table({
    head: COLUMNS.map(({ title }) => title),
    colWidths: COLUMNS.map(({ width }) => width),
    wordWrap: true,
    wrapOnWordBoundary: false,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    chars: {
      ...Object.fromEntries(
        ['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left', 'bottom-right'].map((part) => [part, '']),
      ),
      ...Object.fromEntries(['left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid', 'middle'].map((part) => [part, ''])),
    },
  });
  const certificates = requestedFirst(plan).map(({ key }) => key);
  for (const zone of zonesOf(plan)) {
    table.push([{ colSpan: COLUMNS.length, content: `\nzone ${zone ?? 'private only'}` }]);
    for (const name of plan.publicNames.filter((each) => each.zone === zone)) {
      table.push([name.name, name.pools.join('\n'), ports(name, plan), certificateMark(name, certificates), recordCell(name, plan)]);
    }
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

function zonesOf({ publicNames }: PublishingPlan): readonly (string | undefined)[] {
  return [...new Set(publicNames.map(({ zone }) => zone))].sort();
}

function ports({ httpsPort, httpPort, httpsTargetGroup, httpTargetGroup }: PublicNamePlan, { targetGroups }: PublishingPlan): string {
  const target = (key: string | undefined) => targetGroups.find((group) => group.key === key)?.port ?? '?';
  return [
    ...(httpsPort === undefined ? [] : [`${httpsPort}>${target(httpsTargetGroup)}`]),
    ...(httpPort === undefined ? [] : [`${httpPort}>${target(httpTargetGroup)}`]),
  ].join('\n');
}

function certificateMark({ certificate }: PublicNamePlan, keys: readonly string[]): string {
  return certificate === undefined ? '-' : String(keys.indexOf(certificate) + 1);
}

function recordCell({ name, record }: PublicNamePlan, { records }: PublishingPlan): string {
  const types = [...new Set(records.filter((each) => each.name === name).map(({ type }) => type))].join('+');
  switch (record) {
    case 'created':
      return types;
    case 'change batch':
      return 'by hand';
    case 'elsewhere':
      return 'elsewhere';
    case 'none':
      return '-';
  }
}

function certificateList(plan: PublishingPlan): string {
  const defaults = new Set(plan.listeners.map(({ defaultCertificate }) => defaultCertificate));
  const lines = requestedFirst(plan).map((certificate, index) => {
    const marks = [
      certificate.kind === 'imported' ? 'imported' : 'from ACM',
      ...(defaults.has(certificate.key) ? ['for clients without SNI'] : []),
    ];
    const [name = ''] = certificate.names;
    return `${String(index + 1).padStart(4)}  ${onLines(name, `${moreNames(certificate)}${marks.join(', ')}`)}`;
  });
  return `Certificates\n${lines.join('\n')}`;
}

const WIDTH = 80;
const INDENT = '      ';

/** Two parts of a line, on two lines where they do not fit on one. */
function onLines(first: string, second: string): string {
  const together = `${first} ${second}`;
  return together.length <= WIDTH - INDENT.length ? together : `${first}\n${INDENT}${second}`;
}

function moreNames({ names }: CertificatePlan): string {
  if (names.length < 2) return '';
  return names.length === 2 ? 'and one more name, ' : `and ${names.length - 1} more names, `;
}

function requestedFirst({ certificates }: PublishingPlan): readonly CertificatePlan[] {
  return [...certificates].sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'acm' ? -1 : 1));
}

function quotaLine({ quotas }: PublishingPlan): string {
  return `Quotas\n${quotas.map(({ name, used, limit }) => `  ${name} ${used} of ${limit}`).join('\n')}`;
}

function recordsElsewhere({ publicNames }: PublishingPlan): string {
  const names = publicNames
    .filter(({ record }) => record === 'elsewhere')
    .map(({ name }) => onLines(`  ${name}`, `to ${PLACEHOLDERS.dnsName}`));
  if (names.length === 0) return '';
  return [
    'Records to create where these zones are managed, as ALIAS or ANAME if they can',
    'be had, else as CNAME. Over HTTPS Lync does not follow a CNAME of lyncdiscover',
    `into another domain. ${PLACEHOLDERS.dnsName} is an output of the stack.`,
    ...names,
  ].join('\n');
}

function changeBatchText(plan: PublishingPlan): string {
  if (!plan.publicNames.some(({ record }) => record === 'change batch')) return '';
  const batches = changeBatches(plan).flatMap(({ zoneName, hostedZoneId, cutOver, rollBack }) => [
    `Zone ${zoneName} (${hostedZoneId ?? 'id known after deployment'}): save as cut-over.json`,
    JSON.stringify(cutOver, undefined, 2),
    `Zone ${zoneName}: save as roll-back.json, with what the records say today`,
    JSON.stringify(rollBack, undefined, 2),
  ]);
  return [
    'Cut-over: the stack creates no records. When it is deployed, put its outputs in',
    'place of <...> below and run for each zone, with its id for ID:',
    '  aws route53 list-resource-record-sets --hosted-zone-id ID',
    '  aws route53 change-resource-record-sets --hosted-zone-id ID',
    '    --change-batch file://cut-over.json        (one line with the one above)',
    'The first shows what the roll-back has to restore.',
    ...batches,
  ].join('\n');
}
