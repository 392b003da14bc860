import type { DocumentLimits } from '../../documents/document-limits';
import { DocumentError } from '../../documents/document-error';
import { type Finding, finding } from '../../findings/finding';
import { proxiedDeployment } from '../reverse-proxy/proxied-deployment';
import { proxyFindings } from '../reverse-proxy/proxy-findings';
import type { ImportedProxy } from '../reverse-proxy/imported-proxy';
import { ArrBackends, serversOnOtherPorts } from './arr-backends';
import type { ArrConfiguration } from './arr-configuration';
import { arrReport, type TranslatedArr } from './arr-report';
import { arrRoutes, namedHosts, partialRoutes, type ArrRoutes } from './arr-routes';
import { readArr, type WebConfig } from './read-arr';
import type { ForwardScheme } from './rule-action';
import { ruleSet, type EvaluableRule, type RuleSet } from './rule-set';
import { OPEN } from './spellings';
import { tlsOffloaded } from '../reverse-proxy/tls-offloaded';
import type { ServerAddresses } from '../servers-file';

/**
 * The deployment that publishes what an IIS ARR reverse proxy publishes, as far as it is Lync's. Throws a DocumentError.
 *
 * @param addresses of servers, by name in lower case
 * @param webConfigs files of sites, where rules stand in those
 */
export function importArr(
  text: string,
  fileName: string,
  limits?: DocumentLimits,
  addresses: ServerAddresses = new Map(),
  webConfigs: readonly WebConfig[] = [],
): ImportedProxy {
  const configuration = readArr(text, fileName, limits, webConfigs);
  const rules = ruleSet(configuration);
  const hosts = namedHosts(rules, configuration.boundHosts);
  if (hosts.length > MOST_HOSTS) throw tooManyHosts(fileName);
  const first = routed(configuration, rules, hosts, new Set());
  const offloaded = offloadedFarms(first.routes);
  const { routes, backends } = offloaded.size === 0 ? first : routed(configuration, rules, hosts, offloaded);
  const model = { ...routes.model, routes: [...routes.model.routes, ...partialRoutes(rules, routes.model.routes, backends)] };
  const deployment = proxiedDeployment(model, addresses);
  const arr: TranslatedArr = { configuration, rules, routes, backends, deployment };
  const report = arrReport(arr, fileName);
  return {
    draft: deployment.draft,
    unresolved: deployment.unresolved,
    furtherServices: deployment.furtherServices,
    report,
    findings: [
      ...configuration.unread.map((part) => finding('proxy-configuration-elsewhere', undefined, part)),
      ...offloadFindings(arr, offloaded),
      ...configuration.farms.flatMap(portsDiffer),
      ...proxyFindings(deployment, serverNames(configuration), addresses, configuration.isProxySwitchedOff),
    ],
  };
}

function serverNames({ farms }: ArrConfiguration): readonly string[] {
  return farms.flatMap(({ servers }) => servers.map(({ address }) => address));
}

/** Each host is tried with each rule. */
const MOST_HOSTS = 2000;

function tooManyHosts(fileName: string): DocumentError {
  return new DocumentError(
    fileName,
    undefined,
    `Its rules and bindings name more than ${MOST_HOSTS} hosts.`,
    'Remove the rules that publish nothing of Lync.',
  );
}

function routed(configuration: ArrConfiguration, rules: RuleSet, hosts: readonly string[], offloaded: ReadonlySet<string>) {
  const backends = new ArrBackends(configuration, offloaded);
  const backendOf = (rule: EvaluableRule) => {
    const backend = backends.of(rule.action);
    return typeof backend === 'string' ? undefined : backend;
  };
  return { backends, routes: arrRoutes(rules.evaluable, hosts, backendOf) };
}

/** Farms, in lower case, that get the HTTPS requests to named hosts over HTTP alone: Lync refuses this, and yet some proxies do it. */
function offloadedFarms({ decided }: ArrRoutes): ReadonlySet<string> {
  const targets = (schemes: readonly ForwardScheme[]) =>
    [...decided].flatMap(([{ action }, { hosts, overHttps }]) => {
      const isOne = action.kind === 'forward' && schemes.includes(action.scheme) && overHttps && hosts.some((host) => !host.includes(OPEN));
      return isOne ? [action.target.toLowerCase()] : [];
    });
  const overTls = new Set(targets(['https', 'request']));
  return new Set(targets(['http']).filter((target) => !overTls.has(target)));
}

function offloadFindings({ deployment }: TranslatedArr, offloaded: ReadonlySet<string>): readonly Finding[] {
  return [...deployment.becomes.keys()]
    .filter(({ name }) => offloaded.has(name.toLowerCase()))
    .map(({ name, httpsPort }) => tlsOffloaded(name, httpsPort));
}

function portsDiffer(farm: ArrConfiguration['farms'][number]): readonly Finding[] {
  const others = serversOnOtherPorts(farm);
  if (others.length === 0) return [];
  return [finding('proxy-server-ports-differ', farm.name, { farm: farm.name, servers: others.map(({ address }) => address) })];
}
