import { App } from 'aws-cdk-lib/core';
import { readDeployment, stackFor } from './read-deployment';
import { userMistake } from './user-mistake';

/** The CDK app behind cdk.json: reads the deployment file named by the context key `deployment`. Returns the exit code. */
export function runApp(): number {
  try {
    // Without autoSynth: false CDK would write the half of a stack that was built before a mistake was found.
    const app = new App({ analyticsReporting: false, autoSynth: false });
    const path: unknown = app.node.tryGetContext('deployment');
    if (typeof path !== 'string' || path === '') {
      process.stderr.write(
        'No deployment file is named. Write its path: cdk synth -c deployment=FILE, or "deployment" in the context of cdk.json.\n',
      );
      return 1;
    }
    const file = readDeployment(path);
    stackFor(app, file);
    app.synth();
    return 0;
  } catch (error) {
    const message = userMistake(error);
    if (message === undefined) throw error;
    process.stderr.write(`${message}\n`);
    return 1;
  }
}
