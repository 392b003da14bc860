import { findingText } from '../../findings/finding';
import { isQuiet } from '../../comparing/compare-stacks';
import type { Comparison, NameChange, ResourceChange } from '../../comparing/comparison';
import {
  addedOrRemoved,
  changedQuotas,
  certificateLines,
  causeText,
  clientAnswers,
  consequences,
  nameText,
  NO_DIFFERENCE,
  serverText,
  valueLines,
} from './compare-words';
import { printable, wrapped } from '../wrapped-text';

/** Of findings of one kind the others only repeat the first ones. */
const MOST_ALIKE = 5;

/** What an update would do, for people, at 80 columns. */
export function compareReport(comparison: Comparison): string {
  if (isQuiet(comparison)) return `${NO_DIFFERENCE}\n`;
  const { names, certificates, targetGroups, changed } = comparison;
  const sections = [
    section('Names that move', names.moved.flatMap(nameLines)),
    section('Names added', names.added.flatMap(nameLines)),
    section('Names removed', names.removed.flatMap(nameLines)),
    findingLines(comparison),
    section('Replaced', replacementLines(comparison)),
    section(
      'Servers that change',
      targetGroups.flatMap((change) => [...indented(change.key, '  ', '    '), ...indented(serverText(change), '    ', '      ')]),
    ),
    section(
      'Certificates',
      certificateLines(certificates).flatMap((line) => indented(line, '  ', '    ')),
    ),
    section(
      'Quotas that change',
      changedQuotas(comparison).flatMap(({ loadBalancer, text }) => indented(`${loadBalancer}: ${text}`, '  ', '    ')),
    ),
    section('Updated in place', changed.filter(({ change }) => change === 'updated in place').flatMap(changeLines)),
    section(
      'Changed, in place or by replacement: this tool does not know the type',
      changed.filter(({ change }) => change === 'changed').flatMap(changeLines),
    ),
    section(
      'Resources added and removed',
      addedOrRemoved(comparison).flatMap((line) => indented(line, '  ', '    ')),
    ),
  ];
  return `${sections.filter((text) => text !== '').join('\n\n')}\n`;
}

/** Of what comes out of a template nothing may be a command to the terminal. */
function indented(text: string, first: string, others = first): readonly string[] {
  return wrapped(printable(text), first, others);
}

function section(title: string, lines: readonly string[]): string {
  return lines.length === 0 ? '' : [title, ...lines].join('\n');
}

function nameLines(change: NameChange): readonly string[] {
  return [...indented(nameText(change), '  ', '    '), ...clientAnswers(change).flatMap(answerLines)];
}

function changeLines(change: ResourceChange): readonly string[] {
  const { logicalId, type } = change;
  const title = change.change === 'changed' ? `${logicalId} (${type})` : logicalId;
  return [...indented(title, '  ', '    '), ...valueLines(change).flatMap((line) => indented(line, '    ', '      '))];
}

function answerLines({ what, from, to }: { readonly what: string; readonly from: string; readonly to: string }): readonly string[] {
  const together = `    ${what}: ${from} -> ${to}`;
  if (together.length <= 80) return [printable(together)];
  return [...indented(`${what}: ${from}`, '    ', '        '), ...indented(`-> ${to}`, '      ', '         ')];
}

function findingLines({ findings }: Comparison): string {
  const ids = [...new Set(findings.map(({ id }) => id))];
  const blocks = ids.flatMap((id) => {
    const alike = findings.filter((finding) => finding.id === id);
    const shown = alike.slice(0, MOST_ALIKE).map((finding) =>
      [
        ...findingText(finding)
          .split('\n')
          .flatMap((line, index) => (index === 0 ? indented(line, '', '  ') : indented(line.trim(), '  ', '  '))),
        ...(finding.acknowledged === undefined ? [] : indented(`Acknowledged: ${finding.acknowledged}`, '  ')),
      ].join('\n'),
    );
    const rest = alike.length - shown.length;
    return rest > 0 ? [...shown, `${id}:\n  ${rest} more, all of them in --json`] : shown;
  });
  return blocks.join('\n\n');
}

/** What clients notice stands in the finding where there is one. */
function replacementLines(comparison: Comparison): readonly string[] {
  const told = (key: string) => comparison.findings.some(({ id, where }) => id.endsWith(':replacement-interrupts') && where === key);
  return consequences(comparison).flatMap(({ replacement, cascade }) => {
    const { key, type, clients } = replacement;
    return [
      ...indented(`${key} (${type.split('::').at(-1) ?? ''}), ${causeText(replacement)}`, '  ', '    '),
      ...(told(key) ? [] : indented(clients, '    ')),
      ...(cascade.length === 0 ? [] : indented(`and with it ${cascade.join(', ')}`, '    ', '      ')),
    ];
  });
}
