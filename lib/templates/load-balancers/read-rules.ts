import type { DeployedResource } from '../deployed-resources';
import { Symbolic, unknown } from '../symbolic';
import { FIELDS, type Condition, type Field, type LoadBalancer, type QueryPair, type Rule } from './load-balancer';
import { entry, list, number, text } from './properties';
import { readAction } from './read-actions';
import type { TargetGroups } from './read-target-groups';

export const LISTENER_RULE = 'AWS::ElasticLoadBalancingV2::ListenerRule';

/** A listener rule. https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-elasticloadbalancingv2-listenerrule.html */
export function readRule(resource: DeployedResource, groups: TargetGroups): Rule {
  let action: Rule['action'] | undefined;
  return {
    resource,
    priority: number(resource.property('Priority')),
    conditions: readConditions(resource.property('Conditions')),
    // Of a large template one URL wants few.
    get action() {
      return (action ??= readAction(resource.property('Actions'), groups));
    },
    get rewrites() {
      return list(resource.property('Transforms')).map(rewrite);
    },
  };
}

/** A rule at a load balancer of some type, which may be unable to read its conditions. */
export function ruleAt(type: LoadBalancer['type'], rule: Rule): Rule {
  if (!rule.conditions.some((condition) => isUnreadBy(type, condition))) return rule;
  const conditions = rule.conditions.map((condition) =>
    isUnreadBy(type, condition)
      ? { ...condition, unreadBy: type === 'network' ? ('network' as const) : ('application' as const) }
      : condition,
  );
  return {
    resource: rule.resource,
    priority: rule.priority,
    conditions,
    get action() {
      return rule.action;
    },
    get rewrites() {
      return rule.rewrites;
    },
  };
}

/**
 * A Network Load Balancer sees no request, and tells connections apart by the type of the client's address alone, which an
 * Application Load Balancer does not.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SourceIpConditionConfig.html
 */
function isUnreadBy(type: LoadBalancer['type'], { field, values, addressType }: Condition): boolean {
  switch (type) {
    case 'network':
      return field !== undefined && (addressType === undefined || values.length > 0);
    case 'application':
      return addressType !== undefined;
    case 'gateway':
    case undefined:
      return false;
  }
}

/** The configuration that goes with each field. */
const CONFIGURATIONS: Readonly<Record<Field, string>> = {
  'host-header': 'HostHeaderConfig',
  'path-pattern': 'PathPatternConfig',
  'http-header': 'HttpHeaderConfig',
  'http-request-method': 'HttpRequestMethodConfig',
  'query-string': 'QueryStringConfig',
  'source-ip': 'SourceIpConfig',
};

function readConditions(conditions: unknown): readonly Condition[] {
  if (conditions instanceof Symbolic) return [UNKNOWN_CONDITION];
  return list(conditions).map((condition) => {
    const field = fieldOf(condition);
    if (field === undefined) return UNKNOWN_CONDITION;
    const config = entry(condition, CONFIGURATIONS[field]);
    const values = [...valuesIn(condition, 'Values'), ...(field === 'query-string' ? [] : valuesIn(config, 'Values'))];
    const pairs = field === 'query-string' ? entriesIn(config, 'Values') : [];
    return {
      field,
      values: field === 'path-pattern' ? values.map(ampersands) : values,
      regexValues: [...valuesIn(condition, 'RegexValues'), ...valuesIn(config, 'RegexValues')],
      headerName: text(entry(config, 'HttpHeaderName')),
      pairs: pairs.map(queryPair),
      addressType: field === 'source-ip' ? entry(config, 'IpAddressType') : undefined,
    };
  });
}

const UNKNOWN_CONDITION: Condition = {
  field: undefined,
  values: [],
  regexValues: [],
  headerName: undefined,
  pairs: [],
  addressType: undefined,
};

/** `Field`, which older templates always have, or whichever configuration there is. */
function fieldOf(condition: unknown): Field | undefined {
  const named = text(entry(condition, 'Field'));
  return FIELDS.find((field) => (named === undefined ? entry(condition, CONFIGURATIONS[field]) !== undefined : field === named));
}

/** A list; one the template leaves open is one entry that may be anything. */
function entriesIn(holder: unknown, key: string): readonly unknown[] {
  const entries = entry(holder, key);
  return entries instanceof Symbolic ? [entries] : list(entries);
}

function valuesIn(holder: unknown, key: string): readonly unknown[] {
  return entriesIn(holder, key).map(understood);
}

/** What is no text may stand for anything. */
function understood(value: unknown): unknown {
  return value instanceof Symbolic || text(value) !== undefined ? value : unknown('?');
}

/** The key may be left out, the value may not. */
function queryPair(pair: unknown): QueryPair {
  const key = entry(pair, 'Key');
  return { key: key === undefined ? undefined : understood(key), value: understood(entry(pair, 'Value')) };
}

/** `&` is written `&amp;` in path patterns. */
function ampersands(value: unknown): unknown {
  return typeof value === 'string' ? value.replaceAll('&amp;', '&') : value;
}

function rewrite(transform: unknown): string {
  const type = text(entry(transform, 'Type')) ?? 'transform';
  const config = entry(transform, type === 'url-rewrite' ? 'UrlRewriteConfig' : 'HostHeaderRewriteConfig');
  const rewrites = list(entry(config, 'Rewrites')).map((each) => `${String(entry(each, 'Regex'))} to ${String(entry(each, 'Replace'))}`);
  return `${type} ${rewrites.join(', ')}`.trimEnd();
}
