import type { DeployedResource } from '../deployed-resources';
import { resourcesNaming } from '../resource-index';
import { referenceIn } from '../symbolic';
import { list } from './properties';

export const SECURITY_GROUP = 'AWS::EC2::SecurityGroup';

/** Where the rules of one direction stand: in the group itself, or as resources of their own. */
export interface Direction {
  readonly property: string;
  readonly type: string;
}

export const INBOUND: Direction = { property: 'SecurityGroupIngress', type: 'AWS::EC2::SecurityGroupIngress' };
export const OUTBOUND: Direction = { property: 'SecurityGroupEgress', type: 'AWS::EC2::SecurityGroupEgress' };

/** Keys of the security groups of a load balancer; undefined for those that lie outside of the template. */
export function securityGroupsOf(loadBalancer: DeployedResource | undefined): readonly (string | undefined)[] {
  return list(loadBalancer?.properties['SecurityGroups']).map((group) => referenceIn(group)?.resource);
}

/** The rules of a security group that are resources of their own. */
export function rulesApart(
  group: DeployedResource,
  { type }: Direction,
  resources: readonly DeployedResource[],
): readonly Readonly<Record<string, unknown>>[] {
  return resourcesNaming(group.key, { type, property: 'GroupId' }, resources).map(({ properties }) => properties);
}
