import { App } from 'aws-cdk-lib/core';
import { sampleDeployment } from './deployments';
import { assemblyFolder, jobFromArguments } from './job';
import { LibraryStack } from './library-stack';

const job = jobFromArguments();
// By hand, all of this would stand in the source.
const deployment = sampleDeployment(job.size);

const app = new App({ analyticsReporting: false, outdir: assemblyFolder(job, 'this-library') });
new LibraryStack(app, deployment);
app.synth();
