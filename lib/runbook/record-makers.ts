import type { RunbookInputs } from './inputs';
import type { Step } from './step';

/** Who leads clients to the proxy: a deployment, or somebody who changes records by hand. */
export interface RecordMakers {
  /**
   * first deployment: the stack makes records, and may be deployed without them first.
   * every deployment: the stack stands with its records, and the next one moves some.
   * nobody: each record is made by hand.
   */
  readonly movedBy: 'first deployment' | 'every deployment' | 'nobody';
  /** What the stack makes; undefined where no template was read. */
  readonly created: readonly string[] | undefined;
}

export function recordMakers({ template, makesRecords = false, pools }: RunbookInputs): RecordMakers {
  const created = template?.createdRecords;
  const makesSome = created === undefined ? makesRecords : created.length > 0;
  // Only a deployed pool has a front end to move from; without its records its names would answer nobody.
  const stands = pools.some(({ movingFrom, frontEnd }) => movingFrom !== undefined && movingFrom !== frontEnd);
  return { movedBy: !makesSome ? 'nobody' : stands ? 'every deployment' : 'first deployment', created };
}

/** The mark of a step that needs the deployed stack: where that moves records by itself, it can only come afterwards. */
export function beforeTheMove(inputs: RunbookInputs): Pick<Step, 'records'> {
  return recordMakers(inputs).movedBy === 'every deployment' ? {} : { records: 'before the move' };
}
