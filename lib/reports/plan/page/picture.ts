import type { TemplatePlan } from '../../../routing/overview/template-plan';
import { counted, emptyText, fleetsBehind, fleetText, HAPROXY, listenerText, ownAnswer, unreadText } from '../plan-words';
import { blockLayout } from './block-layout';
import { breakable, shortened } from '../../page/breakable';
import { markup, type Markup } from '../../page/markup';
import { nameTable } from './name-table';
import type { NumberedName, PictureBlock, PictureEdge, PictureGroup, PictureNode } from './picture-blocks';

/** Colours of which neighbouring ends get different ones. */
const COLOURS = 8;

/** More names than this do not fit on a sheet of paper as a picture: there a table has them. */
const MOST_ON_PAPER = 16;

/** Clients, names, rules and pools as columns; without the script as well. */
export function picture(plan: TemplatePlan, groupsOf: (balancer: string) => readonly PictureGroup[]): Markup {
  const colours = new Map<string, number>();
  const colourOf = (key: string): number => {
    const known = colours.get(key) ?? colours.size % COLOURS;
    colours.set(key, known);
    return known;
  };
  const isSmall = plan.names.length <= MOST_ON_PAPER;
  const remarks = [emptyText(plan), unreadText(plan)].flatMap((text) => (text === undefined ? [] : [markup`<p>${text}</p>`]));
  return markup`<section id="picture" aria-labelledby="picture-title" class="${isSmall ? 'small' : ''}">
    <h2 id="picture-title">Where requests go</h2>
    ${remarks} ${plan.loadBalancers.map((balancer) => balancerPicture(balancer, groupsOf(balancer.key), plan, colourOf))}
  </section>`;
}

function balancerPicture(
  balancer: TemplatePlan['loadBalancers'][number],
  groups: readonly PictureGroup[],
  plan: TemplatePlan,
  colourOf: (key: string) => number,
): Markup {
  const { key, logicalId, scheme, type, listeners } = balancer;
  const fleets = fleetsBehind(balancer, plan);
  const isRead = listeners.length > 0 && listeners.every(({ hostsReadBy }) => hostsReadBy !== null);
  const others = listeners.map((listener) => `${listenerText(listener)}: ${ownAnswer(listener.default) ?? 'goes on to a target group'}`);
  return markup`<section class="balancer">
    <h3>${[scheme, type, 'load balancer'].filter((part) => part !== null).join(' ')} <code>${logicalId ?? key}</code></h3>
    ${fleets.map((fleet) => markup`<p class="others">${HAPROXY} behind it: ${fleetText(fleet)}.</p>`)}
    ${others.length === 0 ? undefined : markup`<p class="others">${isRead ? 'Any other name' : 'What no rule matches'}: ${others.join('; ')}.</p>`}
    ${groups.length === 0 ? markup`<p>No name leads to it in this template.</p>` : markup`<div class="columns" aria-hidden="true"><span>clients</span><span>public name</span><span>${isRead ? `listener and ${HAPROXY}` : 'listener rule'}</span><span>pool</span></div>`}
    ${groups.map((group) => groupPicture(group, plan, colourOf))}
  </section>`;
}

function groupPicture({ domain, names, blocks }: PictureGroup, plan: TemplatePlan, colourOf: (key: string) => number): Markup {
  const count = counted(names.length, 'name');
  const isAnyHost = names.every(({ name }) => name.kind === 'any host');
  const common = commonMark(names);
  return markup`<section class="group" data-group>
    <h4>${domain} ${isAnyHost ? undefined : markup`<small data-count="${count}">${count}</small>`}${common === undefined ? undefined : markup` <em>${common}</em>`}</h4>
    <div class="flow">
      <div class="clients" aria-hidden="true"><span>clients</span></div>
      <div class="blocks">${blocks.map((block) => blockPicture(block, common, colourOf))}</div>
    </div>
    ${nameTable(names, plan)}
  </section>`;
}

function blockPicture(block: PictureBlock, common: string | undefined, colourOf: (key: string) => number): Markup {
  const { height, middles } = blockLayout(block);
  const at = (id: string) => Math.round(middles.get(id) ?? 0);
  const paths = [
    ...block.names.map(({ id }) => markup`<path data-b="${id}" d="M0 ${at(id)}H3" />`),
    ...block.edges.map(
      (edge) => markup`<path class="c${colourOf(edge.key)}" data-a="${edge.from}" data-b="${edge.to}" d="${curve(edge, block, at)}" />`,
    ),
  ];
  return markup`<div class="block" data-block style="height:${height}px">
    <svg aria-hidden="true" viewBox="0 0 100 ${height}" preserveAspectRatio="none">${paths}</svg>
    <ul class="names" aria-label="public names">
      ${block.names.map((name) => nameNode(name, at(name.id), common))}
    </ul>
    <ul class="rules" aria-label="listener rules">
      ${block.rules.map((node) => otherNode(node, at(node.id), undefined))}
    </ul>
    <ul class="ends" aria-label="pools">
      ${block.ends.map((node) => otherNode(node, at(node.id), colourOf(node.key)))}
    </ul>
  </div>`;
}

/** Between the columns, whose edges the style sheet has in per cent too. */
function curve({ from, to }: PictureEdge, { names }: PictureBlock, at: (id: string) => number): string {
  const [start, end] = names.some(({ id }) => id === from) ? [37, 45] : [67, 73];
  const middle = (start + end) / 2;
  return `M${start} ${at(from)}C${middle} ${at(from)} ${middle} ${at(to)} ${end} ${at(to)}`;
}

/** Longer names are written smaller. */
const LONG_NAME = 34;

function nameNode({ id, name }: NumberedName, top: number, common: string | undefined): Markup {
  const missing = marks({ id, name }).filter((each) => each !== common);
  return markup`<li data-id="${id}" data-name style="top:${top}px">
    <a href="#${id}" title="${name.host}" class="${name.host.length > LONG_NAME ? 'long' : ''}"><span>${breakable(shortened(name.host))}</span>${missing.length === 0 ? undefined : markup`<em>${missing.join(', ')}</em>`}</a>
  </li>`;
}

/** What is missing of all names of a group, and is said once. */
function commonMark([first, ...others]: readonly NumberedName[]): string | undefined {
  if (first === undefined) return undefined;
  return marks(first).find((mark) => mark.startsWith('record ') && others.every((other) => marks(other).includes(mark)));
}

/** What is missing of a name. */
function marks({ name: { certificate, record } }: NumberedName): readonly string[] {
  return [
    ...(certificate.state === 'none' ? ['no certificate'] : []),
    ...(record.state === 'change batch' ? ['record by hand'] : []),
    ...(record.state === 'elsewhere' ? ['record elsewhere'] : []),
    ...(record.state === 'none in this template' ? ['no record here'] : []),
    ...(record.state === 'leads elsewhere' ? ['record leads elsewhere'] : []),
  ];
}

function otherNode({ id, title, subtitle }: PictureNode, top: number, colour: number | undefined): Markup {
  return markup`<li
    data-id="${id}"
    ${colour === undefined ? undefined : markup`class="c${colour}"`}
    style="top:${top}px"
    title="${title}: ${subtitle}"
  >
    <b>${breakable(title)}</b><small>${subtitle}</small>
  </li>`;
}
