import type { FileProblem } from './file-problem';

/** Everything that is wrong with a deployment file, at once. Not part of the public API: jsii cannot export errors. */
export class DeploymentFileError extends Error {
  public constructor(
    public readonly fileName: string,
    public readonly problems: readonly FileProblem[],
    /** The DeploymentFile, if its structure is sound: what else is wrong with it can be found out. */
    public readonly file?: object,
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
