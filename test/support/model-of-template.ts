import type { Field, Listener, Rule } from '../../lib/templates/load-balancers/load-balancer';
import type { ListenerModel, RuleModel } from './listener-model';
import { routingOf } from './routing-of';

/** As much of a CloudFormation template as the tests read. */
export interface TemplateJson {
  readonly Resources: Readonly<Record<string, ResourceJson>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

export interface ResourceJson {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
  readonly DependsOn?: string | readonly string[];
}

/** The resources of a type, with their logical ids. */
export function resourcesOf(template: TemplateJson, type: string): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties] as const);
}

/** The listeners of all load balancers of a template. */
export function modelOfTemplate(template: TemplateJson): ListenerModel {
  const routing = routingOf(template);
  const listeners = routing.loadBalancers.flatMap((balancer) => balancer.listeners);
  return {
    routing,
    listeners: listeners.map(({ port = 0, protocol = '' }) => ({ port, protocol })),
    rules: listeners.flatMap((listener) => listener.rules.map((rule) => ruleModel(rule, listener))),
  };
}

function ruleModel(rule: Rule, { port = 0 }: Listener): RuleModel {
  const texts = (field: Field, key: 'values' | 'regexValues') =>
    rule.conditions.filter((condition) => condition.field === field).flatMap((condition) => condition[key].map(String));
  return {
    port,
    priority: rule.priority ?? 0,
    hosts: texts('host-header', 'values'),
    hostRegexes: texts('host-header', 'regexValues'),
    pathRegexes: texts('path-pattern', 'regexValues'),
  };
}
