import type { PerimeterDeclaration } from './declarations';
import { DEFAULT_VPC_CIDR } from './perimeter-subnets';

/** A network as somebody described it, in a deployment file or as a construct. */
export interface SaidPerimeter {
  readonly vpcCidr?: string | undefined;
  readonly availabilityZones?: readonly string[] | undefined;
  readonly transitGatewayId?: string | undefined;
  readonly vpnGatewayId?: string | undefined;
  readonly poolNetworks?: readonly string[] | undefined;
  readonly corporateNetworks?: readonly string[] | undefined;
  readonly internetAccess?: boolean | undefined;
}

/** The network with all that goes without saying. */
export function declarePerimeter(said: SaidPerimeter): PerimeterDeclaration {
  return {
    vpcCidr: said.vpcCidr ?? DEFAULT_VPC_CIDR,
    isBlockChosen: said.vpcCidr !== undefined,
    zones: said.availabilityZones,
    gateways: (['transitGatewayId', 'vpnGatewayId'] as const).filter((key) => said[key] !== undefined),
    gatewayIds: { transitGatewayId: said.transitGatewayId, vpnGatewayId: said.vpnGatewayId },
    poolNetworks: said.poolNetworks ?? [],
    corporateNetworks: said.corporateNetworks ?? [],
    hasInternetAccess: said.internetAccess ?? true,
  };
}
