import type { Place } from '../../findings/place';
import type { ProxyDeclaration } from '../../declaring/declarations';
import { ALB, TAG_VALUE_LENGTH } from '../../facts/limits';
import { hostWithPort } from '../listener-rules';
import { ofDeclared, ofName, ofProxy } from '../places';
import type { PublishedName } from '../published-name';
import type { FrontEndPlan, ListenerRulePlan } from '../publishing-plan';
import { QUOTAS, type QuotaUse } from '../quotas';
import { enoughLoadBalancers, isSharedQuota } from '../enough-load-balancers';
import { loadBalancerCount } from '../front-ends/names-together';
import type { CheckInput } from './check-input';
import { placeOfPort } from './haproxy-tasks';
import { concerning, finding, type Finding } from '../../findings/finding';

/** What ELB, EC2 and tagging would refuse by count or length. */
export function quotaFindings(input: CheckInput): readonly Finding[] {
  return [...exceeded(input), ...conditionValues(input), ...longTags(input), ...widened(input)];
}

function exceeded({ plan, proxy, arriving }: CheckInput): readonly Finding[] {
  const beyond = plan.frontEnds.flatMap(({ quotas, abilities }) =>
    quotas.filter(({ what, used, limit }) => used > limit && abilities.mayBeSeveral === true && isSharedQuota(what)),
  );
  // One number is enough for all quotas.
  const sharing =
    beyond.length === 0
      ? undefined
      : {
          count: loadBalancerCount(proxy),
          enough: enoughLoadBalancers(proxy),
          isMoving: proxy.loadBalancersBefore !== undefined,
        };
  return plan.frontEnds.flatMap((frontEnd) =>
    frontEnd.quotas
      .filter(({ used, limit }) => used > limit)
      .map(
        (use) =>
          ofFleet(use, frontEnd, { arriving, proxy }) ??
          concerning(
            frontEnd.ownerName,
            finding('quota-exceeded', quotaPlace(use, frontEnd, proxy), {
              kind: 'planned',
              quota: use.what,
              used: use.used,
              limit: use.limit,
              owner: frontEnd.ownerName,
              ...(sharing === undefined || !beyond.includes(use) ? {} : { shared: { ...sharing, number: Number(frontEnd.which ?? 1) } }),
            }),
          ),
      ),
  );
}

/** What Amazon ECS counts, and no key of quotas raises. */
function ofFleet(
  { what, used, limit }: QuotaUse,
  { key, fleet }: FrontEndPlan,
  { arriving, proxy }: Pick<CheckInput, 'arriving' | 'proxy'>,
): Finding | undefined {
  if (fleet === undefined) return undefined;
  const ports = fleet.ports.map(({ published }) => published);
  if (what === 'targets') {
    const place = ofProxy('haproxy', 'fleet', 'tasks', 'maximum');
    return finding('quota-exceeded', place, { kind: 'tasks of a fleet', ports: ports.length, maximum: fleet.maximum, limit });
  }
  if (what !== 'targetGroups') return undefined;
  const here = arriving.filter(({ frontEnd }) => frontEnd.key === key);
  return finding('quota-exceeded', placeOfPort(Math.max(...ports), here, proxy), { kind: 'ports of a fleet', used, limit });
}

/** Where a higher quota is written, if that is the limit; else whose load balancer it is, as AWS raises no other. */
function quotaPlace({ what, limit }: QuotaUse, { owner }: FrontEndPlan, proxy: ProxyDeclaration): Place | undefined {
  const { key } = QUOTAS[what];
  if (key !== undefined && proxy.quotas[key] === limit) return ofProxy('quotas', key);
  return owner === undefined ? ofProxy('quotas') : ofDeclared(owner, proxy, 'servers');
}

function conditionValues({ plan, bridged, proxy }: CheckInput): readonly Finding[] {
  const rules = plan.frontEnds.flatMap((frontEnd) => frontEnd.rules);
  return rules.flatMap((rule) => {
    const values = [...rule.hosts, ...rule.hostRegexes, ...rule.pathRegexes];
    const long = values.filter((value) => value.length > ALB.conditionValueLength);
    const tooMany =
      values.length <= ALB.conditionValuesPerRule
        ? []
        : [
            finding('too-many-condition-values', ofDeclared(rule.owner, proxy, 'virtualDirectories'), {
              kind: 'declared',
              rule: rule.id,
              count: values.length,
            }),
          ];
    return [
      ...tooMany,
      ...long.map((value) => finding('rule-value-too-long', valuePlace(value, rule, bridged, proxy), { kind: 'declared', value })),
    ];
  });
}

/** The public name that a host of a rule stands for, or the virtual directories its paths do. */
function valuePlace(value: string, rule: ListenerRulePlan, names: readonly PublishedName[], proxy: ProxyDeclaration): Place | undefined {
  const name = names.find(
    ({ name: host, owner }) => owner === rule.owner && (host === value || hostWithPort(host, rule.listenerPort) === value),
  );
  return name === undefined ? ofDeclared(rule.owner, proxy, 'virtualDirectories') : ofName(name);
}

function longTags({ plan, proxy }: CheckInput): readonly Finding[] {
  return plan.targetGroups
    .filter(({ pools }) => pools.join(' ').length > TAG_VALUE_LENGTH)
    .map(({ owner, pools }) =>
      finding('pools-tag-too-long', owner === undefined ? ofProxy('pools') : ofDeclared(owner, proxy, 'answeredBy'), {
        count: pools.length,
      }),
    );
}

function widened({ plan, proxy }: CheckInput): readonly Finding[] {
  return plan.frontEnds
    .filter(({ isEgressWidened }) => isEgressWidened)
    .map(({ ownerName }) =>
      concerning(ownerName, finding('egress-widened', ofProxy('quotas', 'securityGroupRules'), { quota: proxy.quotas.securityGroupRules })),
    );
}
