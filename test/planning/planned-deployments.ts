import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { EXISTING, POOL01, POOL02, declared } from './findings-of-names';

export const TWO = ['10.20.0.11', '10.20.0.12'];
export const JOINT = ['pool01', 'pool02'];
export const MEET = ['https://meet.contoso.com'];
export const DIALIN = 'https://dialin.contoso.com';
export const NLB = { frontEnd: 'networkLoadBalancer' } as const;
export const OFFICE = { host: 'office.contoso.com', servers: ['10.20.0.31', '10.20.0.32'] };
export const MAIL = { host: 'mail.contoso.com', servers: ['10.20.0.41'] };
export const ARN = 'arn:aws:acm:eu-west-1:111122223333:certificate';
export const TWO_ZONES = [
  { name: 'contoso.com', id: 'Z1' },
  { name: 'fabrikam.com', id: 'Z2' },
];

/** Two pools that answer dial-in together. */
export const together = (one: Partial<PoolEntry>, other: Partial<PoolEntry>, more: Partial<Deployment> = {}) =>
  declared({
    pools: [
      { ...POOL01, ...one },
      { ...POOL02, ...other },
    ],
    simpleUrls: { name: 'urls', answeredBy: JOINT, dialin: DIALIN },
    ...more,
  });

/** Instances as constructs name them, which may bring security groups. */
export const withInstances = (ownSecurityGroups: readonly boolean[]): ProxyDeclaration => {
  const declaration = together({ servers: [{ instanceId: 'i-0a' }] }, { servers: [{ instanceId: 'i-0b' }] }, { network: EXISTING });
  return {
    ...declaration,
    pools: declaration.pools.map((pool, index) => ({
      ...pool,
      servers: { kind: 'instance', instanceIds: [`i-0${'ab'[index]}`], ownSecurityGroups: ownSecurityGroups[index] === true },
    })),
  };
};

/** The same entries in the other order, which decides nothing. */
export const reversed = (proxy: ProxyDeclaration): ProxyDeclaration => ({
  ...proxy,
  pools: proxy.pools.toReversed(),
  simpleUrlSets: proxy.simpleUrlSets.toReversed(),
  officeWebApps: proxy.officeWebApps.toReversed(),
  furtherServices: proxy.furtherServices.toReversed(),
  hostedZones: proxy.hostedZones.toReversed(),
});
