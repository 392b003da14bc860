import { renewalsText } from '../../findings/renewals-text';
import { listedFirst } from '../../findings/wording';
import type { PlannedAction } from '../../routing/overview/planned-action';
import type { PlannedName } from '../../routing/overview/planned-names';
import type { PlannedRoute } from '../../routing/overview/planned-routes';
import type { PlannedBackend, PlannedFleet } from '../../routing/overview/planned-fleets';
import type { TargetGroupName } from '../../routing/overview/planned-target-groups';
import type { TemplatePlan } from '../../routing/overview/template-plan';

/** What the text and the page call the same things. */

/** `HTTPS 443`, as clients come. */
export function listenerText({ protocol, port }: { readonly protocol: string | null; readonly port: number | null }): string {
  return `${protocol ?? 'listener'} ${port ?? '?'}`;
}

/** What a load balancer does by itself; undefined where it forwards. */
export function ownAnswer({ action, status, redirectTo }: PlannedAction): string | undefined {
  switch (action) {
    case 'forward':
      return undefined;
    case 'redirect':
      return redirectTo === null ? 'redirect' : `redirect to ${target(redirectTo)}`;
    case 'fixed-response':
      return `answer ${status ?? '?'}`;
    case null:
      return 'unknown';
  }
}

/** The commonest redirect in words. */
function target(redirectTo: string): string {
  const [, port] = /^https:\/\/#\{host\}:(\d+)\/#\{path\}\?#\{query\}$/.exec(redirectTo) ?? [];
  return port === undefined ? redirectTo : port === '443' ? 'HTTPS' : `HTTPS port ${port}`;
}

/** The pools a route leads to; for target groups without the tag, the groups. */
export function destinations({ action, targets, pools }: PlannedAction): readonly string[] {
  if (action !== 'forward') return [];
  return pools.length > 0 ? pools : targets.map(({ targetGroup }) => groupText(targetGroup));
}

export function groupText({ logicalId, key }: TargetGroupName): string {
  return logicalId ?? key;
}

export const HAPROXY = 'HAProxy';

/** `HTTPS 4443, 2 servers: 10.20.0.21, 10.20.0.22`; undefined where no HAProxy leads to them. */
export function backendText({ backend, targets }: PlannedAction, plan: TemplatePlan): string | undefined {
  const found = backendOf({ backend, targets }, plan);
  if (found === undefined) return undefined;
  const addresses = found.servers.map(({ address, port }) => (port === found.port ? address : `${address} port ${port}`));
  return `${listenerText(found)}, ${counted(addresses.length, 'server')}: ${addresses.join(', ')}`;
}

export function backendOf(
  { backend, targets }: Pick<PlannedAction, 'backend' | 'targets'>,
  { fleets }: TemplatePlan,
): PlannedBackend | undefined {
  const fleet = fleets.find(({ targetGroups }) => targets.some(({ targetGroup }) => targetGroups.includes(targetGroup.key)));
  return fleet?.backends.find(({ name }) => name === backend?.name);
}

/** The HAProxys behind the listeners of a load balancer. */
export function fleetsBehind({ listeners }: TemplatePlan['loadBalancers'][number], { fleets }: TemplatePlan): readonly PlannedFleet[] {
  const groups = new Set(listeners.flatMap(({ forwardsTo }) => forwardsTo));
  return fleets.filter(({ targetGroups }) => targetGroups.some((key) => groups.has(key)));
}

/** `2 to 10 tasks of 0.5 vCPU and 1 GB, version 3.2.24 (sha256:fa8c8825c5ca)`. */
export function fleetText({ tasks, cpu, memoryMiB, image, version }: PlannedFleet): string {
  const { least, most } = tasks;
  const several = least === most ? counted(least ?? 0, 'task') : `${least ?? '?'} to ${most ?? '?'} tasks`;
  const size = [...(cpu === null ? [] : [`${cpu / CPU_UNITS} vCPU`]), ...(memoryMiB === null ? [] : [`${memoryMiB / MIB_PER_GB} GB`])].join(
    ' and ',
  );
  const [name = '', digest] = (image ?? 'an image that the template does not tell').split('@');
  const bytes = digest === undefined ? [] : [digest.slice(0, SHORT_DIGEST)];
  const what = version === null ? [name, ...bytes].join('@') : `version ${[version, ...bytes.map((each) => `(${each})`)].join(' ')}`;
  return `${least === null && most === null ? 'tasks' : several}${size === '' ? '' : ` of ${size}`}, ${what}`;
}

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task_definition_parameters.html#task_size */
const CPU_UNITS = 1024;
const MIB_PER_GB = 1024;
const SHORT_DIGEST = 'sha256:'.length + 12;

/** Routes that tell one name from another: without what a listener answers to everybody. */
export function tellingRoutes({ routes }: PlannedName): readonly PlannedRoute[] {
  const telling = routes.filter(({ rule, action }) => rule !== 'default' || action === 'forward');
  return telling.length > 0 ? telling : routes.slice(0, 1);
}

/** Where most requests for a name go, to group names by. */
export function destinationOf(name: PlannedName): string {
  const all = tellingRoutes(name).flatMap(destinations);
  return [...new Set(all)].join(', ');
}

/** Who decides: a rule by its priority, HAProxy by the host, or nobody. */
export function priorityText({ rule, hostsReadBy }: PlannedRoute): string {
  if (rule === 'default' && hostsReadBy !== null) return HAPROXY;
  return rule === 'default' ? 'default' : String(rule.priority ?? '?');
}

/** A regular expression for paths in any letter case as one writes it by hand: `/meet, /lwa`, any letter case. */
export function pathText(path: string): string {
  const [, body] = /^\^\/\(?((?:\[[A-Z][a-z]\]|[a-z0-9_/|-]|\\\.)+)\)?\(\[\/\?\]\.\*\)\?\$$/.exec(path) ?? [];
  if (body === undefined) return path;
  const directories = body.replace(/\[[A-Z]([a-z])\]/g, '$1').replaceAll('\\.', '.');
  return directories
    .split('|')
    .map((directory) => `/${directory}`)
    .join(', ');
}

export function recordText({ record: { state, types } }: PlannedName): string {
  switch (state) {
    case 'in this template':
      return types.join('+');
    case 'leads elsewhere':
      return 'another host';
    case 'change batch':
      return 'by hand';
    case 'elsewhere':
      return 'elsewhere';
    case 'none in this template':
    case 'does not apply':
      return '-';
  }
}

/** The number of its certificate in the list, and nothing where there is no TLS. */
export function certificateText({ certificate: { state, key } }: PlannedName, { certificates }: TemplatePlan): string {
  const number = certificates.findIndex((each) => each.key === key) + 1;
  switch (state) {
    case 'covered':
      return String(number);
    case 'unknown names':
      return key === null ? '?' : `${number}?`;
    case 'none':
      return 'none';
    case 'HTTP only':
    case 'no TLS here':
    case 'in HAProxy':
    case 'does not apply':
      return '-';
  }
}

/** Where certificates are that no listener has, but HAProxy; undefined where there are none. */
export function certificatesInHaproxyText({ names, fleets }: TemplatePlan): string | undefined {
  if (!names.some(({ certificate }) => certificate.state === 'in HAProxy')) return undefined;
  const secrets = [...new Set(fleets.flatMap((fleet) => fleet.secrets))];
  return `In ${HAPROXY}, where TLS ends, from AWS Secrets Manager: ${secrets.join(', ')}. The first one is for clients without SNI. A new certificate is read by new tasks.`;
}

/** What renewing them means where TLS is handed through to servers of the plan; undefined where it is not. Other TCP services may have none. */
export function certificatesOfServersText({ names, targetGroups }: TemplatePlan): string | undefined {
  const passed = names.filter(({ certificate }) => certificate.state === 'no TLS here').flatMap(({ routes }) => routes);
  const keys = new Set(passed.flatMap(({ targets }) => targets).map(({ targetGroup }) => targetGroup.key));
  const pools = [...new Set(targetGroups.filter(({ key }) => keys.has(key)).flatMap((group) => group.pools))].sort();
  if (pools.length === 0) return undefined;
  return [`On the servers of ${listedFirst(pools)}, which clients see through the load balancer.`, ...renewalsText(undefined)].join(' ');
}

/** Why there are no names, where a sentence says it. */
export function emptyText({ stacks, loadBalancers }: TemplatePlan): string | undefined {
  if (stacks.length === 0) return 'The cloud assembly has no stack: there is nothing to plan.';
  return loadBalancers.length === 0 ? 'There is no load balancer in this template, and nothing to pay for.' : undefined;
}

/** What is missing of the templates. */
export function unreadText({ unreadStacks }: TemplatePlan): string | undefined {
  if (unreadStacks.length === 0) return undefined;
  const what = unreadStacks.length === 1 ? 'the nested stack' : 'the nested stacks';
  return `The template of ${what} ${unreadStacks.join(', ')} is not at hand: what is in there is not shown.`;
}

export function titleOf({ stacks }: TemplatePlan): string {
  return stacks.length === 0 ? 'What answers each public name' : `What answers each public name of ${stacks.join(', ')}`;
}

export function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}

export function counted(count: number, one: string, several = `${one}s`): string {
  return count === 1 ? `one ${one}` : `${count} ${several}`;
}

/** Where it is told what is done to servers once a proxy stands. */
export function maintenanceLines(verb: string): readonly string[] {
  return [
    'How one Front End server is taken out and put back without an alarm, the runbook',
    'says under "Updating a Front End server":',
    `  npx lync-reverse-proxy ${verb}`,
  ];
}
