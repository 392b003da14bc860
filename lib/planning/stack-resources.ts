import { ALARM_TYPE } from '../facts/alarms';
import type { ProxyDeclaration } from '../declaring/declarations';
import { isToken } from '../declaring/tokens';
import type { AlarmsPlan } from './watching/alarm-plan';
import type {
  FrontEndPlan,
  InNestedStack,
  ListenerRulePlan,
  PublishingPlan,
  RecordPlan,
  StackResources,
  TargetGroupPlan,
} from './publishing-plan';

type Made = Pick<PublishingPlan, 'frontEnds' | 'targetGroups' | 'certificates' | 'records' | 'alarms'>;

/** What a proxy makes, counted before anything is made: CDK and CloudFormation count too, and say less. */
export function stackResources(plan: Made, proxy: ProxyDeclaration): readonly StackResources[] {
  const { frontEnds, targetGroups, certificates } = plan;
  const records = proxy.dnsRecords === 'create' ? plan.records : [];
  const stacks = new Stacks();
  // What a declaration in a nested stack of somebody's own has is made there, and not ours to count.
  const isElsewhere = (owner: string | undefined, { nestedStack }: InNestedStack = {}) =>
    nestedStack === undefined && owner !== undefined && proxy.ownersInOtherStacks?.includes(owner) === true;
  for (const frontEnd of frontEnds) if (!isElsewhere(frontEnd.owner)) stacks.add(undefined, resourcesOfFrontEnd(frontEnd));
  if (proxy.makesLogBucket === true && frontEnds.some(({ logs }) => logs.length > 0)) stacks.add(undefined, LOG_BUCKET);
  if (proxy.makesDashboard === true) stacks.add(undefined, { 'AWS::CloudWatch::Dashboard': 1 });
  stacks.add(undefined, { [CERTIFICATE]: certificates.filter(({ kind }) => kind === 'acm').length });
  const groupsBy = new Map(targetGroups.map((group) => [group.key, group]));
  for (const group of targetGroups) if (!isElsewhere(group.owner, group)) stacks.addTargetGroup(group);
  for (const frontEnd of frontEnds)
    for (const rule of frontEnd.rules) if (!isElsewhere(rule.owner, rule)) stacks.addRule(rule, frontEnd, groupsBy);
  for (const record of records) stacks.addRecord(record);
  if (plan.alarms !== undefined) stacks.add(undefined, resourcesOfAlarms(plan.alarms));
  return stacks.counted();
}

const ELB = 'AWS::ElasticLoadBalancingV2::';
const CERTIFICATE = 'AWS::CertificateManager::Certificate';
const RECORD = 'AWS::Route53::RecordSet';
const NESTED_STACK = 'AWS::CloudFormation::Stack';
const LOG_BUCKET = { 'AWS::S3::Bucket': 1, 'AWS::S3::BucketPolicy': 1 };

type Counts = Readonly<Record<string, number>>;

interface Counted {
  readonly resources: Map<string, number>;
  readonly handed: Set<string>;
}

/** Counts by the number of a nested stack; undefined: the stack of the proxy. */
class Stacks {
  private readonly byNumber = new Map<number | undefined, Counted>();

  public add(nestedStack: number | undefined, counts: Counts): Counted {
    const known = this.byNumber.get(nestedStack);
    const counted = known ?? { resources: new Map<string, number>(), handed: new Set<string>() };
    if (known === undefined) {
      this.byNumber.set(nestedStack, counted);
      if (nestedStack !== undefined) this.add(undefined, { [NESTED_STACK]: 1 });
    }
    for (const [type, count] of Object.entries(counts)) counted.resources.set(type, (counted.resources.get(type) ?? 0) + count);
    return counted;
  }

  public addTargetGroup({ nestedStack, targets }: TargetGroupPlan): void {
    const { handed } = this.add(nestedStack, { [`${ELB}TargetGroup`]: 1 });
    handed.add('VPC');
    for (const { id } of targets) if (isToken(id)) handed.add(`target ${id}`);
  }

  public addRule(rule: ListenerRulePlan, frontEnd: FrontEndPlan, groups: ReadonlyMap<string, TargetGroupPlan>): void {
    const { handed } = this.add(rule.nestedStack, { [`${ELB}ListenerRule`]: 1 });
    handed.add(`listener ${frontEnd.key} ${rule.listenerPort}`);
    if (rule.action.kind !== 'forward') return;
    const { targetGroup } = rule.action;
    if (groups.get(targetGroup)?.nestedStack === undefined) handed.add(`target group ${targetGroup}`);
  }

  public addRecord({ nestedStack, frontEnd, zone, hostedZoneId }: RecordPlan): void {
    const { handed } = this.add(nestedStack, { [RECORD]: 1 });
    handed.add(`name of ${frontEnd.key}`).add(`zone of ${frontEnd.key}`);
    if (hostedZoneId === undefined) handed.add(`zone ${zone}`);
  }

  /** That of the proxy first, the nested ones by their numbers. */
  public counted(): readonly StackResources[] {
    this.add(undefined, {});
    return [...this.byNumber]
      .sort(([a = 0], [b = 0]) => a - b)
      .map(([nestedStack, { resources, handed }]) => ({
        ...(nestedStack === undefined ? {} : { nestedStack }),
        resources: Object.fromEntries([...resources].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1))),
        handedValues: nestedStack === undefined ? 0 : handed.size,
      }));
  }
}

function resourcesOfAlarms({ email, alarms, logMetrics }: AlarmsPlan): Counts {
  return {
    [ALARM_TYPE]: alarms.length,
    'AWS::Logs::MetricFilter': logMetrics.length,
    ...(email === undefined ? {} : { 'AWS::SNS::Topic': 1, 'AWS::SNS::TopicPolicy': 1, 'AWS::SNS::Subscription': email.length }),
  };
}

/** All that stays with a load balancer: all but its rules, its target groups and what leads to it. */
function resourcesOfFrontEnd({ listeners, fleet }: FrontEndPlan): Counts {
  return {
    [`${ELB}LoadBalancer`]: 1,
    'AWS::EC2::SecurityGroup': fleet === undefined ? 1 : 2,
    [`${ELB}Listener`]: listeners.length,
    [`${ELB}ListenerCertificate`]: listeners.reduce((sum, { certificates }) => sum + certificates.length, 0),
    ...(fleet === undefined ? {} : resourcesOfFleet(fleet)),
  };
}

function resourcesOfFleet({ ports, minimum, maximum }: NonNullable<FrontEndPlan['fleet']>): Counts {
  const scaling = maximum > minimum ? 1 : 0;
  return {
    // From group to group there is a rule on both sides for each port, the one of health checks among them.
    'AWS::EC2::SecurityGroupEgress': ports.length + 1,
    'AWS::EC2::SecurityGroupIngress': ports.length + 1,
    'AWS::Logs::LogGroup': 1,
    'AWS::IAM::Role': 1,
    'AWS::ECS::Cluster': 1,
    'AWS::ECS::TaskDefinition': 1,
    'AWS::ECS::Service': 1,
    'AWS::ApplicationAutoScaling::ScalableTarget': scaling,
    'AWS::ApplicationAutoScaling::ScalingPolicy': scaling,
  };
}
