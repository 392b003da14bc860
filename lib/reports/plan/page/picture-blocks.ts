import type { PlannedName } from '../../../routing/overview/planned-names';
import type { PlannedRoute } from '../../../routing/overview/planned-routes';
import type { TemplatePlan } from '../../../routing/overview/template-plan';
import { backendOf, counted, groupText, HAPROXY, listenerText, ownAnswer, pathText, priorityText, tellingRoutes } from '../plan-words';

/** A name with the number that all of the page calls it by. */
export interface NumberedName {
  readonly id: string;
  readonly name: PlannedName;
}

/** The names of a load balancer below one domain, in pictures of their own where they have nothing in common. */
export interface PictureGroup {
  readonly domain: string;
  readonly names: readonly NumberedName[];
  readonly blocks: readonly PictureBlock[];
}

export interface PictureBlock {
  readonly names: readonly NumberedName[];
  readonly rules: readonly PictureNode[];
  readonly ends: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

export interface PictureNode {
  readonly id: string;
  readonly title: string;
  readonly subtitle: string;
  /** Decides about its colour. */
  readonly key: string;
}

export interface PictureEdge {
  readonly from: string;
  readonly to: string;
  /** Key of the end it leads to. */
  readonly key: string;
}

export function pictureGroup(domain: string, names: readonly NumberedName[], plan: TemplatePlan): PictureGroup {
  const blocks = components(names).map((each) => block(each, plan));
  return { domain, names, blocks };
}

/** Names that share a rule or a target group, directly or through others, together and in order of their ends. */
function components(names: readonly NumberedName[]): readonly (readonly NumberedName[])[] {
  const owners = new Map<string, number>();
  const parents = names.map((_, index) => index);
  const root = (index: number): number => (parents[index] === index ? index : root(parents[index] ?? index));
  names.forEach(({ name }, index) => {
    for (const key of tellingRoutes(name).flatMap((route) => [ruleKey(route), ...endKeys(route)])) {
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, index);
      else parents[root(index)] = root(owner);
    }
  });
  const found = new Map<number, NumberedName[]>();
  names.forEach((name, index) => {
    const members = found.get(root(index));
    if (members === undefined) found.set(root(index), [name]);
    else members.push(name);
  });
  return [...found.values()].map((members) => [...members].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)));
}

function sortKey({ name }: NumberedName): string {
  const routes = tellingRoutes(name);
  return [routes.flatMap(endKeys)[0], routes.map(ruleKey)[0], name.host].join(' ');
}

function block(names: readonly NumberedName[], plan: TemplatePlan): PictureBlock {
  const rules = new Map<string, PictureNode>();
  const ends = new Map<string, PictureNode>();
  const edges = new Map<string, PictureEdge>();
  const prefix = names[0]?.id ?? '';
  for (const { id, name } of names) {
    for (const route of tellingRoutes(name)) {
      const rule = added(rules, ruleKey(route), `${prefix}r`, () => ruleNode(route));
      for (const key of endKeys(route)) {
        const end = added(ends, key, `${prefix}e`, () => endNode(key, route, plan));
        edges.set(`${id} ${rule.id}`, edges.get(`${id} ${rule.id}`) ?? { from: id, to: rule.id, key });
        edges.set(`${rule.id} ${end.id}`, { from: rule.id, to: end.id, key });
      }
    }
  }
  return { names, rules: [...rules.values()], ends: [...ends.values()], edges: [...edges.values()] };
}

function added(nodes: Map<string, PictureNode>, key: string, prefix: string, make: () => Omit<PictureNode, 'id' | 'key'>): PictureNode {
  const node = nodes.get(key) ?? { ...make(), key, id: `${prefix}${nodes.size}` };
  nodes.set(key, node);
  return node;
}

/** One default action for all would join everything that has nothing else in common. */
function ruleKey(route: PlannedRoute): string {
  const { listener, port, protocol, rule, targets, backend, hostsReadBy } = route;
  const place = `${listener ?? ''} ${protocol ?? ''} ${port ?? ''}`;
  if (rule === 'default' && hostsReadBy !== null) return `haproxy ${place} ${backend?.name ?? ownAnswer(route) ?? ''} ${route.paths.join(' ')}`;
  return rule === 'default'
    ? `default ${place} ${targets.map(({ targetGroup }) => targetGroup.key).join(' ')}`
    : `rule ${place} ${rule.logicalId}`;
}

function endKeys(route: PlannedRoute): readonly string[] {
  if (route.backend !== null) return [`haproxy ${route.backend.name}`];
  if (route.action === 'forward') return route.targets.map(({ targetGroup }) => `group ${targetGroup.key}`);
  return [`own ${ownAnswer(route) ?? ''}`];
}

function ruleNode(route: PlannedRoute): Omit<PictureNode, 'id' | 'key'> {
  const conditions = [...route.paths.map(pathText), ...route.conditions];
  const isDefault = route.rule === 'default' && route.hostsReadBy === null;
  const priority = isDefault ? 'default action' : route.rule === 'default' ? HAPROXY : `priority ${priorityText(route)}`;
  const scope = conditions.length === 0 ? 'whole host' : conditions.join(', ');
  return { title: `${route.port ?? '?'}, ${priority}`, subtitle: [...(route.protocol === null ? [] : [route.protocol]), scope].join(', ') };
}

function endNode(key: string, route: PlannedRoute, plan: TemplatePlan): Omit<PictureNode, 'id' | 'key'> {
  const { targetGroups } = plan;
  const led = backendOf(route, plan);
  if (led !== undefined)
    return { title: route.pools.join(', ') || led.name, subtitle: [listenerText(led), counted(led.servers.length, 'server')].join(', ') };
  const target = route.targets.find(({ targetGroup }) => `group ${targetGroup.key}` === key);
  if (target === undefined) return { title: ownAnswer(route) ?? 'unknown', subtitle: route.hostsReadBy === null ? 'by the load balancer itself' : `by ${HAPROXY} itself` };
  const { targetGroup, pools, weight } = target;
  const group = targetGroups.find((each) => each.key === targetGroup.key);
  const share = route.targets.length > 1 ? [`weight ${weight ?? '?'}`] : [];
  const servers = group === undefined ? ['outside of this template'] : [listenerText(group), counted(group.targets.length, 'server')];
  return { title: pools.join(', ') || groupText(targetGroup), subtitle: [...servers, ...share].join(', ') };
}
