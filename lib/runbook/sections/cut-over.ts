import { changeBatches, placeholdersOf } from '../../planning/change-batch';
import { isBoundByCname } from '../../planning/autodiscover-records';
import type { RecordToCreate } from '../../planning/deployment-notes';
import { batchFiles, batchJson, cnameInstead, type BatchFiles } from '../../reports/plan/change-batch-files';
import { cdk } from '../cdk-commands';
import type { RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { FOLLOWING } from '../record-effects';
import { recordMakers } from '../record-makers';
import { askOutside } from '../dns-commands';
import { section, shell, type Commands, type Section, type Step } from '../step';
import { ledToHaproxy } from './cut-over-haproxy';
import { TOPICS } from '../topics';
import { placeholdersIn, submitBatch, ZONE_SHELL } from '../zone-commands';

/** The moment from which clients are led to the proxy, and the way back. Whatever has to be done before stands before. */
export function cutOver(inputs: RunbookInputs): readonly Section[] {
  if (inputs.haproxy !== undefined) return section('cut-over', 'Cut-over and roll-back', ledToHaproxy(inputs, inputs.haproxy));
  const records = inputs.template?.recordsToCreate ?? [];
  const files = batchFiles(changeBatches(records));
  const elsewhere = records.filter(({ how }) => how === 'elsewhere');
  const makers = recordMakers(inputs);
  return section('cut-over', 'Cut-over and roll-back', [
    makers.movedBy === 'first deployment' ? byStack(makers.created, inputs) : undefined,
    ...files.map((file) => change(file, records)),
    elsewhere.length === 0 ? undefined : changeElsewhere(elsewhere, inputs.names),
    ...files.map(changeBack),
    elsewhere.length === 0 ? undefined : changeBackElsewhere(elsewhere),
  ]);
}

/** A record CloudFormation did not make is in its way. */
function byStack(created: readonly string[] | undefined, inputs: RunbookInputs): Step {
  const { deploymentFile } = inputs;
  return {
    title: 'Let the stack make the records: this is the cut-over',
    why: 'A name that has another record today makes the deployment fail, because CloudFormation creates and does not overwrite; a name without one leads to the proxy from then on.',
    where: deploymentFile === undefined ? 'the CDK app' : `${code(deploymentFile)}, then the folder of the CDK app`,
    text: [
      created === undefined
        ? 'Made by the stack: the records of the zones that `hostedZones` has, but for those managed elsewhere.'
        : `Made by the stack: ${codes(created)}.`,
      'If one of them had an answer when you wrote down what the names say, it leads to an old proxy today. Leave the line of the first deployment as it is, synthesize, and print this runbook again: it then has the change batches for cut-over and roll-back, and the stack may have the records afterwards.',
      `If none had an answer, ${deploymentFile === undefined ? 'take `DnsRecords.NONE` away again' : 'change the line'}, and deploy. There is nothing to roll back to; the same line with \`none\` takes the records away again.`,
    ],
    effects: FOLLOWING,
    commands: [
      ...(deploymentFile === undefined
        ? []
        : [{ language: 'yaml', title: `The line of ${code(deploymentFile)}`, lines: ['dnsRecords: create'] } as const]),
      shell([cdk('deploy', inputs)]),
    ],
    checks: [{ expect: 'From outside each name has the addresses of the load balancer, or the runbook in your hand has change batches.' }],
    topics: [TOPICS.dnsRecords],
    records: 'moves',
  };
}

function change({ title, zoneName, hostedZoneId, cutOver: batch, cutOverFile }: BatchFiles, records: readonly RecordToCreate[]): Step {
  const isPublic = records.some((each) => each.zone === zoneName && each.hostedZoneId === hostedZoneId && each.visibility === 'public');
  const instead = cnameInstead(batch);
  return {
    title: `Cut over the zone ${code(title)}`,
    why: 'Until then clients ask the old proxy. All names of the zone change together, so that nobody is handed from one proxy to the other.',
    where: `${ZONE_SHELL}; when no check of the verification by address fails`,
    text: [
      `Save the JSON as ${code(cutOverFile)}, with what the deployed stack has for them in place of ${codes(placeholdersIn(batch))}.`,
      ...(instead === undefined
        ? []
        : [
            'If a name is a CNAME today, Route 53 refuses an A record beside it: put a line like the last one below before that of the name, as the list shows the record.',
          ]),
    ],
    effects: FOLLOWING,
    commands: [
      { language: 'json', title: `The file ${code(cutOverFile)}`, lines: batchJson(batch) },
      shell(submitBatch(hostedZoneId, cutOverFile)),
      ...(instead === undefined ? [] : [json(instead.cutOver, 'For a name that is a CNAME today')]),
    ],
    checks: [
      {
        expect: `${isPublic ? 'From outside' : 'In the network of the zone'} each name has the addresses of the load balancer.`,
        commands: askOutside(namesIn(batch).map((name) => ({ name, zone: isPublic ? zoneName : undefined }))),
      },
    ],
    topics: [TOPICS.dnsRecords, TOPICS.route53Changes],
    records: 'moves',
  };
}

function changeBack({ title, hostedZoneId, cutOver: batch, rollBackFile }: BatchFiles): Step {
  const instead = cnameInstead(batch);
  return {
    title: `If it must be: roll back the zone ${code(title)}`,
    why: 'The old proxy answers again, as long as it is still there.',
    where: ZONE_SHELL,
    text: [`${code(rollBackFile)} was prepared before the cut-over.`],
    effects: FOLLOWING,
    commands: [
      shell(submitBatch(hostedZoneId, rollBackFile)),
      ...(instead === undefined ? [] : [json(instead.rollBack, 'In place of the line of a name that was a CNAME')]),
    ],
    checks: [{ expect: 'Each name has the old address again, and a client outside signs in.' }],
    topics: [TOPICS.route53Changes],
  };
}

function changeElsewhere(records: readonly RecordToCreate[], names: RunbookInputs['names']): Step {
  return {
    title: 'Cut over the zones managed elsewhere',
    why: 'The stack cannot change them, and until somebody does clients ask the old proxy.',
    where: `the DNS of ${codes([...new Set(records.map(({ zone }) => zone))])}; when no check of the verification by address fails`,
    text: [
      'Use ALIAS or ANAME if it can be had, else CNAME; never A records with addresses of an Application Load Balancer, which change.',
      'Lync clients do not follow a CNAME of `lyncdiscover` into another domain over HTTPS. Where there is no ALIAS, publish autodiscover of that domain over HTTP as well (`overHttp`).',
    ],
    table: {
      columns: ['name', 'record', 'leads to'],
      rows: records.map((record) => [code(record.name), recordElsewhere(record, names), code(placeholdersOf(record).dnsName)]),
    },
    checks: [
      {
        expect: 'From outside each name has the addresses of the load balancer.',
        commands: askOutside(records),
      },
    ],
    effects: [{ text: 'Clients are led by the new record when the TTL of the old one has passed.', source: TOPICS.timeToLive }],
    topics: [TOPICS.dnsRecords, TOPICS.mobility],
    records: 'moves',
  };
}

/** An address record holds no name, and the address of a load balancer changes. */
function recordElsewhere({ name, zone }: RecordToCreate, names: RunbookInputs['names']): string {
  if (name === zone) return 'ALIAS or ANAME: at the top of a zone there is no CNAME';
  const published = names.find((each) => each.name === name);
  if (published !== undefined && isBoundByCname(published))
    return 'ALIAS or ANAME: a CNAME only where autodiscover is published over HTTP too';
  return 'CNAME, ALIAS or ANAME';
}

function changeBackElsewhere(records: readonly RecordToCreate[]): Step {
  return {
    title: 'If it must be: roll back the zones managed elsewhere',
    why: 'The old proxy answers again, as long as it is still there.',
    where: `the DNS of ${codes([...new Set(records.map(({ zone }) => zone))])}`,
    text: [`Put back what the records said before: ${codes(records.map(({ name }) => name))}.`],
    effects: [{ text: 'Clients are led back when the TTL of the record has passed.', source: TOPICS.timeToLive }],
    checks: [{ expect: 'Each name has the old address again, and a client outside signs in.' }],
  };
}

function namesIn({ Changes }: BatchFiles['cutOver']): readonly string[] {
  return [...new Set(Changes.map(({ ResourceRecordSet: { Name } }) => Name.replace(/\.$/, '')))];
}

function json(changes: readonly object[], title: string): Commands {
  return { language: 'json', title, lines: changes.map((each) => `${JSON.stringify(each)},`) };
}
