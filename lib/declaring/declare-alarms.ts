import type { AlarmsDeclaration } from './declarations';

/** What somebody said of alarms, in a deployment file or as a construct. */
export interface SaidAlarms {
  readonly email?: readonly string[] | undefined;
  readonly topic?: AlarmsDeclaration['topic'];
  readonly except?: readonly string[] | undefined;
  readonly thresholds?: Readonly<Record<string, number>> | undefined;
}

/** The same with all that goes without saying; undefined where nothing was said. */
export function declareAlarms(said: SaidAlarms | undefined): AlarmsDeclaration | undefined {
  if (said === undefined) return undefined;
  const { email, topic, except = [], thresholds = {} } = said;
  return { email, topic, except, thresholds };
}
