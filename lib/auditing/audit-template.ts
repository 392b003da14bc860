import { entryOf } from '../findings/catalogue';
import { finding, inOrder, type Finding } from '../findings/finding';
import { actionsOf, groupsOf } from '../templates/load-balancers/actions';
import type { LoadBalancer, TargetGroup } from '../templates/load-balancers/load-balancer';
import type { StackTemplate } from '../templates/cloudformation-template';
import { lawfulParts, type LawfulParts, type MadeByPlan, type Parts } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import { aliasZones } from './alias-zones';
import { autodiscoverOverHttp } from './autodiscover-over-http';
import { certificateCoverage } from './certificate-coverage';
import { certificateValues } from './certificate-values';
import { contradictedNotes } from './contradicted-notes';
import { exceededQuotas } from './exceeded-quotas';
import { fixedAddresses } from './fixed-addresses';
import { foreignCertificates } from './foreign-certificates';
import { letterCase } from './letter-case';
import { untoldLinters } from './untold-linters';
import { auditFleets } from './haproxy-fleets';
import { internalNames } from './internal-names';
import { logBuckets } from './log-buckets';
import { listenerValues } from './listener-values';
import { loadBalancerSubnets } from './load-balancer-subnets';
import { loadBalancerValues } from './load-balancer-values';
import { overlappingPaths } from './overlapping-paths';
import { plainHttp } from './plain-http';
import { poolTargets } from './pool-targets';
import { recordTargets } from './record-targets';
import { recordsMadeTwice } from './records-made-twice';
import { recordZones } from './record-zones';
import { routesToServers } from './routes-to-servers';
import { rewrittenRequests } from './rewritten-requests';
import { routesToInternet } from './routes-to-internet';
import { ruleActions } from './rule-actions';
import { ruleValues } from './rule-values';
import { securityGroupRules } from './security-group-rules';
import { takenNames } from './taken-names';
import { targetInstances } from './target-instances';
import { targetGroupValues } from './target-group-values';
import { securityGroupRulesTwice } from './security-group-rules-twice';
import { templateLimits } from './template-limits';
import { unknownHosts } from './unknown-hosts';
import { unreachableRules } from './unreachable-rules';
import { vpcRoutes } from './vpc-routes';
import { webAcls } from './web-acls';
import { zonalShift } from './zonal-shift';

/** What is wrong or risky about the load balancers of a template, and what they need, whoever wrote it. */
export function auditTemplate(routing: TemplateRouting, made?: MadeByPlan): readonly Finding[] {
  const parts = lawfulParts(routing, made);
  const { publishing, lync } = parts;
  return inOrder(
    [
      ...routing.loadBalancers.flatMap((balancer) => [
        ...certificateCoverage(routing.listenersOf(balancer), publishing),
        ...plainHttp(balancer, routing, parts),
        ...unknownHosts(routing.listenersOf(balancer), lync),
        ...balancer.listeners.flatMap((listener) => [
          ...unreachableRules(listener, publishing),
          ...overlappingPaths(listener, publishing),
          ...ruleValues(listener, publishing),
          ...ruleActions(listener, balancer.type, parts, routing.targetGroups),
          ...rewrittenRequests(listener, lync),
          ...internalNames(listener),
          ...foreignCertificates(listener, routing.stacks),
        ]),
        ...routing.listenersOf(balancer).flatMap((listener) => takenNames(listener, publishing, routing.publications)),
        ...autodiscoverOverHttp(routing.listenersOf(balancer), lync),
        ...loadBalancerValues(balancer, routing.notes),
        ...zonalShift(balancer),
        ...listenerValues(balancer, parts),
        ...loadBalancerSubnets(balancer, routing.resources, publishing),
        ...logBuckets(balancer, routing),
        ...routesToServers(balancer, routing.resources),
        ...routesToInternet(balancer, routing.resources),
        ...securityGroupRules(balancer, routing, publishing),
        ...webAcls(balancer, routing.resources),
        ...routing.listenersOf(balancer).flatMap(letterCase),
      ]),
      ...targetGroupValues(routing.targetGroups, routing.resources, balancersOf(routing)),
      ...targetInstances(routing.targetGroups, routing.resources),
      ...poolTargets(routing, made),
      ...auditFleets(routing),
      ...contradictedNotes(routing),
      ...untoldLinters(routing),
      ...fixedAddresses(routing.resources),
      ...certificateValues(routing),
      ...vpcRoutes(routing),
      ...securityGroupRulesTwice(routing),
      ...exceededQuotas(routing),
      ...routing.stacks.flatMap(templateLimits),
      ...recordZones(routing, publishing),
      ...recordTargets(routing, publishing),
      ...recordsMadeTwice(routing, publishing, made),
      ...aliasZones(routing),
      ...unusedTargetGroups(routing),
    ].flatMap((found) => lawful(found, parts, made !== undefined)),
  );
}

const ELSEWHERE = (id: string, where = '') =>
  `It is not of the plan: should AWS take it all the same, acknowledge ${id} with the reason, and ${where} as where.`;

/** What is no business of ours is left out, but for what AWS refuses: then it is said that it is elsewhere. */
function lawful(found: Finding, parts: LawfulParts, isSynthesis: boolean): readonly Finding[] {
  const { id, where, severity, message } = found;
  const law = entryOf(id)?.law ?? 'aws';
  const isOurs = (of: Parts) => where === undefined || of.hasPlace(where);
  switch (law) {
    case 'publishing':
    case 'lync':
      return isOurs(parts[law]) ? [found] : [];
    case 'aws':
    case 'input':
      if (isOurs(parts.publishing)) return [found];
      return [
        { ...found, isElsewhere: true, message: severity === 'error' && isSynthesis ? `${message} ${ELSEWHERE(id, where)}` : message },
      ];
  }
}

/** The first load balancer that forwards to a target group: Elastic Load Balancing allows one. */
function balancersOf({ loadBalancers }: TemplateRouting): (group: TargetGroup) => LoadBalancer | undefined {
  const first = new Map<TargetGroup, LoadBalancer>();
  for (const balancer of loadBalancers) {
    for (const group of balancer.listeners.flatMap(actionsOf).flatMap(groupsOf)) if (!first.has(group)) first.set(group, balancer);
  }
  return (group) => first.get(group);
}

function unusedTargetGroups({ stacks, targetGroups, loadBalancers }: TemplateRouting): readonly Finding[] {
  const actions = loadBalancers.flatMap(({ listeners }) => listeners.flatMap(actionsOf));
  const used = new Set(actions.flatMap(groupsOf).map(({ key }) => key));
  const unused = targetGroups.filter(({ key }) => !used.has(key));
  const texts = unused.length === 0 ? [] : forwardingTexts(stacks);
  return unused
    .filter(({ resource }) => !isHandedOn(resource.logicalId, texts))
    .map(({ resource }) => finding('target-group-unused', resource.logicalId));
}

/** Whether something outside of the templates, or an action that only the deployment decides, may forward to a target group. */
function isHandedOn(logicalId: string, texts: readonly string[]): boolean {
  const mentions = [`"Ref":"${logicalId}"`, `"Fn::GetAtt":["${logicalId}"`, `"Fn::GetAtt":"${logicalId}.`];
  return texts.some((text) => mentions.some((mention) => text.includes(mention)));
}

/** What forwards or is handed on, of each stack. */
function forwardingTexts(stacks: readonly StackTemplate[]): readonly string[] {
  return stacks.flatMap(({ template: { Outputs = {}, Resources }, nested }) => [
    JSON.stringify([Outputs, ...Object.values(Resources).filter(({ Type }) => FORWARDING.test(Type))]),
    ...forwardingTexts(Object.values(nested)),
  ]);
}

/** Types whose resources forward, or hand parameters to a nested stack. */
const FORWARDING = /^AWS::(?:ElasticLoadBalancingV2::Listener(?:Rule)?|CloudFormation::Stack)$/;
