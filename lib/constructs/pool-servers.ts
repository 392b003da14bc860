import { CfnResource, Reference, Tokenization } from 'aws-cdk-lib/core';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { ServersDeclaration } from '../declaring/declarations';

/**
 * How the load balancer reaches the servers of a pool. A target group holds one kind of targets.
 *
 * @example
 * const servers = PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12']);
 * const behindHardware = PoolServers.fromLoadBalancerAddress('10.30.0.10');
 */
export abstract class PoolServers {
  /**
   * The servers' own addresses: on premises over Direct Connect or VPN, or inside the VPC.
   *
   * @param addresses IPv4 addresses of the VPC, 10.0.0.0/8, 100.64.0.0/10, 172.16.0.0/12 or 192.168.0.0/16
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html
   */
  public static fromIpAddresses(addresses: string[]): PoolServers {
    return new IpServers(addresses);
  }

  /**
   * The virtual address of the pool's own hardware load balancer.
   *
   * @param address an IPv4 address as for `fromIpAddresses`
   */
  public static fromLoadBalancerAddress(address: string): PoolServers {
    return new IpServers([address], true);
  }

  /** EC2 instances of this app; their security groups are opened to the load balancer. */
  public static fromInstances(instances: ec2.IInstance[]): PoolServers {
    return new InstanceServers(
      instances.map(({ instanceId }) => instanceId),
      instances,
    );
  }

  /**
   * EC2 instances known by their ids only, in the VPC of the proxy; opening their security groups is up to their owner.
   *
   * @param instanceIds ids like i-0123456789abcdef0
   */
  public static fromInstanceIds(instanceIds: string[]): PoolServers {
    return new InstanceServers(instanceIds, []);
  }

  /** @internal */
  public abstract _declaration(): ServersDeclaration;

  /** @internal */
  public abstract _instances(): ec2.IInstance[];
}

class IpServers extends PoolServers {
  public constructor(
    private readonly addresses: readonly string[],
    private readonly isLoadBalancer = false,
  ) {
    super();
  }

  public _declaration(): ServersDeclaration {
    return { kind: 'ip', addresses: this.addresses, isLoadBalancer: this.isLoadBalancer };
  }

  public _instances(): ec2.IInstance[] {
    return [];
  }
}

class InstanceServers extends PoolServers {
  public constructor(
    private readonly instanceIds: readonly string[],
    private readonly instances: readonly ec2.IInstance[],
  ) {
    super();
  }

  public _declaration(): ServersDeclaration {
    return {
      kind: 'instance',
      instanceIds: this.instanceIds,
      ownSecurityGroups: this.instances.length > 0,
      ofApp: this.instanceIds.filter(isOfApp),
    };
  }

  public _instances(): ec2.IInstance[] {
    return [...this.instances];
  }
}

/** Whether an id stands for a resource of this app: the deployment fills it in, and nobody can have mistaken it. */
function isOfApp(id: string): boolean {
  const reference = Tokenization.reverse(id, { failConcat: false });
  return Reference.isReference(reference) && CfnResource.isCfnResource(reference.target);
}
