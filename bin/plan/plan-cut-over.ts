import { changeBatches, placeholdersOf, type ChangeBatch } from '../../lib/planning/change-batch';
import type { RecordToCreate } from '../../lib/planning/deployment-notes';
import { counted } from './plan-words';
import { printable, wrapped } from '../wrapped-text';

/** More changes than this are printed only for those who ask for one zone. */
const MOST_CHANGES = 30;

/** What is to be done by hand so that clients find the load balancer; nothing if the template has all records. */
export function cutOverLines(records: readonly RecordToCreate[], isFiltered: boolean): readonly string[] {
  return [...elsewhereLines(records), ...changeBatchLines(changeBatches(records), isFiltered)];
}

function elsewhereLines(records: readonly RecordToCreate[]): readonly string[] {
  const elsewhere = records.filter(({ how }) => how === 'elsewhere');
  if (elsewhere.length === 0) return [];
  return [
    'Records to create where these zones are managed, as ALIAS or ANAME if they can',
    'be had, else as CNAME. Over HTTPS Lync does not follow a CNAME of lyncdiscover',
    'into another domain. What stands in <...> is an output of the stack.',
    ...elsewhere.flatMap((record) => wrapped(`${printable(record.name)} to ${placeholdersOf(record).dnsName}`, '  ', '    ')),
    '',
  ];
}

/** A zone with the files for its batches. A private zone may have the name of a public one. */
interface BatchFiles extends ChangeBatch {
  readonly title: string;
  readonly cutOverFile: string;
  readonly rollBackFile: string;
}

function batchFiles(batches: readonly ChangeBatch[]): readonly BatchFiles[] {
  return batches.map((batch, index) => {
    const earlier = batches.slice(0, index).filter(({ zoneName }) => zoneName === batch.zoneName).length;
    const name = `${batch.zoneName}${earlier === 0 ? '' : `.${earlier + 1}`}`;
    return {
      ...batch,
      title: zoneText(batch.zoneName, batch.hostedZoneId),
      cutOverFile: `cut-over.${name}.json`,
      rollBackFile: `roll-back.${name}.json`,
    };
  });
}

/** A hosted zone as the text and the page call it. */
export function zoneText(zone: string, hostedZoneId: string | null): string {
  return `${zone} (${hostedZoneId ?? 'id known after deployment'})`;
}

function changeBatchLines(batches: readonly ChangeBatch[], isFiltered: boolean): readonly string[] {
  const files = batchFiles(batches);
  const [first] = files;
  if (first === undefined) return [];
  const changes = files.reduce((sum, { cutOver }) => sum + cutOver.Changes.length, 0);
  return [
    'Cut-over: the stack creates no records. When it is deployed, put its outputs in',
    'place of <...> in the files below and run for each zone, with its id for ID:',
    '  aws route53 list-resource-record-sets --hosted-zone-id ID',
    '  aws route53 change-resource-record-sets --hosted-zone-id ID',
    ...wrapped(`--change-batch file://${first.cutOverFile}`, '    ', '      '),
    '(the last two in one line). The first shows what the roll-back has to restore.',
    ...cnameLines(first),
    ...(isFiltered || changes <= MOST_CHANGES ? files.flatMap(batchLines) : zoneLines(files)),
    '',
  ];
}

/** Route 53 has no other record beside a CNAME: https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/ResourceRecordTypes.html#CNAMEFormat */
function cnameLines({ cutOver }: BatchFiles): readonly string[] {
  const alias = cutOver.Changes.find(({ ResourceRecordSet: { Type } }) => Type === 'A')?.ResourceRecordSet;
  if (alias === undefined) return [];
  const cname = {
    Name: alias.Name,
    Type: 'CNAME',
    TTL: 300,
    ResourceRecords: [{ Value: '<name of the old proxy>' }],
  };
  return [
    '',
    'If a name is a CNAME today, Route 53 refuses an A record beside it. Delete it in',
    'the same batch: this line before that of the name, as the list shows the record,',
    `    ${JSON.stringify({ Action: 'DELETE', ResourceRecordSet: cname })},`,
    'and in the roll-back these two in place of the line of the name:',
    `    ${JSON.stringify({ Action: 'DELETE', ResourceRecordSet: alias })},`,
    `    ${JSON.stringify({ Action: 'CREATE', ResourceRecordSet: cname })},`,
  ];
}

/** JSON as it is saved, each change in a line: nobody may break the lines of a batch, however long a name is. */
function batchLines({ title, cutOverFile, rollBackFile, cutOver, rollBack }: BatchFiles): readonly string[] {
  return [
    '',
    ...wrapped(`Zone ${printable(title)}: save as ${cutOverFile}`),
    ...batchJson(cutOver),
    ...wrapped(`Zone ${printable(title)}: save as ${rollBackFile}, with what the records say today`),
    ...batchJson(rollBack),
  ];
}

function batchJson({ Comment, Changes }: ChangeBatch['cutOver']): readonly string[] {
  const changes = Changes.map((change, index) => `    ${JSON.stringify(change)}${index === Changes.length - 1 ? '' : ','}`);
  return ['{', `  "Comment": ${JSON.stringify(Comment)},`, '  "Changes": [', ...changes, '  ]', '}'];
}

/** Where to find what is too much to print. */
function zoneLines(files: readonly BatchFiles[]): readonly string[] {
  return [
    '',
    'There are too many records to print them all. The batches of one zone:',
    '  lync-reverse-proxy plan --filter ZONE           (the name of a zone below)',
    'All of them, as changeBatches with cutOver and rollBack of each zone:',
    '  lync-reverse-proxy plan --json',
    ...files.flatMap(({ title, cutOver, cutOverFile }) =>
      wrapped(
        `${printable(title)}: ${counted(new Set(cutOver.Changes.map(({ ResourceRecordSet: { Name } }) => Name)).size, 'name')}, ${cutOverFile}`,
        '  ',
        '    ',
      ),
    ),
  ];
}
