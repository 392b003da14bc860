import type { ProxiedDeployment } from '../reverse-proxy/proxied-deployment';
import { NOT_OF_LYNC, type FarmReport, type ProxyReport, type RuleReport } from '../reverse-proxy/proxy-report';
import type { TmgConfiguration, TmgFarm, TmgRule } from './tmg-configuration';
import type { TmgRoutes } from './tmg-routes';

/** What is known of a TMG export when it has been translated. */
export interface TranslatedTmg {
  readonly configuration: TmgConfiguration;
  readonly routes: TmgRoutes;
  readonly deployment: ProxiedDeployment;
}

/** What became of each web publishing rule and server farm. */
export function tmgReport(tmg: TranslatedTmg, fileName: string): ProxyReport {
  return {
    product: tmg.configuration.product,
    fileName,
    rules: tmg.configuration.rules.map((rule) => ruleReport(rule, tmg)),
    farms: tmg.configuration.farms.map((farm) => farmReport(farm, tmg)),
    staysBehind: tmg.deployment.staysBehind,
  };
}

function ruleReport(rule: TmgRule, { routes, deployment }: TranslatedTmg): RuleReport {
  const backend = routes.backends.get(rule);
  const problem = routes.problems.get(rule);
  const hosts = routes.decided.get(rule) ?? [];
  const staying = new Set(deployment.staysBehind.map(({ host }) => host));
  const allStay = hosts.length > 0 && hosts.every((host) => staying.has(host));
  const base = {
    name: rule.name,
    fileName: undefined,
    line: rule.line,
    column: rule.column,
    hosts,
    farm: backend?.name,
    remarks: remarks(rule),
  };
  if (problem?.outcome === 'withoutEffect' || problem?.outcome === 'overtaken')
    return { ...base, outcome: 'withoutEffect', reason: problem.reason, remarks: [] };
  if (problem !== undefined) return { ...base, outcome: allStay ? 'staysBehind' : 'notTranslatable', reason: problem.reason, remarks: [] };
  const isPublished = backend !== undefined && deployment.becomes.has(backend) && !allStay;
  if (isPublished) return { ...base, outcome: 'translated', reason: undefined };
  return { ...base, outcome: 'staysBehind', reason: NOT_OF_LYNC, remarks: [] };
}

function remarks({ listener, allPublicNames }: TmgRule): readonly string[] {
  return [
    ...(allPublicNames ? ['It takes every public name: add those that are meant.'] : []),
    ...(listener?.redirectsHttp === true ? ['Plain HTTP is redirected to HTTPS, as now.'] : []),
  ];
}

function farmReport({ name, line, column, servers }: TmgFarm, { deployment }: TranslatedTmg): FarmReport {
  const backend = [...deployment.becomes.keys()].find((each) => each.name === name);
  return {
    name,
    line,
    column,
    becomes: backend === undefined ? undefined : deployment.becomes.get(backend),
    servers: servers.filter(({ isDrained }) => !isDrained).map(({ address }) => address),
    disabledServers: servers.filter(({ isDrained }) => isDrained).map(({ address }) => address),
    remarks: [],
  };
}
