import { compiledCondition, type CompiledCondition } from '../evaluation/compiled-condition';
import { conditionText } from '../evaluation/condition-text';
import type { Condition, Listener, Rule } from '../../templates/load-balancers/load-balancer';
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

  public constructor(public readonly listener: Listener) {
    this.rules = listener.rules.map((rule) => ({
      rule,
      host: rule.conditions.filter(({ field }) => field === 'host-header').map(compiledCondition),
      others: rule.conditions.filter(({ field }) => field !== 'host-header'),
    }));
  }

  /** The rules a host's requests may meet, by priority, until one takes them all. */
  public routes(host: string): readonly PlannedRoute[] {
    const view = viewOf(host);
    const routes: PlannedRoute[] = [];
    for (const { rule, host: conditions, others } of this.rules) {
      const verdict = allOf(conditions, (condition) => condition(view));
      if (verdict === NO) continue;
      const certain = verdict === YES && !rule.resource.conditional && rule.priority !== undefined;
      routes.push({ ...this.place(), ...ruleParts(rule, others), ...plannedAction(rule.action), certain });
      if (certain && others.length === 0 && rule.conditions.length > 0) return routes;
    }
    return [...routes, ...this.ofDirectories(host), { ...this.byDefault(host), certain: true }];
  }

  /** Where only some directories of a host are led on by what stands behind the listener. */
  private ofDirectories(host: string): readonly PlannedRoute[] {
    const { reader, usualScheme = 'https' } = this.listener.traits;
    if (reader === undefined) return [];
    const answers = reader.paths.map((path) => ({ path, answer: reader.answer({ scheme: usualScheme, host, path }) }));
    const [root, ...others] = answers;
    const led = others.filter(({ answer }) => answer.kind === 'forward');
    const [first] = led;
    if (first === undefined || root?.answer.kind === 'forward') return [];
    const paths = led.map(({ path }) => (path.endsWith('/') ? `${path}*` : path));
    return [{ ...this.byDefault(host), paths, ...readAction(first.answer), certain: true }];
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

  private byDefault(host: string): Omit<PlannedRoute, 'certain'> {
    const { defaultAction, traits } = this.listener;
    const action = plannedAction(defaultAction);
    const read =
      traits.reader === undefined ? {} : readAction(traits.reader.answer({ scheme: traits.usualScheme ?? 'https', host, path: '/' }));
    return { ...this.place(), rule: 'default', paths: [], conditions: [], ...action, ...read };
  }

  private place(): Pick<PlannedRoute, 'scheme' | 'port' | 'protocol' | 'listener'> {
    const { port, protocol, resource, traits } = this.listener;
    return { scheme: traits.scheme ?? null, port: port ?? null, protocol: protocol ?? null, listener: resource?.logicalId ?? null };
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
