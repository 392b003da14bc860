import type { CoveredRule, RouteCoverage } from '../route-coverage';
import type { TemplateRouting } from '../template-routing';
import { listenerParts, routedRule } from './answer-of';
import type { CompiledListener } from './compiled-listener';
import type { Candidate } from './compiled-rule';

/** Which rules and default actions a routing was asked for so far. */
export function coverageOf(routing: TemplateRouting): RouteCoverage {
  const all = routing.loadBalancers.flatMap((balancer) =>
    routing.listenersOf(balancer).flatMap((listener) => listener.candidates.map((candidate) => ({ candidate, listener }))),
  );
  const isReached = ({ candidate }: { readonly candidate: Candidate }) => routing.reached.has(candidate);
  return {
    reached: all.filter(isReached).map(coveredRule),
    unreached: all.filter((each) => !isReached(each)).map(coveredRule),
  };
}

function coveredRule({ candidate, listener }: { readonly candidate: Candidate; readonly listener: CompiledListener }): CoveredRule {
  const { rule } = candidate;
  const place = { listener: listenerParts(listener.listener) };
  if (rule === undefined) return place;
  return { ...place, rule: routedRule(rule) };
}
