import { isNumberToken } from '../../declaring/tokens';
import { ALARM_PERIODS, type AlarmId } from '../../facts/alarms';
import type { FleetPlan, FrontEndPlan } from '../publishing-plan';
import type { AlarmPlan, LogMetric, Measure } from './alarm-plan';
import {
  alarmOf,
  atLeast,
  below,
  FIVE_MINUTES,
  FIVE_OF_FIVE,
  GAPS,
  TWICE_IN_FIFTEEN_MINUTES,
  type Condition,
  type Timing,
} from './alarm-rules';
import { countsByZone, thresholdOf, type WatchedPlan } from './alarm-subjects';
import { atLeastSo } from './alarm-words';
import { metricsOfGroup, metricsOfTasks, type PlannedMetric } from './planned-metrics';

/** Of a HAProxy on AWS: its tasks, and what its log tells of the servers behind it. */
export function taskAlarms(watched: WatchedPlan): readonly AlarmPlan[] {
  const ofTasks = watched.plan.frontEnds.flatMap((frontEnd) => {
    const { fleet } = frontEnd;
    return fleet === undefined || isNumberToken(fleet.minimum) ? [] : alarmsOfTasks(frontEnd, fleet, watched);
  });
  return [...ofTasks, ...logMetrics(watched).map((each) => alarmOfLog(each, watched))];
}

function alarmsOfTasks(frontEnd: FrontEndPlan, fleet: FleetPlan, { plan, proxy, said }: WatchedPlan): readonly AlarmPlan[] {
  const fewest = Math.min(thresholdOf('noTask', said), Math.max(fleet.minimum, 1));
  const isByZone = countsByZone(frontEnd, proxy);
  const fewestAnswering = isByZone ? 1 : fewest;
  // Each port has a group of the same tasks, checked alike.
  const group = plan.targetGroups.find(({ key }) => key === fleet.ports[0]?.targetGroup);
  const healthy = group === undefined ? undefined : metricsOfGroup(group, frontEnd).find(({ fact }) => fact.name === 'HealthyHostCount');
  const processors = metricsOfTasks(frontEnd).find(({ fact }) => fact.name === 'CPUUtilization');
  // One sample of each running task a minute: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service_utilization.html
  const running = processors === undefined ? undefined : seriesOf(processors, 'SampleCount');
  const all = isByZone || healthy === undefined ? running : seriesOf(healthy, 'Minimum');
  const minutes = thresholdOf('restartingTasks', said);
  return [
    ...(healthy === undefined
      ? []
      : [
          alarmFor(
            'noTask',
            'noTask-healthy',
            [missingTasks(fewestAnswering, 'answers the load balancer', 'answer the load balancer'), GAPS.tasks],
            {
              ...below(fewestAnswering, seriesOf(healthy, 'Maximum')),
              ...FIVE_OF_FIVE,
            },
          ),
        ]),
    ...(all === undefined
      ? []
      : [
          alarmFor(
            'restartingTasks',
            'restartingTasks',
            [
              `HAProxy had fewer tasks than its minimum of ${fleet.minimum} in ${minutes} of the last thirty minutes: they end and are started again, or do not start. The events of the service tell why.`,
              GAPS.restarts,
            ],
            { ...below(fleet.minimum, all), periodSeconds: ALARM_PERIODS.minute, evaluationPeriods: 30, datapointsToAlarm: minutes },
          ),
        ]),
    ...(running === undefined
      ? []
      : [
          {
            ...alarmFor('noTask', 'noTask-running', [missingTasks(fewest, 'runs', 'run'), GAPS.service], {
              ...below(fewest, running),
              ...FIVE_OF_FIVE,
            }),
            missingData: 'missing' as const,
            tellsOfGaps: true,
          },
        ]),
  ];
}

function missingTasks(fewest: number, one: string, several: string): string {
  return fewest === 1
    ? `HAProxy has had no task that ${one} for five minutes: nobody gets an answer.`
    : `HAProxy has had fewer than ${fewest} tasks that ${several} for five minutes: nobody gets an answer, or what is left carries it all.`;
}

function seriesOf({ namespace, fact, of }: PlannedMetric, statistic: Measure['statistic']) {
  return { kind: 'metric', measure: { namespace, metric: fact.name, statistic, of } } as const;
}

function alarmFor(alarm: AlarmId, id: string, sentences: readonly string[], when: Condition & Timing): AlarmPlan {
  return alarmOf({ id, alarm, about: 'HAProxy' }, sentences, when);
}

/** What of the log is counted for which alarm. */
export interface CountedLines {
  readonly alarm: AlarmId;
  readonly metric: LogMetric;
  readonly says: (threshold: number) => string;
  readonly timing: Timing;
  /** Of events that are one too many whatever somebody says. */
  readonly threshold?: number;
}

const TWICE = 'in five minutes, in two of the last three such periods';

/** https://docs.haproxy.org/3.2/configuration.html#8.5 has the letters of how a session ends: P refused, SC no connection to the server. */
const PATTERNS: readonly (Omit<CountedLines, 'metric'> & Omit<LogMetric, 'frontEnd'>)[] = [
  {
    alarm: 'spray',
    name: 'RefusedSprays',
    pattern: '{ ($.status = 429) && ($.ended = "P*") }',
    says: (threshold) =>
      `HAProxy refused ${atLeastSo(threshold, 'request')} to sign-in paths in five minutes, of addresses that asked too often: somebody tries passwords, or an office is missing among the corporate networks. Attempts from very many addresses stay below its limit and are not counted.`,
    timing: FIVE_MINUTES,
  },
  {
    alarm: 'serverErrors',
    name: 'ServerErrors',
    pattern: '{ ($.status >= 500) && ($.ended = "--") }',
    says: (threshold) => `Servers behind HAProxy gave ${atLeastSo(threshold, 'answer')} of 5xx ${TWICE}.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
  {
    alarm: 'proxyErrors',
    name: 'ProxyErrors',
    pattern: '{ ($.status >= 500) && ($.ended != "--") && ($.ended != "C*") }',
    says: (threshold) => `HAProxy itself gave ${atLeastSo(threshold, 'answer')} of 5xx ${TWICE}: no server answered in time or at all.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
  {
    alarm: 'connectionErrors',
    name: 'ConnectionErrors',
    pattern: '{ $.ended = "SC" }',
    says: (threshold) => `HAProxy had ${atLeastSo(threshold, 'connection')} to servers that failed ${TWICE}, TLS handshakes among them.`,
    timing: TWICE_IN_FIFTEEN_MINUTES,
  },
  {
    alarm: 'noHealthyServer',
    name: 'PoolsWithoutServer',
    // No line of a request: HAProxy tells it of a backend whose last server it takes out.
    pattern: '"has no server available"',
    says: () => 'HAProxy took the last server of a pool out: nobody gets an answer there.',
    timing: FIVE_MINUTES,
    threshold: 1,
  },
];

/** What the log of each HAProxy on AWS is counted for. */
export function logMetrics({ plan }: Pick<WatchedPlan, 'plan'>): readonly CountedLines[] {
  return plan.frontEnds.flatMap(({ key, fleet }) =>
    fleet === undefined ? [] : PATTERNS.map(({ name, pattern, ...rest }) => ({ ...rest, metric: { frontEnd: key, name, pattern } })),
  );
}

function alarmOfLog({ alarm, metric, says, timing, threshold: fixed }: CountedLines, { said }: WatchedPlan): AlarmPlan {
  const threshold = fixed ?? thresholdOf(alarm, said);
  const sentences = [says(threshold), 'The log tells which pool and client it is.', GAPS.log];
  return alarmFor(alarm, `${alarm}-${metric.name}`, sentences, { ...atLeast(threshold, { kind: 'log', metric }), ...timing });
}
