import type { Condition } from '../../templates/load-balancers/load-balancer';
import type { HttpRequest } from '../matching/request';
import type { RequestView } from '../matching/request-view';
import { allOf, MAYBE, NO, YES } from '../matching/verdict';
import type { RouteAnswer } from '../route-answer';
import type { RouteExplanation, RouteStep } from '../route-explanation';
import type { Arrival, TemplateRouting } from '../template-routing';
import { answerText } from './answer-text';
import { compiledCondition } from './compiled-condition';
import type { CompiledListener } from './compiled-listener';
import type { Candidate } from './compiled-rule';
import { conditionText, reasonText } from './condition-text';

/** Every rule tried for a request and why it did not match. */
export function explain(routing: TemplateRouting, request: HttpRequest): RouteExplanation {
  const answer = routing.route(request);
  const arrivals = routing.arrivals(request);
  const listeners = arrivals.flatMap(({ listener }) => listener ?? []);
  const steps = arrivals.flatMap((arrival) => stepsAt(arrival, request));
  const openQuestions = [...new Set(listeners.flatMap((listener) => listener.questionsOf(request)))];
  const explanation = { url: request.url, answer, steps, openQuestions };
  return { ...explanation, text: explanationText(explanation, resolutionText(routing, request)) };
}

function stepsAt({ loadBalancer, listener, candidates }: Arrival, request: HttpRequest): readonly RouteStep[] {
  const place = loadBalancer.resource === undefined ? {} : { loadBalancer: loadBalancer.resource.logicalId };
  if (listener === undefined)
    return [{ ...place, result: 'does not match', reason: `nothing listens for ${request.scheme} on port ${request.port}` }];
  const [view] = listener.viewsOf(request);
  if (view === undefined) return [];
  const port = listener.listener.port === undefined ? {} : { listenerPort: listener.listener.port };
  const [certain] = candidates;
  const end = certain === undefined ? listener.candidates.length : listener.candidates.indexOf(certain);
  return listener.candidates.map((candidate, index) => ({
    ...place,
    ...port,
    ...ruleOf(candidate),
    ...resultOf(candidate, { listener, candidates, isBehind: index > end, view }),
  }));
}

function ruleOf({ rule }: Candidate): Pick<RouteStep, 'rule' | 'priority'> {
  if (rule === undefined) return {};
  return { rule: rule.resource.logicalId, ...(rule.priority === undefined ? {} : { priority: rule.priority }) };
}

interface Situation {
  readonly listener: CompiledListener;
  /** The certain answer first. */
  readonly candidates: readonly Candidate[];
  readonly isBehind: boolean;
  readonly view: RequestView;
}

function resultOf(candidate: Candidate, { listener, candidates, isBehind, view }: Situation): Pick<RouteStep, 'result' | 'reason'> {
  const { rule } = candidate;
  const place = candidates.indexOf(candidate);
  if (place === 0)
    return { result: 'answers', reason: rule === undefined ? withoutRule(listener) : rule.conditions.map(conditionText).join(', ') };
  if (place > 0) return { result: 'may answer', reason: doubt(rule?.conditions ?? [], view) };
  if (isBehind) return { result: 'not reached', reason: 'a rule before it answers' };
  const failing = (rule?.conditions ?? []).find((condition) => compiledCondition(condition)(view) === NO);
  return { result: 'does not match', reason: failing === undefined ? 'another rule answers' : reasonText(failing, NO, view) };
}

function withoutRule({ listener: { traits } }: CompiledListener): string {
  return traits.reader === undefined ? 'no rule matches' : 'it leads to HAProxy, which decides by the host, as its configuration says';
}

/** Why a rule may answer although it is not said to: its conditions, its presence, or another way to see the request. */
function doubt(conditions: readonly Condition[], view: RequestView): string {
  if (conditions.length === 0) return 'it has no conditions, and cannot be deployed without: nobody knows what it would take';
  const open = conditions.find((condition) => compiledCondition(condition)(view) === MAYBE);
  if (open !== undefined) return reasonText(open, MAYBE, view);
  return allOf(conditions, (condition) => compiledCondition(condition)(view)) === YES
    ? 'the template does not tell whether the rule is there, or what its priority is'
    : 'the documentation does not tell how the request is compared';
}

function resolutionText(routing: TemplateRouting, { host }: HttpRequest): string {
  const resolution = routing.resolution(host);
  if (resolution === undefined) return `The template has no record for ${host}, so every load balancer is asked.`;
  const names = resolution.loadBalancers.map(({ resource, key }) => resource?.logicalId ?? key);
  const records = resolution.records.map(({ resource, type }) => `${resource.logicalId} (${type})`).join(', ');
  if (records === '') return `The record that somebody else creates for ${host} is to lead to ${names.join(', ')}.`;
  return names.length === 0
    ? `Its record ${records} leads to no load balancer of the template.`
    : `Its record ${records} leads to ${names.join(', ')}.`;
}

function explanationText({ url, answer, steps, openQuestions }: Omit<RouteExplanation, 'text'>, resolution: string): string {
  return [
    url,
    resolution,
    ...answersIn(answer).map((each, index) => `${index === 0 ? 'Answer' : 'Or'}: ${answerText(each)}`),
    ...openQuestions.map((question) => `AWS does not document ${question}.`),
    ...steps.map(stepText),
  ].join('\n');
}

function answersIn(answer: RouteAnswer): readonly RouteAnswer[] {
  return [answer, ...(answer.undetermined ?? [])];
}

function stepText({ rule, priority, listenerPort, result, reason }: RouteStep): string {
  const name = rule === undefined ? 'default action' : `${priority ?? '?'} ${rule}`;
  return `  ${listenerPort ?? '?'} ${name}: ${result}: ${reason}`;
}
