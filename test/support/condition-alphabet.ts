import type { ConditionJson, KeyValueJson } from './reference-conditions';
import type { Headers } from './reference-worlds';

/** What a generated condition may say, small so that rules collide, each with a request that was meant by it. */
export interface Meant {
  readonly condition: ConditionJson;
  readonly by: Wishes;
}

/** Parts of a request that satisfy a condition, whatever AWS leaves open. */
export interface Wishes {
  readonly host?: string;
  readonly path?: string;
  readonly query?: string;
  readonly method?: string;
  readonly headers?: Headers;
  readonly sourceIp?: string;
}

export type Choose = <T>(from: readonly T[]) => T;

export const HOSTS = ['example.com', 'www.example.com', 'test.example.com', 'a.test.example.com', 'example.org'];
export const PATHS = [
  '/',
  '/img/a.png',
  '/IMG/a.png',
  '/img',
  '/img/',
  '/img/b/a.png',
  '/img/.png',
  '/api/v',
  '/api/v1',
  '/api/v2/users',
  '/a/b/c',
  '/~a/$b',
];
/** What the normal form of is left open. */
export const ODD_PATHS = [
  '/img%2Fa.png',
  '/%69mg/a.png',
  '/img//a.png',
  '/img/./a.png',
  '/api/../img/a.png',
  '/img/..',
  '//',
  '/a%2fb/c',
  '/a/b/%2E%2E/c',
];
export const QUERY_ITEMS = ['version=v1', 'version=V2', 'VERSION=v1', 'q=example', 'q=a=b', 'q=*', 'q=a?b', 'debug=', 'debug=1'];
/** Percent-encoded, or without a value. */
export const ODD_QUERY_ITEMS = ['example', 'version', 'version=v%31', 'q=%2A', '%71=example'];
export const METHODS = ['GET', 'GET', 'HEAD', 'POST', 'get', 'CUSTOM-METHOD'];
export const HEADERS: readonly Headers[] = [
  {},
  { 'User-Agent': 'Mozilla/5.0 Chrome/1' },
  { 'user-agent': 'Mozilla/5.0 SAFARI' },
  { 'USER-AGENT': ['curl', 'Mozilla/5.0 Chrome/1'] },
  { 'X-Tenant': 'a' },
  { 'x-tenant': ['b', 'A'], 'User-Agent': 'curl' },
];
export const ADDRESSES = ['192.0.2.7', '198.51.100.10', '198.51.100.11', '10.200.0.1', '2001:db8::1', '2001:db8:1::5', '::1'];

const HOST_VALUES: readonly (readonly [string, string])[] = [
  ['example.com', 'example.com'],
  ['*.example.com', 'test.example.com'],
  ['WWW.Example.com', 'www.example.com'],
  ['te?t.example.com', 'test.example.com'],
  ['?.*.example.com', 'a.test.example.com'],
  ['*.com', 'www.example.com'],
  ['*example*.org', 'example.org'],
  ['*.*', 'example.org'],
];
const HOST_REGEXES: readonly (readonly [string, string])[] = [
  ['^example\\.com$', 'example.com'],
  ['^(www|test)\\.example\\.com$', 'www.example.com'],
  ['^.*\\.example\\.com$', 'a.test.example.com'],
  ['^WWW\\.example\\.com$', 'www.example.com'],
  ['example', 'example.org'],
  ['^www|org$', 'example.org'],
  ['^[a-z.]+$', 'test.example.com'],
  ['^example\\.com\\.?(:\\d+)?$', 'example.com'],
  ['(?i)^EXAMPLE\\.com$', 'example.com'],
];
const PATH_VALUES: readonly (readonly [string, string])[] = [
  ['/img/*', '/img/a.png'],
  ['/IMG/*', '/IMG/a.png'],
  ['/img', '/img'],
  ['/img/?.png', '/img/a.png'],
  ['/api/v?*', '/api/v1'],
  ['/a/*/c', '/a/b/c'],
  ['*.png', '/img/b/a.png'],
  ['/~?/$*', '/~a/$b'],
  ['/', '/'],
  ['*', '/img/'],
];
const PATH_REGEXES: readonly (readonly [string, string])[] = [
  ['^/img/.*$', '/img/a.png'],
  ['^/api/(v1|v2)(/.*)?$', '/api/v2/users'],
  ['^/[Ii][Mm][Gg]/.*$', '/IMG/a.png'],
  ['/img/', '/img/'],
  ['\\.png$', '/img/a.png'],
  ['^/a/b|users', '/api/v2/users'],
  ['^/api/v1(\\?.*)?$', '/api/v1'],
  ['v1$', '/api/v1'],
  ['(?i)^/IMG/.*$', '/img/a.png'],
];
const QUERY_VALUES: readonly (readonly [KeyValueJson, string])[] = [
  [{ Key: 'version', Value: 'v1' }, 'version=v1'],
  [{ Value: 'example' }, 'q=example'],
  [{ Key: 'ver*', Value: 'v?' }, 'version=V2'],
  [{ Key: 'q', Value: '\\*' }, 'q=*'],
  [{ Key: 'q', Value: 'a\\?b' }, 'q=a?b'],
  [{ Key: 'Q', Value: 'A?B' }, 'q=a=b'],
  [{ Key: 'debug', Value: '?' }, 'debug=1'],
  [{ Value: '*1' }, 'debug=1'],
];
const AGENT_VALUES: readonly (readonly [string, Headers])[] = [
  ['*Chrome*', { 'User-Agent': ['curl', 'Mozilla/5.0 Chrome/1'] }],
  ['*safari', { 'user-agent': 'Mozilla/5.0 SAFARI' }],
  ['c?rl', { 'X-Tenant': 'b', 'USER-AGENT': 'curl' }],
  ['*', { 'User-Agent': 'curl' }],
];
const AGENT_REGEXES: readonly (readonly [string, Headers])[] = [
  ['^curl$', { 'User-Agent': 'curl' }],
  ['Chrome', { 'User-Agent': 'Mozilla/5.0 Chrome/1' }],
  ['^mozilla/.*$', { 'User-Agent': 'Mozilla/5.0 Chrome/1' }],
  ['(?i)^CURL$', { 'User-Agent': 'curl' }],
];
const TENANT_VALUES: readonly (readonly [string, Headers])[] = [
  ['A', { 'X-Tenant': 'a' }],
  ['?', { 'x-tenant': ['b', 'A'] }],
];
const BLOCKS: readonly (readonly [string, string])[] = [
  ['192.0.2.0/24', '192.0.2.7'],
  ['198.51.100.10/32', '198.51.100.10'],
  ['198.51.100.10/31', '198.51.100.11'],
  ['10.0.0.0/8', '10.200.0.1'],
  ['0.0.0.0/0', '192.0.2.7'],
  ['2001:db8::/32', '2001:db8:1::5'],
  ['2001:db8:1::/48', '2001:db8:1::5'],
  ['::/0', '::1'],
];

const KINDS = [
  'host',
  'host',
  'path',
  'path',
  'query',
  'query',
  'method',
  'address',
  'agent',
  'tenant',
  'host regex',
  'path regex',
  'agent regex',
] as const;

/** A random condition in either spelling, and what is meant by its first value. */
export function someCondition(choose: Choose): Meant {
  const several = <T>(from: readonly T[]): readonly [T, ...T[]] => [choose(from), ...(choose([true, false, false]) ? [choose(from)] : [])];
  const kind = choose(KINDS);
  switch (kind) {
    case 'host':
      return hosts(several(HOST_VALUES), choose([true, false]));
    case 'path':
      return paths(several(PATH_VALUES), choose([true, false]));
    case 'query': {
      const chosen = several(QUERY_VALUES);
      return {
        condition: { Field: 'query-string', QueryStringConfig: { Values: chosen.map(([pair]) => pair) } },
        by: { query: chosen[0][1] },
      };
    }
    case 'method': {
      const chosen = several(METHODS);
      return { condition: { Field: 'http-request-method', HttpRequestMethodConfig: { Values: chosen } }, by: { method: chosen[0] } };
    }
    case 'address': {
      const chosen = several(BLOCKS);
      return {
        condition: { Field: 'source-ip', SourceIpConfig: { Values: chosen.map(([block]) => block) } },
        by: { sourceIp: chosen[0][1] },
      };
    }
    case 'agent':
      return header(choose(['User-Agent', 'user-agent']), 'Values', several(AGENT_VALUES));
    case 'tenant':
      return header('X-TENANT', 'Values', several(TENANT_VALUES));
    case 'agent regex':
      return header('User-Agent', 'RegexValues', several(AGENT_REGEXES));
    case 'host regex': {
      const chosen = several(HOST_REGEXES);
      return {
        condition: { Field: 'host-header', HostHeaderConfig: { RegexValues: chosen.map(([regex]) => regex) } },
        by: { host: chosen[0][1] },
      };
    }
    case 'path regex': {
      const chosen = several(PATH_REGEXES);
      return {
        condition: { Field: 'path-pattern', PathPatternConfig: { RegexValues: chosen.map(([regex]) => regex) } },
        by: { path: chosen[0][1] },
      };
    }
  }
}

type Chosen<T> = readonly [readonly [string, T], ...(readonly [string, T])[]];

function hosts(chosen: Chosen<string>, isLegacy: boolean): Meant {
  const Values = chosen.map(([value]) => value);
  return { condition: { Field: 'host-header', ...(isLegacy ? { Values } : { HostHeaderConfig: { Values } }) }, by: { host: chosen[0][1] } };
}

function paths(chosen: Chosen<string>, isLegacy: boolean): Meant {
  const Values = chosen.map(([value]) => value);
  return {
    condition: { Field: 'path-pattern', ...(isLegacy ? { Values } : { PathPatternConfig: { Values } }) },
    by: { path: chosen[0][1] },
  };
}

function header(HttpHeaderName: string, spelling: 'Values' | 'RegexValues', chosen: Chosen<Headers>): Meant {
  const texts = chosen.map(([text]) => text);
  return { condition: { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName, [spelling]: texts } }, by: { headers: chosen[0][1] } };
}
