import { listed } from '../findings/wording';
import { finding, type Finding } from '../findings/finding';
import { DEFAULT_POLICY, isFips } from '../declaring/tls-policy';
import type { DeploymentNotes } from '../planning/deployment-notes';
import type { Listener, LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import type { DeployedResource } from '../templates/deployed-resources';
import { Symbolic } from '../templates/symbolic';
import { attributeProblem, LISTENER_ATTRIBUTES, LOAD_BALANCER_ATTRIBUTES, type Attributes } from './attributes';
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
  const given = list(resource.properties[property]).map((each) => ({ key: text(entry(each, 'Key')), value: entry(each, 'Value') }));
  const open = given.filter(({ key, value }) => key !== undefined && key in known && known[key] !== 'text' && value instanceof Symbolic);
  return [
    ...given.flatMap(({ key, value }) => {
      if (key === undefined) return [];
      const takes = Object.hasOwn(known, key) ? known[key] : undefined;
      if (takes === undefined) {
        return finding(
          'attribute-unknown',
          where,
          `It has the attribute ${key}, which Elastic Load Balancing does not have for it.`,
          'The deployment fails.',
          `Correct the spelling or remove it. There are ${Object.keys(known).sort().join(', ')}.`,
        );
      }
      const written = text(value);
      const problem = written === undefined ? undefined : attributeProblem(written, takes);
      if (problem === undefined) return [];
      return finding(
        'attribute-out-of-range',
        where,
        `Its attribute ${key} is ${JSON.stringify(written)}, which ${problem}.`,
        'The deployment fails.',
        'Write a value that Elastic Load Balancing takes, or leave the attribute out.',
      );
    }),
    ...unresolved(
      where,
      open.flatMap(({ key }) => key ?? []),
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
  if (problem === undefined) return [];
  return [
    finding(
      'physical-name-malformed',
      logicalId,
      `The ${what} is named ${JSON.stringify(name)}, which ${problem}.`,
      'Elastic Load Balancing refuses it.',
      'Leave the name out: CloudFormation makes one, and a replacement then finds no name taken.',
    ),
  ];
}

const NAME_LENGTH = 32;

function nameProblem(name: string, what: string): string | undefined {
  if (name.length > NAME_LENGTH) return `has ${name.length} characters, more than ${NAME_LENGTH}`;
  if (!/^[A-Za-z0-9-]+$/.test(name)) return 'has other characters than letters, digits and hyphens';
  if (name.startsWith('-') || name.endsWith('-')) return 'begins or ends with a hyphen';
  return what === 'load balancer' && name.startsWith('internal-') ? 'begins with internal-' : undefined;
}

function mixedPolicies({ listeners, resource }: LoadBalancer): readonly Finding[] {
  // Of two that conditions decide about, perhaps only one is ever there.
  const certain = listeners.filter((listener) => listener.resource?.conditional === false);
  const policies = certain.flatMap((listener) => policyOf(listener) ?? []);
  const fips = [...new Set(policies.filter(isFips))];
  const others = [...new Set(policies.filter((policy) => !isFips(policy)))];
  if (fips.length === 0 || others.length === 0) return [];
  return [
    finding(
      'tls-policies-mixed',
      resource?.logicalId,
      `Its listeners have the TLS policies ${listed([...fips, ...others])}, of which ${listed(fips)} ${fips.length === 1 ? 'is a FIPS one' : 'are FIPS ones'}.`,
      'Elastic Load Balancing refuses to mix the two kinds on one load balancer.',
      'Give all HTTPS listeners FIPS policies, or none.',
    ),
  ];
}

function policyOf({ resource, traits }: Listener): string | undefined {
  if (!traits.endsTls) return undefined;
  const policy = resource?.properties['SslPolicy'];
  return policy === undefined ? DEFAULT_POLICY : text(policy);
}
