import { inOrder, type Finding } from '../../planning/findings/finding';
import type { Action } from '../load-balancers/load-balancer';
import type { TemplateRouting } from '../template-routing';
import { auditFinding } from './catalogue';
import { certificateCoverage } from './certificate-coverage';
import { letterCase } from './letter-case';
import { plainHttp } from './plain-http';
import { recordTargets } from './record-targets';
import { ruleValues } from './rule-values';
import { unknownHosts } from './unknown-hosts';
import { unreachableRules } from './unreachable-rules';

/**
 * What is wrong or risky about the load balancers of a template, whoever wrote it.
 *
 * `recordedElsewhere`: names whose records somebody creates outside of the template, in lower case.
 */
export function auditTemplate(routing: TemplateRouting, recordedElsewhere: ReadonlySet<string> = new Set()): readonly Finding[] {
  return inOrder([
    ...routing.loadBalancers.flatMap((balancer) => [
      ...certificateCoverage(balancer),
      ...plainHttp(balancer, routing),
      ...unknownHosts(balancer),
      ...balancer.listeners.flatMap((listener) => [...unreachableRules(listener), ...ruleValues(listener)]),
      ...routing.listenersOf(balancer).flatMap(letterCase),
    ]),
    ...recordTargets(routing, recordedElsewhere),
    ...unusedTargetGroups(routing),
  ]);
}

function unusedTargetGroups({ targetGroups, loadBalancers }: TemplateRouting): readonly Finding[] {
  const actions = loadBalancers.flatMap(({ listeners }) =>
    listeners.flatMap(({ rules, defaultAction }) => [defaultAction, ...rules.map(({ action }) => action)]),
  );
  const used = new Set(actions.flatMap(groupsOf));
  return targetGroups
    .filter(({ key }) => !used.has(key))
    .map(({ resource }) =>
      auditFinding(
        'target-group-unused',
        resource?.logicalId,
        'No rule and no default action forwards to the target group.',
        'Its targets are never asked, nor checked, and it counts towards the quotas.',
        'Remove it, or forward to it.',
      ),
    );
}

function groupsOf(action: Action): readonly string[] {
  return action.kind === 'forward' ? action.targets.map(({ group }) => group.key) : [];
}
