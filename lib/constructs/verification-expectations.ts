import type { Duration } from 'aws-cdk-lib/core';
import type { DeploymentFile } from '../declaring/deployment-file/deployment-file';
import type { Check } from '../verification/check';
import type { NameExpectation } from '../verification/name-expectation';
import { present } from './present';
import type { RoutingTable } from './routing-table';

/** What is to be checked, besides what always is. */
export interface ExpectedCheckOptions {
  /**
   * Whether DNS is asked: not before a cut-over.
   *
   * @default true
   */
  readonly dns?: boolean;

  /**
   * Whether a certificate chain that nobody trusts is as good as any.
   *
   * @default false
   */
  readonly insecure?: boolean;

  /**
   * For how long a connection is to stay open without a word: whole seconds, from 1 to 99,999.
   *
   * @default - it is not checked
   */
  readonly patience?: Duration;
}

/**
 * What is to answer each public name: what `lync-reverse-proxy verify` holds against the answers it gets. Nothing is asked here.
 *
 * @example
 * const expectations = VerificationExpectations.fromTable(RoutingTable.fromStack(this));
 * const checks = expectations.checks({ dns: false });
 */
export class VerificationExpectations {
  /**
   * What a template lets one expect: of the names of its pools, not of those that somebody else serves there.
   *
   * @param table of a template, a stack or a cloud assembly
   * @param file the deployment file it was synthesized from, which also tells paths of simple URLs, Directors and how clients
   * sign in; of the stacks of a cloud assembly its own counts
   */
  public static fromTable(table: RoutingTable, file?: DeploymentFile): VerificationExpectations {
    const { expectedByDeployment, expectedByTemplate } = engine();
    if (file === undefined) return new VerificationExpectations(expectedByTemplate(table._routing));
    return new VerificationExpectations(expectedByDeployment(file._declaration, expectedByTemplate(table._routingOf(file.stackName))));
  }

  /**
   * What names alone let one expect, as `verify --names` does.
   *
   * Fails, with everything that is wrong, if a name is none or a kind is unknown, or if there is no name.
   *
   * @param names host names, each with its kind where the first label does not suggest it: `lync.contoso.com=meet`. Kinds are
   * `external web services`, `meet`, `dialin`, `autodiscover`, `office web apps`, `further service` and `further host`.
   */
  public static fromNames(names: string[]): VerificationExpectations {
    const { expectations, problems } = engine().expectedByName(names.join(','));
    if (problems.length > 0) throw new Error(problems.join('\n'));
    return new VerificationExpectations(expectations);
  }

  /** The names, in order. */
  public readonly names: ExpectedName[];

  private constructor(private readonly expectations: readonly NameExpectation[]) {
    const { nameJson } = engine();
    this.names = expectations.map((expectation) => present(nameJson(expectation)));
  }

  /**
   * The checks that `verify` makes, in the order of its report; what each expects is written as it is there.
   *
   * Fails if `patience` is not from 1 to 99,999 whole seconds.
   */
  public checks(options: ExpectedCheckOptions = {}): ExpectedCheck[] {
    return this.checksFor(options).map(engine().checkJson);
  }

  /**
   * Names and checks as JSON in which every key is there, and null stands for what is absent. The checks are those of `checks()`
   * without options, and begin as the results of `verify --json` do.
   */
  public toJson(): string {
    return engine().expectationsJsonText(this.expectations, this.checksFor({}));
  }

  /** @internal */
  public get _expectations(): readonly NameExpectation[] {
    return this.expectations;
  }

  private checksFor({ dns = true, insecure = false, patience }: ExpectedCheckOptions): readonly Check[] {
    const seconds = patience?.toSeconds({ integral: false });
    if (seconds !== undefined && !(Number.isInteger(seconds) && seconds > 0 && seconds <= MOST_PATIENCE)) {
      throw new Error(`patience is ${seconds} seconds. Write a whole number of seconds from 1 to ${MOST_PATIENCE}, such as 960.`);
    }
    const asked = seconds === undefined ? {} : { patience: seconds };
    const { checksForAll } = engine();
    return checksForAll(this.expectations, { dns, insecure, now: Date.now(), ...asked });
  }
}

/** As many as `verify --patience` takes. */
const MOST_PATIENCE = 99_999;

/** What is to answer a public name. Members that are absent were said by nobody. */
export interface ExpectedName {
  /** In lower case. */
  readonly name: string;

  /** `external web services`, `meet`, `dialin`, `autodiscover`, `office web apps`, `further service` or `further host`. */
  readonly kind: string;

  /** Whether the kind is guessed of the name, because nothing says it. */
  readonly isKindGuessed: boolean;

  /**
   * The port of HTTPS.
   *
   * @default - it is not published over HTTPS
   */
  readonly httpsPort?: number;

  /** What answers over plain HTTP. */
  readonly http: ExpectedPlainHttp;

  /** Paths of simple URLs on this host: `/` where the URL has none. */
  readonly simpleUrlPaths: ExpectedSimpleUrlPath[];

  /** Of the paths that are asked for, those the proxy does not publish on this host. */
  readonly unpublishedPaths: string[];

  /**
   * Whether the front end reads hosts: an Application Load Balancer does, a Network Load Balancer passes on whatever comes.
   *
   * @default - it is not known
   */
  readonly readsHosts?: boolean;

  /** Whether HAProxy on Fargate answers, behind a Network Load Balancer. */
  readonly isFleet: boolean;

  /** Whether a host that nobody published is answered there by a site that is no pool's. */
  readonly sharesWithOthers: boolean;

  /**
   * Whether a Director answers, which has no mobility service.
   *
   * @default - it is not known
   */
  readonly isDirector?: boolean;

  /** Whether some client named for the deployment negotiates nothing newer than TLS 1.0. */
  readonly needsTls10: boolean;

  /**
   * Whether some client named for the deployment may run on Windows 7 to 8.1.
   *
   * @default - it is not known
   */
  readonly mayRunOnOldWindows?: boolean;

  /**
   * How clients outside sign in to the pool of this name: `windows`, `passive` or `modern`.
   *
   * @default - it is not known
   */
  readonly signIn?: string;

  /** Whether somebody accepted that Windows authentication of this pool passes an Application Load Balancer. */
  readonly acceptsWindows: boolean;

  /** External web services FQDNs that autodiscover may hand out; empty: any. */
  readonly externalNames: string[];
}

/** What is to answer a name over plain HTTP. */
export interface ExpectedPlainHttp {
  /** The port. */
  readonly port: number;

  /**
   * `redirect`: to HTTPS. `lync`: the pool answers, as autodiscover over HTTP needs. `refused`: the proxy answers with an error.
   * `closed`: nothing listens.
   *
   * @default - it is not known
   */
  readonly behaviour?: string;
}

/** A simple URL on a host. */
export interface ExpectedSimpleUrlPath {
  /** Its path. */
  readonly path: string;

  /** `meet` or `dialin`. */
  readonly component: string;
}

/** One check of one name. */
export interface ExpectedCheck {
  /** The name, in lower case. */
  readonly name: string;

  /** Kebab-case, stable. */
  readonly id: string;

  /** What is expected, in words. */
  readonly expected: string;
}

type Engine = typeof import('./verification-engine');

/** Loaded when expectations are wanted: most apps synthesize without them. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./verification-engine') as Engine;
}
