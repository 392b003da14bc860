import type { ModelLoadBalancer, Outcome } from './listener-model';

/** As much of a CloudFormation template as the tests read. */
export interface TemplateJson {
  readonly Resources: Readonly<Record<string, ResourceJson>>;
  readonly Outputs?: Readonly<Record<string, unknown>>;
}

export interface ResourceJson {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

interface ActionJson {
  readonly Type: string;
  readonly TargetGroupArn?: { readonly Ref: string };
  readonly RedirectConfig?: { readonly Protocol: string; readonly Port: string };
}

interface ConditionJson {
  readonly HostHeaderConfig?: { readonly Values?: readonly string[]; readonly RegexValues?: readonly string[] };
  readonly PathPatternConfig?: { readonly RegexValues?: readonly string[] };
}

export const POOL_TAG = 'lync-reverse-proxy:pool';

/** The resources of a type, with their logical ids. */
export function resourcesOf(template: TemplateJson, type: string): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(template.Resources)
    .filter(([, resource]) => resource.Type === type)
    .map(([id, resource]) => [id, resource.Properties] as const);
}

/** The listeners of a template that holds one load balancer. */
export function modelOfTemplate(template: TemplateJson): ModelLoadBalancer {
  const listeners = new Map(resourcesOf(template, 'AWS::ElasticLoadBalancingV2::Listener'));
  const groups = new Map(resourcesOf(template, 'AWS::ElasticLoadBalancingV2::TargetGroup'));
  const outcome = ([action]: readonly ActionJson[]): Outcome => {
    if (action?.Type === 'redirect')
      return { kind: 'redirect', to: `${action.RedirectConfig?.Protocol ?? ''}:${action.RedirectConfig?.Port ?? ''}` };
    if (action?.Type !== 'forward') return { kind: 'fixed-response' };
    const group = groups.get(action.TargetGroupArn?.Ref ?? '');
    if (group === undefined) throw new Error(`no target group ${JSON.stringify(action.TargetGroupArn)}`);
    const tags = group['Tags'] as readonly { Key: string; Value: string }[];
    return {
      kind: 'forward',
      pools: tags.find(({ Key }) => Key === POOL_TAG)?.Value ?? '',
      protocol: String(group['Protocol']),
      port: Number(group['Port']),
    };
  };
  return {
    listeners: [...listeners.values()].map((listener) => ({
      port: Number(listener['Port']),
      protocol: String(listener['Protocol']),
      defaultOutcome: outcome(listener['DefaultActions'] as readonly ActionJson[]),
    })),
    rules: resourcesOf(template, 'AWS::ElasticLoadBalancingV2::ListenerRule').map(([, rule]) => {
      const conditions = rule['Conditions'] as readonly ConditionJson[];
      const { Ref } = rule['ListenerArn'] as { Ref: string };
      return {
        port: Number(listeners.get(Ref)?.['Port']),
        priority: Number(rule['Priority']),
        hosts: conditions.flatMap(({ HostHeaderConfig }) => HostHeaderConfig?.Values ?? []),
        hostRegexes: conditions.flatMap(({ HostHeaderConfig }) => HostHeaderConfig?.RegexValues ?? []),
        pathRegexes: conditions.flatMap(({ PathPatternConfig }) => PathPatternConfig?.RegexValues ?? []),
        outcome: outcome(rule['Actions'] as readonly ActionJson[]),
      };
    }),
  };
}
