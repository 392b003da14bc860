import { type Series } from './alarm-evaluation';
import type { TemplateJson } from './model-of-template';

/** What a metric is of, in the template. */
export interface MetricSubject {
  readonly metric: string;
  /** Logical ids of what its dimensions refer to. */
  readonly ids: readonly string[];
  /** Servers registered in the target group; 0 for what is none. */
  readonly servers: number;
}

/** The value of a minute of the day; undefined: none is reported, null: what it would be on a normal day. */
export type Fault = (subject: MetricSubject, minute: number) => number | undefined | null;

export const DAY = 24 * 60;

const ELB = 'AWS::ElasticLoadBalancingV2::';

/** People sign in from six to ten at night. */
export function isNight(minute: number): boolean {
  const hour = Math.floor(minute / 60) % 24;
  return hour < 6 || hour >= 22;
}

/**
 * A day as AWS defines what it reports: counts only while they are nonzero, hosts while there are registered targets, tasks while some
 * run, days to expiry twice a day. Phones hold their polls: connections come and are reset all day, and few requests fail.
 */
export function dayOf({ Resources: resources }: TemplateJson, fault: Fault = () => null): readonly Series[] {
  const ofType = (type: string) => Object.entries(resources).filter(([, resource]) => resource.Type === type);
  const listeners = ofType(`${ELB}Listener`).map(([, { Properties: properties }]) => JSON.stringify(properties));
  const rules = ofType(`${ELB}ListenerRule`).map(([, { Properties: properties }]) => JSON.stringify(properties));
  const balancerOfListener = (text: string) => ofType(`${ELB}LoadBalancer`).find(([id]) => text.includes(`{"Ref":"${id}"}`))?.[0];
  const listenerIds = new Map(
    ofType(`${ELB}Listener`).map(([id, { Properties: properties }]) => [id, balancerOfListener(JSON.stringify(properties))]),
  );
  const balancersOf = (group: string): readonly string[] => {
    const direct = listeners.filter((text) => text.includes(`{"Ref":"${group}"}`)).flatMap((text) => balancerOfListener(text) ?? []);
    const ruled = rules
      .filter((text) => text.includes(`{"Ref":"${group}"}`))
      .flatMap((text) =>
        [...listenerIds].flatMap(([id, balancer]) => (text.includes(`{"Ref":"${id}"}`) && balancer !== undefined ? balancer : [])),
      );
    return [...new Set([...direct, ...ruled])];
  };
  const series = (metric: string, dimensions: Readonly<Record<string, string>>, servers: number): Series => {
    const subject = { metric, ids: Object.values(dimensions), servers };
    return {
      metric,
      dimensions,
      at: (minute) => {
        const value = fault(subject, minute);
        return value === null ? normal(subject, minute) : value;
      },
    };
  };
  const groups = ofType(`${ELB}TargetGroup`).flatMap(([id, { Properties: properties }]) => {
    const servers = ((properties as { readonly Targets?: readonly unknown[] }).Targets ?? [1, 2]).length;
    return balancersOf(id).flatMap((balancer) =>
      OF_GROUPS.map((metric) => series(metric, { LoadBalancer: balancer, TargetGroup: id }, servers)),
    );
  });
  const balancers = ofType(`${ELB}LoadBalancer`).flatMap(([id]) => OF_BALANCERS.map((metric) => series(metric, { LoadBalancer: id }, 0)));
  const services = ofType('AWS::ECS::Service').flatMap(([id]) =>
    ofType('AWS::ECS::Cluster').map(([cluster]) => series('CPUUtilization', { ClusterName: cluster, ServiceName: id }, 0)),
  );
  const certificates = ofType('AWS::CertificateManager::Certificate').map(([id]) => series('DaysToExpiry', { CertificateArn: id }, 0));
  const counted = ofType('AWS::Logs::MetricFilter').map(([, { Properties: properties }]) => {
    const [{ MetricName: name = '' } = {}] = (properties as { readonly MetricTransformations: readonly { readonly MetricName?: string }[] })
      .MetricTransformations;
    return series(name, {}, 0);
  });
  return [...groups, ...balancers, ...services, ...certificates, ...counted];
}

/** Counted by load balancers of each of their target groups. */
export const OF_GROUPS = [
  'HealthyHostCount',
  'UnHealthyHostCount',
  'HTTPCode_Target_5XX_Count',
  'TargetConnectionErrorCount',
  'TargetTLSNegotiationErrorCount',
];
const OF_BALANCERS = [
  'HTTPCode_ELB_5XX_Count',
  'RejectedConnectionCount',
  'RejectedFlowCount',
  'PortAllocationErrorCount',
  'TCP_Target_Reset_Count',
  'TCP_ELB_Reset_Count',
  'NewFlowCount',
];

function normal({ metric, servers }: MetricSubject, minute: number): number | undefined {
  const isHour = minute % 60 === 30;
  switch (metric) {
    case 'HealthyHostCount':
      return servers;
    case 'UnHealthyHostCount':
      return 0;
    case 'CPUUtilization':
      return 2;
    case 'DaysToExpiry':
      return minute % 720 === 60 ? 120 : undefined;
    case 'RejectedFlowCount':
    case 'PortAllocationErrorCount':
      return 0;
    case 'NewFlowCount':
      return isNight(minute) ? 0 : 180;
    // As many as there are new ones: idle connections that were forgotten.
    case 'TCP_ELB_Reset_Count':
      return isNight(minute) ? 0 : 170;
    case 'TCP_Target_Reset_Count':
      return isNight(minute) ? 0 : 20;
    // Once an hour a server is slow, and once a client leaves at the wrong time.
    case 'HTTPCode_ELB_5XX_Count':
    case 'HTTPCode_Target_5XX_Count':
    case 'ProxyErrors':
    case 'ServerErrors':
      return isNight(minute) || !isHour ? undefined : 4;
    case 'TargetConnectionErrorCount':
    case 'ConnectionErrors':
      return isNight(minute) || !isHour ? undefined : 2;
    default:
      return undefined;
  }
}
