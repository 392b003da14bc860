import { HaproxyConfiguration } from '../lib/constructs/haproxy-configuration';
import { DeploymentFile } from '../lib/declaring/deployment-file/deployment-file';
import type { ProxyDeclaration } from '../lib/declaring/declarations';
import type { HaproxyPlan } from '../lib/planning/plan-haproxy';
import { deploymentHere } from './template-source';
import { UsageMistake } from './usage-mistake';

/** The engines that `--engine` takes: what answers instead of the load balancers of a template. */
export const ENGINES = ['haproxy'] as const;

export interface EngineChoice {
  readonly engine?: (typeof ENGINES)[number];
  /** The deployment file; undefined: the one that lies here. */
  readonly deployment?: string;
}

/** A deployment file, as the HAProxy that it describes. */
export interface HaproxyOfFile {
  readonly path: string;
  readonly file: DeploymentFile;
  readonly declared: ProxyDeclaration;
  readonly configuration: HaproxyConfiguration;
  readonly plan: HaproxyPlan;
}

/** Reads what needs no AWS. Throws a DeploymentFileError, or a UsageMistake where no file is named and none lies here. */
export function haproxyFileOf({ deployment }: EngineChoice): Pick<HaproxyOfFile, 'path' | 'file'> {
  const path = deployment ?? deploymentHere();
  if (path === undefined)
    throw new UsageMistake('--engine haproxy reads a deployment file, and none lies here. Name it: --deployment FILE.');
  return { path, file: DeploymentFile.read(path, { withoutAws: true }) };
}

/** The same with its plan, whatever speaks against running it. Throws as `haproxyFileOf` does. */
export function haproxyOf(choice: EngineChoice): HaproxyOfFile {
  const { path, file } = haproxyFileOf(choice);
  const configuration = HaproxyConfiguration.fromDeploymentFile(file);
  return { path, file, declared: file._haproxyDeclaration, configuration, plan: configuration._plan };
}

/** The same where nothing speaks against running it. Throws a DeploymentFileError with every error, each at its line. */
export function soundHaproxyOf(choice: EngineChoice): HaproxyOfFile {
  const read = haproxyOf(choice);
  const errors = read.plan.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw read.file._error(errors);
  return read;
}
