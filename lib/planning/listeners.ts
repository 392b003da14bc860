import { answeringPools } from './answering-pools';
import { DEFAULT_PORTS } from '../facts/default-ports';
import { certificateFor } from './certificates';
import type { ProxyDeclaration } from '../declaring/declarations';
import { isLyncName } from './lync-names';
import type { PublishedName } from './published-name';
import type { CertificatePlan, DefaultAction, ListenerPlan } from './publishing-plan';
import { tlsPolicyFor } from '../declaring/tls-policy';

/** One listener of an Application Load Balancer for each distinct published port. */
export function listeners(
  names: readonly PublishedName[],
  plans: readonly CertificatePlan[],
  proxy: ProxyDeclaration,
): readonly ListenerPlan[] {
  const httpsPorts = [...new Set(names.flatMap(({ httpsPort }) => httpsPort ?? []))].sort((a, b) => a - b);
  return [
    ...httpsPorts.map((port) => httpsListener(port, names, plans, proxy)),
    ...httpPorts(names, proxy).map((port) => httpListener(port, httpsPorts.includes(DEFAULT_PORTS.https), proxy)),
  ];
}

/** Ports clients reach without TLS: for a redirect, or for names published over HTTP. */
export function httpPorts(names: readonly PublishedName[], proxy: ProxyDeclaration): readonly number[] {
  const published = names.flatMap(({ httpPort }) => httpPort ?? []);
  const owners = new Set(names.map(({ owner }) => owner));
  const redirected =
    proxy.http === 'none'
      ? []
      : [DEFAULT_PORTS.http, ...proxy.pools.filter(({ id }) => owners.has(id)).map((pool) => pool.publishedPorts.http)];
  return [...new Set([...published, ...redirected])].sort((a, b) => a - b);
}

/** An unknown host reaches no pool. */
const NOT_FOUND: DefaultAction = { kind: 'notFound' };

function httpsListener(
  port: number,
  names: readonly PublishedName[],
  plans: readonly CertificatePlan[],
  proxy: ProxyDeclaration,
): ListenerPlan {
  const here = names.filter(({ httpsPort }) => httpsPort === port);
  const used = new Set(here.map(({ name }) => name).map(certificateFor(plans)));
  const needed = plans.filter((plan) => used.has(plan));
  const defaultName = defaultCertificateName(here, proxy);
  const preferred = certificateFor(needed)(defaultName) ?? needed[0];
  return {
    port,
    protocol: 'HTTPS',
    // Clients that never come to a listener do not lower what it takes.
    tlsPolicy: tlsPolicyFor(here.some(isLyncName) ? proxy.clients : [], proxy.tlsPolicy),
    defaultCertificate: preferred?.key,
    certificates: needed.map(({ key }) => key).sort(),
    defaultAction: NOT_FOUND,
  };
}

/** Where nothing answers on 443, there is nowhere to redirect to. */
function httpListener(port: number, isAnswered: boolean, proxy: ProxyDeclaration): ListenerPlan {
  const redirect: DefaultAction = { kind: 'redirect', port: DEFAULT_PORTS.https };
  const defaultAction = proxy.http === 'redirect' && isAnswered ? redirect : NOT_FOUND;
  return { port, protocol: 'HTTP', tlsPolicy: undefined, defaultCertificate: undefined, certificates: [], defaultAction };
}

/**
 * The name whose certificate clients without SNI get: the user's choice where it is on this listener, else the
 * Director or designated pool that answers the simple URLs, which a new pool does not change.
 */
function defaultCertificateName(names: readonly PublishedName[], proxy: ProxyDeclaration): string {
  const here = new Set(names.map(({ name }) => name));
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  const candidates = [
    ...(proxy.defaultCertificate === undefined ? [] : [proxy.defaultCertificate]),
    ...proxy.simpleUrlSets.flatMap((set) => answeringPools(set, pools).map((pool) => pool.externalWebServicesFqdn)).sort(),
    ...proxy.pools.map((pool) => pool.externalWebServicesFqdn).sort(),
    ...here,
  ];
  return candidates.find((name) => here.has(name)) ?? '';
}
