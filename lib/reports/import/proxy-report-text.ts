import { capitalized } from '../../findings/wording';
import type { FarmReport, ProxyReport, RuleOutcome, RuleReport, StayingHost } from '../../import/reverse-proxy/proxy-report';
import { wrapped } from '../wrapped-text';

const WORDS: Readonly<Record<RuleOutcome, string>> = {
  translated: 'translated',
  staysBehind: 'stays behind',
  notTranslatable: 'not translatable',
  withoutEffect: 'without effect',
};

/** As wide as the longest word, and two more. */
const INDENT = 18;

/** What became of a reverse proxy, at 80 columns. */
export function proxyReportText({ product, fileName, rules, farms, staysBehind }: ProxyReport): string {
  return [
    `${product}, ${fileName}: ${rules.length === 1 ? 'one rule' : `${rules.length} rules`}`,
    ...rules.flatMap(ruleLines),
    ...section('Farms', farms.flatMap(farmLines)),
    ...section('Stays behind; needs another address, or an entry of furtherServices', staysBehind.flatMap(stayingLines)),
  ].join('\n');
}

function section(heading: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', heading, ...lines];
}

function ruleLines({ name, fileName, line, outcome, hosts, farm, reason, remarks }: RuleReport): readonly string[] {
  const published = hosts.map((host) => (host === '*' ? 'every other host' : host)).join(', ');
  const about = `${published}${farm === undefined ? '' : ` → ${farm}`}`.trim();
  return [
    ...wrapped(
      `${name}, ${fileName === undefined ? '' : `${fileName.replace(/^.*[/\\]/, '')} `}line ${line}`,
      `  ${WORDS[outcome]}`.padEnd(INDENT + 2),
      ' '.repeat(INDENT + 2),
    ),
    ...[about, sentence(reason), ...remarks].filter((text) => text !== '').flatMap((text) => wrapped(text, ' '.repeat(INDENT + 2))),
  ];
}

function sentence(reason: string | undefined): string {
  return reason === undefined ? '' : `${capitalized(reason)}.`;
}

function farmLines({ name, becomes, servers, disabledServers, remarks }: FarmReport): readonly string[] {
  const left = disabledServers.length === 0 ? [] : [`Disabled and left out: ${disabledServers.join(', ')}.`];
  const what = `${name} → ${becomes ?? 'not in the deployment'}`;
  return [...wrapped(`${what} (${servers.join(', ')})`, '  ', '    '), ...[...left, ...remarks].flatMap((text) => wrapped(text, '    '))];
}

function stayingLines({ host, belongsTo, farms }: StayingHost): readonly string[] {
  return wrapped(`${host}: ${belongsTo ?? 'nothing tells whose it is'} (${farms.join(', ')})`, '  ', '    ');
}

/** What became of a reverse proxy, for programs: absent parts are null. */
export function proxyReportJson(report: ProxyReport): object {
  return {
    ...report,
    rules: report.rules.map((rule) => ({ ...rule, fileName: rule.fileName ?? null, farm: rule.farm ?? null, reason: rule.reason ?? null })),
    farms: report.farms.map((farm) => ({ ...farm, becomes: farm.becomes ?? null })),
    staysBehind: report.staysBehind.map((host) => ({ ...host, belongsTo: host.belongsTo ?? null })),
  };
}
