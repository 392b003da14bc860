import type { Place } from '../../findings/place';
import type { ProxyDeclaration } from '../declarations';
import { ALB, TAG_VALUE_LENGTH, type Quotas } from '../limits';
import { hostWithPort } from '../listener-rules';
import { ofDeclared, ofName, ofProxy } from '../places';
import type { PublishedName } from '../published-names';
import type { ListenerRulePlan } from '../publishing-plan';
import { egressWidened } from '../security-group-rules';
import { targetEgress } from '../target-groups';
import type { CheckInput } from './check-input';
import { finding, type Finding } from '../../findings/finding';

/** What ELB, EC2 and tagging would refuse by count or length. */
export function quotaFindings(input: CheckInput): readonly Finding[] {
  return [...exceeded(input), ...conditionValues(input), ...longTags(input), ...widened(input)];
}

/** As people say it, where the key of `quotas` is no English. */
const QUOTA_WORDS: Readonly<Record<string, string>> = {
  rules: 'listener rules',
  targetGroups: 'target groups',
  'securityGroupRules inbound': 'inbound rules of a security group',
  'securityGroupRules outbound': 'outbound rules of a security group',
};

const CURES: Readonly<Record<string, string>> = {
  rules: 'Have the quota raised and write it under quotas, or put some pools behind a second proxy.',
  targetGroups: 'AWS does not raise it: put some pools behind a second proxy.',
  certificates:
    'Raise namesPerCertificate (ACM allows 10 names, up to 100 on request), or have the quota raised and write it under quotas.',
  targets: 'Have the quota raised and write it under quotas.',
  'securityGroupRules inbound': 'Name fewer, larger networks in allowedSources and corporateNetworks.',
  'securityGroupRules outbound': 'Declare the networks of the pools (poolNetworks), so that they stand in for single addresses.',
};

/** The key that raises it; AWS raises no others. */
const KEYS: Readonly<Record<string, readonly [keyof Quotas]>> = {
  rules: ['rules'],
  certificates: ['certificates'],
  targets: ['targets'],
  'securityGroupRules inbound': ['securityGroupRules'],
  'securityGroupRules outbound': ['securityGroupRules'],
};

function exceeded({ plan }: CheckInput): readonly Finding[] {
  return plan.quotas
    .filter(({ used, limit }) => used > limit)
    .map(({ name, used, limit }) =>
      finding(
        'quota-exceeded',
        ofProxy('quotas', ...(KEYS[name] ?? [])),
        `The plan needs ${used} ${QUOTA_WORDS[name] ?? name}, the quota is ${limit}.`,
        'The deployment would fail half-way.',
        CURES[name.replace(/ of the front end of .*$/, '')] ?? '',
      ),
    );
}

function conditionValues({ plan, shared, proxy }: CheckInput): readonly Finding[] {
  return plan.rules.flatMap((rule) => {
    const values = [...rule.hosts, ...rule.hostRegexes, ...rule.pathRegexes];
    const long = values.filter((value) => value.length > ALB.conditionValueLength);
    const tooMany =
      values.length <= ALB.conditionValuesPerRule
        ? []
        : [
            finding(
              'too-many-condition-values',
              ofDeclared(rule.owner, proxy, 'virtualDirectories'),
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
          valuePlace(value, rule, shared, proxy),
          `The condition ${value} has ${value.length} characters.`,
          `ELB takes ${ALB.conditionValueLength}.`,
          'Publish a shorter name, or publish the pool on port 443.',
        ),
      ),
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
      finding(
        'pools-tag-too-long',
        ofDeclared(owner, proxy, 'answeredBy'),
        `${pools.length} pools answer these names together.`,
        `Their names are kept in a tag of the target group, which holds ${TAG_VALUE_LENGTH} characters.`,
        'Name fewer pools in answeredBy.',
      ),
    );
}

function widened({ shared, plan, proxy }: CheckInput): readonly Finding[] {
  if (!egressWidened(targetEgress(shared), plan.egress)) return [];
  return [
    finding(
      'egress-widened',
      ofProxy('quotas', 'securityGroupRules'),
      `The servers have more addresses than the ${proxy.quotas.securityGroupRules} rules of a security group.`,
      'The load balancer may therefore connect to the whole pool networks on the listening ports.',
      'Have the quota raised and write it under quotas if single addresses matter.',
    ),
  ];
}
