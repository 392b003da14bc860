import { DeploymentFileError } from '../lib/declaring/deployment-file/deployment-file-error';
import { TemplateError } from '../lib/templates/cloudformation-template';
import { fileSystemProblem } from './system-problems';
import { OutputError } from './write-files';

/** The text of an error that is the input's fault; undefined for one that is ours, whose stack trace is wanted. */
export function userMistake(error: unknown): string | undefined {
  if (error instanceof DeploymentFileError || error instanceof OutputError || error instanceof TemplateError) return error.message;
  // Known by its name: what runs a HAProxy is loaded where one is wanted.
  if (error instanceof Error && error.name === 'HaproxyStartError') return error.message;
  // CDK has printed its report by then.
  if (error instanceof Error && error.name === 'ValidationFailed') return error.message;
  return fileSystemProblem(error);
}
