import { Reference, Token, Tokenization } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type { IConstruct } from 'constructs';

/** A resource that has Elastic IP addresses, as far as the constructs tell. */
export interface ElasticIpUse {
  readonly by: IConstruct;
  /** By `elasticIpIdentity`. */
  readonly addresses: readonly string[];
}

/** Who has Elastic IP addresses below a construct, but for what is there only on a condition. */
export function elasticIpUses(root: IConstruct): readonly ElasticIpUse[] {
  return root.node.findAll().flatMap((by) => {
    const addresses = addressesOf(by).flatMap((each) => (typeof each === 'string' ? elasticIpIdentity(each) : []));
    return addresses.length === 0 ? [] : [{ by, addresses }];
  });
}

function addressesOf(by: IConstruct): readonly unknown[] {
  if (ec2.CfnNatGateway.isCfnNatGateway(by)) return unconditional(by, [by.allocationId, ...(by.secondaryAllocationIds ?? [])]);
  if (ec2.CfnEIPAssociation.isCfnEIPAssociation(by)) return unconditional(by, [by.allocationId ?? addressIn(by)]);
  if (ec2.CfnEIP.isCfnEIP(by)) return by.instanceId === undefined ? [] : unconditional(by, [by.attrAllocationId]);
  if (elbv2.CfnLoadBalancer.isCfnLoadBalancer(by)) return unconditional(by, allocationsOf(by.subnetMappings));
  return [];
}

/** Asked of those only that have it: CDK warns whoever reads it. */
function addressIn(association: object): unknown {
  return (association as { readonly eip?: unknown }).eip;
}

function unconditional(
  { cfnOptions }: ec2.CfnEIP | ec2.CfnEIPAssociation | ec2.CfnNatGateway | elbv2.CfnLoadBalancer,
  values: readonly unknown[],
) {
  return cfnOptions.condition === undefined ? values : [];
}

function allocationsOf(mappings: elbv2.CfnLoadBalancer['subnetMappings']): readonly unknown[] {
  if (!Array.isArray(mappings)) return [];
  return mappings.flatMap((mapping) => ('allocationId' in mapping ? mapping.allocationId : []));
}

/** What tells an Elastic IP address from others within an app: the resource that makes it, else what was written. */
export function elasticIpIdentity(address: string): string {
  return elasticIpOf(address)?.made.node.path ?? address;
}

/** The resource that makes an address, where this app has it, and the attribute by which the address is named. */
export function elasticIpOf(address: string): { readonly made: ec2.CfnEIP; readonly attribute: string } | undefined {
  const [token] = Token.isUnresolved(address) ? Tokenization.reverseString(address).tokens : [];
  if (!Reference.isReference(token) || !ec2.CfnEIP.isCfnEIP(token.target)) return undefined;
  return { made: token.target, attribute: token.displayName };
}
