import { canonicalHost } from '../../declaring/host-name';
import type { RecordToCreate } from '../../planning/deployment-notes';
import type { LoadBalancer } from '../../templates/load-balancers/load-balancer';
import { shown } from '../../templates/load-balancers/properties';
import { readHosts, recordedNames } from '../public-names';
import { regularExpression } from '../matching/regular-expression';
import { NO } from '../matching/verdict';
import type { TemplateRouting } from '../template-routing';
import { recordOf, type NameRecord } from './name-record';
import { certificateOf, type NameCertificate } from './planned-certificates';
import { ListenerRoutes, type PlannedRoute } from './planned-routes';
import { registeredDomain } from './registered-domain';

/** A host that a load balancer answers for. */
export interface PlannedName {
  /** In lower case; a wildcard or a regular expression as the rule has it. */
  readonly host: string;
  readonly kind: 'name' | 'wildcard' | 'expression' | 'any host';
  /** The domain people registered it under, to group names by. */
  readonly domain: string;
  /** Key of the load balancer. */
  readonly loadBalancer: string;
  readonly routes: readonly PlannedRoute[];
  readonly certificate: NameCertificate;
  readonly record: NameRecord;
}

/** In the order of load balancers, then by domain and host. */
export function plannedNames(routing: TemplateRouting, toCreate: readonly RecordToCreate[]): readonly PlannedName[] {
  const leading = namesWithRecord(routing);
  return routing.loadBalancers.flatMap((balancer) => {
    const listeners = balancer.listeners.map((listener) => new ListenerRoutes(listener));
    const hosts = [...new Set([...hostValues(balancer), ...readHosts(balancer), ...(leading.get(balancer) ?? [])])];
    const names = hosts.map((host): PlannedName => {
      const routes = listeners.flatMap((each) => each.routes(host));
      return {
        host,
        kind: /[*?]/.test(host) ? 'wildcard' : 'name',
        domain: registeredDomain(host),
        loadBalancer: balancer.key,
        routes,
        certificate: isHttpOnly(routes) ? withoutTls(host, balancer) : certificateOf(host, balancer.listeners),
        record: recordOf(host, balancer, routing, toCreate),
      };
    });
    const expressions = hostExpressions(balancer, hosts).map((host): PlannedName => ({
      host,
      kind: 'expression',
      domain: 'regular expressions',
      loadBalancer: balancer.key,
      routes: listeners.flatMap((each) => each.routesOfExpression(host)),
      certificate: { state: 'unknown names', key: null, isDefault: false },
      record: { state: 'none in this template', types: [], zones: [] },
    }));
    const hostless = listeners.flatMap((each) => each.routesOfAnyHost());
    const anyHost: readonly PlannedName[] = hostless.length === 0 ? [] : [{ ...ANY_HOST, loadBalancer: balancer.key, routes: hostless }];
    return [...names, ...expressions, ...anyHost].sort((a, b) => (key(a) < key(b) ? -1 : 1));
  });
}

/** What rules without a condition for the host take. */
const ANY_HOST: Omit<PlannedName, 'loadBalancer' | 'routes'> = {
  host: 'any host',
  kind: 'any host',
  domain: 'rules for any host',
  certificate: { state: 'does not apply', key: null, isDefault: false },
  record: { state: 'does not apply', types: [], zones: [] },
};

/** Whether rules answer over HTTP, and none does over HTTPS. */
function isHttpOnly(routes: readonly PlannedRoute[]): boolean {
  const answered = routes.filter(({ rule, action }) => rule !== 'default' || action === 'forward');
  return answered.length > 0 && answered.every(({ scheme }) => scheme === 'http');
}

/** A certificate may cover a name that needs none. */
function withoutTls(host: string, { listeners }: LoadBalancer): NameCertificate {
  const found = certificateOf(host, listeners);
  return found.state === 'none' ? { ...found, state: 'HTTP only' } : found;
}

function key({ kind, domain, host }: PlannedName): string {
  return `${kind === 'any host' ? '2' : kind === 'expression' ? '1' : '0'} ${domain} ${host}`;
}

/** Hosts whose record leads, or will lead, to a load balancer. */
function namesWithRecord(routing: TemplateRouting): ReadonlyMap<LoadBalancer, readonly string[]> {
  const leading = new Map<LoadBalancer, string[]>(routing.loadBalancers.map((balancer) => [balancer, []]));
  for (const host of new Set(recordedNames(routing))) {
    for (const balancer of routing.resolution(host)?.loadBalancers ?? []) leading.get(balancer)?.push(host);
  }
  return leading;
}

function hostConditions({ listeners }: LoadBalancer) {
  return listeners.flatMap(({ rules }) => rules.flatMap(({ conditions }) => conditions.filter(({ field }) => field === 'host-header')));
}

/** Values the template leaves open are shown as it calls them. */
function hostValues(balancer: LoadBalancer): readonly string[] {
  return hostConditions(balancer).flatMap(({ values }) => values.map((value) => canonicalHost(shown(value))));
}

/** Without those that only repeat a known host, with or without a port. */
function hostExpressions(balancer: LoadBalancer, hosts: readonly string[]): readonly string[] {
  const ports = ['', ...balancer.listeners.flatMap(({ port }) => (port === undefined ? [] : [`:${port}`]))];
  const spelled = hosts.flatMap((host) => ports.map((port) => `${host}${port}`));
  const expressions = new Set(hostConditions(balancer).flatMap(({ regexValues }) => regexValues.map(shown)));
  return [...expressions].filter((expression) => {
    const matches = regularExpression(expression, false);
    return !spelled.some((host) => matches(host) !== NO);
  });
}
