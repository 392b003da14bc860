import { ERRORS_BY_SERVER, SERVERS_AWAY, UNPUBLISHED_NAMES, type LogQuery } from '../../haproxy/log-queries';
import type { WantedGraph } from './dashboard-graphs';

/** What a dashboard has, from what people notice first downwards. */
export interface WantedSection {
  readonly title: string;
  /** What is to be done, or to be known, where something below looks wrong. */
  readonly advice: string;
  readonly widgets: readonly WidgetId[];
}

/** Answers of the log of a fleet. */
export interface WantedLog {
  readonly title: string;
  readonly asks: LogQuery;
}

const MOST = { by: 'SUM', order: 'DESC' } as const;

/** Long polls are held for up to 1,800 seconds, so that none is about the time of an answer. */
export const GRAPHS = {
  healthyServers: { title: 'Healthy servers', of: 'servers', metrics: { HealthyHostCount: '' }, worst: { by: 'MIN', order: 'ASC' } },
  unhealthyServers: { title: 'Unhealthy servers', of: 'servers', metrics: { UnHealthyHostCount: '' }, worst: { by: 'MAX', order: 'DESC' } },
  clientErrors: {
    title: 'Errors that clients get (5xx)',
    of: 'loadBalancers',
    metrics: { HTTPCode_ELB_5XX_Count: 'from the load balancer itself', HTTPCode_Target_5XX_Count: 'from servers' },
    worst: MOST,
  },
  healthyTasks: { title: 'Healthy tasks of HAProxy', of: 'tasks', metrics: { HealthyHostCount: '' }, worst: { by: 'MIN', order: 'ASC' } },
  unhealthyFlows: {
    title: 'Connections sent to unhealthy servers',
    of: 'loadBalancers',
    metrics: { UnhealthyRoutingFlowCount: '' },
    worst: MOST,
  },
  requests: { title: 'Requests by pool', of: 'pools', metrics: { RequestCount: '' }, worst: MOST },
  serverErrors: { title: 'Errors of servers by pool (5xx)', of: 'pools', metrics: { HTTPCode_Target_5XX_Count: '' }, worst: MOST },
  refusals: { title: 'Refusals by pool (4xx)', of: 'pools', metrics: { HTTPCode_Target_4XX_Count: '' }, worst: MOST },
  unreachableServers: {
    title: 'Failed connections to servers',
    of: 'pools',
    metrics: { TargetConnectionErrorCount: 'not reached', TargetTLSNegotiationErrorCount: 'no TLS' },
    worst: MOST,
  },
  unhealthyRequests: {
    title: 'Requests sent to unhealthy servers',
    of: 'pools',
    metrics: { UnhealthyRoutingRequestCount: '' },
    worst: MOST,
  },
  connectionsOfPools: {
    title: 'Open connections by pool',
    of: 'pools',
    metrics: { ActiveFlowCount: '' },
    worst: { by: 'MAX', order: 'DESC' },
  },
  newConnectionsOfPools: { title: 'New connections by pool', of: 'pools', metrics: { NewFlowCount: '' }, worst: MOST },
  connections: {
    title: 'Open connections',
    of: 'loadBalancers',
    metrics: { ActiveConnectionCount: '', ActiveFlowCount: '' },
    worst: { by: 'MAX', order: 'DESC' },
  },
  newConnections: {
    title: 'New connections',
    of: 'loadBalancers',
    metrics: { NewConnectionCount: '', NewFlowCount: '' },
    worst: MOST,
  },
  clientTls: {
    title: 'Failed TLS handshakes of clients',
    of: 'loadBalancers',
    metrics: { ClientTLSNegotiationErrorCount: '' },
    worst: MOST,
  },
  balancerErrors: {
    title: 'Errors of the load balancer itself',
    of: 'loadBalancers',
    metrics: {
      HTTPCode_ELB_500_Count: '500',
      HTTPCode_ELB_502_Count: '502: the server hung up',
      HTTPCode_ELB_503_Count: '503: no server',
      HTTPCode_ELB_504_Count: '504: no answer in time',
    },
    worst: MOST,
  },
  ownAnswers: {
    title: 'Names nobody publishes, redirects',
    of: 'loadBalancers',
    metrics: { HTTP_Fixed_Response_Count: 'not published (404)', HTTP_Redirect_Count: 'from HTTP to HTTPS' },
    worst: MOST,
  },
  refusedConnections: {
    title: 'Connections refused or dropped',
    of: 'loadBalancers',
    metrics: {
      RejectedConnectionCount: 'too many',
      RejectedFlowCount: 'too many',
      PortAllocationErrorCount: 'no port to servers',
      SecurityGroupBlockedFlowCount_Inbound_TCP: 'client not allowed',
      SecurityGroupBlockedFlowCount_Outbound_TCP: 'server not allowed',
    },
    worst: MOST,
  },
  resets: {
    title: 'Connections reset',
    of: 'loadBalancers',
    metrics: {
      TCP_Client_Reset_Count: 'by clients',
      TCP_Target_Reset_Count: 'by servers',
      TCP_ELB_Reset_Count: 'by the load balancer',
    },
    worst: MOST,
  },
  certificates: {
    title: 'Days until certificates expire',
    of: 'certificates',
    metrics: { DaysToExpiry: '' },
    worst: { by: 'MIN', order: 'ASC' },
  },
  unhealthyTasks: { title: 'Unhealthy tasks', of: 'tasks', metrics: { UnHealthyHostCount: '' }, worst: { by: 'MAX', order: 'DESC' } },
  load: {
    title: 'Processor and memory of the tasks, per cent',
    of: 'services',
    metrics: { CPUUtilization: 'processor', MemoryUtilization: 'memory' },
    worst: { by: 'MAX', order: 'DESC' },
  },
} as const satisfies Readonly<Record<string, WantedGraph>>;

export const LOGS = {
  errorsBehindHaproxy: { title: 'Errors (5xx) behind HAProxy, by server', asks: ERRORS_BY_SERVER },
  serversBehindHaproxy: { title: 'Servers behind HAProxy that went down or came back', asks: SERVERS_AWAY },
  unpublishedAtHaproxy: { title: 'Names asked of HAProxy that nobody publishes', asks: UNPUBLISHED_NAMES },
} as const satisfies Readonly<Record<string, WantedLog>>;

export type GraphId = keyof typeof GRAPHS;
export type LogId = keyof typeof LOGS;
export type WidgetId = GraphId | LogId;

export function isLog(id: WidgetId): id is LogId {
  return Object.hasOwn(LOGS, id);
}

export const SECTIONS: readonly WantedSection[] = [
  {
    title: 'Are the pools answering?',
    advice:
      'A pool without a healthy server answers nobody: look at the services of its servers first (`Get-CsWindowsService`), then at the way there (firewall, VPN, transit gateway). A pool that draws no line has no values: nothing is registered, or nothing was ever asked.',
    widgets: [
      'healthyServers',
      'unhealthyServers',
      'clientErrors',
      'healthyTasks',
      'unhealthyFlows',
      'errorsBehindHaproxy',
      'serversBehindHaproxy',
    ],
  },
  {
    title: 'Which pool is it?',
    advice:
      'One line that leaves the others is one pool: take its servers out one by one and look at IIS and the event log there. All lines together are the edge, below, or the way to the pools. Some 4xx are normal: each sign-in begins with answers of 401.',
    widgets: [
      'requests',
      'serverErrors',
      'refusals',
      'unreachableServers',
      'unhealthyRequests',
      'connectionsOfPools',
      'newConnectionsOfPools',
    ],
  },
  {
    title: 'The edge',
    advice:
      'Open connections follow who is signed in: a sudden fall is an outage, the climb after it is everybody signing in again. Resets and failed handshakes always happen on the Internet: look for a change, not for zero.',
    widgets: [
      'connections',
      'newConnections',
      'clientTls',
      'balancerErrors',
      'ownAnswers',
      'unpublishedAtHaproxy',
      'refusedConnections',
      'resets',
      'certificates',
    ],
  },
  {
    title: 'HAProxy',
    advice:
      'Tasks that come and go: the log group of the service says why. Processors above 70 per cent: raise `haproxy.tasks`. While a deployment drains its old tasks, twice as many are healthy.',
    widgets: ['unhealthyTasks', 'load'],
  },
];
