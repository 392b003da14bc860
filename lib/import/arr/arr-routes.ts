import { hostNameProblem } from '../../declaring/host-name';
import type { HostRoute, OpenRoute, ProxyBackend, ProxyModel } from '../reverse-proxy/proxy-model';
import type { HostRequest } from './host-request';
import type { ArrBackends } from './arr-backends';
import { decidingRule, type EvaluableRule, type RuleSet } from './rule-set';
import { globTest, sampleOf } from './open-patterns';
import { OPEN } from './spellings';

/** Where requests go, and which rule decides about which of them. */
export interface ArrRoutes {
  readonly model: ProxyModel;
  readonly decided: ReadonlyMap<EvaluableRule, DecidedRequests>;
}

export interface DecidedRequests {
  /** Hosts, and patterns where the document names none. */
  readonly hosts: readonly string[];
  readonly overHttps: boolean;
  readonly overHttp: boolean;
}

/**
 * Tries every host that the document names with every rule, over HTTPS and HTTP, as IIS would.
 *
 * @param backendOf the backend of the target of a rule; undefined where requests get no further
 */
export function arrRoutes(
  rules: readonly EvaluableRule[],
  hosts: readonly string[],
  backendOf: (rule: EvaluableRule) => ProxyBackend | undefined,
): ArrRoutes {
  const decided = new Map<EvaluableRule, { hosts: string[]; overHttps: boolean; overHttp: boolean }>();
  const note = (rule: EvaluableRule, host: string, scheme: HostRequest['scheme']) => {
    const requests = decided.get(rule) ?? { hosts: [], overHttps: false, overHttp: false };
    if (requests.hosts.at(-1) !== host) requests.hosts.push(host);
    if (scheme === 'https') requests.overHttps = true;
    else requests.overHttp = true;
    decided.set(rule, requests);
  };
  const targets = (host: string, name: string, own?: EvaluableRule) =>
    SCHEMES.flatMap((scheme) => {
      const rule = decidingRule(rules, { scheme, host });
      if (rule === undefined || (own !== undefined && rule !== own)) return [];
      note(rule, name, scheme);
      const backend = backendOf(rule);
      const spoken = rule.action.kind === 'forward' ? rule.action.scheme : 'https';
      const isPlain = (spoken === 'request' ? scheme : spoken) === 'http';
      return backend === undefined ? [] : [{ scheme, backend, isPlain }];
    });
  const routes = hosts.flatMap((host) => hostRoutes(host, targets(host, host)));
  const open = rules.flatMap((own) => own.test.open.map((pattern) => ({ pattern, own })));
  const openRoutes = open.flatMap(({ pattern, own }) => {
    const backend = backendOf(own);
    const admits = globTest(pattern);
    // Where the document names a host that the pattern stands for, nothing is left open.
    if (routes.some((route) => route.backend === backend && admits(route.host))) return [];
    const sample = sampleOf(pattern);
    if (SCHEMES.some((scheme) => own.test.accepts({ scheme, host: sample }))) return openRoutesOf(pattern, targets(sample, pattern, own));
    // No sample is found for an expression like `^meet[0-9]{3}\.`: it is open all the same.
    note(own, pattern, 'https');
    return backend === undefined ? [] : [{ pattern, backend, overHttps: true, overHttp: false }];
  });
  return { model: { routes, openRoutes: withoutRepeats(openRoutes) }, decided };
}

const SCHEMES: readonly HostRequest['scheme'][] = ['https', 'http'];

interface Target {
  readonly scheme: HostRequest['scheme'];
  readonly backend: ProxyBackend;
  /** Whether the servers are spoken to over HTTP. */
  readonly isPlain: boolean;
}

/** HTTPS decides where it and HTTP lead to different servers: a host has one pool. */
function hostRoutes(host: string, targets: readonly Target[]): readonly HostRoute[] {
  const backend = targets[0]?.backend;
  if (backend === undefined) return [];
  const own = targets.filter((target) => sameServers(target.backend, backend));
  const overHttp = own.find(({ scheme }) => scheme === 'http');
  return [
    {
      host,
      backend,
      overHttps: own.some(({ scheme }) => scheme === 'https'),
      overHttp: overHttp !== undefined,
      httpBackend: overHttp?.backend,
      httpPort: overHttp?.isPlain === true ? overHttp.backend.httpPort : undefined,
      isPartial: false,
    },
  ];
}

/** Where rules that are not translated send hosts that no other rule decides about. */
export function partialRoutes({ others }: RuleSet, routes: readonly HostRoute[], backends: ArrBackends): readonly HostRoute[] {
  const decided = new Set(routes.map(({ host }) => host));
  return others.flatMap(({ partly }) => {
    const backend = partly === undefined ? undefined : backends.of(partly.action);
    if (partly === undefined || backend === undefined || typeof backend === 'string') return [];
    return partly.test.names
      .filter((host) => !decided.has(host))
      .map((host) => ({ host, backend, overHttps: true, overHttp: false, httpBackend: undefined, httpPort: undefined, isPartial: true }));
  });
}

/** Some have one farm for HTTPS and another for HTTP. */
export function sameServers(one: ProxyBackend, other: ProxyBackend): boolean {
  return one === other || [...one.servers].sort().join(' ') === [...other.servers].sort().join(' ');
}

function openRoutesOf(pattern: string, targets: readonly Target[]): readonly OpenRoute[] {
  return hostRoutes(pattern, targets).map(({ backend, overHttps, overHttp }) => ({ pattern, backend, overHttps, overHttp }));
}

/** The rules for HTTPS and HTTP have the same pattern. */
function withoutRepeats(routes: readonly OpenRoute[]): readonly OpenRoute[] {
  const merged = new Map<string, OpenRoute>();
  for (const route of routes) {
    const key = JSON.stringify([route.pattern, route.backend.name]);
    const known = merged.get(key) ?? route;
    merged.set(key, { ...known, overHttps: known.overHttps || route.overHttps, overHttp: known.overHttp || route.overHttp });
  }
  return [...merged.values()];
}

/** Every host that a document names: in patterns, in the bindings of sites, and by the farm that a rule with such a pattern sends to. */
export function namedHosts({ evaluable, others }: RuleSet, boundHosts: readonly string[]): readonly string[] {
  const tests = [...evaluable.map(({ test }) => test), ...others.flatMap(({ partly }) => partly?.test ?? [])];
  const spelled = tests.flatMap(({ mentions }) => mentions);
  const farms = evaluable.flatMap(({ test, action }) =>
    action.kind === 'forward' && test.open.some((pattern) => pattern !== OPEN && globTest(pattern)(action.target.toLowerCase()))
      ? [action.target.toLowerCase()]
      : [],
  );
  return [...new Set([...spelled, ...farms, ...boundHosts])].filter((host) => hostNameProblem(host) === undefined);
}
