import type { DocumentLimits } from '../../documents/document-limits';
import { DocumentError } from '../../documents/document-error';
import type { Finding } from '../../planning/findings/finding';
import { proxyFinding } from '../reverse-proxy/catalogue';
import { proxiedDeployment } from '../reverse-proxy/proxied-deployment';
import { proxyFindings } from '../reverse-proxy/proxy-findings';
import type { ImportedProxy } from '../reverse-proxy/imported-proxy';
import { ArrBackends, serversOnOtherPorts } from './arr-backends';
import type { ArrConfiguration } from './arr-configuration';
import { arrReport, type TranslatedArr } from './arr-report';
import { arrRoutes, namedHosts, partialRoutes } from './arr-routes';
import { readArr } from './read-arr';
import { ruleSet, type EvaluableRule, type RuleSet } from './rule-set';
import { sampleOf } from './open-patterns';
import { tlsOffloaded } from '../reverse-proxy/tls-offloaded';
import type { ServerAddresses } from '../servers-file';

/**
 * The deployment that publishes what an IIS ARR reverse proxy publishes, as far as it is Lync's. Throws a DocumentError.
 *
 * @param addresses of servers, by name in lower case
 */
export function importArr(text: string, fileName: string, limits?: DocumentLimits, addresses: ServerAddresses = new Map()): ImportedProxy {
  const configuration = readArr(text, fileName, limits);
  const rules = ruleSet(configuration);
  const backends = new ArrBackends(configuration, offloadedFarms(rules));
  const backendOf = (rule: EvaluableRule) => {
    const backend = backends.of(rule.action);
    return typeof backend === 'string' ? undefined : backend;
  };
  const hosts = namedHosts(rules.evaluable, configuration.boundHosts);
  if (hosts.length > MOST_HOSTS) throw tooManyHosts(fileName);
  const routes = arrRoutes(rules.evaluable, hosts, backendOf);
  const model = { ...routes.model, routes: [...routes.model.routes, ...partialRoutes(rules, routes.model.routes, backends)] };
  const deployment = proxiedDeployment(model, addresses);
  const arr: TranslatedArr = { configuration, rules, routes, backends, deployment };
  const report = arrReport(arr, fileName);
  return {
    draft: deployment.draft,
    unresolved: deployment.unresolved,
    report,
    findings: [
      ...configuration.unread.map((sentence) => proxyFinding('proxy-configuration-elsewhere', undefined, sentence)),
      ...offloaded(arr),
      ...configuration.farms.flatMap(portsDiffer),
      ...proxyFindings(deployment, serverNames(configuration), addresses),
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

/** Lync refuses this, and yet some proxies do it. */
function offloadedFarms({ evaluable }: RuleSet): ReadonlySet<string> {
  const targets = (wanted: 'https' | 'http') =>
    evaluable.flatMap(({ test, action }) => {
      const host = test.names[0] ?? sampleOf(test.open[0] ?? '');
      const isOne = action.kind === 'forward' && action.scheme === wanted && test.accepts({ scheme: 'https', host });
      return isOne ? [action.target.toLowerCase()] : [];
    });
  const overHttps = new Set(targets('https'));
  return new Set(targets('http').filter((target) => !overHttps.has(target)));
}

function offloaded({ rules, deployment }: TranslatedArr): readonly Finding[] {
  const farms = offloadedFarms(rules);
  return [...deployment.becomes.keys()]
    .filter(({ name }) => farms.has(name.toLowerCase()))
    .map(({ name, httpsPort }) => tlsOffloaded(name, httpsPort));
}

function portsDiffer(farm: ArrConfiguration['farms'][number]): readonly Finding[] {
  const others = serversOnOtherPorts(farm);
  if (others.length === 0) return [];
  return [
    proxyFinding(
      'proxy-server-ports-differ',
      farm.name,
      `In the farm ${farm.name} ${others.map(({ address }) => address).join(', ')} listen on other ports than its first server.`,
      'The ports of the first one are taken: all servers of a pool listen on the same.',
    ),
  ];
}
