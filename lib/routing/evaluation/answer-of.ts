import type { HostReader, ReaderAnswer } from '../../templates/load-balancers/host-reader';
import type { Action, Listener, LoadBalancer, Rule, TargetGroup, WeightedTarget } from '../../templates/load-balancers/load-balancer';
import { poolsOf, usedTargets } from '../../templates/load-balancers/actions';
import type { HttpRequest } from '../matching/request';
import type { RouteAnswer, RoutedListener, RoutedRule, RoutedTargetGroup } from '../route-answer';
import type { Candidate } from './compiled-rule';
import { redirectLocation } from './redirect-location';

/** The answer of a rule or default action as people read it. */
export function answerOf(candidate: Candidate, listener: Listener, balancer: LoadBalancer, request: HttpRequest): RouteAnswer {
  const { action } = candidate;
  const { parts, reader } = knownOf(candidate, listener, balancer);
  const answer = { url: request.url, ...parts };
  if (action.kind === 'redirect') return { ...answer, redirectTo: redirectLocation(action.to, request) };
  const read = reader?.answer({ ...request, host: request.host.toLowerCase() });
  return read === undefined ? answer : { ...answer, pools: undefined, ...readParts(read) };
}

/** What reads hosts behind the one target group of an action. */
function readerOf(action: Action): HostReader | undefined {
  const [only, ...others] = action.kind === 'forward' ? usedTargets(action.targets) : [];
  return others.length === 0 ? only?.group.reader : undefined;
}

function readParts(answer: ReaderAnswer): Pick<RouteAnswer, 'action' | 'backend' | 'pools' | 'redirectTo' | 'status'> {
  switch (answer.kind) {
    case 'forward': {
      const { name, protocol, port, pools } = answer;
      return { backend: { name, protocol, port }, pools: [...pools] };
    }
    case 'redirect':
      return { action: 'redirect', redirectTo: answer.to, status: answer.status };
    case 'fixed-response':
      return { action: 'fixed-response', status: answer.status };
    case 'unknown':
      return { action: undefined };
  }
}

/** What does not depend on the request. */
interface Known {
  readonly parts: Omit<RouteAnswer, 'url'>;
  readonly reader: HostReader | undefined;
}

const KNOWN = new WeakMap<Candidate, Known>();

/** Put together once. */
function knownOf(candidate: Candidate, listener: Listener, balancer: LoadBalancer): Known {
  const known = KNOWN.get(candidate);
  if (known !== undefined) return known;
  const { action, rule } = candidate;
  const made = { parts: { ...placeOf(listener, balancer), ...ruleParts(rule), ...actionParts(action) }, reader: readerOf(action) };
  KNOWN.set(candidate, made);
  return made;
}

/** Where a request arrives, whatever becomes of it. */
export function placeOf(listener: Listener | undefined, { resource, type }: LoadBalancer): Pick<RouteAnswer, 'loadBalancer' | 'listener'> {
  return {
    loadBalancer: defined({ logicalId: resource?.logicalId, loadBalancerType: type }),
    ...(listener === undefined ? {} : { listener: listenerParts(listener) }),
  };
}

export function listenerParts({ resource, port, protocol }: Listener): RoutedListener {
  return defined({ logicalId: resource?.logicalId, port, protocol });
}

function ruleParts(rule: Rule | undefined): Pick<RouteAnswer, 'rule' | 'rewrites'> {
  if (rule === undefined) return {};
  const { rewrites } = rule;
  return {
    rule: routedRule(rule),
    ...(rewrites.length === 0 ? {} : { rewrites: [...rewrites] }),
  };
}

export function routedRule({ resource, priority }: Rule): RoutedRule {
  return { logicalId: resource.logicalId, ...defined({ priority }) };
}

function actionParts(action: Action): Pick<RouteAnswer, 'action' | 'targetGroup' | 'targets' | 'pools' | 'status' | 'before'> {
  const before = action.before.length === 0 ? {} : { before: [...action.before] };
  switch (action.kind) {
    case 'forward':
      return { action: 'forward', ...forwardParts(action.targets), ...before };
    case 'redirect':
    case 'fixed-response':
      return { action: action.kind, ...defined({ status: action.status }), ...before };
    case 'unknown':
      return before;
  }
}

function forwardParts(targets: readonly WeightedTarget[]): Pick<RouteAnswer, 'targetGroup' | 'targets' | 'pools'> {
  const used = usedTargets(targets);
  const pools = [...poolsOf(used)];
  const [only] = used;
  return {
    ...(used.length === 1 && only !== undefined ? { targetGroup: groupParts(only.group) } : {}),
    ...(targets.length > 1
      ? {
          targets: targets.map(({ group, weight }) => ({
            targetGroup: groupParts(group),
            ...defined({ weight }),
            pools: [...group.pools],
          })),
        }
      : {}),
    ...(pools.length === 0 ? {} : { pools }),
  };
}

function groupParts({ resource, protocol, port }: TargetGroup): RoutedTargetGroup {
  return defined({ logicalId: resource?.logicalId, protocol, port });
}

/** Without the entries that are undefined: an answer is compared and printed as it stands. */
function defined<T extends object>(value: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as { [K in keyof T]?: NonNullable<T[K]> };
}
