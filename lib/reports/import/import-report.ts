import type { OpenBlank } from '../../declaring/deployment-file/open-blanks';
import { type Finding, findingText, inOrder } from '../../findings/finding';
import type { MergeChange } from '../../import/merge/merge-change';
import type { ProxyReport } from '../../import/reverse-proxy/proxy-report';
import { printable } from '../wrapped-text';
import { proxyReportJson, proxyReportText } from './proxy-report-text';

/** What an import gave, besides the deployment file itself. */
export interface ImportResult {
  /** The text of the deployment file. */
  readonly text: string;
  readonly findings: readonly Finding[];
  readonly blanks: readonly OpenBlank[];
  /** undefined where nothing was merged. */
  readonly changes: readonly MergeChange[] | undefined;
  /** Whether the file that it goes to was the example that `init` wrote. */
  readonly replacesExample: boolean;
  /** undefined where no reverse proxy was imported. */
  readonly reverseProxy: ProxyReport | undefined;
}

/** The result as people read it; `file` is where the deployment file went. */
export function importReport({ findings, blanks, changes, replacesExample, reverseProxy }: ImportResult, file: string | undefined): string {
  const parts = [
    ...(reverseProxy === undefined ? [] : [proxyReportText(reverseProxy)]),
    ...(file !== undefined && replacesExample ? [`${file} was the example that init wrote, and is replaced.`] : []),
    ...(changes === undefined ? [] : [changesText(changes)]),
    ...inOrder(findings).map(findingText),
    ...(file === undefined ? [] : [nextSteps(blanks, file)]),
  ];
  return `${parts.map((part) => part.split('\n').map(printable).join('\n')).join('\n\n')}\n`;
}

const WORDS: Readonly<Record<MergeChange['kind'], string>> = {
  added: 'added',
  filled: 'filled in',
  kept: 'differs, kept',
  left: 'not added',
  unknown: 'kept',
};

function changesText(changes: readonly MergeChange[]): string {
  if (changes.length === 0) return 'The file says all that the documents say.';
  // What was done stands before what was left, each in the order of the file.
  const kinds = Object.keys(WORDS);
  const sorted = [...changes].sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind));
  return sorted.map(({ kind, path, message }) => `${WORDS[kind].padEnd(14)}${path}: ${message}`).join('\n');
}

function nextSteps(blanks: readonly OpenBlank[], file: string): string {
  if (blanks.length === 0) return `${file} has no blanks. Next: npx cdk synth -c deployment=${file}`;
  const lines = blanks.map(({ line, path, text }) => `  ${file}:${line}  ${path}  ${text}`);
  const count = blanks.length === 1 ? 'one value' : `${blanks.length} values`;
  return [
    `${file} lacks ${count}; the comment beside each tells where to find it:`,
    ...lines,
    `Then: npx cdk synth -c deployment=${file}`,
  ].join('\n');
}

/** The result for programs. */
export function importJson({ text, findings, blanks, changes, reverseProxy }: ImportResult, file: string | undefined): object {
  return {
    file: file ?? null,
    deployment: text,
    findings: inOrder(findings).map(({ id, severity, message, where = null }) => ({ id, severity, message, where })),
    blanks,
    changes: changes ?? null,
    ...(reverseProxy === undefined ? {} : { reverseProxy: proxyReportJson(reverseProxy) }),
  };
}
