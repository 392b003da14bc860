import type { AlarmsDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { isOtherPartition } from '../../declaring/environments';
import { mailAddressProblem } from '../../declaring/mail-address';
import { nearWord } from '../../declaring/near-word';
import { isListToken, isNumberToken, isToken } from '../../declaring/tokens';
import { ALARM_IDS, ALARMS, type AlarmId } from '../../facts/alarms';
import { finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { ofProxy } from '../places';
import type { CheckInput } from './check-input';

/** Whom alarms would not reach, and what nobody can tell them. */
export function alarmFindings({ proxy, plan }: CheckInput): readonly Finding[] {
  const { alarms } = proxy;
  if (alarms === undefined) return [];
  return [
    ...recipients(alarms),
    ...topic(alarms, proxy),
    ...addresses(alarms),
    ...exceptions(alarms),
    ...allLeftOut(alarms, plan),
    ...thresholds(alarms),
  ];
}

function allLeftOut({ except }: AlarmsDeclaration, { alarms, frontEnds }: CheckInput['plan']): readonly Finding[] {
  const isEmpty = frontEnds.length > 0 && except.length > 0 && alarms?.unshared === 0;
  return isEmpty ? [finding('alarms-all-left-out', ofProxy('alarms', 'except'))] : [];
}

function recipients({ email, topic: said }: AlarmsDeclaration): readonly Finding[] {
  const place = ofProxy('alarms', 'email');
  if (email?.some(isListToken) === true) return [finding('alarm-recipients', place, { kind: 'a list of unknown length' })];
  if (said !== undefined && email !== undefined) return [finding('alarm-recipients', place, { kind: 'both' })];
  return said === undefined && (email ?? []).length === 0 ? [finding('alarm-recipients', place, { kind: 'none' })] : [];
}

function topic({ topic: said }: AlarmsDeclaration, { environment: here }: ProxyDeclaration): readonly Finding[] {
  if (said === undefined) return [];
  if (said.isFifo === true) return [finding('alarm-recipients', ofProxy('alarms', 'topic', 'arn'), { kind: 'first in, first out' })];
  const { partition, region } = said.environment;
  const where = here.region ?? region;
  const place = ofProxy('alarms', 'topic', 'arn');
  if (partition !== undefined && where !== undefined && isOtherPartition(partition, where))
    return [finding('alarm-topic-elsewhere', place, { kind: 'another partition', there: partition, region: where })];
  if (region === undefined || here.region === undefined || region === here.region) return [];
  return [finding('alarm-topic-elsewhere', place, { kind: 'another Region', there: region, here: here.region })];
}

function addresses({ email = [] }: AlarmsDeclaration): readonly Finding[] {
  const malformed = email.flatMap((address, index) => {
    const problem = isToken(address) ? undefined : mailAddressProblem(address);
    return problem === undefined ? [] : [finding('alarm-address-malformed', ofProxy('alarms', 'email', index), { address, problem })];
  });
  // Mail servers read addresses in any letter case.
  return [
    ...malformed,
    ...twice(
      email.map((each) => (isToken(each) ? each : each.toLowerCase())),
      'address',
      (index) => ofProxy('alarms', 'email', index),
    ),
  ];
}

function exceptions({ except }: AlarmsDeclaration): readonly Finding[] {
  const place = (index: number) => ofProxy('alarms', 'except', index);
  return [...except.flatMap((id, index) => unknown(id, place(index))), ...twice(except, 'exception', place)];
}

function thresholds({ except, thresholds: said }: AlarmsDeclaration): readonly Finding[] {
  return Object.entries(said).flatMap(([id, written]) => {
    const place = ofProxy('alarms', 'thresholds', id);
    if (!isAlarm(id)) return unknown(id, place);
    const leftOut = ofProxy('alarms', 'except', except.indexOf(id));
    return [
      ...outOfRange(id, written, place),
      ...(except.includes(id) ? [finding('alarm-said-twice', leftOut, { kind: 'threshold of nothing', said: id })] : []),
    ];
  });
}

function outOfRange(alarm: AlarmId, written: number, place: Place): readonly Finding[] {
  const { unit, least, most, byDefault } = ALARMS[alarm];
  if (isNumberToken(written) || (Number.isInteger(written) && written >= least && written <= most)) return [];
  return [finding('alarm-threshold-out-of-range', place, { alarm, written, unit, least, most, byDefault })];
}

function unknown(id: string, place: Place): readonly Finding[] {
  if (isAlarm(id)) return [];
  // Whether an alarm is made is decided before anything is deployed.
  if (isToken(id)) return [finding('alarm-unknown', place, { id: undefined, near: undefined, known: ALARM_IDS })];
  return [finding('alarm-unknown', place, { id, near: nearWord(id, ALARM_IDS), known: ALARM_IDS })];
}

function isAlarm(id: string): id is AlarmId {
  return Object.hasOwn(ALARMS, id);
}

function twice(said: readonly string[], kind: 'address' | 'exception', place: (index: number) => Place): readonly Finding[] {
  return said.flatMap((each, index) =>
    said.indexOf(each) === index ? [] : [finding('alarm-said-twice', place(index), { kind, said: each })],
  );
}
