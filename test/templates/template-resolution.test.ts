import { parseYamlTemplate } from '../../lib/templates/yaml-template';
import { httpRequest } from '../../lib/routing/matching/request';
import { asTemplate, type StackTemplate } from '../../lib/templates/cloudformation-template';
import { TemplateRouting } from '../../lib/routing/template-routing';
import {
  alias,
  forward,
  hosts,
  listener,
  loadBalancer,
  notFound,
  pathExpressions,
  paths,
  ref,
  rule,
  SOUND,
  targetGroup,
  type Properties,
  type Resources,
} from '../support/listener-template';
import { routingOf } from '../support/routing-of';

const MEET = httpRequest('https://meet.contoso.com/');

/** A rule for a host that a template spells in its own way; what else the template needs for it. */
const SPELLINGS: readonly (readonly [string, unknown, Properties?])[] = [
  ['Ref to a parameter with a default', ref('Host'), { Parameters: { Host: { Type: 'String', Default: 'new.contoso.com' } } }],
  ['Fn::Sub', { 'Fn::Sub': 'new.${Domain}' }, { Parameters: { Domain: { Type: 'String', Default: 'contoso.com' } } }],
  ['Fn::Sub with variables', { 'Fn::Sub': ['${Host}.contoso.com', { Host: 'new' }] }],
  ['Fn::Join', { 'Fn::Join': ['.', ['new', 'contoso', 'com']] }],
  ['Fn::Select and Fn::Split', { 'Fn::Select': [1, { 'Fn::Split': [',', 'a.b,new.contoso.com'] }] }],
  ['Fn::FindInMap', { 'Fn::FindInMap': ['Hosts', 'Prod', 'Meet'] }, { Mappings: { Hosts: { Prod: { Meet: 'new.contoso.com' } } } }],
  ['Fn::If', { 'Fn::If': ['Prod', 'new.contoso.com', 'test.contoso.com'] }, { Conditions: { Prod: { 'Fn::Equals': ['a', 'a'] } } }],
  [
    'nested conditions',
    { 'Fn::If': ['Both', 'new.contoso.com', 'test.contoso.com'] },
    {
      Parameters: { Stage: { Type: 'String', Default: 'prod' } },
      Conditions: { Prod: { 'Fn::Equals': [ref('Stage'), 'prod'] }, Both: { 'Fn::And': [{ Condition: 'Prod' }, { 'Fn::Not': [{ 'Fn::Equals': ['x', 'y'] }] }] } },
    },
  ],
  ['a list parameter', { 'Fn::Select': ['0', ref('Hosts')] }, { Parameters: { Hosts: { Type: 'CommaDelimitedList', Default: 'new.contoso.com, b.c' } } }],
]; // prettier-ignore

test.each(SPELLINGS.map(([name, host, sections = {}]) => [name, host, sections] as const))(
  'a host spelled with %s',
  (_, host, sections) => {
    const Resources = { ...SOUND, New: rule(1, [hosts(host)]) };
    const answer = routingOf({ Resources, ...sections }).route(httpRequest('https://new.contoso.com/'));
    expect([answer.rule?.logicalId, answer.undetermined]).toEqual(['New', undefined]);
  },
);

/** A rule that may answer https://meet.contoso.com/ before the sound template's own. */
const OPEN: readonly (readonly [string, Resources[string], Properties?])[] = [
  ['a parameter without default', rule(1, [hosts(ref('Host'))], forward('Pool02')), { Parameters: { Host: { Type: 'String' } } }],
  [
    'a parameter of which only the name in the parameter store is known',
    rule(1, [hosts(ref('Host'))], forward('Pool02')),
    { Parameters: { Host: { Type: 'AWS::SSM::Parameter::Value<String>', Default: 'old.contoso.com' } } },
  ],
  ['a dynamic reference', rule(1, [hosts('{{resolve:ssm:host}}')], forward('Pool02'))],
  ['a host of which the domain is open', rule(1, [hosts({ 'Fn::Join': ['.', ['meet', ref('Domain')]] })], forward('Pool02'))],
  ['an imported value', rule(1, [hosts({ 'Fn::ImportValue': 'Host' })], forward('Pool02'))],
  ['a condition on a parameter', { ...rule(1, [hosts('*.contoso.com')], forward('Pool02')), Condition: 'Prod' },
    { Parameters: { Stage: { Type: 'String' } }, Conditions: { Prod: { 'Fn::Equals': [ref('Stage'), 'prod'] } } }],
  ['a priority from a parameter', rule(ref('Priority'), [hosts('*.contoso.com')], forward('Pool02'))],
  ['a header nobody told', rule(1, [{ Field: 'http-header', HttpHeaderConfig: { HttpHeaderName: 'User-Agent', Values: ['*Lync*'] } }], forward('Pool02'))],
  ['a source nobody told', rule(1, [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }], forward('Pool02'))],
  ['a condition of another kind', rule(1, [{ Field: 'moon-phase', MoonPhaseConfig: { Values: ['full'] } }], forward('Pool02'))],
  ['the same priority', rule(20, [hosts('*.contoso.com')], forward('Pool02'))],
]; // prettier-ignore

test.each(OPEN.map(([name, open, sections = {}]) => [name, open, sections] as const))(
  '%s makes an answer undetermined, with the rule among the possible ones',
  (_, open, sections) => {
    const Resources = { ...SOUND, Pool02: targetGroup('webext02.contoso.com'), Open: open };
    const { rule: certain, undetermined = [] } = routingOf({ Resources, ...sections }).route(MEET);
    expect([certain?.logicalId, ...undetermined.map((each) => each.rule?.logicalId)].sort()).toEqual(['Meet', 'Open']);
  },
);

test.each([
  ['a host whose known part differs', rule(1, [hosts({ 'Fn::Join': ['.', ['dialin', ref('Domain')]] })], forward('Pool02'))],
  ['a rule whose other condition is not met', rule(1, [hosts(ref('Host')), paths('/abs')], forward('Pool02'))],
  ['a resource whose condition does not hold', { ...rule(1, [hosts('*.contoso.com')], forward('Pool02')), Condition: 'Never' }],
])('%s does not', (_, open) => {
  const Resources = { ...SOUND, Pool02: targetGroup('webext02.contoso.com'), Open: open };
  const Conditions = { Never: { 'Fn::Equals': ['a', 'b'] } };
  const answer = routingOf({ Resources, Conditions }).route(MEET);
  expect([answer.rule?.logicalId, answer.undetermined]).toEqual(['Meet', undefined]);
});

test('a parameter value given from outside decides', () => {
  const template = { Parameters: { Host: { Type: 'String' } }, Resources: { ...SOUND, Open: rule(1, [hosts(ref('Host'))]) } };
  expect(routingOf(template, { Host: 'meet.contoso.com' }).route(MEET).rule?.logicalId).toBe('Open');
  expect(routingOf(template, { Host: 'other.contoso.com' }).route(MEET).rule?.logicalId).toBe('Meet');
});

test('rules in a nested stack belong to the listener that the parent hands over, and outputs come back', () => {
  const inner = asTemplate({
    Parameters: { Listener: { Type: 'String' } },
    Resources: { Group: targetGroup('webext03.contoso.com'), Nested: { ...rule(1, [hosts('new.contoso.com')], forward('Group')), Properties: { ...rule(1, [hosts('new.contoso.com')], forward('Group')).Properties, ListenerArn: ref('Listener') } } },
    Outputs: { GroupArn: { Value: ref('Group') } },
  }, 'inner'); // prettier-ignore
  const outer = asTemplate({
    Resources: {
      ...SOUND,
      Rules: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: './rules.json', Parameters: { Listener: ref('Https') } } },
      Back: rule(2, [hosts('back.contoso.com')], { Type: 'forward', TargetGroupArn: { 'Fn::GetAtt': ['Rules', 'Outputs.GroupArn'] } }),
    },
  }, 'outer'); // prettier-ignore
  const stack = (template: StackTemplate['template'], nested: StackTemplate['nested']): StackTemplate => ({
    name: 'S',
    template,
    nested,
    parameters: {},
  });
  const routing = new TemplateRouting([stack(outer, { Rules: stack(inner, {}) })]);
  expect(routing.route(httpRequest('https://new.contoso.com/')).pools).toEqual(['webext03.contoso.com']);
  expect(routing.route(httpRequest('https://back.contoso.com/')).pools).toEqual(['webext03.contoso.com']);
});

test('stacks of one app share exported values', () => {
  const network = { Resources: { LoadBalancer: loadBalancer(), Https: listener(443) }, Outputs: { L: { Value: ref('Https'), Export: { Name: 'Listener' } } } };
  const own = rule(5, [hosts('meet.contoso.com')]);
  const pools = { Resources: { Pool01: targetGroup('webext.contoso.com'), Meet: { ...own, Properties: { ...own.Properties, ListenerArn: { 'Fn::ImportValue': 'Listener' } } } } };
  const stacks = [network, pools].map((template, index) => ({ name: `S${index}`, template: asTemplate(template, 'it'), nested: {}, parameters: {} }));
  expect(new TemplateRouting(stacks).route(MEET)).toMatchObject({ listener: { logicalId: 'Https', port: 443 }, rule: { logicalId: 'Meet' }, pools: ['webext.contoso.com'] });
}); // prettier-ignore

test('a rule for a listener of another template answers with what is known of it', () => {
  const own = rule(5, [hosts('meet.contoso.com')]);
  const Resources = { Pool01: targetGroup('webext.contoso.com'), Meet: { ...own, Properties: { ...own.Properties, ListenerArn: ref('Shared') } } };
  const answer = routingOf({ Parameters: { Shared: { Type: 'String' } }, Resources }).route(MEET);
  expect(answer).toEqual({ url: MEET.url, loadBalancer: {}, listener: {}, rule: { logicalId: 'Meet', priority: 5 }, action: 'forward', targetGroup: { logicalId: 'Pool01', protocol: 'HTTPS', port: 4443 }, pools: ['webext.contoso.com'] });
}); // prettier-ignore

test('a network load balancer forwards whatever comes to its port', () => {
  const Resources = {
    Nlb: loadBalancer({ Type: 'network' }),
    Tcp: listener(443, { Protocol: 'TCP', DefaultActions: [forward('Pool02')], Certificates: undefined }, 'Nlb'),
    Pool02: targetGroup('webext02.contoso.com'),
    Record: alias('webext02.contoso.com', 'Nlb'),
  };
  const routing = routingOf({ Resources: { ...SOUND, ...Resources } });
  expect(routing.route(httpRequest('https://webext02.contoso.com/abs'))).toMatchObject({ loadBalancer: { logicalId: 'Nlb', loadBalancerType: 'network' }, listener: { protocol: 'TCP' }, pools: ['webext02.contoso.com'] });
  expect(routing.route(httpRequest('https://webext02.contoso.com:8443/')).action).toBeUndefined();
  expect(routing.route(MEET).pools).toEqual(['webext.contoso.com']);
}); // prettier-ignore

test('a network load balancer in front of an application load balancer hands requests to its rules', () => {
  const Resources = {
    ...SOUND,
    Nlb: loadBalancer({ Type: 'network' }),
    Tcp: listener(443, { Protocol: 'TCP', DefaultActions: [forward('ToAlb')], Certificates: undefined }, 'Nlb'),
    ToAlb: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { TargetType: 'alb', Port: 443, Protocol: 'TCP', Targets: [{ Id: ref('LoadBalancer') }] } },
    MeetRecord: alias('meet.contoso.com', 'Nlb'),
  };
  expect(routingOf({ Resources }).route(MEET)).toMatchObject({ loadBalancer: { logicalId: 'LoadBalancer' }, rule: { logicalId: 'Meet' }, pools: ['webext.contoso.com'], before: ['forward by Nlb'] });
}); // prettier-ignore

describe('where a record leads decides which load balancer is asked', () => {
  const other = { Other: loadBalancer(), OtherHttps: listener(443, { DefaultActions: [notFound] }, 'Other') };
  const route = (records: Partial<Resources>) => routingOf({ Resources: { ...SOUND, ...other, ...records } }).route(MEET);
  const record = (Properties: object) => ({ Type: 'AWS::Route53::RecordSet', Properties: { Name: 'meet.contoso.com.', HostedZoneId: 'Z', ...Properties } });

  test('an alias to the other', () => {
    expect(route({ MeetRecord: alias('meet.contoso.com', 'Other') })).toMatchObject({ loadBalancer: { logicalId: 'Other' }, status: 404 });
  });

  test('a CNAME to a name that has an alias', () => {
    const records = { MeetRecord: record({ Type: 'CNAME', ResourceRecords: ['target.contoso.com'] }), Target: alias('target.contoso.com', 'Other') };
    expect(route(records).loadBalancer?.logicalId).toBe('Other');
  });

  test('a wildcard', () => {
    expect(route({ MeetRecord: alias('*.contoso.com', 'Other') }).loadBalancer?.logicalId).toBe('Other');
  });

  test('a record of a group', () => {
    const RecordSets = [{ Name: 'meet.contoso.com', Type: 'A', AliasTarget: { DNSName: { 'Fn::GetAtt': ['Other', 'DNSName'] }, HostedZoneId: 'Z' } }];
    expect(route({ MeetRecord: { Type: 'AWS::Route53::RecordSetGroup', Properties: { HostedZoneName: 'contoso.com.', RecordSets } } }).loadBalancer?.logicalId).toBe('Other');
  });

  test('two weighted records: either', () => {
    const weighted = (balancer: string) => record({ Type: 'A', SetIdentifier: balancer, Weight: 1, AliasTarget: { DNSName: { 'Fn::GetAtt': [balancer, 'DNSName'] } } });
    const { loadBalancer: one, undetermined } = route({ MeetRecord: weighted('LoadBalancer'), Second: weighted('Other') });
    expect([one?.logicalId, undetermined?.map((each) => [each.loadBalancer?.logicalId, each.status])]).toEqual(['LoadBalancer', [['Other', 404]]]);
  });

  test('a record that leads out of the template: none', () => {
    expect(route({ MeetRecord: record({ Type: 'A', ResourceRecords: ['192.0.2.1'] }) })).toEqual({ url: MEET.url });
  });

  test('a record of which nobody knows where it leads: every one', () => {
    expect(route({ MeetRecord: record({ Type: 'CNAME', ResourceRecords: [ref('Target')] }) }).rule?.logicalId).toBe('Meet');
  });
}); // prettier-ignore

test('weights: a group without weight gets nothing, two with weight share', () => {
  const weighted = (...weights: readonly number[]) => ({ Type: 'forward', ForwardConfig: { TargetGroups: weights.map((Weight, index) => ({ TargetGroupArn: ref(`Pool0${index + 1}`), Weight })) } });
  const route = (action: object) => routingOf({ Resources: { ...SOUND, Pool02: targetGroup('webext02.contoso.com'), Meet: rule(20, [hosts('meet.contoso.com')], action) } }).route(MEET);
  expect(route(weighted(1, 0))).toMatchObject({ targetGroup: { logicalId: 'Pool01' }, pools: ['webext.contoso.com'], targets: [{ weight: 1 }, { weight: 0 }] });
  const shared = route(weighted(90, 10));
  expect([shared.targetGroup, shared.pools, shared.targets?.map(({ targetGroup: group, weight }) => [group.logicalId, weight])]).toEqual([undefined, ['webext.contoso.com', 'webext02.contoso.com'], [['Pool01', 90], ['Pool02', 10]]]);
}); // prettier-ignore

test('what happens before and after the choice is reported', () => {
  const own = rule(20, [hosts('meet.contoso.com')]);
  const Transforms = [{ Type: 'url-rewrite', UrlRewriteConfig: { Rewrites: [{ Regex: '^/(.*)$', Replace: '/meet/$1' }] } }];
  const Actions = [{ Type: 'forward', Order: 2, TargetGroupArn: ref('Pool01') }, { Type: 'authenticate-oidc', Order: 1 }];
  const answer = routingOf({ Resources: { ...SOUND, Meet: { ...own, Properties: { ...own.Properties, Actions, Transforms } } } }).route(MEET);
  expect([answer.action, answer.before, answer.rewrites]).toEqual(['forward', ['authenticate-oidc'], ['url-rewrite ^/(.*)$ to /meet/$1']]);
}); // prettier-ignore

test('a template in YAML with the short forms of intrinsic functions', () => {
  const template = parseYamlTemplate(
    `Parameters: { Domain: { Type: String, Default: contoso.com } }
Resources:
  LoadBalancer: { Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer' }
  Https:
    Type: AWS::ElasticLoadBalancingV2::Listener
    Properties:
      LoadBalancerArn: !Ref LoadBalancer
      Port: 443
      Protocol: HTTPS
      DefaultActions: [{ Type: fixed-response, FixedResponseConfig: { StatusCode: '404' } }]
  Group: { Type: 'AWS::ElasticLoadBalancingV2::TargetGroup', Properties: { Port: 4443, Protocol: HTTPS } }
  Meet:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      ListenerArn: !Ref Https
      Priority: 1
      Conditions: [{ Field: host-header, Values: [!Sub 'meet.\${Domain}'] }]
      Actions: [{ Type: forward, TargetGroupArn: !Ref Group }]
`,
    'template.yaml',
  );
  expect(routingOf(template).route(MEET)).toMatchObject({ rule: { logicalId: 'Meet' }, targetGroup: { logicalId: 'Group' } });
});

test('a template that speaks of itself in circles leaves the value open', () => {
  const Conditions = { A: { Condition: 'B' }, B: { 'Fn::Not': [{ Condition: 'A' }] } };
  const open = { ...rule(1, [hosts('meet.contoso.com')]), Condition: 'A' };
  expect(routingOf({ Conditions, Resources: { ...SOUND, Pool02: targetGroup('x.y'), Open: open } }).route(MEET).rule?.logicalId).toBe(
    'Meet',
  );
});

describe('conditions nobody can evaluate before deployment', () => {
  const Conditions = {
    Prod: { 'Fn::Equals': [ref('Stage'), 'prod'] },
    Test: { 'Fn::Equals': [ref('Stage'), 'test'] },
    NotProd: { 'Fn::Not': [{ Condition: 'Prod' }] },
  };
  const Parameters = { Stage: { Type: 'String' } };
  const meetRule = (priority: number, Condition: string, pool: string) => ({ ...rule(priority, [hosts('meet.contoso.com')], forward(pool)), Condition });
  const route = (rules: Resources) => {
    const others = Object.fromEntries(Object.entries(SOUND).filter(([id]) => id !== 'Meet'));
    return routingOf({ Parameters, Conditions, Resources: { ...others, Pool02: targetGroup('webext02.contoso.com'), ...rules } }).route(MEET);
  };
  const pools = ({ undetermined = [], ...answer }: ReturnType<typeof route>) => [answer, ...undetermined].map((each) => each.pools?.[0] ?? each.status);

  test('exclude one another: one of the rules answers, never the default action', () => {
    expect(pools(route({ A: meetRule(1, 'Prod', 'Pool01'), B: meetRule(2, 'NotProd', 'Pool02') })).sort()).toEqual(['webext.contoso.com', 'webext02.contoso.com']);
    expect(pools(route({ A: meetRule(1, 'Prod', 'Pool01'), B: meetRule(2, 'NotProd', 'Pool01') }))).toEqual(['webext.contoso.com']);
  });

  test('leave the default action where none of them may hold', () => {
    expect(pools(route({ A: meetRule(1, 'Prod', 'Pool01'), B: meetRule(2, 'Test', 'Pool02') }))).toEqual([404, 'webext.contoso.com', 'webext02.contoso.com']);
  });

  test('decide within a rule too', () => {
    const either = rule(1, [hosts('meet.contoso.com')], { 'Fn::If': ['Prod', forward('Pool01'), forward('Pool02')] });
    expect(pools(route({ A: either })).sort()).toEqual(['webext.contoso.com', 'webext02.contoso.com']);
  });

  test('that refer to one another many times over are evaluated once', () => {
    const chain = Array.from({ length: 60 }, (_, index) => [`C${index}`, { 'Fn::And': [{ Condition: `C${index + 1}` }, { Condition: `C${index + 1}` }] }] as const);
    const all = { ...Object.fromEntries(chain), C60: Conditions.Prod };
    const Resources = { ...SOUND, A: { ...rule(1, [hosts('other.contoso.com')]), Condition: 'C0' } };
    expect(routingOf({ Parameters, Conditions: all, Resources }).route(MEET).rule?.logicalId).toBe('Meet');
  });
}); // prettier-ignore

test('a value that a custom resource hands over from elsewhere leaves open where a record leads', () => {
  const record = { Type: 'AWS::Route53::RecordSet', Properties: { Name: 'meet.contoso.com', Type: 'A', HostedZoneId: 'Z', AliasTarget: { DNSName: { 'Fn::GetAtt': ['Reader', 'LoadBalancerDns'] } } } };
  const Resources = { ...SOUND, MeetRecord: record, Reader: { Type: 'Custom::CrossRegionExportReader', Properties: {} } };
  expect(routingOf({ Resources }).route(MEET).rule?.logicalId).toBe('Meet');
}); // prettier-ignore

test.each([
  ['lists in lists', (inner: unknown) => [inner]],
  ['functions in functions', (inner: unknown) => ({ 'Fn::Join': ['', [inner]] })],
])('%s without end fail instead of running on', (_, wrap) => {
  let host: unknown = 'meet.contoso.com';
  for (let depth = 0; depth < 5000; depth++) host = wrap(host);
  expect(() => routingOf({ Resources: { ...SOUND, Deep: rule(1, [hosts(host)]) } })).toThrow('levels deep');
});

test('a document that holds itself fails instead of running on', () => {
  const properties: Record<string, unknown> = {};
  properties['Conditions'] = [properties];
  expect(() =>
    routingOf({ Resources: { ...SOUND, Loop: { Type: 'AWS::ElasticLoadBalancingV2::ListenerRule', Properties: properties } } }),
  ).toThrow('levels deep');
});

test('names that every object has are names like any other', () => {
  const Resources = { ...SOUND, constructor: rule(1, [hosts(ref('toString'))]) };
  expect(routingOf({ Resources }).route(MEET).rule?.logicalId).toBe('Meet');
});

test('expressions that keep the engine of JavaScript busy are answered at once', () => {
  const Resources = { ...SOUND, A: rule(1, [hosts('meet.contoso.com'), pathExpressions('^/(a+)+$', '^/.*.*.*.*=.*$', '^/(a|a)*$')]) };
  const url = `https://meet.contoso.com/${'a'.repeat(5000)}!`;
  expect(routingOf({ Resources }).route(httpRequest(url)).rule?.logicalId).toBe('Meet');
});
