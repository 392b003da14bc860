import { App } from 'aws-cdk-lib/core';
import { DeploymentFile } from '../lib';
import { DeploymentFileError } from '../lib/declaring/deployment-file/deployment-file-error';
import { FindingsError } from '../lib/findings/finding';
import { LyncStack } from './lync-stack';

/** Reads a deployment file. Throws one error with everything that is wrong with the file and with what it describes. */
export function readDeployment(path: string): DeploymentFile {
  try {
    return DeploymentFile.read(path);
  } catch (error) {
    if (error instanceof DeploymentFileError && error.file instanceof DeploymentFile) throw withFindings(error, error.file);
    throw error;
  }
}

/** The stack of a deployment. Findings about it are reported at their places in the file. */
export function stackFor(app: App, file: DeploymentFile): LyncStack {
  try {
    return new LyncStack(app, file.stackName, file);
  } catch (error) {
    throw error instanceof FindingsError ? file._error(error.findings) : error;
  }
}

/** A file with mistakes of its own does not get as far as the planner, which may have more to say. */
function withFindings(mistakes: DeploymentFileError, file: DeploymentFile): DeploymentFileError {
  // A network that cannot be made must not keep the planner from having its say about the rest.
  const sound = mistakes.problems.some(({ path }) => path.startsWith('network')) ? file._withSoundNetwork() : file;
  try {
    new LyncStack(new App({ autoSynth: false }), 'Stack', sound);
    return mistakes;
  } catch (error) {
    if (!(error instanceof FindingsError)) return mistakes;
    return file._error(error.findings, mistakes.problems);
  }
}
