import { isIP } from 'node:net';
import { anyContains, parseCidr } from '../../planning/ip-networks';
import { Symbolic } from '../template/symbolic';
import { MAYBE, NO, YES, type Verdict } from './verdict';

/** Compares an address with blocks in CIDR notation. MAYBE where the address or a block is not known. */
export function cidrBlocks(values: readonly unknown[]): (address: string | undefined) => Verdict {
  const blocks = values.flatMap((value) => (value instanceof Symbolic ? [] : [parseCidr(String(value)) ?? []].flat()));
  const unknown = values.some((value) => value instanceof Symbolic);
  const texts = { 4: blocksOf(blocks, 'ipv4'), 6: blocksOf(blocks, 'ipv6') };
  const everything = [texts[4], texts[6]].every((family) => family.some((block) => block.endsWith('/0')));
  return (address) => {
    if (everything) return YES;
    if (address === undefined) return blocks.length > 0 || unknown ? MAYBE : NO;
    // No IPv4 address lies in an IPv6 block, whatever node:net thinks of ::ffff:0:0/96.
    if (anyContains(texts[isIP(address) === 4 ? 4 : 6], address)) return YES;
    return unknown ? MAYBE : NO;
  };
}

function blocksOf(blocks: readonly { readonly address: string; readonly prefix: number; readonly family: string }[], family: string) {
  return blocks.filter((block) => block.family === family).map(({ address, prefix }) => `${address}/${prefix}`);
}
