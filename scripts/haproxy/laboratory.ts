import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';
import { haproxyFiles } from '../../lib/haproxy/configuration';
import type { HaproxySite } from '../../lib/haproxy/site';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import type { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { declarationOf } from '../../test/support/declaration-of';
import type { Files } from './running-haproxy';

export const HOST = 'webext.contoso.com';
export const OTHER_HOST = 'webext02.contoso.com';

/** Two pools, of three servers and of one. */
export const DEPLOYMENT: Deployment = {
  network: { corporateNetworks: ['203.0.113.0/24'] },
  hostedZones: [],
  haproxy: { serverAuthorities: ['authorities.pem'] },
  externalSignIn: 'windows',
  pools: [
    { name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: HOST, servers: ['10.20.0.11', '10.20.0.12', '10.20.0.13'] },
    { name: 'pool02', role: 'standardEdition', externalWebServicesFqdn: OTHER_HOST, servers: ['10.20.0.21'] },
  ],
};

/** Everything HAProxy reads for a deployment. */
export function filesFor(
  deployment: Deployment,
  authority: ThrowAwayAuthority,
  changes: Partial<HaproxySite> = {},
): { readonly files: Files; readonly ports: readonly number[] } {
  const { site: planned, publicNames } = planHaproxy(declarationOf(deployment));
  const site = { ...planned, ...changes };
  const { cert, key } = authority.issue(publicNames.map(({ name }) => name));
  return {
    files: { ...haproxyFiles(site), 'certificates/default.pem': cert + key, 'authorities.pem': authority.certificate },
    ports: site.listeners.map(({ port }) => port),
  };
}

export function addressesOf(deployment: Deployment): readonly string[] {
  return deployment.pools.flatMap(({ servers }) => asList(servers).flatMap((each) => (typeof each === 'string' ? each : [])));
}
