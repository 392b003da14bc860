import { groupedBy } from '../../declaring/grouped-by';
import type { DeployedResource } from '../deployed-resources';
import { Symbolic } from '../symbolic';
import { listenerTraits } from './listener-traits';
import type { Listener, LoadBalancer, Rule } from './load-balancer';
import { keyIn, number, text } from './properties';
import { readAction } from './read-actions';
import { CertificateReader } from './read-certificates';
import { LISTENER_RULE, readRule, ruleAt } from './read-rules';
import type { TargetGroups } from './read-target-groups';

export const LOAD_BALANCER = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
export const LISTENER = 'AWS::ElasticLoadBalancingV2::Listener';

/**
 * The load balancers of the template with their listeners and rules; and those outside of it, for rules and listeners
 * that name a listener or load balancer of another template.
 */
export function readLoadBalancers(
  resources: readonly DeployedResource[],
  groups: TargetGroups,
  /** Names of certificates outside of the template, by ARN. */
  imported: ReadonlyMap<string, readonly string[]>,
): readonly LoadBalancer[] {
  const rules = groupedBy(
    resources.filter(({ type }) => type === LISTENER_RULE),
    (rule) => keyIn(rule.property('ListenerArn')),
  );
  const certificates = new CertificateReader(resources, imported);
  const own = resources
    .filter(({ type }) => type === LISTENER)
    .map((resource) => ({
      loadBalancer: keyIn(resource.properties['LoadBalancerArn']),
      listener: readListener(resource, rulesOf(rules.get(resource.key), groups), certificates, groups),
    }));
  const known = new Set(own.map(({ listener }) => listener.key));
  const outside = [...rules].filter(([key]) => !known.has(key)).map(([key, found]) => outsideListener(key, rulesOf(found, groups)));
  const listeners = groupedBy(own, ({ loadBalancer }) => loadBalancer);
  const balancers = resources.filter(({ type }) => type === LOAD_BALANCER);
  const unseen = [...listeners.keys()].filter((key) => !balancers.some((each) => each.key === key));
  return [
    ...balancers.map((resource) =>
      loadBalancer(
        resource.key,
        resource,
        (listeners.get(resource.key) ?? []).map(({ listener }) => listener),
      ),
    ),
    ...unseen.map((key) =>
      loadBalancer(
        key,
        undefined,
        (listeners.get(key) ?? []).map(({ listener }) => listener),
      ),
    ),
    ...outside.map((listener) => loadBalancer(`of ${listener.key}`, undefined, [listener])),
  ];
}

type ReadListener = Omit<Listener, 'traits'>;

function loadBalancer(key: string, resource: DeployedResource | undefined, listeners: readonly ReadListener[]): LoadBalancer {
  const type = typeOf(resource, listeners);
  return {
    key,
    resource,
    type,
    listeners: listeners.map((listener) => ({
      ...listener,
      rules: listener.rules.map((rule) => ruleAt(type, rule)),
      traits: listenerTraits(listener, type),
    })),
  };
}

/** Outside of the template the protocols of its listeners tell. */
function typeOf(resource: DeployedResource | undefined, listeners: readonly ReadListener[]): LoadBalancer['type'] {
  const type = resource?.properties['Type'];
  if (type === 'network' || type === 'gateway') return type;
  if (type instanceof Symbolic) return undefined;
  if (resource !== undefined) return 'application';
  const protocols = listeners.flatMap(({ protocol }) => protocol ?? []);
  if (protocols.some((protocol) => protocol.startsWith('HTTP'))) return 'application';
  return protocols.length > 0 ? 'network' : undefined;
}

function readListener(
  resource: DeployedResource,
  rules: readonly Rule[],
  certificates: CertificateReader,
  groups: TargetGroups,
): ReadListener {
  const { properties } = resource;
  return {
    key: resource.key,
    resource,
    port: number(properties['Port']),
    protocol: text(properties['Protocol']),
    certificates: certificates.of(resource),
    rules,
    defaultAction: readAction(properties['DefaultActions'], groups),
  };
}

function outsideListener(key: string, rules: readonly Rule[]): ReadListener {
  const defaultAction = { kind: 'unknown', before: [] } as const;
  return { key, resource: undefined, port: undefined, protocol: undefined, certificates: [], rules, defaultAction };
}

function rulesOf(resources: readonly DeployedResource[] | undefined, groups: TargetGroups): readonly Rule[] {
  return (resources ?? []).map((resource) => readRule(resource, groups)).sort((a, b) => (a.priority ?? 0) - (b.priority ?? 0));
}
