import { isIPv4 } from 'node:net';
import { publishedBackends, serverIds } from '../backends';
import type { BackendDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { TARGET_RANGES, anyContains } from '../../declaring/ip-networks';
import { answeringPools } from '../answering-pools';
import type { CheckInput } from './check-input';
import { concerning, finding, withValues, type Finding } from '../../findings/finding';
import { routedNetworks } from '../../declaring/perimeter-routes';
import { ofBackend, ofPool, ofProxy, ofSet } from '../places';
import { isListToken, isToken } from '../../declaring/tokens';

/** Servers that a target group does not take. */
export function targetFindings(input: CheckInput): readonly Finding[] {
  const { proxy } = input;
  return [
    ...nothingPublished(input),
    ...publishedBackends(proxy).flatMap((backend) => [
      ...missing(backend),
      ...unknownServers(backend),
      ...notAllowed(backend, proxy),
      ...unrouted(backend, proxy),
      ...inNewVpc(backend, proxy),
    ]),
    ...mixed(input),
    ...unknownVpc(input),
  ];
}

/** The blocks of the VPC, as far as somebody said them. */
function ownBlocks({ vpcCidr, vpcBlocks }: ProxyDeclaration): readonly string[] {
  return [...(vpcCidr === undefined ? [] : [vpcCidr]), ...(vpcBlocks?.known ?? [])];
}

function nothingPublished({ names, proxy: { pools } }: CheckInput): readonly Finding[] {
  if (names.length > 0) return [];
  const [first] = [...pools].sort((a, b) => (a.name < b.name ? -1 : 1));
  return [concerning(undefined, finding('no-pool-published', first === undefined ? ofProxy('pools') : ofPool(first, 'publish')))];
}

function missing(backend: BackendDeclaration): readonly Finding[] {
  if (serverIds(backend.servers).length > 0) return [];
  const what = 'role' in backend ? 'pool' : WEB_HOSTS[backend.is];
  return [finding('servers-missing', ofBackend(backend, 'servers'), { what })];
}

const WEB_HOSTS = { officeWebApps: 'Office Web Apps farm', furtherService: 'further service' } as const;

/** A target group names each of its targets. */
function unknownServers(backend: BackendDeclaration): readonly Finding[] {
  if (!serverIds(backend.servers).some(isListToken)) return [];
  return [finding('target-address-not-allowed', ofBackend(backend, 'servers'), { kind: 'a list of unknown length' })];
}

function notAllowed(backend: BackendDeclaration, proxy: ProxyDeclaration): readonly Finding[] {
  const { servers } = backend;
  // An error would stop the synthesis that asks for the look-up.
  if (servers.kind === 'instance' || proxy.isVpcPending === true) return [];
  const ranges = [...TARGET_RANGES, ...ownBlocks(proxy)];
  return servers.addresses
    .map((address, index) => ({ address, index }))
    .filter(({ address }) => !isToken(address) && (!isIPv4(address) || !anyContains(ranges, address)))
    .map(({ address, index }) =>
      finding('target-address-not-allowed', ofBackend(backend, 'servers', index), {
        kind: 'declared',
        addresses: [address],
        ranges: TARGET_RANGES,
      }),
    );
}

/** Addresses nothing leads to. Public ones are an error already. */
function unrouted(backend: BackendDeclaration, proxy: ProxyDeclaration): readonly Finding[] {
  const { servers } = backend;
  const { vpcCidr, vpcBlocks, poolNetworks, perimeter } = proxy;
  const routed = perimeter === undefined ? poolNetworks : routedNetworks(perimeter);
  if (servers.kind === 'instance' || routed.some(isToken) || vpcBlocks?.hasUnknown === true) return [];
  // The routes of another VPC nobody knows, and servers may be inside; what is said of networks must hold nevertheless.
  if (perimeter === undefined && (vpcCidr === undefined || poolNetworks.length === 0)) return [];
  const reached = [...ownBlocks(proxy), ...routed];
  const lost = servers.addresses.filter(
    (address) => isIPv4(address) && anyContains(TARGET_RANGES, address) && !anyContains(reached, address),
  );
  const [first] = lost;
  if (first === undefined) return [];
  const place = ofBackend(backend, 'servers', servers.addresses.indexOf(first));
  const kind = perimeter === undefined ? 'existing VPC' : 'perimeter network';
  const found = finding('no-route-to-servers', place, { kind, addresses: lost });
  return [withValues(found, lost)];
}

/** What has an id already stands in a VPC that is there already; a token may stand for one of the same app. */
function inNewVpc(backend: BackendDeclaration, { perimeter }: ProxyDeclaration): readonly Finding[] {
  const { servers } = backend;
  if (perimeter === undefined || servers.kind !== 'instance') return [];
  const instances = servers.instanceIds.filter((id) => !isToken(id));
  const [first] = instances;
  if (first === undefined) return [];
  const place = ofBackend(backend, 'servers', servers.instanceIds.indexOf(first));
  return [finding('target-instance-in-another-vpc', place, { kind: 'new VPC', instances })];
}

function mixed({ proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  return proxy.simpleUrlSets.flatMap((set) => {
    const answering = answeringPools(set, pools);
    const distinct = (values: readonly string[]) => new Set(values).size > 1;
    const differ = [
      ...(distinct(answering.map(({ servers }) => servers.kind)) ? ['servers' as const] : []),
      ...(distinct(answering.map(({ listeningPorts }) => `${listeningPorts.https}/${listeningPorts.http}`))
        ? ['listeningPorts' as const]
        : []),
    ];
    const checks = distinct(answering.map(({ healthCheck }) => `${healthCheck.path} ${healthCheck.matcher}`))
      ? [finding('health-checks-differ', ofSet(set, 'answeredBy'), { pools: answering.map(({ name }) => name) })]
      : [];
    if (differ.length === 0) return checks;
    return finding('answered-by-mixed-pools', ofSet(set, 'answeredBy'), { pools: answering.map(({ name }) => name), differ });
  });
}

function unknownVpc({ proxy, plan }: CheckInput): readonly Finding[] {
  if (proxy.vpcCidr !== undefined || proxy.isVpcPending === true || !plan.targetGroups.some(({ targetType }) => targetType === 'ip'))
    return [];
  return [finding('vpc-cidr-unknown', ofProxy('vpcCidr'))];
}
