import { Reference, Stack, Token, Tokenization } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { ProxyDeclaration } from '../declaring/declarations';
import { hasFleet } from '../declaring/declare-haproxy';
import { finding, findingText } from '../findings/finding';
import { declaredBackends } from '../planning/backends';
import type { Place } from '../findings/place';
import { ofBackend, ofProxy } from '../planning/places';
import { deployedStack } from './deployed-stack';
import { elasticIpIdentity, elasticIpOf, elasticIpUses } from './elastic-ip-uses';

interface FixedAddressUse {
  readonly proxy: IConstruct;
  readonly address: string;
  /** Whose load balancer is to have it. */
  readonly owner: string;
  readonly place: Place;
}

const USES = new WeakMap<IConstruct, FixedAddressUse[]>();

/**
 * What is wrong with the Elastic IP addresses of a proxy as far as only the whole app tells: those another stack uses, or
 * makes in another Region. For the validation before synthesis, when every proxy is there; within one stack the finished
 * template tells.
 */
export function fixedAddressProblems(proxy: IConstruct, declaration: ProxyDeclaration): () => string[] {
  const own = [
    ...declaredBackends(declaration).flatMap((declared) =>
      declared.passage.fixedAddresses.map((address): FixedAddressUse => {
        return { proxy, address, owner: declared.name, place: ofBackend(declared, 'passage', 'fixedAddresses') };
      }),
    ),
    ...(hasFleet(declaration) ? declaration.haproxy.fleet.fixedAddresses : []).map((address): FixedAddressUse => {
      return { proxy, address, owner: 'HAProxy', place: ofProxy('haproxy', 'fleet', 'fixedAddresses') };
    }),
  ];
  const all = USES.get(proxy.node.root) ?? [];
  USES.set(proxy.node.root, all);
  all.push(...own);
  return () =>
    own.flatMap((use) => {
      const { place } = use;
      const identity = elasticIpIdentity(use.address);
      const before = all.find((each) => elasticIpIdentity(each.address) === identity && isEarlier(each, use));
      const other = before === undefined ? otherUse(use, identity, all) : `${before.owner} (${before.proxy.node.path})`;
      const itself = addressItself(use);
      const address = Token.isUnresolved(use.address) ? '(a CDK token)' : use.address;
      const region = otherRegion(use);
      return [
        ...(other === undefined ? [] : [finding('fixed-addresses-refused', place, { kind: 'used elsewhere', address, other })]),
        ...(itself === undefined ? [] : [finding('fixed-addresses-refused', place, { kind: 'address itself', resource: itself })]),
        ...(region === undefined ? [] : [finding('fixed-addresses-refused', place, { kind: 'another Region', ...region })]),
      ].map(findingText);
    });
}

function isEarlier(one: FixedAddressUse, other: FixedAddressUse): boolean {
  return Stack.of(one.proxy) !== Stack.of(other.proxy) && one.proxy.node.path < other.proxy.node.path;
}

/** What of another stack has the address; where a proxy has it, that is told by what it declares. */
function otherUse({ proxy }: FixedAddressUse, identity: string, all: readonly FixedAddressUse[]): string | undefined {
  const sharers = all.filter(({ address }) => elasticIpIdentity(address) === identity);
  const stacks = new Set([proxy, ...sharers.map((each) => each.proxy)].map(deployedStack));
  const uses = elasticIpUses(proxy.node.root).filter(({ addresses }) => addresses.includes(identity));
  return uses.find(({ by }) => !stacks.has(deployedStack(by)))?.by.node.path;
}

/** The address of another stack that is named by what it is, which the finished template does not tell. */
function addressItself({ address, proxy }: FixedAddressUse): string | undefined {
  const { made, attribute } = elasticIpOf(address) ?? {};
  return made === undefined || attribute === 'AllocationId' || deployedStack(made) === deployedStack(proxy) ? undefined : made.node.path;
}

/** Of an address that another stack of the app makes and hands over by a cross-Region reference. */
function otherRegion({ address, proxy }: FixedAddressUse): { readonly made: string; readonly here: string } | undefined {
  const [token] = Token.isUnresolved(address) ? Tokenization.reverseString(address).tokens : [];
  if (!Reference.isReference(token)) return undefined;
  const [made, here] = [token.target, proxy].map((each) => Stack.of(each).region) as [string, string];
  return made === here || Token.isUnresolved(made) || Token.isUnresolved(here) ? undefined : { made, here };
}
