import { listed } from '../../findings/wording';
import type { DocumentLimits } from '../../documents/document-limits';
import { type Finding, finding } from '../../findings/finding';
import { PUSH_SECONDS } from '../../declaring/idle-timeout';
import type { ImportedProxy } from '../reverse-proxy/imported-proxy';
import { proxiedDeployment } from '../reverse-proxy/proxied-deployment';
import { proxyFindings } from '../reverse-proxy/proxy-findings';
import { tlsOffloaded } from '../reverse-proxy/tls-offloaded';
import type { ServerAddresses } from '../servers-file';
import { contestedNames } from './contested-names';
import { readTmg } from './read-tmg';
import type { TmgConfiguration, TmgListener, TmgRule } from './tmg-configuration';
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
  const compare = `Compare with the list of rules in ${product === 'Forefront TMG' ? 'Forefront TMG' : 'ISA Server'} Management.`;
  return [
    ...contestedNames(configuration, routes, 'no').map(({ names, rules }) =>
      finding(
        'proxy-rule-order-unknown',
        nameOf(rules),
        `${which(names, rules)}, and which of them comes first this export does not tell: ${whyUnknown(rules, configuration)}.`,
        `The file follows the order in which they stand, as if ${rules[0]?.name} came first; if it does not, clients reach the wrong servers.`,
        compare,
      ),
    ),
    ...contestedNames(configuration, routes, 'hexadecimal').map(({ names, rules }) =>
      finding(
        'proxy-rule-order-unverified',
        nameOf(rules),
        `${which(names, rules)}, and their Order stands in hexadecimal digits, whose spelling is documented nowhere.`,
        `It is read as if ${rules[0]?.name} came first (UNVERIFIED).`,
        compare,
      ),
    ),
  ];
}

function nameOf(rules: readonly TmgRule[]): string {
  return rules.map(({ name }) => name).join(', ');
}

function which(names: readonly string[], rules: readonly TmgRule[]): string {
  const shown = [...names.slice(0, MOST_NAMES), ...(names.length > MOST_NAMES ? [`${names.length - MOST_NAMES} others`] : [])];
  return `The rules ${listed(rules.map(({ name }) => name))} lead ${listed(shown)} to different places`;
}

/** A message is to be read. */
const MOST_NAMES = 10;

function whyUnknown(rules: readonly TmgRule[], { lists }: TmgConfiguration): string {
  const own = [...new Set(rules.map(({ list }) => list))];
  const [only] = own;
  return own.length > 1 || only === undefined ? 'they stand in different lists' : (lists[only]?.reason ?? '');
}

/** https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool */
function preAuthentication(tmg: TranslatedTmg): readonly Finding[] {
  const listeners = publishedListeners(tmg).filter(({ authentication }) => authentication.length > 0);
  const delegating = published(tmg).flatMap(({ rule }) => (rule.delegation === undefined ? [] : [{ rule, delegation: rule.delegation }]));
  return [
    ...listeners.map(({ name, authentication }) =>
      finding(
        'proxy-pre-authentication',
        name,
        `The listener ${name} is set to authenticate clients itself (${authentication.join(', ')}), which Lync clients cannot follow.`,
        NO_PRE_AUTHENTICATION,
      ),
    ),
    ...delegating.map(({ rule, delegation }) =>
      finding(
        'proxy-pre-authentication',
        rule.name,
        `The rule ${rule.name} does not let clients sign in to the servers themselves (CredentialsDelegationType: ${delegation}), which Lync clients need.`,
        NO_PRE_AUTHENTICATION,
      ),
    ),
  ];
}

const NO_PRE_AUTHENTICATION =
  'The load balancer authenticates nobody: clients sign in to Lync alone, as externalSignIn says. See that nothing relied on the old proxy to keep people out.';

function timeouts(tmg: TranslatedTmg): readonly Finding[] {
  return publishedListeners(tmg).flatMap(({ name, connectionTimeout }) =>
    connectionTimeout === undefined || connectionTimeout >= PUSH_SECONDS
      ? []
      : [
          finding(
            'proxy-time-out-short',
            name,
            `The listener ${name} closes a connection that is silent for ${connectionTimeout} seconds (ConnectionTimeout), and Lync's clients wait for news for 900 and more: they lose their long polls and sign in again.`,
            'It is not taken over: without idleTimeout the load balancer waits 1,830 seconds.',
          ),
        ],
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
  return publishedListeners(tmg)
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
