import { MOST_ZONES, vpcCidrProblem } from '../perimeter-subnets';
import type { CrossProblem } from './file-problem';
import type { NetworkEntry } from './deployment';
import { FORMATS } from './formats';

/** Keys of `network` that contradict each other. */
export function networkProblems(network: NetworkEntry): readonly CrossProblem[] {
  const isExisting = network.vpcId !== undefined || network.publicSubnetIds !== undefined;
  return [...(isExisting ? existingVpcProblems(network) : newVpcProblems(network)), ...poolNetworkProblems(network)];
}

/** A gateway named beside an existing VPC is taken for a remark: its routes are somebody else's. */
function existingVpcProblems(network: NetworkEntry): readonly CrossProblem[] {
  const needed = ['vpcId', 'vpcCidr', 'availabilityZones', 'publicSubnetIds'] as const;
  const missing = needed.filter((key) => network[key] === undefined);
  const { availabilityZones: zones, publicSubnetIds: subnets } = network;
  return [
    ...(network.flowLogs !== 'create'
      ? []
      : [
          {
            path: ['network', 'flowLogs'],
            message: 'The logs of an existing VPC are for its owner to switch on. Remove it here.',
          },
        ]),
    ...(network.blockPublicAccessExclusions !== 'create'
      ? []
      : [
          {
            path: ['network', 'blockPublicAccessExclusions'],
            message:
              'Whether the subnets of an existing VPC are exempt from VPC Block Public Access is for its owner to say. Remove it here, and have its owner make an exclusion for every subnet of the load balancer.',
          },
        ]),
    ...missing.map((key) => ({
      path: ['network', key],
      message: 'It is missing. An existing VPC needs vpcId, vpcCidr, availabilityZones and publicSubnetIds, because nothing is looked up.',
    })),
    ...(zones === undefined || subnets === undefined || zones.length === subnets.length
      ? []
      : [
          {
            path: ['network', 'publicSubnetIds'],
            message: `There are ${subnets.length} subnets and ${zones.length} availabilityZones. Write one subnet for each zone, in the same order.`,
          },
        ]),
  ];
}

function newVpcProblems({ vpcCidr, availabilityZones, transitGatewayId, vpnGatewayId }: NetworkEntry): readonly CrossProblem[] {
  // What is no block at all the schema has refused already.
  const isBlock = vpcCidr !== undefined && FORMATS['ipv4-cidr']?.(vpcCidr) === undefined;
  const block = isBlock ? vpcCidrProblem(vpcCidr) : undefined;
  const zones = availabilityZones?.length ?? 0;
  return [
    ...(block === undefined
      ? []
      : [{ path: ['network', 'vpcCidr'], message: `${JSON.stringify(vpcCidr)} ${block}. Write one like 10.80.0.0/22.` }]),
    ...(zones <= MOST_ZONES
      ? []
      : [
          {
            path: ['network', 'availabilityZones'],
            message: `A VPC made here has room for ${MOST_ZONES} zones, found ${zones}. Write two to ${MOST_ZONES}.`,
          },
        ]),
    ...(transitGatewayId === undefined || vpnGatewayId === undefined
      ? []
      : [
          {
            path: ['network', 'vpnGatewayId'],
            message: 'There is a transitGatewayId too, and the pools are reached through one of them. Remove the other.',
          },
        ]),
  ];
}

function poolNetworkProblems({ poolNetworks = [] }: NetworkEntry): readonly CrossProblem[] {
  return poolNetworks.flatMap((block, index) =>
    block.endsWith('/0')
      ? [
          {
            path: ['network', 'poolNetworks', index],
            message: `${block} is everything, and the way there is the Internet. Write the networks of the pools, like 10.20.0.0/16.`,
          },
        ]
      : [],
  );
}
