import { statSync } from 'node:fs';
import { RoutingTable } from '../lib/constructs/routing-table';
import { stacksOf, templateAt, type TemplateSource } from './template-source';

/** The table of the stacks a verb is about. Throws a TemplateError. */
export function tableOf(source: TemplateSource): RoutingTable {
  // The names of template files say nothing about the names of stacks.
  return RoutingTable._ofStacks(stacksOf(source), source.template === undefined);
}

/** The table of a cloud assembly, that is of a folder, or of a template file. Throws a TemplateError. */
export function tableAt(path: string): RoutingTable {
  return isFolder(path) ? RoutingTable.fromAssembly(path) : RoutingTable._ofStacks([templateAt(path)], false);
}

/** Whether a path is that of a cloud assembly, if it is anything: template files are no folders. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    // Reading it tells why.
    return false;
  }
}
