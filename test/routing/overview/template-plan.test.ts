import { templatePlan } from '../../../lib/routing/overview/template-plan';
import { quotasOf } from '../../../lib/routing/quotas';
import { TemplateRouting } from '../../../lib/routing/template-routing';
import {
  forward,
  listener,
  loadBalancer,
  NOT_FOUND,
  record,
  routingOf,
  rule,
  targetGroup,
  templateOf,
} from '../../support/template-resources';
import { synthesized } from '../../support/synthesize';

const BASE = {
  LoadBalancer: loadBalancer(),
  Https: listener(443, 'HTTPS', NOT_FOUND),
  One: targetGroup('webext.contoso.com'),
  Two: targetGroup(),
};
const planOf = (resources: Parameters<typeof templateOf>[0]) => templatePlan(routingOf(templateOf({ ...BASE, ...resources })));
const PATH = { Field: 'path-pattern', PathPatternConfig: { Values: ['/meet/*'] } };

test('a name of a deployment has its record, certificate, rule, target group and pool', () => {
  const { template } = synthesized({
    network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16'] },
    hostedZones: [{ name: 'contoso.com', id: 'ZCONTOSO' }],
    externalSignIn: 'modern',
    pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
  });
  const { names, certificates, targetGroups } = templatePlan(routingOf(template));
  expect(names).toHaveLength(1);
  expect(names[0]).toMatchObject({
    host: 'webext.contoso.com',
    kind: 'name',
    domain: 'contoso.com',
    record: { state: 'in this template', types: ['A'], zones: ['ZCONTOSO'] },
    certificate: { state: 'covered', key: certificates[0]?.key, isDefault: true },
    routes: [
      {
        scheme: 'https',
        port: 443,
        action: 'forward',
        pools: ['webext.contoso.com'],
        targets: [{ targetGroup: { key: targetGroups[0]?.key, port: 4443 } }],
      },
      { scheme: 'http', port: 80, rule: 'default', action: 'redirect', redirectTo: 'https://#{host}:443/#{path}?#{query}', status: 301 },
    ],
  });
  expect(targetGroups[0]?.targets).toEqual([{ id: '10.20.0.11', port: 4443, zone: 'all' }]);
});

test('a rule for paths is followed by what answers the other paths', () => {
  const { names } = planOf({ A: rule(1, ['a.contoso.com'], forward('One'), [PATH]), B: rule(2, ['*.contoso.com'], forward('Two')) });
  const routes = names.find(({ host }) => host === 'a.contoso.com')?.routes;
  expect(routes?.map(({ rule: by, paths, targets }) => [by, paths, targets.map(({ targetGroup: { key } }) => key)])).toEqual([
    [{ logicalId: 'A', priority: 1 }, ['/meet/*'], ['One']],
    [{ logicalId: 'B', priority: 2 }, [], ['Two']],
  ]);
  expect(names.map(({ host, kind }) => [host, kind])).toEqual([
    ['*.contoso.com', 'wildcard'],
    ['a.contoso.com', 'name'],
  ]);
});

test('expressions for hosts are listed as they are, unless they repeat a host', () => {
  const regex = (value: string) => ({ Field: 'host-header', HostHeaderConfig: { RegexValues: [value] } });
  const { names } = planOf({
    A: rule(1, ['a.contoso.com'], forward('One')),
    B: rule(2, [], forward('One'), [regex('^a\\.contoso\\.com:443$')]),
    C: rule(3, [], forward('Two'), [regex('^b[0-9]+\\.contoso\\.com$')]),
  });
  expect(names.map(({ host, kind, routes }) => [host, kind, routes[0]?.rule])).toEqual([
    ['a.contoso.com', 'name', { logicalId: 'A', priority: 1 }],
    ['^b[0-9]+\\.contoso\\.com$', 'expression', { logicalId: 'C', priority: 3 }],
  ]);
});

test('rules without a condition for the host are listed together, for any host', () => {
  const { names } = planOf({
    A: rule(1, ['a.contoso.com'], forward('One')),
    B: rule(2, [], forward('Two'), [PATH]),
    C: rule(3, [], forward('One'), [{ Field: 'source-ip', SourceIpConfig: { Values: ['10.0.0.0/8'] } }]),
  });
  const any = names.filter(({ kind }) => kind === 'any host');
  expect(any).toMatchObject([{ host: 'any host', certificate: { state: 'does not apply' }, record: { state: 'does not apply' } }]);
  expect(any[0]?.routes.map(({ rule: by, paths, conditions, certain }) => [by, paths, conditions.length, certain])).toEqual([
    [{ logicalId: 'B', priority: 2 }, ['/meet/*'], 0, true],
    [{ logicalId: 'C', priority: 3 }, [], 1, true],
  ]);
  expect(names).toHaveLength(2);
});

test('a name of HTTP alone needs no certificate', () => {
  const { names } = planOf({
    Http: listener(80, 'HTTP', NOT_FOUND),
    A: rule(1, ['a.contoso.com'], forward('One'), [], { Ref: 'Http' }),
    B: rule(1, ['b.contoso.com'], forward('One')),
    C: rule(2, ['b.contoso.com'], forward('One'), [], { Ref: 'Http' }),
  });
  expect(names.map(({ host, certificate: { state } }) => [host, state])).toEqual([
    ['a.contoso.com', 'HTTP only'],
    ['b.contoso.com', 'none'],
  ]);
});

test('nested stacks whose template is not at hand are named', () => {
  const nested = { Type: 'AWS::CloudFormation::Stack', Properties: {} };
  expect(templatePlan(routingOf(templateOf({ Inner: nested }))).unreadStacks).toEqual(['Stack0/Inner']);
  expect(planOf({}).unreadStacks).toEqual([]);
});

test('a network load balancer has the quotas of its kind only', () => {
  const network = (properties: object, protocol = 'TCP') =>
    quotasOf(
      routingOf(
        templateOf({
          LoadBalancer: loadBalancer({ Type: 'network', ...properties }),
          Listener: listener(443, protocol, forward('One')),
          One: targetGroup('webext.contoso.com'),
          Group: { Type: 'AWS::EC2::SecurityGroup', Properties: {} },
        }),
      ),
    ).map(({ name, used, limit }) => [name, used, limit]);
  expect(network({})).toEqual([['targets', 1, 3000]]);
  expect(network({ LoadBalancerAttributes: [{ Key: 'load_balancing.cross_zone.enabled', Value: 'true' }] })).toEqual([['targets', 1, 500]]);
  expect(network({ SecurityGroups: [{ Ref: 'Group' }] }, 'TLS').map(([name]) => name)).toEqual([
    'certificates',
    'targets',
    'securityGroupRules inbound',
    'securityGroupRules outbound',
  ]);
});

test('a weighted action shows all its target groups', () => {
  const [name] = planOf({ A: rule(1, ['a.contoso.com'], forward('One', 'Two')) }).names;
  expect(name?.routes[0]?.targets.map(({ targetGroup: { key }, weight }) => [key, weight])).toEqual([
    ['One', 9],
    ['Two', 8],
  ]);
  expect(name?.routes[0]?.pools).toEqual(['webext.contoso.com']);
});

test('names of a network load balancer come from its records', () => {
  const { names, loadBalancers } = templatePlan(
    routingOf(
      templateOf({
        LoadBalancer: loadBalancer({ Type: 'network' }),
        Tcp: listener(443, 'TCP', forward('One')),
        One: targetGroup('webext.contoso.com'),
        Record: record('WEBEXT.contoso.com.'),
      }),
    ),
  );
  expect(loadBalancers[0]?.type).toBe('network');
  expect(names).toMatchObject([
    {
      host: 'webext.contoso.com',
      certificate: { state: 'no TLS here' },
      routes: [{ scheme: null, port: 443, rule: 'default', pools: ['webext.contoso.com'] }],
    },
  ]);
});

test.each([
  ['covers it', { DomainName: '*.contoso.com' }, 'covered'],
  ['does not cover it', { DomainName: 'contoso.com' }, 'none'],
  ['has names known at deployment only', { DomainName: { Ref: 'Somewhere' } }, 'unknown names'],
])('a certificate that %s', (_, properties, state) => {
  const { names } = planOf({
    Https: listener(443, 'HTTPS', NOT_FOUND, { Certificates: [{ CertificateArn: { Ref: 'Certificate' } }] }),
    Certificate: { Type: 'AWS::CertificateManager::Certificate', Properties: properties },
    A: rule(1, ['a.contoso.com'], forward('One')),
  });
  expect(names[0]?.certificate.state).toBe(state);
});

test('an imported certificate is known by its ARN, and its names are not', () => {
  const arn = 'arn:aws:acm:eu-west-1:111111111111:certificate/1';
  const plan = planOf({
    Https: listener(443, 'HTTPS', NOT_FOUND, { Certificates: [{ CertificateArn: arn }] }),
    A: rule(1, ['a.contoso.com'], forward('One')),
  });
  expect(plan.certificates).toEqual([{ key: arn, names: null, isDefault: true, listeners: ['Https'] }]);
  expect(plan.names[0]?.certificate).toEqual({ state: 'unknown names', key: arn, isDefault: true });
});

test('two load balancers: a name is at the one that names it, and a record may lead to the other', () => {
  const { names } = planOf({
    Other: loadBalancer(),
    OtherHttps: listener(443, 'HTTPS', NOT_FOUND, {}, { Ref: 'Other' }),
    A: rule(1, ['a.contoso.com'], forward('One')),
    Record: record('a.contoso.com', 'Other'),
  });
  expect(names.map(({ host, loadBalancer: at, record: { state }, routes }) => [host, at, state, routes[0]?.action])).toEqual([
    ['a.contoso.com', 'LoadBalancer', 'leads elsewhere', 'forward'],
    ['a.contoso.com', 'Other', 'in this template', 'fixed-response'],
  ]);
});

test('a listener outside of the template, a nested stack, and a stack of the same assembly', () => {
  const imported = templateOf({
    One: targetGroup('webext.contoso.com'),
    A: rule(1, ['a.contoso.com'], forward('One'), [], 'arn:aws:listener'),
  });
  const stack = (name: string, template: ReturnType<typeof templateOf>, nested = {}) => ({ name, template, nested, parameters: {} });
  const outer = templateOf({ Inner: { Type: 'AWS::CloudFormation::Stack', Properties: {} } });
  const routing = new TemplateRouting([
    stack('Outer', outer, { Inner: stack('Inner', templateOf({ ...BASE, B: rule(1, ['b.contoso.com'], forward('One')) })) }),
    stack('Second', imported),
  ]);
  const { names, loadBalancers } = templatePlan(routing);
  expect(names.map(({ host, loadBalancer: at, routes }) => [host, at, routes[0]?.pools])).toEqual([
    ['b.contoso.com', 'Outer:Inner/LoadBalancer', ['webext.contoso.com']],
    ['a.contoso.com', 'of arn:aws:listener', ['webext.contoso.com']],
  ]);
  expect(loadBalancers.map(({ logicalId }) => logicalId)).toEqual(['LoadBalancer', null]);
});

test('a template without load balancers has an empty plan that costs nothing', () => {
  expect(templatePlan(routingOf(templateOf({})))).toMatchObject({
    names: [],
    loadBalancers: [],
    certificates: [],
    cost: { fixed: 0, items: [] },
  });
});

test('what a template leaves open is said to be uncertain', () => {
  const { names } = planOf({ A: rule(1, [{ Ref: 'Host' }], forward('One')), B: rule(2, ['b.contoso.com'], forward('Two')) });
  const routes = names.find(({ host }) => host === 'b.contoso.com')?.routes;
  expect(routes?.map(({ rule: by, certain }) => [by === 'default' ? by : by.logicalId, certain])).toEqual([
    ['A', false],
    ['B', true],
  ]);
  expect(names.map(({ host }) => host)).toContain('<host>');
});
