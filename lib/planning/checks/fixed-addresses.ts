import { isAllocationId } from '../../declaring/allocation-ids';
import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { isListToken, isToken } from '../../declaring/tokens';
import type { FixedAddressesRefused } from '../../findings/front-ends';
import { finding, type Finding } from '../../findings/finding';
import { abilitiesOf } from '../front-ends/kinds';
import type { Passage } from '../front-ends/passage';
import type { Place } from '../../findings/place';
import { ofBackend, ofProxy } from '../places';
import type { CheckInput } from './check-input';

interface Reached {
  readonly declared: BackendDeclaration;
  readonly passage: Passage;
}

/** Whoever is given addresses: something with a load balancer of its own, or the HAProxy of all. */
interface Holder {
  readonly id: string;
  readonly name: string;
  readonly addresses: readonly string[];
  readonly at: (...position: readonly number[]) => Place;
}

/** Elastic IP addresses that no load balancer takes, or this one does not. */
export function fixedAddressFindings(reached: readonly Reached[], input: CheckInput): readonly Finding[] {
  const { proxy } = input;
  const given = reached.filter(({ declared }) => declared.passage.fixedAddresses.length > 0);
  const taking = given.filter((each) => takesAddresses(each, proxy));
  const holders = [...taking.map(({ declared }) => holder(declared)), ...fleetHolder(input)];
  return [
    ...given.filter((each) => !taking.includes(each)).map((each) => notTaken(each, input)),
    ...holders.flatMap((each) =>
      each.addresses.some(isListToken)
        ? [mismatch(each, { kind: 'a list of unknown length' })]
        : [...otherCount(each, proxy), ...onInternal(each, proxy), ...malformed(each), ...usedTwice(each)],
    ),
    ...usedElsewhere(holders),
  ];
}

function takesAddresses({ passage }: Reached, proxy: ProxyDeclaration): boolean {
  return [passage.current, passage.old].some((each) => each !== undefined && abilitiesOf(each, proxy).takesFixedAddresses);
}

function holder(declared: BackendDeclaration): Holder {
  const { id, name, passage } = declared;
  return {
    id,
    name,
    addresses: passage.fixedAddresses,
    at: (...position) => ofBackend(declared, 'passage', 'fixedAddresses', ...position),
  };
}

/** Where nothing stands behind it there is no load balancer, and its addresses are nobody's. */
function fleetHolder({ plan, proxy }: CheckInput): readonly Holder[] {
  const { fixedAddresses: addresses } = proxy.haproxy.fleet;
  if (addresses.length === 0 || !plan.frontEnds.some(({ fleet }) => fleet !== undefined)) return [];
  return [{ id: '', name: FLEET, addresses, at: (...position) => ofProxy('haproxy', 'fleet', 'fixedAddresses', ...position) }];
}

const FLEET = 'HAProxy';

function notTaken({ declared, passage }: Reached, { plan }: CheckInput): Finding {
  const isOfFleet = plan.frontEnds.some(({ key, fleet }) => key === passage.current.key && fleet !== undefined);
  return mismatch(holder(declared), { kind: isOfFleet ? 'those of HAProxy' : 'no Network Load Balancer', owner: declared.name });
}

function otherCount(each: Holder, { subnets }: ProxyDeclaration): readonly Finding[] {
  const count = each.addresses.length;
  return subnets === undefined || subnets.length === count ? [] : [mismatch(each, { kind: 'other count', count, subnets: subnets.length })];
}

/** "Elastic IPs are not supported for load balancers with scheme 'internal'", says CreateLoadBalancer. */
function onInternal(each: Holder, { internetFacing }: ProxyDeclaration): readonly Finding[] {
  return internetFacing ? [] : [refused(each, undefined, { kind: 'internal' })];
}

function malformed(each: Holder): readonly Finding[] {
  return each.addresses.flatMap((address, index) =>
    isToken(address) || isAllocationId(address) ? [] : [refused(each, index, { kind: 'malformed', address })],
  );
}

/** A token stands for one value, whatever that will be. */
function usedTwice(each: Holder): readonly Finding[] {
  const { addresses } = each;
  return addresses.flatMap((address, index) =>
    addresses.indexOf(address) === index ? [] : [refused(each, index, { kind: 'used twice', address: shown(address) })],
  );
}

/** Said of the one that comes later in the alphabet, so that the order of the declarations makes no difference. */
function usedElsewhere(holders: readonly Holder[]): readonly Finding[] {
  const first = new Map<string, Holder>();
  return [...holders]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((each) =>
      [...new Set(each.addresses)].flatMap((address) => {
        const other = first.get(address);
        if (other === undefined) first.set(address, each);
        if (other === undefined || isListToken(address)) return [];
        return [refused(each, each.addresses.indexOf(address), { kind: 'used elsewhere', address: shown(address), other: other.name })];
      }),
    );
}

function shown(address: string): string {
  return isToken(address) ? '(a CDK token)' : address;
}

function mismatch(each: Holder, what: Parameters<typeof finding<'fixed-addresses-mismatch'>>[2]): Finding {
  return finding('fixed-addresses-mismatch', each.at(), what);
}

function refused(each: Holder, index: number | undefined, what: FixedAddressesRefused): Finding {
  return finding('fixed-addresses-refused', each.at(...(index === undefined ? [] : [index])), what);
}
