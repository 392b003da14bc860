import { App, CfnParameter, Duration, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import fc from 'fast-check';
import type { LyncReverseProxyProps } from '../../lib';
import { declareDeployment } from '../../lib/declaring/declare-deployment';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { resourcesOf, type TemplateJson } from '../support/model-of-template';
import { none } from '../support/planned';
import { proxyByHand } from '../support/proxy-by-hand';
import { errorsOf, frontEndPool, synthesize } from '../support/publish';
import { anyDeployment } from '../support/spread-deployment';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';
const HEADER = 'routing.http.response';

type Said = Pick<
  LyncReverseProxyProps,
  'dropInvalidHeaderFields' | 'clientKeepAlive' | 'strictTransportSecurity' | 'serverHeader' | 'zonalShift' | 'crossZone'
>;

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const anySaid: fc.Arbitrary<Said> = fc.record({
  dropInvalidHeaderFields: maybe(fc.boolean()),
  clientKeepAlive: maybe(fc.integer({ min: 60, max: 604_800 }).map((seconds) => Duration.seconds(seconds))),
  strictTransportSecurity: maybe(fc.constantFrom('max-age=31536000', 'max-age=0; includeSubDomains', '')),
  serverHeader: maybe(fc.boolean()),
  zonalShift: maybe(fc.boolean()),
  crossZone: maybe(fc.boolean()),
});

/** Numbers that come from names may meet, which stops the synthesis. */
const canBePlanned = (deployment: Deployment) =>
  planPublishing(declareDeployment(deployment, 'Lync')).findings.every(({ severity }) => severity !== 'error');

function templateOf(deployment: Deployment, said: Said): TemplateJson {
  const stack = new Stack(new App(), 'Proxy');
  proxyByHand(new Construct(stack, 'Lync'), deployment, declareDeployment(deployment, 'Lync'), said);
  return Template.fromStack(stack).toJSON() as TemplateJson;
}

// The audit of the finished template stops a synthesis with attributes that it does not know.
test('law: who says nothing gets the same template, byte by byte, and each property is exactly its attributes', () => {
  const seen = { application: 0, network: 0, nested: 0, several: 0 };
  fc.assert(
    fc.property(
      anyDeployment,
      fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 9, arbitrary: anySaid }),
      (deployment, said) => {
        fc.pre(canBePlanned(deployment));
        const [untold, template] = [templateOf(deployment, {}), templateOf(deployment, said)];
        const isSilent = Object.values<unknown>(said).every((value) => value === undefined);
        none(isSilent && JSON.stringify(template) !== JSON.stringify(untold) ? ['what nobody said changes something'] : []);
        const [wanted, made] = [expected(untold, said), sorted(template)];
        // What nested stacks hold, the names of their files tell.
        none(Object.keys(wanted.Resources).filter((id) => JSON.stringify(wanted.Resources[id]) !== JSON.stringify(made.Resources[id])));
        expect(Object.keys(made.Resources)).toEqual(Object.keys(wanted.Resources));
        const types = resourcesOf(template, `${ELBV2}::LoadBalancer`).map(([, { Type }]) => Type as string);
        for (const type of types) seen[type === 'network' ? 'network' : 'application'] += 1;
        seen.several += types.length > 1 ? 1 : 0;
        seen.nested += resourcesOf(template, 'AWS::CloudFormation::Stack').length > 0 ? 1 : 0;
      },
    ),
    { numRuns: 60 },
  );
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(0);
}, 300_000);

type Values = Readonly<Record<string, string | undefined>>;
interface Attribute {
  readonly Key: string;
  readonly Value: unknown;
}

/** By AWS's pages, and nothing of ours. */
function expected(untold: TemplateJson, said: Said): TemplateJson {
  const shifts = said.zonalShift === true && said.crossZone !== false;
  const text = (value: boolean | undefined) => (value === undefined ? undefined : String(value));
  const ofBalancer = (isNetwork: boolean): Values =>
    isNetwork
      ? { 'load_balancing.cross_zone.enabled': text(said.crossZone), 'zonal_shift.config.enabled': text(said.zonalShift) }
      : {
          'routing.http.drop_invalid_header_fields.enabled': text(said.dropInvalidHeaderFields),
          'client_keep_alive.seconds': said.clientKeepAlive?.toSeconds().toString(),
          'zonal_shift.config.enabled': text(said.zonalShift),
        };
  const server = { [`${HEADER}.server.enabled`]: text(said.serverHeader) };
  const ofListener: Readonly<Record<string, Values>> = {
    HTTPS: { ...server, [`${HEADER}.strict_transport_security.header_value`]: said.strictTransportSecurity },
    HTTP: server,
  };
  const groups = resourcesOf(untold, `${ELBV2}::TargetGroup`).map(([id]) => id);
  return sorted({
    ...untold,
    Resources: Object.fromEntries(
      Object.entries(untold.Resources).map(([id, resource]) => {
        const { Properties: { Type, Protocol } = {} } = resource as { readonly Properties?: Readonly<Record<string, string>> };
        switch (resource.Type) {
          case `${ELBV2}::LoadBalancer`: {
            const changed = withAttributes(resource, 'LoadBalancerAttributes', ofBalancer(Type === 'network'));
            if (Type !== 'network' || said.zonalShift !== true) return [id, changed];
            const own = groups.filter((group) => JSON.stringify(listenersOf(untold, id)).includes(`"Ref":"${group}"`));
            const { DependsOn = [] } = resource as { readonly DependsOn?: readonly string[] };
            return [id, { ...changed, DependsOn: [...DependsOn, ...own] }];
          }
          case `${ELBV2}::Listener`:
            return [id, withAttributes(resource, 'ListenerAttributes', ofListener[Protocol ?? ''] ?? {})];
          case `${ELBV2}::TargetGroup`: {
            const cut = 'target_health_state.unhealthy.connection_termination.enabled';
            return [id, withAttributes(resource, 'TargetGroupAttributes', Protocol === 'TCP' && shifts ? { [cut]: 'false' } : {})];
          }
          default:
            return [id, resource];
        }
      }),
    ),
  });
}

function listenersOf(template: TemplateJson, balancer: string) {
  return resourcesOf(template, `${ELBV2}::Listener`).filter(([, { LoadBalancerArn }]) =>
    JSON.stringify(LoadBalancerArn).includes(`"${balancer}"`),
  );
}

type Resource = TemplateJson['Resources'][string];

function withAttributes(resource: Resource, property: string, values: Values): Resource {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  if (given.length === 0) return resource;
  const { [property]: before = [] } = resource.Properties as Readonly<Record<string, readonly Attribute[]>>;
  const kept = before.filter(({ Key }) => !given.some(([key]) => key === Key));
  return {
    ...resource,
    Properties: { ...resource.Properties, [property]: [...kept, ...given.map(([Key, Value]) => ({ Key, Value }))] },
  };
}

/** Attributes have no order, nor have keys. */
function sorted<T>(value: T): T {
  if (Array.isArray(value)) {
    const items = value.map((each: unknown) => sorted(each));
    return (items.every((each) => isAttribute(each) || typeof each === 'string') ? items.sort(byText) : items) as T;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, each]) => [key, sorted<unknown>(each)]),
  ) as T;
}

function isAttribute(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'Key' in value;
}

function byText(one: unknown, other: unknown): number {
  return JSON.stringify(one) < JSON.stringify(other) ? -1 : 1;
}

test('what only the deployment knows is not judged, and written as it is', () => {
  const { json } = synthesize((stack) => ({
    publishingRules: [frontEndPool(stack, 'Webext')],
    strictTransportSecurity: new CfnParameter(stack, 'Header').valueAsString,
    clientKeepAlive: Duration.seconds(new CfnParameter(stack, 'Seconds', { type: 'Number' }).valueAsNumber),
  }));
  const [[, balancer]] = resourcesOf(json, `${ELBV2}::LoadBalancer`) as [Attributed];
  expect(balancer.LoadBalancerAttributes).toContainEqual({ Key: 'client_keep_alive.seconds', Value: { Ref: 'Seconds' } });
  const [[, listener]] = resourcesOf(json, `${ELBV2}::Listener`).filter(([, { Protocol }]) => Protocol === 'HTTPS') as [Attributed];
  expect(listener.ListenerAttributes).toEqual([{ Key: `${HEADER}.strict_transport_security.header_value`, Value: { Ref: 'Header' } }]);
});

type Attributed = readonly [
  string,
  { readonly LoadBalancerAttributes: readonly Attribute[]; readonly ListenerAttributes: readonly Attribute[] },
];

test('mistakes are told at the property, all at once', () => {
  const wrong: Said = { clientKeepAlive: Duration.millis(59_500), strictTransportSecurity: 'max-age="1"' };
  expect(errorsOf((stack) => ({ publishingRules: [frontEndPool(stack, 'Webext')], ...wrong }))).toEqual([
    'client-keep-alive-out-of-range',
    'response-header-refused',
  ]);
  const all = () => synthesize((stack) => ({ publishingRules: [frontEndPool(stack, 'Webext')], ...wrong }));
  expect(all).toThrow(/ReverseProxy, clientKeepAlive/);
  expect(all).toThrow(/ReverseProxy, strictTransportSecurity/);
});
