import type { DocumentLimits } from '../../documents/document-limits';
import { type Finding, finding } from '../../findings/finding';
import type { UnknownOrder } from '../../findings/imports/proxies';
import { PUSH_SECONDS } from '../../declaring/idle-timeout';
import type { ImportedProxy } from '../reverse-proxy/imported-proxy';
import { proxiedDeployment } from '../reverse-proxy/proxied-deployment';
import { proxyFindings } from '../reverse-proxy/proxy-findings';
import { tlsOffloaded } from '../reverse-proxy/tls-offloaded';
import type { ServerAddresses } from '../servers-file';
import { contestedNames, type ContestedNames } from './contested-names';
import { readTmg } from './read-tmg';
import type { TmgConfiguration, TmgListener } from './tmg-configuration';
import { tmgReport, type TranslatedTmg } from './tmg-report';
import { tmgRoutes } from './tmg-routes';

/**
 * The deployment that publishes what the web publishing rules of an export of Forefront TMG or ISA Server publish, as far as it is Lync's.
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
    furtherServices: deployment.furtherServices,
    findings: [
      ...ruleOrder(tmg),
      ...preAuthentication(tmg),
      ...timeouts(tmg),
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

/** Which of several rules answers a name. */
function ruleOrder({ configuration, routes }: TranslatedTmg): readonly Finding[] {
  const { product } = configuration;
  const contested = ({ names, rules }: ContestedNames) => ({ names, rules: rules.map(({ name }) => name), product });
  return [
    ...contestedNames(configuration, routes, 'no').map((each) =>
      finding('proxy-rule-order-unknown', nameOf(each), { ...contested(each), why: whyUnknown(each, configuration) }),
    ),
    ...contestedNames(configuration, routes, 'hexadecimal').map((each) =>
      finding('proxy-rule-order-unverified', nameOf(each), contested(each)),
    ),
  ];
}

function nameOf({ rules }: ContestedNames): string {
  return rules.map(({ name }) => name).join(', ');
}

function whyUnknown({ rules }: ContestedNames, { lists }: TmgConfiguration): UnknownOrder | undefined {
  const own = [...new Set(rules.map(({ list }) => list))];
  const [only] = own;
  return own.length > 1 || only === undefined ? 'different lists' : lists[only]?.reason;
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool */
function preAuthentication(tmg: TranslatedTmg): readonly Finding[] {
  const listeners = publishedListeners(tmg).filter(({ authentication }) => authentication.length > 0);
  const delegating = published(tmg).flatMap(({ rule }) => (rule.delegation === undefined ? [] : [{ rule, delegation: rule.delegation }]));
  return [
    ...listeners.map(({ name, authentication }) => finding('proxy-pre-authentication', name, { listener: name, methods: authentication })),
    ...delegating.map(({ rule, delegation }) => finding('proxy-pre-authentication', rule.name, { rule: rule.name, delegation })),
  ];
}

function timeouts(tmg: TranslatedTmg): readonly Finding[] {
  return publishedListeners(tmg).flatMap(({ name, connectionTimeout }) =>
    connectionTimeout === undefined || connectionTimeout >= PUSH_SECONDS
      ? []
      : [finding('proxy-time-out-short', name, { listener: name, seconds: connectionTimeout })],
  );
}

function publishedListeners(tmg: TranslatedTmg): readonly TmgListener[] {
  return [...new Set(published(tmg).flatMap(({ rule }): readonly TmgListener[] => (rule.listener === undefined ? [] : [rule.listener])))];
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
  return changing.map(({ rule }) => finding('proxy-host-header-changed', rule.name, { rule: rule.name }));
}

function certificates(tmg: TranslatedTmg): readonly Finding[] {
  return publishedListeners(tmg)
    .filter((listener) => listener.certificates.length > 0)
    .map((listener) => finding('proxy-listener-certificate', listener.name, { listener: listener.name, hashes: listener.certificates }));
}

function firewall({ configuration: { otherRules } }: TranslatedTmg): readonly Finding[] {
  return otherRules === 0 ? [] : [finding('proxy-firewall-rules-left', undefined, { count: otherRules })];
}
