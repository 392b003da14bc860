import type { AlarmsDeclaration, ProxyDeclaration } from '../../declaring/declarations';
import { groupedBy } from '../../declaring/grouped-by';
import { isToken } from '../../declaring/tokens';
import { MOST_ALARMS, type AlarmId } from '../../facts/alarms';
import type { FrontEndPlan } from '../publishing-plan';
import type { AlarmPlan, AlarmSeries, AlarmSharing, AlarmsPlan, Uncounted } from './alarm-plan';
import { watchedPlan, type WatchedPlan } from './alarm-subjects';
import { balancerText } from './alarm-words';
import { balancerAlarms } from './balancer-alarms';
import { certificateAlarms } from './certificate-alarms';
import { logMetrics, taskAlarms } from './fleet-alarms';
import { metricsOfCertificate } from './planned-metrics';
import { poolAlarms } from './pool-alarms';
import type { Watchable } from './watchable';

/** Everything people are told about a plan; undefined where nobody wants to be. */
export function plannedAlarms(plan: Watchable, proxy: ProxyDeclaration): AlarmsPlan | undefined {
  const { alarms: said } = proxy;
  if (said === undefined) return undefined;
  const watched = watchedPlan(plan, proxy, said);
  const unshared = alarmsShared(watched, 'each');
  const { sharing, alarms } = fewEnough(watched, unshared);
  const wanted = new Set(alarms.map(({ alarm }) => alarm));
  return {
    email: said.topic === undefined ? told(said.email ?? []) : undefined,
    sharing,
    unshared: unshared.length,
    alarms,
    logMetrics: logMetrics(watched)
      .filter(({ alarm }) => wanted.has(alarm))
      .map(({ metric }) => metric),
    uncounted: [...uncounted(watched, unshared), ...(sharing === 'account' ? lostBySharing(unshared, alarms) : [])],
  };
}

/** Each once, as it was written first: mail servers read addresses in any letter case. */
function told(email: readonly string[]): readonly string[] {
  const byAddress = groupedBy(email, (address) => (isToken(address) ? address : address.toLowerCase()));
  return [...byAddress.values()].flatMap(([first]) => first ?? []);
}

/** The first way of sharing that keeps to the number, else the last. */
function fewEnough(watched: WatchedPlan, unshared: readonly AlarmPlan[]): Pick<AlarmsPlan, 'sharing' | 'alarms'> {
  if (unshared.length <= MOST_ALARMS) return { sharing: 'each', alarms: unshared };
  const grouped = alarmsShared(watched, 'grouped');
  if (grouped.length <= MOST_ALARMS) return { sharing: 'grouped', alarms: grouped };
  return { sharing: 'account', alarms: alarmsShared(watched, 'account') };
}

function alarmsShared(watched: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  return [
    ...poolAlarms(watched, sharing),
    ...balancerAlarms(watched, sharing),
    ...taskAlarms(watched),
    ...certificateAlarms(watched, sharing),
  ].filter(({ alarm }) => isWanted(alarm, watched.said));
}

function isWanted(alarm: AlarmId, { except }: AlarmsDeclaration): boolean {
  return !except.includes(alarm);
}

/** What people would like to know of every front end. */
const OF_EVERY_FRONT_END: readonly AlarmId[] = [
  'noHealthyServer',
  'fewerServers',
  'proxyErrors',
  'serverErrors',
  'connectionErrors',
  'spray',
  'certificateExpiry',
];

function uncounted(watched: WatchedPlan, unshared: readonly AlarmPlan[]): readonly Uncounted[] {
  const counted = new Set(unshared.map(({ alarm, series }) => `${alarm} ${frontEndOf(series) ?? ''}`));
  const isCounted = (alarm: AlarmId, frontEnd: FrontEndPlan) =>
    counted.has(`${alarm} ${frontEnd.key}`) ||
    (alarm === 'certificateExpiry' && hasCertificateMetrics(frontEnd, watched)) ||
    (alarm === 'fewerServers' && haveOneServer(frontEnd, watched));
  return watched.plan.frontEnds.flatMap((frontEnd) =>
    OF_EVERY_FRONT_END.filter((alarm) => isWanted(alarm, watched.said) && !isCounted(alarm, frontEnd)).map((alarm) => ({
      alarm,
      at: balancerText(frontEnd),
    })),
  );
}

/** A query knows no shares. */
function lostBySharing(unshared: readonly AlarmPlan[], alarms: readonly AlarmPlan[]): readonly Uncounted[] {
  const kept = new Set(alarms.map(({ alarm }) => alarm));
  const lost = new Set(unshared.map(({ alarm }) => alarm));
  return [...lost].filter((alarm) => !kept.has(alarm)).map((alarm) => ({ alarm, at: 'so many load balancers' }));
}

/** Of such pools there is nothing to tell. Of larger ones there is, unless somebody wrote a number that they do not have. */
function haveOneServer(frontEnd: FrontEndPlan, { pools }: WatchedPlan): boolean {
  const own = pools.filter((pool) => pool.frontEnd === frontEnd);
  return own.length > 0 && own.every(({ group }) => group.targets.length <= 1);
}

function hasCertificateMetrics({ certificates }: FrontEndPlan, { plan }: WatchedPlan): boolean {
  const own = plan.certificates.filter(({ key }) => certificates.includes(key));
  return own.length > 0 && own.every((certificate) => metricsOfCertificate(certificate).length > 0);
}

function frontEndOf(series: AlarmSeries): string | undefined {
  switch (series.kind) {
    case 'metric':
      return 'frontEnd' in series.measure.of ? series.measure.of.frontEnd : undefined;
    case 'math': {
      const [first] = series.measures;
      return first !== undefined && 'frontEnd' in first.measure.of ? first.measure.of.frontEnd : undefined;
    }
    case 'query':
      return series.frontEnd;
    case 'log':
      return series.metric.frontEnd;
  }
}
