import { PLACEHOLDERS, changeBatches } from '../../lib/planning/change-batch';
import type { RecordToCreate } from '../../lib/planning/deployment-notes';
import { printable, wrapped } from '../wrapped-text';

/** What is to be done by hand so that clients find the load balancer; nothing if the template has all records. */
export function cutOverLines(records: readonly RecordToCreate[]): readonly string[] {
  return [...elsewhereLines(records), ...changeBatchLines(records)];
}

function elsewhereLines(records: readonly RecordToCreate[]): readonly string[] {
  const names = records.filter(({ how }) => how === 'elsewhere').map(({ name }) => printable(name));
  if (names.length === 0) return [];
  return [
    'Records to create where these zones are managed, as ALIAS or ANAME if they can',
    'be had, else as CNAME. Over HTTPS Lync does not follow a CNAME of lyncdiscover',
    `into another domain. ${PLACEHOLDERS.dnsName} is an output of the stack.`,
    ...names.flatMap((name) => wrapped(`${name} to ${PLACEHOLDERS.dnsName}`, '  ', '    ')),
    '',
  ];
}

/** JSON as it is saved: nobody may break the lines of a batch, however long a name is. */
function changeBatchLines(records: readonly RecordToCreate[]): readonly string[] {
  const batches = changeBatches(records).flatMap(({ zoneName, hostedZoneId, cutOver, rollBack }) => [
    ...wrapped(`Zone ${zoneName} (${hostedZoneId ?? 'id known after deployment'}): save as cut-over.json`),
    JSON.stringify(cutOver, undefined, 2),
    ...wrapped(`Zone ${zoneName}: save as roll-back.json, with what the records say today`),
    JSON.stringify(rollBack, undefined, 2),
  ]);
  if (batches.length === 0) return [];
  return [
    'Cut-over: the stack creates no records. When it is deployed, put its outputs in',
    'place of <...> below and run for each zone, with its id for ID:',
    '  aws route53 list-resource-record-sets --hosted-zone-id ID',
    '  aws route53 change-resource-record-sets --hosted-zone-id ID',
    '    --change-batch file://cut-over.json        (one line with the one above)',
    'The first shows what the roll-back has to restore.',
    ...batches,
    '',
  ];
}
