import { finding, type Finding } from '../findings/finding';
import { entry, list, text } from '../templates/load-balancers/properties';
import { LOAD_BALANCER } from '../templates/load-balancers/read-load-balancers';
import type { DeployedResource } from '../templates/deployed-resources';
import type { Replacement } from './comparison';
import type { Update } from './update';

/** What Elastic Load Balancing takes where the template says nothing. */
const DEFAULTS: Readonly<Record<string, string>> = { 'idle_timeout.timeout_seconds': '60', 'deletion_protection.enabled': 'false' };

export function loadBalancerAttribute({ properties }: DeployedResource, key: string): string | undefined {
  const attributes = list(properties['LoadBalancerAttributes']).filter((attribute) => entry(attribute, 'Key') === key);
  return attributes.length === 0 ? DEFAULTS[key] : text(entry(attributes[0], 'Value'));
}

/** Attributes of load balancers that stay, of which somebody notices a change. */
export function attributeFindings({ resources }: Update, replaced: ReadonlyMap<string, Replacement>): readonly Finding[] {
  return [...resources.values()].flatMap(({ key, before, after }) => {
    if (before?.type !== LOAD_BALANCER || after?.type !== LOAD_BALANCER || replaced.has(key)) return [];
    const attribute = (name: string) => [loadBalancerAttribute(before, name), loadBalancerAttribute(after, name)];
    const [idle, idleNow] = attribute('idle_timeout.timeout_seconds');
    const [isProtected, isProtectedNow] = attribute('deletion_protection.enabled');
    return [
      ...(idle === undefined || idleNow === undefined || idle === idleNow
        ? []
        : [finding('idle-timeout-changed', key, { loadBalancer: key, from: idle, to: idleNow })]),
      ...(isProtected === 'true' && isProtectedNow === 'false' ? [finding('deletion-protection-off', key, { loadBalancer: key })] : []),
    ];
  });
}
