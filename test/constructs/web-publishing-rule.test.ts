import type { Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { CfnListenerRule } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { ExternalSignIn, FrontEnd, PoolServers, ServiceSignIn, WebPublishingRule, type WebPublishingRuleProps } from '../../lib';
import { auditTemplate } from '../../lib/auditing/audit-template';
import { outcomeOf } from '../support/listener-model';
import { resourcesOf } from '../support/model-of-template';
import {
  childOf,
  ELBV2,
  errorsOf,
  frontEndPool,
  messageOf,
  publish,
  rulesFor,
  synthesize,
  templateOf,
  type Declared,
} from '../support/publish';
import { routingOf } from '../support/template-resources';

const ADDRESSES = ['10.20.0.41', '10.20.0.42'];

/** A pool, and a service of two servers where nobody signs in, unless said otherwise. */
function service(props: Partial<WebPublishingRuleProps> = {}, proxy: Partial<Declared> = {}): (scope: Stack) => Declared {
  return (scope) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    furtherServices: [
      new WebPublishingRule(scope, 'Mail', {
        host: 'Mail.contoso.com',
        servers: PoolServers.fromIpAddresses(ADDRESSES),
        externalSignIn: ServiceSignIn.NONE,
        ...props,
      }),
    ],
    ...proxy,
  });
}

describe('a service behind the Application Load Balancer', () => {
  const { json, model, proxy } = synthesize(service());

  test('is reached on 443, HTTPS bridged to HTTPS, whatever the path, and no other host leads there', () => {
    const target = { kind: 'forward', pools: 'mail.contoso.com', protocol: 'HTTPS', port: 443 };
    const urls = ['https://mail.contoso.com/', 'https://MAIL.contoso.com/OWA/?x=1'];
    expect(urls.map((url) => outcomeOf(url, model))).toEqual([target, target]);
    expect(outcomeOf('https://other.contoso.com/', model)?.kind).not.toBe('forward');
  });

  test('is never reached over plain HTTP', () => {
    expect(outcomeOf('http://mail.contoso.com/', model)).toEqual({ kind: 'redirect', to: 'HTTPS:443' });
  });

  test('has a rule, a target group, a record and a certificate of its own names', () => {
    expect(rulesFor(model, 'mail.contoso.com').map(({ hosts, priority }) => [hosts, priority > 10_000])).toEqual([
      [['mail.contoso.com'], true],
    ]);
    const groups = resourcesOf(json, `${ELBV2}::TargetGroup`).filter(([id]) => id.startsWith('Mail'));
    expect(groups.map(([, group]) => group)).toMatchObject([
      {
        Targets: ADDRESSES.map((Id) => ({ Id, Port: 443, AvailabilityZone: 'all' })),
        Protocol: 'HTTPS',
        HealthCheckPath: '/',
        Matcher: { HttpCode: '200-499' },
      },
    ]);
    expect(resourcesOf(json, 'AWS::Route53::RecordSet').map(([, { Name }]) => Name)).toContain('mail.contoso.com.');
    const [certificate] = resourcesOf(json, 'AWS::CertificateManager::Certificate').map(([, properties]) => properties);
    expect(certificate).toMatchObject({ DomainName: 'webext.contoso.com', SubjectAlternativeNames: ['mail.contoso.com'] });
  });

  test('is reached through the security group on its port', () => {
    const [[, group] = []] = resourcesOf(json, 'AWS::EC2::SecurityGroup');
    const egress = (group?.['SecurityGroupEgress'] ?? []) as { CidrIp: string; FromPort: number }[];
    expect(egress.filter(({ FromPort }) => FromPort === 443).map(({ CidrIp }) => CidrIp)).toEqual(ADDRESSES.map((each) => `${each}/32`));
  });

  test('is what the notes of the template say it is', () => {
    const { publications } = routingOf(json);
    expect(publications.of('mail.contoso.com')).toMatchObject({
      kind: 'further service',
      note: { is: 'furtherService', owner: 'Mail', name: 'Mail', signIn: 'none', answeredBy: 'mail.contoso.com' },
    });
    expect(publications.answererOf('Mail.contoso.com')).toBe('furtherService');
    expect(publications.answererOf('webext.contoso.com')).toBe('pool');
    expect(proxy.networkLoadBalancers).toEqual([]);
  });
});

describe('how clients sign in', () => {
  const refused = ['windows-authentication-through-alb (Mail)'];

  test.each([
    ['nobody said', { externalSignIn: undefined }],
    ['Windows authentication', { externalSignIn: ServiceSignIn.WINDOWS }],
  ])('%s is refused behind the Application Load Balancer, whatever is said for all pools', (_, props) => {
    for (const externalSignIn of [ExternalSignIn.MODERN, ExternalSignIn.PASSIVE]) {
      expect(errorsOf(service(props, { externalSignIn }))).toEqual(refused);
    }
  });

  test('may be Windows authentication where connections pass through, or where somebody accepts the risk', () => {
    const windows = { externalSignIn: ServiceSignIn.WINDOWS };
    expect(errorsOf(service({ ...windows, frontEnd: FrontEnd.NETWORK_LOAD_BALANCER }))).toEqual([]);
    const findingId = 'lync-reverse-proxy:windows-authentication-through-alb';
    expect(errorsOf(service(windows, { acknowledgements: [{ findingId, reason: 'pilot', where: 'Mail' }] }))).toEqual([]);
  });

  test('is told where it is to be written', () => {
    expect(messageOf(() => publish(service({ externalSignIn: undefined })))).toContain('Stack/Mail, externalSignIn');
  });
});

test('behind a Network Load Balancer of its own TLS passes through, and a connection is its health check', () => {
  const { json, proxy } = synthesize(service({ frontEnd: FrontEnd.NETWORK_LOAD_BALANCER, port: 8443 }));
  expect(proxy.networkLoadBalancers).toHaveLength(1);
  const groups = resourcesOf(json, `${ELBV2}::TargetGroup`).filter(([id]) => id.startsWith('Mail'));
  expect(groups.map(([, group]) => group)).toMatchObject([{ Protocol: 'TCP', Port: 8443, HealthCheckProtocol: 'TCP' }]);
  expect(resourcesOf(json, `${ELBV2}::Listener`).filter(([, { Port, Protocol }]) => Port === 443 && Protocol === 'TCP')).toHaveLength(1);
});

test('instances of the app admit the load balancer', () => {
  const published = publish(
    (scope) => {
      const vpc = new ec2.Vpc(scope, 'Own', { maxAzs: 2, natGateways: 0 });
      const server = new ec2.Instance(scope, 'Server', {
        vpc,
        vpcSubnets: { subnetType: ec2.SubnetType.PUBLIC },
        instanceType: new ec2.InstanceType('t3.medium'),
        machineImage: ec2.MachineImage.genericLinux({ 'eu-west-1': 'ami-0a' }),
      });
      const acknowledgements = [{ findingId: 'lync-reverse-proxy:no-route-to-servers', reason: 'of the pool, which is elsewhere' }];
      return { vpc, ...service({ servers: PoolServers.fromInstances([server]), port: 444 }, { acknowledgements })(scope) };
    },
    { env: { region: 'eu-west-1', account: '111111111111' } },
  );
  const ingress = resourcesOf(templateOf(published).json, 'AWS::EC2::SecurityGroupIngress').map(([, { FromPort }]) => FromPort);
  expect(ingress).toContain(444);
});

test('a service that no proxy got says so', () => {
  const { stack } = publish((scope) => {
    const { publishingRules } = service()(scope);
    return { publishingRules };
  });
  const rule = childOf(stack, 'Mail', WebPublishingRule);
  expect(rule.node.validate()).toEqual([expect.stringContaining('furtherServices')]);
  expect(() => rule.targetGroups).toThrow('hand this rule to a LyncReverseProxy first');
});

describe('an escape hatch at its own rule', () => {
  const signIn = {
    type: 'authenticate-oidc',
    order: 1,
    authenticateOidcConfig: {
      ...{
        issuer: 'https://a.b',
        authorizationEndpoint: 'https://a.b/a',
        tokenEndpoint: 'https://a.b/t',
        userInfoEndpoint: 'https://a.b/u',
      },
      ...{ clientId: 'id', clientSecret: 'no secret' },
    },
  };
  /** A template in which the rules of some construct ask people to sign in first; synthesis throws what it refuses. */
  const signingIn = (owner: string) => {
    const published = publish(service());
    const rules = published.stack.node.findChild(owner).node.findAll();
    for (const rule of rules.filter((each) => each instanceof CfnListenerRule)) {
      const [first] = rule.actions as readonly object[];
      rule.actions = [signIn, { ...first, order: 2 }] as CfnListenerRule['actions'];
    }
    return templateOf(published).json;
  };

  test('breaks no law of Lync, which has none for it', () => {
    jest.spyOn(console, 'error').mockReturnValue();
    expect(messageOf(() => signingIn('Webext'))).toContain('lync-reverse-proxy::pre-authentication');
    expect(auditTemplate(routingOf(signingIn('Mail'))).map(({ id }) => id)).not.toContain('lync-reverse-proxy:pre-authentication');
  });
});

test('a proxy may have further services only where no pool is published: none of Lync is asked of it', () => {
  const { json } = synthesize((scope) => ({
    publishingRules: [],
    furtherServices: [
      new WebPublishingRule(scope, 'Mail', {
        host: 'mail.contoso.com',
        servers: PoolServers.fromIpAddresses(ADDRESSES),
        externalSignIn: ServiceSignIn.NONE,
      }),
    ],
  }));
  const laws = auditTemplate(routingOf(json)).filter(({ severity }) => severity !== 'note');
  expect(laws).toEqual([]);
});
