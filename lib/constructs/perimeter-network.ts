import { proxyEngine } from './engine-of-proxies';
import { type CfnResource, Fn, Stack, Tags } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { Construct, DependencyGroup, type IDependable } from 'constructs';
import { declarePerimeter } from '../declaring/declare-perimeter';
import type { PerimeterDeclaration } from '../declaring/declarations';
import { routedNetworks } from '../declaring/perimeter-routes';
import { DEFAULT_VPC_CIDR, DEFAULT_ZONES, planSubnets, vpcCidrProblem, type PerimeterSubnet } from '../declaring/perimeter-subnets';
import { fingerprint } from '../declaring/stable-split';
import { isToken } from '../declaring/tokens';
import { resourcesBelow } from './resources-in-stack';

const PERIMETER_NETWORK = Symbol.for('cdk-lync-reverse-proxy.PerimeterNetwork');

/** Properties of a PerimeterNetwork. */
export interface PerimeterNetworkProps {
  /**
   * IPv4 address block of the VPC, /16 to /25, that no network behind the gateway has. Each zone gets a quarter of it.
   *
   * @default "10.80.0.0/22"
   */
  readonly vpcCidr?: string;

  /**
   * Availability zones by name, two to four, in any order.
   *
   * @default - the first two of the Region, whatever it is: no look-up
   */
  readonly availabilityZones?: string[];

  /**
   * Transit gateway through which the pools are reached.
   *
   * @default - none
   */
  readonly transitGatewayId?: string;

  /**
   * Virtual private gateway (VPN or Direct Connect) through which the pools are reached.
   *
   * @default - none
   */
  readonly vpnGatewayId?: string;

  /**
   * Networks behind the gateway: those of the pools, and nothing else. None may lie within the VPC's own block; one that
   * holds all of it may be given.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html
   */
  readonly poolNetworks?: string[];

  /**
   * Networks of clients that come through the gateway, where the proxy is an internal one: answers must find the way back.
   * IPv6 networks get a route if the VPC has IPv6 addresses.
   *
   * @default - none
   */
  readonly corporateNetworks?: string[];

  /**
   * Whether the VPC has IPv6 addresses too, for a dual-stack load balancer.
   *
   * @default false
   */
  readonly ipv6?: boolean;

  /**
   * Whether the connections in the VPC are logged to a new bucket, which is kept when the stack is deleted. The one place
   * where the addresses of clients are to be found whose connections a Network Load Balancer passes through.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3.html
   */
  readonly flowLogs?: boolean;

  /**
   * Whether every subnet is exempt from VPC Block Public Access, in both directions.
   *
   * Where an account or its organisation has switched that on, a stack deploys and no client gets in from the Internet. An
   * exclusion may be there before the switch is; an organisation may forbid them, and then the deployment fails.
   *
   * @default false
   * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html
   */
  readonly blockPublicAccessExclusions?: boolean;

  /**
   * Whether the VPC has a way to the Internet.
   *
   * @default true
   */
  readonly internetAccess?: boolean;
}

/**
 * The perimeter network in which the reverse proxy stands: what the two network adapters of a TMG server were.
 *
 * Public subnets in two or more zones are the external side; routes to the networks of the pools, and nowhere else, are
 * the internal one. There is no NAT: nothing in here starts connections to the Internet. Nothing is looked up.
 *
 * Networks, zones and gateways that cannot be are reported by the proxy that stands in it, together with everything else
 * that is wrong; without a proxy the synthesis fails with them.
 *
 * @see https://learn.microsoft.com/lyncserver/lync-server-2013-configure-network-adapters
 *
 * @example
 * const network = new PerimeterNetwork(this, 'Network', {
 *   vpcCidr: '10.80.0.0/22',
 *   transitGatewayId: 'tgw-0123456789abcdef0',
 *   poolNetworks: ['10.20.0.0/16'],
 * });
 */
export class PerimeterNetwork extends Construct {
  /**
   * The perimeter network whose VPC this is.
   *
   * @internal
   */
  public static _holding(vpc: ec2.IVpc): PerimeterNetwork | undefined {
    return (vpc as { readonly [PERIMETER_NETWORK]?: PerimeterNetwork })[PERIMETER_NETWORK];
  }

  /** The VPC, for the load balancer. */
  public readonly vpc: ec2.IVpc;

  /** Address block of the VPC. */
  public readonly vpcCidr: string;

  /** Networks behind the gateway. */
  public readonly poolNetworks: string[];

  /** Networks the subnets have routes to: those behind the gateway, if there is one. */
  public readonly routedNetworks: string[];

  /** Address blocks of the subnets: where the requests that reach the pools come from. */
  public readonly subnetCidrs: string[];

  /** @internal */
  public readonly _declaration: PerimeterDeclaration;

  /**
   * All resources its constructor made: what else is there belongs to somebody else.
   *
   * @internal
   */
  public readonly _made: readonly CfnResource[];

  private readonly network: ec2.CfnVPC;
  private readonly ways = new DependencyGroup();

  public constructor(scope: Construct, id: string, props: PerimeterNetworkProps = {}) {
    super(scope, id);
    const { findingText, perimeterFindings, perimeterZonesProblem, renderFlowLogs } = proxyEngine();
    this._declaration = declarePerimeter(props);
    const findings = perimeterFindings(this._declaration);
    this.node.addValidation({ validate: () => findings.map(findingText) });
    this.vpcCidr = this._declaration.vpcCidr;
    this.poolNetworks = props.poolNetworks ?? [];
    this.routedNetworks = [...routedNetworks(this._declaration)];

    // Something stands in for what cannot be made, so that the proxy can be declared and say everything at once.
    const block = isToken(this.vpcCidr) || vpcCidrProblem(this.vpcCidr) !== undefined ? DEFAULT_VPC_CIDR : this.vpcCidr;
    const { availabilityZones: named } = props;
    const zones =
      named === undefined || perimeterZonesProblem(named) !== undefined
        ? Array.from({ length: DEFAULT_ZONES }, (_, index) => Fn.select(index, Fn.getAzs()))
        : named;
    const planned = planSubnets(block, zones);
    this.subnetCidrs = planned.map(({ cidr }) => cidr);

    this.network = new ec2.CfnVPC(this, 'Resource', { cidrBlock: block, enableDnsHostnames: true, enableDnsSupport: true });
    Tags.of(this.network).add('Name', this.node.path);
    const ipv6 =
      props.ipv6 === true
        ? new ec2.CfnVPCCidrBlock(this, 'Ipv6', { vpcId: this.network.ref, amazonProvidedIpv6CidrBlock: true })
        : undefined;
    const routeTable = new ec2.CfnRouteTable(this, 'RouteTable', { vpcId: this.network.ref });
    const subnets = planned.map((subnet) => this.addSubnet(subnet, routeTable, ipv6));
    if (props.internetAccess ?? true) this.addInternetRoutes(routeTable, ipv6 !== undefined);
    this.addPoolRoutes(routeTable, subnets, props);
    if (props.blockPublicAccessExclusions === true) this.addPublicAccessExclusions(subnets);
    if (props.flowLogs === true) renderFlowLogs(this, this.network.ref);

    this.vpc = ec2.Vpc.fromVpcAttributes(this, 'Vpc', {
      vpcId: this.network.ref,
      vpcCidrBlock: block,
      availabilityZones: planned.map(({ zone }) => zone),
      publicSubnetIds: subnets.map(({ ref }) => ref),
      publicSubnetRouteTableIds: subnets.map(() => routeTable.ref),
    });
    Object.defineProperty(this.vpc, PERIMETER_NETWORK, { value: this });
    this._made = resourcesBelow(this);
  }

  /**
   * What leads from the subnets to clients and pools, to which nothing in a load balancer refers: routes, the associations
   * that make them those of the subnets, and what exempts the subnets from a block.
   *
   * @internal
   */
  public get _ways(): IDependable {
    return this.ways;
  }

  private addSubnet(
    { zone, quarter, cidr }: PerimeterSubnet,
    routeTable: ec2.CfnRouteTable,
    ipv6: ec2.CfnVPCCidrBlock | undefined,
  ): ec2.CfnSubnet {
    const id = `Zone${quarter + 1}`;
    const subnet = new ec2.CfnSubnet(this, id, {
      vpcId: this.network.ref,
      availabilityZone: zone,
      cidrBlock: cidr,
      ipv6CidrBlock: ipv6 === undefined ? undefined : Fn.select(quarter, Fn.cidr(Fn.select(0, this.network.attrIpv6CidrBlocks), 4, '64')),
    });
    if (ipv6 !== undefined) subnet.addResourceDependency(ipv6);
    Tags.of(subnet).add('Name', `${this.node.path}/${id}`);
    this.ways.add(new ec2.CfnSubnetRouteTableAssociation(this, `${id}RouteTable`, { subnetId: subnet.ref, routeTableId: routeTable.ref }));
    return subnet;
  }

  /** A load balancer answers in every one of its subnets, so that one that is left out answers some of the clients never. */
  private addPublicAccessExclusions(subnets: readonly ec2.CfnSubnet[]): void {
    for (const subnet of subnets) {
      this.ways.add(
        new ec2.CfnVPCBlockPublicAccessExclusion(this, `${subnet.node.id}PublicAccess`, {
          subnetId: subnet.ref,
          internetGatewayExclusionMode: 'allow-bidirectional',
        }),
      );
    }
  }

  private addInternetRoutes(routeTable: ec2.CfnRouteTable, ipv6: boolean): void {
    const gateway = new ec2.CfnInternetGateway(this, 'InternetGateway');
    const attachment = new ec2.CfnVPCGatewayAttachment(this, 'InternetGatewayAttachment', {
      vpcId: this.network.ref,
      internetGatewayId: gateway.ref,
    });
    const routes = [
      new ec2.CfnRoute(this, 'InternetRoute', { routeTableId: routeTable.ref, destinationCidrBlock: '0.0.0.0/0', gatewayId: gateway.ref }),
      ...(ipv6
        ? [
            new ec2.CfnRoute(this, 'InternetRouteIpv6', {
              routeTableId: routeTable.ref,
              destinationIpv6CidrBlock: '::/0',
              gatewayId: gateway.ref,
            }),
          ]
        : []),
    ];
    for (const route of routes) {
      route.addResourceDependency(attachment);
      this.ways.add(route);
    }
  }

  /** EC2 refuses a route to a gateway that is not attached yet. */
  private addPoolRoutes(
    routeTable: ec2.CfnRouteTable,
    subnets: readonly ec2.CfnSubnet[],
    { transitGatewayId, vpnGatewayId, ipv6 }: PerimeterNetworkProps,
  ): void {
    const attachment =
      transitGatewayId !== undefined
        ? new ec2.CfnTransitGatewayAttachment(this, 'TransitGatewayAttachment', {
            transitGatewayId,
            vpcId: this.network.ref,
            subnetIds: subnets.map(({ ref }) => ref),
          })
        : vpnGatewayId !== undefined
          ? new ec2.CfnVPCGatewayAttachment(this, 'VpnGatewayAttachment', { vpcId: this.network.ref, vpnGatewayId })
          : undefined;
    if (attachment === undefined) return;
    const { routedNetworkProblem } = proxyEngine();
    const made = this.routedNetworks.filter((network) => routedNetworkProblem(network, this._declaration) === undefined);
    for (const network of [...made].sort()) {
      const isOfIpv6 = !isToken(network) && network.includes(':');
      if (isOfIpv6 && ipv6 !== true) continue;
      const route = new ec2.CfnRoute(this, `PoolRoute-${this.idOf(network)}`, {
        routeTableId: routeTable.ref,
        ...(isOfIpv6 ? { destinationIpv6CidrBlock: network } : { destinationCidrBlock: network }),
        ...(transitGatewayId === undefined ? { gatewayId: vpnGatewayId } : { transitGatewayId }),
      });
      route.addResourceDependency(attachment);
      this.ways.add(route);
    }
  }

  /** CDK takes no token for a part of an id. */
  private idOf(network: string): string {
    return isToken(network) ? fingerprint([JSON.stringify(Stack.of(this).resolve(network))]) : network;
  }
}
