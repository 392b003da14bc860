import type { DocumentLimits } from '../../documents/document-limits';
import { type Finding, finding } from '../../findings/finding';
import type { ImportedProxy } from '../reverse-proxy/imported-proxy';
import { proxiedDeployment } from '../reverse-proxy/proxied-deployment';
import { proxyFindings } from '../reverse-proxy/proxy-findings';
import { tlsOffloaded } from '../reverse-proxy/tls-offloaded';
import type { ServerAddresses } from '../servers-file';
import { readTmg } from './read-tmg';
import type { TmgConfiguration, TmgListener } from './tmg-configuration';
import { tmgReport, type TranslatedTmg } from './tmg-report';
import { tmgRoutes } from './tmg-routes';

/**
 * The deployment that publishes what the web publishing rules of a Forefront TMG export publish, as far as it is Lync's.
 * Throws a DocumentError.
 *
 * @param addresses of servers, by name in lower case
 */
export function importTmg(text: string, fileName: string, limits?: DocumentLimits, addresses: ServerAddresses = new Map()): ImportedProxy {
  const configuration = readTmg(text, fileName, limits);
  const routes = tmgRoutes(configuration);
  const deployment = proxiedDeployment(routes.model, addresses);
  const tmg: TranslatedTmg = { configuration, routes, deployment };
  const report = tmgReport(tmg, fileName);
  return {
    draft: deployment.draft,
    report,
    unresolved: deployment.unresolved,
    findings: [
      ...offloaded(tmg),
      ...hostHeaders(tmg),
      ...certificates(tmg),
      ...firewall(tmg),
      ...proxyFindings(deployment, serverNames(configuration), addresses),
    ],
  };
}

function serverNames({ farms, rules }: TmgConfiguration): readonly string[] {
  return [...farms.flatMap(({ servers }) => servers.map(({ address }) => address)), ...rules.map(({ server }) => server)];
}

/** Rules whose servers are in the deployment. */
function published({ configuration, routes, deployment }: TranslatedTmg) {
  return configuration.rules.flatMap((rule) => {
    const backend = routes.backends.get(rule);
    const isPublished = backend !== undefined && deployment.becomes.has(backend) && !routes.problems.has(rule);
    return isPublished ? [{ rule, backend }] : [];
  });
}

function offloaded(tmg: TranslatedTmg): readonly Finding[] {
  return published(tmg)
    .filter(({ rule }) => rule.bridging === 'http' && rule.listener?.certificates.length !== 0 && rule.listener !== undefined)
    .map(({ rule, backend }) => tlsOffloaded(rule.name, backend.httpsPort));
}

/** Lync needs the host header that the client sent; a load balancer never changes it. */
function hostHeaders(tmg: TranslatedTmg): readonly Finding[] {
  const changing = published(tmg).filter(({ rule }) => !rule.sendsOriginalHostHeader);
  return changing.map(({ rule }) =>
    finding(
      'proxy-host-header-changed',
      rule.name,
      `The rule ${rule.name} sends the name of the server as the host header; the load balancer passes on what the client sent.`,
      'Lync wants it so. Try the names of this rule first.',
    ),
  );
}

function certificates(tmg: TranslatedTmg): readonly Finding[] {
  const listeners = new Set(
    published(tmg).flatMap(({ rule }): readonly TmgListener[] => (rule.listener === undefined ? [] : [rule.listener])),
  );
  return [...listeners]
    .filter((listener) => listener.certificates.length > 0)
    .map((listener) =>
      finding(
        'proxy-listener-certificate',
        listener.name,
        `The listener ${listener.name} shows ${hashes(listener)}, whose names and key are in no export.`,
        'The load balancer gets certificates of its own; to keep this one, import it into ACM and name it under certificates.',
      ),
    );
}

function hashes({ certificates: all }: TmgListener): string {
  const known = all.filter((hash) => hash !== '');
  const what = all.length === 1 ? 'a certificate' : `${all.length} certificates`;
  return known.length === 0 ? what : `${what} (hash ${known.join(', ')})`;
}

function firewall({ configuration: { otherRules } }: TranslatedTmg): readonly Finding[] {
  if (otherRules === 0) return [];
  return [
    finding(
      'proxy-firewall-rules-left',
      undefined,
      `${otherRules === 1 ? 'One rule is' : `${otherRules} rules are`} no web publishing ${otherRules === 1 ? 'rule' : 'rules'} and not read: access rules and server publishing rules are a firewall's.`,
    ),
  ];
}
