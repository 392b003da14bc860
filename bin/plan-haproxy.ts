import { haproxyOverview } from '../lib/planning/haproxy-overview';
import { paintFor } from '../lib/reports/colour';
import { haproxyPlanJson, haproxyPlanReport } from '../lib/reports/plan/haproxy-plan';
import { isFailing } from '../lib/routing/judged-finding';
import { FINE, SOMETHING_WRONG } from './exit-codes';
import { haproxyOf, type EngineChoice } from './haproxy-engine';

export interface HaproxyPlanOptions extends EngineChoice {
  readonly json?: boolean;
  readonly filter?: string;
  readonly strict?: boolean;
}

/** Prints what is behind each public name of a HAProxy. Returns the exit code. Throws as `haproxyOf` does. */
export function planOfHaproxy(options: HaproxyPlanOptions): number {
  const { configuration, path, plan } = haproxyOf(options);
  const findings = configuration.findings.map(({ id, severity, message, where, acknowledged }) => ({
    id,
    severity: severity as 'error' | 'warning' | 'note',
    message,
    where,
    acknowledged,
  }));
  const contents = { ...haproxyOverview(plan), deploymentFile: path, findings };
  process.stdout.write(
    options.json === true
      ? haproxyPlanJson(contents, options.filter)
      : haproxyPlanReport(contents, options.filter, paintFor(process.stdout, process.env)),
  );
  return findings.some((each) => isFailing(each, options.strict === true)) ? SOMETHING_WRONG : FINE;
}
