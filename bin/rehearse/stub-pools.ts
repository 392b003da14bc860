import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { isOfficeWebApps } from '../../lib/verification/expected-by-template';
import type { NameKind } from '../../lib/verification/name-kind';
import type { TargetGroup } from '../../lib/routing/load-balancers/load-balancer';
import { LOOPBACK, type LoopbackServers } from './loopback';
import { lyncStub, type StubSite } from './lync-stub';
import type { ThrowAwayAuthority } from './throw-away-certificates';
import type { Address } from '../verify/probes/dialler';

export interface StubPoolsOptions {
  readonly authority: ThrowAwayAuthority;
  readonly kinds: ReadonlyMap<string, NameKind>;
  /** By external web services FQDN in lower case. */
  readonly offersNtlm: (pool: string) => boolean;
  /** Real servers by pool, instead of stubs. */
  readonly against: ReadonlyMap<string, string>;
}

/** What a target group leads to: how it is spoken to, and where. */
export interface Backend extends Address {
  readonly scheme: 'http' | 'https';
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
    const known = this.backends.get(group.key);
    if (known !== undefined) return known;
    const started = this.start(group, names);
    this.backends.set(group.key, started);
    return started;
  }

  private async start(group: TargetGroup, names: readonly string[]): Promise<Backend | undefined> {
    const { authority, kinds, offersNtlm, against } = this.options;
    const [pool] = group.pools;
    const { port } = group;
    if (pool === undefined || port === undefined) return undefined;
    const scheme = schemeOf(group, port);
    const real = group.pools.map((each) => against.get(each.toLowerCase())).find((address) => address !== undefined);
    if (real !== undefined) return { scheme, host: real, port };
    const internal = port === 443 || port === 80;
    const site: StubSite = {
      pool,
      site: isOfficeWebApps(group) ? 'office web apps' : internal ? 'internal' : 'external',
      scheme,
      kinds,
      offersNtlm: offersNtlm(pool.toLowerCase()),
      computer: (pool.split('.')[0] ?? '').toUpperCase().slice(0, 15),
    };
    const handler = lyncStub(site);
    const server =
      scheme === 'http' ? createHttp(handler) : createHttps({ ...authority.issue([...new Set([...group.pools, ...names])]) }, handler);
    return { scheme, host: LOOPBACK, port: await this.servers.listen(server) };
  }
}

function schemeOf({ protocol }: TargetGroup, port: number): Backend['scheme'] {
  if (protocol === 'HTTP') return 'http';
  return protocol === 'TCP' && (port === 80 || port === 8080) ? 'http' : 'https';
}
