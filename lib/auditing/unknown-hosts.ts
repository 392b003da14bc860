import { finding, type Finding } from '../findings/finding';
import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import { groupsOf } from '../templates/load-balancers/actions';
import type { Action, Listener } from '../templates/load-balancers/load-balancer';
import type { Parts } from '../routing/lync-parts';
import { rulesForUnlisted, UNLISTED_HOST } from './listener-hosts';

/** Listeners and rules that let hosts nobody publishes reach a pool. One that passes on whatever comes cannot help it. */
export function unknownHosts(listeners: readonly CompiledListener[], { hasGroup }: Pick<Parts, 'hasGroup'>): readonly Finding[] {
  const reachesPool = (action: Action) => groupsOf(action).some(hasGroup);
  return listeners
    .filter(({ listener }) => listener.traits.readsHosts)
    .flatMap((compiled) => [
      ...(reachesPool(compiled.listener.defaultAction) ? defaultForward(compiled.listener) : []),
      ...rulesForUnlisted(compiled)
        .filter(({ action }) => reachesPool(action))
        .map(({ resource, priority }) => finding('unknown-host-reaches-pool', resource.logicalId, { kind: 'rule', priority })),
    ]);
}

function defaultForward(listener: Listener): readonly Finding[] {
  const { reader, usualScheme } = listener.traits;
  const isRead =
    reader !== undefined && reader.answer({ scheme: usualScheme ?? 'https', host: UNLISTED_HOST, path: '/' }).kind !== 'forward';
  if (isRead) return [];
  return [finding('unknown-host-reaches-pool', listener.resource?.logicalId, { kind: 'default action', port: listener.port })];
}
