import { compiledCondition } from '../evaluation/compiled-condition';
import type { Action, Listener, LoadBalancer, Rule } from '../load-balancers/load-balancer';
import { plainRequest } from '../matching/request';
import type { RequestView } from '../matching/request-view';
import { allOf, NO, YES, type Verdict } from '../matching/verdict';
import { hostsIn } from '../public-names';

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

/** Whether a rule is for hosts nobody lists: for any at all, or for all of a top-level domain. */
export function isForUnlisted(rule: Rule): boolean {
  if (isForHost(rule, UNLISTED_HOST) === YES) return true;
  return hostsIn(rule).some((host) => /^[*?]+\.?[a-z]*$/.test(host));
}

/** Whether any listener of a load balancer answers a host by a rule, or forwards whatever comes. */
export function knowsHost({ type, listeners }: LoadBalancer, host: string): boolean {
  if (type !== 'application') return listeners.length > 0;
  return listeners.some(({ rules, defaultAction }) => forwards(defaultAction) || rules.some((rule) => isForHost(rule, host) !== NO));
}

/** Whether hosts nobody lists reach a target group or a rule. */
export function answersAnyHost({ rules, defaultAction }: Listener): boolean {
  return forwards(defaultAction) || rules.some(isForUnlisted);
}

export function forwards({ kind }: Action): boolean {
  return kind === 'forward';
}

/** `the listener on port 443`. */
export function listenerName({ port }: Listener): string {
  return `the listener on port ${port ?? '?'}`;
}

/** Enough of a request for host conditions, which look at nothing else; a template may name hosts no URL can have. */
function viewOf(host: string): RequestView {
  return { request: ANY_REQUEST, host: host.toLowerCase(), hostAsSent: host, path: '/', pathSubject: '/' };
}

const ANY_REQUEST = plainRequest('https', UNLISTED_HOST, 443);
