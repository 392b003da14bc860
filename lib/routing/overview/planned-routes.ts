import { HostIndex } from '../evaluation/host-index';
import { compiledCondition, type CompiledCondition } from '../evaluation/compiled-condition';
import { conditionText } from '../evaluation/condition-text';
import type { Condition, Listener, Rule } from '../../templates/load-balancers/load-balancer';
import { isNoSample, waysOf } from '../../templates/load-balancers/host-reader';
import { shown } from '../../templates/load-balancers/properties';
import type { RequestView } from '../matching/request-view';
import { allOf, NO, YES } from '../matching/verdict';
import { plannedAction, readAction, type PlannedAction } from './planned-action';
import { DEFAULT_PORTS } from '../../facts/default-ports';

/** One of the ways requests for a name go. */
export interface PlannedRoute extends PlannedAction {
  /** null: TLS and TCP that are passed through, or the template does not tell. */
  readonly scheme: 'https' | 'http' | null;
  readonly port: number | null;
  readonly protocol: string | null;
  /** Logical id. */
  readonly listener: string | null;
  /** Who behind the listener reads hosts in place of its rules; null: nobody. */
  readonly hostsReadBy: 'haproxy' | null;
  readonly rule: { readonly logicalId: string; readonly priority: number | null } | 'default';
  /** Path conditions, plain values and regular expressions as they stand. Empty: any path. */
  readonly paths: readonly string[];
  /** Further conditions, in words: header, method, query, source address. */
  readonly conditions: readonly string[];
  /** Whether the rule is there, and is met by the name, as far as the template tells. */
  readonly certain: boolean;
}

interface HostRule {
  readonly rule: Rule;
  readonly host: readonly CompiledCondition[];
  readonly others: readonly Condition[];
}

/** A listener whose rules are compared with host after host. */
export class ListenerRoutes {
  private readonly rules: readonly HostRule[];
  private readonly index = new HostIndex();
  /** Places of rules whose hosts may be any. */
  private readonly others: readonly number[];

  public constructor(public readonly listener: Listener) {
    this.rules = listener.rules.map((rule) => ({
      rule,
      host: rule.conditions.filter(({ field }) => field === 'host-header').map(compiledCondition),
      others: rule.conditions.filter(({ field }) => field !== 'host-header'),
    }));
    this.others = this.rules.flatMap(({ rule }, place) => (this.index.add(rule.conditions, place) === undefined ? place : []));
  }

  /** The rules a host's requests may meet, by priority, until one takes them all. */
  public routes(host: string): readonly PlannedRoute[] {
    const view = viewOf(host);
    const routes: PlannedRoute[] = [];
    const places = [...this.index.of(view.host), ...this.others].sort((a, b) => a - b);
    for (const { rule, host: conditions, others } of places.flatMap((place) => this.rules[place] ?? [])) {
      const verdict = allOf(conditions, (condition) => condition(view));
      if (verdict === NO) continue;
      const certain = verdict === YES && !rule.resource.conditional && rule.priority !== undefined;
      routes.push({ ...this.place(), ...ruleParts(rule, others), ...plannedAction(rule.action), certain });
      if (certain && others.length === 0 && rule.conditions.length > 0) return routes;
    }
    return [...routes, ...this.byDefault(host)];
  }

  /** The rule that a regular expression for the host belongs to; what it matches is not worked out. */
  public routesOfExpression(expression: string): readonly PlannedRoute[] {
    return this.rules
      .filter(({ rule }) =>
        rule.conditions.some(({ field, regexValues }) => field === 'host-header' && regexValues.map(shown).includes(expression)),
      )
      .map(({ rule, others }) => ({ ...this.place(), ...ruleParts(rule, others), ...plannedAction(rule.action), certain: false }));
  }

  /** The rules without a condition for the host. */
  public routesOfAnyHost(): readonly PlannedRoute[] {
    return this.rules
      .filter(({ host }) => host.length === 0)
      .map(({ rule, others }) => {
        const certain = !rule.resource.conditional && rule.priority !== undefined;
        return { ...this.place(), ...ruleParts(rule, others), ...plannedAction(rule.action), certain };
      });
  }

  private byDefault(host: string): readonly PlannedRoute[] {
    const { defaultAction, traits } = this.listener;
    const route = { ...this.place(), rule: 'default', paths: [], conditions: [], ...plannedAction(defaultAction), certain: true } as const;
    const { reader, usualScheme = 'https' } = traits;
    if (reader === undefined) return [route];
    const [first, ...others] = waysOf(reader, usualScheme, host);
    if (first === undefined) return [route];
    // What becomes of the other paths goes without saying where only some are sent on.
    const said = others.filter(({ answer }) => answer.kind === 'forward');
    return [first, ...said].map(({ paths, answer }) => ({
      ...route,
      ...readAction(answer, reader, usualScheme, host),
      paths: paths.filter(isNoSample),
    }));
  }

  private place(): Pick<PlannedRoute, 'scheme' | 'port' | 'protocol' | 'listener' | 'hostsReadBy'> {
    const { port, protocol, resource, traits } = this.listener;
    return {
      scheme: traits.scheme ?? null,
      port: port ?? null,
      protocol: protocol ?? null,
      listener: resource?.logicalId ?? null,
      hostsReadBy: traits.reader === undefined ? null : 'haproxy',
    };
  }
}

function ruleParts(
  { resource, priority, rewrites }: Rule,
  others: readonly Condition[],
): Pick<PlannedRoute, 'rule' | 'paths' | 'conditions'> {
  const paths = others.filter(({ field }) => field === 'path-pattern');
  return {
    rule: { logicalId: resource.logicalId, priority: priority ?? null },
    paths: paths.flatMap(({ values, regexValues }) => [...values, ...regexValues].map(shown)),
    conditions: [...others.filter((each) => !paths.includes(each)).map(conditionText), ...rewrites],
  };
}

function viewOf(host: string): RequestView {
  const request = {
    url: '',
    scheme: 'https',
    host,
    port: DEFAULT_PORTS.https,
    path: '/',
    query: undefined,
    method: 'GET',
    headers: undefined,
    sourceIp: undefined,
  } as const;
  return { request, host, hostAsSent: host, path: '/', pathSubject: '/' };
}
