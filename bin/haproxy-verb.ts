import { join } from 'node:path';
import { HaproxyConfiguration } from '../lib/constructs/haproxy-configuration';
import { DeploymentFile } from '../lib/declaring/deployment-file/deployment-file';
import { DeploymentFileError } from '../lib/declaring/deployment-file/deployment-file-error';
import { findingText } from '../lib/findings/finding';
import { checkConfiguration, type CheckOptions, type HaproxyVerdict } from './check-haproxy';
import { FINE, SOMETHING_WRONG, WRONG_USAGE } from './exit-codes';

import { makeFolders, writeFiles } from './write-files';

export interface HaproxyOptions extends CheckOptions {
  readonly deployment: string;
  readonly check?: boolean;
  readonly json?: boolean;
  readonly strict?: boolean;
}

/** Writes the configuration of a HAProxy, and has it judged. Returns the exit code. Throws an OutputError. */
export function haproxyVerb(options: HaproxyOptions): number {
  const mistake = usageMistake(options);
  if (mistake !== undefined) {
    process.stderr.write(`${mistake}\n`);
    return WRONG_USAGE;
  }
  try {
    return configure(options);
  } catch (error) {
    if (!(error instanceof DeploymentFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return SOMETHING_WRONG;
  }
}

function usageMistake({ output, check, certificate }: HaproxyOptions): string | undefined {
  if (output === undefined && check !== true)
    return 'Say where to write the configuration (--output FOLDER), or have it judged only (--check).';
  if (certificate !== undefined && check !== true) return '--certificate names what --check is to judge: add --check.';
  return undefined;
}

/** A configuration that is judged is written only where it is good: what was there stays. */
function configure(options: HaproxyOptions): number {
  const { deployment, output, check, strict } = options;
  const file = DeploymentFile.read(deployment, { withoutAws: true });
  const configuration = HaproxyConfiguration.fromDeploymentFile(file);
  const errors = configuration._plan.findings.filter(({ severity }) => severity === 'error');
  if (errors.length > 0 && options.json !== true) throw file._error(errors);
  const verdict = check === true && errors.length === 0 ? checkConfiguration(configuration, options) : undefined;
  const isWritten = output !== undefined && errors.length === 0 && verdict?.isGood !== false;
  if (isWritten) write(configuration, output);
  print(configuration, verdict, isWritten ? output : undefined, options);
  const warnings = configuration._plan.findings.filter(({ severity }) => severity === 'warning');
  const isFine = errors.length === 0 && verdict?.isGood !== false && !(strict === true && (warnings.length > 0 || verdict?.warns === true));
  return isFine ? FINE : SOMETHING_WRONG;
}

function write({ files }: HaproxyConfiguration, output: string): void {
  const paths = Object.keys(files);
  const undo = [makeFolders(output)];
  try {
    const folders = new Set(paths.flatMap((path) => path.split('/').slice(0, -1).join('/')).filter((folder) => folder !== ''));
    for (const folder of folders) undo.unshift(makeFolders(join(output, folder)));
    writeFiles(
      ...paths.map((path) => ({ path: join(output, path), text: files[path] ?? '', existing: 'replace' as const, option: '--output' })),
    );
  } catch (error) {
    for (const step of undo) step();
    throw error;
  }
}

function print(
  configuration: HaproxyConfiguration,
  verdict: HaproxyVerdict | undefined,
  output: string | undefined,
  options: HaproxyOptions,
): void {
  const files = Object.keys(configuration.files);
  if (options.json === true) {
    const { findings, publicNames } = configuration;
    const check = verdict === undefined ? null : { good: verdict.isGood, haproxy: verdict.haproxy, certificates: verdict.certificates };
    const written = output === undefined ? [] : files;
    process.stdout.write(`${JSON.stringify({ publicNames, written, findings, check }, undefined, 2)}\n`);
    return;
  }
  for (const finding of configuration._plan.findings) process.stderr.write(`${findingText(finding)}\n\n`);
  if (verdict !== undefined) process[verdict.isGood ? 'stdout' : 'stderr'].write(verdictText(verdict));
  if (output !== undefined)
    process.stdout.write(`Wrote ${files.join(', ')} to ${output}. ${join(output, 'README.md')} tells what to do with them.\n`);
  else if (options.output !== undefined) process.stderr.write('Nothing was written.\n');
}

function verdictText({ haproxy, certificates }: HaproxyVerdict): string {
  const judged = certificates.map(({ severity, file, message }) => `${severity}${file === undefined ? '' : ` ${file}`}\n  ${message}\n`);
  return [`${haproxy.message}\n`, ...judged].join('\n');
}
