import { findingId } from '../findings/catalogue';
import { canonicalHost } from '../declaring/host-name';
import { DEFAULT_POLICY, tlsVersions } from '../declaring/tls-policy';
import { groupsOf } from '../templates/load-balancers/actions';
import type { Listener } from '../templates/load-balancers/load-balancer';
import { text } from '../templates/load-balancers/properties';
import { plainRequest } from '../routing/matching/request';
import { lawfulParts, type Parts } from '../routing/lync-parts';
import { pathsOfKind } from '../planning/publications';
import type { Publications } from '../routing/publications';
import { publicNames } from '../routing/public-names';
import type { TemplateRouting } from '../routing/template-routing';
import type { NameExpectation, PlainHttpExpectation } from './name-expectation';
import { OFFICE_DISCOVERY, PATHS, SAME_IN_ANY_CASE } from './probed-paths';
import { DEFAULT_PORTS } from '../facts/default-ports';

const WINDOWS_THROUGH_ALB = findingId('windows-authentication-through-alb');

/** What the load balancers of a template say of each public name of its pools. Names that somebody else serves there are left out. */
export function expectedByTemplate(routing: TemplateRouting): readonly NameExpectation[] {
  const { publications } = routing;
  const pools = new Set(routing.targetGroups.flatMap((group) => group.pools.map(canonicalHost)));
  const externalNames = [...pools].filter((pool) => publications.answererOf(pool) === 'pool').sort();
  const { hasName, hasGroup } = lawfulParts(routing).publishing;
  return publicNames(routing)
    .filter(hasName)
    .map((name) => expectation(name, purposeOf(name, publications), externalNames, routing, hasGroup));
}

type Purpose = Pick<NameExpectation, 'kind' | 'isKindGuessed' | 'simpleUrlPaths' | 'isDirector' | 'signIn'>;

/** What a name is for, which no resource tells. */
function purposeOf(name: string, publications: Publications): Purpose {
  const { kind = 'further host', isGuessed } = publications.purposeOf(name);
  const { note, simpleUrlPaths = kind === 'external web services' ? [] : pathsOfKind(kind) } = publications.of(name) ?? {};
  if (kind === 'external web services') {
    const isDirector = note?.role === undefined ? undefined : note.role === 'director';
    return { kind, simpleUrlPaths: [], isDirector, signIn: note?.signIn };
  }
  const isMeet = simpleUrlPaths.some(({ component }) => component === 'meet');
  const opened = isMeet ? 'meet' : simpleUrlPaths.length > 0 ? 'dialin' : kind;
  return {
    kind: opened === 'further name' ? 'further host' : opened,
    ...(isGuessed ? { isKindGuessed: true } : {}),
    simpleUrlPaths,
    isDirector: undefined,
    signIn: kind === 'further service' ? note?.signIn : undefined,
  };
}

function expectation(
  name: string,
  purpose: Purpose,
  externalNames: readonly string[],
  routing: TemplateRouting,
  hasGroup: Parts['hasGroup'],
): NameExpectation {
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
    ...purpose,
    httpsPort,
    http: plainHttp(
      name,
      listeners.map(({ listener }) => listener).find((listener) => isPlain(listener)),
      routing,
    ),
    unpublishedPaths: httpsPort === undefined ? [] : paths.filter((path) => !forwards(httpsPort, SAME_IN_ANY_CASE[path] ?? path)),
    readsHosts: taken?.listener.traits.readsHosts,
    ...(taken?.listener.traits.reader === undefined ? {} : { isFleet: true as const }),
    ...(httpsPort !== undefined && strangersReachOthers(name, httpsPort, routing, hasGroup) ? { sharesWithOthers: true } : {}),
    needsTls10: taken?.listener.traits.endsTls === true && (tlsVersions(policy)?.includes('1.0') ?? false),
    mayRunOnOldWindows: undefined,
    acceptsWindows: acceptsWindows(name, routing),
    externalNames,
  };
}

/**
 * An acknowledgement names a pool as the deployment does; in templates without notes of names by the id of its construct, which
 * the paths of its target groups hold.
 */
function acceptsWindows(name: string, { notes, targetGroups, publications }: TemplateRouting): boolean {
  const accepted = notes.acknowledged.filter(({ id }) => id === WINDOWS_THROUGH_ALB);
  if (accepted.length === 0) return false;
  const publication = publications.of(name);
  const isOwn = publication?.kind === 'external web services' || publication?.kind === 'further service';
  const noted = isOwn ? publication.note.name : undefined;
  const own = targetGroups.filter(({ pools }) => pools.some((pool) => canonicalHost(pool) === name));
  const ids = own.flatMap(({ resource }) => text(resource.metadata['aws:cdk:path'])?.split('/') ?? []);
  return accepted.some(({ where }) => where === null || where === noted || ids.includes(where));
}

/** Whether the load balancer of a name sends unknown hosts to a target group of somebody else. */
function strangersReachOthers(name: string, port: number, routing: TemplateRouting, hasGroup: Parts['hasGroup']): boolean {
  const balancers = routing.resolution(name)?.loadBalancers ?? routing.loadBalancers;
  const request = plainRequest('https', `unpublished.${name}`, port, PATHS.autodiscover);
  const actions = balancers.flatMap((balancer) => routing.arrivalsAt(balancer, request)).flatMap(({ candidates }) => candidates);
  const groups = actions.flatMap(({ action }) => groupsOf(action));
  return groups.length > 0 && !groups.some(hasGroup);
}

function isPlain({ traits }: Listener): boolean {
  return traits.usualScheme === 'http';
}

function plainHttp(name: string, listener: Listener | undefined, routing: TemplateRouting): PlainHttpExpectation {
  const port = listener?.port ?? DEFAULT_PORTS.http;
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
