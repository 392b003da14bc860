import type { Condition, QueryPair } from '../../templates/load-balancers/load-balancer';
import { addressTypeVerdict, cidrBlocks } from '../matching/cidr-block';
import { regularExpression } from '../matching/regular-expression';
import type { HttpRequest } from '../matching/request';
import type { RequestView } from '../matching/request-view';
import { anyOf, MAYBE, NO, YES, type Verdict } from '../matching/verdict';
import { wildcardPattern, type Comparison } from '../matching/wildcard-pattern';

export type CompiledCondition = (view: RequestView) => Verdict;

/**
 * A condition compiled once.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html
 */
export function compiledCondition(condition: Condition): CompiledCondition {
  const { field, values, regexValues, headerName } = condition;
  // What this version does not read, some request may well have.
  if (!hasValue(condition) || condition.unreadBy !== undefined) return () => MAYBE;
  switch (field) {
    case 'host-header': {
      const plain = either(values.map((value) => wildcardPattern(value, { caseSensitive: false })));
      const regex = either(regexValues.map((value) => regularExpression(value, false)));
      return (view) => best(plain(view.host), () => regex(view.hostAsSent));
    }
    case 'path-pattern': {
      const plain = either(values.map((value) => wildcardPattern(value, { caseSensitive: true })));
      const regex = either(regexValues.map((value) => regularExpression(value, true)));
      return (view) => best(plain(view.path), () => regex(view.pathSubject));
    }
    case 'http-header': {
      const matches = either([
        ...values.map((value) => wildcardPattern(value, { caseSensitive: false })),
        ...regexValues.map((value) => regularExpression(value, false)),
      ]);
      const name = headerName?.toLowerCase();
      return ({ request }) => headerVerdict(request, name, matches);
    }
    case 'http-request-method': {
      const methods = values.map((value): Comparison =>
        typeof value === 'string' ? (method) => (method === value ? YES : NO) : () => MAYBE,
      );
      return ({ request }) => anyOf(methods, (compare) => compare(request.method));
    }
    case 'query-string': {
      const pairs = condition.pairs.map(compiledPair);
      return ({ request }) => anyOf(pairs, (pair) => anyOf(queryItems(request), pair));
    }
    case 'source-ip': {
      const contain = cidrBlocks(values);
      if (condition.addressType === undefined) return ({ request }) => contain(request.sourceIp);
      const isOfType = (address: string | undefined) => addressTypeVerdict(condition.addressType, address);
      if (values.length === 0) return ({ request }) => isOfType(request.sourceIp);
      // Blocks are an Application Load Balancer's, types a Network Load Balancer's: no page says what both together mean.
      return ({ request: { sourceIp } }) => (contain(sourceIp) === isOfType(sourceIp) ? isOfType(sourceIp) : MAYBE);
    }
    case undefined:
      return () => MAYBE;
  }
}

/** Whether a condition has any value that was understood, or that the template leaves open. */
function hasValue({ values, regexValues, pairs, addressType }: Condition): boolean {
  return values.length > 0 || regexValues.length > 0 || pairs.length > 0 || addressType !== undefined;
}

function either(comparisons: readonly Comparison[]): Comparison {
  const [first] = comparisons;
  if (comparisons.length === 1 && first !== undefined) return first;
  return (text) => anyOf(comparisons, (compare) => compare(text));
}

function best(verdict: Verdict, other: () => Verdict): Verdict {
  return verdict === YES ? YES : (Math.max(verdict, other()) as Verdict);
}

/** Headers sent several times are compared one after the other. */
function headerVerdict({ headers }: HttpRequest, name: string | undefined, matches: Comparison): Verdict {
  if (headers === undefined || name === undefined) return MAYBE;
  return anyOf(headers.get(name) ?? [], matches);
}

interface QueryItem {
  readonly key: string;
  readonly value: string | undefined;
}

/** As sent; whether AWS decodes them before the comparison is not said. */
function queryItems({ query }: HttpRequest): readonly QueryItem[] {
  return (query ?? '')
    .split('&')
    .filter((item) => item !== '')
    .map((item) => {
      const equals = item.indexOf('=');
      return equals < 0 ? { key: item, value: undefined } : { key: item.slice(0, equals), value: item.slice(equals + 1) };
    });
}

function compiledPair({ key, value }: QueryPair): (item: QueryItem) => Verdict {
  const syntax = { caseSensitive: false, escapes: true };
  const valueMatches = wildcardPattern(value ?? '', syntax);
  const keyMatches = key === undefined ? undefined : wildcardPattern(key, syntax);
  const judge = (item: QueryItem): Verdict => {
    if (keyMatches !== undefined) return Math.min(keyMatches(item.key), valueMatches(item.value ?? '')) as Verdict;
    // Whether `?example` is a key without value or a value without key is not said.
    return item.value === undefined ? (Math.min(MAYBE, valueMatches(item.key)) as Verdict) : valueMatches(item.value);
  };
  return (item) => {
    const sent = judge(item);
    const decoded = decodedItem(item);
    return decoded === undefined || judge(decoded) === sent ? sent : MAYBE;
  };
}

/** undefined where there is nothing to decode. */
function decodedItem({ key, value }: QueryItem): QueryItem | undefined {
  if (!/[%+]/.test(`${key}${value ?? ''}`)) return undefined;
  return { key: decoded(key), value: value === undefined ? undefined : decoded(value) };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part.replaceAll('+', ' '));
  } catch {
    return part;
  }
}
