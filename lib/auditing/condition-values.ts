import { finding, type Finding } from '../findings/finding';
import { parseCidr } from '../declaring/ip-networks';
import { ALB } from '../facts/limits';
import type { Condition, Rule } from '../templates/load-balancers/load-balancer';
import { refusedPath, refusedHost } from '../routing/matching/refused-values';

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
  return [
    finding(
      'too-many-condition-values',
      where,
      `The rule has ${count} condition values, hosts and paths together.`,
      `Elastic Load Balancing takes ${ALB.conditionValuesPerRule} in a rule, and the deployment fails.`,
      'Spread them over several rules with the same action, or write paths as one regular expression.',
    ),
  ];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html */
const ONCE: readonly Condition['field'][] = ['host-header', 'path-pattern', 'http-request-method', 'source-ip'];

function twice(where: string, conditions: readonly Condition[]): readonly Finding[] {
  const repeated = ONCE.filter((field) => conditions.filter((condition) => condition.field === field).length > 1);
  return repeated.map((field) => malformed(where, 'of a rule', field, 'is there twice'));
}

function tooManyWildcards(where: string, conditions: readonly Condition[]): readonly Finding[] {
  const texts = conditions.flatMap(({ values, pairs }) => [...values, ...pairs.flatMap(({ key, value }) => [key, value])]);
  const count = texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? (text.match(/[*?]/g) ?? []).length : 0), 0);
  if (count <= ALB.wildcardsPerRule) return [];
  return [
    finding(
      'too-many-condition-wildcards',
      where,
      `The rule has ${count} wildcards.`,
      `Elastic Load Balancing takes ${ALB.wildcardsPerRule} in a rule, and the deployment fails.`,
      'Spread its values over several rules with the same action, or write one regular expression.',
    ),
  ];
}

function valuesOf(where: string, { field, values, regexValues, headerName }: Condition): readonly Finding[] {
  const texts = values.filter((value) => typeof value === 'string');
  const long = [...texts, ...regexValues.filter((value) => typeof value === 'string')].filter(
    (value) => value.length > ALB.conditionValueLength,
  );
  const problems = texts.map((value) => ({ value, problem: problemOf(field, value) }));
  return [
    ...long.map((value) =>
      finding(
        'rule-value-too-long',
        where,
        `The condition ${value} has ${value.length} characters.`,
        `Elastic Load Balancing takes ${ALB.conditionValueLength}, and the deployment fails.`,
        'Write a shorter one: a wildcard, or several rules.',
      ),
    ),
    ...problems.flatMap(({ value, problem }) => (problem === undefined ? [] : malformed(where, JSON.stringify(value), field, problem))),
    ...(headerName?.toLowerCase() === 'host'
      ? [malformed(where, '"Host"', 'http-header', 'is the Host header, for which there is host-header')]
      : []),
  ];
}

function problemOf(field: Condition['field'], value: string): string | undefined {
  switch (field) {
    case 'host-header':
      return refusedHost(value);
    case 'path-pattern':
      return refusedPath(value);
    case 'source-ip':
      return parseCidr(value) === undefined ? 'is no address block' : undefined;
    case 'http-request-method':
      return /^[A-Z_-]{1,40}$/.test(value) ? undefined : 'is not made of capital letters, hyphens and underscores';
    case 'http-header':
    case 'query-string':
    case undefined:
      return undefined;
  }
}

function malformed(where: string, value: string, field: Condition['field'], problem: string): Finding {
  return finding(
    'condition-value-malformed',
    where,
    `The ${field ?? ''} condition ${value} ${problem}.`,
    'Elastic Load Balancing refuses it, and the deployment fails.',
    CURES[field ?? ''] ?? 'Correct it.',
  );
}

const CURES: Readonly<Record<string, string>> = {
  'host-header': 'Write a host name alone, like meet.contoso.com or *.contoso.com.',
  'path-pattern': 'Write a path like /meet/*, or a regular expression (RegexValues).',
  'source-ip': 'Write one like 203.0.113.0/24.',
  'http-header': 'Write a host-header condition.',
};
