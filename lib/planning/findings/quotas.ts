import { ALB, TAG_VALUE_LENGTH } from '../limits';
import { QUOTAS } from '../quotas';
import type { CheckInput } from './check-input';
import { finding, type Finding } from '../../findings/finding';

/** What ELB, EC2 and tagging would refuse by count or length. */
export function quotaFindings(input: CheckInput): readonly Finding[] {
  return [...exceeded(input), ...conditionValues(input), ...longTags(input), ...widened(input)];
}

function exceeded({ plan }: CheckInput): readonly Finding[] {
  return plan.frontEnds.flatMap(({ quotas, ownerName }) =>
    quotas
      .filter(({ used, limit }) => used > limit)
      .map(({ what, used, limit }) =>
        finding(
          'quota-exceeded',
          ownerName,
          `The ${ownerName === undefined ? 'plan' : `front end of ${ownerName}`} needs ${used} ${QUOTAS[what].words}, the quota is ${limit}.`,
          'The deployment would fail half-way.',
          QUOTAS[what].cure,
        ),
      ),
  );
}

function conditionValues({ plan }: CheckInput): readonly Finding[] {
  const rules = plan.frontEnds.flatMap((frontEnd) => frontEnd.rules);
  return rules.flatMap((rule) => {
    const values = [...rule.hosts, ...rule.hostRegexes, ...rule.pathRegexes];
    const long = values.filter((value) => value.length > ALB.conditionValueLength);
    const tooMany =
      values.length <= ALB.conditionValuesPerRule
        ? []
        : [
            finding(
              'too-many-condition-values',
              rule.priorityKey.where,
              `The listener rule ${rule.id} needs ${values.length} host and path values.`,
              `ELB takes ${ALB.conditionValuesPerRule} in a rule.`,
              'Publish the whole host instead of single virtual directories, or fewer directories of your own.',
            ),
          ];
    return [
      ...tooMany,
      ...long.map((value) =>
        finding(
          'rule-value-too-long',
          rule.priorityKey.where,
          `The condition ${value} has ${value.length} characters.`,
          `ELB takes ${ALB.conditionValueLength}.`,
          'Publish a shorter name, or publish the pool on port 443.',
        ),
      ),
    ];
  });
}

function longTags({ plan, names }: CheckInput): readonly Finding[] {
  return plan.targetGroups
    .filter(({ pools }) => pools.join(' ').length > TAG_VALUE_LENGTH)
    .map(({ owner, pools }) =>
      finding(
        'pools-tag-too-long',
        names.find(({ backend }) => backend.owner === owner)?.ownerName,
        `${pools.length} pools answer these names together.`,
        `Their names are kept in a tag of the target group, which holds ${TAG_VALUE_LENGTH} characters.`,
        'Name fewer pools in answeredBy.',
      ),
    );
}

function widened({ plan, proxy }: CheckInput): readonly Finding[] {
  return plan.frontEnds
    .filter(({ isEgressWidened }) => isEgressWidened)
    .map(({ ownerName }) =>
      finding(
        'egress-widened',
        ownerName,
        `The servers have more addresses than the ${proxy.quotas.securityGroupRules} rules of a security group.`,
        'The load balancer may therefore connect to the whole pool networks on the listening ports.',
        'Have the quota raised and write it under quotas if single addresses matter.',
      ),
    );
}
