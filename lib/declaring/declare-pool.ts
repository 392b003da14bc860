import type { HealthCheckDeclaration, PoolDeclaration, Ports } from './declarations';
import { DEFAULT_INTERNAL_PORTS, DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../facts/default-ports';
import { canonicalHost } from './host-name';

/**
 * Answers without authentication on every Lync version with Autodiscover, as Microsoft's own geographic probe uses it.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-dns-requirements-for-simple-urls
 */
const AUTODISCOVER_ROOT = '/Autodiscover/AutodiscoverService.svc/root';

/** What somebody said of a health check; the rest is taken for granted. */
export interface SaidHealthCheck {
  readonly path: string | undefined;
  readonly matcher: string | undefined;
}

type Defaulted = 'furtherNames' | 'listeningPorts' | 'publishedPorts' | 'internalPorts' | 'publish' | 'publishHttp' | 'healthCheck';

/** A pool as somebody described it, in a deployment file or as a construct. */
export interface SaidPool extends Omit<PoolDeclaration, Defaulted> {
  readonly furtherNames: readonly string[] | undefined;
  readonly listeningPorts: Partial<Ports> | undefined;
  readonly publishedPorts: Partial<Ports> | undefined;
  readonly internalPorts: Partial<Ports> | undefined;
  readonly publish: boolean | undefined;
  readonly publishHttp: boolean | undefined;
  readonly healthCheck: SaidHealthCheck;
}

/** The pool with all that goes without saying, hosts in lower case. */
export function declarePool(said: SaidPool): PoolDeclaration {
  return {
    ...said,
    poolFqdn: canonical(said.poolFqdn),
    internalWebServicesFqdn: canonical(said.internalWebServicesFqdn),
    externalWebServicesFqdn: canonicalHost(said.externalWebServicesFqdn),
    certificateName: canonical(said.certificateName),
    furtherNames: (said.furtherNames ?? []).map(canonicalHost),
    listeningPorts: ports(said.listeningPorts, DEFAULT_LISTENING_PORTS),
    publishedPorts: ports(said.publishedPorts, DEFAULT_PORTS),
    internalPorts: ports(said.internalPorts, DEFAULT_INTERNAL_PORTS),
    publish: said.publish ?? true,
    publishHttp: said.publishHttp ?? false,
    healthCheck: healthCheck(said.healthCheck),
  };
}

function healthCheck({ path, matcher }: SaidHealthCheck): HealthCheckDeclaration {
  return {
    isChosen: path !== undefined || matcher !== undefined,
    path: path ?? AUTODISCOVER_ROOT,
    matcher: matcher ?? HEALTHY,
  };
}

/** The status code of a server that is well. */
export const HEALTHY = '200';

function ports(said: Partial<Ports> | undefined, { https, http }: Ports): Ports {
  return { https: said?.https ?? https, http: said?.http ?? http };
}

function canonical(host: string | undefined): string | undefined {
  return host === undefined ? undefined : canonicalHost(host);
}
