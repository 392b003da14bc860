import type { Deployment, NetworkEntry } from './deployment';

/** Keys about clients, which whatever answers them has to know. */
const OF_CLIENTS = ['scheme', 'ipAddressType', 'allowedSources', 'corporateNetworks'] as const satisfies readonly (keyof NetworkEntry)[];

const ELSEWHERE =
  /^(?:env|stackName|hostedZones|dnsRecords|accessLogs|alarms|dashboard|deletionProtection|certificates|namesPerCertificate|nestedStacks|loadBalancers|loadBalancersBefore|compactPublishing|quotas)\b|\.(?:fixedAddresses|frontEnd|movingFrom|nestedStacks?|loadBalancers?|priority|priorities)\b/;
const OF_NETWORK = /^network(?:\.(?<key>\w+))?/;

/** Whether only AWS is asked for what stands at a path like `network.vpcId`. */
export function isOfAws(path: string): boolean {
  const network = OF_NETWORK.exec(path);
  if (network === null) return ELSEWHERE.test(path);
  return !OF_CLIENTS.some((key) => key === network.groups?.['key']);
}

/** The document of a file that may lack what a file for AWS must have. */
export function withAwsKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return { hostedZones: [], network: {}, ...value };
}

/** The deployment without what may be wrong or still open in it as long as nobody asks AWS for it. */
export function sparingAws(deployment: Deployment): Deployment {
  const { network } = deployment;
  const kept = OF_CLIENTS.flatMap((key) => (network[key] === undefined ? [] : [[key, network[key]] as const]));
  return {
    ...deployment,
    hostedZones: [],
    certificates: [],
    alarms: undefined,
    dashboard: 'none',
    env: {},
    network: Object.fromEntries(kept),
  };
}
