import type { Severity } from '../findings/finding-family';
import {
  App,
  Stage,
  Validations,
  type CfnResource,
  type IPolicyValidationContext,
  type IPolicyValidationPlugin,
  type PolicyValidationPluginReport,
  type PolicyViolation,
} from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { known } from '../declaring/environments';
import { deployedStack } from './deployed-stack';
import { keyOf } from './resource-key';
import { ID_PREFIX } from '../findings/id-prefix';
import type { Finding } from '../findings/finding';
import type { StackOfProxies } from '../auditing/records-made-twice';

const REGISTERED = Symbol.for('cdk-lync-reverse-proxy.FinishedTemplateCheck');

/** A proxy whose template is to be looked at once it is finished. */
interface CheckedProxy {
  readonly proxy: IConstruct;
  /** All resources its constructor made: what else is there belongs to somebody else. */
  readonly made: readonly CfnResource[];
  /** Its public names, in lower case. */
  readonly names: readonly string[];
  /** Names of its hosted zones by their ids, where these are known. */
  readonly zones: ReadonlyMap<string, string>;
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
  private readonly seen = new Map<string, CheckedTemplate>();

  public validate({ stackTemplates }: IPolicyValidationContext): PolicyValidationPluginReport {
    const checked = stackTemplates.flatMap(({ stackConstructPath, templatePath }) => {
      const proxies = this.proxies.filter(({ proxy }) => deployedStack(proxy).node.path === stackConstructPath);
      const [first, ...others] = proxies;
      return first === undefined ? [] : [{ stackConstructPath, templatePath, proxies: [first, ...others] as const }];
    });
    const violations = [
      ...checked.flatMap(({ stackConstructPath, templatePath, proxies }) =>
        check(templatePath, proxies).map((found) => violation(found, templatePath, stackConstructPath)),
      ),
      ...this.checkTogether(checked),
    ];
    return { success: violations.every(({ severity }) => severity !== FATAL), violations };
  }

  /** What no template tells by itself: that two stacks make the same records. CDK shows those of one environment at a time. */
  private checkTogether(shown: readonly CheckedTemplate[]): readonly PolicyViolation[] {
    // A stack that comes again begins another synthesis.
    if (shown.some(({ stackConstructPath }) => this.seen.has(stackConstructPath))) this.seen.clear();
    for (const each of shown) this.seen.set(each.stackConstructPath, each);
    const all = [...this.seen.values()];
    if (all.length < 2) return [];
    const stacks = namedApart(all);
    return engine()
      .recordsOfTwoStacks(stacks)
      .flatMap(({ found, stack }) => {
        const at = all[stacks.findIndex(({ name }) => name === stack)];
        return at === undefined || !shown.includes(at) ? [] : [violation(found, at.templatePath, at.stackConstructPath)];
      });
  }
}

/** The template of a stack that has proxies. */
interface CheckedTemplate {
  readonly stackConstructPath: string;
  readonly templatePath: string;
  readonly proxies: readonly [CheckedProxy, ...CheckedProxy[]];
}

/** Loaded with the first synthesis: most of an app's life knows nothing of routing. */
function engine(): typeof import('./routing-engine') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./routing-engine') as typeof import('./routing-engine');
}

/** As stacks refer to one another, where the names are not given twice. */
function namedApart(checked: readonly CheckedTemplate[]): readonly StackOfProxies[] {
  const { readFinishedTemplate } = engine();
  const names = checked.map(({ proxies: [{ proxy }] }) => deployedStack(proxy).stackName);
  return checked.map(({ templatePath, stackConstructPath, proxies }) => {
    const [{ proxy }] = proxies;
    const { environment, stackName } = deployedStack(proxy);
    return {
      ...readFinishedTemplate(templatePath, environmentOf(proxy)),
      name: names.indexOf(stackName) === names.lastIndexOf(stackName) ? stackName : stackConstructPath,
      environment: `${Stage.of(proxy)?.node.path ?? ''} ${environment}`,
      made: new Set(proxies.flatMap(({ made }) => made.map(keyOf))),
      zones: new Map(proxies.flatMap(({ zones }) => [...zones])),
    };
  });
}

/** Where its stack goes, as far as synthesis knows. */
function environmentOf(proxy: IConstruct) {
  const { account, region } = deployedStack(proxy);
  return { account: known(account), region: known(region) };
}

function check(templatePath: string, proxies: CheckedTemplate['proxies']): readonly Finding[] {
  const { TemplateRouting, auditOf, readFinishedTemplate } = engine();
  const routing = new TemplateRouting([readFinishedTemplate(templatePath, environmentOf(proxies[0].proxy))]);
  const found = auditOf(
    routing,
    proxies.map(({ made, names, zones, said }) => ({
      keys: new Set(made.map(keyOf)),
      names: new Set(names),
      zones,
      said,
    })),
  );
  return [...new Map(found.map((each) => [`${each.id} ${each.where ?? ''} ${each.message}`, each])).values()];
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
