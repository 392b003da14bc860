import { Blank, Remarked } from './deployment-draft';

/** Where the proxy stands: no document about Lync says it. */
export const NETWORK = {
  vpcCidr: new Remarked('10.80.0.0/22', 'of the VPC that is made for the proxy; change it if your network uses these addresses'),
  transitGatewayId: new Blank(
    'id of the transit gateway',
    'aws ec2 describe-transit-gateways; or vpnGatewayId: vgw-… instead of this line',
  ),
  poolNetworks: [new Blank('network of the servers', 'where the servers of the pools are, like 10.20.0.0/16; ask who runs the network')],
};

/** How clients outside sign in. */
export const EXTERNAL_SIGN_IN = new Blank(
  'passive or modern',
  'Get-CsWebServiceConfiguration | Select-Object UseWsFedPassiveAuth; Get-CsAuthConfig',
);
