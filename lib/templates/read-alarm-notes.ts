import { ALARMS, type AlarmId } from '../facts/alarms';
import type { AlarmsNote } from '../planning/deployment-notes';
import { entry, list, number, text } from './load-balancers/properties';

const SHARINGS = ['each', 'grouped', 'account'] as const;

/** What a proxy noted of its alarms. What is no note of ours is passed over. */
export function readAlarmsNote(note: unknown): readonly AlarmsNote[] {
  const sharing = SHARINGS.find((each) => each === entry(note, 'sharing'));
  if (sharing === undefined) return [];
  const placed = (each: unknown, key: string) => {
    const [alarm, what] = [text(entry(each, 'alarm')), text(entry(each, key))];
    return alarm === undefined || what === undefined || !isAlarm(alarm) ? undefined : { alarm, what };
  };
  return [
    {
      sharing,
      unshared: number(entry(note, 'unshared')) ?? 0,
      alarms: list(entry(note, 'alarms')).flatMap((each) => {
        const [known, resource] = [placed(each, 'about'), text(entry(each, 'resource'))];
        return known === undefined || resource === undefined ? [] : [{ alarm: known.alarm, about: known.what, resource }];
      }),
      uncounted: list(entry(note, 'uncounted')).flatMap((each) => {
        const known = placed(each, 'at');
        return known === undefined ? [] : [{ alarm: known.alarm, at: known.what }];
      }),
    },
  ];
}

function isAlarm(id: string): id is AlarmId {
  return Object.hasOwn(ALARMS, id);
}
