import type { Deployment } from '../lib/declaring/deployment-file/deployment';

export interface DeploymentSize {
  /** The Director included. */
  readonly pools: number;
  readonly sipDomains: number;
}

export const SIZES: readonly DeploymentSize[] = [
  { pools: 5, sipDomains: 3 },
  { pools: 80, sipDomains: 15 },
];

export const POOL_ZONE = 'contoso.com';
export const DIRECTOR = 'director';

export type SampleDeployment = ReturnType<typeof sampleDeployment>;

/** A deployment file's contents: pools in one zone, each SIP domain in its own, a Director in front. */
export function sampleDeployment(size: DeploymentSize) {
  const sipDomains = numbered(size.sipDomains).map((number) => `company${padded(number)}.example`);
  const pools = [
    pool(DIRECTOR, 'director', 0),
    ...numbered(size.pools - 1).map((number) => pool(`pool${padded(number)}`, 'frontEndPool', number)),
  ];
  return {
    env: { account: '111111111111', region: 'eu-west-1' },
    stackName: 'LyncReverseProxy',
    network: {
      vpcCidr: '10.80.0.0/22',
      availabilityZones: ['eu-west-1a', 'eu-west-1b'],
      transitGatewayId: 'tgw-0a1b2c3d4e5f60718',
      poolNetworks: ['10.20.0.0/16'],
    },
    hostedZones: [POOL_ZONE, ...sipDomains].map((name, index) => ({ name, id: `Z0123456789ABCDE${padded(index)}` })),
    externalSignIn: 'passive',
    sipDomains,
    pools,
    simpleUrls: {
      answeredBy: DIRECTOR,
      meet: sipDomains.map((sipDomain) => ({ sipDomain, url: `https://meet.${sipDomain}` })),
      dialin: `https://dialin.${POOL_ZONE}`,
      priorities: { ...Object.fromEntries(sipDomains.map((sipDomain, index) => [sipDomain, 2000 + index])), further: 3000 },
    },
    autodiscover: { answeredBy: DIRECTOR },
  } as const satisfies Deployment;
}

function pool<Role extends 'director' | 'frontEndPool'>(name: string, role: Role, number: number) {
  return {
    name,
    role,
    externalWebServicesFqdn: `webext-${name}.${POOL_ZONE}`,
    servers: [11, 12, 13].map((host) => `10.20.${number}.${host}`),
    priority: 1000 + number,
  };
}

function numbered(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
