import { groupedBy } from '../../declaring/grouped-by';
import type { PlannedName } from '../../routing/overview/planned-names';
import type { PlannedRoute } from '../../routing/overview/planned-routes';
import type { TemplatePlan } from '../../routing/overview/template-plan';
import type { Paint } from '../colour';
import {
  backendText,
  certificateText,
  counted,
  destinationOf,
  emptyText,
  fleetsBehind,
  fleetText,
  groupText,
  HAPROXY,
  listenerText,
  ownAnswer,
  pathText,
  priorityText,
  recordText,
  tellingRoutes,
  unreadText,
} from './plan-words';
import type { FilteredPlan } from './filtered-plan';
import { printable, wrapped } from '../wrapped-text';

const INDENT = '    ';
/** 80 characters together with the indent. */
const COLUMNS = { host: 38, ports: 13, rule: 9, certificate: 6, record: 10 } as const;

/** The names of each load balancer: by domain, then by the pool they go to. */
export function nameLines({ plan, hidden }: FilteredPlan, filter: string | undefined, paint: Paint): readonly string[] {
  const notes = [emptyText(plan), unreadText(plan)].flatMap((text) => (text === undefined ? [] : [...wrapped(printable(text)), '']));
  return [
    ...plan.loadBalancers.flatMap((balancer) => {
      const own = plan.names.filter(({ loadBalancer }) => loadBalancer === balancer.key);
      if (own.length === 0 && filter !== undefined) return [];
      return [
        ...balancerLines(balancer, plan, paint),
        ...(own.length === 0 ? [] : [headLine(paint)]),
        ...inGroups(own, ({ domain }) => domain).flatMap(([domain, names]) => domainLines(domain, names, plan, paint)),
        '',
      ];
    }),
    ...notes,
    ...(filter === undefined
      ? []
      : [...wrapped(`${counted(hidden, 'name')} of ${hidden + plan.names.length} hidden by --filter ${printable(filter)}`), '']),
  ];
}

type Balancer = TemplatePlan['loadBalancers'][number];

function balancerLines(balancer: Balancer, plan: TemplatePlan, paint: Paint): readonly string[] {
  const { key, logicalId, type, scheme, listeners } = balancer;
  const kind = [scheme, type, 'load balancer', printable(logicalId ?? `outside of this template: ${key}`)]
    .filter((part) => part !== null)
    .join(' ');
  const texts = [
    ...fleetsBehind(balancer, plan).map((fleet) => `${HAPROXY} behind it: ${fleetText(fleet)}`),
    ...defaultTexts(
      'What no rule matches',
      listeners.filter(({ hostsReadBy }) => hostsReadBy === null),
    ),
    ...defaultTexts(
      'Any other name',
      listeners.filter(({ hostsReadBy }) => hostsReadBy !== null),
    ),
  ];
  return [
    ...wrapped(kind).map((line) => paint('bold', line)),
    ...texts.flatMap((text) => wrapped(printable(text), '  ', INDENT).map((line) => paint('dim', line))),
  ];
}

function defaultTexts(title: string, listeners: Balancer['listeners']): readonly string[] {
  const answers = listeners.map((listener) => {
    const [first] = listener.default.targets;
    const pools = listener.default.pools.join(', ');
    const forwards = first === undefined ? 'goes on' : `goes to ${pools || groupText(first.targetGroup)}`;
    return `${listenerText(listener)} ${ownAnswer(listener.default) ?? forwards}`;
  });
  return answers.length === 0 ? [] : [`${title}: ${answers.join('; ')}`];
}

function headLine(paint: Paint): string {
  return paint('dim', row({ host: 'public name', ports: 'ports', rule: 'priority', certificate: 'cert', record: 'record' }));
}

function domainLines(domain: string, names: readonly PlannedName[], plan: TemplatePlan, paint: Paint): readonly string[] {
  const count = names.every(({ kind }) => kind === 'any host') ? '' : ` - ${counted(names.length, 'name')}`;
  const title = wrapped(`${printable(domain)}${count}`).map((line) => paint(['bold', 'cyan'], line));
  const groups = inGroups(names, destinationOf).flatMap(([destination, own]) => [
    ...wrapped(destination === '' ? 'answered by the load balancer itself' : `to ${printable(destination)}`, '  ', INDENT).map((line) =>
      paint('cyan', line),
    ),
    ...targetGroupLines(own, plan, paint),
    ...own.flatMap((name) => lines(name, plan)),
  ]);
  return ['', ...title, ...groups];
}

/** The target groups behind some names, or the servers that HAProxy leads to. */
function targetGroupLines(names: readonly PlannedName[], plan: TemplatePlan, paint: Paint): readonly string[] {
  const routes = names.flatMap(tellingRoutes);
  const direct = routes.filter(({ hostsReadBy }) => hostsReadBy === null);
  const keys = new Set(direct.flatMap(({ targets }) => targets.map(({ targetGroup }) => targetGroup.key)));
  const groups = plan.targetGroups
    .filter(({ key }) => keys.has(key))
    .map((group) => `${listenerText(group)}, ${counted(group.targets.length, 'target')}: ${groupText(group)}`);
  const backends = new Set(routes.flatMap((route) => backendText(route, plan) ?? []));
  return [...groups, ...backends].flatMap((text) => wrapped(printable(text), INDENT, `${INDENT}  `)).map((line) => paint('dim', line));
}

function lines(name: PlannedName, plan: TemplatePlan): readonly string[] {
  const host = printable(name.host);
  const isLong = host.length > COLUMNS.host - 1;
  const [first, ...others] = tellingRoutes(name).map((route) => ({ route, ports: portsText(route), rule: priorityText(route) }));
  const cells = { certificate: certificateText(name, plan), record: recordText(name) };
  return [
    ...(isLong ? wrapped(host, INDENT, `${INDENT}  `) : []),
    row({ host: isLong ? '' : host, ports: first?.ports ?? '-', rule: first?.rule ?? '-', ...cells }),
    ...(first === undefined ? [] : conditionLines(first.route)),
    ...others.flatMap(({ route, ports, rule }) => [row({ host: '', ports, rule, certificate: '', record: '' }), ...conditionLines(route)]),
  ];
}

function row(cells: Readonly<Record<keyof typeof COLUMNS, string>>): string {
  const padded = Object.entries(COLUMNS).map(([column, width]) => cells[column as keyof typeof COLUMNS].slice(0, width - 1).padEnd(width));
  return `${INDENT}${padded.join('')}`.trimEnd();
}

/** `443>4443`, `80 redirect`, `443 404`. */
function portsText(route: PlannedRoute): string {
  const from = String(route.port ?? '?');
  if (route.action !== 'forward') return `${from} ${route.action === 'redirect' ? 'redirect' : String(route.status ?? '?')}`;
  if (route.backend !== null) return `${from}>${route.backend.port}`;
  const to = new Set(route.targets.map(({ targetGroup }) => targetGroup.port ?? '?'));
  return `${from}>${[...to].join('/')}`;
}

function conditionLines({ paths, conditions, targets, certain }: PlannedRoute): readonly string[] {
  const shares =
    targets.length > 1
      ? [`shared: ${targets.map(({ targetGroup, weight }) => `${weight ?? '?'} to ${groupText(targetGroup)}`).join(', ')}`]
      : [];
  const texts = [
    ...(paths.length === 0 ? [] : [`only ${paths.map(pathText).join(', ')}`]),
    ...conditions.map((condition) => `if ${condition}`),
    ...shares,
    ...(certain ? [] : ['perhaps: the template does not tell']),
  ];
  return texts.flatMap((text) => wrapped(printable(text), `${INDENT}  `, `${INDENT}    `));
}

/** In the order of the keys; what has none comes last. */
function inGroups<T>(values: readonly T[], key: (value: T) => string): readonly (readonly [string, readonly T[]])[] {
  return [...groupedBy(values, key)].sort(([a], [b]) => Number(a === '') - Number(b === '') || (a < b ? -1 : 1));
}
