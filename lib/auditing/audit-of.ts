import type { Finding } from '../findings/finding';
import { withAcknowledgements } from '../routing/acknowledged-findings';
import type { MadeByPlan } from '../routing/lync-parts';
import type { TemplateRouting } from '../routing/template-routing';
import { auditTemplate } from './audit-template';

/** A proxy of a template, as its constructor knows it. */
export interface AuditedProxy extends MadeByPlan {
  /** What the constructor said already, and what it would have said if nobody had acknowledged it. */
  readonly said: readonly Pick<Finding, 'id' | 'values'>[];
}

/**
 * The audit of a template with proxies, without what each of them said before of what it made, and without what somebody
 * acknowledged in the template's notes.
 */
export function auditOf(routing: TemplateRouting, proxies: readonly AuditedProxy[]): readonly Finding[] {
  const made = {
    keys: new Set(proxies.flatMap(({ keys }) => [...keys])),
    names: new Set(proxies.flatMap(({ names }) => [...names])),
    zones: new Map(proxies.flatMap(({ zones = new Map<string, string>() }) => [...zones])),
  };
  const found = auditTemplate(routing, made);
  const places = proxies.map(({ said, keys }) => ({ said, ids: new Set([...keys].flatMap((key) => [key, logicalIdOf(key)])) }));
  const open = found.filter((each) => {
    const owners = places.filter(({ ids }) => ids.has(each.where ?? ''));
    return owners.length === 0 || owners.some(({ said }) => unsaid([each], said).length > 0);
  });
  return withAcknowledgements(open, routing.notes.acknowledged).filter(({ acknowledged }) => acknowledged === undefined);
}

/** Without warnings and notes of which the constructors said the same, of the same values. Errors they would have thrown. */
export function unsaid(findings: readonly Finding[], said: readonly Pick<Finding, 'id' | 'values'>[]): readonly Finding[] {
  return findings.filter(
    ({ id, severity, values = [] }) =>
      severity === 'error' || !said.some((each) => each.id === id && values.every((value) => each.values?.includes(value))),
  );
}

/** Of a resource in a nested stack the last part. */
function logicalIdOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}
