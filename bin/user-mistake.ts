import { DeploymentFileError } from '../lib/declaring/deployment-file/deployment-file-error';
import { TemplateError } from '../lib/templates/cloudformation-template';
import { fileSystemProblem } from './system-problems';
import { OutputError } from './write-files';

/** The text of an error that is the input's fault; undefined for one that is ours, whose stack trace is wanted. */
export function userMistake(error: unknown): string | undefined {
  if (error instanceof DeploymentFileError || error instanceof OutputError || error instanceof TemplateError) return error.message;
  if (error instanceof Error && error.name === 'TooManyResourcesInStack') {
    return [
      'The deployment has more resources than CloudFormation takes in a stack.',
      'Describe some of the pools in a deployment file with another stackName, or create the records by hand (dnsRecords: none).',
      `  ${error.message}`,
    ].join('\n');
  }
  // Known by its name: what runs a HAProxy is loaded where one is wanted.
  if (error instanceof Error && error.name === 'HaproxyStartError') return error.message;
  // CDK has printed its report by then.
  if (error instanceof Error && error.name === 'ValidationFailed') return error.message;
  return fileSystemProblem(error);
}
