import { App } from 'aws-cdk-lib/core';
import { LyncStack } from '../bin/lync-stack';
import { DeploymentFile } from '../lib';
import { assemblyFolder, deploymentFile, jobFromArguments } from './job';
import { measureSynthesis } from './measured-synthesis';

const job = jobFromArguments();

measureSynthesis(() => {
  const app = new App({ analyticsReporting: false, outdir: assemblyFolder(job, 'deployment-file') });
  const file = DeploymentFile.read(deploymentFile(job));
  new LyncStack(app, file.stackName, file);
  return app;
});
