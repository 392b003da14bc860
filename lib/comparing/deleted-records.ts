import { finding, type Finding } from '../findings/finding';
import { hostsIn } from '../routing/public-names';
import { givesAddress, type DnsRecord } from '../templates/load-balancers/read-records';
import type { TemplateRouting } from '../routing/template-routing';
import { isRetained, type Update } from './update';

/** Names that rules still answer and whose records are deleted. */
export function deletedRecordFindings({ before, after, resources }: Update, isPublished: (host: string) => boolean): readonly Finding[] {
  const stays = (record: DnsRecord) =>
    resources.get(record.resource.key)?.after === undefined && isRetained(before, record.resource, 'DeletionPolicy');
  const led = before.records.filter((record) => givesAddress(record) && leadsHere(record, before) && !stays(record));
  const names = new Set(led.flatMap(({ name }) => name ?? []));
  const recorded = new Set(after.records.filter(givesAddress).map(({ name }) => name));
  const routed = new Set(after.loadBalancers.flatMap(({ listeners }) => listeners.flatMap(({ rules }) => rules.flatMap(hostsIn))));
  const gone = [...names].filter((name) => !recorded.has(name) && routed.has(name) && isPublished(name)).sort();
  if (gone.length === 0) return [];
  const byHand = new Set(after.notes.recordsToCreate.map(({ name }) => name.toLowerCase()));
  const expected = gone.some((name) => byHand.has(name));
  return [
    finding(
      'records-deleted',
      undefined,
      `The update deletes the records of ${gone.join(', ')}, which rules still answer.`,
      'The names do not resolve until somebody creates their records again, and clients that asked meanwhile remember that for a while.',
      expected
        ? 'Have the records ready ("plan" prints them) and create them as soon as the update has deleted the old ones, or give the old ones a DeletionPolicy of Retain in an update before.'
        : 'Leave the records in the template, or remove the rules too.',
    ),
  ];
}

function leadsHere({ name }: DnsRecord, routing: TemplateRouting): boolean {
  return name !== undefined && (routing.resolution(name)?.loadBalancers.length ?? 0) > 0;
}
