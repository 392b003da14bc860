import { text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { resourceAt, resourcesOfType } from '../templates/resource-index';
import { referenceIn } from '../templates/symbolic';

/** The IPv4 address blocks of a VPC, as far as a template tells. */
export interface VpcBlocks {
  readonly known: readonly string[];
  /** Whether it has no others: what lies in none of them is outside. */
  readonly areAll: boolean;
}

/** Of the VPC that a property names. Of one that is not in the template there may be further blocks all the same. */
export function vpcBlocksOf(vpcId: unknown, resources: readonly DeployedResource[]): VpcBlocks {
  const key = referenceIn(vpcId)?.resource;
  const vpc = resourceAt(key, resources, 'AWS::EC2::VPC');
  const added = resourcesOfType('AWS::EC2::VPCCidrBlock', resources).filter(
    ({ properties }) => isSame(properties['VpcId'], vpcId) && isOfIpv4(properties),
  );
  const blocks = [...(vpc === undefined ? [] : [vpc]), ...added];
  const known = blocks.flatMap((block) => (block !== vpc && block.conditional ? [] : (text(block.properties['CidrBlock']) ?? [])));
  return { known, areAll: vpc !== undefined && known.length === blocks.length };
}

function isSame(one: unknown, other: unknown): boolean {
  const [a, b] = [one, other].map((each) => referenceIn(each)?.resource);
  if (a !== undefined || b !== undefined) return a === b;
  return text(one) !== undefined && text(one) === text(other);
}

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-vpccidrblock.html */
function isOfIpv4(properties: DeployedResource['properties']): boolean {
  return properties['CidrBlock'] !== undefined || properties['Ipv4IpamPoolId'] !== undefined;
}
