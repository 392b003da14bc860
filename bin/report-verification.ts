/* eslint-disable @typescript-eslint/no-require-imports -- forms are loaded where they are wanted */
import { paintFor } from '../lib/reports/colour';
import { verificationText } from '../lib/reports/verification/verification-text';
import { hasFailed, type Verification } from '../lib/verification/verification';
import { FINE, SOMETHING_WRONG } from './exit-codes';
import { writeFiles, type OutputFile } from './write-files';

export interface ReportForms {
  readonly json?: boolean;
  /** Files to write to. */
  readonly html?: string;
  readonly junit?: string;
}

/**
 * Writes the report in the forms that are wanted. Returns the exit code. Throws an OutputError where a file cannot be
 * written, after printing: what took minutes to find out is not lost for that.
 */
export function reportVerification(verification: Verification, { json, html, junit }: ReportForms): number {
  if (json === true) {
    const { verificationJson } =
      require('../lib/reports/verification/verification-json') as typeof import('../lib/reports/verification/verification-json');
    process.stdout.write(`${JSON.stringify(verificationJson(verification), undefined, 2)}\n`);
  } else {
    process.stdout.write(verificationText(verification, paintFor(process.stdout, process.env)));
  }
  const files: OutputFile[] = [];
  if (html !== undefined) {
    const { verificationPage } =
      require('../lib/reports/verification/verification-html') as typeof import('../lib/reports/verification/verification-html');
    files.push({ path: html, text: verificationPage(verification), existing: 'replace', option: '--html', usualName: 'report.html' });
  }
  if (junit !== undefined) {
    const { verificationJunit } =
      require('../lib/reports/verification/verification-junit') as typeof import('../lib/reports/verification/verification-junit');
    files.push({ path: junit, text: verificationJunit(verification), existing: 'replace', option: '--junit', usualName: 'report.xml' });
  }
  writeFiles(...files);
  return hasFailed(verification) ? SOMETHING_WRONG : FINE;
}
