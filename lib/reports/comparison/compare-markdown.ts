import { isQuiet } from '../../comparing/compare-stacks';
import type { Comparison, NameChange } from '../../comparing/comparison';
import {
  addedOrRemoved,
  causeText,
  certificateLines,
  changedQuotas,
  clientAnswers,
  consequences,
  nameText,
  NO_DIFFERENCE,
  serverText,
  valueLines,
} from './compare-words';

/** Longer tables and lists are folded. */
const MOST_ROWS = 15;

/** What an update would do, for the comment of a pull request. */
export function compareMarkdown(comparison: Comparison): string {
  const { names, findings, certificates, targetGroups, changed } = comparison;
  const parts = [
    '## What this update does',
    ...(isQuiet(comparison) ? [NO_DIFFERENCE] : []),
    ...table(
      'Findings',
      ['severity', 'where', 'finding'],
      findings.map(({ id, severity, where = '', message, acknowledged }) => [
        acknowledged === undefined ? severity : `${severity}, acknowledged`,
        code(where),
        [escaped(message), code(id), ...(acknowledged === undefined ? [] : [`Acknowledged: ${escaped(acknowledged)}`])].join('<br>'),
      ]),
    ),
    ...table('Names that move', NAME_COLUMNS, names.moved.flatMap(nameRows)),
    ...table('Names added', NAME_COLUMNS, names.added.flatMap(nameRows)),
    ...table('Names removed', NAME_COLUMNS, names.removed.flatMap(nameRows)),
    ...table(
      'Replaced',
      ['resource', 'because', 'what clients notice', 'and with it'],
      consequences(comparison).map(({ replacement, cascade }) => [
        `[${code(replacement.key)}](${replacement.documentation})`,
        escaped(causeText(replacement)),
        escaped(replacement.clients),
        cascade.map(code).join('<br>'),
      ]),
    ),
    ...table(
      'Servers that change',
      ['target group', 'servers'],
      targetGroups.map((change) => [code(change.key), escaped(serverText(change))]),
    ),
    ...bullets('Certificates', certificateLines(certificates)),
    ...table(
      'Quotas that change',
      ['load balancer', 'use'],
      changedQuotas(comparison).map(({ loadBalancer, text }) => [code(loadBalancer), escaped(text)]),
    ),
    ...table(
      'Changed',
      ['resource', 'type', 'how', 'from -> to'],
      changed
        .filter(({ properties }) => properties.length > 0)
        .map((each) => [
          code(each.logicalId),
          code(each.type),
          each.change === 'changed' ? 'in place or by replacement' : each.change,
          valueLines(each).map(code).join('<br>'),
        ]),
    ),
    ...bullets('Resources added and removed', addedOrRemoved(comparison)),
  ];
  return `${parts.join('\n\n')}\n`;
}

const NAME_COLUMNS = ['name', 'what', 'before', 'after'];

function nameRows(change: NameChange): readonly (readonly string[])[] {
  return clientAnswers(change).map(({ what, from, to }) => [
    change.name === '*' ? escaped(nameText(change)) : code(change.name),
    escaped(what),
    escaped(from),
    escaped(to),
  ]);
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  if (rows.length === 0) return [];
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const text = [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n');
  return [`### ${title}`, folded(text, rows.length)];
}

function bullets(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`### ${title}`, folded(lines.map((line) => `- ${escaped(line)}`).join('\n'), lines.length)];
}

/** The empty lines are what makes Markdown inside of HTML. */
function folded(text: string, rows: number): string {
  return rows <= MOST_ROWS ? text : `<details><summary>${rows} rows</summary>\n\n${text}\n\n</details>`;
}

/** Nothing in a template may become markup, a mention or the end of a cell. */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+!~|>@-]/g, (char) => (char === '-' || char === '(' || char === ')' ? char : `\\${char}`))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('\\@', '@\u200B')
    .replace(/\s+/g, ' ');
}

function code(text: string): string {
  const plain = text.replace(/\s+/g, ' ').replaceAll('`', "'").replaceAll('|', '\\|');
  return plain === '' ? '' : `\`${plain}\``;
}
