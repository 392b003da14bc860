import { resourcesOf, type TemplateJson } from './model-of-template';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

const text = (value: unknown) => JSON.stringify(value);
const refOf = (value: unknown) => (value as { readonly Ref?: string } | undefined)?.Ref ?? text(value);

/** The load balancer of each listener, by logical ids. */
function balancers(template: TemplateJson): ReadonlyMap<string, string> {
  return new Map(resourcesOf(template, `${ELBV2}::Listener`).map(([id, listener]) => [id, refOf(listener['LoadBalancerArn'])]));
}

export interface Rule {
  readonly id: string;
  readonly place: string;
  readonly balancer: string;
  readonly hosts: readonly string[];
  readonly group: string;
}

export function rules(template: TemplateJson): readonly Rule[] {
  return resourcesOf(template, `${ELBV2}::ListenerRule`).map(([id, rule]) => {
    const listener = refOf(rule['ListenerArn']);
    const conditions = rule['Conditions'] as readonly { readonly HostHeaderConfig?: { readonly Values?: readonly string[] } }[];
    const [action] = rule['Actions'] as readonly { readonly TargetGroupArn?: unknown }[];
    return {
      id,
      place: `${listener} ${rule['Priority'] as string}`,
      balancer: balancers(template).get(listener) ?? listener,
      hosts: conditions.flatMap(({ HostHeaderConfig }) => HostHeaderConfig?.Values ?? []),
      group: refOf(action?.TargetGroupArn),
    };
  });
}

export function records(template: TemplateJson) {
  return resourcesOf(template, 'AWS::Route53::RecordSet').map(([id, record]) => ({
    id,
    name: (record['Name'] as string).replace(/\.$/, ''),
    type: String(record['Type']),
    to: text(record['AliasTarget']),
  }));
}

/**
 * What CloudFormation, which creates before it deletes, cannot do in one update: a record or a place among the rules of a listener under two
 * logical ids, a target group at two load balancers, the deletion of a protected load balancer.
 */
export function refused(before: TemplateJson, after: TemplateJson): readonly unknown[] {
  const places = (template: TemplateJson) => [
    ...records(template).map(({ id, name, type }) => ({ id, place: `${name} ${type}` })),
    ...rules(template),
  ];
  const taken = places(after).filter((each) => places(before).some(({ id, place }) => place === each.place && id !== each.id));
  const shared = rules(after).filter(({ group, balancer }) =>
    [...rules(before), ...rules(after)].some((each) => each.group === group && each.balancer !== balancer),
  );
  const kept = resourcesOf(before, `${ELBV2}::LoadBalancer`).filter(
    ([id, balancer]) =>
      after.Resources[id] === undefined &&
      text(balancer['LoadBalancerAttributes']).includes('"deletion_protection.enabled","Value":"true"'),
  );
  return [...taken, ...shared, ...kept];
}

/** Names that a load balancer stops answering in the update in which records leave it. */
export function cutOff(before: TemplateJson, after: TemplateJson): readonly string[] {
  const answering = (template: TemplateJson, to: string, name: string) =>
    rules(template).some(({ balancer, hosts }) => to.includes(`"${balancer}"`) && hosts.includes(name));
  return records(before).flatMap(({ name, to }) => (answering(before, to, name) && !answering(after, to, name) ? [name] : []));
}

/** Names whose records lead elsewhere. */
export function moving(before: TemplateJson, after: TemplateJson): readonly string[] {
  const old = new Map(records(before).map(({ id, to }) => [id, to]));
  return records(after).flatMap(({ id, name, to }) => (old.get(id) !== to ? [name] : []));
}
