import type { PoolEntry } from '../../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../../lib/declaring/declarations';
import { planPublishing } from '../../../lib/planning/plan-publishing';
import { alarmLines, uncountedLines } from '../../support/alarm-lines';
import { POOL01, POOL02, declared } from '../findings-of-names';
import { NLB, OFFICE } from '../planned-deployments';

const ALARMS = { email: ['oncall@contoso.com'] };

const pool = (index: number, more: Partial<PoolEntry> = {}): PoolEntry => ({
  ...POOL01,
  name: `pool${index}`,
  externalWebServicesFqdn: `webext${index}.contoso.com`,
  servers: [`10.20.${index}.11`, `10.20.${index}.12`],
  ...more,
});

const pools = (count: number, more: Partial<PoolEntry> = {}) => Array.from({ length: count }, (_, index) => pool(index, more));

const THREE = ['10.20.0.11', '10.20.0.12', '10.20.0.13'];

const DEPLOYMENTS: Readonly<Record<string, ProxyDeclaration>> = {
  'two front ends, and a farm': declared({
    alarms: ALARMS,
    pools: [
      { ...POOL01, servers: THREE, publishHttp: true },
      { ...POOL02, ...NLB },
    ],
    officeWebApps: [OFFICE],
  }),
  'a HAProxy': declared({ alarms: ALARMS, pools: [POOL01], frontEnd: 'haproxy' }),
  'numbers and ids of somebody': declared({
    alarms: {
      ...ALARMS,
      except: ['spray', 'tlsErrors'],
      thresholds: { noHealthyServer: 2, fewerServers: 2, serverErrors: 7, certificateExpiry: 21, serverResets: 90 },
    },
    pools: [
      { ...POOL01, servers: THREE },
      { ...POOL02, servers: ['10.20.0.21', '10.20.0.22'], ...NLB },
    ],
  }),
  'more of every task than there are': declared({
    alarms: { ...ALARMS, thresholds: { noTask: 9, restartingTasks: 3, noHealthyServer: 9 } },
    pools: [POOL01],
    frontEnd: 'haproxy',
    haproxy: { tasks: { minimum: 3, maximum: 6 } },
  }),
  'servers that each zone counts': {
    ...declared({
      alarms: ALARMS,
      pools: [
        { ...POOL01, ...NLB, servers: THREE },
        { ...POOL02, frontEnd: 'haproxy' },
      ],
    }),
    crossZone: false,
  },
  'pools that share, and some alone': declared({
    alarms: ALARMS,
    pools: [...pools(9), pool(20, { ...NLB, servers: THREE }), pool(21, NLB)],
    namesPerCertificate: 3,
  }),
  'servers that share and that each zone counts': {
    ...declared({
      alarms: ALARMS,
      pools: [
        ...pools(3, NLB),
        ...pools(8).map((each) => ({ ...each, name: `x${each.name}`, externalWebServicesFqdn: `x${each.externalWebServicesFqdn}` })),
      ],
    }),
    crossZone: false,
  },
  'more load balancers than may have alarms': declared({
    alarms: ALARMS,
    pools: [...pools(45, NLB), pool(50), pool(51)],
  }),
};

test.each<readonly [keyof typeof DEPLOYMENTS, string, number, readonly string[], readonly string[]]>([
  [
    'two front ends, and a farm',
    'each',
    20,
    [
      'noHealthyServer-Lync/OfficeWebApps/office.contoso.com/HttpsTargets: Maximum AWS/ApplicationELB HealthyHostCount of targetGroup applicationLoadBalancer Lync/OfficeWebApps/office.contoso.com/HttpsTargets < 1, 5 of 5 in 60 s, gaps notBreaching',
      'noHealthyServer-Lync/Pools/pool01/HttpsTargets: Maximum AWS/ApplicationELB HealthyHostCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets < 1, 5 of 5 in 60 s, gaps notBreaching',
      'noHealthyServer-Lync/Pools/pool02/PassThroughHttpsTargets: Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool02 Lync/Pools/pool02/PassThroughHttpsTargets < 1, 5 of 5 in 60 s, gaps notBreaching',
      'fewerServers-Lync/OfficeWebApps/office.contoso.com/HttpsTargets: Maximum AWS/ApplicationELB HealthyHostCount of targetGroup applicationLoadBalancer Lync/OfficeWebApps/office.contoso.com/HttpsTargets < 2, 10 of 10 in 60 s, gaps notBreaching',
      'fewerServers-Lync/Pools/pool01/HttpsTargets: Maximum AWS/ApplicationELB HealthyHostCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets < 3, 10 of 10 in 60 s, gaps notBreaching',
      'serverErrors-Lync/OfficeWebApps/office.contoso.com/HttpsTargets: Sum AWS/ApplicationELB HTTPCode_Target_5XX_Count of targetGroup applicationLoadBalancer Lync/OfficeWebApps/office.contoso.com/HttpsTargets >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'serverErrors-Lync/Pools/pool01/HttpsTargets: Sum AWS/ApplicationELB HTTPCode_Target_5XX_Count of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'serverErrors-Lync/Pools/pool01/HttpTargets: Sum AWS/ApplicationELB HTTPCode_Target_5XX_Count of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpTargets >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-Lync/OfficeWebApps/office.contoso.com/HttpsTargets: Sum AWS/ApplicationELB TargetConnectionErrorCount of targetGroup applicationLoadBalancer Lync/OfficeWebApps/office.contoso.com/HttpsTargets >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-Lync/Pools/pool01/HttpsTargets: Sum AWS/ApplicationELB TargetConnectionErrorCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-Lync/Pools/pool01/HttpTargets: Sum AWS/ApplicationELB TargetConnectionErrorCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpTargets >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'tlsErrors-Lync/OfficeWebApps/office.contoso.com/HttpsTargets: Sum AWS/ApplicationELB TargetTLSNegotiationErrorCount of targetGroup applicationLoadBalancer Lync/OfficeWebApps/office.contoso.com/HttpsTargets >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'tlsErrors-Lync/Pools/pool01/HttpsTargets: Sum AWS/ApplicationELB TargetTLSNegotiationErrorCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-applicationLoadBalancer: Sum AWS/ApplicationELB HTTPCode_ELB_5XX_Count of loadBalancer applicationLoadBalancer >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-applicationLoadBalancer: Sum AWS/ApplicationELB RejectedConnectionCount of loadBalancer applicationLoadBalancer >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-networkLoadBalancer Lync/Pools/pool02: Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-networkLoadBalancer Lync/Pools/pool02: Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'serverResets-networkLoadBalancer Lync/Pools/pool02: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool02, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 50, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-networkLoadBalancer Lync/Pools/pool02: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool02, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'certificateExpiry-contoso.com-b811292b: Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-b811292b < 30, 1 of 1 in 86400 s, gaps ignore',
    ],
    [
      'spray at the Application Load Balancer, the load balancer of pool02',
      'proxyErrors at the load balancer of pool02',
      'serverErrors at the load balancer of pool02',
      'connectionErrors at the load balancer of pool02',
      'certificateExpiry at the load balancer of pool02',
    ],
  ],
  [
    'a HAProxy',
    'each',
    13,
    [
      'rejectedConnections-haproxy: Sum AWS/NetworkELB RejectedFlowCount of loadBalancer haproxy >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-haproxy: Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer haproxy >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'serverResets-haproxy: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer haproxy, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer haproxy >= 50, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-haproxy: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer haproxy, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer haproxy >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'noTask-healthy: Maximum AWS/NetworkELB HealthyHostCount of targetGroup haproxy haproxy/Tasks-443 < 1, 5 of 5 in 60 s, gaps notBreaching',
      'restartingTasks: Minimum AWS/NetworkELB HealthyHostCount of targetGroup haproxy haproxy/Tasks-443 < 2, 5 of 30 in 60 s, gaps notBreaching',
      'noTask-running: SampleCount AWS/ECS CPUUtilization of service haproxy < 1, 5 of 5 in 60 s, gaps missing and told',
      'spray-RefusedSprays: lines RefusedSprays of haproxy >= 100, 1 of 1 in 300 s, gaps notBreaching',
      'serverErrors-ServerErrors: lines ServerErrors of haproxy >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-ProxyErrors: lines ProxyErrors of haproxy >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-ConnectionErrors: lines ConnectionErrors of haproxy >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'noHealthyServer-PoolsWithoutServer: lines PoolsWithoutServer of haproxy >= 1, 1 of 1 in 300 s, gaps notBreaching',
      'certificateExpiry-contoso.com-8c6a801d: Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-8c6a801d < 30, 1 of 1 in 86400 s, gaps ignore',
    ],
    ['fewerServers at the load balancer in front of HAProxy'],
  ],
  [
    'numbers and ids of somebody',
    'each',
    12,
    [
      'noHealthyServer-Lync/Pools/pool01/HttpsTargets: Maximum AWS/ApplicationELB HealthyHostCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets < 2, 5 of 5 in 60 s, gaps notBreaching',
      'noHealthyServer-Lync/Pools/pool02/PassThroughHttpsTargets: Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool02 Lync/Pools/pool02/PassThroughHttpsTargets < 2, 5 of 5 in 60 s, gaps notBreaching',
      'fewerServers-Lync/Pools/pool01/HttpsTargets: Maximum AWS/ApplicationELB HealthyHostCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets < 2, 10 of 10 in 60 s, gaps notBreaching',
      'serverErrors-Lync/Pools/pool01/HttpsTargets: Sum AWS/ApplicationELB HTTPCode_Target_5XX_Count of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets >= 7, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-Lync/Pools/pool01/HttpsTargets: Sum AWS/ApplicationELB TargetConnectionErrorCount of targetGroup applicationLoadBalancer Lync/Pools/pool01/HttpsTargets >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-applicationLoadBalancer: Sum AWS/ApplicationELB HTTPCode_ELB_5XX_Count of loadBalancer applicationLoadBalancer >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-applicationLoadBalancer: Sum AWS/ApplicationELB RejectedConnectionCount of loadBalancer applicationLoadBalancer >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-networkLoadBalancer Lync/Pools/pool02: Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-networkLoadBalancer Lync/Pools/pool02: Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'serverResets-networkLoadBalancer Lync/Pools/pool02: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool02, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 90, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-networkLoadBalancer Lync/Pools/pool02: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool02, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool02 >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'certificateExpiry-contoso.com-8c6a801d: Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-8c6a801d < 21, 1 of 1 in 86400 s, gaps ignore',
    ],
    [
      'fewerServers at the load balancer of pool02',
      'proxyErrors at the load balancer of pool02',
      'serverErrors at the load balancer of pool02',
      'connectionErrors at the load balancer of pool02',
      'certificateExpiry at the load balancer of pool02',
    ],
  ],
  [
    'more of every task than there are',
    'each',
    13,
    [
      'rejectedConnections-haproxy: Sum AWS/NetworkELB RejectedFlowCount of loadBalancer haproxy >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-haproxy: Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer haproxy >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'serverResets-haproxy: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer haproxy, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer haproxy >= 50, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-haproxy: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer haproxy, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer haproxy >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'noTask-healthy: Maximum AWS/NetworkELB HealthyHostCount of targetGroup haproxy haproxy/Tasks-443 < 3, 5 of 5 in 60 s, gaps notBreaching',
      'restartingTasks: Minimum AWS/NetworkELB HealthyHostCount of targetGroup haproxy haproxy/Tasks-443 < 3, 3 of 30 in 60 s, gaps notBreaching',
      'noTask-running: SampleCount AWS/ECS CPUUtilization of service haproxy < 3, 5 of 5 in 60 s, gaps missing and told',
      'spray-RefusedSprays: lines RefusedSprays of haproxy >= 100, 1 of 1 in 300 s, gaps notBreaching',
      'serverErrors-ServerErrors: lines ServerErrors of haproxy >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-ProxyErrors: lines ProxyErrors of haproxy >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-ConnectionErrors: lines ConnectionErrors of haproxy >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'noHealthyServer-PoolsWithoutServer: lines PoolsWithoutServer of haproxy >= 1, 1 of 1 in 300 s, gaps notBreaching',
      'certificateExpiry-contoso.com-8c6a801d: Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-8c6a801d < 30, 1 of 1 in 86400 s, gaps ignore',
    ],
    ['fewerServers at the load balancer in front of HAProxy'],
  ],
  [
    'servers that each zone counts',
    'each',
    19,
    [
      'noHealthyServer-Lync/Pools/pool01/PassThroughHttpsTargets: Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool01 Lync/Pools/pool01/PassThroughHttpsTargets < 1, 5 of 5 in 60 s, gaps notBreaching',
      'fewerServers-Lync/Pools/pool01/PassThroughHttpsTargets: MAX([FILL(m1, 0)]) with m1 Maximum AWS/NetworkELB UnHealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool01 Lync/Pools/pool01/PassThroughHttpsTargets >= 1, 10 of 10 in 60 s, gaps notBreaching',
      'rejectedConnections-networkLoadBalancer Lync/Pools/pool01: Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool01 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-haproxy: Sum AWS/NetworkELB RejectedFlowCount of loadBalancer haproxy >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-networkLoadBalancer Lync/Pools/pool01: Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool01 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-haproxy: Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer haproxy >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'serverResets-networkLoadBalancer Lync/Pools/pool01: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool01, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool01 >= 50, 3 of 3 in 300 s, gaps notBreaching',
      'serverResets-haproxy: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer haproxy, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer haproxy >= 50, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-networkLoadBalancer Lync/Pools/pool01: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool01, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool01 >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-haproxy: IF(whole1 >= 100, 100 * part1 / whole1, 0) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer haproxy, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer haproxy >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'noTask-healthy: Maximum AWS/NetworkELB HealthyHostCount of targetGroup haproxy haproxy/Tasks-443 < 1, 5 of 5 in 60 s, gaps notBreaching',
      'restartingTasks: SampleCount AWS/ECS CPUUtilization of service haproxy < 2, 5 of 30 in 60 s, gaps notBreaching',
      'noTask-running: SampleCount AWS/ECS CPUUtilization of service haproxy < 1, 5 of 5 in 60 s, gaps missing and told',
      'spray-RefusedSprays: lines RefusedSprays of haproxy >= 100, 1 of 1 in 300 s, gaps notBreaching',
      'serverErrors-ServerErrors: lines ServerErrors of haproxy >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-ProxyErrors: lines ProxyErrors of haproxy >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-ConnectionErrors: lines ConnectionErrors of haproxy >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'noHealthyServer-PoolsWithoutServer: lines PoolsWithoutServer of haproxy >= 1, 1 of 1 in 300 s, gaps notBreaching',
      'certificateExpiry-contoso.com-83709881: Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-83709881 < 30, 1 of 1 in 86400 s, gaps ignore',
    ],
    [
      'proxyErrors at the load balancer of pool01',
      'serverErrors at the load balancer of pool01',
      'connectionErrors at the load balancer of pool01',
      'spray at the load balancer of pool01',
      'certificateExpiry at the load balancer of pool01',
      'fewerServers at the load balancer in front of HAProxy',
    ],
  ],
  [
    'pools that share, and some alone',
    'grouped',
    64,
    [
      'noHealthyServer-applicationLoadBalancer: MAX AWS/ApplicationELB HealthyHostCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup ASC < 1, 5 of 5 in 60 s, gaps notBreaching',
      'noHealthyServer-networkLoadBalancer-all: MIN([FILL(m1, 1), FILL(m2, 1)]) with m1 Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool20 Lync/Pools/pool20/PassThroughHttpsTargets, m2 Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool21 Lync/Pools/pool21/PassThroughHttpsTargets < 1, 5 of 5 in 60 s, gaps notBreaching',
      'fewerServers-applicationLoadBalancer: MIN AWS/ApplicationELB UnHealthyHostCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 1, 10 of 10 in 60 s, gaps notBreaching',
      'fewerServers-networkLoadBalancer-all: MAX([3 - FILL(m1, 3), 2 - FILL(m2, 2)]) with m1 Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool20 Lync/Pools/pool20/PassThroughHttpsTargets, m2 Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool21 Lync/Pools/pool21/PassThroughHttpsTargets >= 1, 10 of 10 in 60 s, gaps notBreaching',
      'serverErrors-applicationLoadBalancer: SUM AWS/ApplicationELB HTTPCode_Target_5XX_Count (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-applicationLoadBalancer: SUM AWS/ApplicationELB TargetConnectionErrorCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'tlsErrors-applicationLoadBalancer: SUM AWS/ApplicationELB TargetTLSNegotiationErrorCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-applicationLoadBalancer-all: Sum AWS/ApplicationELB HTTPCode_ELB_5XX_Count of loadBalancer applicationLoadBalancer >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-applicationLoadBalancer-all: Sum AWS/ApplicationELB RejectedConnectionCount of loadBalancer applicationLoadBalancer >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-networkLoadBalancer-all: MAX([FILL(m1, 0), FILL(m2, 0)]) with m1 Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool20, m2 Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool21 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-networkLoadBalancer-all: MAX([FILL(m1, 0), FILL(m2, 0)]) with m1 Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool20, m2 Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool21 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'serverResets-networkLoadBalancer-all: MAX([IF(whole1 >= 100, 100 * part1 / whole1, 0), IF(whole2 >= 100, 100 * part2 / whole2, 0)]) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool20, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool20, part2 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool21, whole2 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool21 >= 50, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-networkLoadBalancer-all: MAX([IF(whole1 >= 100, 100 * part1 / whole1, 0), IF(whole2 >= 100, 100 * part2 / whole2, 0)]) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool20, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool20, part2 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool21, whole2 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool21 >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'certificateExpiry-all: MIN([FILL(m1, REPEAT), FILL(m2, REPEAT), FILL(m3, REPEAT), FILL(m4, REPEAT), FILL(m5, REPEAT)]) with m1 Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-36b07f3e, m2 Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-37715cf9, m3 Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-bfd80518, m4 Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-c7783258, m5 Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-ff171818 < 30, 1 of 1 in 86400 s, gaps ignore',
    ],
    [
      'spray at the Application Load Balancer, the load balancer of pool20, and 1 more',
      'proxyErrors at the load balancer of pool20, the load balancer of pool21',
      'serverErrors at the load balancer of pool20, the load balancer of pool21',
      'connectionErrors at the load balancer of pool20, the load balancer of pool21',
      'certificateExpiry at the load balancer of pool20, the load balancer of pool21',
    ],
  ],
  [
    'servers that share and that each zone counts',
    'grouped',
    61,
    [
      'noHealthyServer-applicationLoadBalancer: MAX AWS/ApplicationELB HealthyHostCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup ASC < 1, 5 of 5 in 60 s, gaps notBreaching',
      'noHealthyServer-networkLoadBalancer-all: MIN([FILL(m1, 1), FILL(m2, 1), FILL(m3, 1)]) with m1 Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool0 Lync/Pools/pool0/PassThroughHttpsTargets, m2 Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool1 Lync/Pools/pool1/PassThroughHttpsTargets, m3 Maximum AWS/NetworkELB HealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool2 Lync/Pools/pool2/PassThroughHttpsTargets < 1, 5 of 5 in 60 s, gaps notBreaching',
      'fewerServers-applicationLoadBalancer: MIN AWS/ApplicationELB UnHealthyHostCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 1, 10 of 10 in 60 s, gaps notBreaching',
      'fewerServers-networkLoadBalancer-all: MAX([FILL(m1, 0), FILL(m2, 0), FILL(m3, 0)]) with m1 Maximum AWS/NetworkELB UnHealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool0 Lync/Pools/pool0/PassThroughHttpsTargets, m2 Maximum AWS/NetworkELB UnHealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool1 Lync/Pools/pool1/PassThroughHttpsTargets, m3 Maximum AWS/NetworkELB UnHealthyHostCount of targetGroup networkLoadBalancer Lync/Pools/pool2 Lync/Pools/pool2/PassThroughHttpsTargets >= 1, 10 of 10 in 60 s, gaps notBreaching',
      'serverErrors-applicationLoadBalancer: SUM AWS/ApplicationELB HTTPCode_Target_5XX_Count (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-applicationLoadBalancer: SUM AWS/ApplicationELB TargetConnectionErrorCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'tlsErrors-applicationLoadBalancer: SUM AWS/ApplicationELB TargetTLSNegotiationErrorCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-applicationLoadBalancer-all: Sum AWS/ApplicationELB HTTPCode_ELB_5XX_Count of loadBalancer applicationLoadBalancer >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-applicationLoadBalancer-all: Sum AWS/ApplicationELB RejectedConnectionCount of loadBalancer applicationLoadBalancer >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-networkLoadBalancer-all: MAX([FILL(m1, 0), FILL(m2, 0), FILL(m3, 0)]) with m1 Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool0, m2 Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool1, m3 Sum AWS/NetworkELB RejectedFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool2 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-networkLoadBalancer-all: MAX([FILL(m1, 0), FILL(m2, 0), FILL(m3, 0)]) with m1 Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool0, m2 Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool1, m3 Sum AWS/NetworkELB PortAllocationErrorCount of loadBalancer networkLoadBalancer Lync/Pools/pool2 >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'serverResets-networkLoadBalancer-all: MAX([IF(whole1 >= 100, 100 * part1 / whole1, 0), IF(whole2 >= 100, 100 * part2 / whole2, 0), IF(whole3 >= 100, 100 * part3 / whole3, 0)]) with part1 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool0, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool0, part2 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool1, whole2 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool1, part3 Sum AWS/NetworkELB TCP_Target_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool2, whole3 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool2 >= 50, 3 of 3 in 300 s, gaps notBreaching',
      'balancerResets-networkLoadBalancer-all: MAX([IF(whole1 >= 100, 100 * part1 / whole1, 0), IF(whole2 >= 100, 100 * part2 / whole2, 0), IF(whole3 >= 100, 100 * part3 / whole3, 0)]) with part1 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool0, whole1 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool0, part2 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool1, whole2 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool1, part3 Sum AWS/NetworkELB TCP_ELB_Reset_Count of loadBalancer networkLoadBalancer Lync/Pools/pool2, whole3 Sum AWS/NetworkELB NewFlowCount of loadBalancer networkLoadBalancer Lync/Pools/pool2 >= 300, 3 of 3 in 300 s, gaps notBreaching',
      'certificateExpiry-all: Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-c0deca80 < 30, 1 of 1 in 86400 s, gaps ignore',
    ],
    [
      'spray at the Application Load Balancer, the load balancer of pool0, and 2 more',
      'proxyErrors at the load balancer of pool0, the load balancer of pool1, and 1 more',
      'serverErrors at the load balancer of pool0, the load balancer of pool1, and 1 more',
      'connectionErrors at the load balancer of pool0, the load balancer of pool1, and 1 more',
      'certificateExpiry at the load balancer of pool0, the load balancer of pool1, and 1 more',
    ],
  ],
  [
    'more load balancers than may have alarms',
    'account',
    283,
    [
      'noHealthyServer-applicationLoadBalancer: MAX AWS/ApplicationELB HealthyHostCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup ASC < 1, 5 of 5 in 60 s, gaps notBreaching',
      'noHealthyServer-account-networkLoadBalancer: MAX AWS/NetworkELB HealthyHostCount (LoadBalancer,TargetGroup) of all by LoadBalancer,TargetGroup ASC < 1, 5 of 5 in 60 s, gaps notBreaching',
      'fewerServers-applicationLoadBalancer: MIN AWS/ApplicationELB UnHealthyHostCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 1, 10 of 10 in 60 s, gaps notBreaching',
      'fewerServers-account-networkLoadBalancer: MIN AWS/NetworkELB UnHealthyHostCount (LoadBalancer,TargetGroup) of all by LoadBalancer,TargetGroup DESC >= 1, 10 of 10 in 60 s, gaps notBreaching',
      'serverErrors-applicationLoadBalancer: SUM AWS/ApplicationELB HTTPCode_Target_5XX_Count (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'connectionErrors-applicationLoadBalancer: SUM AWS/ApplicationELB TargetConnectionErrorCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'tlsErrors-applicationLoadBalancer: SUM AWS/ApplicationELB TargetTLSNegotiationErrorCount (LoadBalancer,TargetGroup) of applicationLoadBalancer by TargetGroup DESC >= 10, 2 of 3 in 300 s, gaps notBreaching',
      'proxyErrors-applicationLoadBalancer-all: Sum AWS/ApplicationELB HTTPCode_ELB_5XX_Count of loadBalancer applicationLoadBalancer >= 20, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-applicationLoadBalancer-all: Sum AWS/ApplicationELB RejectedConnectionCount of loadBalancer applicationLoadBalancer >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'rejectedConnections-account-networkLoadBalancer: SUM AWS/NetworkELB RejectedFlowCount (LoadBalancer) of all by LoadBalancer DESC >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'portAllocationErrors-account-networkLoadBalancer: SUM AWS/NetworkELB PortAllocationErrorCount (LoadBalancer) of all by LoadBalancer DESC >= 1, 2 of 3 in 300 s, gaps notBreaching',
      'certificateExpiry-all: Minimum AWS/CertificateManager DaysToExpiry of certificate contoso.com-aaf3e456 < 30, 1 of 1 in 86400 s, gaps ignore',
    ],
    [
      'spray at the Application Load Balancer, the load balancer of pool0, and 44 more',
      'proxyErrors at the load balancer of pool0, the load balancer of pool1, and 43 more',
      'serverErrors at the load balancer of pool0, the load balancer of pool1, and 43 more',
      'connectionErrors at the load balancer of pool0, the load balancer of pool1, and 43 more',
      'certificateExpiry at the load balancer of pool0, the load balancer of pool1, and 43 more',
      'serverResets at so many load balancers',
      'balancerResets at so many load balancers',
    ],
  ],
])('the alarms of %s', (what, sharing, unshared, lines, uncounted) => {
  const { alarms } = planPublishing(DEPLOYMENTS[what] ?? declared({}));
  expect(alarms).toMatchObject({ sharing, unshared, email: ALARMS.email });
  expect(alarms === undefined ? [] : alarmLines(alarms)).toEqual(lines);
  expect(alarms === undefined ? [] : uncountedLines(alarms)).toEqual(uncounted);
});

test.each<readonly [keyof typeof DEPLOYMENTS, string, string]>([
  [
    'two front ends, and a farm',
    'noHealthyServer-Lync/Pools/pool01/HttpsTargets',
    'The pool pool01 behind the Application Load Balancer has had no healthy server for five minutes: nobody gets an answer there. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (No healthy server: noHealthyServer)',
  ],
  [
    'two front ends, and a farm',
    'fewerServers-Lync/Pools/pool01/HttpsTargets',
    'The pool pool01 behind the Application Load Balancer has lacked a healthy server or more for ten minutes: the others carry it. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (Fewer servers than all: fewerServers)',
  ],
  [
    'two front ends, and a farm',
    'serverErrors-Lync/Pools/pool01/HttpsTargets',
    'The servers of the pool pool01 behind the Application Load Balancer gave 20 answers or more of 5xx in five minutes, in two of the last three such periods. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Errors of the servers (5xx): serverErrors)',
  ],
  [
    'two front ends, and a farm',
    'connectionErrors-Lync/Pools/pool01/HttpsTargets',
    'To the servers of the pool pool01 behind the Application Load Balancer 10 connections or more failed in five minutes, in two of the last three such periods: nothing listens there, or a route or firewall is in the way. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Failed connections to servers: connectionErrors)',
  ],
  [
    'two front ends, and a farm',
    'tlsErrors-Lync/Pools/pool01/HttpsTargets',
    'With the servers of the pool pool01 behind the Application Load Balancer 10 TLS handshakes or more failed in five minutes, in two of the last three such periods: a changed certificate or a TLS setting of Windows does that. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Failed TLS with servers: tlsErrors)',
  ],
  [
    'two front ends, and a farm',
    'proxyErrors-applicationLoadBalancer',
    'The Application Load Balancer itself gave 20 answers or more of 5xx in five minutes, in two of the last three such periods: no server answered in time or at all. Its access log tells of which pool. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Errors of the proxy (5xx): proxyErrors)',
  ],
  [
    'two front ends, and a farm',
    'rejectedConnections-applicationLoadBalancer',
    'The Application Load Balancer refused a connection or more in five minutes, in two of the last three such periods: it is at its maximum. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Rejected connections: rejectedConnections)',
  ],
  [
    'two front ends, and a farm',
    'rejectedConnections-networkLoadBalancer Lync/Pools/pool02',
    'The load balancer of pool02 refused a connection or more in five minutes, in two of the last three such periods: it is at its maximum. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Rejected connections: rejectedConnections)',
  ],
  [
    'two front ends, and a farm',
    'portAllocationErrors-networkLoadBalancer Lync/Pools/pool02',
    'The load balancer of pool02 dropped a connection or more in five minutes, in two of the last three such periods, for no port was free towards a server: more servers or zones help. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (No port towards servers: portAllocationErrors)',
  ],
  [
    'two front ends, and a farm',
    'serverResets-networkLoadBalancer Lync/Pools/pool02',
    'Servers behind the load balancer of pool02 reset 50 or more for a hundred new connections for fifteen minutes: IIS is stopped, or somebody in between refuses. A gap, and fewer than 100 new connections, count as none: of a night or an idle load balancer no share tells anything. (Resets by servers: serverResets)',
  ],
  [
    'two front ends, and a farm',
    'balancerResets-networkLoadBalancer Lync/Pools/pool02',
    'The load balancer of pool02 itself reset 300 or more for a hundred new connections for fifteen minutes. Up to a hundred are normal: each idle connection it forgot is reset when its client comes back. A gap, and fewer than 100 new connections, count as none: of a night or an idle load balancer no share tells anything. (Resets by the load balancer: balancerResets)',
  ],
  [
    'two front ends, and a farm',
    'certificateExpiry-contoso.com-b811292b',
    'In fewer than 30 days the certificate of webext.contoso.com and office.contoso.com expires: ACM has not renewed it, for which the validation record of each of its names must be there, or it was imported and is to be imported anew. A gap leaves the state as it is: the number is reported twice a day, not yet for a new certificate, and no more for an expired one. (Certificate expires: certificateExpiry)',
  ],
  [
    'a HAProxy',
    'noTask-healthy',
    'HAProxy has had no task that answers the load balancer for five minutes: nobody gets an answer. A gap counts as healthy here: another alarm of this name tells when no task runs. (No task of HAProxy: noTask)',
  ],
  [
    'a HAProxy',
    'restartingTasks',
    'HAProxy had fewer tasks than its minimum of 2 in 5 of the last thirty minutes: they end and are started again, or do not start. The events of the service tell why. A gap counts as enough tasks: no task at all is another alarm. (Tasks of HAProxy restart: restartingTasks)',
  ],
  [
    'a HAProxy',
    'noTask-running',
    'HAProxy has had no task that runs for five minutes: nobody gets an answer. Nothing is reported while no task runs, so that a gap is told as well, as INSUFFICIENT_DATA; before the first value nothing is told. (No task of HAProxy: noTask)',
  ],
  [
    'a HAProxy',
    'spray-RefusedSprays',
    'HAProxy refused 100 requests or more to sign-in paths in five minutes, of addresses that asked too often: somebody tries passwords, or an office is missing among the corporate networks. Attempts from very many addresses stay below its limit and are not counted. The log tells which pool and client it is. A gap counts as none: lines are counted when there are some. (Spray on sign-in paths: spray)',
  ],
  [
    'a HAProxy',
    'serverErrors-ServerErrors',
    'Servers behind HAProxy gave 20 answers or more of 5xx in five minutes, in two of the last three such periods. The log tells which pool and client it is. A gap counts as none: lines are counted when there are some. (Errors of the servers (5xx): serverErrors)',
  ],
  [
    'a HAProxy',
    'noHealthyServer-PoolsWithoutServer',
    'HAProxy took the last server of a pool out: nobody gets an answer there. The log tells which pool and client it is. A gap counts as none: lines are counted when there are some. (No healthy server: noHealthyServer)',
  ],
  [
    'numbers and ids of somebody',
    'noHealthyServer-Lync/Pools/pool01/HttpsTargets',
    'The pool pool01 behind the Application Load Balancer has had fewer than 2 healthy servers for five minutes: nobody gets an answer there, or what is left carries it all. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (No healthy server: noHealthyServer)',
  ],
  [
    'numbers and ids of somebody',
    'fewerServers-Lync/Pools/pool01/HttpsTargets',
    'The pool pool01 behind the Application Load Balancer has lacked 2 healthy servers or more for ten minutes: the others carry it. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (Fewer servers than all: fewerServers)',
  ],
  [
    'numbers and ids of somebody',
    'serverErrors-Lync/Pools/pool01/HttpsTargets',
    'The servers of the pool pool01 behind the Application Load Balancer gave 7 answers or more of 5xx in five minutes, in two of the last three such periods. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Errors of the servers (5xx): serverErrors)',
  ],
  [
    'more of every task than there are',
    'noTask-healthy',
    'HAProxy has had fewer than 3 tasks that answer the load balancer for five minutes: nobody gets an answer, or what is left carries it all. A gap counts as healthy here: another alarm of this name tells when no task runs. (No task of HAProxy: noTask)',
  ],
  [
    'more of every task than there are',
    'noTask-running',
    'HAProxy has had fewer than 3 tasks that run for five minutes: nobody gets an answer, or what is left carries it all. Nothing is reported while no task runs, so that a gap is told as well, as INSUFFICIENT_DATA; before the first value nothing is told. (No task of HAProxy: noTask)',
  ],
  [
    'pools that share, and some alone',
    'noHealthyServer-applicationLoadBalancer',
    'A pool behind the Application Load Balancer has had no healthy server for five minutes: nobody gets an answer there. The mail names the target group, whose tags name the pool. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (No healthy server: noHealthyServer)',
  ],
  [
    'pools that share, and some alone',
    'noHealthyServer-networkLoadBalancer-all',
    'One of the pool pool20 and the pool pool21 has had no healthy server for five minutes: nobody gets an answer there. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (No healthy server: noHealthyServer)',
  ],
  [
    'pools that share, and some alone',
    'fewerServers-applicationLoadBalancer',
    'A pool behind the Application Load Balancer has lacked a healthy server or more for ten minutes: the others carry it. The mail names the target group, whose tags name the pool. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (Fewer servers than all: fewerServers)',
  ],
  [
    'pools that share, and some alone',
    'fewerServers-networkLoadBalancer-all',
    'One of the pool pool20 and the pool pool21 has lacked a healthy server or more for ten minutes: the others carry it. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (Fewer servers than all: fewerServers)',
  ],
  [
    'pools that share, and some alone',
    'serverErrors-applicationLoadBalancer',
    'The servers of a pool behind the Application Load Balancer gave 20 answers or more of 5xx in five minutes, in two of the last three such periods. The mail names the target group, whose tags name the pool. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Errors of the servers (5xx): serverErrors)',
  ],
  [
    'pools that share, and some alone',
    'rejectedConnections-applicationLoadBalancer-all',
    'The Application Load Balancer refused a connection or more in five minutes, in two of the last three such periods: it is at its maximum. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Rejected connections: rejectedConnections)',
  ],
  [
    'pools that share, and some alone',
    'rejectedConnections-networkLoadBalancer-all',
    'One of the load balancer of pool20 and the load balancer of pool21 refused a connection or more in five minutes, in two of the last three such periods: it is at its maximum. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Rejected connections: rejectedConnections)',
  ],
  [
    'pools that share, and some alone',
    'certificateExpiry-all',
    'In fewer than 30 days one of the certificates of webext1.contoso.com, webext4.contoso.com, webext0.contoso.com, webext3.contoso.com and webext6.contoso.com expires: ACM has not renewed it, for which the validation record of each of its names must be there, or it was imported and is to be imported anew. A gap leaves the state as it is: the number is reported twice a day, not yet for a new certificate, and no more for an expired one. (Certificate expires: certificateExpiry)',
  ],
  [
    'more load balancers than may have alarms',
    'noHealthyServer-account-networkLoadBalancer',
    'A pool behind one of all load balancers of this account and Region has had no healthy server for five minutes: nobody gets an answer there. The mail names the target group, whose tags name the pool. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (No healthy server: noHealthyServer)',
  ],
  [
    'more load balancers than may have alarms',
    'fewerServers-account-networkLoadBalancer',
    'A pool behind one of all load balancers of this account and Region has lacked a healthy server or more for ten minutes: the others carry it. The mail names the target group, whose tags name the pool. A gap counts as healthy: nothing is reported of a pool without registered servers, before the first health check, or while nobody asks. (Fewer servers than all: fewerServers)',
  ],
  [
    'more load balancers than may have alarms',
    'rejectedConnections-account-networkLoadBalancer',
    'One of all load balancers of this account and Region refused a connection or more in five minutes, in two of the last three such periods: it is at its maximum. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (Rejected connections: rejectedConnections)',
  ],
  [
    'more load balancers than may have alarms',
    'portAllocationErrors-account-networkLoadBalancer',
    'One of all load balancers of this account and Region dropped a connection or more in five minutes, in two of the last three such periods, for no port was free towards a server: more servers or zones help. A gap counts as none: nothing is reported at night or while nobody asks, and zero is not reported either. (No port towards servers: portAllocationErrors)',
  ],
])('of %s, what %s says', (what, alarm, says) => {
  const found = planPublishing(DEPLOYMENTS[what] ?? declared({})).alarms?.alarms.find(({ id }) => id === alarm);
  expect(found?.description).toBe(says);
});
