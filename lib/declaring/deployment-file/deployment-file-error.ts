import type { DeploymentFile } from './deployment-file';

/** A mistake in a deployment file. */
export interface FileProblem {
  /** Path of the value, like `pools[1].servers[0]`; empty for the file itself. */
  readonly path: string;
  readonly line: number | undefined;
  /** What was found, and what would be right. */
  readonly message: string;
}

/** Everything that is wrong with a deployment file, at once. Not part of the public API: jsii cannot export errors. */
export class DeploymentFileError extends Error {
  public constructor(
    public readonly fileName: string,
    public readonly problems: readonly FileProblem[],
    /** The file, if its structure is sound: what else is wrong with it can be found out. */
    public readonly file?: DeploymentFile,
  ) {
    const count = problems.length === 1 ? 'one mistake' : `${problems.length} mistakes`;
    super(`${fileName} has ${count}\n\n${inOrder(problems).map(problemText).join('\n\n')}\n`);
    this.name = 'DeploymentFileError';
  }
}

function inOrder(problems: readonly FileProblem[]): readonly FileProblem[] {
  return [...problems].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function problemText({ path, line, message }: FileProblem): string {
  const place = [path, line === undefined ? '' : path === '' ? `line ${line}` : `(line ${line})`].filter((part) => part !== '').join(' ');
  return place === '' ? `  ${message}` : `  ${place}\n    ${message}`;
}

/** `['pools', 1, 'name']` → `pools[1].name`. */
export function pathText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`;
    return text === '' ? part : `${text}.${part}`;
  }, '');
}
