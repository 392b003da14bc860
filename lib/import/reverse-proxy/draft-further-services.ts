import type { FurtherServiceEntry, ServerEntry } from '../../declaring/deployment-file/deployment';
import { hostNameProblem } from '../../declaring/host-name';
import { Blank, Remarked, type Draft } from '../deployment-draft';
import type { BackendGroup } from './backend-groups';
import { draftServers, healthCheck } from './draft-proxied-pool';
import { hostKind, type HostKind } from './host-kinds';
import type { HostRoute } from './proxy-model';
import type { StayingHost } from './proxy-report';

/** What is for administrators or clients inside stays where it is. */
const NEVER_OUTSIDE: readonly HostKind[] = ['admin', 'internal'];

/** The hosts that stay behind as further services of a deployment, and the groups whose servers they need. */
export interface OfferedService {
  readonly entry: Draft<FurtherServiceEntry>;
  readonly groups: readonly BackendGroup[];
}

/** Each host once and as a whole, whatever of it the reverse proxy publishes. */
export function offeredServices(staysBehind: readonly StayingHost[], groups: readonly BackendGroup[]): readonly OfferedService[] {
  return staysBehind
    .filter(({ host }) => hostNameProblem(host) === undefined && !NEVER_OUTSIDE.includes(hostKind(host).kind))
    .map(({ host, belongsTo }) => {
      const own = groups.filter(({ routes }) => routes.some((route) => route.host === host));
      const routes = own.flatMap((group) => group.routes.filter((route) => route.host === host));
      return { entry: serviceEntry(host, belongsTo, own, routes), groups: own };
    });
}

function serviceEntry(
  host: string,
  belongsTo: string | undefined,
  groups: readonly BackendGroup[],
  routes: readonly HostRoute[],
): Draft<FurtherServiceEntry> {
  const [only, ...others] = groups;
  const isOne = only !== undefined && others.length === 0;
  return {
    host: remarked(host, [belongsTo, partsRemark(routes)]),
    servers: isOne ? draftServers(only.servers) : [severalServers(host, groups)],
    port: isOne ? port(only) : undefined,
    healthCheck: isOne ? healthCheck(only) : undefined,
    externalSignIn: new Blank(
      'windows, passive, modern or none',
      `ask who runs ${belongsTo ?? host}: how people outside sign in; windows only with frontEnd: haproxy or networkLoadBalancer`,
    ),
  };
}

function partsRemark(routes: readonly HostRoute[]): string | undefined {
  if (routes.every(({ overHttps }) => !overHttps)) return 'over HTTP only today; here over HTTPS, for which its servers need TLS';
  return routes.some(({ isPartial }) => !isPartial) ? undefined : 'today some of its paths or requests only; here the whole host';
}

/** One load balancer has one target group for a host. */
function severalServers(host: string, groups: readonly BackendGroup[]): Draft<ServerEntry> {
  const today = groups.map(({ backends, servers }) => `${backends[0]?.name ?? ''} (${servers.map(({ name }) => name).join(', ')})`);
  return new Blank(`addresses of the servers of ${host}`, `those that answer all of it; today different servers do: ${today.join('; ')}`);
}

function port({ httpsPort, backends }: BackendGroup): Draft<number> {
  return backends.every(({ isHttpsPortAssumed }) => isHttpsPortAssumed)
    ? new Remarked(httpsPort, 'assumed, as they are asked over HTTP today; they need TLS')
    : httpsPort;
}

function remarked(value: string, remarks: readonly (string | undefined)[]): Draft<string> {
  const said = remarks.filter((each) => each !== undefined);
  return said.length === 0 ? value : new Remarked(value, said.join('; '));
}
