import { App, CfnParameter, CfnResource, Duration, Fn, SecretValue, Stack, Stage } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnRoute, CfnVPC } from 'aws-cdk-lib/aws-ec2';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  AccessLogs,
  DnsRecords,
  ExternalSignIn,
  FrontEnd,
  LyncReverseProxy,
  PerimeterNetwork,
  type LyncReverseProxyProps,
} from '../../lib';
import { frontEndPool, messageOf, smallVpc, zone } from '../support/publish';

interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly description: string;
}

/** Proxies of an app in stacks of their own. */
function proxiesIn(app: App, stacks: readonly string[], props: Partial<LyncReverseProxyProps> = {}): readonly LyncReverseProxy[] {
  return stacks.map((id) => publishIn(new Stack(app, id), props));
}

function publishIn(stack: Stack, props: Partial<LyncReverseProxyProps>): LyncReverseProxy {
  return new LyncReverseProxy(stack, 'ReverseProxy', {
    vpc: props.vpc ?? smallVpc(stack),
    hostedZones: [zone(stack, 'contoso.com')],
    publishingRules: props.publishingRules ?? [frontEndPool(stack, 'Webext', {}, `${stack.node.id.toLowerCase()}.contoso.com`)],
    externalSignIn: ExternalSignIn.MODERN,
    accessLogs: AccessLogs.none(),
    ...props,
  });
}

/** What our check says of a synthesized app; what CDK prints of it is not shown. */
function violationsOf(change: (proxy: LyncReverseProxy) => void, props: Partial<LyncReverseProxyProps> = {}): readonly Violation[] {
  const app = new App({ analyticsReporting: false });
  const [proxy] = proxiesIn(app, ['Webext'], props);
  if (proxy !== undefined) change(proxy);
  return reportOf(app);
}

function reportOf(app: App): readonly Violation[] {
  const printed = jest.spyOn(console, 'error').mockReturnValue();
  const failure = messageOf(() => app.synth({ force: true }));
  printed.mockRestore();
  const report = join(app.outdir, 'validation-report.json');
  const { pluginReports } = JSON.parse(readFileSync(report, 'utf8')) as {
    pluginReports: readonly { readonly pluginName: string; readonly violations?: readonly Violation[] }[];
  };
  const found = pluginReports.filter(({ pluginName }) => pluginName === 'lync-reverse-proxy').flatMap(({ violations = [] }) => violations);
  expect(failure !== '').toBe(found.some(({ severity }) => severity === 'fatal'));
  return found;
}

const attribute = (key: string, value: string) => (proxy: LyncReverseProxy) => proxy.loadBalancer?.setAttribute(key, value);
const ids = (violations: readonly Violation[]) => violations.map(({ severity, ruleName }) => `${severity} ${ruleName}`);

test('says nothing about a template that nobody changed', () => {
  expect(violationsOf(() => undefined)).toEqual([]);
});

test('knows what the proxy made by the logical ids that resources are given afterwards', () => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Own');
  const [first, second] = [frontEndPool(stack, 'Webext'), frontEndPool(stack, 'Second')];
  publishIn(stack, { publishingRules: [first, second] });
  for (const each of stack.node.findAll()) {
    if (CfnResource.isCfnResource(each)) each.overrideLogicalId(`Own${stack.getLogicalId(each)}`);
  }
  for (const group of first.targetGroups) {
    group.protocol = 'HTTP';
    group.addPropertyDeletionOverride('Tags');
  }
  for (const rule of first.listenerRules) {
    rule.conditions = [{ field: 'path-pattern', pathPatternConfig: { values: ['/Meet/*'] } }];
  }
  expect(ids(reportOf(app))).toEqual(expect.arrayContaining(['fatal https-sent-as-http', 'fatal unknown-host-reaches-pool']));
});

test('leaves alone what is said on one load balancer for a name whose records lead to another', () => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Own');
  const passed = frontEndPool(stack, 'Passed', { frontEnd: FrontEnd.NETWORK_LOAD_BALANCER, externalSignIn: ExternalSignIn.WINDOWS });
  const { listeners } = publishIn(stack, { publishingRules: [frontEndPool(stack, 'Webext'), passed] });
  const page = new elbv2.ApplicationTargetGroup(stack, 'Page', { vpc: smallVpc(new Construct(stack, 'Network')), port: 80 });
  listeners[0]?.addAction('Page', {
    priority: 9,
    conditions: [elbv2.ListenerCondition.hostHeaders(['passed.contoso.com'])],
    action: elbv2.ListenerAction.forward([page]),
  });
  expect(ids(reportOf(app))).toEqual([]);
});

test('names load balancers in its notes by those logical ids too', () => {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Webext');
  const proxy = publishIn(stack, {
    dnsRecords: DnsRecords.NONE,
    publishingRules: [
      frontEndPool(stack, 'Bridged'),
      frontEndPool(stack, 'Passed', { frontEnd: FrontEnd.NETWORK_LOAD_BALANCER, externalSignIn: ExternalSignIn.WINDOWS }),
    ],
  });
  for (const [index, each] of proxy.networkLoadBalancers.entries()) each.overrideLogicalId(`Balancer${index}`);
  const { Metadata: metadata } = Template.fromStack(stack).toJSON() as { readonly Metadata: Record<string, unknown> };
  expect(JSON.stringify(metadata)).toContain('"loadBalancer":"Balancer0"');
});

test('sees where an escape hatch leads the routes of a perimeter network, and what block it gives the VPC', () => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Own');
  const network = new PerimeterNetwork(stack, 'Network', { transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] });
  publishIn(stack, { vpc: network.vpc });
  const resources = network.node.findAll();
  for (const each of resources) {
    if (each instanceof CfnRoute && each.destinationCidrBlock === '10.20.0.0/16') each.destinationCidrBlock = '10.80.0.0/24';
  }
  expect(ids(reportOf(app))).toContain('fatal route-refused');
  for (const each of resources) if (each instanceof CfnVPC) each.cidrBlock = '127.80.0.0/22';
  expect(ids(reportOf(app))).toContain('fatal vpc-cidr-refused');
});

test.each([
  ['an attribute out of range', attribute('client_keep_alive.seconds', '1'), 'fatal attribute-out-of-range'],
  ['an attribute nobody knows', attribute('idle_timeout.seconds', '1830'), 'fatal attribute-unknown'],
  ['an idle time-out below what mobile clients wait', attribute('idle_timeout.timeout_seconds', '900'), 'warning idle-timeout-short'],
  [
    'a rule that takes every request',
    (proxy: LyncReverseProxy) => {
      new elbv2.CfnListenerRule(proxy, 'Every', {
        listenerArn: proxy.listeners[0]?.listenerArn ?? '',
        priority: 1,
        conditions: [{ field: 'path-pattern', values: ['/*'] }],
        actions: [{ type: 'fixed-response', fixedResponseConfig: { statusCode: '503' } }],
      });
    },
    'fatal rule-unreachable',
  ],
])('sees what an escape hatch did: %s', (_, change, expected) => {
  const found = violationsOf(change);
  expect(ids(found)).toContain(expected);
  expect(found.every(({ description }) => description.length > 40)).toBe(true);
});

describe('an acknowledgement', () => {
  const acknowledgements = (name: string) => ({
    acknowledgements: [{ findingId: `lync-reverse-proxy:${name}`, reason: 'no mobile clients' }],
  });

  test('hides a warning about the template', () => {
    expect(violationsOf(attribute('idle_timeout.timeout_seconds', '900'), acknowledgements('idle-timeout-short'))).toEqual([]);
  });

  test('of CDK hides no error', () => {
    const found = violationsOf((proxy) => {
      attribute('client_keep_alive.seconds', '1')(proxy);
      proxy.node.addMetadata('aws:cdk:acknowledged-rules', { 'lync-reverse-proxy::attribute-out-of-range': { reason: 'x' } });
    });
    expect(ids(found)).toEqual(['fatal attribute-out-of-range']);
  });
});

test('repeats no warning of the constructor', () => {
  const found = violationsOf(attribute('routing.http2.enabled', 'true'), { idleTimeout: Duration.seconds(900) });
  expect(ids(found)).toEqual([]);
});

test('repeats no error of the constructor that somebody acknowledged', () => {
  const tlsPolicy = 'ELBSecurityPolicy-TLS14-2027-01' as elbv2.SslPolicy;
  const acknowledgements = [{ findingId: 'lync-reverse-proxy:tls-policy-unknown', reason: 'came out last week' }];
  expect(violationsOf(() => undefined, { tlsPolicy, acknowledgements })).toEqual([]);
});

test('sees what an escape hatch did to listeners and target groups that have logical ids of their own', () => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Own');
  const rule = frontEndPool(stack, 'Webext');
  const proxy = publishIn(stack, { publishingRules: [rule] });
  for (const each of stack.node.findAll()) {
    if (CfnResource.isCfnResource(each)) each.overrideLogicalId(`Own${stack.getLogicalId(each)}`);
  }
  for (const group of rule.targetGroups) group.addPropertyDeletionOverride('Targets');
  for (const each of proxy.node.findAll()) {
    if (each instanceof elbv2.CfnListener && each.protocol === 'HTTPS') each.mutualAuthentication = { mode: 'verify' };
  }
  expect(ids(reportOf(app))).toEqual(['fatal client-certificates-required', 'warning target-group-empty']);
});

test('is registered once in an app, whatever the number of proxies', () => {
  const app = new App({ analyticsReporting: false });
  proxiesIn(app, ['One', 'Two']).forEach((proxy) => proxy.loadBalancer?.setAttribute('client_keep_alive.seconds', '1'));
  const printed = jest.spyOn(console, 'error').mockReturnValue();
  const failure = messageOf(() => app.synth());
  printed.mockRestore();
  expect(failure.match(/lync-reverse-proxy::attribute-out-of-range|attribute-out-of-range/g)?.length).toBeGreaterThanOrEqual(2);
  const report = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: { pluginName: string }[];
  };
  expect(report.pluginReports.filter(({ pluginName }) => pluginName === 'lync-reverse-proxy')).toHaveLength(1);
});

describe('what shares the load balancer', () => {
  const group = (proxy: LyncReverseProxy) =>
    new elbv2.ApplicationTargetGroup(Stack.of(proxy), 'Shop', {
      vpc: smallVpc(new Construct(Stack.of(proxy), 'Of')),
      port: 80,
      targetType: elbv2.TargetType.IP,
    });
  const shop = [elbv2.ListenerCondition.hostHeaders(['shop.contoso.com'])];
  const signIn = (next: elbv2.ListenerAction) =>
    elbv2.ListenerAction.authenticateOidc({
      authorizationEndpoint: 'https://id.contoso.com/authorize',
      clientId: 'shop',
      clientSecret: SecretValue.unsafePlainText('x'),
      issuer: 'https://id.contoso.com',
      tokenEndpoint: 'https://id.contoso.com/token',
      userInfoEndpoint: 'https://id.contoso.com/user',
      next,
    });
  const https = ({ listeners: [listener] }: LyncReverseProxy) => listener as elbv2.ApplicationListener;

  test.each([
    ['a rule to plain HTTP', (proxy: LyncReverseProxy) => {
      https(proxy).addAction('Shop', { priority: 10, conditions: shop, action: elbv2.ListenerAction.forward([group(proxy)]) });
    }],
    ['sign-in before it', (proxy: LyncReverseProxy) => {
      https(proxy).addAction('Shop', { priority: 10, conditions: shop, action: signIn(elbv2.ListenerAction.forward([group(proxy)])) });
    }],
    ['a path in one letter case, of any host', (proxy: LyncReverseProxy) => {
      const conditions = [elbv2.ListenerCondition.pathPatterns(['/API/*'])];
      https(proxy).addAction('Shop', { priority: 10, conditions, action: elbv2.ListenerAction.forward([group(proxy)]) });
    }],
    ['a default action to plain HTTP', (proxy: LyncReverseProxy) => {
      https(proxy).addAction('Shop', { action: elbv2.ListenerAction.forward([group(proxy)]) });
    }],
    ['a further listener', (proxy: LyncReverseProxy) => {
      proxy.loadBalancer?.addListener('Shop', { port: 8080, protocol: elbv2.ApplicationProtocol.HTTP, defaultTargetGroups: [group(proxy)] });
    }],
  ])('is not judged as Lync: %s', (_, change) => {
    expect(violationsOf(change)).toEqual([]);
  }); // prettier-ignore

  test('is told what AWS refuses', () => {
    const taken = (proxy: LyncReverseProxy) => {
      for (const id of ['One', 'Two'])
        https(proxy).addAction(id, { priority: 10, conditions: shop, action: elbv2.ListenerAction.fixedResponse(200) });
    };
    expect(ids(violationsOf(taken))).toEqual(['fatal priority-taken']);
  });

  test('is refused where it takes what Lync answers', () => {
    const conditions = [elbv2.ListenerCondition.hostHeaders(['webext.contoso.com']), elbv2.ListenerCondition.pathPatterns(['/abs/*'])];
    const page = (proxy: LyncReverseProxy) => {
      https(proxy).addAction('Page', { priority: 10, conditions, action: elbv2.ListenerAction.fixedResponse(200) });
    };
    expect(ids(violationsOf(page))).toEqual(['fatal published-name-taken']);
  });
});

describe('another load balancer of the stack', () => {
  const other = (proxy: LyncReverseProxy, props: Partial<elbv2.CfnLoadBalancerProps> = {}) => {
    const stack = Stack.of(proxy);
    const balancer = new elbv2.CfnLoadBalancer(stack, 'Other', { subnets: ['subnet-0a'], ...props });
    new elbv2.CfnListener(stack, 'OtherHttp', {
      loadBalancerArn: balancer.ref,
      port: 80,
      protocol: 'HTTP',
      defaultActions: [{ type: 'fixed-response', fixedResponseConfig: { statusCode: '200' } }],
    });
  };
  const misnamed = (proxy: LyncReverseProxy) => {
    other(proxy, { name: 'internal-x' });
  };

  test('is left alone', () => {
    expect(violationsOf(other)).toEqual([]);
  });

  test('is told what AWS refuses, and nobody need believe it', () => {
    expect(ids(violationsOf(misnamed))).toEqual(['fatal physical-name-malformed']);
    const acknowledgements = [{ findingId: 'lync-reverse-proxy:physical-name-malformed', reason: 'AWS took it', where: 'Other' }];
    expect(violationsOf(misnamed, { acknowledgements })).toEqual([]);
  });

  test('lends its acknowledgement to nothing of the plan', () => {
    const change = (proxy: LyncReverseProxy) => {
      (proxy.loadBalancer?.node.defaultChild as elbv2.CfnLoadBalancer).addPropertyOverride('Name', 'internal-x');
    };
    const where = (proxy: LyncReverseProxy) => Stack.of(proxy).getLogicalId(proxy.loadBalancer?.node.defaultChild as elbv2.CfnLoadBalancer);
    const app = new App({ analyticsReporting: false });
    const [like] = proxiesIn(app, ['Webext']);
    const acknowledgements = [
      { findingId: 'lync-reverse-proxy:physical-name-malformed', reason: 'AWS took it', where: like === undefined ? '' : where(like) },
    ];
    expect(ids(violationsOf(change, { acknowledgements }))).toEqual(['fatal physical-name-malformed']);
  });
});

describe('two proxies that publish one name', () => {
  const meet = (stack: Stack, props: Partial<LyncReverseProxyProps> = {}, id = 'Meet') =>
    publishIn(stack, {
      hostedZones: [zone(new Construct(stack, `ZoneOf${id}`), 'contoso.com')],
      vpc: smallVpc(new Construct(stack, `VpcOf${id}`)),
      ...props,
      publishingRules: props.publishingRules ?? [frontEndPool(stack, id, {}, 'meet.contoso.com')],
    });
  const inOneStack = (props: Partial<LyncReverseProxyProps> = {}) => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'Both');
    meet(stack);
    new LyncReverseProxy(stack, 'Second', {
      vpc: smallVpc(new Construct(stack, 'OtherVpc')),
      hostedZones: [zone(new Construct(stack, 'OtherZone'), 'contoso.com')],
      publishingRules: [frontEndPool(stack, 'Rule', {}, 'MEET.contoso.com')],
      externalSignIn: ExternalSignIn.MODERN,
      accessLogs: AccessLogs.none(),
      ...props,
    });
    return reportOf(app);
  };
  const inTwoStacks = (props: Partial<LyncReverseProxyProps> = {}) => {
    const app = new App({ analyticsReporting: false });
    meet(new Stack(app, 'One'));
    meet(new Stack(app, 'Two'), props);
    return reportOf(app);
  };
  const TWICE = ['fatal record-made-twice'];

  test('in one stack is told, once for each record', () => {
    const found = inOneStack();
    expect(ids(found)).toEqual(TWICE);
    expect(found[0]?.description).toContain('makes the A record of meet.contoso.com, which ReverseProxyRecords');
  });

  test('in two stacks is told with the names of both', () => {
    const found = inTwoStacks();
    expect(ids(found)).toEqual(TWICE);
    expect(found[0]?.description).toMatch(
      /of the stack Two makes the A record of meet.contoso.com, which \w+ of the stack One makes already/,
    );
    expect(ids(inTwoStacks({ ipAddressType: elbv2.IpAddressType.DUAL_STACK }))).toEqual(TWICE);
  });

  test.each([
    ['two stages', (app: App) => [new Stage(app, 'Prod'), new Stage(app, 'Test')] as const],
    ['two stages for two Regions', (app: App) => [stageIn(app, 'eu-west-1'), stageIn(app, 'us-east-1')] as const],
  ])('in %s is told where the zone is named by its id', (_, stagesOf) => {
    const app = new App({ analyticsReporting: false });
    for (const stage of stagesOf(app)) meet(new Stack(stage, 'Same', { stackName: 'same' }));
    expect(ids(reportOf(app))).toEqual(TWICE);
  });

  test('is told where the zone is another stack’s, and where it is that of one of them', () => {
    const app = new App({ analyticsReporting: false });
    const own = new route53.HostedZone(new Stack(app, 'Dns'), 'Zone', { zoneName: 'contoso.com' });
    const [one, two, three] = ['One', 'Two', 'Three'].map((id) => new Stack(app, id)) as [Stack, Stack, Stack];
    for (const stack of [one, two]) meet(stack, { hostedZones: [own] });
    const fabrikam = new route53.HostedZone(three, 'Zone', { zoneName: 'fabrikam.com' });
    for (const stack of [three, new Stack(app, 'Four')]) {
      meet(stack, { hostedZones: [fabrikam], publishingRules: [frontEndPool(stack, 'Other', {}, 'meet.fabrikam.com')] });
    }
    expect(ids(reportOf(app))).toEqual([...TWICE, ...TWICE]);
  });

  test.each([
    ['an imported zone', (stack: Stack) => zone(new Construct(stack, 'Imported'), 'contoso.com')],
    ['a zone of the stack', (stack: Stack) => new route53.HostedZone(stack, 'Zone', { zoneName: 'contoso.com' })],
  ])('and so is a record of somebody else that names the zone: %s', (_, zoneIn) => {
    const beside = (hostedZoneName: string, name = 'meet.contoso.com.') => {
      const app = new App({ analyticsReporting: false });
      const stack = new Stack(app, 'One');
      meet(stack, { hostedZones: [zoneIn(stack)] });
      new route53.CfnRecordSet(stack, 'Old', { name, type: 'A', hostedZoneName, ttl: '60', resourceRecords: ['192.0.2.1'] });
      return reportOf(app);
    };
    const found = beside('Contoso.com.');
    expect(ids(found)).toEqual(TWICE);
    expect(found[0]?.description).toContain('Remove Old, or have the proxy make no records (dnsRecords: none).');
    expect(beside('contoso.com.', 'other.contoso.com.')).toEqual([]);
    expect(ids(beside('eu.contoso.com.', 'www.eu.contoso.com.'))).toEqual([]);
  });

  test.each([
    ['one makes no records', () => inOneStack({ dnsRecords: DnsRecords.NONE })],
    ['one of two stacks makes no records', () => inTwoStacks({ dnsRecords: DnsRecords.NONE })],
    ['the zones are two', () => {
      const app = new App({ analyticsReporting: false });
      const stack = new Stack(app, 'Two');
      meet(new Stack(app, 'One'));
      meet(stack, { hostedZones: [zone(stack, 'contoso.com', 'other.example')] });
      return reportOf(app);
    }],
    ['each stage has a zone of its own', () => {
      const app = new App({ analyticsReporting: false });
      for (const id of ['Prod', 'Test']) {
        const stack = new Stack(new Stage(app, id), 'Same', { stackName: 'same' });
        meet(stack, { hostedZones: [new route53.HostedZone(stack, 'Zone', { zoneName: 'contoso.com' })] });
      }
      return reportOf(app);
    }],
    ['the zone of each stage is an export of its account', () => {
      const app = new App({ analyticsReporting: false });
      for (const id of ['Prod', 'Test']) {
        const stack = new Stack(new Stage(app, id), 'Same');
        const hostedZoneId = Fn.importValue('ContosoZone');
        meet(stack, { hostedZones: [route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { zoneName: 'contoso.com', hostedZoneId })] });
      }
      return reportOf(app);
    }],
    ['the zones are parameters of two stacks', () => {
      const app = new App({ analyticsReporting: false });
      for (const id of ['One', 'Two']) {
        const stack = new Stack(app, id);
        const hostedZoneId = new CfnParameter(stack, 'ZoneId').valueAsString;
        meet(stack, { hostedZones: [route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { zoneName: 'contoso.com', hostedZoneId })] });
      }
      return reportOf(app);
    }],
    ['Route 53 chooses between them', () => {
      const app = new App({ analyticsReporting: false });
      for (const id of ['One', 'Two']) {
        for (const each of meet(new Stack(app, id)).node.findAll()) {
          if (!(each instanceof route53.CfnRecordSet)) continue;
          each.setIdentifier = id;
          each.weight = 1;
        }
      }
      return reportOf(app);
    }],
    ['the later one acknowledges it by its logical id', () =>
      inTwoStacks({
        acknowledgements: [
          { findingId: 'lync-reverse-proxy:record-made-twice', where: recordOf('Two'), reason: 'The other one has gone by then.' },
        ],
      })],
  ] as const)('is no mistake where %s', (_, run) => {
    expect(ids(run())).toEqual([]);
  }); // prettier-ignore

  /** The logical id of its record, as a stack of that name has it. */
  function recordOf(id: string): string {
    const stack = new Stack(new App({ analyticsReporting: false }), id);
    meet(stack);
    const [name = ''] = Object.keys(Template.fromStack(stack).findResources('AWS::Route53::RecordSet'));
    return name;
  }

  function stageIn(app: App, region: string): Stage {
    return new Stage(app, region, { env: { account: '111111111111', region } });
  }
});

test.each<[string, (proxy: LyncReverseProxy, arn: string) => unknown]>([
  ['added to a listener', ({ listeners: [listener] }, arn) => listener?.addCertificates('More', [elbv2.ListenerCertificate.fromArn(arn)])],
  [
    'overridden',
    ({ listeners: [listener] }, arn) => {
      (listener?.node.defaultChild as CfnResource).addPropertyOverride('Certificates.0.CertificateArn', arn);
    },
  ],
  [
    'of a resource beside it',
    ({ node: { scope }, listeners: [listener] }, certificateArn) =>
      new elbv2.CfnListenerCertificate(scope as Stack, 'More', {
        listenerArn: listener?.listenerArn ?? '',
        certificates: [{ certificateArn }],
      }),
  ],
])('a certificate %s must be where the stack is', (_, add) => {
  const found = (env: { readonly account?: string; readonly region?: string }, arn: string) => {
    const app = new App({ analyticsReporting: false });
    const proxy = publishIn(new Stack(app, 'Webext', { env }), {});
    add(proxy, arn);
    return reportOf(app)
      .filter(({ ruleName }) => ruleName === 'certificate-from-elsewhere')
      .map(({ description }) => description.split('.')[0]);
  };
  const env = { account: '111122223333', region: 'eu-west-1' };
  const elsewhere = ['The certificate is in us-east-1, the load balancer in eu-west-1'];
  expect(found(env, 'arn:aws:acm:us-east-1:111122223333:certificate/1')).toEqual(elsewhere);
  expect(found({ region: 'eu-west-1' }, 'arn:aws:acm:us-east-1:111122223333:certificate/1')).toEqual(elsewhere);
  expect(found(env, 'arn:aws:acm:eu-west-1:999988887777:certificate/1')).toHaveLength(1);
  expect(found(env, 'arn:aws:acm:eu-west-1:111122223333:certificate/1')).toEqual([]);
  expect(found({}, 'arn:aws:acm:us-east-1:111122223333:certificate/1')).toEqual([]);
});
