import { ClientProfile } from './client-profile';
import {
  asList,
  type Deployment,
  type FurtherServiceEntry,
  type HaproxyEntry,
  type HostedZoneEntry,
  type NetworkEntry,
  type OfficeWebAppsEntry,
  type PoolEntry,
} from './deployment-file/deployment';
import {
  placedSimpleUrlSets,
  saidSipDomains,
  sipDomainsWithMeet,
  withoutPlaces,
  type PlacedSimpleUrlSet,
} from './deployment-file/simple-url-sets';
import type {
  HaproxyDeclaration,
  AlarmsDeclaration,
  FurtherServiceDeclaration,
  HostedZoneDeclaration,
  OfficeWebAppsDeclaration,
  PassageDeclaration,
  PerimeterDeclaration,
  PoolDeclaration,
  ProxyDeclaration,
  ServersDeclaration,
  SimpleUrlSetDeclaration,
} from './declarations';
import { environmentOfArn } from './environments';
import { canonicalHost } from './host-name';
import { DEFAULT_IDLE_SECONDS } from './idle-timeout';
import { DEFAULT_ZONES } from './perimeter-subnets';
import { declareLogs, makesBucket } from './log-bucket';
import { POLICY_PREFIX } from './tls-policy';
import { declareAlarms } from './declare-alarms';
import { declareCompactPublishing } from './declare-compact-publishing';
import { declareFarm } from './declare-farm';
import { declareHaproxy } from './declare-haproxy';
import { declarePerimeter } from './declare-perimeter';
import { declarePool, type SaidHealthCheck } from './declare-pool';
import { declareProxy, importedKey } from './declare-proxy';
import { declareService } from './declare-service';
import { declareSimpleUrlSet } from './declare-simple-url-set';

/**
 * What a deployment file declares, canonical: hosts in lower case, every default in its place. What only CDK
 * is told (ids of an existing network, gateways, logs, deletion protection) `lync-deployment.ts` reads itself.
 *
 * @param scope construct path, below the stack, of whatever makes constructs of it
 */
export function declareDeployment(deployment: Deployment, scope: string = 'Lync'): ProxyDeclaration {
  const { network } = deployment;
  const perimeter = network.vpcId === undefined ? perimeterOf(network) : undefined;
  const idOf = (name: string) => `${scope}/Pools/${name}`;
  return declareProxy({
    environment: { region: deployment.env?.region, account: deployment.env?.account },
    pools: deployment.pools.map((pool) => poolOf(pool, idOf(pool.name))),
    simpleUrlSets: placedSimpleUrlSets(deployment).map((set) => setOf(set, `${scope}/${set.id}`, idOf)),
    officeWebApps: asList(deployment.officeWebApps).map((farm) => farmOf(farm, scope)),
    furtherServices: asList(deployment.furtherServices).map((service) => serviceOf(service, scope)),
    sipDomains: deployment.sipDomains === undefined ? undefined : sipDomainsWithMeet(deployment),
    otherSipDomains: saidSipDomains(deployment).flatMap(({ value: { name, meet } }) => (meet === false ? name : [])),
    hostedZones: deployment.hostedZones.map(zoneOf),
    importedCertificates: asList(deployment.certificates).map(({ arn, names }) => ({
      key: importedKey(arn, names),
      arn,
      names,
      environment: environmentOfArn(arn),
    })),
    namesPerCertificate: deployment.namesPerCertificate,
    defaultCertificate: deployment.defaultCertificate,
    http: deployment.http,
    dnsRecords: deployment.dnsRecords,
    internetFacing: network.scheme !== 'internal',
    subnets: zonesOf(network, perimeter)?.map((zone) => ({ zone, cidr: undefined })),
    ipAddressType: network.ipAddressType,
    vpcCidr: perimeter?.vpcCidr ?? network.vpcCidr,
    poolNetworks: network.poolNetworks,
    perimeter,
    // What an existing network is said to have are public subnets.
    wayOut: perimeter === undefined ? 'Internet gateway' : undefined,
    allowedSources: network.allowedSources,
    corporateNetworks: network.corporateNetworks,
    clients: asList(deployment.clients).flatMap((name) => ClientProfile._named(name)?._declaration() ?? []),
    tlsPolicy: tlsPolicy(deployment.tlsPolicy),
    externalSignIn: deployment.externalSignIn,
    frontEnd: deployment.frontEnd,
    loadBalancers: deployment.loadBalancers,
    loadBalancersBefore: deployment.loadBalancersBefore,
    compactPublishing: declareCompactPublishing(deployment.compactPublishing),
    idleTimeoutSeconds: deployment.idleTimeout ?? DEFAULT_IDLE_SECONDS,
    haproxy: haproxyOf(deployment.haproxy),
    accessLogs: declareLogs(deployment.accessLogs),
    alarms: alarmsOf(deployment),
    ...(deployment.dashboard === 'create' ? { makesDashboard: true } : {}),
    acknowledgements: asList(deployment.acknowledge).map(({ id, reason, where }) => ({ id, reason, where })),
    quotas: deployment.quotas,
    nestedStacks: deployment.nestedStacks,
    makesLogBucket: makesBucket(deployment.accessLogs),
    isOfFile: true,
  });
}

/** Clients of an internal proxy come through the same gateway as the pools, and answers must find the way back. */
function perimeterOf({ corporateNetworks, scheme, ...network }: NetworkEntry): PerimeterDeclaration {
  const isInternal = scheme === 'internal';
  return declarePerimeter({ ...network, corporateNetworks: isInternal ? corporateNetworks : undefined, internetAccess: !isInternal });
}

/** Zones of a network that is made are chosen by the Region where nobody did. */
function zonesOf({ availabilityZones }: NetworkEntry, perimeter: PerimeterDeclaration | undefined) {
  return availabilityZones ?? (perimeter === undefined ? undefined : Array.from({ length: DEFAULT_ZONES }, () => undefined));
}

function poolOf(pool: PoolEntry, id: string): PoolDeclaration {
  return declarePool({
    id,
    name: pool.name,
    role: pool.role,
    version: pool.version,
    poolFqdn: pool.poolFqdn,
    internalWebServicesFqdn: pool.internalWebServicesFqdn,
    externalWebServicesFqdn: pool.externalWebServicesFqdn,
    certificateName: pool.certificateName,
    furtherNames: pool.furtherNames,
    servers: serversOf(pool),
    listeningPorts: pool.listeningPorts,
    publishedPorts: pool.publishedPorts,
    internalPorts: pool.internalPorts,
    publish: pool.publish,
    publishHttp: pool.publishHttp,
    virtualDirectories: pool.virtualDirectories,
    passage: passageOf(pool),
    healthCheck: healthCheckOf(pool),
    stickiness: pool.stickiness,
    priority: pool.priority,
    externalSignIn: pool.externalSignIn,
    nestedStack: pool.nestedStack,
  });
}

function haproxyOf({ serverAuthorities = [], furtherConfiguration, ...fleet }: HaproxyEntry = {}): HaproxyDeclaration {
  const unread = (name: string) => ({ name, text: undefined });
  return declareHaproxy({
    serverAuthorities: serverAuthorities === 'none' ? [] : serverAuthorities.map(unread),
    furtherConfiguration: furtherConfiguration === undefined ? undefined : unread(furtherConfiguration),
    image: fleet.image,
    tasks: fleet.tasks,
    fixedAddresses: fleet.fixedAddresses,
    deregistrationDelay: fleet.deregistrationDelay,
    certificates: fleet.certificates,
  });
}

/** What a farm or further service is called, and its construct. */
export function webHostName({ host }: OfficeWebAppsEntry): string {
  return canonicalHost(host);
}

function farmOf(farm: OfficeWebAppsEntry, scope: string): OfficeWebAppsDeclaration {
  return declareFarm(webHostOf(farm, `${scope}/OfficeWebApps`));
}

function serviceOf(service: FurtherServiceEntry, scope: string): FurtherServiceDeclaration {
  const { externalSignIn } = service;
  return declareService({ ...webHostOf(service, `${scope}/FurtherServices`), externalSignIn });
}

function webHostOf(entry: OfficeWebAppsEntry, scope: string) {
  const name = webHostName(entry);
  return {
    id: `${scope}/${name}`,
    name,
    host: entry.host,
    certificateName: entry.certificateName,
    servers: serversOf(entry),
    port: entry.port,
    passage: passageOf(entry),
    healthCheck: healthCheckOf(entry),
    stickiness: entry.stickiness,
    priority: entry.priority,
    nestedStack: entry.nestedStack,
  };
}

function setOf(placed: PlacedSimpleUrlSet, id: string, idOf: (pool: string) => string): SimpleUrlSetDeclaration {
  const { id: name, answeredBy, movingFrom, meet, ...set } = withoutPlaces(placed);
  return declareSimpleUrlSet({
    ...set,
    id,
    name,
    answeredBy: answeredBy.map(idOf),
    movingFrom: movingFrom === undefined ? undefined : idOf(movingFrom),
    meet: meet.map((entry) =>
      typeof entry === 'string'
        ? { sipDomain: undefined, url: entry, alsoPublished: [] }
        : { sipDomain: entry.sipDomain, url: entry.url, alsoPublished: entry.alsoPublished ?? [] },
    ),
  });
}

/** A zone as the constructs key it. */
export function zoneOf({ name: said, id = '', managedElsewhere, private: isPrivate }: HostedZoneEntry): HostedZoneDeclaration {
  const name = canonicalHost(said);
  if (managedElsewhere === true) return { key: `elsewhere ${name}`, name, hostedZoneId: undefined, kind: 'elsewhere' };
  const kind = isPrivate === true ? 'private' : 'public';
  return { key: `${kind} ${name} ${id}`, name, hostedZoneId: id, kind };
}

function passageOf({ frontEnd, movingFrom, loadBalancer, fixedAddresses = [] }: PoolEntry | OfficeWebAppsEntry): PassageDeclaration {
  return { frontEnd, movingFrom, fixedAddresses, loadBalancer };
}

function healthCheckOf({ healthCheck }: PoolEntry | OfficeWebAppsEntry): SaidHealthCheck {
  return { path: healthCheck?.path, matcher: healthCheck?.matcher?.toString() };
}

function serversOf({ servers = [], loadBalancerAddress }: PoolEntry | OfficeWebAppsEntry): ServersDeclaration {
  if (loadBalancerAddress !== undefined) return { kind: 'ip', addresses: [loadBalancerAddress], isLoadBalancer: true };
  const instanceIds = servers.flatMap((server) => (typeof server === 'string' ? [] : server.instanceId));
  if (instanceIds.length > 0) return { kind: 'instance', instanceIds, ownSecurityGroups: false };
  return { kind: 'ip', addresses: servers.filter((server) => typeof server === 'string'), isLoadBalancer: false };
}

function alarmsOf({ alarms }: Deployment): AlarmsDeclaration | undefined {
  const arn = alarms?.topicArn;
  const topic = arn === undefined ? undefined : { arn, environment: environmentOfArn(arn) };
  return declareAlarms(alarms === undefined ? undefined : { ...alarms, topic });
}

/** Its name in full, as Elastic Load Balancing has it. */
function tlsPolicy(name: string | undefined): string | undefined {
  return name === undefined || name.startsWith(POLICY_PREFIX) ? name : `${POLICY_PREFIX}${name}`;
}
