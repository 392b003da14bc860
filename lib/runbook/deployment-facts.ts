import { declareDeployment } from '../declaring/declare-deployment';
import { asList, type Deployment } from '../declaring/deployment-file/deployment';
import { simpleUrlScopes } from '../declaring/simple-url-scopes';
import { saidSipDomains } from '../declaring/deployment-file/simple-url-sets';
import { findingId } from '../findings/catalogue';
import { isLoadBalancer, serverIds, signInOf } from '../planning/backends';
import type { OfficeWebAppsDeclaration, PoolDeclaration, ProxyDeclaration, ServersDeclaration } from '../declaring/declarations';
import { abilitiesOf } from '../planning/front-ends/kinds';
import { passageOf } from '../planning/front-ends/passage';
import { publishedNames } from '../planning/published-names';
import type { FarmFacts, NameFacts, NetworkFacts, PoolFacts, RunbookInputs, ServersFacts } from './inputs';

/** What a deployment file tells; the template adds the rest. */
export function deploymentFacts(deployment: Deployment, deploymentFile: string): Omit<RunbookInputs, 'template'> {
  const declared = declareDeployment(deployment);
  return {
    deploymentFile,
    environment: { account: deployment.env?.account, region: deployment.env?.region },
    makesRecords: declared.dnsRecords !== 'none' && declared.hostedZones.some(({ kind }) => kind !== 'elsewhere'),
    isProtected: deployment.deletionProtection ?? true,
    pools: declared.pools.map((pool) => poolFacts(pool, declared)),
    farms: declared.officeWebApps.map(farmFacts),
    names: names(declared),
    simpleUrls: simpleUrlScopes(deployment),
    autodiscoverIsNamed: asList(deployment.autodiscover).some(({ answeredBy }) => answeredBy !== undefined),
    sipDomains: deployment.sipDomains === undefined ? undefined : saidSipDomains(deployment).map(({ value: { name } }) => name),
    network: networkFacts(deployment, declared),
    acceptedWindows: declared.acknowledgements
      .filter(({ id }) => id === findingId('windows-authentication-through-alb'))
      .map(({ where, reason }) => ({ where, reason })),
    clients: deployment.clients,
  };
}

function poolFacts(pool: PoolDeclaration, declared: ProxyDeclaration): PoolFacts {
  const { current, old } = passageOf(pool, declared);
  return {
    name: pool.name,
    role: pool.role,
    version: pool.version,
    poolFqdn: pool.poolFqdn,
    internalFqdn: pool.internalWebServicesFqdn,
    externalFqdn: pool.externalWebServicesFqdn,
    furtherNames: pool.furtherNames,
    servers: servers(pool.servers),
    listening: pool.listeningPorts,
    published: pool.publishedPorts,
    isPublished: pool.publish,
    virtualDirectories: pool.virtualDirectories,
    signIn: signInOf(pool, declared),
    movingFrom: old === undefined ? undefined : abilitiesOf(old, declared),
    frontEnd: abilitiesOf(current, declared),
  };
}

function farmFacts({ host, servers: declared, port }: OfficeWebAppsDeclaration): FarmFacts {
  return { host, servers: servers(declared), port };
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
    if (!all.has(name)) all.set(name, { name, kind, answeredBy: backend.pools, httpsPort, httpPort });
  }
  return [...all.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function networkFacts({ network }: Deployment, declared: ProxyDeclaration): NetworkFacts {
  return {
    vpcCidr: declared.vpcCidr,
    gateway: network.transitGatewayId ?? network.vpnGatewayId,
    vpcId: network.vpcId,
    poolNetworks: declared.poolNetworks,
    corporateNetworks: declared.corporateNetworks,
    allowedSources: declared.allowedSources,
    isInternal: !declared.internetFacing,
    idleTimeout: declared.idleTimeoutSeconds,
  };
}
