import { groupedBy } from '../../declaring/grouped-by';
import { capitalized, listedFirst } from '../../findings/wording';
import type { AlarmPlan, AlarmSharing } from './alarm-plan';
import { sharesOf, type WatchedPlan, type WatchedPool } from './alarm-subjects';
import { balancerText, serversText } from './alarm-words';
import { alarmOf, type Condition } from './alarm-rules';
import { poolRules, type PoolRule } from './pool-rules';

/** Of the servers of pools, farms and further services that a load balancer of AWS leads to. */
export function poolAlarms(watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  return poolRules(watched.said).flatMap((rule) => {
    const pools = watched.pools.filter(rule.concerns);
    if (sharing === 'each') return pools.map((pool) => ofOne(rule, `${rule.alarm}-${pool.group.key}`, pool, watched));
    const kinds = groupedBy(pools, ({ frontEnd }) => frontEnd.kind);
    return [...kinds].flatMap(([kind, ofKind]) => shared(rule, kind, ofKind, watched, sharing));
  });
}

/** Those of a load balancer by one query, those that are alone behind theirs ten by ten. */
function shared(
  rule: PoolRule,
  kind: string,
  pools: readonly WatchedPool[],
  watched: WatchedPlan,
  sharing: AlarmSharing,
): readonly AlarmPlan[] {
  const byBalancer = [...groupedBy(pools, ({ frontEnd }) => frontEnd)];
  if (sharing === 'account' && byBalancer.length > 1) {
    const who = 'a pool behind one of all load balancers of this account and Region';
    return [alarmFor(rule, `${rule.alarm}-account-${kind}`, who, rule.asked(pools, undefined), NAMED)];
  }
  const crowded = byBalancer.filter(([, own]) => own.length > 1);
  const alone = byBalancer.filter(([, own]) => own.length === 1).flatMap(([, own]) => own);
  return [
    ...crowded.map(([frontEnd, own]) =>
      alarmFor(rule, `${rule.alarm}-${frontEnd.key}`, `a pool behind ${balancerText(frontEnd)}`, rule.asked(own, frontEnd.key), NAMED),
    ),
    ...sharesOf(alone, ({ group }) => group.key).map(({ id, members }) => ofShare(rule, `${rule.alarm}-${kind}-${id}`, members, watched)),
  ];
}

const NAMED = 'The mail names the target group, whose tags name the pool.';

function ofOne(rule: PoolRule, id: string, pool: WatchedPool, { proxy }: WatchedPlan): AlarmPlan {
  return alarmFor(rule, id, `${serversText(pool.group, proxy)} behind ${balancerText(pool.frontEnd)}`, rule.one(pool));
}

function ofShare(rule: PoolRule, id: string, pools: readonly WatchedPool[], watched: WatchedPlan): AlarmPlan {
  const [first, ...others] = pools;
  if (first !== undefined && others.length === 0) return ofOne(rule, id, first, watched);
  const names = pools.map(({ group }) => serversText(group, watched.proxy));
  return alarmFor(rule, id, `one of ${listedFirst(names)}`, rule.together(pools));
}

function alarmFor(rule: PoolRule, id: string, who: string, condition: Condition, ...further: readonly string[]): AlarmPlan {
  const sentences = [capitalized(rule.says(who, condition)), ...further, rule.gap];
  return alarmOf({ id, alarm: rule.alarm, about: who }, sentences, { ...condition, ...rule.timing });
}
