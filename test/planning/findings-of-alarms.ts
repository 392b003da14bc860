import type { AlarmsEntry, Deployment } from '../../lib/declaring/deployment-file/deployment';
import { ALARM_IDS, type AlarmId } from '../../lib/facts/alarms';
import { declared, type FindingExample } from './findings-of-names';

const MAIL = ['oncall@contoso.com'];
const TOPIC = 'arn:aws:sns:eu-west-1:111122223333:oncall';
const IRELAND: Partial<Deployment> = { env: { region: 'eu-west-1', account: '111122223333' } };

const alarmed = (alarms: AlarmsEntry | undefined, others: Partial<Deployment> = {}) => declared({ alarms, ...others });
const mailed = (more: AlarmsEntry) => alarmed({ email: MAIL, ...more });
const topicIn = (topicArn: string, region = 'eu-west-1') => alarmed({ topicArn }, { env: { region } });

const malformed = (address: string, names: string): FindingExample => ({
  ...{ finding: 'alarm-address-malformed', severity: 'error', where: undefined, names },
  wrong: alarmed({ email: [...MAIL, address] }),
  right: alarmed({ email: [...MAIL, 'second+mail@mail.contoso.com'] }),
});

const outOfRange = (alarm: string, wrong: number, right: number, names: string): FindingExample => ({
  ...{ finding: 'alarm-threshold-out-of-range', severity: 'error', where: undefined, names },
  wrong: mailed({ thresholds: { [alarm]: wrong } }),
  right: mailed({ thresholds: { [alarm]: right } }),
});

const OF_APPLICATION_LOAD_BALANCER: readonly AlarmId[] = [
  ...(['noHealthyServer', 'fewerServers', 'proxyErrors', 'serverErrors', 'connectionErrors'] as const),
  ...(['tlsErrors', 'rejectedConnections', 'certificateExpiry'] as const),
];

/** About whom alarms tell, and of what. */
export const FINDINGS_OF_ALARMS: readonly FindingExample[] = [
  malformed('oncall', 'has no @'),
  malformed('oncall@', 'no domain of the Internet'),
  malformed('oncall@localhost', 'no domain of the Internet'),
  malformed('@contoso.com', 'nothing before the @'),
  malformed('a@b@contoso.com', 'more than one @'),
  malformed('On call <oncall@contoso.com>', 'blanks or marks'),
  malformed('mailto:oncall@contoso.com', 'blanks or marks'),
  malformed('a@contoso.com,b@contoso.com', 'blanks or marks'),
  malformed(' ', 'is empty'),
  malformed(`${'a'.repeat(250)}@contoso.com`, 'has 262 characters'),
  {
    ...{ finding: 'alarm-recipients', severity: 'error', where: undefined, names: 'both addresses and a topic' },
    wrong: alarmed({ email: MAIL, topicArn: TOPIC }, IRELAND),
    right: alarmed({ topicArn: TOPIC }, IRELAND),
  },
  {
    ...{ finding: 'alarm-recipients', severity: 'error', where: undefined, names: 'nobody to tell' },
    wrong: alarmed({}),
    right: alarmed(undefined),
  },
  {
    ...{ finding: 'alarm-recipients', severity: 'error', where: undefined, names: 'Write addresses under email' },
    wrong: alarmed({ email: [], except: ['spray'] }),
    right: alarmed({ email: MAIL, except: ['spray'] }),
  },
  {
    ...{ finding: 'alarm-said-twice', severity: 'warning', where: undefined, names: 'oncall@contoso.com is named twice' },
    wrong: alarmed({ email: [...MAIL, 'OnCall@contoso.com'] }),
    right: alarmed({ email: MAIL }),
  },
  {
    ...{ finding: 'alarm-said-twice', severity: 'warning', where: undefined, names: 'spray is named twice' },
    wrong: mailed({ except: ['spray', 'spray'] }),
    right: mailed({ except: ['spray'] }),
  },
  {
    ...{ finding: 'alarm-said-twice', severity: 'warning', where: undefined, names: 'serverErrors has a threshold and is left out' },
    wrong: mailed({ except: ['serverErrors'], thresholds: { serverErrors: 50 } }),
    right: mailed({ thresholds: { serverErrors: 50 } }),
  },
  outOfRange('serverErrors', 0, 1, 'from 1 to 1000000'),
  outOfRange('serverErrors', 2.5, 2, 'whole one'),
  outOfRange('certificateExpiry', 46, 45, 'days: a whole one from 1 to 45'),
  outOfRange('certificateExpiry', 0, 1, 'nothing for 30'),
  outOfRange('restartingTasks', 31, 30, 'from 1 to 30'),
  outOfRange('fewerServers', -1, 1, 'servers missing'),
  outOfRange('serverResets', 20_000, 1, 'resets for a hundred new connections'),
  {
    ...{ finding: 'alarm-topic-elsewhere', severity: 'error', where: undefined, names: 'eu-central-1' },
    wrong: topicIn('arn:aws:sns:eu-central-1:111122223333:oncall'),
    // Of another account, whose policy nobody knows here.
    right: topicIn('arn:aws:sns:eu-west-1:444455556666:oncall'),
  },
  {
    ...{ finding: 'alarm-topic-elsewhere', severity: 'error', where: undefined, names: 'the partition aws-cn' },
    wrong: topicIn('arn:aws-cn:sns:eu-west-1:111122223333:oncall'),
    right: topicIn(TOPIC),
  },
  {
    ...{ finding: 'alarm-topic-elsewhere', severity: 'error', where: undefined, names: 'the partition aws-us-gov' },
    wrong: alarmed({ topicArn: 'arn:aws-us-gov:sns:eu-west-1:111122223333:oncall' }),
    right: alarmed({ topicArn: 'arn:aws-us-gov:sns:us-gov-west-1:111122223333:oncall' }),
  },
  {
    ...{ finding: 'alarms-all-left-out', severity: 'warning', where: undefined, names: 'Every alarm that there could be' },
    wrong: mailed({ except: [...ALARM_IDS] }),
    right: mailed({ except: ALARM_IDS.filter((id) => id !== 'noHealthyServer') }),
  },
  {
    ...{ finding: 'alarms-all-left-out', severity: 'warning', where: undefined, names: 'leave alarms out altogether' },
    // Spray, which nothing counts there, resets and tasks are none of an Application Load Balancer.
    wrong: mailed({ except: OF_APPLICATION_LOAD_BALANCER }),
    right: mailed({ except: OF_APPLICATION_LOAD_BALANCER.slice(1) }),
  },
  {
    ...{ finding: 'alarm-unknown', severity: 'error', where: undefined, names: 'Did you mean serverErrors?' },
    wrong: mailed({ thresholds: { servererrors: 20 } }),
    right: mailed({ thresholds: { serverErrors: 20 } }),
  },
  {
    ...{ finding: 'alarm-unknown', severity: 'error', where: undefined, names: 'Did you mean noHealthyServer?' },
    wrong: mailed({ except: ['noHealthyServers'] }),
    right: mailed({ except: ['noHealthyServer'] }),
  },
  {
    ...{ finding: 'alarm-unknown', severity: 'error', where: undefined, names: 'Write one of noHealthyServer, fewerServers' },
    untrue: 'Did you mean',
    wrong: mailed({ except: ['latency'] }),
    right: mailed({ except: [] }),
  },
];
