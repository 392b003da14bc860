import { physicalId } from '../cdk-commands';
import type { AlarmFacts, ResourceFacts, RunbookInputs } from '../inputs';
import { codes } from '../markdown';
import { quoted } from '../powershell';
import { command } from '../shell';
import { powershell, section, shell, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

const WHERE = 'a shell or PowerShell with the AWS command line, signed in to the account';

/** Nobody is told anything until the recipients have said that they want to be. */
export function alarms({ template }: RunbookInputs): readonly Section[] {
  return section(
    'alarms',
    'Alarms',
    (template?.alarms ?? []).flatMap((each) => [...confirmation(each), trial(each)]),
  );
}

function confirmation({ topic, addresses }: AlarmFacts): readonly Step[] {
  if (topic === undefined || addresses.length === 0) return [];
  return [
    {
      title: 'Have every recipient of the alarm mail confirm',
      why: 'Amazon SNS sends each address one mail with a link, and nothing else until somebody follows it: an alarm would tell nobody.',
      where: `the mailbox of ${codes(addresses)}; then ${WHERE}`,
      text: [
        'Look for a mail from `no-reply@sns.amazonaws.com` with the subject `AWS Notification - Subscription Confirmation`, in the folder for junk too, and follow its link. In a mailbox of several people say that nobody follows the link to unsubscribe that is in every later mail.',
      ],
      effects: [
        { text: 'A confirmation that nobody follows expires; then the address is to be subscribed anew.', source: TOPICS.snsEmail },
      ],
      commands: [
        shell(
          [
            physicalId('topic', topic.stack, topic.logicalId),
            'aws sns list-subscriptions-by-topic --topic-arn "$topic" --query \'Subscriptions[].[Endpoint,SubscriptionArn]\' --output text',
          ],
          'Who has confirmed, in a POSIX shell',
        ),
        powershell(
          [
            physicalIdInPowerShell('topic', topic),
            `aws sns list-subscriptions-by-topic --topic-arn $topic --query ${quoted('Subscriptions[].[Endpoint,SubscriptionArn]')} --output text`,
          ],
          'The same in PowerShell',
        ),
      ],
      checks: [{ expect: 'Each address stands beside an ARN; none beside `PendingConfirmation`.' }],
      topics: [TOPICS.snsEmail],
    },
  ];
}

const REASON = 'Trial of the alarm mail: nothing is wrong';

function trial({ tried, topic }: AlarmFacts): Step {
  return {
    title: 'Try the alarm mail once',
    why: 'A topic that takes no alarms, or a mail that a filter holds back, is noticed now or when a pool is down.',
    where: WHERE,
    text: topic === undefined ? ['The topic is one of your own: its policy has to let `cloudwatch.amazonaws.com` publish.'] : [],
    effects: [{ text: 'The next evaluation, within a minute, sets the alarm back.', source: TOPICS.setAlarmState }],
    commands: [
      shell(
        [
          physicalId('alarm', tried.stack, tried.logicalId),
          `aws cloudwatch set-alarm-state --alarm-name "$alarm" ${command('--state-value', 'ALARM', '--state-reason', REASON)}`,
        ],
        'In a POSIX shell',
      ),
      powershell(
        [
          physicalIdInPowerShell('alarm', tried),
          `aws cloudwatch set-alarm-state --alarm-name $alarm --state-value ALARM --state-reason ${quoted(REASON)}`,
        ],
        'In PowerShell',
      ),
    ],
    checks: [{ expect: 'Each recipient has a mail whose subject begins with `ALARM:`. The alarm is `OK` again after a minute or two.' }],
    topics: [TOPICS.setAlarmState],
  };
}

function physicalIdInPowerShell(variable: string, { stack, logicalId }: ResourceFacts): string {
  const asked = `--stack-name ${quoted(stack)} --logical-resource-id ${quoted(logicalId)}`;
  return `$${variable} = aws cloudformation describe-stack-resource ${asked} --query StackResourceDetail.PhysicalResourceId --output text`;
}
