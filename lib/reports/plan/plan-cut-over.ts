import { changeBatches, placeholdersOf, type ChangeBatch } from '../../planning/change-batch';
import type { RecordToCreate } from '../../planning/deployment-notes';
import type { TemplatePlan } from '../../routing/overview/template-plan';
import { printable, wrapped } from '../wrapped-text';
import { batchFiles, batchJson, cnameInstead, type BatchFiles } from './change-batch-files';
import { counted } from './plan-words';

/** More changes than this are printed only for those who ask for one zone. */
const MOST_CHANGES = 30;

/** What is to be done by hand so that clients find the load balancer; nothing if the template has all records. */
export function cutOverLines(plan: TemplatePlan, outputs: readonly string[], isFiltered: boolean): readonly string[] {
  const { recordsToCreate: records } = plan;
  return [...elsewhereLines(records), ...placeholderLines(plan, outputs), ...changeBatchLines(changeBatches(records), isFiltered)];
}

/** What stands in <...> is an output of a deployment file's stack. A construct has attributes instead. */
function placeholderLines({ recordsToCreate, loadBalancers, names }: TemplatePlan, outputs: readonly string[]): readonly string[] {
  const without = recordsToCreate.filter((record) => !outputs.includes(placeholdersOf(record).dnsName.slice(1, -1)));
  if (without.length === 0) return [];
  const keys = new Map(names.map(({ host, loadBalancer }) => [host, loadBalancer]));
  const byKey = new Map(loadBalancers.map(({ key, logicalId }) => [key, logicalId ?? key]));
  const balancerOf = ({ name, loadBalancer }: RecordToCreate) => loadBalancer ?? byKey.get(keys.get(name.toLowerCase()) ?? '');
  const leading = [...new Set(without.map(balancerOf))].flatMap((id) => {
    const own = without.filter((record) => balancerOf(record) === id).map(({ name }) => name);
    return id === undefined ? [] : wrapped(printable(`${id}: ${[...new Set(own)].join(', ')}`), '  ', '    ');
  });
  return [
    'The stack has no output for what stands in <...> here: write the attributes of',
    'the deployed load balancer, DNSName for a DNS name and CanonicalHostedZoneID for',
    'the id of its hosted zone. `aws elbv2 describe-load-balancers` tells both.',
    ...leading,
    '',
  ];
}

function elsewhereLines(records: readonly RecordToCreate[]): readonly string[] {
  const elsewhere = records.filter(({ how }) => how === 'elsewhere');
  if (elsewhere.length === 0) return [];
  return [
    'Records to create where these zones are managed, as ALIAS or ANAME if they can',
    'be had, else as CNAME. Over HTTPS Lync does not follow a CNAME of lyncdiscover',
    'into another domain. What stands in <...> is known after the deployment.',
    ...elsewhere.flatMap((record) => wrapped(`${printable(record.name)} to ${placeholdersOf(record).dnsName}`, '  ', '    ')),
    '',
  ];
}

function changeBatchLines(batches: readonly ChangeBatch[], isFiltered: boolean): readonly string[] {
  const files = batchFiles(batches);
  const [first] = files;
  if (first === undefined) return [];
  const changes = files.reduce((sum, { cutOver }) => sum + cutOver.Changes.length, 0);
  return [
    'Cut-over: the stack creates no records. When it is deployed, put its values in',
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

function cnameLines({ cutOver }: BatchFiles): readonly string[] {
  const instead = cnameInstead(cutOver);
  if (instead === undefined) return [];
  return [
    '',
    'If a name is a CNAME today, Route 53 refuses an A record beside it. Delete it in',
    'the same batch: this line before that of the name, as the list shows the record,',
    ...instead.cutOver.map((change) => `    ${JSON.stringify(change)},`),
    'and in the roll-back these two in place of the line of the name:',
    ...instead.rollBack.map((change) => `    ${JSON.stringify(change)},`),
  ];
}

function batchLines({ title, cutOverFile, rollBackFile, cutOver, rollBack }: BatchFiles): readonly string[] {
  return [
    '',
    ...wrapped(`Zone ${printable(title)}: save as ${cutOverFile}`),
    ...batchJson(cutOver),
    ...wrapped(`Zone ${printable(title)}: save as ${rollBackFile}, with what the records say today`),
    ...batchJson(rollBack),
  ];
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
