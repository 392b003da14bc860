import { VPC } from '../../facts/limits';
import type { FindingFamily } from '../finding-family';
import { listed, UNKNOWN_LIST } from '../wording';

const TARGET_DESCRIPTION = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html';
const VPC_BLOCKS = 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html';

type MalformedNetwork =
  | { readonly kind: 'a list of unknown length'; readonly key: string }
  | { readonly kind: 'no block'; readonly key: string; readonly network: string }
  /** problem: what the grammar of routed networks has against it. */
  | { readonly kind: 'no route' | 'no route to a list'; readonly key: string; readonly network: string; readonly problem: string }
  | { readonly kind: 'no VPC'; readonly network: string };

export interface UnroutableNetwork {
  readonly key: 'allowedSources' | 'corporateNetworks' | 'poolNetworks';
  readonly network: string;
  /** The range of such addresses that holds it. */
  readonly range: string;
}

export interface TargetsInAnotherBlock {
  readonly addresses: readonly string[];
  /** In which they are. */
  readonly blocks: readonly string[];
  /** undefined where it is not known at synthesis. */
  readonly vpcCidr: string | undefined;
}

/** Why EC2 gives no VPC a block. */
export type VpcBlockProblem = { readonly kind: 'no IPv4 block' | 'size' } | { readonly kind: 'range'; readonly range: string };

type RefusedBlock =
  /** problem: what the grammar of such blocks has against it; undefined where it is a token. */
  | { readonly kind: 'perimeter network'; readonly block: string; readonly problem: string | undefined }
  | { readonly kind: 'existing VPC'; readonly block: string; readonly range: string }
  | { readonly kind: 'deployed'; readonly block: string; readonly problem: VpcBlockProblem };

function blockRefusal(problem: VpcBlockProblem): string {
  switch (problem.kind) {
    case 'no IPv4 block':
      return 'is no IPv4 address block';
    case 'size':
      return `is none from /${VPC.smallestPrefix} to /${VPC.largestPrefix}`;
    case 'range':
      return `lies in ${problem.range}`;
  }
}

/** About the address blocks of networks and VPCs. */
export const ADDRESS_BLOCKS = {
  'network-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A text is no address block.',
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html',
    message: (malformed: MalformedNetwork) => {
      switch (malformed.kind) {
        case 'no block':
          return [
            `${malformed.key}: ${JSON.stringify(malformed.network)} is no address block.`,
            'A security group refuses it.',
            'Write one like 203.0.113.0/24, or 203.0.113.5/32 for one address.',
          ];
        case 'a list of unknown length':
          return [
            `${malformed.key}: this ${UNKNOWN_LIST}.`,
            'The security group has a rule for each of its blocks.',
            'Write the blocks themselves, or one token for each: Fn.select(0, list).',
          ];
        case 'no route':
        case 'no route to a list':
          return [
            `${malformed.key}: ${malformed.kind === 'no route' ? JSON.stringify(malformed.network) : 'this'} ${malformed.problem}.`,
            'A route of the perimeter network leads to each of them.',
            'Write one like 10.20.0.0/16.',
          ];
        case 'no VPC':
          return [
            `vpcCidr: ${JSON.stringify(malformed.network)} is no IPv4 address block.`,
            'It tells servers inside the VPC from servers on premises, which are registered in another way.',
            'Write the IPv4 address block of the VPC, like 10.80.0.0/22.',
          ];
      }
    },
  },
  'network-unroutable': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A network is one of loopback, link-local or multicast addresses.',
    source: 'https://www.rfc-editor.org/rfc/rfc6890',
    message: ({ key, network, range }: UnroutableNetwork) => [
      `${key}: ${network} lies in ${range}.`,
      `No router passes such addresses on: ${key === 'poolNetworks' ? 'no server is reached there' : 'no client comes from there'}.`,
      'Write the network that is meant, or remove it.',
    ],
  },
  'target-in-another-vpc-block': {
    severity: 'warning',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Servers are in a block of the VPC other than vpcCidr, and are registered as lying outside of the VPC.',
    source: TARGET_DESCRIPTION,
    message: ({ addresses, blocks, vpcCidr }: TargetsInAnotherBlock) => [
      `${listed(addresses)} ${addresses.length === 1 ? 'lies' : 'lie'} in ${listed(blocks)}, which the app gives the VPC beside ${vpcCidr ?? 'a block that is not known at synthesis'}.`,
      'The proxy knows its servers in the VPC by one block (vpcCidr) and registers these as lying outside (zone "all"), which Elastic Load Balancing refuses for an address inside.',
      `Write vpcCidr: ${JSON.stringify(blocks[0] ?? '')} if no server is in another block of the VPC, else a block that holds all of them and no server on premises.`,
    ],
  },
  'vpc-cidr-contradicted': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The declared address block is none of those that the app gives the VPC.',
    source: TARGET_DESCRIPTION,
    message: ({ block, blocks }: { readonly block: string; readonly blocks: readonly string[] }) => [
      `vpcCidr ${JSON.stringify(block)} is none of the blocks that the app gives the VPC: ${listed(blocks)}.`,
      'Servers that it wrongly takes for being inside the VPC, or outside of it, are refused by ELB.',
      'Remove vpcCidr, or write the block in which the servers are. If the app adds that block later, make it before the proxy.',
    ],
  },
  'vpc-cidr-implausible': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'The address block of an existing VPC has a size that none has.',
    source: VPC_BLOCKS,
    message: ({ block }: { readonly block: string }) => [
      `vpcCidr ${JSON.stringify(block)} is no block from /${VPC.smallestPrefix} to /${VPC.largestPrefix}, and a VPC has no other.`,
      'Servers that it wrongly takes for being inside the VPC, or outside of it, are refused by ELB.',
      'Write the block that the VPC has. Acknowledge it if the VPC has several that make up this one.',
    ],
  },
  'vpc-cidr-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'The address block of a VPC is none that EC2 accepts, or too small for the subnets.',
    source: VPC_BLOCKS,
    message: (refused: RefusedBlock) => {
      switch (refused.kind) {
        case 'perimeter network':
          return [
            `vpcCidr ${JSON.stringify(refused.block)} ${refused.problem ?? 'is not known at synthesis (it is a CDK token)'}.`,
            'The VPC and its subnets are cut from it, and the deployment would fail.',
            'Write one like 10.80.0.0/22 that no other network of yours has.',
          ];
        case 'existing VPC':
          return [
            `vpcCidr ${JSON.stringify(refused.block)} lies in ${refused.range}, of which EC2 gives no VPC a block.`,
            'It tells servers inside the VPC from servers on premises, and ELB refuses those that are registered wrongly.',
            'Write the IPv4 address block of the VPC, like 10.80.0.0/22.',
          ];
        case 'deployed':
          return [
            `The address block ${JSON.stringify(refused.block)} ${blockRefusal(refused.problem)}.`,
            'EC2 gives no VPC such a block, and the deployment fails.',
            'Write one like 10.80.0.0/22 that no other network of yours has.',
          ];
      }
    },
  },
  'vpc-cidr-unknown': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The address block of the VPC is not known at synthesis.',
    source: TARGET_DESCRIPTION,
    message: () => [
      'The address block of the VPC is not known at synthesis.',
      'All servers given by address are therefore registered as lying outside it (zone "all").',
      'Write vpcCidr if some of them are inside.',
    ],
  },
} as const satisfies FindingFamily;
