import { anyContains, parseCidr } from '../../declaring/ip-networks';
import { Symbolic } from '../../templates/symbolic';
import { MAYBE, NO, YES, type Verdict } from './verdict';

/** Compares an address with blocks in CIDR notation. MAYBE where the address or a block is not known. */
export function cidrBlocks(values: readonly unknown[]): (address: string | undefined) => Verdict {
  const unknown = values.some((value) => value instanceof Symbolic);
  const blocks = values.filter((value): value is string => typeof value === 'string' && parseCidr(value) !== undefined);
  const holdsAll = (family: 'ipv4' | 'ipv6') => blocks.map(parseCidr).some((block) => block?.family === family && block.prefix === 0);
  if (holdsAll('ipv4') && holdsAll('ipv6')) return () => YES;
  return (address) => {
    if (address === undefined) return blocks.length > 0 || unknown ? MAYBE : NO;
    if (anyContains(blocks, address)) return YES;
    return unknown ? MAYBE : NO;
  };
}
