import { AspectPriority, Aspects, CfnResource, Validations, type IAspect } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import type { AcknowledgementDeclaration } from '../declaring/declarations';
import { linterRuleOf, mayConcern, type LinterRule } from '../facts/linter-rules';
import { keyOf, logicalIdOf } from './resource-key';

/** After whatever else writes Metadata, so that nothing of it is overwritten. */
const LAST = AspectPriority.READONLY + 1;

interface AcceptedRule extends LinterRule, Pick<AcknowledgementDeclaration, 'reason' | 'where'> {}

/**
 * Tells linters what is known and accepted, in the words that each of them reads, at the resources of a proxy that it may be said
 * of, and at no other: Metadata for checkov and cfn-lint, of which cdk-nag reads none since its version 3.
 *
 * @see https://www.checkov.io/2.Basics/Suppressing%20and%20Skipping%20Policies.html
 * @see https://github.com/aws-cloudformation/cfn-lint#resource-based-metadata
 * @see https://github.com/cdklabs/cdk-nag#acknowledging-a-rule
 */
export function tellLinters(acknowledgements: readonly AcknowledgementDeclaration[], resources: readonly CfnResource[]): void {
  const accepted = acknowledgements.flatMap(({ id, reason, where }): readonly AcceptedRule[] => {
    const rule = linterRuleOf(id);
    return rule === undefined ? [] : [{ ...rule, reason, where }];
  });
  if (accepted.length === 0) return;
  const aspect = new AcknowledgedRules(accepted);
  for (const resource of resources) {
    // Packs of cdk-nag may be asked without a synthesis, which aspects need.
    aspect.acknowledge(resource);
    Aspects.of(resource).add(aspect, { priority: LAST });
  }
}

/** Whether it is one of a linter that is told of it at some of the resources. */
export function isToldAt({ id, where }: AcknowledgementDeclaration, resources: readonly CfnResource[]): boolean {
  const rule = linterRuleOf(id);
  return rule !== undefined && resources.some((each) => mayConcern(rule, each.cfnResourceType) && isAt(where, each));
}

class AcknowledgedRules implements IAspect {
  public constructor(private readonly accepted: readonly AcceptedRule[]) {}

  public visit(node: IConstruct): void {
    if (!CfnResource.isCfnResource(node)) return;
    // A logical id may have been overridden since.
    this.acknowledge(node);
    this.describe(node);
  }

  public acknowledge(resource: CfnResource): void {
    const known = acknowledgedAt(resource);
    for (const { id, reason } of this.at(resource, 'cdk-nag')) {
      if (known.has(qualified(id))) continue;
      known.add(qualified(id));
      // CDK refuses an id with several `::`, as those of findings about ARNs are; and one with a single `::` it takes for accepted at
      // every resource of the app (aws-cdk-lib 2.262.1, collectSuppressions).
      if (id.includes('::')) resource.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, { [qualified(id)]: reason });
      else Validations.of(resource).acknowledge({ id, reason });
    }
  }

  private describe(resource: CfnResource): void {
    const skipped = this.at(resource, 'checkov').map(({ id, reason }) => ({ id, comment: reason }));
    const ignored = this.at(resource, 'cfn-lint').map(({ id }) => id);
    if (skipped.length > 0) extend(resource, ['checkov', 'skip'], skipped);
    if (ignored.length > 0) extend(resource, ['cfn-lint', 'config', 'ignore_checks'], ignored);
  }

  private at(resource: CfnResource, linter: LinterRule['linter']): readonly AcceptedRule[] {
    return this.accepted.filter(
      (rule) => rule.linter === linter && mayConcern(rule, resource.cfnResourceType) && isAt(rule.where, resource),
    );
  }
}

/** Whether a place is a resource: by its logical id, by that behind its type as checkov prints it, or by a path that holds it as cdk-nag does. */
function isAt(where: string | undefined, resource: CfnResource): boolean {
  if (where === undefined) return true;
  const said = String(resource.stack.resolve(where));
  const { path } = resource.node;
  if (said !== '' && `${path}/`.startsWith(`${said}/`)) return true;
  const logicalId = logicalIdOf(resource);
  return [logicalId, `${resource.cfnResourceType}.${logicalId}`, keyOf(resource)].includes(said);
}

/** As CDK writes an id without `::`, and cdk-nag reads any. */
function qualified(id: string): string {
  return `Annotation::${id}`;
}

function acknowledgedAt({ node }: CfnResource): Set<string> {
  const entries = node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY);
  return new Set(entries.flatMap(({ data }) => Object.keys(data as object)));
}

/** Adds to a list in the Metadata of a resource what is not there yet. What is no list, or nothing to hold one, is somebody else's. */
function extend(resource: CfnResource, [key = '', ...keys]: readonly string[], added: readonly Told[]): void {
  const extended = (held: unknown, [next, ...rest]: readonly string[]): unknown => {
    if (next === undefined) return Array.isArray(held ?? []) ? withAdded((held ?? []) as readonly unknown[], added) : held;
    const holder = held ?? {};
    if (typeof holder !== 'object' || Array.isArray(holder)) return held;
    const entries = holder as Readonly<Record<string, unknown>>;
    return { ...entries, [next]: extended(entries[next], rest) };
  };
  resource.addMetadata(key, extended(resource.stack.resolve(resource.getMetadata(key)), keys));
}

/** An id as cfn-lint lists it, or with the reason as checkov does. */
type Told = string | { readonly id: string; readonly comment: string };

function withAdded(held: readonly unknown[], added: readonly Told[]): readonly unknown[] {
  const idOf = (each: unknown) => (typeof each === 'object' && each !== null ? (each as { readonly id?: unknown }).id : each);
  return added.reduce<readonly unknown[]>(
    (list, each) => (list.some((other) => idOf(other) === idOf(each)) ? list : [...list, each]),
    held,
  );
}
