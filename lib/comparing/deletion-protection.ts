import { finding, type Finding } from '../findings/finding';
import { LOAD_BALANCER } from '../templates/load-balancers/read-load-balancers';
import type { Replacement } from './comparison';
import { loadBalancerAttribute } from './load-balancer-attributes';
import { isRetained, type Update } from './update';

/** Load balancers that are deleted, or replaced, and that Elastic Load Balancing refuses to delete. */
export function protectionFindings(
  { resources, after: routing, before: old }: Update,
  replaced: ReadonlyMap<string, Replacement>,
): readonly Finding[] {
  return [...resources.values()].flatMap(({ key, before, after }) => {
    if (before?.type !== LOAD_BALANCER || loadBalancerAttribute(before, 'deletion_protection.enabled') !== 'true') return [];
    const goes = after === undefined && !isRetained(old, before, 'DeletionPolicy');
    const isReplaced = after !== undefined && replaced.has(key) && !isRetained(routing, after, 'UpdateReplacePolicy');
    if (!goes && !isReplaced) return [];
    return [finding('deletion-protected', key, { loadBalancer: key, fate: goes ? 'deleted' : 'replaced' })];
  });
}
