import { CERTIFICATE_MANAGER, ECS_SERVICE, type ListenerProtocol, type MetricFact, type MetricNamespace } from '../../facts/metrics';
import { kindNamed } from '../front-ends/kinds';
import type { Watched } from './watched';
import type { CertificatePlan, FrontEndPlan, TargetGroupPlan } from '../publishing-plan';

/** A metric that exists, and what of the plan it is of. */
export interface PlannedMetric {
  readonly namespace: string;
  readonly fact: MetricFact;
  readonly of: Watched;
}

/** Of a load balancer as a whole: what its kind has, and the protocols of its listeners and of its target groups. */
export function metricsOfBalancer(frontEnd: FrontEndPlan, groups: readonly TargetGroupPlan[]): readonly PlannedMetric[] {
  return measured(kindNamed(frontEnd.kind).metrics, { kind: 'loadBalancer', frontEnd: frontEnd.key }, (fact) =>
    isOfProtocols(fact, frontEnd, groups),
  );
}

/** Of one target group of a front end. */
export function metricsOfGroup(group: TargetGroupPlan, frontEnd: FrontEndPlan): readonly PlannedMetric[] {
  const of = { kind: 'targetGroup', frontEnd: frontEnd.key, targetGroup: group.key } as const;
  return measured(kindNamed(frontEnd.kind).metrics, of, (fact) => isOfProtocols(fact, frontEnd, [group]));
}

/** Of the tasks of a HAProxy; none of a front end without. */
export function metricsOfTasks({ key, fleet }: FrontEndPlan): readonly PlannedMetric[] {
  return fleet === undefined ? [] : measured(ECS_SERVICE, { kind: 'service', frontEnd: key });
}

/** Of one that lies in ACM. */
export function metricsOfCertificate(plan: CertificatePlan): readonly PlannedMetric[] {
  const { key } = plan;
  return 'isOfIam' in plan ? [] : measured(CERTIFICATE_MANAGER, { kind: 'certificate', certificate: key });
}

/** The dimensions by which CloudWatch tells what a metric is of. */
export const DIMENSIONS: Readonly<Record<Watched['kind'], readonly string[]>> = {
  loadBalancer: ['LoadBalancer'],
  targetGroup: ['LoadBalancer', 'TargetGroup'],
  service: ['ClusterName', 'ServiceName'],
  certificate: ['CertificateArn'],
};

function measured(
  from: MetricNamespace | undefined,
  of: Watched,
  exists: (fact: MetricFact) => boolean = () => true,
): readonly PlannedMetric[] {
  if (from === undefined) return [];
  const wanted = DIMENSIONS[of.kind].join(' ');
  return from.metrics
    .filter((fact) => fact.dimensions.some((names) => names.join(' ') === wanted) && exists(fact))
    .map((fact) => ({ namespace: from.namespace, fact, of }));
}

function isOfProtocols({ listeners, targets }: MetricFact, frontEnd: FrontEndPlan, groups: readonly TargetGroupPlan[]): boolean {
  return isAmong(listeners, frontEnd.listeners) && isAmong(targets, groups);
}

function isAmong(protocols: readonly ListenerProtocol[] | undefined, ofPlan: readonly { readonly protocol: ListenerProtocol }[]): boolean {
  return protocols === undefined || ofPlan.some(({ protocol }) => protocols.includes(protocol));
}
