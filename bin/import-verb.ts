import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { exampleIdsIn } from '../lib/declaring/example-ids';
import { openBlanks } from '../lib/declaring/deployment-file/open-blanks';
import { decodeText } from '../lib/documents/decode-text';
import { DocumentError } from '../lib/documents/document-error';
import type { DocumentLimits } from '../lib/documents/document-limits';
import { documentText } from '../lib/documents/document-text';
import { readBytes } from '../lib/documents/read-bytes';
import type { ImportedDeployment } from '../lib/import/deployment-draft';
import type { ImportedProxy } from '../lib/import/reverse-proxy/imported-proxy';
import { mergeDraft } from '../lib/import/merge/merge-draft';
import { writeDraft } from '../lib/import/write-draft';
import { userMistake } from './user-mistake';
import { printable } from '../lib/reports/wrapped-text';
import { FINE, SOMETHING_WRONG, WRONG_USAGE } from './exit-codes';
import { DEPLOYMENT, isUntouchedExample } from './init-example';
import { OutputError, writeFiles } from './write-files';
import { importDocuments } from './import-documents';
import { limitsOf, usageProblem, type ImportOptions } from './import-options';
import { importJson, importReport, type ImportResult } from '../lib/reports/import/import-report';

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
    return print(result, options, limits);
  } catch (error) {
    const message = mistake(error);
    if (message === undefined) throw error;
    process.stderr.write(`${message.split('\n').map(printable).join('\n')}\n`);
    return SOMETHING_WRONG;
  }
}

/** Into the example that `init` wrote nothing is merged: nothing in it is worth keeping. */
function resultOf(imported: ImportedDeployment | ImportedProxy, options: ImportOptions, limits: DocumentLimits): ImportResult {
  const { draft, findings } = imported;
  const reverseProxy = 'report' in imported ? imported.report : undefined;
  const { merge } = options;
  const own = merge === undefined ? undefined : documentText(readBytes(merge, limits), merge);
  if (merge === undefined || own === undefined || isUntouchedExample(own)) {
    const offered = 'furtherServices' in imported ? imported.furtherServices : [];
    const text = writeDraft(draft, headingFor(options), offered);
    return { text, findings, blanks: openBlanks(text), changes: undefined, replacesExample: merge !== undefined, reverseProxy };
  }
  const { text, changes } = mergeDraft(own, draft, merge);
  return { text, findings, blanks: openBlanks(text), changes, replacesExample: false, reverseProxy };
}

function headingFor({ topology = [], simpleUrls = [], arr, webConfig = [], tmg, servers }: ImportOptions): readonly string[] {
  const others = [arr, ...webConfig, tmg, servers].filter((file) => file !== undefined);
  const sources = [...topology, ...simpleUrls, ...others].map((file) => basename(file));
  return [
    `Imported from ${sources.join(', ')}.`,
    'What stands in <fill in: …> the documents do not say; the comment beside it tells where to find it.',
  ];
}

function print(result: ImportResult, options: ImportOptions, limits: DocumentLimits): number {
  const { json, output, merge } = options;
  const file = output ?? merge;
  const told = file === undefined ? result : written(file, result, options, limits);
  if (json === true) process.stdout.write(`${JSON.stringify(importJson(told, file), undefined, 2)}\n`);
  else if (file !== undefined) process.stdout.write(importReport(told, file));
  else {
    process.stdout.write(told.text);
    if (told.findings.length > 0 || told.reverseProxy !== undefined) process.stderr.write(importReport(told, undefined));
  }
  return FINE;
}

/**
 * An existing file is overwritten only by itself with what was merged, or where it is the example that `init` wrote; one that
 * would stay the same is left alone. Throws an OutputError.
 */
function written(file: string, result: ImportResult, { output, merge }: ImportOptions, limits: DocumentLimits): ImportResult {
  const isInPlace = merge !== undefined && (output === undefined || output === merge);
  if (isInPlace) {
    if (result.changes?.some(({ kind }) => kind === 'added' || kind === 'filled') === false) return result;
    writeFiles({ path: file, text: result.text, existing: 'replace', option: '--merge', usualName: DEPLOYMENT });
    return result;
  }
  const before = contentsOf(file, limits);
  const replacesExample = before !== undefined && isUntouchedExample(before);
  if (before !== undefined && !replacesExample) throw new OutputError(file, 'EEXIST', existsText(file, before));
  const existing = replacesExample ? 'replace' : 'refuse';
  writeFiles({ path: file, text: result.text, existing, option: '--output', usualName: DEPLOYMENT });
  return { ...result, replacesExample };
}

/** undefined where there is no file, or what is there is for writing it to tell. */
function contentsOf(file: string, limits: DocumentLimits): string | undefined {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true ? (decodeText(readBytes(file, limits)) ?? '') : undefined;
}

function existsText(file: string, text: string): string {
  const remedy =
    exampleIdsIn(text).length === 0
      ? `Bring it up to date with --merge ${file}, or name another file.`
      : `It still holds ids of an example, so that --merge ${file} would keep what is the example's beside what is yours. Remove it first, or name another file.`;
  return `${file} exists already, and nothing was written. ${remedy}`;
}

/** The text of an error that is the input's fault; undefined for one that is ours. */
function mistake(error: unknown): string | undefined {
  if (error instanceof DocumentError) return error.message;
  const isTooDeep = error instanceof RangeError && error.message.includes('call stack');
  return isTooDeep ? 'A document is nested too deeply. Choose a lower limit: --max-depth 200.' : userMistake(error);
}
