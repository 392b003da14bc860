import { few } from '../findings/wording';
import { groupsOf } from '../templates/load-balancers/actions';
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
export function serversOf({ resource, port }: TargetGroup): readonly string[] {
  return list(resource?.properties['Targets']).flatMap((target) => {
    const [id, own] = [text(entry(target, 'Id')), text(entry(target, 'Port'))];
    if (id === undefined) return [];
    return own === undefined || own === String(port) ? [id] : [`${id}:${own}`];
  });
}

/** The servers before and after, where a request comes to other target groups and none of its servers stays. */
export function otherServers(
  before: TemplateRouting,
  after: TemplateRouting,
  request: HttpRequest,
): { readonly from: string; readonly to: string } | undefined {
  const [old, young] = [answeringGroups(before, request), answeringGroups(after, request)];
  if (young.some(({ key }) => old.some((group) => group.key === key))) return undefined;
  const [from, to] = [old.flatMap(serversOf), young.flatMap(serversOf)];
  if (from.length === 0 || to.length === 0 || from.some((server) => to.includes(server))) return undefined;
  return { from: few(from), to: few(to) };
}
