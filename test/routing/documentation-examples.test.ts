import { httpRequest, type RequestDetails } from '../../lib/routing/matching/request';
import type { RouteAnswer } from '../../lib/routing/route-answer';
import type { TemplateResource } from '../../lib/templates/cloudformation-template';
import type { ActionJson, RedirectJson } from '../support/reference-actions';
import type { ConditionJson } from '../support/reference-conditions';
import { routingOf } from '../support/reference-deviations';

/**
 * The examples and sentences of https://docs.aws.amazon.com/elasticloadbalancing/latest/application/, pages
 * rule-condition-types.html, rule-action-types.html and listener-rules.html, and of the API reference.
 */
const MATCHED = { Ref: 'Matched' };
const HOST = 'https://www.example.com';

interface Entry {
  readonly Priority: number;
  readonly Conditions: readonly ConditionJson[];
  readonly Actions: readonly ActionJson[];
}

const LISTENERS = [
  ['HTTPS', 443],
  ['HTTP', 80],
  ['HTTPS', 8443],
] as const;

function resource(type: string, Properties: Readonly<Record<string, unknown>>): TemplateResource {
  return { Type: `AWS::ElasticLoadBalancingV2::${type}`, Properties };
}

/** The answer of a load balancer with these rules on each listener, and the fixed response 404 by default. */
function route(rules: readonly Entry[], url: string, details: RequestDetails = {}): RouteAnswer {
  const DefaultActions = [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }];
  const resources: Record<string, TemplateResource> = {
    Alb: resource('LoadBalancer', { Type: 'application' }),
    Matched: resource('TargetGroup', { Protocol: 'HTTPS', Port: 443 }),
    Other: resource('TargetGroup', { Protocol: 'HTTPS', Port: 443 }),
  };
  for (const [Protocol, Port] of LISTENERS) {
    const ListenerArn = { Ref: `Listener${Port}` };
    resources[ListenerArn.Ref] = resource('Listener', { LoadBalancerArn: { Ref: 'Alb' }, Protocol, Port, DefaultActions });
    for (const rule of rules) resources[`Rule${rule.Priority}At${Port}`] = resource('ListenerRule', { ListenerArn, ...rule });
  }
  return routingOf({ Resources: resources }).route(httpRequest(url, details));
}

/** Whether a request satisfies all the conditions; `open` where AWS does not tell. */
function satisfies(Conditions: readonly ConditionJson[], url: string, details?: RequestDetails): boolean | 'open' {
  const answer = route([{ Priority: 1, Conditions, Actions: [{ Type: 'forward', TargetGroupArn: MATCHED }] }], url, details);
  return answer.undetermined === undefined ? answer.rule !== undefined : 'open';
}

describe('host conditions', () => {
  const hosts = (...Values: readonly string[]): ConditionJson => ({ Field: 'host-header', HostHeaderConfig: { Values } });
  const legacy = (value: string): ConditionJson => ({ Field: 'host-header', Values: [value] });
  const regexes = (...RegexValues: readonly string[]): ConditionJson => ({ Field: 'host-header', HostHeaderConfig: { RegexValues } });
  test.each([
    [hosts('example.com'), 'https://example.com/', true],
    [hosts('test.example.com'), 'https://test.example.com/', true],
    [hosts('*.example.com'), 'https://test.example.com/', true],
    [hosts('*.example.com'), 'https://example.com/', false],
    [hosts('*.example.com'), 'https://a.test.example.com/', true],
    [hosts('EXAMPLE.com'), 'https://example.COM/', true],
    [hosts('?.example.com'), 'https://a.example.com/', true],
    [hosts('?.example.com'), 'https://ab.example.com/', false],
    [hosts('example.com'), 'https://exampleXcom/', false],
    [hosts('one.example.com', 'two.example.com'), 'https://two.example.com/', true],
    [legacy('my.example.com'), 'https://my.example.com/', true],
    [legacy('*.example.com'), 'https://example.com/', false],
    [regexes('^(.+)\\.example\\.com$'), 'https://test.example.com/', true],
    [regexes('^(.+)\\.example\\.com$'), 'https://example.com/', false],
    [hosts('example.com'), 'https://example.com:8443/', 'open'],
    [hosts('example.com'), 'https://example.com:443/', true],
    [hosts('example.com'), 'https://example.com./', 'open'],
  ])('%j, %s: %s', (condition, url, expected) => {
    expect(satisfies([condition], url)).toBe(expected);
  });
});

describe('path conditions', () => {
  const paths = (...Values: readonly string[]): ConditionJson => ({ Field: 'path-pattern', PathPatternConfig: { Values } });
  const regexes = (...RegexValues: readonly string[]): ConditionJson => ({ Field: 'path-pattern', PathPatternConfig: { RegexValues } });
  test.each([
    [paths('/img/*'), '/img/picture.jpg', true],
    [paths('/img/*'), '/img/', true],
    [paths('/img/*'), '/img', false],
    [paths('/img/*'), '/img/a/b/picture.jpg', true],
    [paths('/img/*'), '/IMG/picture.jpg', false],
    [paths('/img/*'), '/js/img/picture.jpg', false],
    [paths('/js/*'), '/js/script.js?v=1', true],
    [paths('/img/?'), '/img/a', true],
    [paths('/img/?'), '/img/', false],
    [paths('/img/?'), '/img/ab', false],
    [paths('*.jpg'), '/img/picture.jpg?size=1', true],
    [paths('*v=1'), '/js/script.js?v=1', false],
    [paths('/~user/$a-_.\'"@:+&'), '/~user/$a-_.\'"@:+&', true],
    [paths('/img/*', '/js/*'), '/js/script.js', true],
    [paths('/'), '', true],
    [{ Field: 'path-pattern', Values: ['/img/*'] }, '/img/picture.jpg', true],
    [regexes('^/api/(v1|v2)$'), '/api/v2', true],
    [regexes('^/api/(v1|v2)$'), '/API/v2', false],
    [regexes('^/api/(v1|v2)$'), '/api/v3', false],
    [regexes('^/api$'), '/api?v=1', 'open'],
    [regexes('/api'), '/my/api/v1', 'open'],
    [paths('/img/*'), '/js/../img/a', 'open'],
    [paths('/img/*'), '/%69mg/a', 'open'],
    [paths('/img/*'), '//img/a', 'open'],
  ])('%j, %s: %s', (condition, path, expected) => {
    expect(satisfies([condition], `${HOST}${path}`)).toBe(expected);
  });
});

describe('HTTP header conditions', () => {
  const agents = (...Values: readonly string[]): ConditionJson => ({
    Field: 'http-header',
    HttpHeaderConfig: { HttpHeaderName: 'User-Agent', Values },
  });
  const documented = agents('*Chrome*', '*Safari*');
  test.each([
    [documented, { 'User-Agent': 'Mozilla/5.0 Chrome/120' }, true],
    [documented, { 'User-Agent': 'Mozilla/5.0 Safari/605' }, true],
    [documented, { 'user-agent': 'MOZILLA/5.0 CHROME/120' }, true],
    [documented, { 'User-Agent': 'Firefox' }, false],
    [documented, { 'X-User-Agent': 'Chrome' }, false],
    [documented, { 'User-Agent': ['Firefox', 'Chrome'] }, true],
    [documented, { 'User-Agent': 'Chrome', 'user-agent': 'Firefox' }, true],
    [documented, {}, false],
    [documented, undefined, 'open'],
    [agents('Chrome'), { 'User-Agent': 'Chrome/120' }, false],
    [agents('Chrome/12?'), { 'User-Agent': 'Chrome/120' }, true],
    [
      { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'User-Agent', RegexValues: ['^Chrome/.*$'] } },
      { 'User-Agent': 'Chrome/120' },
      true,
    ],
  ])('%j, %j: %s', (condition, headers, expected) => {
    expect(satisfies([condition], HOST, headers === undefined ? {} : { headers })).toBe(expected);
  });
});

test.each([
  ['CUSTOM-METHOD', 'CUSTOM-METHOD', true],
  ['CUSTOM-METHOD', 'custom-method', false],
  ['GET', undefined, true],
  ['GET', 'HEAD', false],
  ['*', 'GET', false],
  ['P?T', 'PUT', false],
])('HTTP request method condition %s, %s: %s', (value, method, expected) => {
  const condition = { Field: 'http-request-method', HttpRequestMethodConfig: { Values: [value] } };
  expect(satisfies([condition], HOST, method === undefined ? {} : { method })).toBe(expected);
});

describe('query string conditions', () => {
  const documented = [{ Key: 'version', Value: 'v1' }, { Value: 'example' }];
  test.each([
    [documented, '?version=v1', true],
    [documented, '?any=example', true],
    [documented, '?a=b&VERSION=V1', true],
    [documented, '?version=v2', false],
    [documented, '?v1=version', false],
    [documented, '?example=any', false],
    [documented, '?xversion=v1', false],
    [documented, '', false],
    [documented, '?', false],
    [documented, '?example', 'open'],
    [documented, '?version=%761', 'open'],
    [[{ Key: 'ver*', Value: 'v?' }], '?version=v2', true],
    [[{ Key: 'ver*', Value: 'v?' }], '?version=v', false],
    [[{ Value: 'a\\*b' }], '?q=a*b', true],
    [[{ Value: 'a\\*b' }], '?q=axb', false],
    [[{ Value: 'a\\?b' }], '?q=a?b', true],
    [[{ Value: 'a\\?b' }], '?q=axb', false],
    [[{ Key: '\\*', Value: '1' }], '?*=1', true],
  ])('%j, %s: %s', (Values, query, expected) => {
    expect(satisfies([{ Field: 'query-string', QueryStringConfig: { Values } }], `${HOST}/${query}`)).toBe(expected);
  });
});

describe('source IP address conditions', () => {
  const documented = ['192.0.2.0/24', '198.51.100.10/32'];
  test.each([
    [documented, '192.0.2.255', true],
    [documented, '192.0.3.0', false],
    [documented, '198.51.100.10', true],
    [documented, '198.51.100.11', false],
    [documented, '2001:db8::1', false],
    [documented, undefined, 'open'],
    [['2001:db8::/32'], '2001:db8:ffff::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['0.0.0.0/0'], '203.0.113.1', true],
    [['0.0.0.0/0'], '2001:db8::1', false],
    [['::/0'], '2001:db8::1', true],
    [['::/0'], '203.0.113.1', false],
  ])('%j, %s: %s', (Values, sourceIp, expected) => {
    expect(satisfies([{ Field: 'source-ip', SourceIpConfig: { Values } }], HOST, sourceIp === undefined ? {} : { sourceIp })).toBe(
      expected,
    );
  });

  test('are not satisfied by the addresses in X-Forwarded-For, which are for a header condition', () => {
    const request = { headers: { 'X-Forwarded-For': '192.0.2.1' }, sourceIp: '203.0.113.1' };
    expect(satisfies([{ Field: 'source-ip', SourceIpConfig: { Values: documented } }], HOST, request)).toBe(false);
    const header = { Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'x-forwarded-for', Values: ['192.0.2.*'] } };
    expect(satisfies([header], HOST, request)).toBe(true);
  });
});

describe('rules', () => {
  const path = (value: string): ConditionJson => ({ Field: 'path-pattern', PathPatternConfig: { Values: [value] } });
  const header = (value: string): ConditionJson => ({ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'X-A', Values: [value] } });
  test('are evaluated from the lowest priority to the highest, the default rule last', () => {
    const rule = (Priority: number, value: string): Entry => ({
      Priority,
      Conditions: [path(value)],
      Actions: [{ Type: 'forward', TargetGroupArn: MATCHED }],
    });
    const rules = [rule(100, '/img/*'), rule(9, '/img/a*'), rule(50_000, '*.png')];
    expect(['/img/a', '/img/b.png', '/b.png', '/b'].map((each) => route(rules, `${HOST}${each}`).rule?.priority)).toEqual([
      9,
      100,
      50_000,
      undefined,
    ]);
  });

  test('require that all of the strings match when there is one condition for each', () => {
    expect(satisfies([header('*a*'), header('*b*')], HOST, { headers: { 'x-a': 'ab' } })).toBe(true);
    expect(satisfies([header('*a*'), header('*b*')], HOST, { headers: { 'x-a': 'a' } })).toBe(false);
    expect(satisfies([path('/img/*'), header('*')], `${HOST}/js/`, { headers: { 'x-a': 'a' } })).toBe(false);
  });
});

describe('redirect actions', () => {
  const toHttps = { Protocol: 'HTTPS', Port: '443', Host: '#{host}', Path: '/#{path}', Query: '#{query}' };
  const cases: readonly (readonly [Partial<RedirectJson>, string, string])[] = [
    [
      { Protocol: 'HTTPS', Port: '40443', Host: '#{host}', Path: '/#{path}', Query: '#{query}' },
      'http://a.example.com/b/c?d=e',
      'https://a.example.com:40443/b/c?d=e',
    ],
    [{ Path: '/new/#{path}' }, 'https://a.example.com:8443/b/c?d=e', 'https://a.example.com:8443/new/b/c?d=e'],
    [{ Path: '/new/#{path}' }, 'https://a.example.com/b?d', 'https://a.example.com/new/b?d'],
    [toHttps, 'http://a.example.com/b?c=d', 'https://a.example.com/b?c=d'],
    [toHttps, 'http://a.example.com', 'https://a.example.com/'],
    [{ Protocol: 'HTTPS' }, 'http://a.example.com/b', 'https://a.example.com:80/b'],
    [{ Protocol: 'HTTP', Port: '8080' }, 'http://a.example.com/b', 'http://a.example.com:8080/b'],
    [{ Port: '443' }, 'https://a.example.com:8443/b', 'https://a.example.com/b'],
    [{ Host: 'example.#{host}' }, 'https://a.com/b', 'https://example.a.com/b'],
    [{ Query: '#{query}&value=xyz', Port: '444' }, 'https://a.com/b?c=d', 'https://a.com:444/b?c=d&value=xyz'],
    [{ Path: '/#{host}/#{port}/#{path}' }, 'https://a.com/b', 'https://a.com/a.com/443/b'],
    [{ Query: 'h=#{host}&p=#{port}&path=#{path}', Path: '/' }, 'https://a.com/b/c', 'https://a.com/?h=a.com&p=443&path=b/c'],
    [{ Path: '/x', Query: '' }, 'https://a.com/b?c=d', 'https://a.com/x'],
    [{ Path: '/a-Path', Host: 'b.com' }, 'https://a.com/c', 'https://b.com/a-Path'],
  ];
  test.each(cases)('%j: %s leads to %s', (config, url, expected) => {
    const Actions = [{ Type: 'redirect', RedirectConfig: { StatusCode: 'HTTP_301', ...config } }];
    const rules = [{ Priority: 1, Conditions: [{ Field: 'path-pattern', Values: ['*'] }], Actions }];
    expect(route(rules, url)).toMatchObject({ action: 'redirect', status: 301, redirectTo: expected });
  });
});

describe('other actions', () => {
  const always = (...Actions: readonly ActionJson[]): RouteAnswer =>
    route([{ Priority: 1, Conditions: [{ Field: 'path-pattern', Values: ['*'] }], Actions }], HOST);
  test('fixed-response returns its code', () => {
    expect(always({ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '200' } })).toMatchObject({
      action: 'fixed-response',
      status: 200,
    });
  });

  test('forward goes to a target group, or to several by weight', () => {
    expect(always({ Type: 'forward', TargetGroupArn: MATCHED })).toMatchObject({
      action: 'forward',
      targetGroup: { logicalId: 'Matched' },
    });
    const TargetGroups = [
      { TargetGroupArn: MATCHED, Weight: 10 },
      { TargetGroupArn: { Ref: 'Other' }, Weight: 20 },
    ];
    const { targetGroup, targets = [] } = always({ Type: 'forward', ForwardConfig: { TargetGroups } });
    expect(targetGroup).toBeUndefined();
    expect(targets.map((each) => [each.targetGroup.logicalId, each.weight])).toEqual([
      ['Matched', 10],
      ['Other', 20],
    ]);
  });

  test('the action with the lowest order is performed first', () => {
    const answer = always({ Type: 'forward', TargetGroupArn: MATCHED, Order: 2 }, { Type: 'authenticate-cognito', Order: 1 });
    expect(answer).toMatchObject({ action: 'forward', before: ['authenticate-cognito'] });
  });
});

/**
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html and DomainNameFormat.html: a name with a
 * trailing dot and one without it are the same, and letter case makes no difference.
 */
test.each(['https://example.com/', 'https://EXAMPLE.com/', 'https://example.com./'])('%s comes to where the record leads', (url) => {
  const balancer = (name: string): Readonly<Record<string, TemplateResource>> => ({
    [name]: resource('LoadBalancer', { Type: 'application' }),
    [`${name}Listener`]: resource('Listener', {
      LoadBalancerArn: { Ref: name },
      Protocol: 'HTTPS',
      Port: 443,
      DefaultActions: [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: '404' } }],
    }),
  });
  const AliasTarget = {
    DNSName: { 'Fn::GetAtt': ['Second', 'DNSName'] },
    HostedZoneId: { 'Fn::GetAtt': ['Second', 'CanonicalHostedZoneID'] },
  };
  const record = { Type: 'AWS::Route53::RecordSet', Properties: { Name: 'example.com.', Type: 'A', HostedZoneId: 'Z1', AliasTarget } };
  const answer = routingOf({ Resources: { ...balancer('First'), ...balancer('Second'), Record: record } }).route(httpRequest(url));
  expect([answer, ...(answer.undetermined ?? [])].map((each) => each.loadBalancer?.logicalId)).toEqual(['Second']);
});
