import type { TemplatePlan } from '../../lib/routing/plan/template-plan';
import { plain, type Paint, type Style } from '../colour';
import type { PlanContents, PlanFinding, QuotaUse } from './plan-contents';
import { capacityText, capacityUnitText, pricesText } from './plan-cost';
import { cutOverLines } from './plan-cut-over';
import { nameLines } from './plan-report-names';
import { counted, dollars, isAbout } from './plan-words';
import { printable, wrapped } from '../wrapped-text';

export interface ReportOptions {
  readonly filter?: string | undefined;
  readonly paint?: Paint;
}

/** Everything a person wants to know of a plan, at 80 columns. */
export function planReport(contents: PlanContents, { filter, paint = plain }: ReportOptions = {}): string {
  const { plan, quotas, findings, capacity } = contents;
  const heading = (text: string) => paint(['bold', 'underline'], text);
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [heading(title), ...lines, '']);
  const cost = [
    ...costLines(plan),
    ...wrapped(pricesText(plan.cost), '  '),
    ...wrapped(capacityUnitText(plan.cost), '  '),
    ...(capacity === undefined ? [] : wrapped(capacityText(capacity), '  ')),
  ];
  const lines = [
    ...wrapped(printable(`What answers each public name of ${plan.stacks.join(', ')}`)).map(heading),
    '',
    ...nameLines(plan, filter, paint),
    ...section('Certificates', certificateLines(plan, filter)),
    ...section('Quotas', quotaLines(quotas, plan)),
    ...section('Monthly cost, estimated', cost),
    ...section('Findings', findingLines(findings, paint)),
    ...cutOverLines(plan.recordsToCreate),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Numbered as the names refer to them. */
function certificateLines(plan: TemplatePlan, filter: string | undefined): readonly string[] {
  const used = new Set(
    plan.names.filter((name) => filter === undefined || isAbout(name, filter)).map(({ certificate }) => certificate.key),
  );
  return plan.certificates.flatMap((certificate, index) => {
    if (filter !== undefined && !used.has(certificate.key)) return [];
    const { key, names, isDefault } = certificate;
    const [subject, ...others] = names ?? [];
    const what =
      subject === undefined
        ? `${key}, names unknown`
        : `${subject}${others.length === 0 ? '' : ` and ${counted(others.length, 'more name')}`}`;
    return wrapped(printable(`${what}${isDefault ? ', for clients without SNI' : ''}`), `${String(index + 1).padStart(4)}  `, '      ');
  });
}

/** From this share on a quota deserves a look. */
const NEARLY_FULL = 0.8;

function quotaLines(quotas: readonly QuotaUse[], { loadBalancers }: TemplatePlan): readonly string[] {
  const several = loadBalancers.length > 1;
  return quotas.flatMap(({ loadBalancer, name, used, limit }) =>
    wrapped(
      printable(
        `${name} ${used} of ${limit}${used > limit ? ', too many' : used >= limit * NEARLY_FULL ? ', nearly full' : ''}${several ? ` (${loadBalancer})` : ''}`,
      ),
      '  ',
      '    ',
    ),
  );
}

function costLines({ cost: { items, fixed } }: TemplatePlan): readonly string[] {
  const line = (what: string, amount: number) => `  ${what.padEnd(48)}${dollars(amount).padStart(12)}`;
  return [...items.map(({ what, count, monthly }) => line(`${count} x ${what}`, monthly)), line('together', fixed)];
}

const SEVERITY_STYLES: Readonly<Record<PlanFinding['severity'], Style>> = { error: 'red', warning: 'yellow', note: 'blue' };

function findingLines(findings: readonly PlanFinding[], paint: Paint): readonly string[] {
  if (findings.length === 0) return ['  none'];
  return findings.flatMap(({ id, severity, message, where, acknowledged }) => [
    ...wrapped(printable(`${severity} ${id}${where === undefined ? '' : ` (${where})`}`), '', '  ').map((line) =>
      paint(acknowledged === undefined ? SEVERITY_STYLES[severity] : 'dim', line),
    ),
    ...wrapped(printable(message.replace(/\s+/g, ' ')), '  '),
    ...(acknowledged === undefined ? [] : wrapped(printable(`Acknowledged: ${acknowledged}`), '  ')),
  ]);
}
