import { finding, type Finding } from '../../findings/finding';
import type { CompiledListener } from '../evaluation/compiled-listener';
import type { Listener } from '../load-balancers/load-balancer';
import { forwards, listenerName, rulesForUnlisted, UNLISTED_HOST } from './listener-hosts';

/** Listeners and rules that let hosts nobody publishes reach a target group. One that passes on whatever comes cannot help it. */
export function unknownHosts(listeners: readonly CompiledListener[]): readonly Finding[] {
  return listeners
    .filter(({ listener }) => listener.traits.readsHosts)
    .flatMap((compiled) => [
      ...defaultForward(compiled.listener),
      ...rulesForUnlisted(compiled)
        .filter(({ action }) => forwards(action))
        .map((rule) => reached(rule.resource.logicalId, `The rule with priority ${rule.priority ?? '?'} forwards`)),
    ]);
}

function defaultForward(listener: Listener): readonly Finding[] {
  const { reader, usualScheme } = listener.traits;
  const isRead =
    reader !== undefined && reader.answer({ scheme: usualScheme ?? 'https', host: UNLISTED_HOST, path: '/' }).kind !== 'forward';
  if (!forwards(listener.defaultAction) || isRead) return [];
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
