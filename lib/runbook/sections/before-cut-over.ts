import { changeBatches, PLACEHOLDERS } from '../../planning/change-batch';
import { batchFiles, batchJson, type BatchFiles } from '../../reports/plan/change-batch-files';
import type { RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { askZones, DNS_SHELL, type NameInZone } from '../dns-commands';
import { section, shell, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { listRecords, placeholdersIn, ZONE_SHELL } from '../zone-commands';

/** Seconds. */
const SHORT_TTL = 60;

/** What takes its time, or cannot be made up for afterwards. It stands before the deployment, whether that moves records or not. */
export function beforeCutOver({ names, template }: RunbookInputs): readonly Section[] {
  const files = batchFiles(changeBatches(template?.recordsToCreate ?? []));
  return section('before-cut-over', 'Before any record moves', [lookUp(names), ...files.map(prepareBack)]);
}

function lookUp(names: readonly NameInZone[]): Step {
  return {
    title: 'Write down what the names say today, and shorten their TTL',
    why: 'Clients keep the old address for the TTL. With a day of it the cut-over takes a day, and so does the roll-back.',
    where: `${DNS_SHELL}; the DNS of each zone. At least one old TTL before the cut-over`,
    text: [
      'The name servers of each zone are asked, because any other server says how much of the TTL is left. A name that is delegated to a zone of its own has no answer there: put that zone in place of the other.',
      `TTLs are in seconds (the second column of \`dig\`). Set them to ${SHORT_TTL}, and keep the answers: the roll-back restores them. A name without an answer has nothing to shorten, and nothing to go back to.`,
      'An AAAA answer today belongs to the roll-back as well; where the new proxy has no AAAA, delete it at the cut-over, or clients with IPv6 stay at the old one.',
    ],
    effects: [
      { text: 'Resolvers that have an answer keep it for its old TTL; after that they have the short one.', source: TOPICS.timeToLive },
    ],
    commands: askZones(names),
    checks: [{ expect: `One old TTL later every answer has ${SHORT_TTL} or less.` }],
    topics: [TOPICS.dnsRecords],
    records: 'before the move',
  };
}

/** At the roll-back nobody finds out any more what a record said before. */
function prepareBack({ title, hostedZoneId, rollBack, rollBackFile }: BatchFiles): Step {
  const outputs = placeholdersIn(rollBack);
  return {
    title: `Prepare the roll-back of the zone ${code(title)}`,
    why: 'The cut-over overwrites what the records say, and the roll-back has to restore it.',
    where: ZONE_SHELL,
    text: [
      `Save the JSON as ${code(rollBackFile)}, with what the records say today in place of ${code(PLACEHOLDERS.oldAddress)}.`,
      ...(outputs.length === 0 ? [] : [`In place of ${codes(outputs)} comes what the stack has for them, once it is deployed.`]),
    ],
    commands: [
      shell([listRecords(hostedZoneId)], 'What the records say: keep the output'),
      { language: 'json', title: `The file ${code(rollBackFile)}`, lines: batchJson(rollBack) },
    ],
    checks: [{ expect: `${code(rollBackFile)} has an address of the old proxy for each name, and no placeholder of one.` }],
    topics: [TOPICS.route53Changes],
    records: 'before the move',
  };
}
