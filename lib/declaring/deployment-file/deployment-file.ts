import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { declareDeployment } from '../declare-deployment';
import { pathInFile } from '../file-places';
import type { Finding } from '../../findings/noticed';
import type { Path, Place } from '../../findings/place';
import type { ProxyDeclaration } from '../declarations';
import { isBlankText } from './blank-text';
import { type CrossProblem, pathText, type FileProblem } from './file-problem';
import { decodeText } from '../../documents/decode-text';
import type { Deployment } from './deployment';
import { DeploymentFileError } from './deployment-file-error';
import type { LocatedBlank } from './open-blanks';
import type { ParsedDocument, Position } from './parse-document';
import { hasFleet } from '../declare-haproxy';
import { readFilesBeside } from './files-beside';
import { isOfAws, sparingAws, withAwsKeys } from './without-aws';

/** What a deployment file is read for. */
export interface DeploymentFileOptions {
  /**
   * Whether it is read for something that needs no AWS, like a HAProxy of one's own: `network` and `hostedZones` may be missing
   * then, and what they and other keys say of AWS is neither looked at nor kept.
   *
   * @default false
   */
  readonly withoutAws?: boolean;
}

/**
 * A deployment file: what to publish, in YAML or JSON, for people who write no TypeScript.
 *
 * Its keys are described by `deployment.schema.json`, which editors understand.
 *
 * @example
 * const file = DeploymentFile.read('deployment.yaml');
 * new LyncDeployment(this, 'Lync', { deploymentFile: file });
 */
export class DeploymentFile {
  /**
   * Reads a file in UTF-8 or UTF-16, with or without byte order mark, with either line ending.
   *
   * Throws one error that lists every mistake with its path, what was found and what would be right. An id that the examples
   * show is one, but in the examples that were shipped: it was not filled in yet.
   */
  public static read(path: string, options: DeploymentFileOptions = {}): DeploymentFile {
    const text = decodeText(readBytes(path));
    if (text === undefined) {
      throw new DeploymentFileError(path, [
        { path: '', line: undefined, message: 'It is neither UTF-8 nor UTF-16 text. Save it as UTF-8.' },
      ]);
    }
    return DeploymentFile.parsed(text, path, path, options);
  }

  /**
   * Parses the text of a deployment file. Throws as `read` does.
   *
   * @param fileName what messages call it
   */
  public static parse(text: string, fileName: string = 'deployment', options: DeploymentFileOptions = {}): DeploymentFile {
    return DeploymentFile.parsed(text, fileName, undefined, options);
  }

  /** `path` is undefined for a text that was read from no file. */
  private static parsed(text: string, fileName: string, path: string | undefined, { withoutAws }: DeploymentFileOptions): DeploymentFile {
    const { blankProblem, crossProblems, exampleIdProblems, isExample, locatedBlanks, parseYaml, schemaVerdict } = reading();
    const isMeant = (place: string) => withoutAws !== true || !isOfAws(place);
    const written = parseYaml(text, fileName);
    const document = withoutAws === true ? { ...written, value: withAwsKeys(written.value) } : written;
    const every = locatedBlanks(text);
    const verdict = schemaVerdict(document, new Set(every.map(({ plainPath }) => plainPath)));
    const blanks = every.filter(({ plainPath }) => isMeant(plainPath));
    const left = withoutAws === true || isExample(document.value, path) ? [] : exampleIdProblems(document.value);
    const located = ({ path: place, message }: CrossProblem) => problemAt(document, place, message);
    const problems = [...blanks.map(({ blank }) => blankProblem(blank)), ...verdict.problems, ...left.map(located)];
    if (!verdict.isSound) throw new DeploymentFileError(fileName, problems);
    const said = document.value as Deployment;
    const deployment = withoutAws === true ? sparingAws(said) : said;
    const file = new DeploymentFile(deployment, document, fileName, path === undefined ? undefined : dirname(path));
    const contradictions = crossProblems(deployment).map(located);
    // A text that was read from no file has none beside it, until somebody asks for them.
    const isReadable = withoutAws !== true && path !== undefined && verdict.problems.length === 0;
    const unread =
      isReadable && deployment.haproxy !== undefined && hasFleet(file._declaration) ? file.filesBeside.problems.map(located) : [];
    const all = [...problems, ...contradictions.filter((each) => isMeant(each.path) && !restsOnBlank(each, blanks)), ...unread];
    // What would be planned of blanks is about values that nobody wrote.
    if (all.length > 0) throw new DeploymentFileError(fileName, all, blanks.length === 0 ? file : undefined);
    return file;
  }

  private read: ReturnType<typeof readFilesBeside> | undefined;

  private constructor(
    private readonly deployment: Deployment,
    private readonly document: ParsedDocument,
    private readonly fileName: string,
    /** In which it lies; undefined for a text that was read from no file. */
    private readonly folder: string | undefined,
  ) {}

  /** Name of the stack, or its default. */
  public get stackName(): string {
    return this.deployment.stackName ?? 'LyncReverseProxy';
  }

  /** Account the stack goes to, if the file names one. */
  public get account(): string | undefined {
    return this.deployment.env?.account;
  }

  /** Region the stack goes to, if the file names one. */
  public get region(): string | undefined {
    return this.deployment.env?.region;
  }

  /**
   * Findings about this file, each at its place in it.
   *
   * @internal
   */
  public _error(findings: readonly Finding[], besides: readonly FileProblem[] = []): DeploymentFileError {
    const located = findings.map(({ id, message, at }) => this.problem(this._locate(at).path, `${id}\n    ${message}`));
    // Of a value the file was told it may not have nothing more is said.
    const isKnown = ({ path }: FileProblem) => besides.some((each) => each.path === path);
    return new DeploymentFileError(this.fileName, [...besides, ...located.filter((problem) => problem.path === '' || !isKnown(problem))]);
  }

  /**
   * Where the value stands that a finding is about.
   *
   * @internal
   */
  public _locate(at: Place | undefined): { readonly path: Path; readonly position: Position | undefined } {
    const path = at === undefined ? [] : pathInFile(at, this.deployment);
    return { path, position: path.length === 0 ? undefined : this.document.positionOf(path) };
  }

  /**
   * The same deployment with what an existing VPC lacks: to find out what is wrong with everything else.
   *
   * @internal
   */
  public _withSoundNetwork(): DeploymentFile {
    const { network } = this.deployment;
    const { vpcId = 'vpc-0', availabilityZones: zones = [], publicSubnetIds: subnets = [] } = network;
    if (network.vpcId === undefined && network.publicSubnetIds === undefined) return this;
    const isWhole = zones.length > 0 && zones.length === subnets.length;
    const place = isWhole ? { zones, subnets } : { zones: ['zone-a', 'zone-b'], subnets: ['subnet-a', 'subnet-b'] };
    const sound = { ...network, vpcId, availabilityZones: place.zones, publicSubnetIds: place.subnets };
    return new DeploymentFile({ ...this.deployment, network: sound }, this.document, this.fileName, this.folder);
  }

  /**
   * What messages call it: the path it was read from, if it was.
   *
   * @internal
   */
  public get _fileName(): string {
    return this.fileName;
  }

  /**
   * Everything the file declares, with the contents of the files that it names for a HAProxy, which lie beside it. Throws one
   * error that lists those that cannot be used.
   *
   * @internal
   */
  public get _haproxyDeclaration(): ProxyDeclaration {
    return this.withFilesBeside(this._declaration);
  }

  /**
   * Everything the file declares for AWS, with the contents of those files where something stands behind HAProxy there; which of
   * them cannot be used was told when this one was read.
   *
   * @param scope construct path, below the stack, of whatever makes constructs of it
   *
   * @internal
   */
  public _declarationIn(scope: string): ProxyDeclaration {
    const declared = declareDeployment(this.deployment, scope);
    if (!hasFleet(declared)) return declared;
    return this.folder === undefined ? this.withFilesBeside(declared) : { ...declared, haproxy: this.filesBeside.haproxy };
  }

  /** Read once: what was judged when this file was read is what is planned. */
  private get filesBeside(): ReturnType<typeof readFilesBeside> {
    this.read ??= readFilesBeside(this._declaration.haproxy, this.folder ?? '');
    return this.read;
  }

  private withFilesBeside(declared: ProxyDeclaration): ProxyDeclaration {
    const { haproxy, problems } = this.filesBeside;
    if (problems.length === 0) return { ...declared, haproxy };
    throw new DeploymentFileError(
      this.fileName,
      problems.map(({ path, message }) => this.problem(path, message)),
    );
  }

  /** @internal */
  public get _deployment(): Deployment {
    return this.deployment;
  }

  /**
   * Everything the file declares, canonical.
   *
   * @internal
   */
  public get _declaration(): ProxyDeclaration {
    return declareDeployment(this.deployment);
  }

  private problem(path: Path, message: string): FileProblem {
    return problemAt(this.document, path, message);
  }
}

/** Loaded with the first file. */
function reading(): typeof import('./read-text') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./read-text') as typeof import('./read-text');
}

function problemAt(document: ParsedDocument, path: Path, message: string): FileProblem {
  return { path: pathText(path), line: path.length === 0 ? undefined : document.positionOf(path)?.line, message };
}

/** Whether a contradiction may be gone when the blanks are filled in. */
function restsOnBlank({ path, message }: FileProblem, blanks: readonly LocatedBlank[]): boolean {
  const isAboutAnswers = ANSWERS.test(path);
  return blanks.some(
    ({ plainPath: blank }) =>
      isBlankText(message) ||
      blank === path ||
      isWithin(blank, path) ||
      isWithin(path, blank) ||
      (isAboutAnswers && (ANSWERS.test(blank) || ANSWERED.test(blank))),
  );
}

/** Who answers is told by names of pools, their roles and SIP domains. */
const ANSWERS = /^(?:simpleUrls|autodiscover)\b/;
const ANSWERED = /^(?:sipDomains\b|pools\[\d+\]\.(?:name|role)$)/;

function isWithin(path: string, outer: string): boolean {
  return path.startsWith(`${outer}.`) || path.startsWith(`${outer}[`);
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT' || code === 'ENOTDIR'
        ? 'There is no such file.'
        : code === 'EISDIR'
          ? 'It is a folder.'
          : `It cannot be read (${code ?? String(error)}).`;
    throw new DeploymentFileError(path, [{ path: '', line: undefined, message: `${reason} Write the path of a deployment file.` }]);
  }
}
