import { tlsPolicyFor } from '../../declaring/tls-policy';
import { haproxySite } from '../haproxy-site';
import type { ListenerPlan } from '../publishing-plan';
import { trafficEgress } from '../target-groups';
import { frontEnd } from './front-end';
import type { FrontEndKind } from './front-end-kind';

/** A HAProxy that somebody runs: it reads hosts and paths, ends TLS and starts it again, and keeps each client's connections apart. */
export const HAPROXY: FrontEndKind = {
  words: { one: 'a HAProxy', own: 'HAProxy' },
  frontEndFor: () => frontEnd('haproxy'),
  abilities: () => ({
    mayShareWindowsSignIn: true,
    answersForSeveralPools: true,
    publishesSingleDirectories: true,
    keepsClientsByCookie: true,
    keepsClientsOfLync2010: 'by their cookie',
    redirectsHttp: true,
    takesFixedAddresses: false,
    // They are files beside its configuration.
    needsCertificatesHere: false,
    idleSeconds: undefined,
  }),
  targetsOf: () => ({ https: undefined, http: undefined }),
  egress: (names) => trafficEgress(names),
  parts: ({ names, proxy }) => {
    const site = haproxySite(names, proxy);
    return {
      listeners: site.listeners.map(({ port, scheme }): ListenerPlan => ({
        port,
        protocol: scheme === 'https' ? 'HTTPS' : 'HTTP',
        tlsPolicy: scheme === 'https' ? tlsPolicyFor(proxy.clients, proxy.tlsPolicy) : undefined,
        defaultCertificate: undefined,
        certificates: [],
        defaultAction: { kind: 'notFound' },
      })),
      rules: [],
      owner: undefined,
      fixedAddresses: [],
      attributes: [],
      quotas: [],
    };
  },
};
