import { groupedBy } from '../../declaring/grouped-by';
import type { ServerAlarmFacts, PoolFacts, TargetGroupFacts, TemplateFacts } from '../inputs';
import { command, word } from '../shell';
import { shell, type Commands, type Effect } from '../step';
import { TOPICS } from '../topics';

/** What is muted while a server is out, and heard again. */
export interface Muting {
  readonly before: readonly Commands[];
  readonly after: readonly Commands[];
  readonly text: readonly string[];
  readonly effects: readonly Effect[];
}

/**
 * Alarms to which one server less is news; undefined where there are none. Others stay on: what happens to the servers that are left,
 * somebody is to know.
 */
export function muting(
  { externalFqdn }: PoolFacts,
  groups: readonly TargetGroupFacts[],
  { serverAlarms = [] }: Partial<TemplateFacts>,
): Muting | undefined {
  const told = serverAlarms.filter((alarm) => tellsOfOneLess(alarm, groups));
  if (told.length === 0) return undefined;
  const rule = `maintenance/${externalFqdn}`;
  const byStack = [...groupedBy(told, ({ stack }) => stack)].map(([stack, own], index, all) => ({
    stack,
    ids: own.map(({ logicalId }) => logicalId),
    variable: `alarms${index + 1}`,
    rule: all.length === 1 ? rule : `${rule}/${index + 1}`,
  }));
  return {
    before: [
      shell(
        byStack.flatMap(({ stack, ids, variable, rule: name }) => [
          namesOf(stack, ids, variable),
          `${command('aws', 'cloudwatch', 'put-alarm-mute-rule', '--name', name)} --rule "${SCHEDULE}" --mute-targets "$${variable}"`,
        ]),
        'Mute the alarms that would tell of the missing server, for two hours',
      ),
      shell(
        byStack.map(({ rule: name }) =>
          command('aws', 'cloudwatch', 'get-alarm-mute-rule', '--alarm-mute-rule-name', name, '--query', 'Status', '--output', 'text'),
        ),
        'Two minutes later: go on where it says ACTIVE',
      ),
    ],
    after: [
      shell(
        byStack.map(
          ({ variable }) => `aws cloudwatch describe-alarms --cli-input-json "$${variable}" --query ${word(STATES)} --output table`,
        ),
        'When all servers are back, in the same shell: go on when none of them is in the state ALARM',
      ),
      shell(
        byStack.map(({ rule: name }) => command('aws', 'cloudwatch', 'delete-alarm-mute-rule', '--alarm-mute-rule-name', name)),
        'Hear of them again',
      ),
    ],
    text: [
      'An update that takes longer wants a longer Duration than PT2H; the first command may be given again. Only alarms that count servers are muted: those about errors, and about the servers that are left, go on.',
    ],
    effects: [
      { text: 'A muted alarm changes its state and tells nobody.', source: TOPICS.alarmMuteRules },
      {
        text: 'An alarm that is still in the state ALARM when its rule ends or is deleted tells of it then.',
        source: TOPICS.alarmMuteRules,
      },
    ],
  };
}

/** What CloudFormation named the alarms of a stack. */
function namesOf(stack: string, ids: readonly string[], variable: string): string {
  const query = `{AlarmNames: StackResourceSummaries[?contains(\`${JSON.stringify(ids)}\`, LogicalResourceId)].PhysicalResourceId}`;
  const asked = command('aws', 'cloudformation', 'list-stack-resources', '--stack-name', stack, '--query', query, '--output', 'json');
  return `${variable}=$(${asked})`;
}

/** A rule for a moment that is over mutes nothing. */
const SCHEDULE = "Schedule={Expression=at($(date -u -d '2 minutes' +%Y-%m-%dT%H:%M)),Duration=PT2H,Timezone=UTC}";

const STATES = 'MetricAlarms[].[AlarmName,StateValue]';

/** One server out: of those that answer so many are left, of those that are missing there is one. */
function tellsOfOneLess({ targetGroups, countsMissing, threshold }: ServerAlarmFacts, groups: readonly TargetGroupFacts[]): boolean {
  const counted = targetGroups.length === 0 ? groups : groups.filter(({ key }) => targetGroups.includes(key));
  if (counted.length === 0) return false;
  if (threshold === undefined || countsMissing === undefined) return true;
  return countsMissing ? threshold <= 1 : counted.some(({ targets }) => targets.length - 1 < threshold);
}
