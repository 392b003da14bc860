import { CLIENT_ASSUMPTIONS, type CapacityEstimate } from '../../lib/routing/plan/capacity-estimate';
import type { MonthlyCost } from '../../lib/routing/plan/monthly-cost';
import { CAPACITY_UNIT, HOURS_PER_MONTH } from '../../lib/routing/plan/prices';
import { dollars } from './plan-words';

/** What the numbers of the cost estimate are worth, for the text and the page alike. */

export function pricesText({ region, pricesAsOf }: MonthlyCost): string {
  return `On-demand prices of Region ${region} as of ${pricesAsOf}, ${HOURS_PER_MONTH} hours a month. Data processed and transferred, logs and DNS queries are not in it.`;
}

export function capacityUnitText({ capacityUnit }: MonthlyCost): string {
  return [
    `Capacity units come on top: ${dollars(capacityUnit)} a month each.`,
    `One holds ${CAPACITY_UNIT.activeConnections.toLocaleString('en')} waiting clients:`,
    'Lync clients keep a long poll open, so active connections are what is charged.',
    `It also holds ${CAPACITY_UNIT.newConnectionsPerSecond} new connections a second,`,
    `and ${CAPACITY_UNIT.ruleEvaluationsPerSecond.toLocaleString('en')} rule evaluations a second, of which the first ${CAPACITY_UNIT.freeRules} rules of each request are free.`,
  ].join(' ');
}

export function capacityText({ clients, units, monthly, ...dimensions }: CapacityEstimate): string {
  const { activeConnections, newConnections, ruleEvaluations } = dimensions;
  return [
    `${clients.toLocaleString('en')} connected clients: about ${units} capacity units, ${dollars(monthly)} a month`,
    `(active connections ${activeConnections}, new connections ${newConnections}, rule evaluations ${ruleEvaluations}; the largest counts).`,
    `Assumed of each client, all month: ${CLIENT_ASSUMPTIONS.waitingConnections} waiting connection,`,
    `${CLIENT_ASSUMPTIONS.newConnectionsPerHour} new connections and ${CLIENT_ASSUMPTIONS.requestsPerHour} requests an hour.`,
  ].join(' ');
}
