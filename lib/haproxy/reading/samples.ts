import { isIP } from 'node:net';
import type { HaproxyFiles } from '../configuration';
import { entriesOf, type ListEntry } from './list-files';

/** A request, as far as answers depend on it. */
export interface AskedRequest {
  /** As in the header. */
  readonly host: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string | undefined;
}

/** A request on its way through the rules, with what they have noted of it. */
export interface Transaction {
  readonly request: AskedRequest;
  readonly variables: Map<string, Sample>;
}

/** There is no such thing. */
export const ABSENT = Symbol('absent');
/** Nobody can tell from the configuration and a URL. */
export const UNTOLD = Symbol('untold');

/** What an expression makes of a request. https://docs.haproxy.org/2.6/configuration.html#7.3 */
export type Sample = string | boolean | typeof ABSENT | typeof UNTOLD;
export type Expression = (transaction: Transaction) => Sample;

const untold: Expression = () => UNTOLD;

/** A fetch and its converters: `var(txn.host),map_str(maps/https-443.hosts.map)`. */
export function expressionOf(text: string, files: HaproxyFiles): Expression {
  // Within parentheses quotation marks and backslashes mean something once more.
  if (/["'\\]/.test(text)) return untold;
  const [fetch, ...converters] = text.split(/,(?![^(]*\))/).map(callOf);
  if (fetch === undefined) return untold;
  const conversions = converters.map((call) => conversionOf(call, files));
  const fetched = fetchOf(fetch);
  return (transaction) =>
    conversions.reduce((sample, convert) => (typeof sample === 'string' ? convert(sample) : sample), fetched(transaction));
}

interface Call {
  readonly name: string;
  readonly argument: string;
}

function callOf(text: string): Call {
  const [, name = '', argument = ''] = /^([a-z0-9_.]+)(?:\(([^()]*)\))?$/.exec(text.trim()) ?? [];
  return { name, argument };
}

function fetchOf({ name, argument }: Call): Expression {
  switch (name) {
    case 'str':
      return () => argument;
    case 'var':
      return ({ variables }) => variables.get(argument) ?? ABSENT;
    case 'path':
      return ({ request }) => request.path;
    case 'pathq':
      return ({ request: { path, query } }) => (query === undefined ? path : `${path}?${query}`);
    case 'hdr':
    case 'req.hdr':
    case 'req.fhdr':
      return argument.toLowerCase() === 'host' ? ({ request }) => request.host : untold;
    case 'ssl_fc_sni':
      return ({ request }) => serverName(request);
    case 'ssl_fc_has_sni':
      return ({ request }) => serverName(request) !== ABSENT;
    default:
      return untold;
  }
}

/** What clients ask for in TLS: the host of the URL, unless it is an address. RFC 6066 3 */
function serverName({ host }: AskedRequest): Sample {
  const name = withoutPort(host).replace(/\.$/, '');
  return name.startsWith('[') || isIP(name) !== 0 ? ABSENT : name;
}

function withoutPort(host: string): string {
  return host.replace(/:\d*$/, '');
}

function conversionOf({ name, argument }: Call, files: HaproxyFiles): (sample: string) => Sample {
  switch (name) {
    case 'host_only':
      return withoutPort;
    case 'lower':
      return (sample) => sample.toLowerCase();
    case 'rtrim':
      return (sample) => {
        let end = sample.length;
        while (end > 0 && argument.includes(sample.charAt(end - 1))) end -= 1;
        return sample.slice(0, end);
      };
    case 'map':
    case 'map_str':
      return mapped(argument, files);
    default:
      return () => UNTOLD;
  }
}

function mapped(argument: string, files: HaproxyFiles): (sample: string) => Sample {
  const [file = '', otherwise] = argument.split(/,(.*)/s);
  const entries = entriesOf(files, file);
  if (entries === undefined) return () => UNTOLD;
  const values = new Map<string, Sample>();
  // Which of two entries for one key counts is told nowhere.
  for (const { key, value } of entries) values.set(key, (values.get(key) ?? value) === value ? value : UNTOLD);
  return (sample) => values.get(sample) ?? otherwise ?? ABSENT;
}

/** What stands in the maps that an expression looks in. */
export function mapsIn(expression: string, files: HaproxyFiles): readonly ListEntry[] {
  const maps = [...expression.matchAll(/,map(?:_str)?\(([^,()]*)/g)];
  return maps.flatMap(([, file = '']) => entriesOf(files, file) ?? []);
}
