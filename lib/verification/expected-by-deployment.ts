import { findingId } from '../findings/catalogue';
import { serviceSignIn, signInOf } from '../planning/backends';
import type { PoolDeclaration, ProxyDeclaration } from '../declaring/declarations';
import { simpleUrlPathsByHost } from '../planning/simple-url-paths';
import type { NameExpectation } from './name-expectation';

const WINDOWS_THROUGH_ALB = findingId('windows-authentication-through-alb');

/**
 * What the template of a deployment says, and what only its file tells: simple URLs with their paths, which pool is a Director,
 * which clients there are, and how those outside sign in.
 */
export function expectedByDeployment(declared: ProxyDeclaration, byTemplate: readonly NameExpectation[]): readonly NameExpectation[] {
  const paths = simpleUrlPathsByHost(declared.simpleUrlSets);
  const pools = new Map(declared.pools.map((pool) => [pool.externalWebServicesFqdn, pool]));
  const services = new Map(declared.furtherServices.map((service) => [service.host, service]));
  const { clients } = declared;
  const mayRunOnOldWindows = clients.length === 0 ? undefined : clients.some(({ isOnOldWindows }) => isOnOldWindows);
  return byTemplate.map((ofTemplate) => {
    const expectation = { ...ofTemplate, mayRunOnOldWindows };
    const pool = pools.get(expectation.name);
    if (pool !== undefined) {
      return {
        ...expectation,
        isDirector: pool.role === 'director',
        signIn: signInOf(pool, declared),
        acceptsWindows: acceptsWindows(pool, declared),
      };
    }
    const service = services.get(expectation.name);
    if (service !== undefined) return { ...expectation, kind: 'further service', signIn: serviceSignIn(service) };
    const simpleUrlPaths = paths.get(expectation.name) ?? [];
    const [first] = simpleUrlPaths;
    return first === undefined
      ? { ...expectation, ...withoutSimpleUrl(expectation) }
      : { ...expectation, kind: first.component, simpleUrlPaths };
  });
}

function acceptsWindows({ name }: PoolDeclaration, { acknowledgements }: ProxyDeclaration): boolean {
  return acknowledgements.some(({ id, where }) => id === WINDOWS_THROUGH_ALB && (where === undefined || where === name));
}

/** A name like `meet` that the file does not call a simple URL. */
function withoutSimpleUrl({ kind }: NameExpectation): Partial<NameExpectation> {
  return kind === 'meet' || kind === 'dialin' ? { kind: 'further host', simpleUrlPaths: [] } : {};
}
