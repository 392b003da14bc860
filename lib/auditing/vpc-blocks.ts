import { text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { referenceIn } from '../templates/symbolic';

/** The known IPv4 address blocks of the VPC a property names; undefined where the template does not have it, or not its blocks. */
export function vpcBlocksOf(vpcId: unknown, resources: readonly DeployedResource[]): readonly string[] | undefined {
  const key = referenceIn(vpcId)?.resource;
  const vpc = key === undefined ? undefined : resources.find((each) => each.key === key && each.type === 'AWS::EC2::VPC');
  const block = text(vpc?.properties['CidrBlock']);
  if (block === undefined) return undefined;
  const further = resources.filter(
    ({ type, properties }) => type === 'AWS::EC2::VPCCidrBlock' && referenceIn(properties['VpcId'])?.resource === key,
  );
  return [block, ...further.flatMap(({ properties }) => text(properties['CidrBlock']) ?? [])];
}
