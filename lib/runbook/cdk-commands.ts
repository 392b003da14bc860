import type { RunbookInputs } from './inputs';
import { command } from './shell';

/** A verb of CDK on the stack that this runbook is about. */
export function cdk(
  verb: 'deploy' | 'destroy' | 'drift' | 'validate',
  { deploymentFile }: Pick<RunbookInputs, 'deploymentFile'>,
  ...options: readonly string[]
): string {
  return command('npx', 'cdk', verb, ...options, ...(deploymentFile === undefined ? [] : ['-c', `deployment=${deploymentFile}`]));
}

/** What CloudFormation made of a resource: its ARN or name, into a variable of the shell. */
export function physicalId(variable: string, stack: string, logicalId: string): string {
  const asked = command(
    'aws',
    'cloudformation',
    'describe-stack-resource',
    '--stack-name',
    stack,
    '--logical-resource-id',
    logicalId,
    '--query',
    'StackResourceDetail.PhysicalResourceId',
    '--output',
    'text',
  );
  return `${variable}=$(${asked})`;
}
