import { PLACEHOLDERS, changeBatches, placeholdersOf } from '../../../lib/planning/change-batch';
import type { RecordToCreate } from '../../../lib/planning/deployment-notes';
import { batchFiles, batchJson, cnameInstead, type BatchFiles } from '../../plan/change-batch-files';
import type { RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { command, continued, word } from '../shell';
import { section, shell, type Commands, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** Seconds. */
const SHORT_TTL = 60;

export function cutOver(inputs: RunbookInputs): readonly Section[] {
  const { template, names } = inputs;
  const records = template?.recordsToCreate ?? [];
  const files = batchFiles(changeBatches(records));
  const elsewhere = records.filter(({ how }) => how === 'elsewhere');
  return section('cut-over', 'Cut-over and roll-back', [
    lookUp(names.map(({ name }) => name)),
    ...(template === undefined || template.createdRecords.length === 0 ? [] : [byStack(template.createdRecords, inputs)]),
    ...files.map(change),
    elsewhere.length === 0 ? undefined : changeElsewhere(elsewhere),
    ...files.map(changeBack),
    elsewhere.length === 0 ? undefined : changeBackElsewhere(elsewhere),
    afterwards(files.length > 0),
  ]);
}

function lookUp(names: readonly string[]): Step {
  return {
    title: 'Write down what the names say today, and shorten their TTL',
    why: 'Clients keep the old address for the TTL. With a day of it the cut-over takes a day, and so does the roll-back.',
    where: 'any shell with `dig`; the DNS of each zone. At least one old TTL before the cut-over',
    text: [
      `The second column is the TTL in seconds. Set it to ${SHORT_TTL}, and keep the answers: the roll-back restores them.`,
      'An AAAA answer today belongs to the roll-back as well; where the new proxy has no AAAA, delete it at the cut-over, or clients with IPv6 stay at the old one.',
    ],
    commands: [shell(names.map((name) => command('dig', '+noall', '+answer', name, 'A', name, 'AAAA')))],
    checks: [{ expect: `One old TTL later every answer has ${SHORT_TTL} or less.` }],
    topics: [TOPICS.dnsRecords],
  };
}

/** A record CloudFormation did not make is in its way. */
function byStack(created: readonly string[], { deploymentFile }: RunbookInputs): Step {
  return {
    title: 'Know that the deployment is the cut-over',
    why: 'The stack makes these records. A name that has another record today makes the deployment fail, because CloudFormation creates and does not overwrite; a name without one is live as soon as the stack is.',
    where: deploymentFile === undefined ? 'the CDK app' : code(deploymentFile),
    text: [
      `Made by the stack: ${codes(created)}.`,
      'If they lead to an old proxy today, deploy first without records and change them by hand: the line below, synthesize, deploy, and this runbook again, which then has the change batches for cut-over and roll-back.',
      'If they are new, there is nothing to roll back to: `cdk destroy` or `dnsRecords: none` takes them away again.',
    ],
    commands: [{ language: 'yaml', lines: ['dnsRecords: none'] }],
    checks: [{ expect: 'Either none of the names had an answer in the step before, or the runbook in your hand has change batches.' }],
    topics: [TOPICS.dnsRecords],
  };
}

function change({ title, hostedZoneId, cutOver: batch, cutOverFile }: BatchFiles): Step {
  const instead = cnameInstead(batch);
  return {
    title: `Cut over the zone ${code(title)}`,
    why: 'Until then clients ask the old proxy. All names of the zone change at once, so that nobody is handed from one proxy to the other.',
    where:
      'AWS CloudShell, or another POSIX shell with the AWS command line, in the account of the zone; after the checks before DNS (section on verification) are all right',
    text: [
      `Save the JSON as ${code(cutOverFile)}, with the outputs of the stack in place of ${codes(placeholdersIn(batch))}.`,
      ...(instead === undefined
        ? []
        : [
            'If a name is a CNAME today, Route 53 refuses an A record beside it: put a line like the last one below before that of the name, as the list shows the record.',
          ]),
    ],
    commands: [
      { language: 'json', title: `The file ${code(cutOverFile)}`, lines: batchJson(batch) },
      shell([list(hostedZoneId)], 'What the roll-back has to restore: keep the output'),
      shell(submit(hostedZoneId, cutOverFile)),
      ...(instead === undefined ? [] : [json(instead.cutOver, 'For a name that is a CNAME today')]),
    ],
    checks: [
      {
        expect: 'From outside each name has the addresses of the load balancer.',
        commands: [shell(namesIn(batch).map((name) => command('dig', '+short', name, 'A')))],
      },
    ],
    topics: [TOPICS.dnsRecords, TOPICS.route53Changes],
  };
}

function changeBack({ title, hostedZoneId, cutOver: batch, rollBack, rollBackFile }: BatchFiles): Step {
  const instead = cnameInstead(batch);
  return {
    title: `If it must be: roll back the zone ${code(title)}`,
    why: `The old proxy answers again within ${SHORT_TTL} seconds, as long as it is still there.`,
    where: 'AWS CloudShell, or another POSIX shell with the AWS command line, in the account of the zone',
    text: [`Prepare ${code(rollBackFile)} before the cut-over, with what the records said in place of ${code(PLACEHOLDERS.oldAddress)}.`],
    commands: [
      { language: 'json', title: `The file ${code(rollBackFile)}`, lines: batchJson(rollBack) },
      shell(submit(hostedZoneId, rollBackFile)),
      ...(instead === undefined ? [] : [json(instead.rollBack, 'In place of the line of a name that was a CNAME')]),
    ],
    checks: [{ expect: 'Each name has the old address again, and a client outside signs in.' }],
    topics: [TOPICS.route53Changes],
  };
}

function changeElsewhere(records: readonly RecordToCreate[]): Step {
  return {
    title: 'Cut over the zones managed elsewhere',
    why: 'The stack cannot change them, and until somebody does clients ask the old proxy.',
    where: `the DNS of ${codes([...new Set(records.map(({ zone }) => zone))])}`,
    text: [
      'Use ALIAS or ANAME if it can be had, else CNAME; never A records with addresses of an Application Load Balancer, which change.',
      'Lync clients do not follow a CNAME of `lyncdiscover` into another domain over HTTPS. Where there is no ALIAS, publish autodiscover of that domain over HTTP as well (`overHttp`).',
    ],
    table: {
      columns: ['name', 'types', 'leads to'],
      rows: records.map((record) => [code(record.name), record.types.join(', '), code(placeholdersOf(record).dnsName)]),
    },
    checks: [
      {
        expect: 'From outside each name has the addresses of the load balancer.',
        commands: [shell(records.map(({ name }) => command('dig', '+short', name)))],
      },
    ],
    topics: [TOPICS.dnsRecords, TOPICS.mobility],
  };
}

function changeBackElsewhere(records: readonly RecordToCreate[]): Step {
  return {
    title: 'If it must be: roll back the zones managed elsewhere',
    why: `The old proxy answers again after the TTL, as long as it is still there.`,
    where: `the DNS of ${codes([...new Set(records.map(({ zone }) => zone))])}`,
    text: [`Put back what the records said before: ${codes(records.map(({ name }) => name))}.`],
    checks: [{ expect: 'Each name has the old address again, and a client outside signs in.' }],
  };
}

function afterwards(isByHand: boolean): Step {
  return {
    title: 'Leave the old proxy running, then take it away',
    why: 'Clients that are connected stay where they are until they reconnect; some resolvers ignore short TTLs.',
    where: 'the old proxy',
    text: [
      ...(isByHand
        ? [
            'If the stack is to have the records from then on, write `dnsRecords: create` once the roll-back is not wanted any more: CloudFormation adopts a record that is already exactly the one it would make.',
          ]
        : []),
    ],
    checks: [
      {
        expect:
          'Its log shows no requests for these names for a day; nothing but scanners. Then its rules, its certificate and its firewall openings go.',
      },
    ],
    ...(isByHand
      ? {
          unverified: [
            'that CloudFormation adopts an identical record: users report it, the documentation does not promise it. Try it with one zone.',
          ],
        }
      : {}),
  };
}

/** Names of outputs in angle brackets. */
function placeholdersIn({ Changes }: BatchFiles['cutOver']): readonly string[] {
  return [...new Set(Changes.flatMap((each) => JSON.stringify(each).match(/<\w+>/g) ?? []))].sort();
}

function namesIn({ Changes }: BatchFiles['cutOver']): readonly string[] {
  return [...new Set(Changes.map(({ ResourceRecordSet: { Name } }) => Name.replace(/\.$/, '')))];
}

function zoneWord(hostedZoneId: string | null): string {
  return word(hostedZoneId ?? '<id of the zone>');
}

function list(hostedZoneId: string | null): string {
  return `aws route53 list-resource-record-sets --hosted-zone-id ${zoneWord(hostedZoneId)}`;
}

function submit(hostedZoneId: string | null, file: string): readonly string[] {
  return continued(
    `aws route53 change-resource-record-sets --hosted-zone-id ${zoneWord(hostedZoneId)}`,
    `--change-batch ${word(`file://${file}`)}`,
  );
}

function json(changes: readonly object[], title: string): Commands {
  return { language: 'json', title, lines: changes.map((each) => `${JSON.stringify(each)},`) };
}
