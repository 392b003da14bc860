import type { ProxyBackend } from '../reverse-proxy/proxy-model';
import type { ProxiedDeployment } from '../reverse-proxy/proxied-deployment';
import { NOT_OF_LYNC, type FarmReport, type ProxyReport, type RuleReport } from '../reverse-proxy/proxy-report';
import type { ArrConfiguration, ArrFarm, ArrRule } from './arr-configuration';
import type { ArrBackends } from './arr-backends';
import { sameServers, type ArrRoutes } from './arr-routes';
import type { HostRequest } from './host-request';
import { decidingRule, type EvaluableRule, type OtherRule, type RuleSet } from './rule-set';
import { OPEN } from './spellings';

/** What is known of an ARR configuration when it has been translated. */
export interface TranslatedArr {
  readonly configuration: ArrConfiguration;
  readonly rules: RuleSet;
  readonly routes: ArrRoutes;
  readonly backends: ArrBackends;
  readonly deployment: ProxiedDeployment;
}

/** What became of each rule and farm, in the order of the file. */
export function arrReport(arr: TranslatedArr, fileName: string): ProxyReport {
  const { configuration, rules, deployment } = arr;
  const evaluated = new Map(rules.evaluable.map((each) => [each.rule, evaluableReport(each, arr, fileName)]));
  const others = new Map(rules.others.map((each) => [each.rule, otherReport(each, arr, fileName)]));
  return {
    product: 'IIS Application Request Routing',
    fileName,
    rules: configuration.rules.flatMap((rule) => evaluated.get(rule) ?? others.get(rule) ?? []),
    farms: configuration.farms.map((farm) => farmReport(farm, arr)),
    staysBehind: deployment.staysBehind,
  };
}

const NOTHING = { hosts: [], farm: undefined, reason: undefined, remarks: [] };

function placed(rule: ArrRule, fileName: string) {
  const { name, line, column } = rule;
  return { name, line, column, fileName: rule.fileName === fileName ? undefined : rule.fileName };
}

/** A rule for some paths of a host that stays behind is no loss. */
function otherReport({ rule, outcome, reason, partly }: OtherRule, { backends, deployment }: TranslatedArr, fileName: string): RuleReport {
  const backend = partly === undefined ? undefined : backends.of(partly.action);
  const hosts = partly?.test.names ?? [];
  const staying = new Set(deployment.staysBehind.map(({ host }) => host));
  return {
    ...NOTHING,
    ...placed(rule, fileName),
    hosts,
    farm: typeof backend === 'string' ? undefined : backend?.name,
    outcome: outcome === 'notTranslatable' && hosts.length > 0 && hosts.every((host) => staying.has(host)) ? 'staysBehind' : outcome,
    reason,
  };
}

function evaluableReport(each: EvaluableRule, arr: TranslatedArr, fileName: string): RuleReport {
  const { rule, action } = each;
  const requests = arr.routes.decided.get(each);
  const farm = action.kind === 'forward' ? action.target : undefined;
  const base = { ...NOTHING, ...placed(rule, fileName), farm, hosts: requests?.hosts ?? [] };
  if (requests === undefined) return { ...base, outcome: 'withoutEffect', reason: withoutRequests(each, arr) };
  if (action.kind === 'redirectToHttps') {
    return { ...base, outcome: 'translated', remarks: ['The listener on port 80 redirects to HTTPS.'] };
  }
  if (action.kind === 'answer') return { ...base, outcome: 'notTranslatable', reason: `the reverse proxy ${action.how}` };
  if (action.kind === 'none') return { ...base, outcome: 'staysBehind', reason: 'a site of the reverse proxy itself answers' };
  const backend = arr.backends.of(action);
  if (typeof backend === 'string') return { ...base, outcome: 'withoutEffect', reason: backend };
  return forwardReport(each, { ...base, farm: backend.name }, backend, arr);
}

function forwardReport(each: EvaluableRule, base: Omit<RuleReport, 'outcome'>, backend: ProxyBackend, arr: TranslatedArr): RuleReport {
  const { deployment, routes } = arr;
  const staying = new Set(deployment.staysBehind.map(({ host }) => host));
  const isPublished = deployment.becomes.has(backend) && !base.hosts.every((host) => staying.has(host));
  if (!isPublished) return { ...base, outcome: 'staysBehind', reason: NOT_OF_LYNC };
  const named = base.hosts.filter((host) => !host.includes(OPEN));
  const ownHosts = routes.model.routes.filter((route) => sameServers(route.backend, backend)).map(({ host }) => host);
  if (named.length > 0 && !named.some((host) => ownHosts.includes(host))) {
    const reason = 'HTTPS requests to these hosts go to other servers, and a host has one pool; plain HTTP is redirected instead';
    return { ...base, outcome: 'notTranslatable', reason };
  }
  if (named.length > 0 && named.length === base.hosts.length && !named.some((host) => deployment.published.has(host))) {
    return {
      ...base,
      outcome: 'notTranslatable',
      reason: 'its hosts are reached over plain HTTP only, and a load balancer publishes them over HTTPS',
    };
  }
  const left = base.hosts.filter((host) => staying.has(host));
  return {
    ...base,
    outcome: 'translated',
    remarks: [
      ...each.test.remarks,
      ...each.test.open.filter((pattern) => pattern !== OPEN && !base.hosts.includes(pattern)).map(admitsMore),
      ...(left.length === 0 ? [] : [`${left.join(', ')} ${left.length === 1 ? 'stays' : 'stay'} behind.`]),
    ],
  };
}

function admitsMore(pattern: string): string {
  return `Its pattern ${pattern} admits other hosts too: add those that are meant.`;
}

/** Which rules come first, or that nothing can meet the conditions. */
function withoutRequests({ test }: EvaluableRule, { rules }: TranslatedArr): string {
  const schemes: readonly HostRequest['scheme'][] = ['https', 'http'];
  const requests = test.names.flatMap((host) => schemes.map((scheme) => ({ host, scheme }))).filter((request) => test.accepts(request));
  const first = new Set(requests.flatMap((request) => decidingRule(rules.evaluable, request)?.rule.name ?? []));
  const names = [...first].join(' and ');
  if (first.size > 0)
    return first.size === 1 ? `the rule ${names} decides about its requests` : `the rules ${names} decide about its requests`;
  return test.open.length > 0 ? 'a rule before it decides about its requests' : 'no request meets all its conditions';
}

function farmRemarks({ healthCheck, servers }: ArrFarm, backend: ProxyBackend): readonly string[] {
  const isLost = healthCheck !== undefined && backend.healthCheck === undefined;
  const weights = new Set(servers.filter(({ isEnabled }) => isEnabled).map(({ weight }) => weight));
  return [
    ...(isLost ? [`Its health check ${healthCheck.url} cannot be kept.`] : []),
    ...(healthCheck === undefined || isLost ? [] : ['The load balancer checks in its own interval.']),
    ...(weights.size > 1 ? ['Its servers have different weights; behind the load balancer each gets the same share.'] : []),
  ];
}

function farmReport(farm: ArrFarm, { deployment }: TranslatedArr): FarmReport {
  const backend = [...deployment.becomes.keys()].find(({ name }) => name === farm.name);
  const enabled = farm.servers.filter(({ isEnabled }) => isEnabled).map(({ address }) => address);
  return {
    name: farm.name,
    line: farm.line,
    column: farm.column,
    becomes: backend === undefined ? undefined : deployment.becomes.get(backend),
    servers: enabled,
    disabledServers: farm.servers.filter(({ isEnabled }) => !isEnabled).map(({ address }) => address),
    remarks: farm.isEnabled ? (backend === undefined ? [] : farmRemarks(farm, backend)) : ['It is disabled.'],
  };
}
