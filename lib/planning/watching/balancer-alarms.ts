import { groupedBy } from '../../declaring/grouped-by';
import { capitalized, listedFirst } from '../../findings/wording';
import type { AlarmPlan, AlarmSeries, AlarmSharing } from './alarm-plan';
import {
  alarmOf,
  askedOf,
  atLeast,
  BALANCER_COUNTS,
  BALANCER_SHARES,
  FEWEST_CONNECTIONS,
  FIFTEEN_MINUTES,
  GAPS,
  measureOf,
  mostOf,
  NEW_CONNECTIONS,
  type CountRule,
  type ShareRule,
} from './alarm-rules';
import { sharesOf, thresholdOf, type Share, type WatchedBalancer, type WatchedPlan } from './alarm-subjects';
import { balancerText } from './alarm-words';

/** Of load balancers as a whole. */
export function balancerAlarms(watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  return [
    ...BALANCER_COUNTS.flatMap((rule) => countAlarms(rule, watched, sharing)),
    ...BALANCER_SHARES.flatMap((rule) => shareAlarms(rule, watched, sharing)),
  ];
}

function countAlarms({ alarm, metrics, says, timing }: CountRule, watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  const threshold = thresholdOf(alarm, watched.said);
  const having = watched.balancers.filter((balancer) => has(balancer, metrics));
  const alarmFor = (id: string, about: string, series: AlarmSeries) =>
    alarmOf({ id: `${alarm}-${id}`, alarm, about }, [capitalized(says(about, threshold)), GAPS.count], {
      ...atLeast(threshold, series),
      ...timing,
    });
  const shared = ({ id, members }: Share<WatchedBalancer>) =>
    alarmFor(id, whose(members), mostOf(members.map((each) => measureOf(each.metrics, metrics, 'Sum'))));
  if (sharing === 'each') return having.map(alone).map(shared);
  return [...byKind(having)].flatMap(([kind, ofKind]) => {
    if (sharing === 'grouped' || ofKind.length === 1) return byTens(kind, ofKind, 1).map(shared);
    const all = ofKind.flatMap((each) => each.metrics);
    const who = 'one of all load balancers of this account and Region';
    return [alarmFor(`account-${kind}`, who, askedOf(measureOf(all, metrics, 'Sum'), 'DESC', undefined))];
  });
}

/** Where load balancers share by a query, there is none: a query divides nothing. */
function shareAlarms({ alarm, metric, says }: ShareRule, watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  const threshold = thresholdOf(alarm, watched.said);
  const having = watched.balancers.filter((balancer) => has(balancer, [metric]) && has(balancer, [NEW_CONNECTIONS]));
  const shared = ({ id, members }: Share<WatchedBalancer>) => {
    const about = whose(members);
    const when = { ...atLeast(threshold, sharesAmong(members, metric)), ...FIFTEEN_MINUTES };
    return alarmOf({ id: `${alarm}-${id}`, alarm, about }, [capitalized(says(about, threshold)), GAPS.share], when);
  };
  if (sharing === 'each') return having.map(alone).map(shared);
  return [...byKind(having)].flatMap(([kind, ofKind]) =>
    sharing === 'grouped' || ofKind.length === 1 ? byTens(kind, ofKind, 2).map(shared) : [],
  );
}

function sharesAmong(members: readonly WatchedBalancer[], metric: string): AlarmSeries {
  const named = members.map((each, index) => ({
    part: { name: `part${index + 1}`, measure: measureOf(each.metrics, [metric], 'Sum') },
    whole: { name: `whole${index + 1}`, measure: measureOf(each.metrics, [NEW_CONNECTIONS], 'Sum') },
  }));
  const terms = named.map(({ part, whole }) => `IF(${whole.name} >= ${FEWEST_CONNECTIONS}, 100 * ${part.name} / ${whole.name}, 0)`);
  return {
    kind: 'math',
    expression: terms.length === 1 ? terms.join('') : `MAX([${terms.join(', ')}])`,
    measures: named.flatMap(({ part, whole }) => [part, whole]),
  };
}

function alone(balancer: WatchedBalancer): Share<WatchedBalancer> {
  return { id: balancer.frontEnd.key, members: [balancer] };
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

function has({ metrics }: WatchedBalancer, names: readonly string[]): boolean {
  return metrics.some(({ fact }) => names.includes(fact.name));
}
