import type { DeployedResource } from '../deployed-resources';
import { Symbolic } from '../symbolic';
import { FIELDS, type Condition, type Field, type Rule } from './load-balancer';
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
    const pairs = field === 'query-string' ? list(entry(config, 'Values')) : [];
    return {
      field,
      values: field === 'path-pattern' ? values.map(ampersands) : values,
      regexValues: [...valuesIn(condition, 'RegexValues'), ...valuesIn(config, 'RegexValues')],
      headerName: text(entry(config, 'HttpHeaderName')),
      pairs: pairs.map((pair) => ({ key: entry(pair, 'Key'), value: entry(pair, 'Value') })),
    };
  });
}

const UNKNOWN_CONDITION: Condition = { field: undefined, values: [], regexValues: [], headerName: undefined, pairs: [] };

/** `Field`, which older templates always have, or whichever configuration there is. */
function fieldOf(condition: unknown): Field | undefined {
  const named = text(entry(condition, 'Field'));
  return FIELDS.find((field) => (named === undefined ? entry(condition, CONFIGURATIONS[field]) !== undefined : field === named));
}

/** A list of values; one the template leaves open is one value that may be anything. */
function valuesIn(holder: unknown, key: string): readonly unknown[] {
  const values = entry(holder, key);
  return values instanceof Symbolic ? [values] : list(values);
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
