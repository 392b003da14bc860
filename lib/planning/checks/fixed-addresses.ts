import { isAllocationId } from '../../declaring/allocation-ids';
import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { isListToken, isToken } from '../../declaring/tokens';
import type { FixedAddressesRefused } from '../../findings/front-ends';
import { finding, type Finding } from '../../findings/finding';
import { abilitiesOf } from '../front-ends/kinds';
import type { Passage } from '../front-ends/passage';
import { ofBackend } from '../places';
import type { CheckInput } from './check-input';

interface Reached {
  readonly declared: BackendDeclaration;
  readonly passage: Passage;
}

/** Elastic IP addresses that no load balancer takes, or this one does not. */
export function fixedAddressFindings(reached: readonly Reached[], { proxy }: CheckInput): readonly Finding[] {
  const given = reached.filter(({ declared }) => declared.passage.fixedAddresses.length > 0);
  const taking = given.filter((each) => takesAddresses(each, proxy));
  return [
    ...given.filter((each) => !taking.includes(each)).map(notTaken),
    ...taking.flatMap((each) => {
      const { declared } = each;
      const { fixedAddresses } = declared.passage;
      if (fixedAddresses.some(isListToken)) return [mismatch(declared, { kind: 'a list of unknown length' })];
      return [...otherCount(declared, proxy), ...onInternal(declared, proxy), ...malformed(declared), ...usedTwice(declared)];
    }),
    ...usedElsewhere(taking.map(({ declared }) => declared)),
  ];
}

function takesAddresses({ passage }: Reached, proxy: ProxyDeclaration): boolean {
  return [passage.current, passage.old].some((each) => each !== undefined && abilitiesOf(each, proxy).takesFixedAddresses);
}

type Declared = Reached['declared'];

function notTaken({ declared }: Reached): Finding {
  return mismatch(declared, { kind: 'no Network Load Balancer', owner: declared.name });
}

function otherCount(declared: Declared, { subnets }: ProxyDeclaration): readonly Finding[] {
  const count = declared.passage.fixedAddresses.length;
  return subnets === undefined || subnets.length === count
    ? []
    : [mismatch(declared, { kind: 'other count', count, subnets: subnets.length })];
}

/** "Elastic IPs are not supported for load balancers with scheme 'internal'", says CreateLoadBalancer. */
function onInternal(declared: Declared, { internetFacing }: ProxyDeclaration): readonly Finding[] {
  return internetFacing ? [] : [refused(declared, undefined, { kind: 'internal' })];
}

function malformed(declared: Declared): readonly Finding[] {
  return declared.passage.fixedAddresses.flatMap((address, index) =>
    isToken(address) || isAllocationId(address) ? [] : [refused(declared, index, { kind: 'malformed', address })],
  );
}

/** A token stands for one value, whatever that will be. */
function usedTwice(declared: Declared): readonly Finding[] {
  const { fixedAddresses } = declared.passage;
  return fixedAddresses.flatMap((address, index) =>
    fixedAddresses.indexOf(address) === index ? [] : [refused(declared, index, { kind: 'used twice', address: shown(address) })],
  );
}

/** Said of the one that comes later in the alphabet, so that the order of the declarations makes no difference. */
function usedElsewhere(declared: readonly Declared[]): readonly Finding[] {
  const first = new Map<string, Declared>();
  return [...declared]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((each) =>
      [...new Set(each.passage.fixedAddresses)].flatMap((address) => {
        const other = first.get(address);
        if (other === undefined) first.set(address, each);
        if (other === undefined || isListToken(address)) return [];
        const index = each.passage.fixedAddresses.indexOf(address);
        return [refused(each, index, { kind: 'used elsewhere', address: shown(address), other: other.name })];
      }),
    );
}

function shown(address: string): string {
  return isToken(address) ? '(a CDK token)' : address;
}

function mismatch(declared: Declared, what: Parameters<typeof finding<'fixed-addresses-mismatch'>>[2]): Finding {
  return finding('fixed-addresses-mismatch', ofBackend(declared, 'passage', 'fixedAddresses'), what);
}

function refused(declared: Declared, index: number | undefined, what: FixedAddressesRefused): Finding {
  const place = index === undefined ? [] : [index];
  return finding('fixed-addresses-refused', ofBackend(declared, 'passage', 'fixedAddresses', ...place), what);
}
