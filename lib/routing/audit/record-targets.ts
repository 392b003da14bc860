import type { Finding } from '../../planning/findings/finding';
import type { LoadBalancer } from '../load-balancers/load-balancer';
import { givesAddress, type DnsRecord } from '../load-balancers/read-records';
import { hostsIn } from '../public-names';
import type { TemplateRouting } from '../template-routing';
import { auditFinding } from './catalogue';
import { isForHost, knowsHost } from './listener-hosts';
import { NO } from '../matching/verdict';

/** Records that lead past the rules for their name, and names without record. */
export function recordTargets(routing: TemplateRouting, recordedElsewhere: ReadonlySet<string>): readonly Finding[] {
  const named = routing.records.filter((record) => givesAddress(record) && record.name !== undefined && !record.name.includes('*'));
  return [...named.flatMap((record) => recordTarget(routing, record)), ...namesWithoutRecord(routing, recordedElsewhere)];
}

function recordTarget(routing: TemplateRouting, { name = '', type, resource, leadsTo, leadsAnywhere }: DnsRecord): readonly Finding[] {
  const owners = routing.loadBalancers.filter((balancer) => namesHost(balancer, name));
  const target = routing.loadBalancers.find(({ key }) => key === leadsTo);
  const record = `The ${type} record of ${name}`;
  if (target === undefined) {
    const followed = routing.resolution(name)?.loadBalancers ?? [];
    if (owners.length === 0 || leadsAnywhere || followed.length > 0) return [];
    return [
      auditFinding(
        'record-leads-elsewhere',
        resource.logicalId,
        `${record} leads to no load balancer of the template, and ${idsOf(owners)} ${owners.length === 1 ? 'has' : 'have'} rules for the name.`,
        'Clients never come to those rules, unless whatever the record leads to sends them on.',
        'Make it an alias of the load balancer.',
      ),
    ];
  }
  if (knowsHost(target, name)) return [];
  if (owners.length > 0) {
    return [
      auditFinding(
        'record-at-wrong-load-balancer',
        resource.logicalId,
        `${record} leads to ${idsOf([target])}, and the rules for the name are at ${idsOf(owners)}.`,
        'Clients get the default answer of the one and never come to the other.',
        `Make it an alias of ${idsOf(owners)}.`,
      ),
    ];
  }
  return [
    auditFinding(
      'record-without-rule',
      resource.logicalId,
      `${record} leads to ${idsOf([target])}, of which no rule names the host.`,
      'Clients get the default answer.',
      'Publish the name, or remove the record.',
    ),
  ];
}

/** Whether a rule of an application load balancer names a host. */
function namesHost({ listeners }: LoadBalancer, host: string): boolean {
  return listeners.some(({ rules }) => rules.some((rule) => hostsIn(rule).length > 0 && isForHost(rule, host) !== NO));
}

function namesWithoutRecord(routing: TemplateRouting, recordedElsewhere: ReadonlySet<string>): readonly Finding[] {
  return routing.loadBalancers.flatMap(({ listeners, resource }) => {
    const hosts = [...new Set(listeners.flatMap(({ rules }) => rules.flatMap(hostsIn)))].sort();
    const missing = hosts.filter(
      (host) =>
        !/[*?]/.test(host) &&
        !recordedElsewhere.has(host) &&
        !routing.records.some((record) => givesAddress(record) && answersFor(record, host)),
    );
    if (missing.length === 0) return [];
    return [
      auditFinding(
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
