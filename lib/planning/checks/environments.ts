import type { ProxyDeclaration } from '../../declaring/declarations';
import { foreignCertificate, scatteredCertificates } from '../../declaring/foreign-certificates';
import { logPrefixProblems } from '../../declaring/log-prefix';
import { RETENTION_DAYS } from '../../facts/load-balancer-logs';
import { finding, type Finding } from '../../findings/finding';
import { ofCertificate, ofProxy } from '../places';
import type { CheckInput } from './check-input';

/** What is in another Region, account or partition than the load balancers, or of another kind than they take. */
export function environmentFindings(input: CheckInput): readonly Finding[] {
  return [...certificates(input), ...logBucket(input), ...logRetention(input.proxy)];
}

/** Those that are attached to nothing AWS never sees. */
function certificates({ proxy: { importedCertificates, environment: here }, plan }: CheckInput): readonly Finding[] {
  const attached = new Set(plan.certificates.map(({ key }) => key));
  const placed = importedCertificates.flatMap((each) =>
    each.environment !== undefined && attached.has(each.key) ? [{ each, environment: each.environment }] : [],
  );
  const scattered = scatteredCertificates(
    placed.map(({ environment }) => environment),
    here,
  );
  return [
    ...placed.flatMap(({ each, environment }) => {
      const foreign = foreignCertificate(environment, here);
      return foreign === undefined ? [] : [finding('certificate-from-elsewhere', ofCertificate(each, 'arn'), foreign)];
    }),
    ...scattered.map(({ key, all }) => {
      // Those of the last Region of the alphabet are as wrong as any, whatever the order of the certificates.
      const last = placed.find(({ environment }) => environment[key] === all.at(-1));
      const place = last === undefined ? ofProxy('importedCertificates') : ofCertificate(last.each, 'arn');
      return finding('certificate-from-elsewhere', place, { kind: 'scattered', key, all });
    }),
  ];
}

function logBucket({ proxy: { accessLogs, environment: here }, plan }: CheckInput): readonly Finding[] {
  const writing = plan.frontEnds.filter(({ logs }) => logs.length > 0);
  if (accessLogs?.bucket === undefined || writing.length === 0) return [];
  const { bucket, region, isKmsEncrypted, prefix } = accessLogs;
  const place = ofProxy('accessLogs', 'bucket');
  const isRefused = isKmsEncrypted && writing.some(({ abilities }) => abilities.logs?.takesKmsKeys === false);
  return [
    ...(region === undefined || here.region === undefined || region === here.region
      ? []
      : [finding('log-bucket-refused', place, { kind: 'another Region', bucket, there: region, here: here.region })]),
    ...(isRefused ? [finding('log-bucket-refused', place, { kind: 'KMS', bucket })] : []),
    ...(prefix === undefined ? [] : logPrefixProblems(prefix).map((kind) => finding('log-bucket-refused', place, { kind, prefix }))),
  ];
}

/** Whether or not a log is written: what is said of it is wrong either way. */
function logRetention({ accessLogs }: ProxyDeclaration): readonly Finding[] {
  const { bucket, retentionDays: days } = accessLogs ?? {};
  if (days === undefined) return [];
  const place = ofProxy('accessLogs', 'retentionDays');
  const isLawful = Number.isInteger(days) && days >= RETENTION_DAYS.least && days <= RETENTION_DAYS.most;
  return [
    ...(bucket === undefined ? [] : [finding('log-retention-elsewhere', place, { days, bucket })]),
    ...(isLawful ? [] : [finding('log-retention-out-of-range', place, { days })]),
  ];
}
