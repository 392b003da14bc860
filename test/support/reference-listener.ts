import type { CloudFormationTemplate, TemplateResource } from '../../lib/templates/cloudformation-template';
import { actionText, urlParts, type ActionJson, type ReferenceJson, type UrlParts } from './reference-actions';
import { isSatisfied, type ConditionJson } from './reference-conditions';
import { regexesOf, worldsOf, type ReferenceRequest, type Unknowns } from './reference-worlds';

/**
 * What the listeners of Application Load Balancers do with a request: slow, obvious, and written from
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html, not from the library. Where
 * the pages leave something open, it says what is possible.
 */
export interface ReferenceAnswer {
  /** What certainly is possible: it happens in a world without contradictions. */
  readonly possible: ReadonlySet<string>;
  /** What cannot be excluded if every condition is looked at alone: each open point may be answered anew. */
  readonly conceivable: readonly Conceivable[];
  /** How many ways there are to answer what is open. */
  readonly worlds: number;
}

export interface Conceivable {
  readonly outcome: string;
  /** undefined: the default action, or nothing. */
  readonly rule: string | undefined;
}

interface Rule {
  readonly id: string;
  readonly priority: number;
  readonly conditions: readonly ConditionJson[];
  readonly actions: readonly ActionJson[];
}

/** A rule, and for each of its conditions whether it is satisfied in each of the worlds. */
interface Weighed {
  readonly rule: Rule;
  readonly verdicts: readonly (readonly boolean[])[];
}

/** A load balancer's answer to a request. */
export function referenceAnswer(
  template: CloudFormationTemplate,
  loadBalancer: string,
  request: ReferenceRequest,
  unknowns: Unknowns,
): ReferenceAnswer {
  const url = urlParts(request.url);
  const listener = listenerOf(template, loadBalancer, url);
  if (listener === undefined) {
    const outcome = `${loadBalancer}: nothing listens`;
    return { possible: new Set([outcome]), conceivable: [{ outcome, rule: undefined }], worlds: 1 };
  }
  const [id, { Properties = {} }] = listener;
  const rules = rulesOf(template, id);
  const worlds = worldsOf(
    request,
    url,
    rules.flatMap(({ conditions }) => conditions),
    unknowns,
  );
  const weighed = rules.map((rule) => ({ rule, verdicts: rule.conditions.map((each) => worlds.map((world) => isSatisfied(each, world))) }));
  const answerOf = (rule: Rule | undefined): Conceivable => ({
    outcome: `${loadBalancer} ${id}: ${actionText(rule?.actions ?? (Properties['DefaultActions'] as readonly ActionJson[]), url)}`,
    rule: rule?.id,
  });
  return {
    possible: new Set([...new Set(worlds.map((_, world) => firstMatch(weighed, world)))].map((rule) => answerOf(rule).outcome)),
    conceivable: conceivableRules(weighed, request).map(answerOf),
    worlds: worlds.length,
  };
}

/** "A listener is a process that checks for connection requests, using the protocol and port that you configure." */
function listenerOf(
  template: CloudFormationTemplate,
  loadBalancer: string,
  { scheme, port }: UrlParts,
): [string, TemplateResource] | undefined {
  return Object.entries(template.Resources).find(
    ([, { Type, Properties = {} }]) =>
      Type === 'AWS::ElasticLoadBalancingV2::Listener' &&
      (Properties['LoadBalancerArn'] as ReferenceJson).Ref === loadBalancer &&
      Number(Properties['Port']) === port &&
      Properties['Protocol'] === scheme.toUpperCase(),
  );
}

/** "Rules are evaluated in priority order, from the lowest value to the highest value." */
function rulesOf(template: CloudFormationTemplate, listener: string): readonly Rule[] {
  return Object.entries(template.Resources)
    .filter(([, { Type }]) => Type === 'AWS::ElasticLoadBalancingV2::ListenerRule')
    .map(([id, { Properties = {} }]) => ({ id, properties: Properties }))
    .filter(({ properties }) => (properties['ListenerArn'] as ReferenceJson).Ref === listener)
    .map(({ id, properties }) => ({
      id,
      priority: Number(properties['Priority']),
      conditions: properties['Conditions'] as readonly ConditionJson[],
      actions: properties['Actions'] as readonly ActionJson[],
    }))
    .sort((a, b) => a.priority - b.priority);
}

/** "If none of the conditions for any of the rules are met, then the action for the default rule is performed": undefined. */
function firstMatch(rules: readonly Weighed[], world: number): Rule | undefined {
  return rules.find(({ verdicts }) => verdicts.every((inWorlds) => inWorlds[world] === true))?.rule;
}

/** Every rule that may match, up to the first that must. */
function conceivableRules(rules: readonly Weighed[], request: ReferenceRequest): readonly (Rule | undefined)[] {
  const found: Rule[] = [];
  for (const { rule, verdicts } of rules) {
    const sets = verdicts.map((inWorlds, index) => new Set(isUnknown(rule.conditions[index], request) ? [false, true] : inWorlds));
    if (!sets.every((each) => each.has(true))) continue;
    found.push(rule);
    if (!sets.some((each) => each.has(false))) return found;
  }
  return [...found, undefined];
}

/** What nothing is known about. */
function isUnknown(condition: ConditionJson | undefined, { headers, sourceIp }: ReferenceRequest): boolean {
  if (condition === undefined) return false;
  if (condition.Field === 'http-header' && headers === undefined) return true;
  if (condition.Field === 'source-ip' && sourceIp === undefined) return true;
  return regexesOf(condition).some((regex) => regex.includes('(?i)'));
}
