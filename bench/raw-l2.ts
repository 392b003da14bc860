import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib/core';
import { sampleDeployment } from './deployments';
import { assemblyFolder, certificatesFile, jobFromArguments } from './job';
import { RawL2Stack } from './raw-l2-stack';

const job = jobFromArguments();
// By hand, all of this would stand in the source.
const deployment = sampleDeployment(job.size);
const certificates = JSON.parse(readFileSync(certificatesFile(job), 'utf8')) as readonly (readonly string[])[];

const app = new App({ analyticsReporting: false, outdir: assemblyFolder(job, 'raw-l2') });
new RawL2Stack(app, deployment, certificates);
app.synth();
