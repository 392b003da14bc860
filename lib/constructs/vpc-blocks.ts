import { Reference, Token, Tokenization } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { IConstruct } from 'constructs';
import type { VpcBlocksDeclaration } from '../declaring/declarations';

/**
 * The IPv4 blocks that the app gives a VPC, in whatever stack: its first, and each `AWS::EC2::VPCCidrBlock`. Those that are
 * added after the proxy is made are not seen.
 */
export function vpcBlocksOf(vpc: ec2.IVpc): VpcBlocksDeclaration | undefined {
  const resource = resourceOf(vpc);
  const added = vpc.node.root.node.findAll().filter((each) => isBlockOf(each, vpc, resource));
  if (resource === undefined && added.length === 0) return undefined;
  const blocks = [...(resource === undefined ? [] : [resource]), ...added.filter(isOfIpv4)];
  const known = blocks.flatMap(({ cidrBlock, cfnOptions }) =>
    // Of one with a condition only the deployment knows whether it is there.
    cidrBlock === undefined || Token.isUnresolved(cidrBlock) || (cfnOptions.condition !== undefined && resource?.cfnOptions !== cfnOptions)
      ? []
      : cidrBlock,
  );
  return { known, isVpcOfApp: resource !== undefined, hasUnknown: known.length < blocks.length };
}

/** The resource of a VPC of this app, behind whatever import. */
function resourceOf(vpc: ec2.IVpc): ec2.CfnVPC | undefined {
  const { defaultChild } = vpc.node;
  if (ec2.CfnVPC.isCfnVPC(defaultChild)) return defaultChild;
  const target = targetOf(vpc.vpcId);
  return ec2.CfnVPC.isCfnVPC(target) ? target : undefined;
}

function isBlockOf(each: IConstruct, vpc: ec2.IVpc, resource: ec2.CfnVPC | undefined): each is ec2.CfnVPCCidrBlock {
  if (!ec2.CfnVPCCidrBlock.isCfnVPCCidrBlock(each)) return false;
  return resource === undefined ? each.vpcId === vpc.vpcId : targetOf(each.vpcId) === resource;
}

function targetOf(id: string): IConstruct | undefined {
  const token = Token.isUnresolved(id) ? Tokenization.reverse(id, { failConcat: false }) : undefined;
  return Reference.isReference(token) ? token.target : undefined;
}

function isOfIpv4({ cidrBlock, ipv4IpamPoolId }: ec2.CfnVPCCidrBlock): boolean {
  return cidrBlock !== undefined || ipv4IpamPoolId !== undefined;
}
