import { compiledCondition } from '../evaluation/compiled-condition';
import type { Action, Listener, LoadBalancer, Rule } from '../load-balancers/load-balancer';
import { httpRequest } from '../matching/request';
import { viewsOf, type RequestView } from '../matching/request-view';
import { NO, YES, type Verdict } from '../matching/verdict';
import { allOf } from '../matching/verdict';

/** A host nobody publishes: `.invalid` is reserved for that. https://www.rfc-editor.org/rfc/rfc6761#section-6.4 */
export const UNLISTED_HOST = 'unlisted.invalid';

/** Whether a rule is for a host, whatever else it asks of a request. */
export function isForHost({ conditions }: Rule, host: string): Verdict {
  const view = viewOf(host);
  return allOf(
    conditions.filter(({ field }) => field === 'host-header'),
    (condition) => compiledCondition(condition)(view),
  );
}

/** Whether any listener of a load balancer answers a host by a rule, or forwards whatever comes. */
export function knowsHost({ type, listeners }: LoadBalancer, host: string): boolean {
  if (type !== 'application') return listeners.length > 0;
  return listeners.some(({ rules, defaultAction }) => forwards(defaultAction) || rules.some((rule) => isForHost(rule, host) !== NO));
}

/** Whether hosts nobody lists reach a target group or a rule. */
export function answersAnyHost({ rules, defaultAction }: Listener): boolean {
  return forwards(defaultAction) || rules.some((rule) => isForHost(rule, UNLISTED_HOST) === YES);
}

export function forwards({ kind }: Action): boolean {
  return kind === 'forward';
}

/** `the listener on port 443`. */
export function listenerName({ port }: Listener): string {
  return `the listener on port ${port ?? '?'}`;
}

function viewOf(host: string): RequestView {
  const request = httpRequest(`https://${host}/`);
  const [view] = viewsOf(request, false);
  return view ?? { request, host, hostAsSent: host, path: '/', pathSubject: '/' };
}
