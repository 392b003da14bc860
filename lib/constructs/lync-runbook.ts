import type { DeploymentFile } from '../declaring/deployment-file/deployment-file';
import type { RunbookInputs } from '../runbook/inputs';
import type { Runbook } from '../runbook/step';
import { present } from './present';
import type { LyncReverseProxy } from './lync-reverse-proxy';
import { RoutingTable } from './routing-table';

/**
 * What is still to be done around the proxy, step by step: in Lync, IIS, DNS and on firewalls. It is what
 * `lync-reverse-proxy runbook` prints, as values.
 *
 * Nothing is changed or asked on any server. Texts are Markdown; commands are as they are typed, with what only the reader
 * knows in `<angle brackets>`.
 *
 * @example
 * const file = DeploymentFile.read('deployment.yaml');
 * const runbook = LyncRunbook.fromDeploymentFile(file, RoutingTable.fromStack(this));
 * const markdown = runbook.toMarkdown();
 *
 * const withoutAws = DeploymentFile.read('haproxy.yaml', { withoutAws: true });
 * const steps = LyncRunbook.forHaproxy(withoutAws).sections;
 */
export class LyncRunbook {
  /**
   * The runbook of a deployment file, and of the template that was synthesized from it.
   *
   * Fails if the file and the template do not publish the same names, or if the template publishes no pool.
   *
   * @param file what is published
   * @param table of the stack, or of the cloud assembly that holds it; without one the runbook says that subnets, certificates
   * and target groups are not known
   */
  public static fromDeploymentFile(file: DeploymentFile, table?: RoutingTable): LyncRunbook {
    const { deploymentFacts, templateReading, together } = engine();
    const facts = deploymentFacts(file._deployment, file._fileName);
    if (table === undefined) return new LyncRunbook({ ...facts, template: undefined });
    return new LyncRunbook(together(facts, templateReading(table._routingOf(file.stackName))));
  }

  /**
   * The runbook of a HAProxy of one's own that publishes everything a deployment file declares: what `HaproxyConfiguration` is
   * the configuration of. Nothing in it is about AWS.
   *
   * Fails if a file that `haproxy` names beside the deployment file cannot be used, or if such a HAProxy cannot run: with every
   * error, each with its place in the file.
   *
   * @param file what is published; one that names no network and no hosted zones is read `withoutAws`
   */
  public static forHaproxy(file: DeploymentFile): LyncRunbook {
    const { haproxyInputs, planHaproxy } = engine();
    const declared = file._haproxyDeclaration;
    const plan = planHaproxy(declared);
    const errors = plan.findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) throw file._error(errors);
    return new LyncRunbook(haproxyInputs(file._deployment, file._fileName, declared, plan));
  }

  /**
   * The runbook of a proxy, and of the template of its stack.
   *
   * Synthesizes the app, so that what is declared after this is not in it. The steps name the props of constructs where those of
   * a deployment file name its lines. Fails if the stack is in no App or Stage.
   *
   * @param proxy with its publishing rules and simple URL sets
   */
  public static fromProxy(proxy: LyncReverseProxy): LyncRunbook {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- A proxy brings the CDK with it; a deployment file needs none.
    const { Stack, Token } = require('aws-cdk-lib/core') as typeof import('aws-cdk-lib/core');
    const { beside, proxyFacts, templateReading } = engine();
    const stack = Stack.of(proxy);
    const concrete = (value: string) => (Token.isUnresolved(value) ? undefined : value);
    const facts = proxyFacts(proxy._declaration, proxy.node.path, { account: concrete(stack.account), region: concrete(stack.region) });
    return new LyncRunbook(beside(facts, templateReading(RoutingTable.fromStack(stack)._routing)));
  }

  /**
   * The runbook of templates alone: whoever wrote them. They do not tell pool FQDNs, roles and versions, paths of simple URLs,
   * SIP domains, nor how clients sign in: the steps about those say what to look at instead.
   *
   * Fails if nothing in the templates publishes a pool.
   *
   * @param table of a template, a stack or a cloud assembly
   */
  public static fromTable(table: RoutingTable): LyncRunbook {
    const { fromTemplate, templateReading } = engine();
    return new LyncRunbook(fromTemplate(templateReading(table._routing)));
  }

  /** What it was made from, in sentences. */
  public readonly about: string[];

  /** What could not be told, and where to say it. */
  public readonly missing: string[];

  /** The sections, in the order in which the steps are taken; those with nothing to say are left out. */
  public readonly sections: RunbookSection[];

  private readonly book: Runbook;

  private constructor(inputs: RunbookInputs) {
    const { runbook, runbookJson } = engine();
    this.book = runbook(inputs);
    const { about, missing, sections } = present(runbookJson(this.book));
    this.about = about;
    this.missing = missing;
    this.sections = sections;
  }

  /** What `runbook --json` prints, byte for byte: JSON in which every key is there; absent parts are null or empty. */
  public toJson(): string {
    return engine().runbookJsonText(this.book);
  }

  /** What `runbook` prints: to hand over, or to put into a ticket. */
  public toMarkdown(): string {
    return engine().runbookMarkdown(this.book);
  }
}

/** Steps of a runbook that belong together. */
export interface RunbookSection {
  /** Kebab-case, stable: `before-you-begin`, `names`, `network`, …. */
  readonly id: string;

  /** Its title. */
  readonly title: string;

  /** Its steps, in order. */
  readonly steps: RunbookStep[];
}

/** A step of a runbook. */
export interface RunbookStep {
  /** What to do. */
  readonly title: string;

  /** What goes wrong without it. */
  readonly why: string;

  /** Machine, shell and rights. */
  readonly where: string;

  /** Paragraphs. */
  readonly text: string[];

  /** When it takes effect. */
  readonly effects: RunbookEffect[];

  /**
   * A table, such as the firewall request.
   *
   * @default - there is none
   */
  readonly table?: RunbookTable;

  /** What to type. */
  readonly commands: RunbookCommands[];

  /** What shows that it is done. */
  readonly checks: RunbookCheck[];

  /** What no source could be found for. */
  readonly unverified: string[];

  /** The pages it was written by. */
  readonly sources: RunbookSource[];
}

/** A sentence about when or whether something takes effect. */
export interface RunbookEffect {
  /** The sentence. */
  readonly text: string;

  /**
   * The page that says so.
   *
   * @default - none was found, and the sentence is printed as UNVERIFIED
   */
  readonly source?: RunbookSource;
}

/** A table of a step. */
export interface RunbookTable {
  /** Heads of the columns. */
  readonly columns: string[];

  /** The cells of each row. */
  readonly rows: string[][];
}

/** Lines to type or to write. */
export interface RunbookCommands {
  /** `powershell`, `sh`, `json` or `yaml`. */
  readonly language: string;

  /**
   * What they are for.
   *
   * @default - the title of the step says it
   */
  readonly title?: string;

  /** The lines. */
  readonly lines: string[];
}

/** Something that shows that a step is done. */
export interface RunbookCheck {
  /** What to see. */
  readonly expect: string;

  /** What to type to see it. */
  readonly commands: RunbookCommands[];
}

/** A page of Microsoft's, AWS's or another vendor's documentation. */
export interface RunbookSource {
  /** Its title. */
  readonly title: string;

  /** Its address. */
  readonly url: string;
}

type Engine = typeof import('./runbook-engine');

/** Loaded when a runbook is wanted: most apps synthesize without one. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./runbook-engine') as Engine;
}
