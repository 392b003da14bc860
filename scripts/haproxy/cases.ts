import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asList, type Deployment, type ServerEntry } from '../../lib/declaring/deployment-file/deployment';
import type { HaproxyBackend, HaproxySite } from '../../lib/haproxy/site';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { arbitraryDeployment } from '../../test/support/arbitrary-deployment';
import { declarationOf } from '../../test/support/declaration-of';
import { templateOfPlan } from '../../test/support/model-of-plan';
import type { PoolPorts } from './pool-servers';
import { promisedRoutes, strangers, type Expected, type Published } from './questions';

/** A deployment, what is asked of whoever publishes it, and what must come of it. */
export interface Case {
  readonly name: string;
  readonly deployment: Deployment;
  readonly expected: readonly Expected[];
  /** Of a HAProxy that somebody runs. */
  readonly site: HaproxySite;
  readonly names: readonly string[];
  /** Pools by the addresses of their servers. */
  readonly pools: ReadonlyMap<string, string>;
  /** Names in certificates by the addresses of servers. */
  readonly certificateNames: ReadonlyMap<string, string>;
}

/** Every example, and random deployments. */
export function cases(plans: number): readonly Case[] {
  return [...examples(), ...randomDeployments(plans)].map(([name, deployment], seed) => caseOf(name, deployment, seed));
}

function examples(): readonly (readonly [string, Deployment])[] {
  const root = join(__dirname, '..', '..');
  const files = [
    ...readdirSync(join(root, 'examples')).map((name) => join('examples', name, 'deployment.yaml')),
    join('test', 'deployment-everything.yaml'),
  ];
  return files.map((file) => [file, parse(readFileSync(join(root, file), 'utf8')) as Deployment]);
}

function randomDeployments(count: number): readonly (readonly [string, Deployment])[] {
  const found = fc.sample(arbitraryDeployment, { numRuns: count * 2, seed: 443 }).filter((each) => !hasTakenPriority(behindOne(each)));
  return found.slice(0, count).map((deployment, index) => [`random deployment ${index}`, deployment]);
}

function hasTakenPriority(deployment: Deployment): boolean {
  return planPublishing(declarationOf(deployment)).findings.some(({ id }) => id === 'lync-reverse-proxy:priority-taken');
}

const AT_ONE = { frontEnd: undefined, movingFrom: undefined, loadBalancer: undefined, loadBalancers: undefined };

/** With all names at one front end, and addresses for instances. */
function behindOne(deployment: Deployment): Deployment {
  const addressOf = (server: ServerEntry, pool: number, place: number) =>
    typeof server === 'string' ? server : `10.24.${pool}.${place + 1}`;
  return {
    ...deployment,
    ...AT_ONE,
    loadBalancersBefore: undefined,
    simpleUrls: asList(deployment.simpleUrls).map((set) => ({ ...set, loadBalancer: undefined, loadBalancers: undefined })),
    haproxy: { serverAuthorities: ['authorities.pem'] },
    pools: deployment.pools.map((pool, index) => ({
      ...pool,
      ...AT_ONE,
      servers: pool.servers?.map((server, place) => addressOf(server, index, place)),
    })),
    officeWebApps: asList(deployment.officeWebApps).map((farm) => ({ ...farm, ...AT_ONE })),
    furtherServices: asList(deployment.furtherServices).map((service, index) => ({
      ...service,
      ...AT_ONE,
      // Each has addresses of its own, by which it is told apart, and its stub answers 200 to whatever is asked.
      servers: service.servers?.map((_, place) => `10.24.${100 + index}.${place + 1}`),
      loadBalancerAddress: service.loadBalancerAddress === undefined ? undefined : `10.24.${100 + index}.1`,
      healthCheck: undefined,
    })),
  };
}

function caseOf(name: string, said: Deployment, seed: number): Case {
  const deployment = behindOne(said);
  const declaration = declarationOf(deployment);
  const plan = planPublishing(declaration);
  const published: Published = { deployment, plan, template: templateOfPlan(plan) };
  const { site, publicNames } = planHaproxy(declaration);
  const webHosts = [...asList(deployment.officeWebApps), ...asList(deployment.furtherServices)];
  const servers = [
    ...deployment.pools.map((pool) => ({ ...pool, name: pool.externalWebServicesFqdn })),
    ...webHosts.map((each) => ({ ...each, name: each.host })),
  ];
  const byAddress = (of: (entry: (typeof servers)[number]) => string) =>
    new Map(
      servers.flatMap((each) =>
        [...asList(each.servers), each.loadBalancerAddress ?? []]
          .flat()
          .map((server) => [typeof server === 'string' ? server : '', of(each).toLowerCase()] as const),
      ),
    );
  return {
    name,
    deployment,
    expected: [...promisedRoutes(published), ...strangers(published, seed)],
    site,
    names: publicNames.map((each) => each.name),
    pools: byAddress((each) => each.name),
    certificateNames: byAddress((each) => each.certificateName ?? each.name),
  };
}

/** Every port that HAProxy connects to. */
export function portsOfServers(sites: readonly HaproxySite[]): PoolPorts {
  const backends = sites.flatMap((site) => site.backends);
  const of = (scheme: HaproxyBackend['scheme']) => [
    ...new Set(backends.filter((each) => each.scheme === scheme).flatMap(({ servers }) => servers.map(({ port }) => port))),
  ];
  const silent = backends.flatMap(({ check }) => (check === 'followed' ? [] : check.connects));
  return { https: of('https'), http: of('http'), silent: [...new Set(silent)] };
}
