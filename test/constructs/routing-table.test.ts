import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, NestedStack, Stack } from 'aws-cdk-lib/core';
import { CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { RoutingTable, routingMatchers } from '../../lib';
import { alias, forward, hosts, listener, paths, rule, SOUND, targetGroup } from '../support/listener-template';
import { frontEndPool, messageOf, publish } from '../support/publish';

const table = () => RoutingTable.fromTemplate({ Resources: SOUND });

test('a table of a template tells listener, rule, target group and pool', () => {
  expect(table().route('https://meet.contoso.com/alice/ABC?sl=1')).toEqual({
    url: 'https://meet.contoso.com/alice/ABC?sl=1',
    loadBalancer: { logicalId: 'LoadBalancer', loadBalancerType: 'application' },
    listener: { logicalId: 'Https', port: 443, protocol: 'HTTPS' },
    rule: { logicalId: 'Meet', priority: 20 },
    action: 'forward',
    targetGroup: { logicalId: 'Pool01', protocol: 'HTTPS', port: 4443 },
    pools: ['webext.contoso.com'],
  });
});

test('a table of a stack is synthesized with the app', () => {
  const { stack } = publish((scope) => ({ publishingRules: [frontEndPool(scope, 'Webext')] }));
  expect(RoutingTable.fromStack(stack).route('webext.contoso.com').pools).toEqual(['webext.contoso.com']);
});

test('a table of a stack knows its nested stacks', () => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Stack');
  const nested = new NestedStack(stack, 'Rules');
  new CfnListenerRule(nested, 'Nested', {
    listenerArn: 'arn:aws:elasticloadbalancing:eu-west-1:111111111111:listener/app/shared/1/2',
    priority: 7,
    conditions: [{ field: 'host-header', hostHeaderConfig: { values: ['meet.contoso.com'] } }],
    actions: [{ type: 'fixed-response', fixedResponseConfig: { statusCode: '403' } }],
  });
  expect(RoutingTable.fromStack(stack).route('https://meet.contoso.com/')).toMatchObject({
    rule: { logicalId: 'Nested', priority: 7 },
    status: 403,
  });
});

test('a stack without load balancer answers nothing', () => {
  const empty = RoutingTable.fromStack(new Stack());
  expect([empty.names(), empty.route('https://meet.contoso.com/')]).toEqual([[], { url: 'https://meet.contoso.com/' }]);
});

test('a table of a cloud assembly holds all its stacks', () => {
  const app = new App({ analyticsReporting: false });
  for (const id of ['One', 'Two']) {
    const stack = new Stack(app, id);
    stack.templateOptions.description = id;
  }
  const { directory } = app.synth();
  expect(RoutingTable.fromAssembly(directory).names()).toEqual([]);
});

test.each([
  ['a list', [], 'the value is no CloudFormation template'],
  ['an object without resources', { AWSTemplateFormatVersion: '2010-09-09' }, 'an object with Resources is expected'],
  ['a resource without type', { Resources: { A: {} } }, 'the resource "A" has no Type'],
])('fails for %s', (_, value, words) => {
  expect(messageOf(() => RoutingTable.fromTemplate(value))).toContain(words);
});

test('a folder that is no cloud assembly fails and says what to run', () => {
  expect(messageOf(() => RoutingTable.fromAssembly(join(tmpdir(), 'nothing-here')))).toContain('Run "cdk synth" first');
});

test('an assembly whose manifest is broken fails with its place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assembly-'));
  writeFileSync(join(folder, 'manifest.json'), '{ "artifacts": ');
  expect(messageOf(() => RoutingTable.fromAssembly(folder))).toContain('manifest.json is no JSON');
});

test.each([
  ['ftp://meet.contoso.com/', 'is no URL of a web service'],
  ['https://', 'is no URL of a web service'],
  ['https://meet.contoso.com:99999/', 'Ports go from 1 to 65535'],
  ['https://meet contoso.com/', 'which no name in DNS can be'],
])('fails for the URL %s', (url, words) => {
  expect(messageOf(() => table().route(url))).toContain(words);
});

test('names are those of rules and of records, in order', () => {
  const template = {
    Resources: { ...SOUND, Old: alias('old.contoso.com'), Any: rule(90, [hosts('*.fabrikam.com', 'Dialin.contoso.com')]) },
  };
  expect(RoutingTable.fromTemplate(template).names()).toEqual([
    'dialin.contoso.com',
    'meet.contoso.com',
    'old.contoso.com',
    'webext.contoso.com',
  ]);
});

test('coverage tells the rules and default actions that no URL reached', () => {
  const covered = table();
  covered.route('https://meet.contoso.com/');
  covered.route('http://meet.contoso.com/');
  const ids = (rules: ReturnType<RoutingTable['coverage']>['reached']) =>
    rules.map((each) => each.rule?.logicalId ?? `default ${each.listener.port ?? ''}`);
  expect(ids(covered.coverage().reached)).toEqual(['Meet', 'default 80']);
  expect(ids(covered.coverage().unreached)).toEqual(['Webext', 'default 443']);
});

describe('an explanation', () => {
  const explained = RoutingTable.fromTemplate({ Resources: { ...SOUND, Abs: rule(5, [hosts('webext.contoso.com'), paths('/Abs/*')]) } });

  test('names every rule that was tried and why it did not match', () => {
    expect(
      explained.explain('https://webext.contoso.com/abs/handler').steps.map(({ rule: id, result, reason }) => [id, result, reason]),
    ).toEqual([
      ['Abs', 'does not match', 'path "/abs/handler" is not /Abs/* (paths are compared with the case of letters)'],
      ['Webext', 'answers', 'host is webext.contoso.com'],
      ['Meet', 'not reached', 'a rule before it answers'],
      [undefined, 'not reached', 'a rule before it answers'],
    ]);
  });

  test('says where the record leads, and what nobody listens for', () => {
    expect(explained.explain('https://webext.contoso.com/').text).toContain('Its record WebextRecord (A) leads to LoadBalancer.');
    expect(explained.explain('https://other.contoso.com/').text).toContain('The template has no record for other.contoso.com');
    expect(explained.explain('https://webext.contoso.com:8443/').text).toContain('nothing listens for https on port 8443');
  });

  test('says what the documentation leaves open', () => {
    expect(explained.explain('https://webext.contoso.com/%41bs/x').openQuestions).toEqual([
      'how far a path is normalised before it is compared',
    ]);
    expect(explained.explain('https://webext.contoso.com/Abs/x?a=b').openQuestions).toEqual([]);
  });
});

describe('assertions', () => {
  const tested = table();
  beforeAll(() => {
    expect.extend(routingMatchers(tested));
  });

  test('pass for what is so', () => {
    tested.assertReachesPool('https://meet.contoso.com/', 'WEBEXT.contoso.com');
    tested.assertReachesNoPool('https://unlisted.contoso.com/');
    tested.assertReachesNoPool('https://meet.contoso.com:8443/');
    tested.assertRedirectsTo('http://meet.contoso.com/x?y=z', 'https://meet.contoso.com/x?y=z');
    tested.assertFixedResponse('https://unlisted.contoso.com/', 404);
    expect('https://meet.contoso.com/').toReachPool('webext.contoso.com');
    expect('https://meet.contoso.com/').not.toReachPool('webext02.contoso.com');
    expect('https://unlisted.contoso.com/').toReachNoPool();
    expect('http://meet.contoso.com/').toRedirectTo('https://meet.contoso.com/');
    expect('https://unlisted.contoso.com/').toGetFixedResponse(404);
  });

  test.each<readonly [string, () => void, string]>([
    ['another pool', () => { tested.assertReachesPool('https://meet.contoso.com/', 'webext02.contoso.com'); }, 'does not reach webext02.contoso.com. It gets: forward to webext.contoso.com'],
    ['one pool of two', () => { tested.assertReachesPool('https://meet.contoso.com/', 'webext.contoso.com', 'webext02.contoso.com'); }, 'does not reach'],
    ['no pool', () => { tested.assertReachesPool('https://unlisted.contoso.com/', 'webext.contoso.com'); }, 'host "unlisted.contoso.com" is not meet.contoso.com'],
    ['a pool', () => { tested.assertReachesNoPool('https://meet.contoso.com/'); }, 'does not stay away from every pool'],
    ['another location', () => { tested.assertRedirectsTo('http://meet.contoso.com/', 'https://meet.contoso.com:8443/'); }, 'redirect 301 to https://meet.contoso.com/'],
    ['another status', () => { tested.assertFixedResponse('https://unlisted.contoso.com/', 403); }, 'fixed response 404'],
  ])('fail with an explanation for %s', (_, assert, words) => {
    expect(messageOf(assert)).toContain(words);
  }); // prettier-ignore

  test('fail where only one of the possible answers is right', () => {
    const doubtful = RoutingTable.fromTemplate({ Resources: { ...SOUND, Pool02: targetGroup('webext02.contoso.com'), Odd: rule(1, [hosts({ Ref: 'Name' })], forward('Pool02')) } });
    expect(messageOf(() => { doubtful.assertReachesPool('https://meet.contoso.com/', 'webext.contoso.com'); })).toContain('forward to webext02.contoso.com');
  }); // prettier-ignore

  test('of Jest fail with the explanation', () => {
    expect(messageOf(() => { expect('https://meet.contoso.com/').toReachPool('webext02.contoso.com'); })).toContain('443 20 Meet: answers');
  }); // prettier-ignore
});

test('names without a record are asked of every load balancer, and the one that knows them answers', () => {
  const Resources = { ...SOUND, Other: { ...SOUND['LoadBalancer'] }, OtherHttps: listener(443, {}, 'Other'), New: rule(1, [hosts('new.contoso.com')], forward('Pool01'), 'OtherHttps') };
  const answer = RoutingTable.fromTemplate({ Resources }).route('https://new.contoso.com/');
  expect([answer.loadBalancer?.logicalId, answer.rule?.logicalId, answer.undetermined]).toEqual(['Other', 'New', undefined]);
}); // prettier-ignore
