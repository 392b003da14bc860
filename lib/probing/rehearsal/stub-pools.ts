import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { NameKind } from '../../verification/name-kind';
import type { HostReader } from '../../templates/load-balancers/host-reader';
import type { TargetGroup } from '../../templates/load-balancers/load-balancer';
import { LOOPBACK, type LoopbackServers } from './loopback';
import type { Answerer } from '../../routing/publications';
import { lyncStub, type StubSite } from './lync-stub';
import type { ThrowAwayAuthority } from './throw-away-certificates';
import type { Address } from '../dialler';
import { DEFAULT_INTERNAL_PORTS, DEFAULT_LISTENING_PORTS } from '../../facts/default-ports';

export interface StubPoolsOptions {
  readonly authority: ThrowAwayAuthority;
  readonly kinds: ReadonlyMap<string, NameKind>;
  /** By external web services FQDN in lower case. */
  readonly offersNtlm: (pool: string) => boolean;
  /** Whose servers are behind a host in the tag of a target group. */
  readonly answererOf: (pool: string) => Answerer;
  /** Real servers by pool, instead of stubs. */
  readonly against: ReadonlyMap<string, string>;
}

/** What a target group leads to: how it is spoken to, and where. */
export interface Backend extends Address {
  readonly scheme: 'http' | 'https';
}

type Forwarded = Extract<ReturnType<HostReader['answer']>, { readonly kind: 'forward' }>;

/** Servers that are alike. */
export interface Servers {
  readonly key: string;
  readonly pools: readonly string[];
  readonly port: number | undefined;
  readonly scheme: Backend['scheme'];
}

/** A stub for each target group, started when a listener is. */
export class StubPools {
  private readonly backends = new Map<string, Promise<Backend | undefined>>();

  public constructor(
    private readonly servers: LoopbackServers,
    private readonly options: StubPoolsOptions,
  ) {}

  /** undefined where the template does not tell whose the group is. Names: what IIS has on its certificate. */
  public backend(group: TargetGroup, names: readonly string[]): Promise<Backend | undefined> {
    const { key, port, pools, protocol } = group;
    const scheme = protocol === 'HTTP' ? 'http' : protocol === 'HTTPS' ? 'https' : passedOn(port);
    return this.serving({ key, port, pools, scheme }, names);
  }

  /** What a reader of hosts leads to. */
  public behind({ name, protocol, port, pools }: Forwarded, names: readonly string[]): Promise<Backend | undefined> {
    return this.serving({ key: `${name} ${protocol} ${port}`, port, pools, scheme: protocol === 'HTTP' ? 'http' : 'https' }, names);
  }

  /** What some servers of known pools lead to. */
  public serving(servers: Servers, names: readonly string[]): Promise<Backend | undefined> {
    const known = this.backends.get(servers.key);
    if (known !== undefined) return known;
    const started = this.start(servers, names);
    this.backends.set(servers.key, started);
    return started;
  }

  private async start({ pools, port, scheme }: Servers, names: readonly string[]): Promise<Backend | undefined> {
    const { authority, kinds, offersNtlm, answererOf, against } = this.options;
    const [pool] = pools;
    if (pool === undefined || port === undefined) return undefined;
    const real = pools.map((each) => against.get(each.toLowerCase())).find((address) => address !== undefined);
    if (real !== undefined) return { scheme, host: real, port };
    const internal = port === DEFAULT_INTERNAL_PORTS.https || port === DEFAULT_INTERNAL_PORTS.http;
    const site: StubSite = {
      pool,
      site: siteOf(answererOf(pool), internal),
      scheme,
      kinds,
      offersNtlm: offersNtlm(pool.toLowerCase()),
      computer: (pool.split('.')[0] ?? '').toUpperCase().slice(0, 15),
    };
    const handler = lyncStub(site);
    const server =
      scheme === 'http' ? createHttp(handler) : createHttps({ ...authority.issue([...new Set([...pools, ...names])]) }, handler);
    return { scheme, host: LOOPBACK, port: await this.servers.listen(server) };
  }
}

function siteOf(answerer: Answerer, internal: boolean): StubSite['site'] {
  switch (answerer) {
    case 'officeWebApps':
      return 'office web apps';
    case 'furtherService':
      return 'further service';
    case 'pool':
      return internal ? 'internal' : 'external';
  }
}

/** Where bytes pass on as they come, the port of the servers tells what they speak. */
function passedOn(port: number | undefined): Backend['scheme'] {
  return port === DEFAULT_INTERNAL_PORTS.http || port === DEFAULT_LISTENING_PORTS.http ? 'http' : 'https';
}
