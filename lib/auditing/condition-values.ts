import { finding, type Finding } from '../findings/finding';
import type { MalformedCondition } from '../findings/listener-rules/conditions';
import { parseCidr } from '../declaring/ip-networks';
import { ALB } from '../facts/limits';
import type { Condition, Rule } from '../templates/load-balancers/load-balancer';
import { refusedHost, refusedInPath } from '../routing/matching/refused-values';

/** Conditions that Elastic Load Balancing refuses: too many values or wildcards, too long ones, or with the wrong characters. */
export function conditionValues({ resource, conditions }: Rule): readonly Finding[] {
  const where = resource.logicalId;
  return [
    ...tooMany(where, conditions),
    ...tooManyWildcards(where, conditions),
    ...conditions.flatMap((each) => valuesOf(where, each)),
    ...twice(where, conditions),
  ];
}

/** A list that only the deployment knows counts as one value: there may be more. */
function countOf({ values, regexValues, pairs }: Condition): number {
  return values.length + regexValues.length + pairs.length;
}

function tooMany(where: string, conditions: readonly Condition[]): readonly Finding[] {
  const count = conditions.reduce((sum, condition) => sum + countOf(condition), 0);
  if (count <= ALB.conditionValuesPerRule) return [];
  return [finding('too-many-condition-values', where, { kind: 'in a template', count })];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
const ONCE: readonly Condition['field'][] = ['host-header', 'path-pattern', 'http-request-method', 'source-ip'];

function twice(where: string, conditions: readonly Condition[]): readonly Finding[] {
  const repeated = ONCE.filter((field) => conditions.filter((condition) => condition.field === field).length > 1);
  return repeated.map((field) => finding('condition-value-malformed', where, { field: field ?? '', isRepeated: true }));
}

function tooManyWildcards(where: string, conditions: readonly Condition[]): readonly Finding[] {
  const texts = conditions.flatMap(({ values, pairs }) => [...values, ...pairs.flatMap(({ key, value }) => [key, value])]);
  const count = texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? (text.match(/[*?]/g) ?? []).length : 0), 0);
  if (count <= ALB.wildcardsPerRule) return [];
  return [finding('too-many-condition-wildcards', where, { count })];
}

function valuesOf(where: string, { field, values, regexValues, headerName, addressType, unreadBy }: Condition): readonly Finding[] {
  if (field !== undefined && unreadBy !== undefined) return [finding('condition-value-malformed', where, { field, unreadBy })];
  const texts = values.filter((value) => typeof value === 'string');
  const long = [...texts, ...regexValues.filter((value) => typeof value === 'string')].filter(
    (value) => value.length > ALB.conditionValueLength,
  );
  const malformed = [
    ...texts.flatMap((value) => malformedValue(field, value) ?? []),
    ...(headerName?.toLowerCase() === 'host' ? [{ field: 'http-header', isHost: true } as const] : []),
    ...(typeof addressType === 'string' && !ADDRESS_TYPES.includes(addressType) ? [{ field: 'source-ip', addressType } as const] : []),
  ];
  return [
    ...long.map((value) => finding('rule-value-too-long', where, { kind: 'in a template', value })),
    ...malformed.map((condition) => finding('condition-value-malformed', where, condition)),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SourceIpConditionConfig.html */
const ADDRESS_TYPES: readonly string[] = ['ipv4', 'ipv6'];

function malformedValue(field: Condition['field'], value: string): MalformedCondition | undefined {
  switch (field) {
    case 'host-header': {
      const problem = refusedHost(value);
      return problem === undefined ? undefined : { field, value, problem };
    }
    case 'path-pattern': {
      const refusedCharacter = refusedInPath(value);
      return refusedCharacter === undefined ? undefined : { field, value, refusedCharacter };
    }
    case 'source-ip':
      return parseCidr(value) === undefined ? { field, value } : undefined;
    case 'http-request-method':
      return /^[A-Z_-]{1,40}$/.test(value) ? undefined : { field, value };
    case 'http-header':
    case 'query-string':
    case undefined:
      return undefined;
  }
}
