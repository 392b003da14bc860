import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { DeploymentFileError } from '../../lib/deployment-file/deployment-file-error';
import { openBlanks } from '../../lib/deployment-file/open-blanks';
import { DocumentError } from '../../lib/documents/document-error';
import type { DocumentLimits } from '../../lib/documents/document-limits';
import { documentText } from '../../lib/documents/document-text';
import { readBytes } from '../../lib/documents/read-bytes';
import type { ImportedDeployment } from '../../lib/import/deployment-draft';
import type { ImportedProxy } from '../../lib/import/reverse-proxy/imported-proxy';
import { mergeDraft } from '../../lib/import/merge/merge-draft';
import { writeDraft } from '../../lib/import/write-draft';
import { printable } from '../wrapped-text';
import { FINE, SOMETHING_WRONG, WRONG_USAGE } from '../exit-codes';
import { importDocuments } from './import-documents';
import { limitsOf, usageProblem, type ImportOptions } from './import-options';
import { importJson, importReport, type ImportResult } from './import-report';

/** Makes a deployment file, or brings one up to date. Returns the exit code; where that is not 0, nothing was written. */
export async function importVerb(options: ImportOptions): Promise<number> {
  const problem = usageProblem(options);
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    return WRONG_USAGE;
  }
  try {
    const limits = limitsOf(options);
    const imported = await importDocuments(options, limits);
    const result = resultOf(imported, options, limits);
    if (imported.findings.some(({ severity }) => severity === 'error')) {
      process.stderr.write(importReport(result, undefined));
      return SOMETHING_WRONG;
    }
    return print(result, options);
  } catch (error) {
    const message = mistake(error);
    if (message === undefined) throw error;
    process.stderr.write(`${message.split('\n').map(printable).join('\n')}\n`);
    return SOMETHING_WRONG;
  }
}

function resultOf(imported: ImportedDeployment | ImportedProxy, options: ImportOptions, limits: DocumentLimits): ImportResult {
  const { draft, findings } = imported;
  const reverseProxy = 'report' in imported ? imported.report : undefined;
  const { merge } = options;
  if (merge === undefined) {
    const text = writeDraft(draft, headingFor(options));
    return { text, findings, blanks: openBlanks(text), changes: undefined, reverseProxy };
  }
  const { text, changes } = mergeDraft(documentText(readBytes(merge, limits), merge), draft, merge);
  return { text, findings, blanks: openBlanks(text), changes, reverseProxy };
}

function headingFor({ topology = [], simpleUrls = [], arr, tmg, servers }: ImportOptions): readonly string[] {
  const others = [arr, tmg, servers].filter((file) => file !== undefined);
  const sources = [...topology, ...simpleUrls, ...others].map((file) => basename(file));
  return [
    `Imported from ${sources.join(', ')}.`,
    'What stands in <fill in: …> the documents do not say; the comment beside it tells where to find it.',
  ];
}

function print(result: ImportResult, options: ImportOptions): number {
  const { json, output, merge } = options;
  const file = output ?? merge;
  if (file !== undefined && !isWritten(file, result, options)) return SOMETHING_WRONG;
  if (json === true) process.stdout.write(`${JSON.stringify(importJson(result, file), undefined, 2)}\n`);
  else if (file !== undefined) process.stdout.write(importReport(result, file));
  else {
    process.stdout.write(result.text);
    if (result.findings.length > 0 || result.reverseProxy !== undefined) process.stderr.write(importReport(result, undefined));
  }
  return FINE;
}

/** An existing file is overwritten only by itself with what was merged; one that would stay the same is left alone. */
function isWritten(file: string, { text, changes }: ImportResult, { output, merge }: ImportOptions): boolean {
  const isInPlace = merge !== undefined && (output === undefined || output === merge);
  if (isInPlace && changes?.some(({ kind }) => kind === 'added' || kind === 'filled') === false) return true;
  try {
    writeFileSync(file, text, { flag: isInPlace ? 'w' : 'wx' });
    return true;
  } catch (error) {
    process.stderr.write(`${file} ${writeProblem(error as NodeJS.ErrnoException, file)}\n`);
    return false;
  }
}

function writeProblem({ code = '', message }: NodeJS.ErrnoException, file: string): string {
  switch (code) {
    case 'EEXIST':
      return `exists already, and nothing was written. Bring it up to date with --merge ${file}, or name another file.`;
    case 'EISDIR':
      return 'is a folder, and nothing was written. Name a file in it.';
    case 'ENOENT':
    case 'ENOTDIR':
      return 'cannot be written, for its folder is not there. Make the folder first.';
    default:
      return `cannot be written (${code === '' ? message : code}). Name a file in a folder of yours.`;
  }
}

/** The text of an error that is the input's fault; undefined for one that is ours. */
function mistake(error: unknown): string | undefined {
  if (error instanceof DocumentError || error instanceof DeploymentFileError) return error.message;
  const isTooDeep = error instanceof RangeError && error.message.includes('call stack');
  return isTooDeep ? 'A document is nested too deeply. Choose a lower limit: --max-depth 200.' : undefined;
}
