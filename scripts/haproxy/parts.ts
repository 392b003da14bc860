/** What a run has, and how its parts tell what they saw. */
export interface Run {
  /** The HAProxys that are there, by their versions. */
  readonly programs: readonly HaproxyProgram[];
  /** A Python with what clients need; undefined: none. */
  readonly python: string | undefined;
  /** Random plans. */
  readonly plans: number;
  /** Parts that are wanted; none: all. */
  readonly parts: readonly string[];
}

export interface HaproxyProgram {
  readonly file: string;
  readonly version: string;
}

/** Tells whether something is as it must be. */
export type Tell = (isRight: boolean, what: string) => void;
