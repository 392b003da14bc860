import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { asList, type Deployment, type ServerEntry } from '../../lib/declaring/deployment-file/deployment';
import { haproxyFiles } from '../../lib/haproxy/configuration';
import { RETURNING_SERVER_SECONDS } from '../../lib/haproxy/check-timing';
import type { HaproxyBackend, HaproxySite } from '../../lib/haproxy/site';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { arbitraryDeployment } from '../../test/support/arbitrary-deployment';
import { declarationOf } from '../../test/support/declaration-of';
import { templateOfPlan } from '../../test/support/model-of-plan';
import { Client, type Reply } from './client';
import type { ProxyHost } from './network';
import type { HaproxyProgram, Run, Tell } from './parts';
import { PoolServers, type PoolPorts } from './pool-servers';
import { forward, promisedRoutes, redirected, strangers, type Expected, type Published } from './questions';
import { RunningHaproxy, type Files } from './running-haproxy';

/** Every URL of every example and of random plans, and as many that nobody published, asked of a running HAProxy. */
export async function routes({ programs, plans }: Run, host: ProxyHost, tell: Tell): Promise<void> {
  const authority = new ThrowAwayAuthority();
  const published = [...examples(), ...randomDeployments(plans)];
  const cases = published.map(([name, deployment], seed) => caseOf(name, deployment, seed, authority));
  const servers = await PoolServers.start(authority, portsOfServers(cases.map(({ site }) => site)));
  try {
    const opinions = cases.flatMap(({ name, expected }) => expected.flatMap((each) => contradictions(name, each)));
    const asked = cases.flatMap(({ expected }) => expected);
    const lost = asked.filter(({ outcome }) => !outcome.startsWith('forward')).length;
    tell(
      opinions.length === 0,
      `the reference and the table of an Application Load Balancer say the same of ${asked.length} URLs${first(opinions)}`,
    );
    for (const program of programs) {
      const wrong: string[] = [];
      for (const each of cases) wrong.push(...(await wrongAnswers(program, each, host, servers, authority)));
      const what = `${asked.length - lost} URLs of ${cases.length} deployments reach their pools and ${lost} nobody`;
      tell(wrong.length === 0, `HAProxy ${program.version}: ${what}${first(wrong)}`);
    }
  } finally {
    await servers.stop();
  }
}

/** Every port that HAProxy connects to. */
function portsOfServers(sites: readonly HaproxySite[]): PoolPorts {
  const backends = sites.flatMap((site) => site.backends);
  const of = (scheme: HaproxyBackend['scheme']) => [
    ...new Set(backends.filter((each) => each.scheme === scheme).flatMap(({ servers }) => servers.map(({ port }) => port))),
  ];
  const silent = backends.flatMap(({ check }) => (check === 'followed' ? [] : check.connects));
  return { https: of('https'), http: of('http'), silent: [...new Set(silent)] };
}

function first(wrong: readonly string[]): string {
  return wrong.length === 0 ? '' : `; but for ${wrong.length}, like\n${wrong.slice(0, 5).join('\n')}`;
}

interface Case {
  readonly name: string;
  readonly expected: readonly Expected[];
  readonly files: Files;
  readonly site: HaproxySite;
  /** Pools by the addresses of their servers. */
  readonly pools: ReadonlyMap<string, string>;
  /** Names in certificates by the addresses of servers. */
  readonly certificateNames: ReadonlyMap<string, string>;
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

const AT_ONE = { frontEnd: undefined, movingFrom: undefined };

/** With all names at one front end, and addresses for instances. */
function behindOne(deployment: Deployment): Deployment {
  const addressOf = (server: ServerEntry, pool: number, place: number) =>
    typeof server === 'string' ? server : `10.24.${pool}.${place + 1}`;
  return {
    ...deployment,
    frontEnd: undefined,
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

function caseOf(name: string, said: Deployment, seed: number, authority: ThrowAwayAuthority): Case {
  const deployment = behindOne(said);
  const declaration = declarationOf(deployment);
  const plan = planPublishing(declaration);
  const published: Published = { deployment, plan, template: templateOfPlan(plan) };
  const { site, publicNames } = planHaproxy(declaration);
  const { cert, key } = authority.issue(publicNames.map((each) => each.name));
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
    expected: [...promisedRoutes(published), ...strangers(published, seed)],
    files: { ...haproxyFiles(site), 'certificates/default.pem': cert + key, 'authorities.pem': authority.certificate },
    site,
    pools: byAddress((each) => each.name),
    certificateNames: byAddress((each) => each.certificateName ?? each.name),
  };
}

/** What the two models of an Application Load Balancer do differently. */
function contradictions(name: string, { question, outcome, byReference, byTable }: Expected): readonly string[] {
  if (byReference.length === 0 && byTable === undefined) return [];
  const isRight = byReference.includes(outcome) && byTable === (redirected(outcome) ?? outcome);
  return isRight
    ? []
    : [`${name}: ${JSON.stringify(question)} should be ${outcome}: ${byReference.join(' or ')}; ${byTable ?? 'undetermined'}`];
}

/** Names that are asked for side by side. */
const SIDE_BY_SIDE = 24;

async function wrongAnswers(
  { file, version }: HaproxyProgram,
  { name, expected, files, site, pools, certificateNames }: Case,
  host: ProxyHost,
  servers: PoolServers,
  authority: ThrowAwayAuthority,
): Promise<readonly string[]> {
  const haproxy = await RunningHaproxy.start(
    file,
    host,
    files,
    site.listeners.map(({ port }) => port),
  );
  const byName = groupedBy(
    expected,
    ({ question }) => `${question.scheme}:${question.port}:${question.host.toLowerCase().replace(/[.:].*/, '')}`,
  );
  const groups = [...byName.values()];
  const wrong: string[] = [];
  const unanswered: { readonly each: Expected; readonly place: number }[] = [];
  const answered = async (group: readonly Expected[], place: number, mayWait: boolean) => {
    const address = `10.250.${place >> 8}.${place & 0xff || 1}`;
    const client = new Client(address, authority.certificate);
    for (const each of group) {
      const reply = await client.ask(each.question).catch((error: unknown) => error as Error);
      const got = reply instanceof Error ? reply.message : outcomeOf(reply, pools, each.outcome);
      const further = reply instanceof Error ? [] : untouched(reply, each, address, certificateNames, servers);
      if (mayWait && got === OUT_OF_SERVICE && / is DOWN/.test(haproxy.log)) unanswered.push({ each, place });
      else if (got !== each.outcome || further.length > 0)
        wrong.push(`${name}: ${JSON.stringify(each.question)} should be ${each.outcome}: ${got} ${further.join(', ')} (${version})`);
    }
    client.close();
  };
  try {
    const queue = groups.map((group, place) => () => answered(group, place + 1, true));
    await Promise.all(
      Array.from({ length: SIDE_BY_SIDE }, async () => {
        for (let next = queue.shift(); next !== undefined; next = queue.shift()) await next();
      }),
    );
    if (unanswered.length > 0) await sleep(RETURNING_SERVER_SECONDS * 1_000);
    for (const { each, place } of unanswered) await answered([each], place, false);
  } finally {
    await haproxy.stop();
  }
  return wrong;
}

/** Of servers that a busy machine has kept from answering HAProxy's checks: they are asked again once they are back. */
const OUT_OF_SERVICE = 'fixed-response 503';

/** A server of one of several pools that answer together is as good as another. */
function outcomeOf({ arrival, status, location }: Reply, pools: ReadonlyMap<string, string>, expected: string): string {
  if (arrival !== undefined) {
    const pool = pools.get(arrival.address) ?? arrival.address;
    const together = poolsOf(expected);
    return forward(together.includes(pool) ? together.join(' ') : pool, arrival.scheme.toUpperCase(), arrival.port);
  }
  return status === 301 ? `redirect 301 ${location}` : `fixed-response ${status}`;
}

/** `forward POOL POOL HTTPS 4443`. */
function poolsOf(outcome: string): readonly string[] {
  return outcome.startsWith('forward ') ? outcome.split(' ').slice(1, -2) : [];
}

/** Whatever of a request did not arrive as it was sent, or arrived and should not have. */
function untouched(
  { arrival, number }: Reply,
  { question, outcome }: Expected,
  client: string,
  certificateNames: ReadonlyMap<string, string>,
  { arrived }: PoolServers,
): readonly string[] {
  if (!outcome.startsWith('forward')) return arrived.has(number) ? ['reached a server'] : [];
  if (arrival === undefined) return [];
  const seen: readonly (readonly [string, string, string])[] = [
    ['host', arrival.host, question.host],
    ['path', arrival.path, question.path],
    ['address of the client', arrival.forwardedFor, client],
    ['names of headers', [...arrival.headers].sort().join(), 'host,x-forwarded-for,x-request-number'],
    ['certificate', arrival.sni.toLowerCase(), arrival.scheme === 'http' ? '' : (certificateNames.get(arrival.address) ?? '')],
  ];
  return seen.flatMap(([what, got, wanted]) => (got === wanted ? [] : [`${what} ${got} instead of ${wanted}`]));
}

function groupedBy<T>(list: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) groups.set(keyOf(each), [...(groups.get(keyOf(each)) ?? []), each]);
  return groups;
}
