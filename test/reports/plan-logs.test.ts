import { logTexts } from '../../lib/reports/plan/plan-logs';
import type { PlannedListener, PlannedLoadBalancer, PlannedLog } from '../../lib/routing/overview/planned-load-balancers';

const listener = (protocol: string | null, port: number): PlannedListener => ({
  key: `L${port}`,
  logicalId: `L${port}`,
  port,
  protocol,
  rules: 0,
  default: { action: 'forward', status: null, redirectTo: null, targets: [], pools: [], backend: null },
  forwardsTo: [],
  hostsReadBy: null,
});
const balancer = (said: Partial<PlannedLoadBalancer>): PlannedLoadBalancer => ({
  key: 'Edge',
  logicalId: 'Edge',
  stack: 'Lync',
  type: 'application',
  scheme: 'internal',
  listeners: [listener('HTTPS', 443), listener('HTTP', 80)],
  logs: [],
  ...said,
});
const to = (bucket: string | null, ...logs: readonly PlannedLog['log'][]) => logs.map((log) => ({ log, bucket, prefix: null }));
const NONE = 'none, a listener for TCP writes none; flow logs of the VPC tell who connected';

test.each([
  ['every log', { logs: to('Logs', 'access', 'connection', 'health check') }, ['Edge, HTTPS 443 and HTTP 80: access, connection and health-check logs to Logs']],
  ['access logs alone', { logs: to('Logs', 'access') }, ['Edge, HTTPS 443 and HTTP 80: access logs to Logs']],
  ['two buckets', { logs: [...to('Logs', 'access'), ...to(null, 'connection')] }, ['Edge, HTTPS 443 and HTTP 80: access logs to Logs; connection logs to a bucket that the deployment tells']],
  ['no log', {}, ['Edge, HTTPS 443 and HTTP 80: none (accessLogs)']],
  ['listeners for TCP', { type: 'network', listeners: [listener('TCP', 443), listener('TCP', 4443)] }, [`Edge, TCP 443 and TCP 4443: ${NONE}`]],
  ['a listener for TLS beside one for TCP', { type: 'network', listeners: [listener('TLS', 443), listener('TCP', 80)], logs: to('Logs', 'access') }, ['Edge, TLS 443: access logs to Logs', `Edge, TCP 80: ${NONE}`]],
  ['logs of a listener that writes none', { type: 'network', listeners: [listener('TCP', 443)], logs: to('Logs', 'access') }, [`Edge, TCP 443: ${NONE}`]],
  ['a load balancer without listeners', { listeners: [] }, []],
  ['one outside of the templates', { logicalId: null }, []],
] as const)('%s', (_, said, expected) => {
  expect(logTexts(balancer(said))).toEqual(expected);
}); // prettier-ignore
