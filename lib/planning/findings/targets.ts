import { isIPv4 } from 'node:net';
import { serverIds } from '../backends';
import type { PoolDeclaration, ProxyDeclaration, ServersDeclaration } from '../declarations';
import { TARGET_RANGES, anyContains } from '../ip-networks';
import { answeringPools } from '../answering-pools';
import type { CheckInput } from './check-input';
import { finding, listed, type Finding } from '../../findings/finding';
import { routedNetworks } from '../perimeter-routes';
import { UNKNOWN_LIST, isListToken, isToken } from '../tokens';

/** Servers that a target group does not take. */
export function targetFindings(input: CheckInput): readonly Finding[] {
  const { proxy } = input;
  const backends = [...proxy.pools.filter((pool) => pool.publish), ...proxy.officeWebApps];
  return [
    ...nothingPublished(input),
    ...backends.flatMap(({ name, servers }) => [
      ...missing(name, servers),
      ...unknownServers(name, servers),
      ...notAllowed(name, servers, proxy),
      ...unrouted(name, servers, proxy),
    ]),
    ...mixed(input),
    ...unknownVpc(input),
  ];
}

function nothingPublished({ names }: CheckInput): readonly Finding[] {
  if (names.length > 0) return [];
  return [
    finding(
      'no-pool-published',
      undefined,
      'Nothing is published.',
      'A reverse proxy needs a publishing rule for each Front End pool, Standard Edition server and Director.',
      'Declare at least one pool with publish: true.',
    ),
  ];
}

function missing(name: string, servers: ServersDeclaration): readonly Finding[] {
  if (serverIds(servers).length > 0) return [];
  return [
    finding(
      'servers-missing',
      name,
      'The pool has no servers.',
      'Its target group would stay empty and answer 503.',
      'List the addresses or instances of its servers, or its hardware load balancer.',
    ),
  ];
}

/** A target group names each of its targets. */
function unknownServers(name: string, servers: ServersDeclaration): readonly Finding[] {
  if (!serverIds(servers).some(isListToken)) return [];
  return [
    finding(
      'target-address-not-allowed',
      name,
      `servers: this ${UNKNOWN_LIST}.`,
      'A target group names each of them.',
      'Write the servers themselves, or one token for each: Fn.select(0, list).',
    ),
  ];
}

function notAllowed(name: string, servers: ServersDeclaration, { vpcCidr, isVpcPending }: ProxyDeclaration): readonly Finding[] {
  // An error would stop the synthesis that asks for the look-up.
  if (servers.kind === 'instance' || isVpcPending === true) return [];
  const ranges = vpcCidr === undefined ? TARGET_RANGES : [...TARGET_RANGES, vpcCidr];
  return servers.addresses
    .filter((address) => !isToken(address) && (!isIPv4(address) || !anyContains(ranges, address)))
    .map((address) =>
      finding(
        'target-address-not-allowed',
        name,
        `${JSON.stringify(address)} cannot be a target.`,
        `A target group takes IPv4 addresses of the VPC and of ${listed(TARGET_RANGES)}, no public ones and no names.`,
        'Write the address by which the load balancer reaches the server over Direct Connect, VPN or inside the VPC.',
      ),
    );
}

/** Addresses nothing leads to. Public ones are an error already. */
function unrouted(name: string, servers: ServersDeclaration, proxy: ProxyDeclaration): readonly Finding[] {
  const { vpcCidr, poolNetworks, perimeter } = proxy;
  const routed = perimeter === undefined ? poolNetworks : routedNetworks(perimeter);
  if (servers.kind === 'instance' || routed.some(isToken)) return [];
  // The routes of another VPC nobody knows, and servers may be inside; what is said of networks must hold nevertheless.
  if (perimeter === undefined && (vpcCidr === undefined || poolNetworks.length === 0)) return [];
  const reached = vpcCidr === undefined ? routed : [vpcCidr, ...routed];
  const lost = servers.addresses.filter(
    (address) => isIPv4(address) && anyContains(TARGET_RANGES, address) && !anyContains(reached, address),
  );
  if (lost.length === 0) return [];
  if (perimeter === undefined) {
    return [
      finding(
        'no-route-to-servers',
        name,
        `${listed(lost)} ${lost.length === 1 ? 'lies' : 'lie'} neither in the VPC nor in any network of poolNetworks.`,
        'If the VPC has a route to those networks only, the load balancer cannot reach the servers, and every request ends in 504.',
        'Correct the address, or add its network to poolNetworks once the VPC has a route there.',
      ),
    ];
  }
  return [
    finding(
      'no-route-to-servers',
      name,
      `No route of the perimeter network leads to ${listed(lost)}.`,
      'The load balancer cannot reach the servers, and every request ends in 504.',
      'Add their network to poolNetworks, and a transitGatewayId or vpnGatewayId through which it is reached.',
    ),
  ];
}

function mixed({ proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  return proxy.simpleUrlSets.flatMap((set) => {
    const answering = answeringPools(set, pools);
    const distinct = (values: readonly string[]) => new Set(values).size > 1;
    const differences = [
      ...(distinct(answering.map(({ servers }) => servers.kind)) ? ['the kind of their servers'] : []),
      ...(distinct(answering.map(({ listeningPorts }) => `${listeningPorts.https}/${listeningPorts.http}`))
        ? ['their listening ports']
        : []),
    ];
    const checks = distinct(answering.map(({ healthCheck }) => `${healthCheck.path} ${healthCheck.matcher}`))
      ? [differentHealthChecks(set.name, answering)]
      : [];
    if (differences.length === 0) return checks;
    return finding(
      'answered-by-mixed-pools',
      set.name,
      `${listed(answering.map(({ name }) => name))} differ in ${listed(differences)}.`,
      'They share one target group here, which has one kind of targets and one port.',
      'Name pools of one kind that listen on one port in answeredBy, or give all of them addresses.',
    );
  });
}

function differentHealthChecks(where: string, [first, ...others]: readonly PoolDeclaration[]): Finding {
  return finding(
    'health-checks-differ',
    where,
    `${listed([first, ...others].flatMap((pool) => pool?.name ?? []))} have different health checks.`,
    `They share one target group here, which uses that of ${first?.name ?? 'the first'}.`,
    'Give them the same health check.',
  );
}

function unknownVpc({ proxy, plan }: CheckInput): readonly Finding[] {
  if (proxy.vpcCidr !== undefined || proxy.isVpcPending === true || !plan.targetGroups.some(({ targetType }) => targetType === 'ip'))
    return [];
  return [
    finding(
      'vpc-cidr-unknown',
      undefined,
      'The address block of the VPC is not known at synthesis.',
      'All servers given by address are therefore registered as lying outside it (zone "all").',
      'Write vpcCidr if some of them are inside.',
    ),
  ];
}
