import { ClientProfile } from '../../lib/client-profile';
import { asList, type Deployment, type OfficeWebAppsEntry, type PoolEntry } from '../../lib/deployment-file/deployment';
import { simpleUrlSets, sipDomainsWithMeet } from '../../lib/deployment-file/simple-url-sets';
import type { PassageDeclaration, PerimeterDeclaration, ProxyDeclaration, ServersDeclaration } from '../../lib/planning/declarations';
import { DEFAULT_QUOTAS } from '../../lib/planning/limits';

/** What the planner is given for a deployment, without any construct: fast enough for thousands. */
export function declarationOf(deployment: Deployment): ProxyDeclaration {
  const { network, hostedZones, pools } = deployment;
  return {
    pools: pools.map((pool) => ({
      id: `Lync/Pools/${pool.name}`,
      name: pool.name,
      role: pool.role,
      version: pool.version,
      poolFqdn: pool.poolFqdn,
      internalWebServicesFqdn: pool.internalWebServicesFqdn,
      externalWebServicesFqdn: pool.externalWebServicesFqdn,
      furtherNames: pool.furtherNames ?? [],
      servers: servers(pool),
      listeningPorts: { https: pool.listeningPorts?.https ?? 4443, http: pool.listeningPorts?.http ?? 8080 },
      publishedPorts: { https: pool.publishedPorts?.https ?? 443, http: pool.publishedPorts?.http ?? 80 },
      internalPorts: { https: pool.internalPorts?.https ?? 443, http: pool.internalPorts?.http ?? 80 },
      publish: pool.publish ?? true,
      publishHttp: pool.publishHttp ?? false,
      virtualDirectories: pool.virtualDirectories,
      passage: passage(pool),
      healthCheck: {
        isChosen: pool.healthCheck !== undefined,
        path: pool.healthCheck?.path ?? '/Autodiscover/AutodiscoverService.svc/root',
        matcher: String(pool.healthCheck?.matcher ?? '200'),
      },
      stickiness: pool.stickiness,
      priority: pool.priority,
      externalSignIn: pool.externalSignIn,
    })),
    simpleUrlSets: simpleUrlSets(deployment).map(({ id, ...set }) => ({
      ...set,
      id: `Lync/${id}`,
      name: id,
      answeredBy: set.answeredBy.map((name) => `Lync/Pools/${name}`),
      movingFrom: set.movingFrom === undefined ? undefined : `Lync/Pools/${set.movingFrom}`,
      meet: set.meet.map((meet) =>
        typeof meet === 'string'
          ? { sipDomain: undefined, url: meet, alsoPublished: [] }
          : { sipDomain: meet.sipDomain, url: meet.url, alsoPublished: meet.alsoPublished ?? [] },
      ),
    })),
    officeWebApps: asList(deployment.officeWebApps).map((farm) => ({
      id: `Lync/OfficeWebApps/${farm.host.toLowerCase()}`,
      name: farm.host.toLowerCase(),
      host: farm.host,
      servers: servers(farm),
      port: farm.port ?? 443,
      passage: passage(farm),
      healthCheck: {
        isChosen: true,
        path: farm.healthCheck?.path ?? '/hosting/discovery',
        matcher: String(farm.healthCheck?.matcher ?? '200'),
      },
      stickiness: farm.stickiness,
      priority: farm.priority,
    })),
    sipDomains: deployment.sipDomains === undefined ? undefined : sipDomainsWithMeet(deployment),
    hostedZones: hostedZones.map(({ name, id, managedElsewhere, private: isPrivate }) => ({
      key: managedElsewhere === true ? `elsewhere ${name}` : `${isPrivate === true ? 'private' : 'public'} ${name} ${id ?? ''}`,
      name,
      hostedZoneId: managedElsewhere === true ? undefined : id,
      kind: managedElsewhere === true ? 'elsewhere' : isPrivate === true ? 'private' : 'public',
    })),
    importedCertificates: asList(deployment.certificates).map(({ arn, names }) => ({ key: arn, names })),
    namesPerCertificate: deployment.namesPerCertificate ?? 10,
    defaultCertificate: deployment.defaultCertificate,
    http: deployment.http ?? 'redirect',
    dnsRecords: deployment.dnsRecords ?? 'create',
    internetFacing: network.scheme !== 'internal',
    subnets: network.availabilityZones?.map((zone) => ({ zone, cidr: undefined })),
    ipAddressType: network.ipAddressType ?? 'ipv4',
    vpcCidr: network.vpcCidr ?? '10.80.0.0/22',
    poolNetworks: network.poolNetworks ?? [],
    perimeter: network.vpcId !== undefined ? undefined : perimeter(network),
    allowedSources: network.allowedSources,
    corporateNetworks: network.corporateNetworks ?? [],
    clients: (deployment.clients ?? []).flatMap((name) => ClientProfile._named(name)?._declaration() ?? []),
    tlsPolicy: deployment.tlsPolicy,
    externalSignIn: deployment.externalSignIn,
    frontEnd: deployment.frontEnd ?? 'applicationLoadBalancer',
    idleTimeoutSeconds: deployment.idleTimeout ?? 1830,
    acknowledgements: asList(deployment.acknowledge).map(({ id, reason, where }) => ({ id, reason, where })),
    quotas: { ...DEFAULT_QUOTAS, ...deployment.quotas },
  };
}

/** Clients of an internal proxy come through the gateway too. */
function perimeter(network: Deployment['network']): PerimeterDeclaration {
  return {
    vpcCidr: network.vpcCidr ?? '10.80.0.0/22',
    isBlockChosen: network.vpcCidr !== undefined,
    zones: network.availabilityZones,
    gateways: (['transitGatewayId', 'vpnGatewayId'] as const).filter((key) => network[key] !== undefined),
    poolNetworks: network.poolNetworks ?? [],
    corporateNetworks: network.scheme === 'internal' ? (network.corporateNetworks ?? []) : [],
    hasInternetAccess: network.scheme !== 'internal',
  };
}

function passage({ frontEnd, movingFrom, fixedAddresses = [] }: PoolEntry | OfficeWebAppsEntry): PassageDeclaration {
  return { frontEnd, movingFrom, fixedAddresses };
}

function servers({ servers: listed = [], loadBalancerAddress }: PoolEntry | OfficeWebAppsEntry): ServersDeclaration {
  if (loadBalancerAddress !== undefined) return { kind: 'ip', addresses: [loadBalancerAddress], isLoadBalancer: true };
  const instanceIds = listed.flatMap((server) => (typeof server === 'string' ? [] : server.instanceId));
  if (instanceIds.length > 0) return { kind: 'instance', instanceIds, ownSecurityGroups: false };
  return { kind: 'ip', addresses: listed.filter((server) => typeof server === 'string'), isLoadBalancer: false };
}
