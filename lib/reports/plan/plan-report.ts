import type { QuotaRow } from '../../routing/quotas';
import { QUOTAS } from '../../planning/quotas';
import type { TemplatePlan } from '../../routing/overview/template-plan';
import { plain, type Paint } from '../colour';
import { filteredPlan } from './filtered-plan';
import { acknowledgedOf, isOpen, type PlanContents } from './plan-contents';
import { alarmTexts } from './plan-alarms';
import { capacityText, capacityUnitText, costLines, pricesText, together, type CostLine } from './plan-cost';
import { cutOverLines } from './plan-cut-over';
import { dashboardCostText, dashboardTexts } from './plan-dashboards';
import { acknowledgedLines, findingLines } from './plan-findings';
import { logTexts } from './plan-logs';
import { nameLines } from './plan-report-names';
import { certificatesInHaproxyText, certificatesOfServersText, counted, dollars, maintenanceLines, titleOf } from './plan-words';
import { printable, wrapped } from '../wrapped-text';

export interface ReportOptions {
  readonly filter?: string | undefined;
  readonly paint?: Paint;
}

/** Everything a person wants to know of a plan, at 80 columns. */
export function planReport(contents: PlanContents, { filter, paint = plain }: ReportOptions = {}): string {
  const { quotas, findings, capacity } = contents;
  const filtered = filteredPlan(contents.plan, filter);
  const { plan } = filtered;
  const heading = (text: string) => paint(['bold', 'underline'], text);
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [heading(title), ...lines, '']);
  const lines = [
    ...wrapped(printable(titleOf(plan))).map(heading),
    '',
    ...nameLines(filtered, filter, paint),
    ...section('Certificates', certificateLines(plan)),
    ...section(
      'Logs',
      plan.loadBalancers.flatMap((each) => logTexts(each).flatMap((text) => wrapped(printable(text), '  ', '    '))),
    ),
    ...section('Quotas', quotaLines(quotas, plan)),
    ...section(
      'Alarms',
      alarmTexts(plan).flatMap((text) => wrapped(printable(text), '  ', '    ')),
    ),
    ...section('Monthly cost, estimated', plan.cost.items.length === 0 ? [] : costSection(plan, capacity)),
    ...section(
      'Dashboard',
      dashboardTexts(plan).flatMap((text) => wrapped(printable(text), '  ')),
    ),
    ...section('Findings', findingLines(findings.filter(isOpen), paint)),
    ...section('Acknowledged', acknowledgedLines(acknowledgedOf(contents), paint)),
    ...cutOverLines(plan, contents.outputs, filter !== undefined),
    ...(plan.targetGroups.some(({ pools }) => pools.length > 0) ? maintenanceLines('runbook') : []),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Numbered as the names refer to them. */
function certificateLines(plan: TemplatePlan): readonly string[] {
  const elsewhere = [certificatesInHaproxyText(plan), certificatesOfServersText(plan)].filter((text) => text !== undefined);
  const attached = plan.certificates.flatMap(({ key, names, isDefault }, index) => {
    const [subject, ...others] = names ?? [];
    const what =
      subject === undefined
        ? `${key}, names unknown`
        : `${subject}${others.length === 0 ? '' : ` and ${counted(others.length, 'more name')}`}`;
    return wrapped(printable(`${what}${isDefault ? ', for clients without SNI' : ''}`), `${String(index + 1).padStart(4)}  `, '      ');
  });
  return [...attached, ...elsewhere.flatMap((text) => wrapped(printable(text), '   -  ', '      '))];
}

/** From this share on a quota deserves a look. */
const NEARLY_FULL = 0.8;

function quotaLines(quotas: readonly QuotaRow[], { loadBalancers }: TemplatePlan): readonly string[] {
  const several = loadBalancers.length > 1;
  return quotas.flatMap(({ loadBalancer, name, used, limit }) => {
    const remark = used > limit ? ', too many' : used >= limit * NEARLY_FULL ? ', nearly full' : '';
    return wrapped(printable(`${QUOTAS[name].label}: ${used} of ${limit}${remark}${several ? ` (${loadBalancer})` : ''}`), '  ', '    ');
  });
}

function costSection(plan: TemplatePlan, capacity: PlanContents['capacity']): readonly string[] {
  const { cost } = plan;
  const paid = costLines(cost, capacity, 'x');
  const line = ({ what, monthly }: CostLine) => `  ${what.padEnd(48)}${dollars(monthly).padStart(12)}`;
  const remarks = [
    pricesText(cost),
    ...dashboardCostText(plan),
    ...capacityUnitText(cost, capacity),
    ...(capacity === undefined ? [] : [capacityText(capacity)]),
  ];
  return [...paid.map(line), line({ what: 'together', monthly: together(paid) }), ...remarks.flatMap((text) => wrapped(text, '  '))];
}
