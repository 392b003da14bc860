import type { FarmFacts, FleetFacts, PoolFacts, RunbookInputs, ServiceFacts } from './inputs';

/** The HAProxy that answers for a pool, farm or further service. */
export interface AnsweringHaproxy {
  readonly verifiesServers: boolean;
  /** On Fargate; undefined: on a server of one's own. */
  readonly fleet: FleetFacts | undefined;
}

type Owner = PoolFacts | FarmFacts | ServiceFacts;

export function hostOfOwner(owner: Owner): string {
  return 'externalFqdn' in owner ? owner.externalFqdn : owner.host;
}

/** undefined: a load balancer of AWS does, by itself. */
export function haproxyFor(owner: Owner, { haproxy, template }: Pick<RunbookInputs, 'haproxy' | 'template'>): AnsweringHaproxy | undefined {
  if (haproxy !== undefined) return { verifiesServers: haproxy.site.verifiesServers, fleet: undefined };
  const fleet = template?.fleets.find(({ pools }) => pools.includes(hostOfOwner(owner)));
  return fleet === undefined
    ? undefined
    : { verifiesServers: serversOf(fleet).some(({ verifiedName }) => verifiedName !== undefined), fleet };
}

/** The name that HAProxy asks servers for, and finds on their certificates. */
export function verifiedNameOf(owner: Owner, { fleet }: Pick<AnsweringHaproxy, 'fleet'>): string {
  const host = hostOfOwner(owner);
  const backends = fleet?.backends.filter(({ pools }) => pools.includes(host)) ?? [];
  const own = backends.find(({ pools }) => pools.length === 1) ?? backends[0];
  return own?.servers[0]?.verifiedName ?? owner.certificateName ?? host;
}

function serversOf({ backends }: FleetFacts) {
  return backends.flatMap(({ servers }) => servers);
}
