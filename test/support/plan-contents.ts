import type { JudgedFinding } from '../../lib/routing/judged-finding';
import type { PlanContents } from '../../lib/reports/plan/plan-contents';
import type { QuotaRow } from '../../lib/routing/quotas';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { templatePlan } from '../../lib/routing/overview/template-plan';
import { stackOutputs } from '../../lib/templates/stack-outputs';
import type { TemplateRouting } from '../../lib/routing/template-routing';
import type { CloudFormationTemplate } from '../../lib/templates/cloudformation-template';
import { synthesized } from './synthesize';
import { forward, listener, loadBalancer, NOT_FOUND, routingOf, rule, targetGroup, templateOf } from './template-resources';

export const QUOTAS: readonly QuotaRow[] = [
  { loadBalancer: 'LoadBalancer', name: 'rules', used: 7, limit: 100 },
  { loadBalancer: 'LoadBalancer', name: 'certificates', used: 24, limit: 25 },
];

export const FINDING: JudgedFinding = {
  id: 'lync-reverse-proxy:name-without-record',
  severity: 'warning',
  message: 'No record leads to meet.contoso.com.',
  where: 'Rule0',
  acknowledged: undefined,
};

export function contentsOf(routing: TemplateRouting, more: Partial<PlanContents> = {}): PlanContents {
  return { plan: templatePlan(routing), quotas: QUOTAS, findings: [], capacity: undefined, outputs: stackOutputs(routing.stacks), ...more };
}

export function contentsOfDeployment(deployment: Deployment): PlanContents {
  return contentsOf(routingOf(synthesized(deployment).template));
}

/** Rules of up to five hosts, each with the pool it leads to. */
export function templateFor(
  rules: readonly { readonly hosts: readonly string[]; readonly pool: string; readonly paths?: readonly string[] }[],
): CloudFormationTemplate {
  const pools = [...new Set(rules.map(({ pool }) => pool))];
  return templateOf({
    LoadBalancer: loadBalancer(),
    Https: listener(443, 'HTTPS', NOT_FOUND),
    ...Object.fromEntries(pools.map((pool, index) => [`Pool${index}`, targetGroup(pool)])),
    ...Object.fromEntries(
      rules.map(({ hosts, pool, paths = [] }, index) => {
        const conditions = paths.length === 0 ? [] : [{ Field: 'path-pattern', PathPatternConfig: { Values: paths } }];
        return [`Rule${index}`, rule(index + 1, hosts, forward(`Pool${pools.indexOf(pool)}`), conditions)];
      }),
    ),
  });
}
