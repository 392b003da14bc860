import type { ProxyDeclaration } from '../declaring/declarations';
import { anyContains, canonicalBlock, parseCidr } from '../declaring/ip-networks';
import type { EgressPlan, IngressPlan, ListenerPlan } from './publishing-plan';

const EVERYWHERE_IPV4 = '0.0.0.0/0';
const EVERYWHERE_IPV6 = '::/0';

/** Who may connect to which listener. Corporate networks are always in: mobile clients inside use the external names too. */
export function ingressRules(listeners: readonly Pick<ListenerPlan, 'port'>[], proxy: ProxyDeclaration): readonly IngressPlan[] {
  const allowed = proxy.allowedSources ?? [EVERYWHERE_IPV4];
  const everyone = proxy.ipAddressType === 'dualstack' && includesBlock(allowed, EVERYWHERE_IPV4);
  const sources = everyone ? [...allowed, EVERYWHERE_IPV6] : allowed;
  const corporate = proxy.corporateNetworks.filter((network) => !includesBlock(sources, anyOf(network)));
  // Of several spellings of a block the first in the alphabet, so that their order makes no difference.
  const cidrs = uniqueBlocks([...sources, ...corporate].sort());
  return listeners.flatMap(({ port }) => cidrs.map((cidr) => ({ cidr, port })));
}

/** Exact addresses as long as the group holds them, else the declared pool networks in their place. */
export function egressRules(exact: readonly EgressPlan[], proxy: ProxyDeclaration): readonly EgressPlan[] {
  const asBlocks = exact.map(({ peer, port }) => ({ peer: blockOf(peer), port }));
  if (asBlocks.length <= proxy.quotas.securityGroupRules) return sorted(asBlocks);
  const widened = exact.map(({ peer, port }) => ({ peer: networkOf(peer, proxy.poolNetworks), port }));
  const identity = ({ peer, port }: EgressPlan) => `${canonicalBlock(peer === 'vpc' ? (proxy.vpcCidr ?? peer) : peer)} ${port}`;
  return sorted([...new Map(sorted(widened).map((rule) => [identity(rule), rule])).values()]);
}

/** Whether a declared network stands in for an address. */
export function egressWidened(exact: readonly EgressPlan[], planned: readonly EgressPlan[]): boolean {
  const exactPeers = new Set(exact.map(({ peer }) => blockOf(peer)));
  return planned.some(({ peer }) => !exactPeers.has(peer));
}

/** Servers are named by their addresses, all else by blocks. */
function blockOf(peer: string): string {
  return peer === 'vpc' || peer.includes('/') ? peer : `${peer}/32`;
}

/** The smallest declared network that holds the address. */
function networkOf(peer: string, poolNetworks: readonly string[]): string {
  if (peer === 'vpc' || peer.includes('/')) return peer;
  const holding = poolNetworks.filter((network) => anyContains([network], peer));
  return holding.sort((a, b) => prefixOf(b) - prefixOf(a))[0] ?? `${peer}/32`;
}

function prefixOf(network: string): number {
  return parseCidr(network)?.prefix ?? 0;
}

function includesBlock(blocks: readonly string[], block: string): boolean {
  return blocks.some((each) => canonicalBlock(each) === canonicalBlock(block));
}

/** The first spelling of each. */
function uniqueBlocks(blocks: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const block of blocks) if (!seen.has(canonicalBlock(block))) seen.set(canonicalBlock(block), block);
  return [...seen.values()];
}

function anyOf(network: string): string {
  return network.includes(':') ? EVERYWHERE_IPV6 : EVERYWHERE_IPV4;
}

function sorted(rules: readonly EgressPlan[]): readonly EgressPlan[] {
  return [...rules].sort((a, b) => (a.peer === b.peer ? a.port - b.port : a.peer < b.peer ? -1 : 1));
}
