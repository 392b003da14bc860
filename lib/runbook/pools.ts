import { PLACEHOLDERS } from '../planning/change-batch';
import type { PoolFacts, RunbookInputs } from './inputs';
import { code, codes } from './markdown';

export const MANAGEMENT_SHELL = 'the Management Shell of Lync Server or Skype for Business Server, as a member of CsAdministrator';

/** FQDN of a pool, or what somebody has to put in its place: PowerShell takes such a text for no pool at all. */
export function poolFqdn({ poolFqdn: fqdn, name, externalFqdn }: PoolFacts): string {
  return fqdn ?? (name === externalFqdn ? `<FQDN of the pool of ${name}>` : `<FQDN of ${name}>`);
}

/** A pool as people call it. */
export function poolText({ name, externalFqdn }: PoolFacts): string {
  return name === externalFqdn ? code(name) : `${code(name)} (${code(externalFqdn)})`;
}

export function serversText({ servers: { kind, ids } }: Pick<PoolFacts, 'servers'>): string {
  if (ids.length === 0) return 'servers nobody has told';
  return kind === 'hardware load balancer' ? `the servers behind ${codes(ids)}` : codes(ids);
}

export function publishedPools(pools: readonly PoolFacts[]): readonly PoolFacts[] {
  return pools.filter(({ isPublished }) => isPublished);
}

/** Those that requests are sent to: one that is not published itself may still answer simple URLs. */
export function servingPools({ pools, names }: Pick<RunbookInputs, 'pools' | 'names'>): readonly PoolFacts[] {
  const answering = new Set(names.flatMap(({ answeredBy }) => answeredBy));
  return pools.filter(({ externalFqdn }) => answering.has(externalFqdn));
}

/** Whoever runs a HAProxy gave its server one. */
const ADDRESS_OF_HAPROXY = '<public address of HAProxy>';

/** The DNS name of the load balancer that answers a name, or what stands for it until the stack is there; the address of a HAProxy. */
export function whereAnswered(name: string, { template, haproxy }: Pick<RunbookInputs, 'template' | 'haproxy'>): string {
  if (haproxy !== undefined) return ADDRESS_OF_HAPROXY;
  return template?.leadsTo.get(name) ?? PLACEHOLDERS.dnsName;
}

/** Users are homed on Front End pools and Standard Edition servers; a template does not tell which pools those are. */
export function mayHomeUsers({ role }: PoolFacts): boolean {
  return role !== 'director';
}
