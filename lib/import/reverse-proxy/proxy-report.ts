import type { Place } from '../../documents/document-error';

/** What became of the rules of a reverse proxy. */
export interface ProxyReport {
  /** `IIS Application Request Routing`. */
  readonly product: string;
  readonly fileName: string;
  readonly rules: readonly RuleReport[];
  readonly farms: readonly FarmReport[];
  readonly staysBehind: readonly StayingHost[];
}

export type RuleOutcome = 'translated' | 'staysBehind' | 'notTranslatable' | 'withoutEffect';

export interface RuleReport extends Place {
  readonly name: string;
  /** Where it stands in another file than the report is about. */
  readonly fileName: string | undefined;
  readonly outcome: RuleOutcome;
  /** The hosts whose requests it decides; patterns like `meet.*` where the document names none. */
  readonly hosts: readonly string[];
  readonly farm: string | undefined;
  /** Why it is not translated or has no effect. */
  readonly reason: string | undefined;
  /** What is different afterwards. */
  readonly remarks: readonly string[];
}

export interface FarmReport extends Place {
  readonly name: string;
  /** Pool or Office Web Apps host in the deployment file; undefined where it is in none. */
  readonly becomes: string | undefined;
  readonly servers: readonly string[];
  readonly disabledServers: readonly string[];
  readonly remarks: readonly string[];
}

/** Why a rule for hosts of somebody else stays behind. */
export const NOT_OF_LYNC = 'its hosts do not belong to Lync; they need another address, or an entry of furtherServices';

/** A host that shares the listener and does not belong to Lync. */
export interface StayingHost {
  readonly host: string;
  /** By its name or its farm; undefined where neither tells. */
  readonly belongsTo: string | undefined;
  readonly farms: readonly string[];
}
