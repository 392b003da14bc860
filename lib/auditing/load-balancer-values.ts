import { finding, type Finding } from '../findings/finding';
import { PHYSICAL_NAME_LENGTH } from '../facts/limits';
import type { PhysicalNameProblem } from '../findings/load-balancer';
import { DEFAULT_POLICY, isFips } from '../declaring/tls-policy';
import type { DeploymentNotes } from '../planning/deployment-notes';
import type { Listener, LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { Symbolic } from '../templates/symbolic';
import { allowedInstead } from './allowed-values';
import { LISTENER_ATTRIBUTES, LOAD_BALANCER_ATTRIBUTES, type Attributes } from '../facts/attributes';
import { idleTimeout } from './idle-timeout';

/** Names, attributes and TLS policies of a load balancer that Elastic Load Balancing refuses, or that do not do for Lync. */
export function loadBalancerValues(balancer: LoadBalancer, { mobileClients }: Pick<DeploymentNotes, 'mobileClients'>): readonly Finding[] {
  const { resource, type = 'application', listeners } = balancer;
  return [
    ...(resource === undefined
      ? []
      : [
          ...physicalName(resource, 'load balancer'),
          ...attributes(resource, 'LoadBalancerAttributes', LOAD_BALANCER_ATTRIBUTES[type]),
          ...idleTimeout(balancer, resource, mobileClients ?? true),
        ]),
    ...listeners.flatMap((each) =>
      each.resource === undefined ? [] : attributes(each.resource, 'ListenerAttributes', LISTENER_ATTRIBUTES[type]),
    ),
    ...mixedPolicies(balancer),
  ];
}

/** Attributes that do not exist, or have values that are refused. */
export function attributes(resource: DeployedResource, property: string, known: Attributes): readonly Finding[] {
  const where = resource.logicalId;
  const given = list(resource.properties[property]).flatMap((each) => {
    const key = text(entry(each, 'Key'));
    return key === undefined ? [] : [{ key, value: entry(each, 'Value'), takes: Object.hasOwn(known, key) ? known[key] : undefined }];
  });
  const open = given.filter(({ takes = 'text', value }) => takes !== 'text' && takes !== 'header value' && value instanceof Symbolic);
  return [
    ...given.flatMap(({ key, value, takes }) => {
      if (takes === undefined) return finding('attribute-unknown', where, { attribute: key, known: Object.keys(known) });
      const written = text(value);
      const allowed = written === undefined ? undefined : allowedInstead(written, takes);
      if (written === undefined || allowed === undefined) return [];
      return finding('attribute-out-of-range', where, { attribute: key, value: written, allowed });
    }),
    ...unresolved(
      where,
      open.map(({ key }) => key),
    ),
  ];
}

/** What cannot be checked before the deployment tells it. */
export function unresolved(where: string, what: readonly string[]): readonly Finding[] {
  if (what.length === 0) return [];
  return [finding('value-unresolved', where, { kind: 'in a template', what })];
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html; target groups alike. */
export function physicalName({ logicalId, properties }: DeployedResource, what: 'load balancer' | 'target group'): readonly Finding[] {
  const name = text(properties['Name']);
  const problem = name === undefined ? undefined : nameProblem(name, what);
  if (name === undefined || problem === undefined) return [];
  return [finding('physical-name-malformed', logicalId, { what, name, problem })];
}

function nameProblem(name: string, what: string): PhysicalNameProblem | undefined {
  if (name.length > PHYSICAL_NAME_LENGTH) return 'too long';
  if (!/^[A-Za-z0-9-]+$/.test(name)) return 'other characters';
  if (name.startsWith('-') || name.endsWith('-')) return 'hyphen at an end';
  return what === 'load balancer' && name.startsWith('internal-') ? 'reserved beginning' : undefined;
}

function mixedPolicies({ listeners, resource }: LoadBalancer): readonly Finding[] {
  // Of two that conditions decide about, perhaps only one is ever there.
  const certain = listeners.filter((listener) => listener.resource?.conditional === false);
  const policies = certain.flatMap((listener) => policyOf(listener) ?? []);
  const fips = [...new Set(policies.filter(isFips))];
  const others = [...new Set(policies.filter((policy) => !isFips(policy)))];
  if (fips.length === 0 || others.length === 0) return [];
  return [finding('tls-policies-mixed', resource?.logicalId, { fips, others })];
}

function policyOf({ resource, traits }: Listener): string | undefined {
  if (!traits.endsTls) return undefined;
  const policy = resource?.properties['SslPolicy'];
  return policy === undefined ? DEFAULT_POLICY : text(policy);
}
