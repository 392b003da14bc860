import { CLIENT_ASSUMPTIONS, type CapacityEstimate } from '../../routing/overview/capacity-estimate';
import type { CapacityUnitCost, CostItem, MonthlyCost } from '../../routing/overview/monthly-cost';
import { CAPACITY_UNIT, HOURS_PER_MONTH } from '../../facts/prices';
import { dollars } from './plan-words';
import { numberText } from '../../facts/number-text';

/** What the numbers of the cost estimate are worth, for the text and the page alike. */

export interface CostLine {
  readonly what: string;
  readonly monthly: number;
}

/** What is paid for, with the estimate for connected clients if there is one. */
export function costLines({ items }: MonthlyCost, capacity: CapacityEstimate | undefined, times: 'x' | '×'): readonly CostLine[] {
  const fixed = items.map(({ what, count, monthly }: CostItem) => ({ what: `${count} ${times} ${what}`, monthly }));
  if (capacity === undefined) return fixed;
  const { clients, units, monthly } = capacity;
  return [...fixed, { what: `${unitsText(units)} for ${clientsText(clients)}`, monthly }];
}

export function together(lines: readonly CostLine[]): number {
  return lines.reduce((sum, { monthly }) => sum + monthly, 0);
}

export function pricesText({ region, pricesAsOf }: MonthlyCost): string {
  return `On-demand prices of Region ${region} as of ${pricesAsOf}, ${HOURS_PER_MONTH} hours a month. Data processed and transferred, logs and DNS queries are not in it.`;
}

export function capacityUnitText({ capacityUnits }: MonthlyCost, capacity: CapacityEstimate | undefined): readonly string[] {
  const several = capacityUnits.length > 1;
  return capacityUnits.map((unit) => {
    const which = several
      ? `Capacity units of the ${unit.loadBalancer} load balancer${unit.loadBalancer === 'network' && unit.endsTls ? ' at which TLS ends' : ''}`
      : 'Capacity units';
    const price = `${which} ${capacity === undefined ? 'come on top' : 'are estimated'}: ${dollars(unit.monthly)} a month each.`;
    return `${price} ${heldText(unit)}`;
  });
}

function heldText({ loadBalancer, endsTls, activeConnections, newConnectionsPerSecond }: CapacityUnitCost): string {
  const connections = numberText(activeConnections);
  const polls = 'Lync clients keep a long poll open, so active connections are what is charged.';
  if (loadBalancer === 'network' && endsTls)
    return `One holds ${connections} connections, and ${newConnectionsPerSecond} new ones a second. ${polls}`;
  if (loadBalancer === 'network')
    return `One holds ${connections} connections over TCP, and ${newConnectionsPerSecond} new ones a second; with TLS that ends here, less. ${polls}`;
  return [
    `One holds ${connections} waiting clients:`,
    polls,
    `It also holds ${newConnectionsPerSecond} new connections a second,`,
    `and ${numberText(CAPACITY_UNIT.ruleEvaluationsPerSecond)} rule evaluations a second, of which the first ${CAPACITY_UNIT.freeRules} rules of each request are free.`,
  ].join(' ');
}

export function capacityText({ clients, units, monthly, ...dimensions }: CapacityEstimate): string {
  const { activeConnections, newConnections, ruleEvaluations } = dimensions;
  return [
    `${clientsText(clients)}: about ${unitsText(units)}, ${dollars(monthly)} a month`,
    `(active connections ${activeConnections}, new connections ${newConnections}, rule evaluations ${ruleEvaluations}; the largest counts).`,
    `Assumed of each client, all month: ${CLIENT_ASSUMPTIONS.waitingConnections} waiting connection,`,
    `${CLIENT_ASSUMPTIONS.newConnectionsPerHour} new connections and ${CLIENT_ASSUMPTIONS.requestsPerHour} requests an hour.`,
  ].join(' ');
}

function clientsText(clients: number): string {
  return `${numberText(clients)} connected ${clients === 1 ? 'client' : 'clients'}`;
}

function unitsText(units: number): string {
  return `${units} capacity ${units === 1 ? 'unit' : 'units'}`;
}
