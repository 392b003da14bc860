import fc from 'fast-check';
import type { StackTemplate } from '../lib/templates/cloudformation-template';
import { DASHBOARD, DASHBOARD_BYTES } from '../lib/facts/dashboards';
import { none, planned } from './support/planned';
import { anyDeployment } from './support/spread-deployment';
import { flattened, nestedTemplates, synthesizedStacks } from './support/stack-templates';
import { stacksWaitingForOneAnother } from './support/waiting-stacks';
import { resourcesOf, type TemplateJson } from './support/model-of-template';

const TYPE = 'AWS::CloudWatch::Dashboard';

interface Widget {
  readonly type: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly properties: Readonly<Record<string, unknown>>;
}

test('a dashboard names only what its template has, and changes nothing else of it, for 25 random deployments', () => {
  fc.assert(
    fc.property(anyDeployment, (deployment) => {
      planned(deployment);
      const without = synthesizedStacks(deployment).stack;
      const { stack } = synthesizedStacks({ ...deployment, dashboard: 'create' });
      const template = flattened(stack);
      const { widgets, body } = bodyOf(template);
      none([
        ...(resourcesOf(flattened(without), TYPE).length === 0 ? [] : ['a dashboard that nobody asked for']),
        ...changes(without, stack),
        ...stacksWaitingForOneAnother(stack),
        ...overlapping(widgets),
        ...missing(widgets, template),
        ...(body.length <= DASHBOARD_BYTES ? [] : [{ bytes: body.length }]),
      ]);
    }),
    { numRuns: 25 },
  );
}, 300_000);

/** Whatever else is said with the key and not without it; outputs of nested stacks aside, which the dashboard asks for. */
function changes(without: StackTemplate, withIt: StackTemplate): readonly unknown[] {
  const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);
  const ids = resourcesOf(withIt.template as TemplateJson, TYPE).map(([id]) => id);
  const own = withoutOutputs(withIt);
  const before = withoutOutputs(without);
  const kept = Object.fromEntries(Object.entries(own.Resources).filter(([id, { Type }]) => !ids.includes(id) && Type !== STACK));
  const had = Object.fromEntries(Object.entries(before.Resources).filter(([, { Type }]) => Type !== STACK));
  const nested = nestedTemplates(without);
  return [
    ...(ids.length === 1 ? [] : [{ ids }]),
    ...(isSame({ ...own, Resources: kept }, { ...before, Resources: had }) ? [] : ['another resource of the stack']),
    ...[...nestedTemplates(withIt)].filter(([id, { Resources }]) => !isSame(Resources, nested.get(id)?.Resources)).map(([id]) => id),
  ];
}

function withoutOutputs({ template }: StackTemplate): StackTemplate['template'] {
  return { ...template, Outputs: undefined };
}

const STACK = 'AWS::CloudFormation::Stack';

/** The text as CloudWatch gets it: references stand for themselves, so that what they name can be looked up. */
function bodyOf(template: TemplateJson): { readonly widgets: readonly Widget[]; readonly body: string } {
  const [[, properties] = []] = resourcesOf(template, TYPE);
  const body = resolved(properties?.['DashboardBody']);
  return { ...(JSON.parse(body) as { readonly widgets: readonly Widget[] }), body };
}

function resolved(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[key, content] = []] = Object.entries(value as Readonly<Record<string, unknown>>);
  if (key === 'Fn::Join') {
    const [separator, parts] = content as readonly [string, readonly unknown[]];
    return parts.map(resolved).join(separator);
  }
  if (key === 'Ref') return content === 'AWS::Region' ? 'eu-west-1' : `{${String(content)}}`;
  if (key === 'Fn::GetAtt') return `{${(content as readonly string[]).join('.')}}`;
  throw new Error(`nobody resolves ${JSON.stringify(value)}`);
}

function overlapping(widgets: readonly Widget[]): readonly unknown[] {
  const taken = new Set<string>();
  const twice: unknown[] = [];
  const bottom = Math.max(...widgets.map(({ y, height }) => y + height));
  for (const { x, y, width, height } of widgets)
    for (let row = y; row < y + height; row += 1)
      for (let column = x; column < x + width; column += 1) {
        const cell = `${column} ${row}`;
        if (taken.has(cell) || column >= DASHBOARD.columns) twice.push({ cell });
        taken.add(cell);
      }
  return taken.size === bottom * DASHBOARD.columns ? twice : [...twice, 'a hole'];
}

/** By the pages of AWS: what each load balancer of the template counts, told by its own type and listeners. */
function missing(widgets: readonly Widget[], template: TemplateJson): readonly unknown[] {
  const { Resources } = template;
  const typeOf = (id: string) => (Resources[id]?.Properties['Type'] as string | undefined) ?? '';
  const protocols = (id: string) =>
    resourcesOf(template, 'AWS::ElasticLoadBalancingV2::Listener')
      .filter(([, { LoadBalancerArn }]) => resolved(LoadBalancerArn) === `{${id}}`)
      .map(([, { Protocol }]) => String(Protocol));
  const isThere = (namespace: string, name: string, [dimension, value]: readonly [string, string]) => {
    const [, id = '', attribute = ''] = /^\{(\w+)(?:\.(\w+))?\}$/.exec(value) ?? [];
    const type = Resources[id]?.Type;
    switch (dimension) {
      case 'LoadBalancer': {
        if (type !== 'AWS::ElasticLoadBalancingV2::LoadBalancer' || attribute !== 'LoadBalancerFullName') return false;
        const isApplication = typeOf(id) === 'application';
        if (namespace !== (isApplication ? 'AWS/ApplicationELB' : 'AWS/NetworkELB')) return false;
        if (isApplication) return !/Flow|Reset|PortAllocation/.test(name);
        if (/^HTTP|Request|TargetConnection|RejectedConnection|ActiveConnection|NewConnection/.test(name)) return false;
        return !name.includes('TLS') || protocols(id).includes('TLS');
      }
      case 'TargetGroup':
        return type === 'AWS::ElasticLoadBalancingV2::TargetGroup' && attribute === 'TargetGroupFullName';
      case 'ClusterName':
        return type === 'AWS::ECS::Cluster' && namespace === 'AWS/ECS';
      case 'ServiceName':
        return type === 'AWS::ECS::Service' && attribute === 'Name';
      case 'CertificateArn':
        return (
          namespace === 'AWS/CertificateManager' && (type === 'AWS::CertificateManager::Certificate' || /^arn:[a-z-]+:acm:/.test(value))
        );
      default:
        return false;
    }
  };
  return widgets.flatMap(({ type, properties }): readonly unknown[] => {
    if (type === 'text') return [];
    if (properties['region'] !== 'eu-west-1') return [properties];
    if (type === 'log') {
      const [, group = ''] = /^SOURCE '\{(\w+)\}' \| /.exec(String(properties['query'])) ?? [];
      return Resources[group]?.Type === 'AWS::Logs::LogGroup' ? [] : [properties];
    }
    const metrics = unabbreviated(properties['metrics'] as readonly (readonly unknown[])[]);
    return metrics.filter(([namespace, name, ...dimensions]) => {
      const pairs = Array.from({ length: Math.floor(dimensions.length / 2) }, (_, index) => dimensions.slice(2 * index, 2 * index + 2));
      return !(pairs.length > 0 && pairs.every((pair) => isThere(String(namespace), String(name), pair as [string, string])));
    });
  });
}

/** A dot stands for what is at the same place of the metric before. */
function unabbreviated(metrics: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] {
  const whole: (readonly unknown[])[] = [];
  for (const metric of metrics) {
    if (metric.length === 1) continue;
    const before = whole.at(-1) ?? [];
    whole.push(metric.map((part, place) => (part === '.' ? before[place] : part)));
  }
  return whole;
}
