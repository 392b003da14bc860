import { few } from '../findings/wording';
import { groupsOf } from '../templates/load-balancers/actions';
import { backendsBehind, type ReaderBackend } from '../templates/load-balancers/host-reader';
import type { TargetGroup } from '../templates/load-balancers/load-balancer';
import { entry, list, text } from '../templates/load-balancers/properties';
import type { HttpRequest } from '../routing/matching/request';
import type { TemplateRouting } from '../routing/template-routing';

/** The target groups of the template that may answer a request. */
export function answeringGroups(routing: TemplateRouting, request: HttpRequest): readonly TargetGroup[] {
  const groups = routing.arrivals(request).flatMap(({ candidates }) => candidates.flatMap(({ action }) => groupsOf(action)));
  return [...new Set(groups)].filter(({ resource }) => resource !== undefined);
}

/** Addresses of servers, with the port where it is not that of the group; what is known only at deployment is left out. */
export function serversOf({ resource, port, reader }: TargetGroup): readonly string[] {
  if (reader !== undefined) return [...new Set(backendsBehind(reader).flatMap(addressesOf))].sort();
  return list(resource?.properties['Targets']).flatMap((target) => {
    const [id, own] = [text(entry(target, 'Id')), text(entry(target, 'Port'))];
    if (id === undefined) return [];
    return own === undefined || own === String(port) ? [id] : [`${id}:${own}`];
  });
}

/** `10.20.0.11:4443`. */
function addressesOf({ servers }: Pick<ReaderBackend, 'servers'>): readonly string[] {
  return servers.map(({ address, port }) => `${address}:${port}`);
}

/** The servers before and after, where a request comes to other target groups, or through HAProxy, and none of its servers stays. */
export function otherServers(
  before: TemplateRouting,
  after: TemplateRouting,
  request: HttpRequest,
): { readonly from: string; readonly to: string } | undefined {
  const [old, young] = [answeringGroups(before, request), answeringGroups(after, request)];
  if (young.some(({ key, reader }) => reader === undefined && old.some((group) => group.key === key))) return undefined;
  const [from, to] = [old, young].map((groups) => groups.flatMap((group) => serversFor(group, request)));
  if (from === undefined || to === undefined || from.length === 0 || to.length === 0) return undefined;
  const stay = new Set(from.map(({ address }) => address));
  if (to.some(({ address }) => stay.has(address))) return undefined;
  return { from: few(from.map(({ shown }) => shown)), to: few(to.map(({ shown }) => shown)) };
}

interface Server {
  readonly shown: string;
  /** A target has the port of its group where it has none of its own. */
  readonly address: string;
}

function serversFor(group: TargetGroup, { scheme, host, path, query }: HttpRequest): readonly Server[] {
  const { reader, port } = group;
  if (reader === undefined)
    return serversOf(group).map((shown) => ({ shown, address: /:\d+$/.test(shown) ? shown : `${shown}:${port ?? ''}` }));
  const answer = reader.answer({ scheme, host: host.toLowerCase(), path, query });
  return answer.kind === 'forward' ? addressesOf(answer).map((shown) => ({ shown, address: shown })) : [];
}
