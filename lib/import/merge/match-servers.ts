import { isScalar, type YAMLSeq } from 'yaml';
import { isBlankText } from '../../declaring/deployment-file/blank-text';
import { machineOf, wordsBeside, type DraftedMachine } from './server-names';

/** How the servers of a draft compare with a list in a file. */
export interface MatchedServers {
  /** Blanks of the file whose address is known now. */
  readonly filled: readonly { readonly index: number; readonly address: string }[];
  /** Servers that have another address in the file. */
  readonly moved: readonly { readonly index: number; readonly address: string }[];
  /** Entries of the draft that are certainly not in the file. */
  readonly missing: readonly unknown[];
  /** Servers, of which some are not in the file, or have another address there; it does not say which. */
  readonly doubtful: readonly DraftedMachine[];
  /** Addresses of the file that are those of no server. */
  readonly unknown: readonly number[];
}

/** A file says addresses, the documents names: they meet in the comment beside an address, in a blank, or in an address that is known. */
export function matchServers(entries: readonly unknown[], list: YAMLSeq): MatchedServers {
  const wanted = entries.flatMap(machineOf);
  const values = list.items.map((item) => (isScalar(item) ? item.value : undefined));
  const words = list.items.map((item) => new Set(wordsBeside(item)));
  const places = wanted.map(({ fqdn, address }) => {
    const byAddress = address === undefined ? -1 : values.indexOf(address);
    return byAddress >= 0 ? byAddress : words.findIndex((each) => each.has(fqdn));
  });
  const filled = wanted.flatMap(({ address }, index) => {
    const at = places[index] ?? -1;
    return address !== undefined && isBlankText(values[at]) ? [{ index: at, address }] : [];
  });
  const absent = wanted.filter((_, index) => places[index] === -1);
  const others = [...values.keys()].filter((index) => !places.includes(index));
  // Instances, and addresses nobody knows the names of, may be any of the servers that were not found; an address that is known
  // is one of them or not.
  // A server that the file names stays where it is, whatever address it has now.
  const moved = wanted.flatMap(({ address }, index) => {
    const at = places[index] ?? -1;
    const isOther = address !== undefined && at >= 0 && !isBlankText(values[at]) && values[at] !== address;
    return isOther ? [{ index: at, address }] : [];
  });
  if (others.length === 0) return { filled, moved, missing: absent.map(({ entry }) => entry), doubtful: [], unknown: [] };
  const isDoubtful = absent.length > others.length || absent.some(({ address }) => address !== undefined);
  return { filled, moved, missing: [], doubtful: isDoubtful ? absent : [], unknown: absent.length === 0 ? others : [] };
}
