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

/** How clients outside sign in. The file takes `windows` everywhere, synthesis only behind a front end that keeps people apart. */
export const EXTERNAL_SIGN_IN = new Blank(
  'passive, modern, or windows with frontEnd: haproxy or networkLoadBalancer',
  'Get-CsWebServiceConfiguration | Select-Object UseWindowsAuth, UseWsFedPassiveAuth; Get-CsAuthConfig',
);

/** A reverse proxy answers these names today: they move when the administrator says so, not with the first deployment. */
export const DNS_RECORDS = new Remarked(
  'none' as const,
  'the names lead to the old reverse proxy; verify by address first (verify --connect-to), then move them: by the change batch that plan prints, or write create',
);

/** Every log there is: a new deployment has nobody who relies on less. */
export const ACCESS_LOGS = {
  bucket: 'create',
  retentionDays: new Remarked(90, 'addresses of people stand in logs: as long as your rules say'),
};

/** Whoever looked at the old proxy wants to be told by the new one. */
export const ALARMS = {
  email: [
    new Blank('e-mail address of whoever is on call', 'told when servers or certificates fail, once it has confirmed; or leave alarms out'),
  ],
};

/** For whoever is on call: a new deployment has it from the start. */
export const DASHBOARD = new Remarked('create' as const, 'one picture in CloudWatch of pools and edge, with what to do; or none');
