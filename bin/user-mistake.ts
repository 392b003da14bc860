import { DeploymentFileError } from '../lib/deployment-file/deployment-file-error';

/** The text of an error that is the input's fault; undefined for one that is ours, whose stack trace is wanted. */
export function userMistake(error: unknown): string | undefined {
  if (error instanceof DeploymentFileError) return error.message;
  // Network and outputs come on top of what the planner counts.
  if (error instanceof Error && error.name === 'TooManyResourcesInStack') return `The stack is too large: ${error.message}`;
  return undefined;
}
