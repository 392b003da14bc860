import type { AlarmFact } from '../facts/alarms';
import type { FindingFamily } from './finding-family';
import { UNKNOWN_LIST } from './wording';

const ACTIONS = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html';
const SUBSCRIPTION = 'https://docs.aws.amazon.com/sns/latest/dg/sns-email-notifications.html';

type ForeignTopic =
  | { readonly kind: 'another Region'; readonly there: string; readonly here: string }
  | { readonly kind: 'another partition'; readonly there: string; readonly region: string };

type SaidTwice =
  | { readonly kind: 'address' | 'exception'; readonly said: string }
  /** Left out, so that its threshold is of no use. */
  | { readonly kind: 'threshold of nothing'; readonly said: string };

export interface WrongThreshold extends Pick<AlarmFact, 'unit' | 'least' | 'most' | 'byDefault'> {
  readonly alarm: string;
  readonly written: number;
}

const RECIPIENTS = {
  none: [
    'The alarms have nobody to tell.',
    'Servers could fail, and only who looks would see it.',
    'Write addresses under email, or the ARN of a topic under topicArn; or leave alarms out altogether.',
  ],
  both: [
    'The alarms have both addresses and a topic.',
    'Alarms tell one topic: the addresses would have one of their own, and never get what goes to the other.',
    'Subscribe the addresses to that topic and leave out email, or leave out topicArn.',
  ],
  'a list of unknown length': [
    `Whom the alarms tell ${UNKNOWN_LIST}.`,
    'Each address gets a subscription of its own, and nobody knows how many to make.',
    'Name the addresses one by one: Fn.select takes one out of such a list.',
  ],
  // https://docs.aws.amazon.com/sns/latest/api/API_Publish.html: every message must include a MessageGroupId.
  'first in, first out': [
    'The topic is a FIFO topic.',
    'It takes no message without a group, and an alarm names none: nobody would ever be told.',
    'Name a standard topic.',
  ],
} as const;

/** About whom alarms tell, and of what. */
export const ALARM_SETTINGS = {
  'alarm-address-malformed': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'What an alarm is to be sent to is no e-mail address.',
    source: SUBSCRIPTION,
    message: ({ address, problem }: { readonly address: string; readonly problem: string }) => [
      `${JSON.stringify(address)} ${problem}.`,
      'Amazon SNS refuses it, and the deployment fails; or nobody ever gets a mail.',
      'Write an address like oncall@contoso.com.',
    ],
  },
  'alarm-recipients': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'Alarms that tell nobody, or have both addresses and a topic.',
    source: ACTIONS,
    message: ({ kind }: { readonly kind: keyof typeof RECIPIENTS }) => RECIPIENTS[kind],
  },
  'alarm-said-twice': {
    severity: 'warning',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An address or alarm that is named twice, or the threshold of an alarm that is left out.',
    source: SUBSCRIPTION,
    message: ({ kind, said }: SaidTwice) =>
      kind === 'threshold of nothing'
        ? [
            `The alarm ${said} has a threshold and is left out.`,
            'Its threshold is of no use.',
            'Remove it from except, or remove its threshold.',
          ]
        : [
            `${said} is named twice.`,
            kind === 'address' ? 'It is told once.' : 'It is left out all the same.',
            'Name it once: another one may have been meant.',
          ],
  },
  'alarm-threshold-out-of-range': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'A threshold at which its alarm would always be on, or never.',
    source: 'lib/facts/alarms.ts names the range of each',
    message: ({ alarm, written, unit, least, most, byDefault }: WrongThreshold) => [
      `The threshold of the alarm ${alarm} is ${Number.isNaN(written) ? 'no number' : written}.`,
      `It is a number of ${unit}: a whole one from ${least} to ${most}; with another the alarm would always be on, or never.`,
      `Write one of these, or nothing for ${byDefault}.`,
    ],
  },
  'alarm-topic-elsewhere': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'The topic of the alarms is in another Region or partition.',
    source: ACTIONS,
    message: (foreign: ForeignTopic) =>
      foreign.kind === 'another Region'
        ? [
            `The topic is in ${foreign.there}, the alarms in ${foreign.here}.`,
            'An alarm tells topics of its own Region only: CloudWatch refuses it, and the deployment fails.',
            `Name a topic in ${foreign.here}.`,
          ]
        : [
            `The topic is in the partition ${foreign.there}, to which ${foreign.region} does not belong.`,
            'Nothing is shared between partitions, and the deployment fails.',
            `Name a topic in ${foreign.region}.`,
          ],
  },
  'alarms-all-left-out': {
    severity: 'warning',
    law: 'input',
    foundIn: ['declarations'],
    says: 'Alarms of which every one that there could be is left out.',
    source: ACTIONS,
    message: () => [
      'Every alarm that there could be is left out.',
      'Whoever confirms an address believes that somebody watches, and nobody is ever told anything.',
      'Keep some of them, or leave alarms out altogether.',
    ],
  },
  'alarm-unknown': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'An alarm that is left out or has a threshold, and does not exist.',
    source: 'lib/facts/alarms.ts has the ids there are',
    message: ({
      id,
      near,
      known,
    }: {
      readonly id: string | undefined;
      readonly near: string | undefined;
      readonly known: readonly string[];
    }) => [
      id === undefined
        ? 'Which alarm is left out is known only when it is deployed (a CDK token).'
        : `There is no alarm ${JSON.stringify(id)}.`,
      id === undefined ? 'It is made or not before that, and would go off as ever.' : 'What was meant goes off as ever.',
      `${near === undefined ? 'Write' : `Did you mean ${near}? Otherwise write`} one of ${known.join(', ')}.`,
    ],
  },
} as const satisfies FindingFamily;
