import { isIPv4 } from 'node:net';
import { finding, type Finding } from '../../findings/finding';
import { declaredBackends, publishedBackends } from '../backends';
import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { anyContains, canonicalBlock, containsBlock, isAtEdge, parseCidr, rangeHolding } from '../../declaring/ip-networks';
import { VPC } from '../../facts/limits';
import { routedNetworks } from '../../declaring/perimeter-routes';
import { ofBackend, ofProxy } from '../places';
import { vpcCidrProblem } from '../../declaring/perimeter-subnets';
import { isPlannedOutside } from '../target-groups';
import type { CheckInput } from './check-input';

/** What the VPC has of the addresses that are declared to be elsewhere. A block nobody knows holds nothing. */
export function overlapFindings({ proxy }: CheckInput): readonly Finding[] {
  const named = ownBlock(proxy);
  return [
    ...blockFindings(proxy),
    ...networksWithin(proxy, named),
    ...contradicted(proxy),
    ...publishedBackends(proxy).flatMap((backend) => [
      ...serversWithin(backend, proxy, named),
      ...inAnotherBlock(backend, proxy),
      ...reserved(backend, proxy, named),
    ]),
  ];
}

/** The block of the VPC, if it can be one. */
function ownBlock({ vpcCidr, perimeter }: ProxyDeclaration): string | undefined {
  if (perimeter !== undefined) return vpcCidrProblem(perimeter.vpcCidr) === undefined ? perimeter.vpcCidr : undefined;
  return vpcCidr === undefined || parseCidr(vpcCidr)?.family !== 'ipv4' ? undefined : vpcCidr;
}

/** Of a VPC that exists: one that is made here has a check of its own. */
function blockFindings({ vpcCidr, perimeter }: ProxyDeclaration): readonly Finding[] {
  const block = vpcCidr === undefined ? undefined : parseCidr(vpcCidr);
  if (vpcCidr === undefined || vpcCidr === perimeter?.vpcCidr) return [];
  if (block?.family !== 'ipv4') {
    return [finding('network-malformed', ofProxy('vpcCidr'), { kind: 'no VPC', network: vpcCidr })];
  }
  const range = rangeHolding(vpcCidr, VPC.refusedRanges);
  if (range !== undefined) {
    return [finding('vpc-cidr-refused', ofProxy('vpcCidr'), { kind: 'existing VPC', block: vpcCidr, range })];
  }
  if (block.prefix >= VPC.smallestPrefix && block.prefix <= VPC.largestPrefix) return [];
  return [finding('vpc-cidr-implausible', ofProxy('vpcCidr'), { block: vpcCidr })];
}

/**
 * A block that the app does not give its VPC. Several blocks may be given as one that holds them.
 */
function contradicted({ vpcCidr, vpcBlocks, perimeter }: ProxyDeclaration): readonly Finding[] {
  if (vpcCidr === undefined || parseCidr(vpcCidr)?.family !== 'ipv4' || vpcCidr === perimeter?.vpcCidr) return [];
  if (vpcBlocks?.isVpcOfApp !== true || vpcBlocks.hasUnknown) return [];
  const { known } = vpcBlocks;
  const isOne = known.some((block) => canonicalBlock(block) === canonicalBlock(vpcCidr));
  const isSeveral = known.filter((block) => containsBlock(vpcCidr, block)).length > 1;
  return isOne || isSeveral ? [] : [finding('vpc-cidr-contradicted', ofProxy('vpcCidr'), { block: vpcCidr, blocks: known })];
}

/** Servers that are planned as lying outside, though the app gives the VPC the block they are in. */
function inAnotherBlock(backend: BackendDeclaration, proxy: ProxyDeclaration): readonly Finding[] {
  const { vpcCidr, vpcBlocks } = proxy;
  const { servers } = backend;
  const known = vpcBlocks?.known ?? [];
  if (servers.kind === 'instance') return [];
  const inside = servers.addresses.filter((address) => isIPv4(address) && anyContains(known, address) && isPlannedOutside(address, proxy));
  const [first] = inside;
  if (first === undefined) return [];
  const place = ofBackend(backend, 'servers', servers.addresses.indexOf(first));
  const blocks = known.filter((block) => inside.some((address) => anyContains([block], address)));
  return [finding('target-in-another-vpc-block', place, { addresses: inside, blocks, vpcCidr })];
}

/** Networks that are said to be those of pools elsewhere, and no route leads there or none is made here. */
function networksWithin(proxy: ProxyDeclaration, vpc: string | undefined): readonly Finding[] {
  if (vpc === undefined) return [];
  return networksOfOwnBlock(proxy, vpc).map((network) =>
    finding('network-within-vpc', ofProxy('poolNetworks', proxy.poolNetworks.indexOf(network)), {
      network,
      vpc,
      isDefaultBlock: proxy.perimeter?.isBlockChosen === false,
    }),
  );
}

function networksOfOwnBlock(proxy: ProxyDeclaration, vpc: string): readonly string[] {
  const { poolNetworks, perimeter } = proxy;
  const hasAddresses = declaredBackends(proxy).some(({ servers }) => servers.kind === 'ip');
  if (!hasAddresses) return [];
  const routed = perimeter === undefined ? [] : routedNetworks(perimeter);
  return [...new Set(poolNetworks)].filter((network) => !routed.includes(network) && containsBlock(vpc, network));
}

/**
 * Servers at addresses of a VPC that is only made here. They may come to stand there; while something says that the pools
 * are elsewhere, or nobody chose the block, they hardly do.
 */
function serversWithin(backend: BackendDeclaration, proxy: ProxyDeclaration, vpc: string | undefined): readonly Finding[] {
  const { servers } = backend;
  const { perimeter, poolNetworks } = proxy;
  if (perimeter === undefined || vpc === undefined || servers.kind === 'instance') return [];
  const declared = [...perimeter.poolNetworks, ...perimeter.corporateNetworks, ...poolNetworks];
  if (perimeter.isBlockChosen && perimeter.gateways.length === 0 && declared.length === 0) return [];
  // Of a network that lies within the VPC it has been said already.
  const said = declared.filter((network) => containsBlock(vpc, network));
  const inside = servers.addresses.filter((address) => isIPv4(address) && anyContains([vpc], address) && !anyContains(said, address));
  const [first] = inside;
  if (first === undefined) return [];
  return [
    finding('servers-within-vpc', ofBackend(backend, 'servers', servers.addresses.indexOf(first)), {
      addresses: inside,
      vpc,
      isDefaultBlock: !perimeter.isBlockChosen,
    }),
  ];
}

/**
 * Addresses that no server in the VPC can have. However the VPC is cut into subnets, its first addresses are the first of
 * one, and its last the last of one.
 */
function reserved(backend: BackendDeclaration, { subnets = [], vpcBlocks }: ProxyDeclaration, vpc: string | undefined): readonly Finding[] {
  const { servers } = backend;
  // Several blocks that are given as one leave gaps between them.
  const isOne = vpc !== undefined && (parseCidr(vpc)?.prefix ?? 0) >= VPC.smallestPrefix;
  if (servers.kind === 'instance') return [];
  const blocks = [...(isOne ? [vpc] : []), ...(vpcBlocks?.known ?? []), ...subnets.flatMap(({ cidr }) => cidr ?? [])];
  return servers.addresses.flatMap((address, index) => {
    const block = blocks.find((each) => isAtEdge(each, address, VPC.reservedAddresses));
    if (block === undefined) return [];
    return finding('target-address-reserved', ofBackend(backend, 'servers', index), { address, block });
  });
}
