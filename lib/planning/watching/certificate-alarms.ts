import { ALARM_PERIODS } from '../../facts/alarms';
import { listedFirst } from '../../findings/wording';
import type { CertificatePlan } from '../publishing-plan';
import type { AlarmPlan, AlarmSharing, Measure } from './alarm-plan';
import { alarmOf, below, GAPS, mathOf } from './alarm-rules';
import { sharesOf, thresholdOf, type Share, type WatchedPlan } from './alarm-subjects';
import { metricsOfCertificate } from './planned-metrics';

interface WatchedCertificate {
  readonly certificate: CertificatePlan;
  readonly measure: Measure;
}

/** Of the days that certificates of ACM have left. They are too few to be asked for by a query, which sees three hours. */
export function certificateAlarms({ plan, said }: WatchedPlan, sharing: AlarmSharing): readonly AlarmPlan[] {
  const days = thresholdOf('certificateExpiry', said);
  const certificates = plan.certificates.flatMap((certificate) =>
    metricsOfCertificate(certificate).map(({ namespace, fact, of }) => ({
      certificate,
      measure: { namespace, metric: fact.name, statistic: fact.statistic, of },
    })),
  );
  const shares = sharing === 'each' ? certificates.map(alone) : sharesOf(certificates, ({ certificate }) => certificate.key);
  return shares.map((share) => alarmFor(share, days));
}

function alone(watched: WatchedCertificate): Share<WatchedCertificate> {
  return { id: watched.certificate.key, members: [watched] };
}

function alarmFor({ id, members }: Share<WatchedCertificate>, days: number): AlarmPlan {
  const about =
    members.length === 1
      ? `the certificate of ${listedFirst(members.flatMap(({ certificate }) => certificate.names))}`
      : `one of the certificates of ${listedFirst(members.flatMap(({ certificate }) => certificate.names[0] ?? []))}`;
  const [first] = members;
  if (first === undefined) throw new Error('no certificate shares an alarm');
  const series =
    members.length === 1
      ? ({ kind: 'metric', measure: first.measure } as const)
      : // One that has expired is reported no more: its last number stands for it.
        mathOf(
          'MIN',
          members.map(({ measure }) => ({ measure, term: (name) => `FILL(${name}, REPEAT)` })),
        );
  const says = `In fewer than ${days} days ${about} expires: ACM has not renewed it, for which the validation record of each of its names must be there, or it was imported and is to be imported anew.`;
  const when = { ...below(days, series), periodSeconds: ALARM_PERIODS.day, evaluationPeriods: 1, datapointsToAlarm: 1 };
  return {
    ...alarmOf({ id: `certificateExpiry-${id}`, alarm: 'certificateExpiry', about }, [says, GAPS.certificate], when),
    missingData: 'ignore',
  };
}
