import { App, Stack, type StackProps } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as route53 from 'aws-cdk-lib/aws-route53';
import type { Construct } from 'constructs';
import {
  AccessLogs,
  ExternalSignIn,
  LyncPool,
  LyncReverseProxy,
  PoolPublishingRule,
  PoolServers,
  type LyncReverseProxyProps,
} from '../../lib';
import type { PoolPublishingRuleProps } from '../../lib/constructs/pool-publishing-rule';
import { modelOfTemplate, resourcesOf, type TemplateJson } from './model-of-template';
import type { ListenerModel, RuleModel } from './listener-model';

export const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** What a test says about a proxy; the rest is a small VPC, the zone contoso.com and modern authentication. */
export type Declared = Partial<LyncReverseProxyProps> & Pick<LyncReverseProxyProps, 'publishingRules'>;

export interface Published {
  readonly stack: Stack;
  readonly proxy: LyncReverseProxy;
}

export interface Synthesized extends Published {
  readonly template: Template;
  readonly json: TemplateJson;
  /** What the listeners of the template do. */
  readonly model: ListenerModel;
}

/** A proxy in a stack of its own, not synthesized yet. */
export function publish(declare: (stack: Stack) => Declared, props?: StackProps): Published {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack', props);
  const declared = declare(stack);
  const proxy = new LyncReverseProxy(stack, 'ReverseProxy', {
    vpc: declared.vpc ?? smallVpc(stack),
    hostedZones: declared.hostedZones ?? [zone(stack, 'contoso.com')],
    externalSignIn: ExternalSignIn.MODERN,
    accessLogs: AccessLogs.none(),
    ...declared,
  });
  return { stack, proxy };
}

/** The same, synthesized. */
export function synthesize(declare: (stack: Stack) => Declared, props?: StackProps): Synthesized {
  return templateOf(publish(declare, props));
}

export function templateOf(published: Published): Synthesized {
  const template = Template.fromStack(published.stack);
  const json = template.toJSON() as TemplateJson;
  return { ...published, template, json, model: modelOfTemplate(json) };
}

/** A VPC known by its attributes: 10.80.0.0/22. */
export function smallVpc(scope: Construct): ec2.IVpc {
  return ec2.Vpc.fromVpcAttributes(scope, 'Vpc', {
    vpcId: 'vpc-0abc',
    vpcCidrBlock: '10.80.0.0/22',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    publicSubnetIds: ['subnet-0a', 'subnet-0b'],
    publicSubnetRouteTableIds: ['rtb-0a', 'rtb-0b'],
  });
}

/** A hosted zone whose id tells its name: `ZCONTOSOCOM`. */
export function zone(scope: Construct, zoneName: string, id = zoneName): route53.IHostedZone {
  return route53.HostedZone.fromHostedZoneAttributes(scope, `Zone-${id}`, { zoneName, hostedZoneId: zoneId(id) });
}

export function zoneId(name: string): string {
  return `Z${name.toUpperCase().replace(/[^A-Z]/g, '')}`;
}

/** A Front End pool of two servers on premises that no other in the app has; its external web services FQDN is its id in contoso.com unless given. */
export function frontEndPool(
  scope: Construct,
  id: string,
  props: Partial<PoolPublishingRuleProps> = {},
  fqdn = `${id.toLowerCase()}.contoso.com`,
): PoolPublishingRule {
  const pools = scope.node.root.node.findAll().filter((each) => each instanceof PoolPublishingRule).length;
  const addresses = [11, 12].map((host) => `10.20.${pools}.${host}`);
  return new PoolPublishingRule(scope, id, {
    pool: LyncPool.frontEndPool(fqdn, PoolServers.fromIpAddresses(addresses)),
    ...props,
  });
}

/** The properties of the only resource of a type. */
export function only(json: TemplateJson, type: string): Readonly<Record<string, unknown>> {
  const found = resourcesOf(json, type);
  const [first] = found;
  if (first === undefined || found.length > 1) throw new Error(`${found.length} resources of ${type} instead of one`);
  return first[1];
}

/** The logical id of the first resource of a type. */
export function idOf(json: TemplateJson, type: string): string {
  const [[id] = []] = resourcesOf(json, type);
  if (id === undefined) throw new Error(`no ${type}`);
  return id;
}

/** The hosts of each listener rule on a port, rules with path conditions left out. */
export function hostsOn({ rules }: ListenerModel, port: number): readonly string[] {
  return rules
    .filter((rule) => rule.port === port && rule.pathRegexes.length === 0 && rule.hosts.length > 0)
    .map(({ hosts }) => hosts.join(' '))
    .sort();
}

/** The rules that name a host on a port. */
export function rulesFor({ rules }: ListenerModel, host: string, port = 443): readonly RuleModel[] {
  return rules.filter((rule) => rule.port === port && rule.hosts.includes(host));
}

/** The errors a proxy throws together, as `<id without prefix> (<where>)`, and nothing if it throws none. */
export function errorsOf(declare: (stack: Stack) => Declared): readonly string[] {
  try {
    publish(declare);
  } catch (error) {
    const ids = [...(error as Error).message.matchAll(/^error lync-reverse-proxy:(.+)$/gm)].map(([, id = '']) => id);
    if (ids.length === 0) throw error;
    return ids;
  }
  return [];
}

/** A child of the stack, of the class the test knows it to be. */
export function childOf<T>(stack: Stack, id: string, type: new (...args: never[]) => T): T {
  const child: unknown = stack.node.findChild(id);
  if (child instanceof type) return child;
  throw new Error(`${id} is no ${type.name}`);
}

/** The message of the error that something throws, and nothing if it throws none. */
export function messageOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}
