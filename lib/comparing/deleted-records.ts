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
  const areExpected = gone.some((name) => byHand.has(name));
  return [finding('records-deleted', undefined, { names: gone, areExpected })];
}

function leadsHere({ name }: DnsRecord, routing: TemplateRouting): boolean {
  return name !== undefined && (routing.resolution(name)?.loadBalancers.length ?? 0) > 0;
}
