import { DeploymentFileError } from '../lib/deployment-file/deployment-file-error';
import { FindingsError } from '../lib/planning/findings/finding';

/** The text of an error that is the input's fault; undefined for one that is ours, whose stack trace is wanted. */
export function userMistake(error: unknown): string | undefined {
  return error instanceof DeploymentFileError || error instanceof FindingsError ? error.message : undefined;
}
