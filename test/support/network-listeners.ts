import type { CloudFormationTemplate, TemplateResource } from '../../lib/templates/cloudformation-template';

/** A TCP listener of a Network Load Balancer: what arrives at the port goes, as it is, to one of the targets. */
export interface NetworkListener {
  readonly listenPort: number;
  readonly targets: readonly NetworkTarget[];
}

export interface NetworkTarget {
  readonly address: string;
  readonly port: number;
}

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** The TCP listeners of the Network Load Balancers of a template, with the addresses and ports of their targets. */
export function networkListeners({ Resources }: Pick<CloudFormationTemplate, 'Resources'>): readonly NetworkListener[] {
  return Object.entries(Resources).flatMap(([id, { Type, Properties = {} }]) => {
    if (Type !== `${ELBV2}::Listener` || Properties['Protocol'] !== 'TCP') return [];
    const { properties: balancer } = referredTo(Resources, Properties['LoadBalancerArn'], 'LoadBalancer', id);
    if (balancer['Type'] !== 'network') return [];
    const actions = Properties['DefaultActions'] as readonly ForwardAction[];
    const groups = actions.flatMap(targetGroupsOf).map((group) => referredTo(Resources, group, 'TargetGroup', id));
    return [{ listenPort: Number(Properties['Port']), targets: groups.flatMap(targetsOf) }];
  });
}

interface ForwardAction {
  readonly TargetGroupArn?: unknown;
  readonly ForwardConfig?: { readonly TargetGroups?: readonly { readonly TargetGroupArn?: unknown }[] };
}

/** Whoever writes a single target group in both ways means it once. */
function targetGroupsOf({ TargetGroupArn, ForwardConfig }: ForwardAction): readonly unknown[] {
  return ForwardConfig?.TargetGroups?.map((group) => group.TargetGroupArn) ?? [TargetGroupArn];
}

interface Referred {
  readonly id: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

function referredTo(resources: CloudFormationTemplate['Resources'], reference: unknown, kind: string, from: string): Referred {
  const { Ref: id } = (reference ?? {}) as { readonly Ref?: string };
  const resource: TemplateResource | undefined = id === undefined ? undefined : resources[id];
  if (id === undefined || resource?.Type !== `${ELBV2}::${kind}`) {
    throw new Error(`listener ${from} refers to ${JSON.stringify(reference)}, which is no ${kind} of the template`);
  }
  return { id, properties: resource.Properties ?? {} };
}

function targetsOf({ id, properties }: Referred): readonly NetworkTarget[] {
  const targets = (properties['Targets'] ?? []) as readonly { readonly Id: string; readonly Port?: unknown }[];
  if (properties['TargetType'] !== 'ip' || targets.length === 0) throw new Error(`target group ${id} has no IP addresses as targets`);
  return targets.map(({ Id, Port }) => ({ address: Id, port: Number(Port ?? properties['Port']) }));
}
