import { DEFAULT_LISTENING_PORTS, DEFAULT_PORTS } from '../../facts/default-ports';
import { hostNameProblem, parentDomain } from '../../declaring/host-name';
import type { HostRoute, OpenRoute, ProxyBackend, ProxyModel } from '../reverse-proxy/proxy-model';
import type { TmgConfiguration, TmgFarm, TmgRule } from './tmg-configuration';

/** Why a rule publishes no whole host, or nothing. */
export interface RuleProblem {
  /** `overtaken`: without effect, because rules before it publish its names. */
  readonly outcome: 'notTranslatable' | 'withoutEffect' | 'overtaken';
  readonly reason: string;
}

/** Where requests go, and what each rule does about it. */
export interface TmgRoutes {
  readonly model: ProxyModel;
  readonly backends: ReadonlyMap<TmgRule, ProxyBackend>;
  readonly problems: ReadonlyMap<TmgRule, RuleProblem>;
  /** The names a rule decides about: those that no rule before it has. */
  readonly decided: ReadonlyMap<TmgRule, readonly string[]>;
}

export type Scheme = 'https' | 'http';

/**
 * The first rule with a public name decides about its requests, over each protocol of its listener. A pattern takes the
 * names that other rules of the listener have, too, if it comes before them.
 */
export function tmgRoutes({ rules, farms }: TmgConfiguration): TmgRoutes {
  const backends = new Map<TmgRule, ProxyBackend>();
  const problems = new Map<TmgRule, RuleProblem>();
  const decided = new Map<TmgRule, readonly string[]>();
  const routes = new Map<string, HostRoute>();
  const taken = new TakenNames();
  const openRoutes: OpenRoute[] = [];
  const expand = expander(rules.filter((rule) => rule.isEnabled));
  for (const rule of rules) {
    const backend = backendOf(rule, farms);
    if (typeof backend !== 'string') backends.set(rule, backend);
    const problem = problemOf(rule, backend);
    if (problem !== undefined) problems.set(rule, problem);
    if (problem?.outcome === 'withoutEffect') continue;
    const schemes = schemesOf(rule);
    const free = expand(rule).filter((name) => schemes.some((scheme) => !taken.has(scheme, name, rule)));
    decided.set(rule, free);
    if (free.length === 0 && !problems.has(rule)) problems.set(rule, { outcome: 'overtaken', reason: 'rules before it publish its names' });
    for (const name of free) {
      const own = schemes.filter((scheme) => !taken.has(scheme, name, rule));
      if (problem === undefined || (rule.denies && takesWholeHosts(rule))) for (const scheme of own) taken.add(scheme, name, rule);
      if (typeof backend === 'string' || rule.denies) continue;
      const route = routeOf(name, backend, rule, own, problem !== undefined);
      if (hostNameProblem(name) === undefined) routes.set(name, merged(routes.get(name), route));
      else if (problem === undefined) openRoutes.push({ pattern: name, backend, overHttps: route.overHttps, overHttp: route.overHttp });
    }
  }
  return { model: { routes: [...routes.values()], openRoutes }, backends, problems, decided };
}

/** Names whose requests a rule decides about already; a pattern is about those of its listener. */
class TakenNames {
  private readonly names = new Set<string>();
  private readonly patterns = new Map<TmgRule['listener'], Set<string>>();

  public add(scheme: Scheme, name: string, { listener }: TmgRule): void {
    const taken = `${scheme} ${name}`;
    if (!name.startsWith('*')) {
      this.names.add(taken);
      return;
    }
    const own = this.patterns.get(listener) ?? new Set();
    this.patterns.set(listener, own.add(taken));
  }

  public has(scheme: Scheme, name: string, { listener }: TmgRule): boolean {
    const taken = `${scheme} ${name}`;
    return this.names.has(taken) || this.patterns.get(listener)?.has(taken) === true;
  }
}

/**
 * The patterns that take a name: that of its domain, and all names. Whether a pattern takes names with further labels is
 * documented nowhere; they are left to the rules that name them.
 */
export function coveringNames(name: string): readonly string[] {
  if (name === '*') return [];
  const parent = parentDomain(name.replace(/^\*\./, ''));
  return name.startsWith('*') || parent === '' ? ['*'] : [`*.${parent}`, '*'];
}

/** The names of a rule, those that its patterns take from others of its listener among them. */
function expander(rules: readonly TmgRule[]): (rule: TmgRule) => readonly string[] {
  const byPattern = new Map<TmgRule['listener'], Map<string, Set<string>>>();
  for (const rule of rules) {
    const own = byPattern.get(rule.listener) ?? new Map<string, Set<string>>();
    byPattern.set(rule.listener, own);
    for (const name of namesOf(rule)) {
      for (const pattern of coveringNames(name)) own.set(pattern, (own.get(pattern) ?? new Set()).add(name));
    }
  }
  return (rule) => {
    const names = namesOf(rule);
    const taken = names.filter((name) => name.startsWith('*')).flatMap((name) => [...(byPattern.get(rule.listener)?.get(name) ?? [])]);
    return [...new Set([...taken, ...names])];
  };
}

/** What is neither a name nor a pattern of names, an address for example, publishes no host. */
export function namesOf({ publicNames, allPublicNames }: TmgRule): readonly string[] {
  if (allPublicNames) return ['*'];
  return [...new Set(publicNames)].filter((name) => hostNameProblem(name) === undefined || /^\*\.[a-z0-9.-]+$/.test(name));
}

/** A listener that is not in the export is taken for one with HTTPS. */
export function schemesOf({ listener, bridging }: TmgRule): readonly Scheme[] {
  const isSecure =
    listener?.httpsPort === undefined ? listener?.httpPort === undefined || listener.certificates.length > 0 : listener.httpsPort > 0;
  const isPlain = listener?.httpPort !== undefined && listener.httpPort > 0 && !listener.redirectsHttp && bridging !== 'https';
  return [...(isSecure ? (['https'] as const) : []), ...(isPlain ? (['http'] as const) : [])];
}

function backendOf(rule: TmgRule, farms: readonly TmgFarm[]): ProxyBackend | string {
  const farm = farms.find(({ ids }) => rule.farm !== undefined && ids.includes(rule.farm));
  const servers = farm?.servers.filter(({ isDrained }) => !isDrained).map(({ address }) => address) ?? [rule.server];
  if (rule.farm !== undefined && farm === undefined) return 'its server farm is not in the export';
  if (servers.every((server) => server === '')) return 'it names no server';
  return {
    name: farm?.name ?? rule.server,
    servers: [...new Set(servers)],
    httpsPort: rule.bridging === 'http' ? httpsPortBeside(rule.httpPort) : rule.httpsPort,
    isHttpsPortAssumed: rule.bridging === 'http',
    httpPort: rule.httpPort,
    timeout: undefined,
    healthCheck: undefined,
    cookieAffinity: false,
    application: rule.application,
  };
}

/** A rule that bridges to HTTP alone does not say where the servers take HTTPS. */
function httpsPortBeside(httpPort: number): number {
  return httpPort === DEFAULT_LISTENING_PORTS.http ? DEFAULT_LISTENING_PORTS.https : DEFAULT_PORTS.https;
}

function problemOf(rule: TmgRule, backend: ProxyBackend | string): RuleProblem | undefined {
  const withoutEffect = (reason: string): RuleProblem => ({ outcome: 'withoutEffect', reason });
  const notTranslatable = (reason: string): RuleProblem => ({ outcome: 'notTranslatable', reason });
  if (!rule.isEnabled) return withoutEffect('it is disabled');
  if (rule.denies) return notTranslatable('it denies requests; the load balancer answers hosts nobody publishes with 404');
  if (typeof backend === 'string') return withoutEffect(backend);
  if (namesOf(rule).length === 0) return notTranslatable('it has no public name that is a host name');
  if (rule.bridging === 'ftp') return notTranslatable('it publishes an FTP server');
  if (rule.rewritesPaths)
    return notTranslatable('it leads external paths to other internal ones, and a publishing rule passes paths on unchanged');
  return takesWholeHosts(rule) ? undefined : notTranslatable(`it applies only to the paths ${rule.paths.join(', ')}`);
}

/** Whether it is about all requests to its hosts. */
export function takesWholeHosts({ paths }: TmgRule): boolean {
  return paths.length === 0 || paths.includes('/*');
}

function routeOf(host: string, backend: ProxyBackend, rule: TmgRule, schemes: readonly Scheme[], isPartial: boolean): HostRoute {
  const overHttp = schemes.includes('http');
  return {
    host,
    backend,
    overHttps: schemes.includes('https'),
    overHttp,
    httpBackend: overHttp ? backend : undefined,
    httpPort: overHttp ? rule.httpPort : undefined,
    isPartial,
  };
}

/** A rule for HTTP and one for HTTPS are one route where they lead to the same servers; what is whole beats what is partial. */
function merged(known: HostRoute | undefined, route: HostRoute): HostRoute {
  if (known === undefined || (known.isPartial && !route.isPartial)) return route;
  if (known.isPartial !== route.isPartial || known.backend.servers.join(' ') !== route.backend.servers.join(' ')) return known;
  return {
    ...(known.overHttps ? known : route),
    overHttps: known.overHttps || route.overHttps,
    overHttp: known.overHttp || route.overHttp,
    httpBackend: known.httpBackend ?? route.httpBackend,
    httpPort: known.httpPort ?? route.httpPort,
  };
}
