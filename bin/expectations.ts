/* eslint-disable @typescript-eslint/no-require-imports -- CDK takes a second to load, and a template needs none of it */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RoutingTable } from '../lib/constructs/routing-table';
import { VerificationExpectations } from '../lib/constructs/verification-expectations';
import type { DeploymentFile } from '../lib/declaring/deployment-file/deployment-file';
import type { TemplateRouting } from '../lib/routing/template-routing';
import type { NameExpectation } from '../lib/verification/name-expectation';
import { DEFAULT_APP } from './default-places';
import { tableOf } from './table-source';
import { deploymentHere, nothingHere, type TemplateSource } from './template-source';
import { OutputError } from './write-files';

export interface ExpectationSource extends Omit<TemplateSource, 'app'> {
  /** undefined: the deployment file that lies here, else the cloud assembly. */
  readonly app?: string;
  /** A deployment file instead. */
  readonly deployment?: string;
}

export interface Expected {
  readonly routing: TemplateRouting;
  readonly expectations: readonly NameExpectation[];
  /** For the report: what the expectations come from. */
  readonly source: string;
}

export const NO_NAMES =
  'The template publishes no name: no listener rule has a host, and no record leads to a load balancer of it. Name the right --app, --template or --stack.';

export const NO_NAMES_IN_FILE = 'The deployment file publishes no name: every pool has `publish: false`, and nothing else is in it.';

/**
 * What a template or deployment file lets one expect. Where neither is named it is the deployment file that lies here, for it
 * tells more. Throws a TemplateError or a DeploymentFileError.
 */
export function expectedOf({ deployment, app, template, stack }: ExpectationSource): Expected {
  const isNamed = [deployment, app, template, stack].some((each) => each !== undefined);
  const file = deployment ?? (isNamed ? undefined : deploymentHere());
  if (file !== undefined) return expectedOfDeployment(file);
  if (!isNamed && !existsSync(DEFAULT_APP)) throw nothingHere();
  const source = { app: app ?? DEFAULT_APP, ...(template === undefined ? {} : { template }), ...(stack === undefined ? {} : { stack }) };
  return expectedOfTable(tableOf(source), template ?? source.app);
}

function expectedOfTable(table: RoutingTable, from: string, file?: DeploymentFile): Expected {
  const { _expectations: expectations } = VerificationExpectations.fromTable(table, file);
  return { routing: table._routing, expectations, source: `Expected is what ${from} says.` };
}

/** The file is synthesized as the app does it, into a folder that is removed again. */
function expectedOfDeployment(path: string): Expected {
  const { App } = require('aws-cdk-lib/core') as typeof import('aws-cdk-lib/core');
  const { readDeployment, stackFor } = require('./read-deployment') as typeof import('./read-deployment');
  const outdir = temporaryFolder();
  try {
    const file = readDeployment(path);
    const app = new App({ analyticsReporting: false, autoSynth: false, outdir });
    stackFor(app, file);
    app.synth();
    return expectedOfTable(RoutingTable.fromAssembly(outdir), path, file);
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

function temporaryFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-'));
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new OutputError(
      tmpdir(),
      code,
      `${tmpdir()}, the folder for temporary files, cannot be written to (${code}). Set TMPDIR, or TEMP on Windows, to one that can.`,
    );
  }
}
