import { entryOf, isAboutDeclarations } from '../../findings/catalogue';
import { inOrder } from '../../findings/finding';
import type { Finding } from '../../findings/noticed';
import type { AcknowledgedFinding } from '../../planning/deployment-notes';
import { withAcknowledgements } from '../../routing/acknowledged-findings';
import { agedImages } from '../../auditing/aged-images';
import { unsaid } from '../../auditing/audit-of';
import { auditTemplate } from '../../auditing/audit-template';
import type { JudgedFinding } from '../../routing/judged-finding';
import { capacityEstimate, type CapacityEstimate } from '../../routing/overview/capacity-estimate';
import { templatePlan, type TemplatePlan } from '../../routing/overview/template-plan';
import { quotasOf, type QuotaRow } from '../../routing/quotas';
import type { TemplateRouting } from '../../routing/template-routing';
import { stackOutputs } from '../../templates/stack-outputs';
import type { Annotation } from '../../templates/read-stacks';

/** Everything `plan` shows, whatever the form. */
export interface PlanContents {
  readonly plan: TemplatePlan;
  readonly quotas: readonly QuotaRow[];
  readonly findings: readonly JudgedFinding[];
  /** undefined: nobody asked. */
  readonly capacity: CapacityEstimate | undefined;
  /** Names of the outputs of the stacks. */
  readonly outputs: readonly string[];
}

/** What `plan` shows of stacks, with the annotations their assembly keeps. */
export function planContents(
  routing: TemplateRouting,
  annotations: readonly Annotation[],
  /** Connected clients to estimate for. */
  clients: number | undefined,
  /** Milliseconds since 1970; undefined: nothing is said of the age of anything. */
  today?: number,
): PlanContents {
  const plan = templatePlan(routing);
  const aged = today === undefined ? [] : agedImages(routing.resources, today);
  return {
    plan,
    quotas: quotasOf(routing),
    findings: planFindings(annotations, [...auditTemplate(routing), ...aged], plan.acknowledged),
    capacity: clients === undefined ? undefined : capacityEstimate(plan, clients),
    outputs: stackOutputs(routing.stacks),
  };
}

/** Findings of the constructors, which the assembly keeps, and those about the template, each once. */
export function planFindings(
  annotations: readonly Annotation[],
  audit: readonly Finding[],
  acknowledgements: readonly AcknowledgedFinding[],
): readonly JudgedFinding[] {
  const said = annotations.map(annotated);
  // Of what was acknowledged for a declaration the template has the place alone, not the words.
  const silenced = acknowledgements.filter(({ id, where }) => isAboutDeclarations(id) && where !== null).map(({ id }) => id);
  const all = new Map(
    [...said, ...unsaid(audit, said).filter(({ id, severity }) => severity === 'error' || !silenced.includes(id))].map((each) => [
      `${each.id} ${each.where ?? ''} ${each.message}`,
      each,
    ]),
  );
  return withAcknowledgements(inOrder([...all.values()]), acknowledgements);
}

/** CDK ends its messages in the id to acknowledge them by. */
function annotated({ level, where, message, values }: Annotation): Finding {
  const [, text = message, id = level] = /^([\s\S]*?)\s*\[ack: (\S+)\]$/.exec(message) ?? [];
  const found = { id: id === level ? `aws-cdk:${level}` : id, severity: level, message: text, where };
  const said = values?.get(id);
  return said === undefined ? found : { ...found, values: said };
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
    ...others.map(({ id, where, reason }) => ({
      id,
      severity: entryOf(id)?.severity,
      where: where ?? undefined,
      message: undefined,
      reason,
    })),
  ];
}
