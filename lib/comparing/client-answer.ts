import type { HttpRequest } from '../routing/matching/request';
import type { RouteAnswer, RoutedBackend, RoutedTarget, RoutedTargetGroup } from '../routing/route-answer';
import type { TemplateRouting } from '../routing/template-routing';
import type { ClientAnswer } from './comparison';

/** What clients get for a request: pools, not target groups; and not by which rule. */
export function clientAnswer(routing: TemplateRouting, request: HttpRequest): ClientAnswer {
  const answer = routing.route(request);
  const { action, pools = [], status, undetermined = [] } = answer;
  const texts = [...new Set([answer, ...undetermined].map((each) => answerText(each, request)))];
  return { text: texts.join(' or '), action, pools, status };
}

function answerText(answer: RouteAnswer, request: HttpRequest): string {
  const { rewrites = [], before = [] } = answer;
  return [
    ...(before.length === 0 ? [] : [`after ${before.join(', ')}`]),
    outcome(answer, request),
    ...(rewrites.length === 0 ? [] : [`rewritten: ${rewrites.join('; ')}`]),
  ].join(', ');
}

function outcome(
  { loadBalancer, listener, action, pools, backend, targetGroup, targets, redirectTo, status }: RouteAnswer,
  request: HttpRequest,
): string {
  if (loadBalancer === undefined) return 'no load balancer';
  if (listener === undefined) return 'no listener';
  switch (action ?? '') {
    case 'forward':
      return targets === undefined ? place(backend ?? targetGroup, pools) : targets.map(weighted).sort().join(' and ');
    case 'redirect':
      return `redirect ${status ?? ''} to ${location(redirectTo ?? '?', request)}`;
    case 'fixed-response':
      return `fixed response ${status ?? ''}`.trimEnd();
    default:
      return 'an action the template does not tell';
  }
}

/** External web services FQDNs and how their servers are spoken to: another port is another web site of Lync. */
function place(group: RoutedTargetGroup | RoutedBackend | undefined, pools: readonly string[] | undefined): string {
  const known = group !== undefined && 'name' in group ? group.name : group?.logicalId;
  const name = pools !== undefined && pools.length > 0 ? pools.join(' ') : (known ?? 'a target group outside of the template');
  return [name, group?.protocol, group?.port].filter((part) => part !== undefined).join(' ');
}

function weighted({ targetGroup, weight, pools }: RoutedTarget): string {
  return `${place(targetGroup, pools)} (weight ${weight ?? '?'})`;
}

/** The same text for all hosts and paths of a redirect that keeps them. */
function location(redirectTo: string, { host, path }: HttpRequest): string {
  const [, scheme = '', target = '', port = '', rest = ''] = /^(https?):\/\/([^/:]*)(:[^/]*)?(.*)$/.exec(redirectTo) ?? [];
  if (scheme === '' || rest !== path) return redirectTo;
  return target === host ? `${scheme}${port}, same host and path` : `${scheme}://${target}${port}, same path`;
}
