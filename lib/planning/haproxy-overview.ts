import { AUTHORITIES, CERTIFICATES, DEFAULT_CERTIFICATE } from '../haproxy/file-names';
import type { HaproxyBackend, HaproxyListener } from '../haproxy/site';
import type { PublicNameKind } from '../declaring/declarations';
import type { HaproxyPlan } from './plan-haproxy';
import type { PublicNamePlan } from './publishing-plan';

/** What is behind each public name of a HAProxy, to read: absent parts are null. */
export interface HaproxyOverview {
  readonly names: readonly HaproxyName[];
  readonly backends: readonly HaproxyBackendRow[];
  readonly certificates: HaproxyCertificatesNeeded;
}

export interface HaproxyName {
  readonly host: string;
  readonly kind: PublicNameKind;
  readonly routes: readonly HaproxyRoute[];
}

/** What a listener does with a name. */
export interface HaproxyRoute {
  readonly scheme: 'https' | 'http';
  readonly port: number;
  readonly action: 'forward' | 'redirect';
  readonly backend: string | null;
  /** Virtual directories it is limited to; empty: the whole host. */
  readonly directories: readonly string[];
  /** The HTTPS port of a redirect. */
  readonly redirectTo: number | null;
}

export interface HaproxyBackendRow {
  readonly name: string;
  readonly scheme: 'https' | 'http';
  /** External web services FQDNs, or the host of Office Web Apps or a further service. */
  readonly pools: readonly string[];
  readonly servers: readonly { readonly address: string; readonly port: number; readonly certificateName: string | null }[];
  /** null: its servers are those of `checkedBy`. */
  readonly check: { readonly ports: readonly number[]; readonly path: string; readonly port: number } | null;
  readonly checkedBy: string | null;
  /** Cookie that keeps a client with one server. */
  readonly cookie: 'MS-WSMAN' | 'LYNC-REVERSE-PROXY' | null;
}

export interface HaproxyCertificatesNeeded {
  /** Shown to clients that name no host, or an unknown one. */
  readonly defaultFile: string;
  /** Whatever else lies there is shown by its names. */
  readonly folder: string;
  /** Which they must cover together. */
  readonly names: readonly string[];
  /** Whether the default one has to carry every name, and no wildcard, for clients that name no host. */
  readonly defaultNeedsAll: boolean;
  /** Who issued the certificates of the servers; null: nothing is verified towards them. */
  readonly authorities: string | null;
}

/** What of a plan people want to see. */
export function haproxyOverview({ publicNames, site }: HaproxyPlan): HaproxyOverview {
  const hosts = [...new Set(publicNames.map(({ name }) => name))].sort();
  const shown = site.listeners.filter(({ scheme }) => scheme === 'https').flatMap((listener) => listener.hosts.map(({ host }) => host));
  return {
    names: hosts.map((host) => ({
      host,
      kind: kindOf(publicNames.filter(({ name }) => name === host)),
      routes: site.listeners.flatMap((listener) => routes(listener, host)),
    })),
    backends: site.backends.map((backend) => backendRow(backend)),
    certificates: {
      defaultFile: DEFAULT_CERTIFICATE,
      folder: CERTIFICATES,
      names: [...new Set(shown)].sort(),
      defaultNeedsAll: site.tls?.admitsAbsentSni === true,
      authorities: site.verifiesServers ? AUTHORITIES : null,
    },
  };
}

/** Of a host that is several things, what most depends on. */
export function kindOf(names: readonly PublicNamePlan[]): PublicNameKind {
  const kinds = names.map(({ kind }) => kind);
  return kinds.find((kind) => kind === 'external web services') ?? kinds.find((kind) => kind !== 'further name') ?? 'further name';
}

function routes({ scheme, port, hosts, redirectsTo }: HaproxyListener, host: string): readonly HaproxyRoute[] {
  const route = hosts.find((each) => each.host === host);
  const about = { scheme, port, redirectTo: null };
  const limited = route?.limited;
  const own: readonly HaproxyRoute[] = [
    ...(limited === undefined
      ? []
      : [{ ...about, action: 'forward' as const, backend: limited.backend, directories: limited.directories.map((each) => `/${each}`) }]),
    ...(route?.backend === undefined ? [] : [{ ...about, action: 'forward' as const, backend: route.backend, directories: [] }]),
  ];
  if (route?.backend !== undefined || redirectsTo === undefined) return own;
  return [...own, { ...about, action: 'redirect', backend: null, directories: [], redirectTo: route?.redirectTo ?? redirectsTo }];
}

function backendRow({ name, scheme, pools, servers, check, trackedBy, affinity }: HaproxyBackend): HaproxyBackendRow {
  return {
    name,
    scheme,
    pools,
    servers: servers.map(({ address, port, certificateName }) => ({
      address,
      port,
      certificateName: scheme === 'https' ? certificateName : null,
    })),
    check: check === 'followed' ? null : { ports: check.connects, path: check.request.path, port: check.request.port },
    checkedBy: trackedBy ?? null,
    cookie: affinity === 'none' ? null : affinity === 'MS-WSMAN' ? 'MS-WSMAN' : 'LYNC-REVERSE-PROXY',
  };
}
