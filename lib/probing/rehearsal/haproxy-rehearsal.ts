import { createServer } from 'node:net';
import { haproxyFiles } from '../../haproxy/configuration';
import { AUTHORITIES, DEFAULT_CERTIFICATE } from '../../haproxy/file-names';
import type { HaproxyBackend, HaproxySite } from '../../haproxy/site';
import type { Answerer } from '../../routing/publications';
import type { NameExpectation } from '../../verification/name-expectation';
import { excludesWindows } from '../../verification/windows-authentication';
import { LOOPBACK, LoopbackServers } from './loopback';
import type { Rehearsal, RehearsalOptions } from './rehearsal';
import { freePorts, runHaproxy } from './running-haproxy';
import { StubPools } from './stub-pools';
import { ThrowAwayAuthority } from './throw-away-certificates';

export interface HaproxyRehearsalOptions extends RehearsalOptions {
  /** The program. */
  readonly haproxy: string;
  /** Who issued the certificates of real servers, in PEM. */
  readonly authorities: string;
  /** Whose servers are behind a host. */
  readonly answererOf: (pool: string) => Answerer;
}

/**
 * Runs a HAProxy on loopback with the configuration of a site, in front of stubs. Other than there are addresses, ports and
 * certificates, and who may connect: everybody here is one address. Stubs accept connections on Lync's monitor port too.
 */
export async function rehearseHaproxy(
  site: HaproxySite,
  expectations: readonly NameExpectation[],
  { haproxy, authorities, answererOf, against = new Map() }: HaproxyRehearsalOptions,
): Promise<Rehearsal> {
  const servers = new LoopbackServers();
  const authority = new ThrowAwayAuthority();
  const names = expectations.map(({ name }) => name);
  const promised = new Map(expectations.map((each) => [each.name, each]));
  const stubs = new StubPools(servers, {
    authority,
    kinds: new Map(expectations.map(({ name, kind }) => [name, kind])),
    offersNtlm: (pool) => !excludesWindows(promised.get(pool)?.signIn),
    answererOf,
    against,
  });
  try {
    const monitor = await servers.listen(createServer());
    const backends: HaproxyBackend[] = [];
    for (const backend of site.backends) backends.push(await onLoopback(backend, stubs, { names, monitor, against }));
    const ports = await freePorts(site.listeners.length);
    const listeners = site.listeners.map((listener, index) => ({ ...listener, address: LOOPBACK, port: ports[index] ?? 0 }));
    const rehearsed: HaproxySite = {
      ...site,
      listeners,
      backends,
      allowedSources: undefined,
      corporateNetworks: [...site.corporateNetworks, `${LOOPBACK}/32`],
      verifiesServers: true,
      furtherConfiguration: undefined,
    };
    const files = {
      ...haproxyFiles(rehearsed),
      [DEFAULT_CERTIFICATE]: Object.values(authority.issue(names)).join(''),
      [AUTHORITIES]: `${authorities}${authority.certificate}`,
    };
    const running = await runHaproxy(haproxy, files, ports);
    const chosen = new Map(site.listeners.map(({ port }, index) => [port, ports[index] ?? 0]));
    return {
      authority: authority.certificate,
      dialler: { addressOf: (_, port) => addressOf(chosen.get(port)) },
      close: async () => {
        await running.close();
        await servers.close();
      },
    };
  } catch (error) {
    await servers.close();
    throw error;
  }
}

function addressOf(port: number | undefined) {
  if (port === undefined) return Promise.reject(Object.assign(new Error('nothing listens'), { code: 'ECONNREFUSED' }));
  return Promise.resolve({ host: LOOPBACK, port });
}

interface Surroundings {
  readonly names: readonly string[];
  /** The port that stands for Lync's monitor port. */
  readonly monitor: number;
  readonly against: ReadonlyMap<string, string>;
}

/** All servers of a back end are one stub, or one real server, which is looked after as it would be. */
async function onLoopback(backend: HaproxyBackend, stubs: StubPools, { names, monitor, against }: Surroundings): Promise<HaproxyBackend> {
  const { name, pools, scheme, servers, check } = backend;
  const [first] = servers;
  if (first === undefined) return backend;
  const certificateNames = servers.map(({ certificateName }) => certificateName);
  const led = await stubs.serving({ key: name, pools, port: first.port, scheme }, [...names, ...certificateNames]);
  if (led === undefined) return backend;
  const moved = servers.map((server) => ({ ...server, address: led.host, port: led.port }));
  if (check === 'followed' || pools.some((pool) => against.has(pool.toLowerCase()))) return { ...backend, servers: moved };
  const request = { ...check.request, port: await monitored(backend, led.port, stubs, names), statuses: ANY_OF_A_SERVER_THAT_RUNS };
  return { ...backend, servers: moved, check: { connects: check.connects.map(() => monitor), request } };
}

/** A stub knows the paths of Lync, and no other path that somebody has servers asked for. */
const ANY_OF_A_SERVER_THAT_RUNS = '200-499';

/** Health is asked over HTTPS, of a back end that is spoken to over HTTP too. */
async function monitored(
  { name, pools, scheme, check, servers }: HaproxyBackend,
  port: number,
  stubs: StubPools,
  names: readonly string[],
) {
  if (scheme === 'https' || check === 'followed') return port;
  const certificateNames = servers.map(({ certificateName }) => certificateName);
  const led = await stubs.serving({ key: `${name} health`, pools, port: check.request.port, scheme: 'https' }, [
    ...names,
    ...certificateNames,
  ]);
  return led?.port ?? port;
}
