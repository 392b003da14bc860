import type { NamedRule } from '../findings/listener-rules/order';
import type { Rule } from '../templates/load-balancers/load-balancer';

/** A rule as findings about others name it. */
export function namedRule({ resource, priority }: Rule): NamedRule {
  return { id: resource.logicalId, priority };
}
