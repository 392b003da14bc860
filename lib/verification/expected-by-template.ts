import { findingId } from '../findings/catalogue';
import { canonicalHost } from '../planning/host-name';
import { DEFAULT_POLICY, tlsVersions } from '../planning/tls-policy';
import type { Listener, TargetGroup } from '../routing/load-balancers/load-balancer';
import { text } from '../routing/load-balancers/properties';
import { plainRequest } from '../routing/matching/request';
import { lawfulParts } from '../routing/lync-parts';
import { publicNames } from '../routing/public-names';
import type { TemplateRouting } from '../routing/template-routing';
import type { NameExpectation, PlainHttpExpectation } from './name-expectation';
import { suggestedKind, type NameKind } from './name-kind';
import { OFFICE_DISCOVERY, PATHS, SAME_IN_ANY_CASE } from './probed-paths';

const WINDOWS_THROUGH_ALB = findingId('windows-authentication-through-alb');

/** What the load balancers of a template say of each public name of its pools. Names that somebody else serves there are left out. */
export function expectedByTemplate(routing: TemplateRouting): readonly NameExpectation[] {
  const pools = new Set(routing.targetGroups.flatMap((group) => group.pools.map(canonicalHost)));
  const farms = new Set(routing.targetGroups.filter(isOfficeWebApps).flatMap((group) => group.pools.map(canonicalHost)));
  const externalNames = [...pools].filter((pool) => !farms.has(pool)).sort();
  const { hasName } = lawfulParts(routing).publishing;
  return publicNames(routing)
    .filter(hasName)
    .map((name) => expectation(name, kindOf(name, farms, pools), externalNames, routing));
}

/** Their health check is their own: the tag of a farm is like that of a pool. */
export function isOfficeWebApps({ resource }: TargetGroup): boolean {
  return text(resource?.properties['HealthCheckPath'])?.toLowerCase() === OFFICE_DISCOVERY;
}

/** By the tags of the target groups, else by the name itself. */
function kindOf(name: string, farms: ReadonlySet<string>, pools: ReadonlySet<string>): NameKind {
  if (farms.has(name)) return 'office web apps';
  if (pools.has(name)) return 'external web services';
  const suggested = suggestedKind(name);
  return suggested === undefined || suggested === 'office web apps' ? 'further host' : suggested;
}

function expectation(name: string, kind: NameKind, externalNames: readonly string[], routing: TemplateRouting): NameExpectation {
  const balancers = routing.resolution(name)?.loadBalancers ?? routing.loadBalancers;
  const listeners = balancers.flatMap((balancer) => balancer.listeners.map((listener) => ({ balancer, listener })));
  const secure = listeners.filter(({ listener }) => listener.port !== undefined && !isPlain(listener));
  const forwards = (port: number, path: string) => routing.route(plainRequest('https', name, port, path)).action === 'forward';
  const paths = Object.values(PATHS);
  const taken = secure.find(({ listener: { port = 0 } }) => ['/', OFFICE_DISCOVERY, ...paths].some((path) => forwards(port, path)));
  const httpsPort = taken?.listener.port;
  const policy = text(taken?.listener.resource?.properties['SslPolicy']) ?? DEFAULT_POLICY;
  return {
    name,
    kind,
    httpsPort,
    http: plainHttp(
      name,
      listeners.map(({ listener }) => listener).find((listener) => isPlain(listener)),
      routing,
    ),
    simpleUrlPaths: kind === 'meet' || kind === 'dialin' ? [{ path: '/', component: kind }] : [],
    unpublishedPaths: httpsPort === undefined ? [] : paths.filter((path) => !forwards(httpsPort, SAME_IN_ANY_CASE[path] ?? path)),
    readsHosts: taken?.listener.traits.readsHosts,
    isDirector: undefined,
    needsTls10: taken?.listener.traits.endsTls === true && (tlsVersions(policy)?.includes('1.0') ?? false),
    mayRunOnOldWindows: undefined,
    // A template does not tell it.
    signIn: undefined,
    acceptsWindows: acceptsWindows(name, routing),
    externalNames,
  };
}

/** An acknowledgement names a pool by the id of its construct, which the template holds in the paths of its target groups. */
function acceptsWindows(name: string, { notes, targetGroups }: TemplateRouting): boolean {
  const own = targetGroups.filter(({ pools }) => pools.some((pool) => canonicalHost(pool) === name));
  const ids = own.flatMap(({ resource }) => text(resource?.metadata['aws:cdk:path'])?.split('/') ?? []);
  return notes.acknowledged.some(({ id, where }) => id === WINDOWS_THROUGH_ALB && (where === null || ids.includes(where)));
}

function isPlain({ traits }: Listener): boolean {
  return traits.usualScheme === 'http';
}

function plainHttp(name: string, listener: Listener | undefined, routing: TemplateRouting): PlainHttpExpectation {
  const port = listener?.port ?? 80;
  if (listener === undefined) return { port, behaviour: 'closed' };
  switch (routing.route(plainRequest('http', name, port)).action) {
    case 'forward':
      return { port, behaviour: 'lync' };
    case 'redirect':
      return { port, behaviour: 'redirect' };
    case 'fixed-response':
      return { port, behaviour: 'refused' };
    case undefined:
    default:
      return { port, behaviour: undefined };
  }
}
