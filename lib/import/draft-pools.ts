import type { PoolEntry, ServerEntry } from '../declaring/deployment-file/deployment';
import { type Finding, finding } from '../findings/finding';
import { hostNameProblem } from '../declaring/host-name';
import type { PoolContents, TopologyContents } from '../topology/topology-contents';
import { Blank, Remarked, type Draft } from './deployment-draft';
import { draftServers } from './draft-servers';
import type { ServerAddresses } from './servers-file';
import { usablePoolName } from './pool-name';

export interface DraftedPools {
  readonly entries: readonly Draft<PoolEntry>[];
  /** The name each pool has in the file, by pool FQDN. */
  readonly names: ReadonlyMap<string, string>;
  /** External web services FQDNs that are known. */
  readonly publicNames: readonly string[];
  readonly findings: readonly Finding[];
}

/** One entry for each pool with web services. */
export function draftPools({ pools }: TopologyContents, addresses: ServerAddresses): DraftedPools {
  const names = poolNames(pools);
  const taken = new Map<string, string>();
  const findings: Finding[] = [];
  const entries = pools.map((pool) => {
    const external = externalFqdn(pool, taken);
    const servers = poolServers(pool, addresses);
    findings.push(...external.findings, ...servers.findings);
    return {
      name: names.get(pool.poolFqdn) ?? pool.poolFqdn,
      role:
        pool.role ??
        new Blank('director, frontEndPool or standardEdition', `Get-CsPool ${pool.poolFqdn} | Select-Object Computers, Services`),
      version: pool.version,
      poolFqdn: pool.poolFqdn,
      internalWebServicesFqdn: pool.internalWebServicesFqdn,
      externalWebServicesFqdn: external.value,
      servers: servers.entries,
      listeningPorts: pool.listeningPorts,
      publishedPorts: pool.publishedPorts,
    };
  });
  return { entries, names, publicNames: [...taken.keys()], findings };
}

/** The first label of the pool FQDN where that is unique. */
function poolNames(pools: readonly PoolContents[]): ReadonlyMap<string, string> {
  const label = ({ poolFqdn }: PoolContents) => poolFqdn.split('.')[0] ?? poolFqdn;
  const uses = new Map<string, number>();
  for (const pool of pools) uses.set(label(pool), (uses.get(label(pool)) ?? 0) + 1);
  const name = (pool: PoolContents) => (uses.get(label(pool)) === 1 ? label(pool) : pool.poolFqdn);
  return new Map(pools.map((pool) => [pool.poolFqdn, usablePoolName(name(pool), 100)]));
}

interface External {
  readonly value: Draft<string>;
  readonly findings: readonly Finding[];
}

const WHERE_EXTERNAL = 'Get-CsService -WebServer | Select-Object PoolFqdn, ExternalFqdn';

function externalFqdn({ poolFqdn, externalWebServicesFqdn: fqdn }: PoolContents, taken: Map<string, string>): External {
  const blank = new Blank(`external web services FQDN of ${poolFqdn}`, WHERE_EXTERNAL);
  if (fqdn === undefined) {
    return { value: blank, findings: [finding('external-fqdn-unknown', poolFqdn, { pool: poolFqdn, command: WHERE_EXTERNAL })] };
  }
  const problem = hostNameProblem(fqdn);
  if (problem !== undefined) {
    return { value: blank, findings: [finding('external-fqdn-unusable', poolFqdn, { pool: poolFqdn, fqdn, problem })] };
  }
  const owner = taken.get(fqdn);
  if (owner !== undefined) {
    return { value: blank, findings: [finding('external-fqdn-duplicate', poolFqdn, { pool: poolFqdn, fqdn, owner })] };
  }
  taken.set(fqdn, poolFqdn);
  if (fqdn !== poolFqdn) return { value: fqdn, findings: [] };
  return {
    value: new Remarked(fqdn, 'the pool FQDN itself, which mobility does not work with'),
    findings: [finding('external-fqdn-is-pool-fqdn', poolFqdn, { pool: poolFqdn })],
  };
}

function poolServers(
  { poolFqdn, machines }: PoolContents,
  addresses: ServerAddresses,
): { readonly entries: readonly Draft<ServerEntry>[]; readonly findings: readonly Finding[] } {
  if (machines.length > 0) return draftServers(machines, addresses);
  const known = addresses.get(poolFqdn);
  if (known !== undefined) return { entries: known.map((address) => new Remarked(address, poolFqdn)), findings: [] };
  const where = `Get-CsPool ${poolFqdn} | Select-Object -ExpandProperty Computers; then Resolve-DnsName NAME for each`;
  return {
    entries: [new Blank(`addresses of the servers of ${poolFqdn}`, where)],
    findings: [finding('pool-without-machines', poolFqdn, { pool: poolFqdn, command: where })],
  };
}
