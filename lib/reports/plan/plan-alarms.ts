import { ALARMS, MOST_ALARMS, type AlarmId } from '../../facts/alarms';
import { groupedBy } from '../../declaring/grouped-by';
import { few } from '../../findings/wording';
import type { AlarmsNote } from '../../planning/deployment-notes';
import type { TemplatePlan } from '../../routing/overview/template-plan';
import { counted } from './plan-words';

/** Paragraphs about who is told of what, for the text and the page alike; none where nobody is. */
export function alarmTexts({ alarms = [] }: TemplatePlan): readonly string[] {
  return alarms.flatMap((note) => [
    `${counted(note.alarms.length, 'alarm')}. ${sharingText(note)}`,
    ...[...groupedBy(note.alarms, ({ alarm }) => alarm)].map(
      ([alarm, own]) => `${nameOf(alarm)}: ${few([...new Set(own.map(({ about }) => about))])}.`,
    ),
    ...uncountedTexts(note),
  ]);
}

/** From when on they are shared, and how. */
function sharingText({ sharing, unshared, alarms }: AlarmsNote): string {
  if (unshared === 0 && alarms.length === 0) return 'Every one that there could be is left out (except).';
  const instead = `One for each pool and load balancer would be ${unshared}, more than ${MOST_ALARMS}`;
  switch (sharing) {
    case 'each':
      return `Each pool, load balancer and certificate has its own. From ${MOST_ALARMS + 1} on, the pools of a load balancer share a query that names the failing target group, and what is alone shares metric math ten by ten.`;
    case 'grouped':
      return `${instead}: the pools of a load balancer share a query, which names the failing target group; load balancers with one pool, and certificates, share metric math ten by ten, which names none.`;
    case 'account':
      return `${instead}, also ten by ten: load balancers of a kind share a query over the account and Region, which names the failing one, those of others among them.`;
  }
}

function uncountedTexts({ uncounted }: AlarmsNote): readonly string[] {
  const byAlarm = groupedBy(uncounted, ({ alarm }) => alarm);
  if (byAlarm.size === 0) return [];
  const parts = [...byAlarm].map(([alarm, where]) => `${nameOf(alarm)} at ${few(where.map(({ at }) => at))}`);
  return [`Nothing counts, so that no alarm tells of it: ${parts.join('; ')}.`];
}

function nameOf(alarm: AlarmId): string {
  return `${ALARMS[alarm].title} (${alarm})`;
}
