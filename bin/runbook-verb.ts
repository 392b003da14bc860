import { existsSync } from 'node:fs';
import { LyncRunbook } from '../lib/constructs/lync-runbook';
import type { RoutingTable } from '../lib/constructs/routing-table';
import { DeploymentFile } from '../lib/declaring/deployment-file/deployment-file';
import { DeploymentFileError } from '../lib/declaring/deployment-file/deployment-file-error';
import { FINE, SOMETHING_WRONG } from './exit-codes';
import { haproxyFileOf, type EngineChoice } from './haproxy-engine';
import { DEFAULT_APP } from './default-places';
import { tableOf } from './table-source';
import { deploymentHere, nothingHere, type TemplateSource } from './template-source';

export interface RunbookOptions extends TemplateSource, EngineChoice {
  readonly json?: boolean;
}

/** Prints what is still to be done around the proxy. Returns the exit code. Throws a TemplateError. */
export function runbookVerb(options: RunbookOptions): number {
  try {
    process.stdout.write(textOf(options));
    return FINE;
  } catch (error) {
    if (!(error instanceof DeploymentFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return SOMETHING_WRONG;
  }
}

function textOf(options: RunbookOptions): string {
  const book = options.engine === undefined ? runbookOf(options) : LyncRunbook.forHaproxy(haproxyFileOf(options).file);
  return options.json === true ? book.toJson() : book.toMarkdown();
}

function runbookOf(options: RunbookOptions): LyncRunbook {
  const path = options.deployment ?? deploymentHere();
  const file = path === undefined ? undefined : DeploymentFile.read(path);
  const table = tableFor(options);
  if (file !== undefined) return LyncRunbook.fromDeploymentFile(file, table);
  if (table !== undefined) return LyncRunbook.fromTable(table);
  throw nothingHere();
}

/** undefined where nobody named a template and none lies here. */
function tableFor(options: RunbookOptions): RoutingTable | undefined {
  return options.template === undefined && options.app === DEFAULT_APP && !existsSync(DEFAULT_APP) ? undefined : tableOf(options);
}
