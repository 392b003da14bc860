import { groupedBy } from '../../declaring/grouped-by';
import type { AlarmId } from '../../facts/alarms';
import { listedFirst } from '../../findings/wording';
import type { AlarmPlan, AlarmSharing, Measure } from './alarm-plan';
import {
  atLeast,
  BALANCER_COUNTS,
  BALANCER_SHARES,
  FEWEST_CONNECTIONS,
  FIFTEEN_MINUTES,
  GAPS,
  mathOf,
  NEW_CONNECTIONS,
  type Condition,
  type CountRule,
  type ShareRule,
  type Timing,
} from './alarm-rules';
import { sharesOf, thresholdOf, type Share, type WatchedBalancer, type WatchedPlan } from './alarm-subjects';
import { balancerText, capitalized, descriptionOf } from './alarm-words';

/** Of load balancers as a whole. */
export function balancerAlarms(watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  return [
    ...BALANCER_COUNTS.flatMap((rule) => countAlarms(rule, watched, sharing)),
    ...BALANCER_SHARES.flatMap((rule) => shareAlarms(rule, watched, sharing)),
  ];
}

function countAlarms({ alarm, metrics, says, timing }: CountRule, watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  const threshold = thresholdOf(alarm, watched.said);
  const measure = (balancer: WatchedBalancer): Measure => measureOf(balancer, metrics);
  const having = watched.balancers.filter((balancer) => has(balancer, metrics));
  const alarmFor = (id: string, who: string, condition: Condition) =>
    alarmOf(alarm, id, who, [capitalized(says(who, threshold)), GAPS.count], condition, timing);
  const shared = ({ id, members }: Share<WatchedBalancer>) =>
    alarmFor(
      `${alarm}-${id}`,
      whose(members),
      members.length === 1
        ? atLeast(threshold, { kind: 'metric', measure: measure(single(members)) })
        : atLeast(
            threshold,
            mathOf(
              'MAX',
              members.map((each) => ({ measure: measure(each), term: (name) => `FILL(${name}, 0)` })),
            ),
          ),
    );
  if (sharing === 'each') return having.map((each) => shared({ id: each.frontEnd.key, members: [each] }));
  return [...byKind(having)].flatMap(([kind, ofKind]) => {
    if (sharing === 'grouped' || ofKind.length === 1) return byTens(kind, ofKind, 1).map(shared);
    const { namespace, metric } = measure(single(ofKind));
    const condition = atLeast(threshold, {
      kind: 'query',
      aggregate: 'SUM',
      namespace,
      metric,
      dimensions: ['LoadBalancer'],
      frontEnd: undefined,
      groupBy: ['LoadBalancer'],
      order: 'DESC',
    });
    return [alarmFor(`${alarm}-account-${kind}`, 'one of all load balancers of this account and Region', condition)];
  });
}

/** Where load balancers share by a query, there is none: a query divides nothing. */
function shareAlarms({ alarm, metric, says }: ShareRule, watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  const threshold = thresholdOf(alarm, watched.said);
  const having = watched.balancers.filter((balancer) => has(balancer, [metric]) && has(balancer, [NEW_CONNECTIONS]));
  const shared = ({ id, members }: Share<WatchedBalancer>) => {
    const who = whose(members);
    const condition = atLeast(threshold, sharesAmong(members, metric));
    return alarmOf(alarm, `${alarm}-${id}`, who, [capitalized(says(who, threshold)), GAPS.share], condition, FIFTEEN_MINUTES);
  };
  if (sharing === 'each') return having.map((each) => shared({ id: each.frontEnd.key, members: [each] }));
  return [...byKind(having)].flatMap(([kind, ofKind]) =>
    sharing === 'grouped' || ofKind.length === 1 ? byTens(kind, ofKind, 2).map(shared) : [],
  );
}

function sharesAmong(members: readonly WatchedBalancer[], metric: string): Extract<Condition['series'], { readonly kind: 'math' }> {
  const named = members.map((each, index) => ({
    part: { name: `part${index + 1}`, measure: measureOf(each, [metric]) },
    whole: { name: `whole${index + 1}`, measure: measureOf(each, [NEW_CONNECTIONS]) },
  }));
  const terms = named.map(({ part, whole }) => `IF(${whole.name} >= ${FEWEST_CONNECTIONS}, 100 * ${part.name} / ${whole.name}, 0)`);
  return {
    kind: 'math',
    expression: terms.length === 1 ? terms.join('') : `MAX([${terms.join(', ')}])`,
    measures: named.flatMap(({ part, whole }) => [part, whole]),
  };
}

function byKind(balancers: readonly WatchedBalancer[]): ReadonlyMap<string, readonly WatchedBalancer[]> {
  return groupedBy(balancers, ({ frontEnd }) => frontEnd.kind);
}

function byTens(kind: string, balancers: readonly WatchedBalancer[], metricsEach: number): readonly Share<WatchedBalancer>[] {
  return sharesOf(balancers, ({ frontEnd }) => frontEnd.key, metricsEach).map((share) => ({ ...share, id: `${kind}-${share.id}` }));
}

function whose(members: readonly WatchedBalancer[]): string {
  const names = members.map(({ frontEnd }) => balancerText(frontEnd));
  return names.length === 1 ? names.join('') : `one of ${listedFirst(names)}`;
}

function single(members: readonly WatchedBalancer[]): WatchedBalancer {
  const [first] = members;
  if (first === undefined) throw new Error('nobody shares an alarm');
  return first;
}

function has({ metrics }: WatchedBalancer, names: readonly string[]): boolean {
  return metrics.some(({ fact }) => names.includes(fact.name));
}

function measureOf({ frontEnd, metrics }: WatchedBalancer, names: readonly string[]): Measure {
  const found = metrics.find(({ fact }) => names.includes(fact.name));
  if (found === undefined) throw new Error(`${frontEnd.key} has none of the metrics ${names.join(', ')}`);
  return { namespace: found.namespace, metric: found.fact.name, statistic: 'Sum', of: found.of };
}

function alarmOf(alarm: AlarmId, id: string, about: string, sentences: readonly string[], condition: Condition, timing: Timing): AlarmPlan {
  return {
    id,
    alarm,
    about,
    description: descriptionOf(alarm, sentences),
    ...condition,
    ...timing,
    missingData: 'notBreaching',
    tellsOfGaps: false,
  };
}
