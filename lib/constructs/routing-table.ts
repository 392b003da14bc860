import { join } from 'node:path';
import type { Stack, Stage } from 'aws-cdk-lib/core';
import type { ExpectedOutcome, Verification } from '../routing/assertions';
import type { RouteAnswer } from '../routing/route-answer';
import type { RouteCoverage } from '../routing/route-coverage';
import type { RouteExplanation } from '../routing/route-explanation';
import type { StackTemplate } from '../templates/cloudformation-template';
import type { TemplateFinding } from '../routing/template-finding';
import type { TemplateRouting } from '../routing/template-routing';
import type { Annotation } from '../templates/read-stacks';
import { TemplateComparison } from './template-comparison';
import { TemplateOverview, type OverviewOptions } from './template-overview';

/** What a template alone does not say. */
export interface RoutingTableOptions {
  /**
   * Templates of nested stacks, by the logical id of the `AWS::CloudFormation::Stack` in the template that holds them.
   *
   * @default - what is in nested stacks is not known
   */
  readonly nestedTemplates?: { [logicalId: string]: unknown };

  /**
   * Values of parameters by name; `AWS::Region` and its like among them.
   *
   * @default - the defaults in the template
   */
  readonly parameters?: { [name: string]: string };
}

/** What a URL alone does not say about a request. */
export interface RequestOptions {
  /**
   * The method.
   *
   * @default GET
   */
  readonly method?: string;

  /**
   * The headers that conditions look at; a header that is not in here is not sent.
   *
   * @default - nothing is known about headers, and conditions on them are undetermined
   */
  readonly headers?: { [name: string]: string };

  /**
   * The address the connection comes from.
   *
   * @default - not known, and conditions on it are undetermined
   */
  readonly sourceIp?: string;
}

/**
 * What the load balancers of a CloudFormation template will do with a request, whoever wrote the template.
 *
 * Computed from the template alone, with the semantics AWS documents for listener rules: hosts are compared without case,
 * paths with case and without the query, rules by priority. Where the template, the URL or the documentation does not
 * tell, an answer lists the other possible answers as `undetermined`. Rules are compiled once, so that a table may be
 * asked any number of URLs.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html
 *
 * @example
 * const table = RoutingTable.fromStack(this);
 * table.assertReachesPool('https://meet.contoso.com/alice/ABC123', 'webext01.contoso.com');
 */
export class RoutingTable {
  /**
   * The table of a template, as `Template.fromStack(stack).toJSON()` or `JSON.parse` give it.
   *
   * Fails if the value is no template.
   */
  public static fromTemplate(template: unknown, options: RoutingTableOptions = {}): RoutingTable {
    const { nestedTemplates = {}, parameters = {} } = options;
    const nested = Object.entries(nestedTemplates).map(
      ([id, inner]) =>
        [id, { name: id, template: engine().asTemplate(inner, `the nested template ${id}`), nested: {}, parameters }] as const,
    );
    return new RoutingTable(
      [{ name: 'Template', template: engine().asTemplate(template, 'the value'), nested: Object.fromEntries(nested), parameters }],
      false,
    );
  }

  /**
   * The table of a stack and its nested stacks. Synthesizes the app, as `Template.fromStack` does.
   *
   * Fails if the stack is in no App or Stage.
   */
  public static fromStack(stack: Stack): RoutingTable {
    const stage = stageOf(stack);
    if (stage === undefined) throw new Error(`${stack.node.path} is in no App: a stack is synthesized with the app that holds it`);
    const { directory } = stage.synth();
    const { readAssemblyStack, readTemplateFile } = engine();
    // A nested stack is no artifact of its own.
    const synthesized =
      readAssemblyStack(directory, stack.artifactId) ?? readTemplateFile(join(directory, stack.templateFile), undefined, true);
    return new RoutingTable([synthesized], true);
  }

  /**
   * The table of all stacks in the folder of a cloud assembly, such as `cdk.out`.
   *
   * Fails if the folder is none.
   */
  public static fromAssembly(directory: string): RoutingTable {
    return new RoutingTable(engine().readAssembly(directory), true);
  }

  /**
   * The table of stacks as they were read, which may come from files whose names say nothing about the names of stacks.
   *
   * @internal
   */
  public static _ofStacks(stacks: readonly TableStack[], haveTheirNames: boolean): RoutingTable {
    return new RoutingTable(stacks, haveTheirNames);
  }

  private readonly loaded: Engine = engine();
  private readonly routing: TemplateRouting;

  private constructor(
    private readonly stacks: readonly TableStack[],
    private readonly haveTheirNames: boolean,
  ) {
    this.routing = new this.loaded.TemplateRouting(stacks);
  }

  /**
   * What answers a URL. A URL without scheme means https.
   *
   * A name with a record in the template is asked of the load balancer it leads to, any other of every load balancer.
   * Fails if the text is no URL.
   */
  public route(url: string, request: RequestOptions = {}): RouteAnswer {
    return this.routing.route(this.loaded.httpRequest(url, request));
  }

  /** The answer with every rule that was tried and why it did not match. */
  public explain(url: string, request: RequestOptions = {}): RouteExplanation {
    return this.loaded.explain(this.routing, this.loaded.httpRequest(url, request));
  }

  /** Every host that a rule names, or whose record leads to a load balancer of the template; in order. */
  public names(): string[] {
    return [...this.loaded.publicNames(this.routing)];
  }

  /** Which rules and default actions answered a URL this table was asked, and which did not yet. */
  public coverage(): RouteCoverage {
    return this.loaded.coverageOf(this.routing);
  }

  /**
   * What is wrong or risky: rules that never answer, names on no certificate or without record, hosts nobody publishes that
   * reach a pool, and the like. Errors first.
   *
   * What AWS refuses is told of everything in the template. All else is told of target groups with the tag
   * `lync-reverse-proxy:pool`, of what leads to them and of their names, and not of what shares their load balancers. A
   * template without any such tag is judged as a whole, and by what Lync alone needs where a load balancer has Lync's names
   * or forwards to port 4443.
   */
  public audit(): TemplateFinding[] {
    return this.loaded.auditTemplate(this.routing).map(({ id, severity, message, where }) => ({
      id,
      severity,
      message,
      ...(where === undefined ? {} : { where }),
    }));
  }

  /**
   * What is behind each public name, with certificates, target groups, quotas, cost and findings: what `lync-reverse-proxy plan`
   * prints.
   *
   * What the constructs said at synthesis is among the findings of a table of a stack or of a cloud assembly; a template alone
   * does not hold it. Fails if `clients` is no whole number from 0 to 999,999,999.
   */
  public overview(options: OverviewOptions = {}): TemplateOverview {
    const { filter, clients, today } = options;
    if (clients !== undefined && !(Number.isInteger(clients) && clients >= 0 && clients <= MOST_CLIENTS)) {
      throw new Error(
        `clients is ${clients}. It is the number of clients that are signed in: write a whole number from 0 to ${MOST_CLIENTS}.`,
      );
    }
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { planContents } = require('./overview-engine') as typeof import('./overview-engine');
    const annotations = this.stacks.flatMap((stack) => stack.annotations ?? []);
    return TemplateOverview._of(planContents(this.routing, annotations, clients, today?.getTime()), filter);
  }

  /**
   * What an update of deployed stacks would do: what `lync-reverse-proxy compare` prints. This table is that of the stacks as they
   * are deployed.
   *
   * The names of stacks are compared where both tables are of a stack or of a cloud assembly: a template alone does not say what
   * its stack is called.
   *
   * @param updated the table of the same stacks as they are to be
   */
  public comparedWith(updated: RoutingTable): TemplateComparison {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const { compareStacks } = require('./comparison-engine') as typeof import('./comparison-engine');
    const haveTheirNames = this.haveTheirNames && updated.haveTheirNames;
    return TemplateComparison._of(compareStacks(this.stacks, updated.stacks, { haveTheirNames }));
  }

  /**
   * Fails, with an explanation, unless every possible answer to the URL forwards it to exactly these pools.
   *
   * @param url The URL.
   * @param pools External web services FQDNs, or the host of Office Web Apps or a further service: those of the tag `lync-reverse-proxy:pool`.
   */
  public assertReachesPool(url: string, ...pools: string[]): void {
    this.loaded.assertOutcome(this.routing, url, { kind: 'pools', pools });
  }

  /** Fails, with an explanation, if any possible answer to the URL forwards it anywhere. */
  public assertReachesNoPool(url: string): void {
    this.loaded.assertOutcome(this.routing, url, { kind: 'no pool' });
  }

  /** Fails, with an explanation, unless every possible answer to the URL is a redirect to another. */
  public assertRedirectsTo(url: string, location: string): void {
    this.loaded.assertOutcome(this.routing, url, { kind: 'redirect', location });
  }

  /** Fails, with an explanation, unless every possible answer to the URL is a fixed response with a status code. */
  public assertFixedResponse(url: string, status: number): void {
    this.loaded.assertOutcome(this.routing, url, { kind: 'fixed-response', status });
  }

  /** @internal */
  public get _routing(): TemplateRouting {
    return this.routing;
  }

  /**
   * Of the stack of a name alone, if there is one.
   *
   * @internal
   */
  public _routingOf(stackName: string): TemplateRouting {
    const own = this.stacks.filter(({ name }) => name === stackName);
    return own.length === 0 || own.length === this.stacks.length ? this.routing : new this.loaded.TemplateRouting(own);
  }

  /** @internal */
  public _verify(url: string, expected: ExpectedOutcome): Verification {
    return this.loaded.verify(this.routing, url, expected);
  }
}

/** More than any deployment has, and exact in every language. */
const MOST_CLIENTS = 999_999_999;

/** A stack with what its assembly keeps of its constructs' words. */
interface TableStack extends StackTemplate {
  readonly annotations?: readonly Annotation[];
}

type Engine = typeof import('./routing-engine');

/** Loaded when a table is wanted: most apps synthesize without one. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./routing-engine') as Engine;
}

/** CDK is loaded where there is a stack already: whoever reads templates alone need not wait for it. */
function stageOf(stack: Stack): Stage | undefined {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { Stage: Stages } = require('aws-cdk-lib/core') as typeof import('aws-cdk-lib/core');
  return Stages.of(stack);
}
