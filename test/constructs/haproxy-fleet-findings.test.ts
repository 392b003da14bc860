import type { Stack } from 'aws-cdk-lib/core';
import { CfnParameter, Duration, Fn, Lazy, Token } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as ecr from 'aws-cdk-lib/aws-ecr';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import {
  FrontEnd,
  LyncPool,
  OfficeWebAppsPublishingRule,
  PerimeterNetwork,
  PoolPublishingRule,
  PoolServers,
  RoutingTable,
  VirtualDirectory,
  type LyncPoolOptions,
  type OfficeWebAppsPublishingRuleProps,
  type PoolPublishingRuleProps,
} from '../../lib';
import type { HaproxyOptions } from '../../lib/constructs/haproxy-options';
import { HAPROXY_IMAGE } from '../../lib/facts/haproxy-image';
import { taskDefinitionBytes, mostTaskDefinitionBytes } from '../../lib/planning/haproxy-fleet';
import { frontEndPool, messageOf, publish, synthesize, type Declared } from '../support/publish';

const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;

/** A proxy of one pool behind HAProxy. */
const fleet =
  (haproxy: (scope: Stack) => HaproxyOptions = () => ({}), props: (scope: Stack) => Partial<Declared> = () => ({})) =>
  (scope: Stack): Declared => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    frontEnd: FrontEnd.HAPROXY,
    haproxy: haproxy(scope),
    ...props(scope),
  });

const refused = (...declared: Parameters<typeof fleet>) => messageOf(() => publish(fleet(...declared)));

const secretOf = (scope: Stack) => new secretsmanager.Secret(scope, 'Edge');
const namesOf = { names: ['webext.contoso.com'] };

test('a mistake is shown at the property it was written in', () => {
  const message = refused((scope) => ({
    image: 'haproxy:latest',
    tasks: { minimum: 0, maximum: -1, cpu: 512, memoryMiB: 8192 },
    deregistrationDelay: Duration.hours(2),
    serverAuthorities: ['no PEM'],
    furtherConfiguration: 'bind :443',
    fixedAddresses: ['eipalloc-0a'],
    certificates: [{ secret: secretOf(scope), names: ['other.contoso.com'] }],
  }));
  for (const property of [
    'haproxy.image',
    'haproxy.tasks.minimum',
    'haproxy.tasks.maximum',
    'haproxy.tasks.memoryMiB',
    'haproxy.deregistrationDelay',
    'haproxy.serverAuthorities[0]',
    'haproxy.furtherConfiguration',
    'haproxy.fixedAddresses',
    'haproxy.certificates',
  ]) {
    expect(message).toContain(`Place: Stack/ReverseProxy, ${property}\n`);
  }
});

test('what only the deployment knows is refused where it would have to be packed, and nowhere else', () => {
  const message = refused(
    (scope) => {
      const parameter = new CfnParameter(scope, 'Parameter');
      return {
        serverAuthorities: [parameter.valueAsString],
        furtherConfiguration: parameter.valueAsString,
        deregistrationDelay: Duration.minutes(Token.asNumber(parameter.value)),
        tasks: { memoryMiB: Token.asNumber(parameter.value) },
      };
    },
    (scope) => ({
      publishingRules: [
        new PoolPublishingRule(scope, 'Pool', {
          pool: LyncPool.frontEndPool('webext.contoso.com', PoolServers.fromIpAddresses([Fn.importValue('Address')])),
        }),
      ],
    }),
  );
  for (const what of [
    'serverAuthorities[0]',
    'furtherConfiguration',
    'deregistrationDelay',
    'tasks.memoryMiB',
    'an address of the servers of Pool',
  ])
    expect(message).toContain(`Only the deployment knows ${what} (a CDK token).`);
});

describe('one mistake is one finding, at the property it was written in', () => {
  const text = (scope: Stack) => new CfnParameter(scope, 'Text').valueAsString;
  const number = (scope: Stack) => Token.asNumber(new CfnParameter(scope, 'Number', { type: 'Number' }).value);
  const list = (scope: Stack) => Fn.split(',', text(scope));
  const pool = (servers: PoolServers, more: Partial<PoolPublishingRuleProps> = {}, options: LyncPoolOptions = {}) => {
    const published = LyncPool.frontEndPool('webext.contoso.com', servers, options);
    return (scope: Stack) => ({ publishingRules: [new PoolPublishingRule(scope, 'Pool', { pool: published, ...more })] });
  };
  const ADDRESSES = PoolServers.fromIpAddresses(['10.20.0.11', '10.20.0.12']);
  const farm = (more: Partial<OfficeWebAppsPublishingRuleProps>) => (scope: Stack) => ({
    officeWebApps: [new OfficeWebAppsPublishingRule(scope, 'Farm', { host: 'office.contoso.com', servers: ADDRESSES, ...more })],
  });

  test.each<readonly [finding: string, place: string, declared: Parameters<typeof fleet>]>([
    ['haproxy-value-unresolved', 'haproxy.tasks.cpu', [(scope) => ({ tasks: { cpu: number(scope) } })]],
    ['haproxy-value-unresolved', 'haproxy.tasks.memoryMiB', [(scope) => ({ tasks: { memoryMiB: number(scope) } })]],
    ['haproxy-value-unresolved', 'haproxy.tasks.memoryMiB', [() => ({ tasks: { memoryMiB: Lazy.number({ produce: () => 2048 }) } })]],
    ['haproxy-value-unresolved', 'haproxy.tasks.minimum', [(scope) => ({ tasks: { minimum: number(scope) } })]],
    ['haproxy-value-unresolved', 'haproxy.tasks.maximum', [(scope) => ({ tasks: { maximum: number(scope) } })]],
    ['haproxy-task-size-refused', 'haproxy.tasks.memoryMiB', [() => ({ tasks: { memoryMiB: NaN } })]],
    ['haproxy-task-size-refused', 'haproxy.tasks.cpu', [() => ({ tasks: { cpu: NaN } })]],
    ['haproxy-task-size-refused', 'haproxy.tasks.cpu', [() => ({ tasks: { cpu: Infinity } })]],
    ['haproxy-task-count-refused', 'haproxy.tasks.minimum', [() => ({ tasks: { minimum: NaN } })]],
    ['haproxy-value-unresolved', 'haproxy.deregistrationDelay', [(scope) => ({ deregistrationDelay: Duration.hours(number(scope)) })]],
    ['haproxy-drain-out-of-range', 'haproxy.deregistrationDelay', [() => ({ deregistrationDelay: Duration.millis(90_500) })]],
    ['haproxy-value-unresolved', 'haproxy.serverAuthorities[0]', [(scope) => ({ serverAuthorities: list(scope) })]],
    [
      'haproxy-value-unresolved',
      'haproxy.furtherConfiguration',
      [(scope) => ({ furtherConfiguration: `backend own\n  # ${text(scope)}\n` })],
    ],
    ['haproxy-image-refused', 'haproxy.image', [(scope) => ({ image: text(scope) })]],
    ['fixed-addresses-mismatch', 'haproxy.fixedAddresses', [(scope) => ({ fixedAddresses: list(scope) })]],
    ['haproxy-value-unresolved', 'idleTimeout', [undefined, (scope) => ({ idleTimeout: Duration.minutes(number(scope)) })]],
    ['idle-timeout-out-of-range', 'idleTimeout', [undefined, () => ({ idleTimeout: Duration.millis(1_830_500) })]],
    ['haproxy-value-unresolved', 'corporateNetworks[0]', [undefined, (scope) => ({ corporateNetworks: [text(scope)] })]],
    ['network-malformed', 'corporateNetworks', [undefined, (scope) => ({ corporateNetworks: list(scope) })]],
    ['target-address-not-allowed', 'pool.servers', [undefined, (scope) => pool(PoolServers.fromIpAddresses(list(scope)))(scope)]],
    [
      'port-out-of-range',
      'pool.listeningHttpsPort',
      [undefined, (scope) => pool(ADDRESSES, {}, { listeningHttpsPort: number(scope) })(scope)],
    ],
    ['haproxy-value-unresolved', 'certificateName', [undefined, (scope) => pool(ADDRESSES, { certificateName: text(scope) })(scope)]],
    ['haproxy-value-unresolved', 'healthCheckPath', [undefined, (scope) => pool(ADDRESSES, { healthCheckPath: `/${text(scope)}` })(scope)]],
    ['haproxy-value-unresolved', 'healthCheckMatcher', [undefined, (scope) => farm({ healthCheckMatcher: text(scope) })(scope)]],
    ['port-out-of-range', 'port', [undefined, (scope) => farm({ port: number(scope) })(scope)]],
    [
      'virtual-directory-malformed',
      'virtualDirectories[0]',
      [undefined, (scope) => pool(ADDRESSES, { virtualDirectories: [VirtualDirectory.of(text(scope))] })(scope)],
    ],
  ])('%s, %s', (finding, place, declared) => {
    const message = refused(...declared);
    expect([...message.matchAll(/^error lync-reverse-proxy:(\S+)/gm)].map(([, id]) => id)).toEqual([finding]);
    expect(message).toMatch(new RegExp(`Place: \\S+, ${place.replace(/[[\]]/g, '\\$&')}$`, 'm'));
    expect(message).not.toMatch(/e\+\d\d\d|token\[/i);
  });

  test('what no file of HAProxy holds may be known to the deployment alone', () => {
    const declared = (scope: Stack) => ({ allowedSources: [text(scope)], tlsPolicy: Fn.importValue('Policy') as elbv2.SslPolicy });
    expect(
      refused(
        (scope) => ({ fixedAddresses: [0, 1].map((index) => Fn.select(index, Fn.split(',', Fn.importValue(scope.stackName)))) }),
        declared,
      ),
    ).toBe('');
  });
});

describe('a secret', () => {
  const policies = (secret: (scope: Stack) => secretsmanager.ISecret) =>
    JSON.stringify(
      synthesize(
        fleet((scope) => ({ serverAuthorities: undefined, certificates: [{ secret: secret(scope), ...namesOf }] })),
      ).template.findResources('AWS::IAM::Role'),
    );

  test('of the app is a token, and the role may read it alone', () => {
    expect(policies(secretOf)).toContain('"Resource":[{"Ref":"Edge');
  });

  test('that is known by its name is read whatever letters AWS added to it', () => {
    expect(policies((scope) => secretsmanager.Secret.fromSecretNameV2(scope, 'Edge', 'lync/edge'))).toContain(':secret:lync/edge-??????');
  });
});

test('an image of a repository of the app is pulled with a leave of its own, and its account and Region may be tokens', () => {
  const { template } = synthesize(fleet((scope) => ({ image: new ecr.Repository(scope, 'Images').repositoryUriForDigest(DIGEST) })));
  const roles = JSON.stringify(template.findResources('AWS::IAM::Role'));
  expect(roles).toContain('ecr:BatchGetImage');
  expect(roles).toContain('"ecr",');
});

describe('the way to the registry', () => {
  const unreachable = 'haproxy-registry-unreachable';
  const vpcOf = (scope: Stack, subnetType: ec2.SubnetType) =>
    new ec2.Vpc(scope, 'Vpc', {
      maxAzs: 2,
      natGateways: subnetType === ec2.SubnetType.PRIVATE_WITH_EGRESS ? 1 : 0,
      subnetConfiguration: [
        { name: 'Public', subnetType: ec2.SubnetType.PUBLIC },
        ...(subnetType === ec2.SubnetType.PUBLIC ? [] : [{ name: 'Other', subnetType }]),
      ],
    });
  const message = (subnetType: ec2.SubnetType, internetFacing: boolean) =>
    refused(undefined, (scope) => ({ vpc: vpcOf(scope, subnetType), vpcSubnets: { subnetType }, internetFacing }));

  test('leads through a NAT gateway, or from a public subnet with a public address', () => {
    expect(message(ec2.SubnetType.PRIVATE_WITH_EGRESS, false)).toBe('');
    expect(message(ec2.SubnetType.PUBLIC, true)).toBe('');
    expect(message(ec2.SubnetType.PUBLIC, false)).toContain(unreachable);
    expect(message(ec2.SubnetType.PRIVATE_ISOLATED, false)).toContain(unreachable);
    expect(message(ec2.SubnetType.PRIVATE_ISOLATED, true)).toContain(unreachable);
  });

  test('is not judged for subnets of which nobody said anything', () => {
    const imported = (scope: Stack) => ({
      vpc: vpcOf(scope, ec2.SubnetType.PUBLIC),
      vpcSubnets: {
        subnets: ['a', 'b'].map((zone) =>
          ec2.Subnet.fromSubnetAttributes(scope, zone, { subnetId: `subnet-0${zone}`, availabilityZone: zone }),
        ),
      },
      internetFacing: false,
    });
    expect(refused(undefined, imported)).toBe('');
  });

  test('of a network that is made is known', () => {
    const made = (internetAccess: boolean) => (scope: Stack) => ({
      vpc: new PerimeterNetwork(scope, 'Network', { transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'], internetAccess }).vpc,
      internetFacing: internetAccess,
      corporateNetworks: ['10.20.0.0/16'],
    });
    expect(refused(undefined, made(true))).toBe('');
    expect(refused(undefined, made(false))).toContain(unreachable);
  });
});

test('law: a task definition is never larger than the planner takes it for', () => {
  const authority = `-----BEGIN NOTHING-----\n`;
  for (const certificates of [0, 1, 7]) {
    const { proxy, template } = synthesize(
      fleet((scope) => ({
        furtherConfiguration: `frontend more\n  bind :9000\n  # ${authority.length}`,
        certificates: Array.from({ length: certificates }, (_, index) => ({
          secret: secretsmanager.Secret.fromSecretCompleteArn(
            scope,
            `Edge${index}`,
            `arn:aws:secretsmanager:eu-west-1:111122223333:secret:${'e'.repeat(200)}${index}-AbCdEf`,
          ),
          names: ['webext.contoso.com'],
        })),
      })),
    );
    const [definition] = Object.values(template.findResources('AWS::ECS::TaskDefinition')) as { readonly Properties: unknown }[];
    const [{ fleet: planned, configuration } = {}] = proxy._plan.frontEnds;
    if (planned === undefined || configuration === undefined) throw new Error('there is no fleet');
    const estimated = taskDefinitionBytes(configuration, planned);
    expect(JSON.stringify(definition?.Properties).length).toBeLessThanOrEqual(estimated);
    expect(estimated).toBeLessThanOrEqual(mostTaskDefinitionBytes(configuration, planned));
  }
});

describe('the image of this version', () => {
  const { stack } = publish(fleet());
  const table = RoutingTable.fromStack(stack);
  const aged = (today?: Date) =>
    table
      .overview(today === undefined ? {} : { today })
      .findings.filter(({ id }) => id.endsWith(':haproxy-image-aged'))
      .map(({ message }) => message);
  const after = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000);

  test('is told of when it is more than 90 days old, or out of support, and to nobody who does not say which day it is', () => {
    expect([aged(), aged(after(HAPROXY_IMAGE.built, 90)), aged(new Date(0))]).toEqual([[], [], []]);
    expect(aged(after(HAPROXY_IMAGE.built, 91))).toEqual([expect.stringContaining('91 days ago')]);
    expect(aged(after(HAPROXY_IMAGE.supportEnds, 0))[0]).toContain('was built on');
    expect(aged(after(HAPROXY_IMAGE.supportEnds, 1))[0]).toContain('gets security updates until');
  });
});

test('a short delay for tasks that go is said once, and of the template where that has another one', () => {
  const said = (edit: (groups: readonly elbv2.CfnTargetGroup[]) => void) => {
    const { stack } = publish(fleet(() => ({ deregistrationDelay: Duration.seconds(100) })));
    edit(stack.node.findAll().filter((each) => each instanceof elbv2.CfnTargetGroup));
    const { findings } = RoutingTable.fromStack(stack).overview();
    return findings.filter(({ id }) => /drain/.test(id)).map(({ message }) => message);
  };
  const declared: unknown = expect.stringContaining('deregistrationDelay is 100 seconds');
  expect(said(() => undefined)).toEqual([declared]);
  const shortened = said(([first]) => {
    first?.addPropertyOverride('TargetGroupAttributes.2.Value', '60');
  });
  expect(shortened).toEqual([expect.stringContaining('has 60 seconds for its clients'), declared]);
});
