/** Where the clients of a name arrive. */
export interface FrontEnd {
  /** What tells front ends of a plan apart. */
  readonly key: string;
  /** The value of `frontEnd` that chooses it. */
  readonly kind: string;
  /** Which of its kind; undefined: the one for all. */
  readonly which: string | undefined;
}

export function frontEnd(kind: string, which?: string): FrontEnd {
  return { key: which === undefined ? kind : `${kind} ${which}`, kind, which };
}
