import { anyContains, parseCidr } from '../../planning/ip-networks';
import { Symbolic } from '../template/symbolic';
import { MAYBE, NO, YES, type Verdict } from './verdict';

/** Compares an address with a block in CIDR notation. MAYBE where either is not known. */
export function cidrBlock(value: unknown): (address: string | undefined) => Verdict {
  if (value instanceof Symbolic) return () => MAYBE;
  const block = String(value);
  if (parseCidr(block) === undefined) return () => NO;
  return (address) => (address === undefined ? MAYBE : anyContains([block], address) ? YES : NO);
}
