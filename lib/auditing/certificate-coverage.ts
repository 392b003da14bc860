import { finding, type Finding } from '../findings/finding';
import { coveredBy, matchedBy } from '../declaring/covering-names';
import { parentDomain } from '../declaring/host-name';
import type { CompiledListener } from '../routing/evaluation/compiled-listener';
import { waysOf } from '../templates/load-balancers/host-reader';
import type { Condition, Listener, Rule } from '../templates/load-balancers/load-balancer';
import type { Parts } from '../routing/lync-parts';
import { hostsIn, sampleHosts } from '../routing/public-names';
import { answersAnyHost, rulesForHost } from './listener-hosts';

/** Names that clients get a wrong certificate for, and names certificates carry for nobody. */
export function certificateCoverage(listeners: readonly CompiledListener[], { hasRule }: Pick<Parts, 'hasRule'>): readonly Finding[] {
  const secure = listeners.filter(({ listener }) => listener.traits.endsTls);
  return [...secure.flatMap(({ listener }) => uncovered(listener, listener.rules.filter(hasRule))), ...namesWithoutRule(secure)];
}

function uncovered(listener: Listener, rules: readonly Rule[]): readonly Finding[] {
  const known = listener.certificates.flatMap(({ names }) => names ?? []);
  // A certificate from outside of the template may carry any name.
  if (listener.resource === undefined || listener.certificates.some(({ names }) => names === undefined)) return [];
  const published = [...new Set([...rules.flatMap((rule) => [...hostsIn(rule), ...sampleHosts(rule)]), ...readOverHttps(listener)])];
  const isCovered = coveredBy(known);
  const hosts = published.filter((host) => !isCovered(host));
  if (hosts.length === 0) return [];
  return [finding('name-on-no-certificate', listener.resource.logicalId, { names: hosts, port: listener.port })];
}

/** Hosts that something behind the listener reads and leads on. */
function readOverHttps({ traits: { reader } }: Listener): readonly string[] {
  return reader === undefined
    ? []
    : reader.hosts.filter((host) => waysOf(reader, 'https', host).some(({ answer }) => answer.kind === 'forward'));
}

function namesWithoutRule(listeners: readonly CompiledListener[]): readonly Finding[] {
  if (listeners.some(answersAnyHost)) return [];
  const isUsed = usedBy(new Set(listeners.flatMap(({ listener }) => listener.rules.flatMap(hostsIn))));
  const certificates = new Map(
    listeners.flatMap(({ listener }) =>
      listener.certificates.filter(({ isImported }) => !isImported).map(({ key, names }) => [key, names ?? []] as const),
    ),
  );
  return [...certificates].flatMap(([key, names]) => {
    const unused = names.filter((name) => !isUsed(name) && !isMatched(name, listeners));
    if (unused.length === 0) return [];
    return [finding('certificate-name-without-rule', key, { names: unused })];
  });
}

/** Whether a regular expression of a rule may be for a name, or a host that only the deployment knows. */
function isMatched(name: string, listeners: readonly CompiledListener[]): boolean {
  const rules = listeners.flatMap((listener) => rulesForHost(listener, name.replace('*', 'any')));
  return rules.some((rule) => hostsIn(rule).length === 0 || !rule.conditions.every(hasPlainHosts));
}

function hasPlainHosts({ field, values }: Condition): boolean {
  return field !== 'host-header' || values.every((value) => typeof value === 'string');
}

/** Whether a certificate name covers one of some hosts. A rule for `*.contoso.com` uses every name below it. */
function usedBy(hosts: ReadonlySet<string>): (name: string) => boolean {
  const parents = new Set([...hosts].map(parentDomain));
  const isMatched = matchedBy(hosts);
  return (name) => isMatched(name) || (name.startsWith('*.') && parents.has(name.slice(2)));
}
