import { inOrder, type Finding } from '../../planning/findings/finding';
import { actionsOf, groupsOf } from '../load-balancers/actions';
import type { StackTemplate } from '../template/cloudformation-template';
import type { TemplateRouting } from '../template-routing';
import { auditFinding } from './catalogue';
import { certificateCoverage } from './certificate-coverage';
import { letterCase } from './letter-case';
import { plainHttp } from './plain-http';
import { recordTargets } from './record-targets';
import { ruleValues } from './rule-values';
import { unknownHosts } from './unknown-hosts';
import { unreachableRules } from './unreachable-rules';

/** What is wrong or risky about the load balancers of a template, whoever wrote it. */
export function auditTemplate(routing: TemplateRouting): readonly Finding[] {
  return inOrder([
    ...routing.loadBalancers.flatMap((balancer) => [
      ...certificateCoverage(routing.listenersOf(balancer)),
      ...plainHttp(balancer, routing),
      ...unknownHosts(balancer, routing.listenersOf(balancer)),
      ...balancer.listeners.flatMap((listener) => [...unreachableRules(listener), ...ruleValues(listener)]),
      ...routing.listenersOf(balancer).flatMap(letterCase),
    ]),
    ...recordTargets(routing),
    ...unusedTargetGroups(routing),
  ]);
}

function unusedTargetGroups({ stacks, targetGroups, loadBalancers }: TemplateRouting): readonly Finding[] {
  const actions = loadBalancers.flatMap(({ listeners }) => listeners.flatMap(actionsOf));
  const used = new Set(actions.flatMap(groupsOf).map(({ key }) => key));
  return targetGroups
    .filter(({ key, resource }) => !used.has(key) && !isHandedOn(resource?.logicalId ?? '', stacks))
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

/** Whether something outside of the templates, or an action that only the deployment decides, may forward to a target group. */
function isHandedOn(logicalId: string, stacks: readonly StackTemplate[]): boolean {
  const mentions = [`"Ref":"${logicalId}"`, `"Fn::GetAtt":["${logicalId}"`, `"Fn::GetAtt":"${logicalId}.`];
  return stacks.some(({ template: { Outputs = {}, Resources }, nested }) => {
    const places = [Outputs, ...Object.values(Resources).filter(({ Type }) => FORWARDING.test(Type))];
    const text = JSON.stringify(places);
    return mentions.some((mention) => text.includes(mention)) || isHandedOn(logicalId, Object.values(nested));
  });
}

/** Types whose resources forward, or hand parameters to a nested stack. */
const FORWARDING = /^AWS::(?:ElasticLoadBalancingV2::Listener(?:Rule)?|CloudFormation::Stack)$/;
