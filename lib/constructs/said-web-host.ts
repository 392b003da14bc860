import type { Construct } from 'constructs';
import type { SaidFarm } from '../declaring/declare-farm';
import type { PoolServers } from './pool-servers';
import type { PublishedConstruct } from './published-construct';
import type { FrontEnd, Stickiness } from './publishing-options';

/** What rules for a farm and for a further service are told alike. */
export interface WebHostSettings {
  readonly host: string;
  readonly certificateName?: string;
  readonly servers: PoolServers;
  readonly port?: number;
  readonly healthCheckPath?: string;
  readonly healthCheckMatcher?: string;
  readonly stickiness?: Stickiness;
  readonly priority?: number;
  readonly frontEnd?: FrontEnd;
  readonly movingFrom?: FrontEnd;
  readonly fixedAddresses?: string[];
  readonly loadBalancer?: number;
  readonly nestedStack?: number;
}

/** The same as the planner takes it. */
export function saidWebHost(rule: PublishedConstruct, proxy: Construct, settings: WebHostSettings): SaidFarm {
  const { host, certificateName, servers, port, healthCheckPath, healthCheckMatcher, stickiness, priority, nestedStack, ...passage } =
    settings;
  const { frontEnd, movingFrom, fixedAddresses, loadBalancer } = passage;
  return {
    id: rule._identity(proxy),
    name: rule.node.id,
    host,
    certificateName,
    servers: servers._declaration(),
    port,
    healthCheck: { path: healthCheckPath, matcher: healthCheckMatcher },
    stickiness,
    priority,
    nestedStack,
    passage: { frontEnd, movingFrom, fixedAddresses: fixedAddresses ?? [], loadBalancer },
  };
}
