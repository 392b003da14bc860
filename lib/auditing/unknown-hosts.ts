import { finding, type Finding } from '../findings/finding';
import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import { groupsOf } from '../templates/load-balancers/actions';
import type { Action, Listener } from '../templates/load-balancers/load-balancer';
import type { Parts } from '../routing/lync-parts';
import { listenerName, rulesForUnlisted, UNLISTED_HOST } from './listener-hosts';

/** Listeners and rules that let hosts nobody publishes reach a pool. One that passes on whatever comes cannot help it. */
export function unknownHosts(listeners: readonly CompiledListener[], { hasGroup }: Pick<Parts, 'hasGroup'>): readonly Finding[] {
  const reachesPool = (action: Action) => groupsOf(action).some(hasGroup);
  return listeners
    .filter(({ listener }) => listener.traits.readsHosts)
    .flatMap((compiled) => [
      ...(reachesPool(compiled.listener.defaultAction) ? defaultForward(compiled.listener) : []),
      ...rulesForUnlisted(compiled)
        .filter(({ action }) => reachesPool(action))
        .map((rule) => reached(rule.resource.logicalId, `The rule with priority ${rule.priority ?? '?'} forwards`)),
    ]);
}

function defaultForward(listener: Listener): readonly Finding[] {
  const { reader, usualScheme } = listener.traits;
  const isRead =
    reader !== undefined && reader.answer({ scheme: usualScheme ?? 'https', host: UNLISTED_HOST, path: '/' }).kind !== 'forward';
  if (isRead) return [];
  return [reached(listener.resource?.logicalId, `The default action of ${listenerName(listener)} forwards`)];
}

function reached(where: string | undefined, what: string): Finding {
  return finding(
    'unknown-host-reaches-pool',
    where,
    `${what} requests for hosts that are not published.`,
    'Whoever knows the address reaches the pool under any name, and scanners do.',
    'Let the default action be a fixed response 404, and give every rule a host condition.',
  );
}
