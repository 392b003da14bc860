import { httpRequest } from '../../lib/routing/matching/request';
import type { RouteAnswer } from '../../lib/routing/route-answer';
import { TemplateRouting } from '../../lib/routing/template-routing';
import type { CloudFormationTemplate } from '../../lib/templates/cloudformation-template';
import type { Call, Scenario } from './arbitrary-listener-rules';
import { ADDRESSES, HEADERS } from './condition-alphabet';
import { redirectText } from './reference-actions';
import { referenceAnswer, type ReferenceAnswer } from './reference-listener';

/** What a request without headers or address may have been. */
const UNKNOWNS = { headers: HEADERS, sourceIps: ADDRESSES.slice(0, 5) };

/** The routing table's answer to a request, and the reference's. */
export interface Comparison {
  readonly call: Call;
  readonly answer: RouteAnswer;
  readonly reference: ReferenceAnswer;
}

export function routingOf(template: CloudFormationTemplate): TemplateRouting {
  return new TemplateRouting([{ name: 'S', template, nested: {}, parameters: {} }]);
}

export function comparisons({ template, calls }: Scenario): readonly Comparison[] {
  const routing = routingOf(template);
  return calls.map((call) => {
    const { url, ...details } = call.request;
    return {
      call,
      answer: routing.route(httpRequest(url, details)),
      reference: referenceAnswer(template, call.loadBalancer, call.request, UNKNOWNS),
    };
  });
}

/** What is wrong with an answer, if anything is. */
export function complaints({ call, answer, reference: { possible, conceivable } }: Comparison): readonly string[] {
  const outcomes = outcomesOf(answer);
  const [main] = outcomes;
  const known = new Set(conceivable.map(({ outcome }) => outcome));
  return [
    ...[...possible].filter((each) => !outcomes.includes(each)).map((each) => `leaves out what is possible: ${each}`),
    ...outcomes.filter((each) => !known.has(each)).map((each) => `says what nothing allows: ${each}`),
    // Of an unknown address the routing table may assume that it is in no block, though some blocks together leave none out.
    ...(call.request.sourceIp === undefined || (main !== undefined && possible.has(main))
      ? []
      : ['takes for the likeliest what is impossible']),
    ...(known.size === 1 && answer.undetermined !== undefined ? ['is undetermined where nothing is open'] : []),
    ...(conceivable.some(({ rule }) => rule === answer.rule?.logicalId) ? [] : ['names a rule that cannot match']),
    ...(new Set(outcomes).size < outcomes.length ? ['says the same twice'] : []),
  ];
}

export function evidence({ call, answer, reference }: Comparison): object {
  const { undetermined = [], rule } = answer;
  const got = { main: outcomeText(answer), rule: rule?.logicalId, undetermined: undetermined.map(outcomeText) };
  return { ...call, got, possible: [...reference.possible], conceivable: reference.conceivable };
}

/** All outcomes of an answer, the main one first. */
export function outcomesOf(answer: RouteAnswer): readonly string[] {
  return [answer, ...(answer.undetermined ?? [])].map(outcomeText);
}

/** The answer in the words of the reference. */
function outcomeText({ loadBalancer, listener, action, targetGroup, targets, redirectTo, status, before = [] }: RouteAnswer): string {
  if (listener === undefined) return `${loadBalancer?.logicalId ?? 'no load balancer'}: nothing listens`;
  const last = (): string => {
    if (redirectTo !== undefined) return redirectText(status ?? 0, redirectTo);
    if (targets !== undefined)
      return `forward ${targets.map((each) => `${each.targetGroup.logicalId ?? '?'}*${each.weight ?? '?'}`).join(' ')}`;
    return [action, status, targetGroup?.logicalId].filter((each) => each !== undefined).join(' ');
  };
  return `${loadBalancer?.logicalId ?? '?'} ${listener.logicalId ?? '?'}: ${[...before, last()].join(', then ')}`;
}
