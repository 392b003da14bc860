import { tlsPolicyFor } from '../../declaring/tls-policy';
import { httpPorts } from '../listeners';
import type { FrontEndAbilities, ListenerPlan } from '../publishing-plan';
import { trafficEgress } from '../target-groups';
import { frontEnd } from './front-end';
import type { FrontEndKind } from './front-end-kind';
import { HAPROXY_ABILITIES } from './haproxy-abilities';

/** No value of `frontEnd` chooses it: whoever asks for a configuration has everything behind it. */
export const OWN_HAPROXY_KIND = 'ownHaproxy';

const ABILITIES: FrontEndAbilities = {
  ...HAPROXY_ABILITIES,
  // They are files beside its configuration.
  needsCertificatesHere: false,
  idleSeconds: undefined,
};

/** A HAProxy that somebody runs: it reads hosts and paths, ends TLS and starts it again, and keeps each client's connections apart. */
export const OWN_HAPROXY: FrontEndKind = {
  words: { one: 'a HAProxy', own: 'HAProxy' },
  frontEndFor: () => frontEnd(OWN_HAPROXY_KIND),
  abilities: () => ABILITIES,
  targetsOf: () => ({ https: undefined, http: undefined }),
  egress: (names) => trafficEgress(names),
  parts: ({ names, proxy }) => {
    const httpsPorts = [...new Set(names.flatMap(({ httpsPort }) => httpsPort ?? []))].sort((a, b) => a - b);
    return {
      listeners: [
        ...httpsPorts.map((port) => listenerAt(port, 'HTTPS', tlsPolicyFor(proxy.clients, proxy.tlsPolicy))),
        ...httpPorts(names, proxy).map((port) => listenerAt(port, 'HTTP', undefined)),
      ],
      rules: [],
      owner: undefined,
      fixedAddresses: [],
      attributes: [],
      quotas: [],
    };
  },
};

/** Its certificates are files. */
function listenerAt(port: number, protocol: ListenerPlan['protocol'], tlsPolicy: string | undefined): ListenerPlan {
  return { port, protocol, tlsPolicy, defaultCertificate: undefined, certificates: [], defaultAction: { kind: 'notFound' } };
}
