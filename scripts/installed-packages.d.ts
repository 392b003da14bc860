/** The kind of machine that packages are for. */
export interface Machine {
  readonly os: string;
  readonly cpu: string;
  /** `glibc` or `musl` on Linux. */
  readonly libc: string | undefined;
}

/** Why node_modules is not what package-lock.json says; undefined if it is. */
export function staleness(root: string, machine?: Machine): string | undefined;
