import type { Deployment, PoolEntry } from '../../../lib/declaring/deployment-file/deployment';
import { statesOf, tells, type AlarmProperties } from '../../support/alarm-evaluation';
import { DAY, dayOf, type Fault } from '../../support/day-of-metrics';
import type { TemplateJson } from '../../support/model-of-template';
import { synthesized } from '../../support/synthesize';

const ALARM = 'AWS::CloudWatch::Alarm';

const pool = (index: number, more: Partial<PoolEntry> = {}): PoolEntry => ({
  name: `pool${String(index).padStart(2, '0')}`,
  role: 'frontEndPool',
  externalWebServicesFqdn: `webext${index}.contoso.com`,
  servers: [`10.20.${index}.11`, `10.20.${index}.12`],
  ...more,
});

const deploymentOf = (pools: readonly PoolEntry[]): Deployment => ({
  env: { region: 'eu-west-1', account: '111122223333' },
  externalSignIn: 'modern',
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0123456789abcdef0', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z0123456789ABCDEFGHIJ' }],
  alarms: { email: ['oncall@contoso.com'] },
  pools,
});

/** One of each kind of front end: every pool has alarms of its own. */
const small = synthesized(
  deploymentOf([
    pool(1),
    pool(2, { frontEnd: 'networkLoadBalancer' }),
    pool(3, { frontEnd: 'haproxy' }),
    pool(4, { servers: ['10.20.4.11'] }),
  ]),
).template;

/** So many that the pools of a load balancer share. */
const large = synthesized(
  deploymentOf([
    ...Array.from({ length: 12 }, (_, index) => pool(10 + index)),
    ...Array.from({ length: 3 }, (_, index) =>
      pool(30 + index, { frontEnd: 'networkLoadBalancer', servers: [1, 2, 3].map((end) => `10.20.${30 + index}.${end}`) }),
    ),
    pool(40, { frontEnd: 'haproxy' }),
  ]),
).template;

function alarmsIn({ Resources: resources }: TemplateJson): readonly (readonly [string, AlarmProperties])[] {
  return Object.entries(resources)
    .filter(([, { Type: type }]) => type === ALARM)
    .map(([id, { Properties: properties }]) => [
      id.replace('LyncReverseProxyAlarms', '').replace(/[0-9A-F]{8}$/, ''),
      properties as unknown as AlarmProperties,
    ]);
}

/** The alarms by which somebody is told in the course of a day. */
function told(template: TemplateJson, fault?: Fault): readonly string[] {
  const series = dayOf(template, fault);
  return alarmsIn(template)
    .filter(([, alarm]) => tells(alarm, statesOf(alarm, series, DAY)))
    .map(([id]) => id);
}

const isAt = (minute: number, from = 600, to = 720) => minute >= from && minute < to;

/** From ten to twelve, of what the text is in the logical ids of. */
const during = (metrics: readonly string[], where: string, value: number | undefined): Fault => {
  return ({ metric, ids }, minute) => (metrics.includes(metric) && ids.join().includes(where) && isAt(minute) ? value : null);
};

const HOSTS = ['HealthyHostCount', 'UnHealthyHostCount'];
const hosts =
  (where: string, healthy: number): Fault =>
  ({ metric, ids, servers }, minute) => {
    if (!HOSTS.includes(metric) || !ids.join().includes(where) || !isAt(minute)) return null;
    return metric === 'HealthyHostCount' ? healthy : servers - healthy;
  };

describe.each([
  ['each pool has its own', small],
  ['pools share', large],
])('where %s, nobody is told', (_, template) => {
  const quiet: readonly (readonly [string, Fault])[] = [
    ['of a normal day with long polls', () => null],
    [
      'of a night without requests, in which idle load balancers report nothing',
      ({ metric }, minute) => (metric !== 'CPUUtilization' && metric !== 'DaysToExpiry' && minute < 360 ? undefined : null),
    ],
    ['of a whole day without any value but those of tasks', ({ metric }) => (metric === 'CPUUtilization' ? null : undefined)],
    [
      'of pools without registered servers',
      ({ metric, ids }) => (HOSTS.includes(metric) && ids.join().includes('Poolspool') ? undefined : null),
    ],
    [
      'in the first minutes of a new deployment',
      ({ metric, ids }, minute) => {
        if (minute < 3) return undefined;
        if (metric === 'DaysToExpiry') return minute < 400 ? undefined : null;
        // Servers are registered, and found healthy one check after another; the second task comes when the service is registered for scaling.
        if (HOSTS.includes(metric) && minute < 6) return ids.join().includes('Haproxy') ? 1 : metric === 'HealthyHostCount' ? 0 : 2;
        return minute < 10 ? undefined : null;
      },
    ],
    [
      'while a server restarts once',
      ({ metric, ids, servers }, minute) =>
        HOSTS.includes(metric) && ids.join().includes('Poolspool') && isAt(minute, 600, 608) && servers > 1
          ? metric === 'HealthyHostCount'
            ? servers - 1
            : 1
          : null,
    ],
    ['of one burst of errors', ({ metric }, minute) => (/5XX|Errors?Count|Errors$/.test(metric) && minute === 601 ? 500 : null)],
    [
      'of a night in which the few connections are all reset',
      ({ metric }, minute) => (minute < 360 && /Reset|NewFlow/.test(metric) ? 3 : null),
    ],
  ];
  test.each(quiet)('%s', (__, fault) => {
    expect(told(template, fault)).toEqual([]);
  });
});

describe('each fault is told by its own alarm', () => {
  const FAULTS: readonly (readonly [string, Fault, readonly RegExp[]])[] = [
    ['no healthy server in a pool', hosts('pool01', 0), [/^noHealthyServer.*pool01/, /^fewerServers.*pool01/]],
    ['no healthy server behind a Network Load Balancer', hosts('pool02', 0), [/^noHealthyServer.*pool02/, /^fewerServers.*pool02/]],
    ['no healthy server in a pool that has one', hosts('pool04', 0), [/^noHealthyServer.*pool04/]],
    ['a server less', hosts('pool02', 1), [/^fewerServers.*pool02/]],
    ['5xx of a pool', during(['HTTPCode_Target_5XX_Count'], 'pool01', 5), [/^serverErrors.*pool01/]],
    ['5xx of the load balancer', during(['HTTPCode_ELB_5XX_Count'], '', 5), [/^proxyErrorsapplication/]],
    ['connections to a pool that fail', during(['TargetConnectionErrorCount'], 'pool04', 3), [/^connectionErrors.*pool04/]],
    ['TLS towards a pool that fails', during(['TargetTLSNegotiationErrorCount'], 'pool01', 3), [/^tlsErrors.*pool01/]],
    ['connections that are refused', during(['RejectedConnectionCount'], '', 1), [/^rejectedConnectionsapplication/]],
    ['connections that a Network Load Balancer refuses', during(['RejectedFlowCount'], 'pool02', 1), [/^rejectedConnections.*pool02/]],
    ['no port towards servers', during(['PortAllocationErrorCount'], 'pool02', 1), [/^portAllocationErrors.*pool02/]],
    ['servers that refuse connections', during(['TCP_Target_Reset_Count'], 'pool02', 170), [/^serverResets.*pool02/]],
    ['a load balancer that resets what is open', during(['TCP_ELB_Reset_Count'], 'pool02', 900), [/^balancerResets.*pool02/]],
    [
      'a certificate that is not renewed',
      ({ metric }, minute) => (metric === 'DaysToExpiry' && minute % 720 === 60 ? 29 : null),
      [/^certificateExpiry/, /^certificateExpiry/],
    ],
    ['no task that is healthy', hosts('Haproxy', 0), [/^noTaskhealthy/, /^restartingTasks/]],
    [
      'no task at all',
      ({ metric, ids }, minute) =>
        (metric === 'CPUUtilization' || (HOSTS.includes(metric) && ids.join().includes('Haproxy'))) && isAt(minute) ? undefined : null,
      [/^noTaskrunning/],
    ],
    [
      'tasks that end every few minutes',
      ({ metric, ids }, minute) =>
        metric === 'HealthyHostCount' && ids.join().includes('Haproxy') && isAt(minute) && minute % 5 === 0 ? 1 : null,
      [/^restartingTasks/],
    ],
    ['passwords that are tried', during(['RefusedSprays'], '', 30), [/^spray/]],
    ['5xx of servers behind HAProxy', during(['ServerErrors'], '', 5), [/^serverErrorsServerErrors/]],
    ['5xx of HAProxy', during(['ProxyErrors'], '', 5), [/^proxyErrorsProxyErrors/]],
    ['connections of HAProxy that fail', during(['ConnectionErrors'], '', 3), [/^connectionErrorsConnectionErrors/]],
    [
      'a pool behind HAProxy without a server',
      ({ metric }, minute) => (metric === 'PoolsWithoutServer' && minute === 600 ? 2 : null),
      [/^noHealthyServerPoolsWithoutServer/],
    ],
  ];
  test.each(FAULTS)('%s', (_, fault, expected) => {
    const found = told(small, fault);
    expect(found.filter((id) => !expected.some((each) => each.test(id)))).toEqual([]);
    expect(expected.filter((each) => !found.some((id) => each.test(id)))).toEqual([]);
  });

  test.each([
    [
      'no healthy server in one of many pools',
      hosts('pool15', 0),
      [/^noHealthyServerapplicationLoadBalancer$/, /^fewerServersapplicationLoadBalancer$/],
    ],
    ['a server less of one of many', hosts('pool15', 1), [/^fewerServersapplicationLoadBalancer$/]],
    [
      'no healthy server behind one of several Network Load Balancers',
      hosts('pool31', 0),
      [/^noHealthyServernetworkLoadBalancer/, /^fewerServersnetworkLoadBalancer/],
    ],
    ['a server less behind one of several', hosts('pool31', 2), [/^fewerServersnetworkLoadBalancer/]],
    ['5xx of one of many pools', during(['HTTPCode_Target_5XX_Count'], 'pool12', 5), [/^serverErrorsapplicationLoadBalancer$/]],
    [
      'TLS towards one of many pools that fails',
      during(['TargetTLSNegotiationErrorCount'], 'pool12', 3),
      [/^tlsErrorsapplicationLoadBalancer$/],
    ],
    ['no port towards the servers of one', during(['PortAllocationErrorCount'], 'pool32', 1), [/^portAllocationErrorsnetworkLoadBalancer/]],
    ['servers of one that refuse connections', during(['TCP_Target_Reset_Count'], 'pool32', 170), [/^serverResetsnetworkLoadBalancer/]],
    [
      'a certificate of several',
      (({ metric, ids }, minute) =>
        metric === 'DaysToExpiry' && minute % 720 === 60 && ids.join() === CERTIFICATE ? 29 : null) satisfies Fault as Fault,
      [/^certificateExpiry/],
    ],
  ])('%s, where alarms are shared', (_, fault, expected) => {
    const found = told(large, fault);
    expect(found.filter((id) => !expected.some((each) => each.test(id)))).toEqual([]);
    expect(expected.filter((each) => !found.some((id) => each.test(id)))).toEqual([]);
  });
});

const CERTIFICATE =
  Object.entries(large.Resources).find(([, { Type: type }]) => type === 'AWS::CertificateManager::Certificate')?.[0] ?? '';

test('a certificate that has expired is told of once, and stays told', () => {
  const [[, alarm] = []] = alarmsIn(small).filter(([id]) => id.startsWith('certificateExpiry'));
  if (alarm === undefined) throw new Error('no certificate has an alarm');
  const series = dayOf(small, ({ metric }, minute) => {
    if (metric !== 'DaysToExpiry') return null;
    return minute % 720 === 60 && minute < 2 * DAY ? 2 : undefined;
  });
  expect(statesOf(alarm, series, 8 * DAY).at(-1)).toBe('ALARM');
});

test('no alarm is about how long an answer takes, nor about 4xx, which are normal', () => {
  const names = [small, large].flatMap((template) => JSON.stringify(alarmsIn(template)));
  for (const name of names) expect(name).not.toMatch(/TargetResponseTime|_4XX|RequestCount/);
});
