import { CATALOGUE, type FindingName } from '../../lib/planning/findings/catalogue';
import { ID_PREFIX, inOrder, type Finding } from '../../lib/planning/findings/finding';
import type { AcknowledgedFinding } from '../../lib/planning/deployment-notes';
import type { JudgedFinding } from '../../lib/routing/judged-finding';
import type { CapacityEstimate } from '../../lib/routing/plan/capacity-estimate';
import type { TemplatePlan } from '../../lib/routing/plan/template-plan';
import type { Annotation } from '../../lib/routing/template/read-stacks';

/** Everything `plan` shows, whatever the form. */
export interface PlanContents {
  readonly plan: TemplatePlan;
  readonly quotas: readonly QuotaUse[];
  readonly findings: readonly JudgedFinding[];
  /** undefined: nobody asked. */
  readonly capacity: CapacityEstimate | undefined;
}

export interface QuotaUse {
  readonly loadBalancer: string;
  readonly name: string;
  readonly used: number;
  readonly limit: number;
}

/** Findings of the constructors, which the assembly keeps, and those about the template, each once. */
export function planFindings(
  annotations: readonly Annotation[],
  audit: readonly Finding[],
  acknowledgements: readonly AcknowledgedFinding[],
): readonly JudgedFinding[] {
  const all = new Map([...annotations.map(annotated), ...audit].map((each) => [`${each.id} ${each.where ?? ''} ${each.message}`, each]));
  return inOrder([...all.values()]).map((each) => ({ ...each, acknowledged: reasonFor(each, acknowledgements) }));
}

/** CDK ends its messages in the id to acknowledge them by. */
function annotated({ level, where, message }: Annotation): Finding {
  const [, text = message, id = level] = /^([\s\S]*?)\s*\[ack: (\S+)\]$/.exec(message) ?? [];
  return { id: id === level ? `aws-cdk:${level}` : id, severity: level, message: text, where };
}

/** Errors of a template are never silenced: it would not work. */
function reasonFor({ id, severity, where }: Finding, acknowledgements: readonly AcknowledgedFinding[]): string | undefined {
  if (severity === 'error') return undefined;
  return acknowledgements.find((each) => each.id === id && (each.where === null || each.where === where))?.reason;
}

export function isOpen({ acknowledged }: JudgedFinding): boolean {
  return acknowledged === undefined;
}

/** A risk that somebody takes, and why. */
export interface AcknowledgedRow {
  readonly id: string;
  /** undefined: a finding that only the constructors know of, and this version no longer. */
  readonly severity: Finding['severity'] | undefined;
  /** undefined: wherever it is found. */
  readonly where: string | undefined;
  /** undefined: a finding of the constructors, which say nothing of what is acknowledged. */
  readonly message: string | undefined;
  readonly reason: string;
}

/** All findings that are acknowledged: those about the template, then those of the constructors. */
export function acknowledgedOf({ findings, plan }: PlanContents): readonly AcknowledgedRow[] {
  const seen = findings.flatMap(({ acknowledged, ...rest }) => (acknowledged === undefined ? [] : [{ ...rest, reason: acknowledged }]));
  const others = plan.acknowledged.filter(
    ({ id, where }) => !seen.some((each) => each.id === id && (where === null || where === each.where)),
  );
  return [
    ...seen.map(({ id, severity, where, message, reason }) => ({ id, severity, where, message, reason })),
    ...others.map(({ id, where, reason }) => ({ id, severity: severityOf(id), where: where ?? undefined, message: undefined, reason })),
  ];
}

function severityOf(id: string): Finding['severity'] | undefined {
  const name = shortId(id);
  return Object.hasOwn(CATALOGUE, name) ? CATALOGUE[name as FindingName].severity : undefined;
}

/** The id as people say it. */
export function shortId(id: string): string {
  return id.startsWith(ID_PREFIX) ? id.slice(ID_PREFIX.length) : id;
}
