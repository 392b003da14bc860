/* eslint-disable @typescript-eslint/no-require-imports -- forms are loaded where they are wanted */
import { writeFileSync } from 'node:fs';
import { TemplateError } from '../../lib/routing/template/cloudformation-template';
import { paintFor } from '../colour';
import { exitCodeOf, type Verification } from './verification';
import { verificationText } from './verification-text';

export interface ReportForms {
  readonly json?: boolean;
  /** Files to write to. */
  readonly html?: string;
  readonly junit?: string;
}

/** Writes the report in the forms that are wanted. Returns the exit code. Throws a TemplateError where a file cannot be written. */
export function reportVerification(verification: Verification, { json, html, junit }: ReportForms): number {
  if (html !== undefined) {
    const { verificationPage } = require('./verification-html') as typeof import('./verification-html');
    write(html, verificationPage(verification));
  }
  if (junit !== undefined) {
    const { verificationJunit } = require('./verification-junit') as typeof import('./verification-junit');
    write(junit, verificationJunit(verification));
  }
  if (json === true) {
    const { verificationJson } = require('./verification-json') as typeof import('./verification-json');
    process.stdout.write(`${JSON.stringify(verificationJson(verification), undefined, 2)}\n`);
  } else {
    process.stdout.write(verificationText(verification, paintFor(process.stdout, process.env)));
  }
  return exitCodeOf(verification);
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new TemplateError(`${file} cannot be written (${code}). Name a file in a folder that is there and yours.`);
  }
}
