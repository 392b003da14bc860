import type { World } from './reference-worlds';

/**
 * Whether a condition is satisfied in a world where nothing is open, written from
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html and the pages
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_RuleCondition.html leads to.
 */
export interface ConditionJson {
  readonly Field: string;
  readonly Values?: readonly string[];
  readonly HostHeaderConfig?: TextsJson;
  readonly PathPatternConfig?: TextsJson;
  readonly HttpHeaderConfig?: TextsJson & { readonly HttpHeaderName: string };
  readonly HttpRequestMethodConfig?: { readonly Values: readonly string[] };
  readonly QueryStringConfig?: { readonly Values: readonly KeyValueJson[] };
  readonly SourceIpConfig?: { readonly Values: readonly string[] };
}

export interface TextsJson {
  readonly Values?: readonly string[];
  readonly RegexValues?: readonly string[];
}

export interface KeyValueJson {
  readonly Key?: string;
  readonly Value: string;
}

/** "The condition is satisfied if one of the strings matches." */
export function isSatisfied(condition: ConditionJson, world: World): boolean {
  const { Field, Values = [], HostHeaderConfig, PathPatternConfig, HttpHeaderConfig, HttpRequestMethodConfig } = condition;
  switch (Field) {
    case 'host-header':
      return isHost(HostHeaderConfig ?? { Values }, world);
    case 'path-pattern':
      return isPath(PathPatternConfig ?? { Values }, world);
    case 'http-header':
      return HttpHeaderConfig !== undefined && isHeader(HttpHeaderConfig, world);
    case 'http-request-method':
      return (HttpRequestMethodConfig?.Values ?? []).includes(world.method);
    case 'query-string':
      return (condition.QueryStringConfig?.Values ?? []).some((pair) => isInQuery(pair, world));
    case 'source-ip':
      return (condition.SourceIpConfig?.Values ?? []).some((block) => isInBlock(world.sourceIp, block));
    default:
      throw new Error(`The reference knows no condition ${Field}.`);
  }
}

/** "A hostname is not case-sensitive." */
function isHost({ Values = [], RegexValues = [] }: TextsJson, world: World): boolean {
  return (
    Values.some((value) => matchesWildcards(value.toLowerCase(), world.host.toLowerCase())) ||
    RegexValues.some((regex) => matchesRegex(regex, world.hostOfRegexes, world.caseOfRegexes === 'ignored', world))
  );
}

/** "A path pattern is case-sensitive", and "applied only to the path of the URL, not to its query parameters". */
function isPath({ Values = [], RegexValues = [] }: TextsJson, world: World): boolean {
  return (
    Values.some((value) => matchesWildcards(value, world.path)) ||
    RegexValues.some((regex) => matchesRegex(regex, world.pathOfRegexes, false, world))
  );
}

/**
 * "The header name and the match evaluation are not case-sensitive." "If the same header appears multiple times in the
 * request, we search them in order until a match is found" (API_HttpHeaderConditionConfig).
 */
function isHeader(config: NonNullable<ConditionJson['HttpHeaderConfig']>, world: World): boolean {
  const { HttpHeaderName, Values = [], RegexValues = [] } = config;
  const sent = Object.entries(world.headers)
    .filter(([name]) => name.toLowerCase() === HttpHeaderName.toLowerCase())
    .flatMap(([, value]) => value);
  return sent.some(
    (text) =>
      Values.some((value) => matchesWildcards(value.toLowerCase(), text.toLowerCase())) ||
      RegexValues.some((regex) => matchesRegex(regex, text, world.caseOfRegexes === 'ignored', world)),
  );
}

/** API_QueryStringConditionConfig: pairs between "&", compared case-insensitively; API_QueryStringKeyValuePair: "You can omit the key." */
function isInQuery({ Key, Value }: KeyValueJson, { query, bareItems, decodesQuery }: World): boolean {
  const items = query === '' ? [] : query.split('&');
  return items.some((item) => {
    const text = (part: string): string => (decodesQuery ? decodeURIComponent(part) : part).toLowerCase();
    const [first = '', ...rest] = item.split('=');
    const isBare = rest.length === 0;
    const key = isBare && bareItems === 'values' ? undefined : text(first);
    const value = isBare ? (bareItems === 'values' ? text(first) : '') : text(rest.join('='));
    if (Key !== undefined && (key === undefined || !matchesWildcards(Key.toLowerCase(), key, 'escapes'))) return false;
    return matchesWildcards(Value.toLowerCase(), value, 'escapes');
  });
}

/** "* (matches 0 or more characters) and ? (matches exactly 1 character)"; in query strings a "\" makes them literal. */
export function matchesWildcards(pattern: string, text: string, escapes?: 'escapes'): boolean {
  if (pattern === '') return text === '';
  const [first, rest] = [pattern.charAt(0), pattern.slice(1)];
  if (first === '*') return matchesWildcards(rest, text, escapes) || (text !== '' && matchesWildcards(pattern, text.slice(1), escapes));
  if (text === '') return false;
  if (first === '?') return matchesWildcards(rest, text.slice(1), escapes);
  if (escapes && /^\\[*?]/.test(pattern))
    return text.charAt(0) === pattern.charAt(1) && matchesWildcards(pattern.slice(2), text.slice(1), escapes);
  return text.charAt(0) === first && matchesWildcards(rest, text.slice(1), escapes);
}

const REGEXES = new Map<string, RegExp>();

/** No page says whether "(?i)" is understood: in a world where it is not, nothing matches such a text. */
function matchesRegex(source: string, text: string, ignoresCase: boolean, { wholeMatches, inlineFlags }: World): boolean {
  const flagged = source.startsWith('(?i)');
  if (flagged && !inlineFlags) return false;
  const body = flagged ? source.slice('(?i)'.length) : source;
  const whole = wholeMatches ? `^(?:${body})$` : body;
  const flags = flagged || ignoresCase ? 'i' : '';
  const known = REGEXES.get(`${flags}${whole}`) ?? new RegExp(whole, flags);
  REGEXES.set(`${flags}${whole}`, known);
  return known.test(text);
}

/** "The IP address must be specified in CIDR format. You can use both IPv4 and IPv6 addresses." */
export function isInBlock(address: string, block: string): boolean {
  const [network = '', length] = block.split('/');
  const [one, other] = [bitsOf(address), bitsOf(network)];
  return one.length === other.length && one.slice(0, Number(length)) === other.slice(0, Number(length));
}

function bitsOf(address: string): string {
  if (!address.includes(':'))
    return address
      .split('.')
      .map((byte) => Number(byte).toString(2).padStart(8, '0'))
      .join('');
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array<string>(8 - left.length - right.length).fill('0');
  return [...left, ...zeros, ...right].map((group) => parseInt(group, 16).toString(2).padStart(16, '0')).join('');
}
