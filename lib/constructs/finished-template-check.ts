import type { Severity } from '../findings/finding-family';
import {
  App,
  Stack,
  Validations,
  type CfnResource,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { ID_PREFIX } from '../findings/id-prefix';
import type { Finding } from '../findings/finding';

const REGISTERED = Symbol.for('cdk-lync-reverse-proxy.FinishedTemplateCheck');

/** A proxy whose template is to be looked at once it is finished. */
interface CheckedProxy {
  readonly proxy: IConstruct;
  readonly balancers: readonly CfnResource[];
  /** All resources its constructor made, its load balancers among them: what else is there belongs to somebody else. */
  readonly made: readonly CfnResource[];
  /** Its public names, in lower case. */
  readonly names: readonly string[];
  /** What the constructor said already, and what it would have said if nobody had acknowledged it. */
  readonly said: readonly Pick<Finding, 'id' | 'values'>[];
}

/**
 * The audit of `plan`, over the finished templates of proxies: it sees what escape hatches, mixins and aspects did after the
 * constructor had its say. CDK runs it within every synthesis.
 */
export class FinishedTemplateCheck implements IPolicyValidationPlugin {
  /** The first proxy of an app registers the check, the others join. Outside of an app nothing is synthesized. */
  public static include(checked: CheckedProxy): void {
    const { root } = checked.proxy.node;
    if (!App.isApp(root)) return;
    const registry = root as { [REGISTERED]?: FinishedTemplateCheck };
    if (registry[REGISTERED] === undefined) {
      registry[REGISTERED] = new FinishedTemplateCheck();
      Validations.of(root).addPlugins(registry[REGISTERED]);
    }
    registry[REGISTERED].proxies.push(checked);
  }

  public readonly name = ID_PREFIX.slice(0, -1);
  private readonly proxies: CheckedProxy[] = [];

  public validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const violations = stackTemplates.flatMap(({ stackConstructPath, templatePath }) => {
      const inside = this.proxies.filter(({ proxy }) => rootStackPath(proxy) === stackConstructPath);
      return inside.length === 0 ? [] : check(templatePath, inside).map((found) => violation(found, templatePath, stackConstructPath));
    });
    return { success: violations.every(({ severity }) => severity !== FATAL), violations };
  }
}

/** The stack whose template is deployed by itself: nested stacks are read with it. */
function rootStackPath(proxy: IConstruct): string {
  let stack = Stack.of(proxy);
  while (stack.nestedStackParent !== undefined) stack = stack.nestedStackParent;
  return stack.node.path;
}

function check(templatePath: string, proxies: readonly CheckedProxy[]): readonly Finding[] {
  // Loaded with the first synthesis: most of an app's life knows nothing of routing.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { TemplateRouting, auditOf, readTemplateFile } = require('./routing-engine') as typeof import('./routing-engine');
  const routing = new TemplateRouting([readTemplateFile(templatePath, undefined, true)]);
  const found = auditOf(
    routing,
    proxies.map(({ balancers, made, names, said }) => ({
      balancers: new Set(balancers.map(keyOf)),
      keys: new Set(made.map(keyOf)),
      names: new Set(names),
      said,
    })),
  );
  return [...new Map(found.map((each) => [`${each.id} ${each.where ?? ''} ${each.message}`, each])).values()];
}

/** As templates are read: the logical id, behind those of the nested stacks that hold it. */
function keyOf(resource: CfnResource): string {
  const within: string[] = [];
  for (
    let stack = Stack.of(resource);
    stack.nestedStackParent !== undefined && stack.nestedStackResource !== undefined;
    stack = stack.nestedStackParent
  ) {
    within.unshift(logicalIdOf(stack.nestedStackResource));
  }
  return [...within, logicalIdOf(resource)].join('/');
}

/** As it is written: `getLogicalId` of a stack knows nothing of `overrideLogicalId`. */
function logicalIdOf({ stack, logicalId }: CfnResource): string {
  return String(stack.resolve(logicalId));
}

/** CDK lets nobody acknowledge what is fatal. What may be acknowledged of errors, our own acknowledgements have taken out. */
const FATAL = 'fatal';
const SEVERITIES: Readonly<Record<Severity, string>> = { error: FATAL, warning: 'warning', note: 'info' };

function violation({ id, severity, message, where }: Finding, templatePath: string, stackPath: string): PolicyViolation {
  const place = where === undefined ? { constructPath: stackPath } : { resourceLogicalId: where, templatePath };
  return {
    ruleName: id.slice(ID_PREFIX.length),
    description: message,
    severity: SEVERITIES[severity],
    violatingResources: [{ ...place, locations: [] }],
  };
}
