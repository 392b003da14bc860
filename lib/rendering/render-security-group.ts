import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Construct } from 'constructs';
import { isToken } from '../declaring/tokens';
import type { EgressPlan, IngressPlan } from '../planning/publishing-plan';

/** The network a security group stands in; `vpc` among the peers of its rules is the address block. */
export interface SecurityGroupNetwork {
  readonly vpc: ec2.IVpc;
  readonly vpcCidr: string | undefined;
}

/** Who may connect to a load balancer, and where it may. */
export function renderSecurityGroup(
  scope: Construct,
  { ingress, egress }: { readonly ingress: readonly IngressPlan[]; readonly egress: readonly EgressPlan[] },
  { vpc, vpcCidr }: SecurityGroupNetwork,
  purpose: string = 'clients to listeners, load balancer to pools',
): ec2.SecurityGroup {
  const group = new ec2.SecurityGroup(scope, 'SecurityGroup', {
    vpc,
    description: `Lync reverse proxy: ${purpose}`,
    allowAllOutbound: false,
    // With a feature flag CDK writes separate resources instead of inline rules; the template is to be the same without.
    disableInlineRules: false,
  });
  for (const { cidr, port } of ingress) group.addIngressRule(peerOf(cidr), ec2.Port.tcp(port), 'Clients');
  for (const { peer, port } of egress) {
    group.addEgressRule(peerOf(peer === 'vpc' ? (vpcCidr ?? vpc.vpcCidrBlock) : peer), ec2.Port.tcp(port), 'External web services');
  }
  return group;
}

function peerOf(cidr: string): ec2.IPeer {
  return cidr.includes(':') ? ec2.Peer.ipv6(asCdkWritesIt(cidr)) : ec2.Peer.ipv4(cidr);
}

/** CDK takes neither capital letters nor an IPv4 address at the end for a part of an IPv6 block. */
function asCdkWritesIt(cidr: string): string {
  if (isToken(cidr) || !/[A-F.]/.test(cidr)) return cidr;
  const [address = '', prefix = ''] = cidr.split('/');
  return `${new URL(`http://[${address}]/`).hostname.slice(1, -1)}/${prefix}`;
}
