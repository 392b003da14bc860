import { ClientProfile } from '../client-profile';
import type { Deployment, PoolEntry } from '../deployment-file/deployment';
import { simpleUrlSets } from '../deployment-file/simple-url-sets';
import { findingId } from '../findings/catalogue';
import { canonicalHost } from '../planning/host-name';
import { parseSimpleUrl } from '../planning/simple-urls';
import type { NameExpectation, SimpleUrlPath } from './name-expectation';

const WINDOWS_THROUGH_ALB = findingId('windows-authentication-through-alb');

/**
 * What the template of a deployment says, and what only its file tells: simple URLs with their paths, which pool is a Director,
 * which clients there are, and how those outside sign in.
 */
export function expectedByDeployment(deployment: Deployment, byTemplate: readonly NameExpectation[]): readonly NameExpectation[] {
  const paths = simpleUrlPaths(deployment);
  const pools = new Map(deployment.pools.map((pool) => [canonicalHost(pool.externalWebServicesFqdn), pool]));
  const mayRunOnOldWindows = deployment.clients?.some((name) => ClientProfile._named(name)?._declaration().isOnOldWindows === true);
  return byTemplate.map((ofTemplate) => {
    const expectation = { ...ofTemplate, mayRunOnOldWindows };
    const pool = pools.get(expectation.name);
    if (pool !== undefined) {
      const signIn = pool.externalSignIn ?? deployment.externalSignIn ?? 'windows';
      return { ...expectation, isDirector: pool.role === 'director', signIn, acceptsWindows: acceptsWindows(pool, deployment) };
    }
    const simpleUrlPaths = paths.get(expectation.name) ?? [];
    const [first] = simpleUrlPaths;
    return first === undefined
      ? { ...expectation, ...withoutSimpleUrl(expectation) }
      : { ...expectation, kind: first.component, simpleUrlPaths };
  });
}

function acceptsWindows({ name }: PoolEntry, { acknowledge = [] }: Deployment): boolean {
  return acknowledge.some(({ id, where }) => id === WINDOWS_THROUGH_ALB && (where === undefined || where === name));
}

/** A name like `meet` that the file does not call a simple URL. */
function withoutSimpleUrl({ kind }: NameExpectation): Partial<NameExpectation> {
  return kind === 'meet' || kind === 'dialin' ? { kind: 'further host', simpleUrlPaths: [] } : {};
}

function simpleUrlPaths(deployment: Deployment): ReadonlyMap<string, readonly SimpleUrlPath[]> {
  const paths = new Map<string, readonly SimpleUrlPath[]>();
  const add = (url: string, component: SimpleUrlPath['component']) => {
    const parsed = parseSimpleUrl(url);
    if (parsed === undefined) return;
    const known = paths.get(parsed.hostname) ?? [];
    if (!known.some(({ path }) => path === parsed.pathname)) paths.set(parsed.hostname, [...known, { path: parsed.pathname, component }]);
  };
  for (const { meet, dialin } of simpleUrlSets(deployment)) {
    for (const entry of meet) {
      if (typeof entry === 'string') add(entry, 'meet');
      else for (const url of [entry.url, ...(entry.alsoPublished ?? [])]) add(url, 'meet');
    }
    for (const url of dialin) add(url, 'dialin');
  }
  return paths;
}
