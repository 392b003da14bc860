import type { TemplatePlan } from '../../../lib/routing/plan/template-plan';
import { counted, listenerText, ownAnswer } from '../plan-words';
import { blockLayout } from './block-layout';
import { markup, type Markup } from './markup';
import type { NumberedName, PictureBlock, PictureEdge, PictureGroup, PictureNode } from './picture-blocks';

/** Colours of which neighbouring ends get different ones. */
const COLOURS = 8;

/** Clients, names, rules and pools as columns; without the script as well. */
export function picture(plan: TemplatePlan, groupsOf: (balancer: string) => readonly PictureGroup[]): Markup {
  const colours = new Map<string, number>();
  const colourOf = (key: string): number => {
    const known = colours.get(key) ?? colours.size % COLOURS;
    colours.set(key, known);
    return known;
  };
  return markup`<section id="picture" aria-labelledby="picture-title">
    <h2 id="picture-title">Where requests go</h2>
    ${plan.loadBalancers.map((balancer) => balancerPicture(balancer, groupsOf(balancer.key), colourOf))}
    ${plan.loadBalancers.length === 0 ? markup`<p>There is no load balancer in this template.</p>` : undefined}
  </section>`;
}

function balancerPicture(
  { key, logicalId, scheme, type, listeners }: TemplatePlan['loadBalancers'][number],
  groups: readonly PictureGroup[],
  colourOf: (key: string) => number,
): Markup {
  const others = listeners.map((listener) => `${listenerText(listener)}: ${ownAnswer(listener.default) ?? 'goes on to a target group'}`);
  return markup`<section class="balancer">
    <h3>${[scheme, type, 'load balancer'].filter((part) => part !== null).join(' ')} <code>${logicalId ?? key}</code></h3>
    ${others.length === 0 ? undefined : markup`<p class="others">What no rule matches: ${others.join('; ')}.</p>`}
    ${groups.length === 0 ? markup`<p>No name leads to it in this template.</p>` : markup`<div class="columns" aria-hidden="true"><span>clients</span><span>public name</span><span>listener rule</span><span>pool</span></div>`}
    ${groups.map((group) => groupPicture(group, colourOf))}
  </section>`;
}

/** More names than this do not fit on a sheet of paper together. */
const LONG_GROUP = 15;

function groupPicture({ domain, names, blocks }: PictureGroup, colourOf: (key: string) => number): Markup {
  return markup`<section class="group${names.length > LONG_GROUP ? ' long' : ''}" data-group>
    <h4>${domain} <small data-count="${counted(names.length, 'name')}">${counted(names.length, 'name')}</small></h4>
    <div class="flow">
      <div class="clients" aria-hidden="true"><span>clients</span></div>
      <div class="blocks">${blocks.map((block) => blockPicture(block, colourOf))}</div>
    </div>
  </section>`;
}

function blockPicture(block: PictureBlock, colourOf: (key: string) => number): Markup {
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
      ${block.names.map((name) => nameNode(name, at(name.id)))}
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

function nameNode({ id, name }: NumberedName, top: number): Markup {
  return markup`<li data-id="${id}" data-name style="top:${top}px">
    <a href="#${id}" title="${name.host}"><span>${name.host}</span>${mark({ id, name })}</a>
  </li>`;
}

/** What is missing of a name. */
function mark({ name: { certificate, record } }: NumberedName): Markup | undefined {
  const missing = [
    ...(certificate.state === 'none' ? ['no certificate'] : []),
    ...(record.state === 'change batch' ? ['record by hand'] : []),
    ...(record.state === 'elsewhere' ? ['record elsewhere'] : []),
    ...(record.state === 'none in this template' ? ['no record here'] : []),
    ...(record.state === 'leads elsewhere' ? ['record leads elsewhere'] : []),
  ];
  return missing.length === 0 ? undefined : markup`<em>${missing.join(', ')}</em>`;
}

function otherNode({ id, title, subtitle }: PictureNode, top: number, colour: number | undefined): Markup {
  return markup`<li
    data-id="${id}"
    ${colour === undefined ? undefined : markup`class="c${colour}"`}
    style="top:${top}px"
    title="${title}: ${subtitle}"
  >
    <b>${title}</b><small>${subtitle}</small>
  </li>`;
}
