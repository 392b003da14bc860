import type { CheckResult, CheckState } from '../../verification/check';
import {
  groupedDifferences,
  migrationLine,
  type DifferenceGroup,
  type DifferenceKind,
  type ResultDifference,
} from '../../verification/compare-results';
import { plain, type Paint, type Style } from '../colour';
import { printable, wrapped } from '../wrapped-text';
import { byName, summaryOf, type Verification } from '../../verification/verification';

const STYLES: Readonly<Record<CheckState, Style>> = { ok: 'green', failed: 'red', warning: 'yellow', skipped: 'dim' };

/** The report at 80 columns: what is well in few words, what is not with its cause. Servers' words come out printable. */
export function verificationText({ title, remarks, results, differences }: Verification, paint: Paint = plain): string {
  const heading = wrapped(printable(title)).map((line) => paint(['bold', 'underline'], line));
  const body =
    differences === undefined
      ? byName(results).flatMap(([name, ofName]) => [...nameLines(name, ofName, paint), ''])
      : [...differenceLines(differences, paint), ''];
  const lines = [...heading, '', ...body, ...wrapped(summaryOf(results)), ...remarks.flatMap((remark) => wrapped(printable(remark)))];
  return `${lines.join('\n')}\n`;
}

function nameLines(name: string, results: readonly CheckResult[], paint: Paint): readonly string[] {
  const well = results.filter(({ state }) => state === 'ok').map(({ id }) => id);
  const others = results.filter(({ state }) => state !== 'ok');
  return [
    ...wrapped(printable(name)).map((line) => paint('bold', line)),
    ...(well.length === 0
      ? []
      : wrapped(`${'ok'.padEnd(8)}${printable(well.join(', '))}`, '  ', '          ').map((line) => coloured(line, 'ok', paint))),
    ...others.flatMap((result) => resultLines(result, paint)),
  ];
}

function resultLines({ id, state, expected, got, usually, change }: CheckResult, paint: Paint): readonly string[] {
  const head = `${state.padEnd(8)}${printable(id)}`;
  const details =
    state === 'skipped'
      ? [['', got]]
      : [
          ['expected', expected],
          ['got', got],
          ...(usually === undefined ? [] : [['usually', usually]]),
          ...(change === undefined ? [] : [['change', change]]),
        ];
  const lines = details.flatMap(([label = '', text = '']) =>
    wrapped(`${label.padEnd(9)}${printable(text)}`.trimStart(), INDENT, INDENT + ' '.repeat(9)),
  );
  return [...wrapped(head, '  ').map((line) => coloured(line, state, paint)), ...lines];
}

const INDENT = ' '.repeat(10);

function coloured(line: string, state: CheckState, paint: Paint): string {
  return line.replace(/^ {2}(?:ok|failed|warning|skipped)(?= )/, (word) => paint(STYLES[state], word));
}

function differenceLines(differences: readonly ResultDifference[], paint: Paint): readonly string[] {
  if (differences.length === 0) return ['Both proxies answer alike.'];
  const groups = groupedDifferences(differences);
  const part = (kind: DifferenceKind, heading: string) => {
    const ofKind = groups.filter((group) => group.kind === kind);
    return ofKind.length === 0 ? [] : [...wrapped(heading), '', ...ofKind.flatMap((group) => groupLines(group, paint)), ''];
  };
  const migration = migrationLine(differences);
  const lines = [
    ...part('verdict', 'Verdicts that change:'),
    ...part('answer', 'Other answers, with the same verdict:'),
    ...(migration === undefined ? [] : [...wrapped(printable(migration)), '']),
  ];
  return lines.slice(0, -1);
}

const MOST_NAMES = 6;

function groupLines({ names, id, before, now }: DifferenceGroup, paint: Paint): readonly string[] {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  return [
    ...wrapped(printable(`${shown}${more}: ${id}`)).map((line) => paint('bold', line)),
    ...wrapped(`before  ${printable(`${before.state}, ${before.got}`)}`, '  ', INDENT),
    ...wrapped(`now     ${printable(`${now.state}, ${now.got}`)}`, '  ', INDENT),
  ];
}
