import fc from 'fast-check';
import type { CloudFormationTemplate, TemplateResource } from '../../lib/templates/cloudformation-template';
import {
  ADDRESSES,
  HEADERS,
  HOSTS,
  METHODS,
  ODD_PATHS,
  ODD_QUERY_ITEMS,
  PATHS,
  QUERY_ITEMS,
  someCondition,
  type Choose,
  type Meant,
  type Wishes,
} from './condition-alphabet';
import type { ActionJson, RedirectJson } from './reference-actions';
import type { ConditionJson } from './reference-conditions';
import type { ReferenceRequest } from './reference-worlds';

/** A template and requests to one of its load balancers. */
export interface Scenario {
  readonly template: CloudFormationTemplate;
  readonly calls: readonly Call[];
}

export interface Call {
  readonly loadBalancer: string;
  readonly request: ReferenceRequest;
}

interface Entrance {
  readonly loadBalancer: string;
  readonly scheme: 'http' | 'https';
  readonly port: number;
  readonly rules: readonly (readonly Meant[])[];
}

const PORTS = [
  [443, 'https'],
  [80, 'http'],
  [8443, 'https'],
] as const;
const LISTENERS = [PORTS.slice(0, 1), PORTS.slice(0, 1), PORTS.slice(1, 2), PORTS.slice(2), PORTS.slice(0, 2), PORTS];
const GROUPS = ['Blue', 'Green', 'Red'];
const REDIRECTS: readonly Omit<RedirectJson, 'StatusCode'>[] = [
  { Port: '40443' },
  { Protocol: 'HTTPS' },
  { Protocol: 'HTTPS', Port: '443', Host: '#{host}', Path: '/#{path}', Query: '#{query}' },
  { Protocol: '#{protocol}', Port: '#{port}', Path: '/new/#{path}' },
  { Host: 'www.#{host}', Path: '/#{host}/#{port}' },
  { Host: 'example.net', Path: '/', Query: 'was=#{path}&#{query}' },
  { Path: '/moved', Query: '' },
];

/**
 * Straight from the random numbers: arbitraries in arbitraries cost milliseconds per template, and there are to be a
 * hundred thousand. Shrinks by leaving out calls, rules and conditions.
 */
class ArbitraryScenario extends fc.Arbitrary<Scenario> {
  public constructor(private readonly callCount: number) {
    super();
  }

  public generate(random: fc.Random): fc.Value<Scenario> {
    const choose: Choose = (from) => from[random.nextInt(0, from.length - 1)] as (typeof from)[number];
    return new fc.Value(scenario(choose, this.callCount), undefined);
  }

  public canShrinkWithoutContext(value: unknown): value is Scenario {
    return value === undefined;
  }

  public shrink(value: Scenario): fc.Stream<fc.Value<Scenario>> {
    return fc.stream(smaller(value)).map((each) => new fc.Value(each, undefined));
  }
}

export function arbitraryScenario(callCount: number): fc.Arbitrary<Scenario> {
  return new ArbitraryScenario(callCount);
}

function scenario(choose: Choose, callCount: number): Scenario {
  const resources: Record<string, TemplateResource> = {};
  for (const name of GROUPS) resources[name] = resource('TargetGroup', { Port: 443, Protocol: 'HTTPS' });
  const balancers = choose([['Alb'], ['Alb'], ['Alb'], ['Alb', 'Other']]);
  const entrances = balancers.flatMap((each) => loadBalancer(each, resources, choose));
  // Where there are several, DNS says which is asked.
  const owners = new Map(HOSTS.map((host) => [host, choose(balancers)]));
  if (balancers.length > 1) for (const [host, owner] of owners) resources[`Record${host.replaceAll('.', '')}`] = record(host, owner);
  const calls = Array.from({ length: callCount }, () => call(entrances, owners, choose));
  return { template: { Resources: resources }, calls };
}

function resource(type: string, Properties: Readonly<Record<string, unknown>>): TemplateResource {
  return { Type: `AWS::ElasticLoadBalancingV2::${type}`, Properties };
}

function record(host: string, owner: string): TemplateResource {
  const AliasTarget = { DNSName: { 'Fn::GetAtt': [owner, 'DNSName'] }, HostedZoneId: { 'Fn::GetAtt': [owner, 'CanonicalHostedZoneID'] } };
  return { Type: 'AWS::Route53::RecordSet', Properties: { Name: `${host}.`, Type: 'A', HostedZoneId: 'Z1', AliasTarget } };
}

function loadBalancer(name: string, resources: Record<string, TemplateResource>, choose: Choose): readonly Entrance[] {
  resources[name] = resource('LoadBalancer', { Type: 'application' });
  return choose(LISTENERS).map(([port, scheme]) => {
    const id = `${name}${port}`;
    const DefaultActions = actions(scheme, choose);
    resources[id] = resource('Listener', { LoadBalancerArn: { Ref: name }, Port: port, Protocol: scheme.toUpperCase(), DefaultActions });
    const taken = new Set<number>();
    const rules = Array.from({ length: choose([0, 1, 2, 2, 3, 3, 4, 8]) }, () => {
      const priority = choose(PRIORITIES);
      if (taken.has(priority)) return [];
      taken.add(priority);
      const meant = someConditions(choose);
      const Conditions = meant.map(({ condition }) => condition);
      const Priority = choose([priority, priority, String(priority)]);
      resources[`${id}Rule${priority}`] = resource('ListenerRule', {
        ListenerArn: { Ref: id },
        Priority,
        Conditions,
        Actions: actions(scheme, choose),
      });
      return meant;
    });
    return { loadBalancer: name, scheme, port, rules: rules.filter((each) => each.length > 0) };
  });
}

/** As numbers they are in another order than as texts. */
const PRIORITIES = [1, 2, 3, 9, 10, 11, 20, 99, 100, 101, 1_000, 2_500, 9_999, 10_000, 49_999, 50_000];
const REPEATABLE: readonly string[] = ['http-header', 'query-string'];

function someConditions(choose: Choose): readonly Meant[] {
  const all = Array.from({ length: choose([1, 1, 1, 1, 2, 2, 2, 3, 4]) }, () => someCondition(choose));
  return all.filter(
    ({ condition: { Field } }, index) =>
      REPEATABLE.includes(Field) || all.findIndex(({ condition }) => condition.Field === Field) === index,
  );
}

function actions(scheme: 'http' | 'https', choose: Choose): readonly ActionJson[] {
  const kind = choose(['forward', 'forward', 'forward', 'weighted', 'both', 'redirect', 'fixed', 'authenticated'] as const);
  const TargetGroupArn = { Ref: choose(GROUPS) };
  const forward: ActionJson = { Type: 'forward', TargetGroupArn };
  const StatusCode = choose(['HTTP_301', 'HTTP_302']);
  switch (kind) {
    case 'forward':
      return [forward];
    case 'both':
      return [{ ...forward, ForwardConfig: { TargetGroups: [{ TargetGroupArn }] } }];
    case 'weighted': {
      const TargetGroups = GROUPS.slice(choose([0, 1, 2])).map((Ref) => ({ TargetGroupArn: { Ref }, Weight: choose([0, 1, 100, 999]) }));
      return [{ Type: 'forward', ForwardConfig: { TargetGroups } }];
    }
    case 'redirect':
      return [{ Type: 'redirect', RedirectConfig: { StatusCode, ...choose(REDIRECTS) } }];
    case 'fixed':
      return [{ Type: 'fixed-response', FixedResponseConfig: { StatusCode: choose(['200', '404', '503']) } }];
    case 'authenticated': {
      if (scheme === 'http') return [forward];
      const both = [
        { ...forward, Order: 2 },
        { Type: 'authenticate-oidc', Order: 1 },
      ];
      return choose([both, [...both].reverse()]);
    }
  }
}

/** A request: half of them as a rule wants it, the rest at random. */
function call(entrances: readonly Entrance[], owners: ReadonlyMap<string, string>, choose: Choose): Call {
  const { scheme, port, rules, loadBalancer: aimedAt } = choose(entrances);
  const aims = rules.length > 0 && choose([true, true, true, false]);
  const wishes = (aims ? choose(rules) : []).reduce<Wishes>((all, { by }) => ({ ...all, ...by }), {});
  // A name that leads to the load balancer whose rule is aimed at, if there is one.
  const own = HOSTS.filter((each) => owners.get(each) === aimedAt);
  const host = wishes.host ?? choose(own.length > 0 ? own : HOSTS);
  const written = choose([host, host, host, host, host, host, host, host.toUpperCase(), choose([host, host, `${host}.`])]);
  const [plainPort, plainScheme] = choose(
    Array.from({ length: 16 }, (_, n) => (n > 1 ? ([port, scheme] as const) : n > 0 ? choose(PORTS) : ([443, 'http'] as const))),
  );
  const isDefault = plainPort === (plainScheme === 'https' ? 443 : 80);
  const origin = `${plainScheme}://${written}${isDefault ? choose(['', '', '', `:${plainPort}`]) : `:${plainPort}`}`;
  const oftenPlain = choose([PATHS, PATHS, PATHS, PATHS, PATHS, PATHS, ODD_PATHS, ['']]);
  const path = wishes.path !== undefined && choose([true, true, true, true, false]) ? wishes.path : choose(oftenPlain);
  const owner = owners.get(host);
  return {
    loadBalancer: new Set(entrances.map((each) => each.loadBalancer)).size > 1 && owner !== undefined ? owner : aimedAt,
    request: { url: `${origin}${path}${query(wishes, choose)}`, ...details(wishes, choose) },
  };
}

function query({ query: wished }: Wishes, choose: Choose): string {
  const items = choose([
    [],
    [],
    [choose(QUERY_ITEMS)],
    [choose(QUERY_ITEMS), choose(QUERY_ITEMS)],
    [choose([...QUERY_ITEMS, ...ODD_QUERY_ITEMS])],
  ]);
  const all = wished === undefined ? items : choose([[wished], [wished, ...items], [...items, wished]]);
  return all.length > 0 ? `?${all.join('&')}` : choose(['', '', '', '?']);
}

function details({ method, headers, sourceIp }: Wishes, choose: Choose): Omit<ReferenceRequest, 'url'> {
  const isSilent = choose([true, false, false, false, false]);
  const sent = headers ?? choose(HEADERS);
  const from = sourceIp ?? choose(ADDRESSES);
  return {
    ...(isSilent && method === undefined ? {} : { method: method ?? choose(METHODS) }),
    ...(isSilent ? choose([{}, { headers: sent }, { sourceIp: from }]) : { headers: sent, sourceIp: from }),
  };
}

/** The scenario without a part of it: for each part. */
export function* smaller({ template, calls }: Scenario): IterableIterator<Scenario> {
  if (calls.length > 1) for (const each of calls) yield { template, calls: [each] };
  const entries = Object.entries(template.Resources);
  for (const [id, { Type, Properties = {} }] of entries) {
    if (!Type.endsWith('::ListenerRule')) continue;
    yield { template: { Resources: Object.fromEntries(entries.filter(([other]) => other !== id)) }, calls };
    const conditions = Properties['Conditions'] as readonly ConditionJson[];
    if (conditions.length < 2) continue;
    for (const condition of conditions) {
      const fewer = resource('ListenerRule', { ...Properties, Conditions: conditions.filter((each) => each !== condition) });
      yield { template: { Resources: { ...template.Resources, [id]: fewer } }, calls };
    }
  }
}
