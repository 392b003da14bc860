/** A mistake in a deployment file. */
export interface FileProblem {
  /** Path of the value, like `pools[1].servers[0]`; empty for the file itself. */
  readonly path: string;
  readonly line: number | undefined;
  /** What was found, and what would be right. */
  readonly message: string;
}

/** A mistake that two or more values make together. */
export interface CrossProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** `['pools', 1, 'name']` → `pools[1].name`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
