import type { RunbookInputs, TemplateFacts } from './inputs';

interface ReadTemplate extends Pick<RunbookInputs, 'pools' | 'farms' | 'services' | 'names' | 'network'> {
  readonly template: TemplateFacts;
}

/** The reading of a template alone: what only a deployment file tells is not known. */
export function fromTemplate(reading: ReadTemplate): RunbookInputs {
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

/** The reading beside what was declared: what was really made wins where that leaves it open. */
export function beside(
  facts: Omit<RunbookInputs, 'template'>,
  { template, network }: Pick<ReadTemplate, 'template' | 'network'>,
): RunbookInputs {
  return {
    ...facts,
    template,
    network: {
      ...facts.network,
      vpcCidr: facts.network.vpcCidr ?? network.vpcCidr,
      gateway: facts.network.gateway ?? network.gateway,
      idleTimeout: network.idleTimeout ?? facts.network.idleTimeout,
    },
  };
}
