import type { ProxyDeclaration } from '../../declaring/declarations';
import { kindNamed } from '../front-ends/kinds';
import type { FrontEndPlan, TargetGroupPlan } from '../publishing-plan';
import { GRAPHS, isLog, LOGS, SECTIONS, type WantedSection, type WidgetId } from './dashboard-contents';
import { FAULTS, type FaultSign, type ShownFault } from './dashboard-faults';
import { plannedGraph, type WantedGraph } from './dashboard-graphs';
import { rowsOf, tableRow, textRow } from './dashboard-layout';
import type { DashboardPlan, SizedWidget, WidgetPlan } from './dashboard-plan';
import { metricsOfBalancer, metricsOfCertificate, metricsOfGroup, type PlannedMetric } from './planned-metrics';
import { groupsByFrontEnd, type Watchable } from './watchable';
import { watchedMembers, type MemberKind, type Members } from './watched-members';

interface Pictured {
  readonly plan: Watchable;
  readonly members: Readonly<Record<MemberKind, Members>>;
}

/** What is drawn of a plan: first whether its pools answer, then which one does not, then the edge, and what to do. */
export function plannedDashboard(plan: Watchable, proxy: ProxyDeclaration): DashboardPlan {
  const pictured = { plan, members: watchedMembers(plan, proxy) };
  return {
    rows: [textRow(INTRODUCTION), ...SECTIONS.flatMap((section) => sectionRows(section, pictured)), tableRow(faultTable(pictured))],
  };
}

const INTRODUCTION = [
  '# Reverse proxy of Lync Server and Skype for Business Server',
  'Read from the top: do the pools answer, which one does not, then the edge. Counts are sums of five minutes; where a line of them ends, there was nothing to count. No graph shows how long answers take: phones wait for news in requests that are held for up to 30 minutes.',
].join('\n');

function sectionRows({ title, advice, widgets }: WantedSection, pictured: Pictured): readonly (readonly SizedWidget[])[] {
  const there = widgets.flatMap((id) => widgetsOf(id, pictured));
  if (there.length === 0) return [];
  const isQueried = there.some((widget) => widget.kind === 'graph' && widget.series.some(({ kind }) => kind === 'query'));
  return [textRow([`## ${title}`, isQueried ? `${advice} ${NAMES_OF_AWS}` : advice].join('\n')), ...rowsOf(there)];
}

/** Of more members than are named, CloudWatch knows what AWS calls them. */
const NAMES_OF_AWS = 'Lines have the names of AWS: the tag `lync-reverse-proxy:pool` of a target group tells its pool.';

function widgetsOf(id: WidgetId, { plan, members }: Pictured): readonly WidgetPlan[] {
  if (isLog(id)) {
    const { title, asks } = LOGS[id];
    return plan.frontEnds
      .filter(({ fleet }) => fleet !== undefined)
      .map(({ key }) => ({ kind: 'log', title, frontEnd: key, query: asks.query }));
  }
  const graph: WantedGraph = GRAPHS[id];
  return [plannedGraph(graph, members[graph.of])].filter((widget) => widget !== undefined);
}

function faultTable({ plan }: Pictured): string {
  const groupsOf = groupsByFrontEnd(plan);
  const tellers = plan.frontEnds.map((frontEnd) => ({ ...kindOf(frontEnd), tells: toldOf(frontEnd, groupsOf(frontEnd), plan) }));
  const rows = FAULTS.map((fault) => `${fault.says} | ${faultText(fault, tellers)}`);
  return ['## What people say, and what to do', 'What people say | Where it shows | What to do', '---|---|---', ...rows].join('\n');
}

/** A front end, and all signs that it gives. */
interface Teller {
  readonly kind: string;
  readonly words: string;
  readonly tells: ReadonlySet<string>;
}

function kindOf({ kind }: FrontEndPlan): Pick<Teller, 'kind' | 'words'> {
  return { kind, words: kindNamed(kind).words.one };
}

/** Where a fault shows, and what to do; of kinds of front ends that do not show it, what to do instead. */
function faultText({ shows, help, blind }: ShownFault, tellers: readonly Teller[]): string {
  const showing = tellers.filter(({ tells }) => shows.some((sign) => tells.has(signText(sign))));
  const shown = new Set(showing.map(({ kind }) => kind));
  if (shown.size === 0) return `nowhere here | ${blind}`;
  const titles = shows.filter((sign) => showing.some(({ tells }) => tells.has(signText(sign)))).map(titleOf);
  const where = [...new Set(titles)].map((title) => `**${title}**`).join(', ');
  const without = [...new Set(tellers.filter(({ kind }) => !shown.has(kind)).map(({ words }) => words))].join(', ');
  return without === '' ? `${where} | ${help}` : `${where}; not behind ${without} | ${help} Behind ${without}: ${blind}`;
}

function titleOf(sign: FaultSign): string {
  return typeof sign === 'string' ? LOGS[sign].title : GRAPHS[sign[0]].title;
}

function signText(sign: FaultSign): string {
  return typeof sign === 'string' ? sign : `${GRAPHS[sign[0]].of} ${sign[1]}`;
}

/** Signs of the widgets that tell of a front end. */
function toldOf(frontEnd: FrontEndPlan, groups: readonly TargetGroupPlan[], { certificates }: Watchable): ReadonlySet<string> {
  const isFleet = frontEnd.fleet !== undefined;
  const named = (kinds: readonly MemberKind[], metrics: readonly PlannedMetric[]) =>
    metrics.flatMap(({ fact }) => kinds.map((kind) => `${kind} ${fact.name}`));
  return new Set([
    ...named(
      isFleet ? ['tasks'] : ['servers', 'pools'],
      groups.flatMap((group) => metricsOfGroup(group, frontEnd)),
    ),
    ...named(['loadBalancers'], metricsOfBalancer(frontEnd, groups)),
    ...named(['certificates'], certificates.filter(({ key }) => frontEnd.certificates.includes(key)).flatMap(metricsOfCertificate)),
    ...(isFleet ? Object.keys(LOGS) : []),
  ]);
}
