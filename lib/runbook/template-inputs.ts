import type { RunbookInputs } from './inputs';
import type { TemplateReading } from './template-facts';

/** The reading of a template alone: what only a deployment file tells is not known. */
export function fromTemplate(reading: TemplateReading): RunbookInputs {
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
