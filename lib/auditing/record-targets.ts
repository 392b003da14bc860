import { finding, type Finding } from '../findings/finding';
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
  const owners = routing.loadBalancers.filter((balancer) => namesHost(routing, balancer, name));
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
  return finding(
    'record-leads-elsewhere',
    record.resource.logicalId,
    `${recordText(record, name)} leads to no load balancer of the template, and ${idsOf(owners)} ${owners.length === 1 ? 'has' : 'have'} rules for the name.`,
    'Clients never come to those rules, unless whatever the record leads to sends them on.',
    'Make it an alias of the load balancer.',
  );
}

function atWrongLoadBalancer(record: DnsRecord, name: string, reached: readonly LoadBalancer[], owners: readonly LoadBalancer[]): Finding {
  return finding(
    'record-at-wrong-load-balancer',
    record.resource.logicalId,
    `${recordText(record, name)} leads to ${idsOf(reached)}, and the rules for the name are at ${idsOf(owners)}.`,
    'Clients get the default answer of the one and never come to the other.',
    `Make it an alias of ${idsOf(owners)}.`,
  );
}

function recordText(record: DnsRecord, name: string): string {
  return `The ${record.type} record of ${name}${record.name === name ? '' : ` (${record.name ?? '?'})`}`;
}

function recordWithoutRule(routing: TemplateRouting, record: DnsRecord): readonly Finding[] {
  const { name, type, resource, leadsTo } = record;
  const target = routing.loadBalancers.find(({ key }) => key === leadsTo);
  if (!givesAddress(record) || name === undefined || name.includes('*') || target === undefined) return [];
  if (routing.loadBalancers.some((balancer) => namesHost(routing, balancer, name)) || knowsHost(routing, target, name)) return [];
  return [
    finding(
      'record-without-rule',
      resource.logicalId,
      `The ${type} record of ${name} leads to ${idsOf([target])}, of which no rule names the host.`,
      'Clients get the default answer.',
      'Publish the name, or remove the record.',
    ),
  ];
}

/** Whether a rule of an application load balancer names a host. */
function namesHost(routing: TemplateRouting, balancer: LoadBalancer, host: string): boolean {
  return routing.listenersOf(balancer).some((listener) => rulesForHost(listener, host).some((rule) => hostsIn(rule).length > 0));
}

function namesWithoutRecord(routing: TemplateRouting, { hasRule }: Parts): readonly Finding[] {
  const recordedElsewhere = new Set(routing.notes.recordsToCreate.map(({ name }) => canonicalHost(name)));
  return routing.loadBalancers.flatMap(({ listeners, resource }) => {
    const hosts = [...new Set(listeners.flatMap(({ rules }) => rules.filter(hasRule).flatMap(hostsIn)))].sort();
    const missing = hosts.filter(
      (host) =>
        !/[*?]/.test(host) &&
        !recordedElsewhere.has(host) &&
        !routing.records.some((record) => givesAddress(record) && answersFor(record, host)),
    );
    if (missing.length === 0) return [];
    return [
      finding(
        'name-without-record',
        resource?.logicalId,
        `The template has no record for ${missing.join(', ')}.`,
        'Clients find the load balancer only if somebody else creates the records.',
        'Create alias records in the hosted zone of each name, or say that they are managed elsewhere.',
      ),
    ];
  });
}

function answersFor({ name }: DnsRecord, host: string): boolean {
  return name === undefined || name === host || (name.startsWith('*.') && host.endsWith(name.slice(1)));
}

function idsOf(balancers: readonly LoadBalancer[]): string {
  return balancers.map(({ resource, key }) => resource?.logicalId ?? key).join(' and ');
}
