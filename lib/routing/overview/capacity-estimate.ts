import type { TemplatePlan } from './template-plan';
import { cents } from './monthly-cost';
import { CAPACITY_UNIT, HOURS_PER_MONTH, NETWORK_CAPACITY_UNIT, PRICES, TLS_CAPACITY_UNIT } from '../../facts/prices';

/**
 * What a signed-in client does, on average over an hour. Estimates of ours: Microsoft publishes none. A long poll returns
 * at each event and after 900 s at the latest (PendingGetWaitTimeDefault of UCWA), and connections are kept between polls.
 */
export const CLIENT_ASSUMPTIONS = {
  /** The long poll that waits for events. */
  waitingConnections: 1,
  newConnectionsPerHour: 12,
  requestsPerHour: 60,
} as const;

/** What a number of connected clients would add to the bill. Data processed is not in it. */
export interface CapacityEstimate {
  readonly clients: number;
  /** Capacity units by dimension; the largest is charged. */
  readonly activeConnections: number;
  readonly newConnections: number;
  readonly ruleEvaluations: number;
  readonly units: number;
  readonly monthly: number;
}

/** As if all of them were connected all month, to the load balancer with the most rules. */
export function capacityEstimate({ loadBalancers }: Pick<TemplatePlan, 'loadBalancers'>, clients: number): CapacityEstimate {
  const application = loadBalancers.filter(({ type }) => type !== 'network');
  const isNetwork = application.length === 0 && loadBalancers.length > 0;
  const tls = loadBalancers.some(({ listeners }) => listeners.some(({ protocol }) => protocol === 'TLS'));
  const unit = isNetwork ? (tls ? TLS_CAPACITY_UNIT : NETWORK_CAPACITY_UNIT) : CAPACITY_UNIT;
  const rules = Math.max(0, ...application.flatMap(({ listeners }) => listeners.map((listener) => listener.rules)));
  const perSecond = (eachHour: number) => (clients * eachHour) / 3_600;
  const evaluations = perSecond(CLIENT_ASSUMPTIONS.requestsPerHour) * Math.max(0, rules - CAPACITY_UNIT.freeRules);
  const used = {
    activeConnections: (clients * CLIENT_ASSUMPTIONS.waitingConnections) / unit.activeConnections,
    newConnections: perSecond(CLIENT_ASSUMPTIONS.newConnectionsPerHour) / unit.newConnectionsPerSecond,
    ruleEvaluations: isNetwork ? 0 : evaluations / CAPACITY_UNIT.ruleEvaluationsPerSecond,
  };
  const units = Math.max(...Object.values(used));
  const rate = isNetwork ? PRICES.networkCapacityUnitHour : PRICES.applicationCapacityUnitHour;
  const rounded = (value: number) => Math.round(value * 1_000) / 1_000;
  return {
    clients,
    activeConnections: rounded(used.activeConnections),
    newConnections: rounded(used.newConnections),
    ruleEvaluations: rounded(used.ruleEvaluations),
    units: rounded(units),
    monthly: cents(units * rate * HOURS_PER_MONTH),
  };
}
