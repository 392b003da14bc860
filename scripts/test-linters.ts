import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App } from 'aws-cdk-lib/core';
import cdkJson from '../cdk.json';
import { LyncStack } from '../bin/lync-stack';
import { DeploymentFile } from '../lib';
import { pythonEnvironment, type WantedPython } from './python-environment';

const ROOT = join(__dirname, '..');

/** A table that CloudFormation refuses, so that a linter that says nothing of anything is noticed. */
const WRONG = { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'FREE' } } } };

const PYTHON: WantedPython = {
  condition: 'import sys; sys.exit(sys.version_info < (3, 10))',
  missing: 'there is no Python 3.10 or later (name one with PYTHON=/path/to/it)',
  packages: 'cfn-lint',
  requirements: join(__dirname, 'linters', 'requirements.txt'),
};

/**
 * Whether cfn-lint, in a Python environment of its own that is removed again, says nothing of the templates of the examples and of
 * deployments with everything in them.
 */
function main(): number {
  // That of aws-cdk-lib has a test of its own.
  process.env['CDK_VALIDATION'] = 'false';
  const folder = mkdtempSync(join(tmpdir(), 'test-linters-'));
  try {
    const python = pythonEnvironment(folder, PYTHON);
    if ('missing' in python) {
      say(`skipped: ${python.missing}`);
      return 0;
    }
    const wrong = join(folder, 'wrong.json');
    writeFileSync(wrong, JSON.stringify(WRONG));
    let mistakes = 0;
    for (const [index, deployment] of deployments().entries()) {
      const said = saidOf(python.file, templateOf(deployment, folder, index));
      say(said === '' ? `${deployment}: nothing` : `FAILED ${deployment}:\n${said}`);
      if (said !== '') mistakes += 1;
    }
    const notices = saidOf(python.file, wrong) !== '';
    say(notices ? 'a wrong template is noticed' : 'FAILED a wrong template is not noticed');
    return notices && mistakes === 0 ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function deployments(): readonly string[] {
  return [
    ...readdirSync(join(ROOT, 'examples')).map((name) => `examples/${name}/deployment.yaml`),
    'test/deployment-everything.yaml',
    'test/deployment-haproxy.yaml',
  ];
}

function templateOf(deployment: string, folder: string, index: number): string {
  const file = DeploymentFile.read(join(ROOT, deployment));
  const app = new App({ analyticsReporting: false, outdir: join(folder, `cdk${index}`), context: cdkJson.context });
  new LyncStack(app, file.stackName, file);
  const path = join(folder, `template${index}.json`);
  writeFileSync(path, readFileSync(app.synth().getStackByName(file.stackName).templateFullPath));
  return path;
}

/** Errors and warnings. */
function saidOf(python: string, template: string): string {
  const { stdout, stderr } = spawnSync(python, ['-c', 'from cfnlint.runner import main; main()', '--template', template], {
    encoding: 'utf8',
    timeout: 300_000,
  });
  return `${stdout}${stderr}`.trim();
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

process.exitCode = main();
