import type { LoadBalancer } from '../../templates/load-balancers/load-balancer';
import { haproxyFleets, type HaproxyFleet } from '../../templates/load-balancers/haproxy-fleet';
import { entry, list, text } from '../../templates/load-balancers/properties';
import type { TemplateRouting } from '../template-routing';
import { Symbolic } from '../../templates/symbolic';
import { alarmMetrics } from './planned-alarms';
import { plannedFleets, tasksOf } from './planned-fleets';
import { schemeOf } from './planned-load-balancers';
import { CAPACITY_UNIT, HOURS_PER_MONTH, NETWORK_CAPACITY_UNIT, PRICES, TLS_CAPACITY_UNIT } from '../../facts/prices';

/** What is to be paid whether anybody signs in or not, in US dollars. */
export interface MonthlyCost {
  readonly currency: 'USD';
  readonly region: string;
  readonly pricesAsOf: string;
  readonly items: readonly CostItem[];
  /** Without capacity units and without data processed. */
  readonly fixed: number;
  /** What comes on top, for each type of load balancer there is. */
  readonly capacityUnits: readonly CapacityUnitCost[];
}

/** One capacity unit, held for the whole month, and what it holds at a time. */
export interface CapacityUnitCost {
  readonly loadBalancer: 'application' | 'network';
  /** Whether TLS ends there: of a network load balancer a unit holds less then. */
  readonly endsTls: boolean;
  readonly monthly: number;
  readonly activeConnections: number;
  readonly newConnectionsPerSecond: number;
}

export interface CostItem {
  readonly what: string;
  readonly count: number;
  readonly hourly: number;
  readonly monthly: number;
}

const TRANSIT_GATEWAY_ATTACHMENTS = ['AWS::EC2::TransitGatewayAttachment', 'AWS::EC2::TransitGatewayVpcAttachment'];

export function monthlyCost(routing: TemplateRouting): MonthlyCost {
  const { loadBalancers, resources } = routing;
  const own = loadBalancers.filter(({ resource }) => resource !== undefined);
  const ofType = (type: LoadBalancer['type']) => own.filter((balancer) => balancer.type === type).length;
  const networks = own.filter(({ type }) => type === 'network');
  const attachments = resources.filter(({ type }) => TRANSIT_GATEWAY_ATTACHMENTS.includes(type)).length;
  const items = [
    item('Application Load Balancer', ofType('application') + ofType(undefined), PRICES.applicationLoadBalancerHour),
    item('Network Load Balancer', ofType('network'), PRICES.networkLoadBalancerHour),
    item('Gateway Load Balancer', ofType('gateway'), PRICES.gatewayLoadBalancerHour),
    ...plannedFleets(routing).map(({ cpu, memoryMiB, tasks }) =>
      item('HAProxy task on AWS Fargate', tasks.least ?? 1, taskHour(cpu ?? 0, memoryMiB ?? 0)),
    ),
    item(
      'public IPv4 address',
      sum(own.map(publicAddresses)) + sum(haproxyFleets(resources).map((fleet) => addressesOfTasks(fleet, resources))),
      PRICES.publicIpv4AddressHour,
    ),
    item('transit gateway attachment', attachments, PRICES.transitGatewayAttachmentHour),
    item('metric of an alarm', alarmMetrics(routing), PRICES.alarmMetricMonth / HOURS_PER_MONTH),
  ].filter(({ count }) => count > 0);
  return {
    currency: 'USD',
    region: PRICES.region,
    pricesAsOf: PRICES.asOf,
    items,
    fixed: cents(sum(items.map(({ monthly }) => monthly))),
    capacityUnits: [
      ...(ofType('application') + ofType(undefined) > 0 ? [unit('application', PRICES.applicationCapacityUnitHour, CAPACITY_UNIT)] : []),
      ...(networks.some((each) => !endsTls(each)) ? [unit('network', PRICES.networkCapacityUnitHour, NETWORK_CAPACITY_UNIT)] : []),
      ...(networks.some(endsTls) ? [{ ...unit('network', PRICES.networkCapacityUnitHour, TLS_CAPACITY_UNIT), endsTls: true }] : []),
    ],
  };
}

export function endsTls({ listeners }: LoadBalancer): boolean {
  return listeners.some(({ traits }) => traits.endsTls);
}

function taskHour(cpu: number, memoryMiB: number): number {
  return (cpu / 1024) * PRICES.fargateVcpuHour + (memoryMiB / 1024) * PRICES.fargateGbHour;
}

/** One for each task, for as long as it runs. */
function addressesOfTasks(fleet: HaproxyFleet, resources: TemplateRouting['resources']): number {
  const network = entry(fleet.service.properties['NetworkConfiguration'], 'AwsvpcConfiguration');
  return text(entry(network, 'AssignPublicIp')) === 'ENABLED' ? (tasksOf(fleet, resources).least ?? 1) : 0;
}

/** Zones of a load balancer whose subnets the template does not tell: AWS wants two at least. */
const FEWEST_ZONES = 2;

/** One in each subnet, as subnets of a load balancer lie in zones of their own. */
function publicAddresses(balancer: LoadBalancer): number {
  const properties: Readonly<Record<string, unknown>> = balancer.resource?.properties ?? {};
  if (schemeOf(balancer) === 'internal' || text(properties['IpAddressType']) === 'dualstack-without-public-ipv4') return 0;
  const given = [properties['Subnets'], properties['SubnetMappings']];
  if (given.some((value) => value instanceof Symbolic)) return FEWEST_ZONES;
  return sum(given.map((value) => list(value).length)) || FEWEST_ZONES;
}

function unit(
  loadBalancer: CapacityUnitCost['loadBalancer'],
  hourly: number,
  { activeConnections, newConnectionsPerSecond }: Pick<CapacityUnitCost, 'activeConnections' | 'newConnectionsPerSecond'>,
): CapacityUnitCost {
  return {
    loadBalancer,
    endsTls: loadBalancer === 'application',
    monthly: cents(HOURS_PER_MONTH * hourly),
    activeConnections,
    newConnectionsPerSecond,
  };
}

function item(what: string, count: number, hourly: number): CostItem {
  return { what, count, hourly, monthly: cents(count * hourly * HOURS_PER_MONTH) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

export function cents(value: number): number {
  return Math.round(value * 100) / 100;
}
