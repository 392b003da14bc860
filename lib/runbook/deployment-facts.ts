import { declareDeployment } from '../declaring/declare-deployment';
import { asList, type Deployment } from '../declaring/deployment-file/deployment';
import { declaredScopes, simpleUrlScopes } from '../declaring/simple-url-scopes';
import { saidSipDomains } from '../declaring/deployment-file/simple-url-sets';
import { findingId } from '../findings/catalogue';
import { isLoadBalancer, serverIds, serviceSignIn, signInOf } from '../planning/backends';
import type {
  FurtherServiceDeclaration,
  OfficeWebAppsDeclaration,
  PoolDeclaration,
  ProxyDeclaration,
  ServersDeclaration,
} from '../declaring/declarations';
import { abilitiesOf } from '../planning/front-ends/kinds';
import { passageOf, type Passage } from '../planning/front-ends/passage';
import { publicZoneOf, zoneOf } from '../planning/hosted-zones';
import { behindHaproxy, type HaproxyPlan } from '../planning/plan-haproxy';
import { registeredDomain } from '../routing/overview/registered-domain';
import { publishedNames } from '../planning/published-names';
import type { FarmFacts, NameFacts, NetworkFacts, PoolFacts, RunbookInputs, ServersFacts, ServiceFacts } from './inputs';

/** What a deployment file tells; the template adds the rest. */
export function deploymentFacts(
  deployment: Deployment,
  deploymentFile: string,
  declared: ProxyDeclaration = declareDeployment(deployment),
): Omit<RunbookInputs, 'template'> {
  const { network } = deployment;
  return {
    ...declaredFacts(declared),
    deploymentFile,
    environment: { account: deployment.env?.account, region: deployment.env?.region },
    isProtected: deployment.deletionProtection ?? true,
    simpleUrls: simpleUrlScopes(deployment),
    autodiscoverIsNamed: asList(deployment.autodiscover).some(({ answeredBy }) => answeredBy !== undefined),
    sipDomains: deployment.sipDomains === undefined ? undefined : saidSipDomains(deployment).map(({ value: { name } }) => name),
    network: { ...networkFacts(declared), gateway: network.transitGatewayId ?? network.vpnGatewayId, vpcId: network.vpcId },
    clients: deployment.clients,
  };
}

/** What a deployment file tells of a HAProxy that publishes all it declares, as planned. */
export function haproxyInputs(
  deployment: Deployment,
  deploymentFile: string,
  declared: ProxyDeclaration,
  { site }: HaproxyPlan,
): RunbookInputs {
  const facts = deploymentFacts(deployment, deploymentFile, behindHaproxy(declared));
  return { ...facts, template: undefined, haproxy: { site, deployment: deploymentFile } };
}

/** What the constructs of a proxy tell; the template adds the rest. */
export function proxyFacts(
  declared: ProxyDeclaration,
  proxy: string,
  environment: RunbookInputs['environment'],
): Omit<RunbookInputs, 'template'> {
  const named = [...(declared.sipDomains ?? []), ...declared.simpleUrlSets.flatMap(({ autodiscoverFor }) => autodiscoverFor)];
  return {
    ...declaredFacts(declared),
    deploymentFile: undefined,
    proxy,
    environment,
    isProtected: undefined,
    simpleUrls: declaredScopes(declared),
    autodiscoverIsNamed: false,
    sipDomains: named.length === 0 ? undefined : [...new Set(named)].sort(),
    network: networkFacts(declared),
    clients: declared.clients.length === 0 ? undefined : declared.clients.map(({ name }) => name),
  };
}

/** What is declared alike by constructs and by a deployment file. */
function declaredFacts(declared: ProxyDeclaration) {
  return {
    makesRecords: declared.dnsRecords !== 'none' && declared.hostedZones.some(({ kind }) => kind !== 'elsewhere'),
    pools: declared.pools.map((pool) => poolFacts(pool, declared)),
    farms: declared.officeWebApps.map((farm) => farmFacts(farm, declared)),
    services: declared.furtherServices.map((service) => serviceFacts(service, declared)),
    names: names(declared),
    acceptedWindows: declared.acknowledgements
      .filter(({ id }) => id === findingId('windows-authentication-through-alb'))
      .map(({ where, reason }) => ({ where, reason })),
  };
}

function poolFacts(pool: PoolDeclaration, declared: ProxyDeclaration): PoolFacts {
  return {
    name: pool.name,
    role: pool.role,
    version: pool.version,
    poolFqdn: pool.poolFqdn,
    internalFqdn: pool.internalWebServicesFqdn,
    externalFqdn: pool.externalWebServicesFqdn,
    furtherNames: pool.furtherNames,
    certificateName: pool.certificateName,
    servers: servers(pool.servers),
    listening: pool.listeningPorts,
    published: pool.publishedPorts,
    isPublished: pool.publish,
    virtualDirectories: pool.virtualDirectories,
    signIn: signInOf(pool, declared),
    ...frontEnds(passageOf(pool, declared), declared),
  };
}

function farmFacts(farm: OfficeWebAppsDeclaration, declared: ProxyDeclaration): FarmFacts {
  const { host, port, certificateName } = farm;
  return { host, certificateName, servers: servers(farm.servers), port, ...frontEnds(passageOf(farm, declared), declared) };
}

function frontEnds({ current, old }: Passage, declared: ProxyDeclaration): Pick<FarmFacts, 'frontEnd' | 'movingFrom'> {
  return { frontEnd: abilitiesOf(current, declared), movingFrom: old === undefined ? undefined : abilitiesOf(old, declared) };
}

function serviceFacts(service: FurtherServiceDeclaration, declared: ProxyDeclaration): ServiceFacts {
  const { host, port, certificateName } = service;
  const { frontEnd } = frontEnds(passageOf(service, declared), declared);
  return { host, certificateName, servers: servers(service.servers), port, signIn: serviceSignIn(service), frontEnd };
}

function servers(declared: ServersDeclaration): ServersFacts {
  const kind = isLoadBalancer(declared) ? 'hardware load balancer' : declared.kind === 'instance' ? 'instances' : 'addresses';
  return { kind, ids: serverIds(declared) };
}

/** Each name once: a pool's own first, as it then needs nothing of its own. */
function names(declared: ProxyDeclaration): readonly NameFacts[] {
  const published = publishedNames(declared).filter(({ isOldPath }) => !isOldPath);
  const own = published.filter(({ kind }) => kind === 'external web services');
  const all = new Map<string, NameFacts>();
  for (const { name, kind, backend, httpsPort, httpPort } of [...own, ...published]) {
    if (!all.has(name)) all.set(name, { name, kind, zone: publicZoneName(name, declared), answeredBy: backend.pools, httpsPort, httpPort });
  }
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The name of a zone may be known only after the deployment. */
function publicZoneName(name: string, { hostedZones }: ProxyDeclaration): string | undefined {
  const zone = publicZoneOf(name, hostedZones);
  if (zone !== undefined) return zone.name;
  return zoneOf(name, hostedZones, ['private']) === undefined ? registeredDomain(name) : undefined;
}

function networkFacts(declared: ProxyDeclaration): NetworkFacts {
  return {
    vpcCidr: declared.vpcCidr,
    gateway: undefined,
    vpcId: undefined,
    poolNetworks: declared.poolNetworks,
    corporateNetworks: declared.corporateNetworks,
    allowedSources: declared.allowedSources,
    isInternal: !declared.internetFacing,
    idleTimeout: declared.idleTimeoutSeconds,
  };
}
