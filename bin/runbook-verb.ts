import { existsSync } from 'node:fs';
import { DeploymentFile } from '../lib/declaring/deployment-file/deployment-file';
import { DeploymentFileError } from '../lib/declaring/deployment-file/deployment-file-error';
import { TemplateError } from '../lib/templates/cloudformation-template';
import { TemplateRouting } from '../lib/routing/template-routing';
import { FINE, SOMETHING_WRONG } from './exit-codes';
import { DEFAULT_APP, DEFAULT_DEPLOYMENT, stacksOf, type TemplateSource } from './template-source';
import { deploymentFacts } from '../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../lib/runbook/inputs';
import { runbook } from '../lib/runbook/runbook';
import { runbookJson } from '../lib/runbook/runbook-json';
import { runbookMarkdown } from '../lib/runbook/runbook-markdown';
import { templateReading, together, type TemplateReading } from '../lib/runbook/template-facts';

export interface RunbookOptions extends TemplateSource {
  readonly deployment?: string;
  readonly json?: boolean;
}

/** Prints what is still to be done around the proxy. Returns the exit code. Throws a TemplateError. */
export function runbookVerb(options: RunbookOptions): number {
  try {
    const book = runbook(read(options));
    process.stdout.write(options.json === true ? `${JSON.stringify(runbookJson(book), undefined, 2)}\n` : runbookMarkdown(book));
    return FINE;
  } catch (error) {
    if (!(error instanceof DeploymentFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return SOMETHING_WRONG;
  }
}

function read(options: RunbookOptions): RunbookInputs {
  const path = options.deployment ?? (existsSync(DEFAULT_DEPLOYMENT) ? DEFAULT_DEPLOYMENT : undefined);
  const file = path === undefined ? undefined : DeploymentFile.read(path);
  const reading = templateOf(options, file?.stackName);
  if (path === undefined || file === undefined) return fromTemplate(reading);
  const facts = deploymentFacts(file._deployment, path);
  return reading === undefined ? { ...facts, template: undefined } : together(facts, reading);
}

/** undefined where nobody named a template and none lies here. Of the stacks of an app the file's own is meant. */
function templateOf(options: RunbookOptions, stackName: string | undefined): TemplateReading | undefined {
  if (options.template === undefined && options.app === DEFAULT_APP && !existsSync(DEFAULT_APP)) return undefined;
  const stacks = stacksOf(options);
  const own = stacks.filter(({ name }) => name === stackName);
  return templateReading(new TemplateRouting(own.length > 0 ? own : stacks));
}

function fromTemplate(reading: TemplateReading | undefined): RunbookInputs {
  if (reading === undefined) {
    throw new TemplateError(
      `There is neither ${DEFAULT_DEPLOYMENT} nor ${DEFAULT_APP} here. Name what to read: --deployment FILE, --app FOLDER or --template FILE.`,
    );
  }
  return {
    ...reading,
    deploymentFile: undefined,
    environment: { account: undefined, region: undefined },
    makesRecords: undefined,
    isProtected: undefined,
    simpleUrls: undefined,
    autodiscoverIsNamed: false,
    sipDomains: undefined,
    acceptedWindows: [],
    clients: undefined,
  };
}
