import { MODERN_TLS_POLICY, tlsVersions } from '../declaring/tls-policy';
import { finding, type Finding } from '../findings/finding';
import type { LawfulParts } from '../routing/lync-parts';
import type { Listener, LoadBalancer } from '../templates/load-balancers/load-balancer';
import { entry, text } from '../templates/load-balancers/properties';

/** Listeners that Elastic Load Balancing refuses, or that no Lync client can connect to. */
export function listenerValues({ listeners }: LoadBalancer, { publishing, lync }: LawfulParts): readonly Finding[] {
  return listeners.flatMap((listener, index) => [
    ...portTaken(listener, listeners.slice(0, index), publishing.hasListener),
    ...unknownPolicy(listener),
    ...(lync.hasListener(listener) ? clientCertificates(listener) : []),
  ]);
}

function portTaken(listener: Listener, before: readonly Listener[], isOfPlan: (listener: Listener) => boolean): readonly Finding[] {
  const { port, resource } = listener;
  const rival = before.find((other) => other.port === port && !(other.resource?.conditional === true && resource?.conditional === true));
  if (port === undefined || rival === undefined) return [];
  // Said of the plan's where only one of them is.
  const [taker, holder] = isOfPlan(rival) && !isOfPlan(listener) ? [rival, listener] : [listener, rival];
  return [finding('listener-port-taken', taker.resource?.logicalId, { port, holder: holder.resource?.logicalId ?? holder.key })];
}

function unknownPolicy({ resource, traits }: Listener): readonly Finding[] {
  const policy = traits.endsTls ? text(resource?.properties['SslPolicy']) : undefined;
  if (policy === undefined || tlsVersions(policy) !== undefined) return [];
  return [finding('tls-policy-unknown', resource?.logicalId, { kind: 'deployed', policy, like: MODERN_TLS_POLICY })];
}

/** In the mode passthrough a client without a certificate is let in. */
function clientCertificates({ resource, port }: Listener): readonly Finding[] {
  if (text(entry(resource?.properties['MutualAuthentication'], 'Mode')) !== 'verify') return [];
  return [finding('client-certificates-required', resource?.logicalId, { port })];
}
