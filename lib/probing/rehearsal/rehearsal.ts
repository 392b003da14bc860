import { connect, createServer, type Server } from 'node:net';
import type { Listener, LoadBalancer, TargetGroup } from '../../templates/load-balancers/load-balancer';
import { plainRequest } from '../../routing/matching/request';
import type { TemplateRouting } from '../../routing/template-routing';
import type { NameExpectation } from '../../verification/name-expectation';
import { excludesWindows } from '../../verification/windows-authentication';
import type { Dialler } from '../dialler';
import { LOOPBACK, LoopbackServers } from './loopback';
import { readingFrontEnd } from './reading-front-end';
import { StubPools } from './stub-pools';
import { ThrowAwayAuthority } from './throw-away-certificates';

export interface RehearsalOptions {
  /** Addresses of real servers by pool, in lower case. */
  readonly against?: ReadonlyMap<string, string>;
}

/** Load balancers of a template on loopback, until they are closed. */
export interface Rehearsal {
  readonly dialler: Dialler;
  /** PEM. */
  readonly authority: string;
  close(): Promise<void>;
}

/** Starts every listener of the template. Stubs offer NTLM where the deployment lets people sign in with it. */
export async function rehearse(
  routing: TemplateRouting,
  expectations: readonly NameExpectation[],
  { against = new Map() }: RehearsalOptions = {},
): Promise<Rehearsal> {
  const servers = new LoopbackServers();
  const authority = new ThrowAwayAuthority();
  const kinds = new Map(expectations.map(({ name, kind }) => [name, kind]));
  const names = expectations.map(({ name }) => name);
  const promised = new Map(expectations.map((each) => [each.name, each]));
  const signsInOtherwise = (pool: string) => excludesWindows(promised.get(pool)?.signIn);
  const answererOf = (pool: string) => routing.publications.answererOf(pool);
  const stubs = (offersNtlm: (pool: string) => boolean) => new StubPools(servers, { authority, kinds, offersNtlm, answererOf, against });
  const together = stubs((pool) => promised.get(pool)?.acceptsWindows === true && !signsInOtherwise(pool));
  const keptApart = stubs((pool) => !signsInOtherwise(pool));
  const ports = new Map<string, number>();
  try {
    for (const balancer of routing.loadBalancers) {
      for (const listener of balancer.listeners) {
        const { readsHosts, keepsPeopleApart, reader } = listener.traits;
        const pools = keepsPeopleApart ? keptApart : together;
        const server = readsHosts
          ? readingFrontEnd(balancer, listener, { routing, pools, authority, names: reader?.hosts ?? names })
          : await passingFrontEnd(listener, pools, (group) => namesFor(balancer, group, names, routing));
        if (server !== undefined) ports.set(listener.key, await servers.listen(server));
      }
    }
  } catch (error) {
    await servers.close();
    throw error;
  }
  return {
    authority: authority.certificate,
    dialler: { addressOf: (name, port) => loopbackAddress(name, port, routing, ports) },
    close: () => servers.close(),
  };
}

/** A listener that passes on whatever comes; undefined where an Application Load Balancer behind it is dialled instead. */
async function passingFrontEnd(
  { defaultAction }: Listener,
  pools: StubPools,
  namesOn: (group: TargetGroup) => readonly string[],
): Promise<Server | undefined> {
  const group = defaultAction.kind === 'forward' ? defaultAction.targets[0]?.group : undefined;
  if (group === undefined || group.behind !== undefined) return undefined;
  const backend = await pools.backend(group, namesOn(group));
  return createServer((client) => {
    if (backend === undefined) {
      client.destroy();
      return;
    }
    const server = connect({ host: backend.host, port: backend.port });
    const end = () => {
      client.destroy();
      server.destroy();
    };
    for (const each of [client, server]) each.on('error', end).on('close', end);
    client.pipe(server).pipe(client);
  });
}

/** Names whose connections a load balancer hands to a group: IIS has them on its certificate. */
function namesFor(balancer: LoadBalancer, group: TargetGroup, names: readonly string[], routing: TemplateRouting): readonly string[] {
  return names.filter((name) =>
    balancer.listeners.some(({ port = 0, defaultAction }) => {
      const leadsHere = routing.arrivals(plainRequest('https', name, port)).some((arrival) => arrival.loadBalancer === balancer);
      return leadsHere && defaultAction.kind === 'forward' && defaultAction.targets.some((target) => target.group === group);
    }),
  );
}

function loopbackAddress(name: string, port: number, routing: TemplateRouting, ports: ReadonlyMap<string, number>) {
  const arrivals = (['https', 'http'] as const).flatMap((scheme) => routing.arrivals(plainRequest(scheme, name, port)));
  const listener = arrivals.find((arrival) => arrival.listener !== undefined)?.listener?.listener;
  const chosen = listener === undefined ? undefined : ports.get(listener.key);
  if (chosen === undefined) return Promise.reject(Object.assign(new Error('nothing listens'), { code: 'ECONNREFUSED' }));
  return Promise.resolve({ host: LOOPBACK, port: chosen });
}
