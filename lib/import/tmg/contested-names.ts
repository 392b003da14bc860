import { DEFAULT_LISTENING_PORTS } from '../../facts/default-ports';
import { hostKind } from '../reverse-proxy/host-kinds';
import type { ProxyBackend } from '../reverse-proxy/proxy-model';
import type { TmgConfiguration, TmgRule } from './tmg-configuration';
import { coveringNames, namesOf, schemesOf, takesWholeHosts, type TmgRoutes } from './tmg-routes';

/** Names that several rules send to different places, so that the first of them decides. */
export interface ContestedNames {
  readonly names: readonly string[];
  /** In the order in which they are taken here. */
  readonly rules: readonly TmgRule[];
}

/**
 * Names that may be Lync's and whose rules need an order that is told in a certain way: not at all, or by hexadecimal
 * numbers. Rules of several lists have none among each other.
 */
export function contestedNames(configuration: TmgConfiguration, routes: TmgRoutes, told: 'hexadecimal' | 'no'): readonly ContestedNames[] {
  const groups = new Map<string, { readonly names: Set<string>; readonly rules: readonly TmgRule[] }>();
  for (const { name, rules } of claims(configuration, routes)) {
    if (!isContested(rules, configuration, routes, told) || !mayBeLyncs(name, rules, routes)) continue;
    const key = rules.map((rule) => configuration.rules.indexOf(rule)).join(' ');
    const group = groups.get(key) ?? { names: new Set(), rules };
    groups.set(key, group);
    group.names.add(name);
  }
  return [...groups.values()].map(({ names, rules }) => ({ names: [...names], rules }));
}

interface Claim {
  readonly name: string;
  readonly rules: readonly TmgRule[];
}

/** The rules that take each name, over each protocol. */
function claims({ rules }: TmgConfiguration, routes: TmgRoutes): readonly Claim[] {
  const decisive = rules.filter((rule) => isDecisive(rule, routes));
  return (['https', 'http'] as const).flatMap((scheme) => {
    const own = decisive.filter((rule) => schemesOf(rule).includes(scheme));
    const byName = new Map<string, TmgRule[]>();
    for (const rule of own) for (const name of namesOf(rule)) byName.set(name, [...(byName.get(name) ?? []), rule]);
    return [...byName].map(([name, named]) => {
      const listeners = new Set(named.map(({ listener }) => listener));
      const wider = coveringNames(name).flatMap((pattern) => byName.get(pattern) ?? []);
      const taking = new Set([...named, ...wider.filter(({ listener }) => listeners.has(listener))]);
      return { name, rules: own.filter((rule) => taking.has(rule)) };
    });
  });
}

/** Whether a rule decides about whole hosts: only then the order matters to what is drafted. */
function isDecisive(rule: TmgRule, { problems }: TmgRoutes): boolean {
  const problem = problems.get(rule);
  return problem === undefined || problem.outcome === 'overtaken' || (rule.isEnabled && rule.denies && takesWholeHosts(rule));
}

function isContested(rules: readonly TmgRule[], { lists }: TmgConfiguration, { backends }: TmgRoutes, told: 'hexadecimal' | 'no'): boolean {
  const differ = (some: readonly TmgRule[]) => new Set(some.map((rule) => outcomeOf(rule, backends.get(rule)))).size > 1;
  if (!differ(rules)) return false;
  const own = [...new Set(rules.map(({ list }) => list))];
  if (own.length > 1) return told === 'no';
  return own.some((list) => lists[list]?.told === told);
}

function outcomeOf({ denies, bridging }: TmgRule, backend: ProxyBackend | undefined): string {
  if (denies || backend === undefined) return 'denied';
  return JSON.stringify([[...backend.servers].sort(), bridging, backend.httpsPort, backend.httpPort, backend.application]);
}

/** Names of other products stay behind whoever answers them. */
function mayBeLyncs(name: string, rules: readonly TmgRule[], { backends }: TmgRoutes): boolean {
  const { kind } = hostKind(name);
  if (kind === 'foreign') return false;
  if (kind !== 'other' || name.startsWith('*')) return true;
  return rules.some((rule) => {
    const backend = backends.get(rule);
    return backend?.httpsPort === DEFAULT_LISTENING_PORTS.https || backend?.httpPort === DEFAULT_LISTENING_PORTS.http;
  });
}
