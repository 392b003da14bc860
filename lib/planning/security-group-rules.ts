import type { ProxyDeclaration } from '../declaring/declarations';
import { anyContains, parseCidr } from '../declaring/ip-networks';
import type { EgressPlan, IngressPlan, ListenerPlan } from './publishing-plan';

const EVERYWHERE_IPV4 = '0.0.0.0/0';
const EVERYWHERE_IPV6 = '::/0';

/** Who may connect to which listener. Corporate networks are always in: mobile clients inside use the external names too. */
export function ingressRules(listeners: readonly Pick<ListenerPlan, 'port'>[], proxy: ProxyDeclaration): readonly IngressPlan[] {
  const allowed = proxy.allowedSources ?? [EVERYWHERE_IPV4];
  const everyone = proxy.ipAddressType === 'dualstack' && allowed.includes(EVERYWHERE_IPV4);
  const sources = everyone ? [...allowed, EVERYWHERE_IPV6] : allowed;
  const corporate = proxy.corporateNetworks.filter((network) => !sources.includes(network) && !sources.includes(anyOf(network)));
  const cidrs = [...new Set([...sources, ...corporate])].sort();
  return listeners.flatMap(({ port }) => cidrs.map((cidr) => ({ cidr, port })));
}

/** Exact addresses as long as the group holds them, else the declared pool networks in their place. */
export function egressRules(exact: readonly EgressPlan[], proxy: ProxyDeclaration): readonly EgressPlan[] {
  const asBlocks = exact.map(({ peer, port }) => ({ peer: peer === 'vpc' ? peer : `${peer}/32`, port }));
  if (asBlocks.length <= proxy.quotas.securityGroupRules) return sorted(asBlocks);
  const widened = exact.map(({ peer, port }) => ({ peer: networkOf(peer, proxy.poolNetworks), port }));
  return sorted([...new Map(widened.map((rule) => [`${rule.peer} ${rule.port}`, rule])).values()]);
}

/** Whether a declared network stands in for an address. */
export function egressWidened(exact: readonly EgressPlan[], planned: readonly EgressPlan[]): boolean {
  const exactPeers = new Set(exact.map(({ peer }) => (peer === 'vpc' ? peer : `${peer}/32`)));
  return planned.some(({ peer }) => !exactPeers.has(peer));
}

/** The smallest declared network that holds the address. */
function networkOf(peer: string, poolNetworks: readonly string[]): string {
  if (peer === 'vpc') return peer;
  const holding = poolNetworks.filter((network) => anyContains([network], peer));
  return holding.sort((a, b) => prefixOf(b) - prefixOf(a))[0] ?? `${peer}/32`;
}

function prefixOf(network: string): number {
  return parseCidr(network)?.prefix ?? 0;
}

function anyOf(network: string): string {
  return network.includes(':') ? EVERYWHERE_IPV6 : EVERYWHERE_IPV4;
}

function sorted(rules: readonly EgressPlan[]): readonly EgressPlan[] {
  return [...rules].sort((a, b) => (a.peer === b.peer ? a.port - b.port : a.peer < b.peer ? -1 : 1));
}
