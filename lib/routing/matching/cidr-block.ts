import { isIP } from 'node:net';
import { anyContains, parseCidr } from '../../declaring/ip-networks';
import { MAYBE, NO, YES, type Verdict } from './verdict';

/**
 * Whether an address is of a type, `ipv4` or `ipv6`, as conditions of a Network Load Balancer ask.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SourceIpConditionConfig.html
 */
export function addressTypeVerdict(type: unknown, address: string | undefined): Verdict {
  if (address === undefined || (type !== 'ipv4' && type !== 'ipv6')) return MAYBE;
  return isIP(address) === (type === 'ipv4' ? 4 : 6) ? YES : NO;
}

/** Compares an address with blocks in CIDR notation. MAYBE where the address or a block is not known, or what is given is none. */
export function cidrBlocks(values: readonly unknown[]): (address: string | undefined) => Verdict {
  const blocks = values.filter((value): value is string => typeof value === 'string' && parseCidr(value) !== undefined);
  const unknown = blocks.length < values.length;
  const holdsAll = (family: 'ipv4' | 'ipv6') => blocks.map(parseCidr).some((block) => block?.family === family && block.prefix === 0);
  if (holdsAll('ipv4') && holdsAll('ipv6')) return () => YES;
  return (address) => {
    if (address === undefined) return blocks.length > 0 || unknown ? MAYBE : NO;
    if (anyContains(blocks, address)) return YES;
    return unknown ? MAYBE : NO;
  };
}
