import { finding, type Finding } from '../findings/finding';
import type { NamedRecord } from '../findings/records';
import { matchedBy } from '../declaring/covering-names';
import { canonicalHost } from '../declaring/host-name';
import type { LoadBalancer } from '../templates/load-balancers/load-balancer';
import { givesAddress, type DnsRecord } from '../templates/load-balancers/read-records';
import type { Parts } from '../routing/lync-parts';
import { hostsIn, publicNames } from '../routing/public-names';
import type { TemplateRouting } from '../routing/template-routing';
import { knowsHost, rulesForHost } from './listener-hosts';

/** Records that lead past the rules for their name, and names without record. */
export function recordTargets(routing: TemplateRouting, parts: Parts): readonly Finding[] {
  return [
    ...publicNames(routing)
      .filter(parts.hasName)
      .flatMap((name) => wayOf(routing, name)),
    ...routing.records.flatMap((record) => recordWithoutRule(routing, record)),
    ...namesWithoutRecord(routing, parts),
  ];
}

/** Where clients of a published name are led, whether by records of its own, a wildcard or a chain of names. */
function wayOf(routing: TemplateRouting, name: string): readonly Finding[] {
  const owners = readingHosts(routing).filter((balancer) => namesHost(routing, balancer, name));
  const resolution = routing.resolution(name);
  if (owners.length === 0 || resolution === undefined) return [];
  const [first] = resolution.records;
  if (resolution.loadBalancers.length === 0) return first === undefined ? [] : [leadsElsewhere(first, name, owners)];
  return resolution.records.flatMap((record) => {
    const reached = reachedBy(record, routing);
    const isRight = reached.length === 0 || reached.some((each) => owners.includes(each) || knowsHost(routing, each, name));
    return isRight ? [] : [atWrongLoadBalancer(record, name, reached, owners)];
  });
}

/** The load balancers one record leads to, of itself or by the name it stands for. */
function reachedBy({ leadsTo, leadsToName }: DnsRecord, routing: TemplateRouting): readonly LoadBalancer[] {
  const own = routing.loadBalancers.filter(({ key }) => key === leadsTo);
  return own.length > 0 || leadsToName === undefined ? own : (routing.resolution(leadsToName)?.loadBalancers ?? []);
}

function leadsElsewhere(record: DnsRecord, name: string, owners: readonly LoadBalancer[]): Finding {
  return finding('record-leads-elsewhere', record.resource.logicalId, { record: namedRecord(record, name), owners: owners.map(idOf) });
}

function atWrongLoadBalancer(record: DnsRecord, name: string, reached: readonly LoadBalancer[], owners: readonly LoadBalancer[]): Finding {
  return finding('record-at-wrong-load-balancer', record.resource.logicalId, {
    record: namedRecord(record, name),
    reached: reached.map(idOf),
    owners: owners.map(idOf),
  });
}

function namedRecord({ type, name: recordName }: DnsRecord, name: string): NamedRecord {
  return { type, name, recordName };
}

function recordWithoutRule(routing: TemplateRouting, record: DnsRecord): readonly Finding[] {
  const { name, type, resource, leadsTo } = record;
  const target = routing.loadBalancers.find(({ key }) => key === leadsTo);
  if (!givesAddress(record) || name === undefined || name.includes('*') || target === undefined) return [];
  if (readingHosts(routing).some((balancer) => namesHost(routing, balancer, name)) || knowsHost(routing, target, name)) return [];
  return [finding('record-without-rule', resource.logicalId, { type, name, loadBalancer: idOf(target) })];
}

const READING = new WeakMap<TemplateRouting, readonly LoadBalancer[]>();

/** The load balancers that have rules: a proxy may have a hundred others, which read no host. */
function readingHosts(routing: TemplateRouting): readonly LoadBalancer[] {
  const known = READING.get(routing) ?? routing.loadBalancers.filter(({ listeners }) => listeners.some(({ rules }) => rules.length > 0));
  READING.set(routing, known);
  return known;
}

/** Whether a rule of an application load balancer names a host. */
function namesHost(routing: TemplateRouting, balancer: LoadBalancer, host: string): boolean {
  return routing.listenersOf(balancer).some((listener) => rulesForHost(listener, host).some((rule) => hostsIn(rule).length > 0));
}

function namesWithoutRecord(routing: TemplateRouting, { hasRule }: Parts): readonly Finding[] {
  const isRecorded = answeredBy(routing.records.filter(givesAddress));
  const recordedElsewhere = new Set(routing.notes.recordsToCreate.map(({ name }) => canonicalHost(name)));
  return routing.loadBalancers.flatMap(({ listeners, resource }) => {
    const hosts = [...new Set(listeners.flatMap(({ rules }) => rules.filter(hasRule).flatMap(hostsIn)))].sort();
    const missing = hosts.filter((host) => !/[*?]/.test(host) && !recordedElsewhere.has(host) && !isRecorded(host));
    return missing.length === 0 ? [] : [finding('name-without-record', resource?.logicalId, { names: missing })];
  });
}

/** Whether one of some records is for a host, or may be. */
function answeredBy(records: readonly DnsRecord[]): (host: string) => boolean {
  const names = new Set(records.map(({ name }) => name));
  const isMatched = matchedBy(names);
  return (host) => names.has(undefined) || isMatched(host);
}

function idOf({ resource, key }: LoadBalancer): string {
  return resource?.logicalId ?? key;
}
