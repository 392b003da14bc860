import { isScalar } from 'yaml';
import { isBlankText } from '../../declaring/deployment-file/blank-text';
import { Blank, Remarked } from '../deployment-draft';

/** A server of a draft. */
export interface DraftedMachine {
  readonly entry: unknown;
  readonly fqdn: string;
  readonly address: string | undefined;
}

/** The server an entry of a draft is about: its name stands in the blank, or beside the address. */
export function machineOf(entry: unknown): readonly DraftedMachine[] {
  if (entry instanceof Blank) return [{ entry, fqdn: entry.what.replace(/^address of /, '').toLowerCase(), address: undefined }];
  if (entry instanceof Remarked) return [{ entry, fqdn: entry.remark.toLowerCase(), address: String(entry.value) }];
  return typeof entry === 'string' ? [{ entry, fqdn: entry, address: entry }] : [];
}

/** The words of a blank in a file and of the comment beside a value; names of servers are among them. */
export function wordsBeside(node: unknown): readonly string[] {
  if (!isScalar(node)) return [];
  const text = `${node.comment ?? ''} ${isBlankText(node.value) ? node.value : ''}`;
  return text
    .toLowerCase()
    .split(/[\s<>,;]+/)
    .filter((word) => word !== '');
}
