import { readFileSync } from 'node:fs';
import { declareDeployment } from '../declaring/declare-deployment';
import { pathInFile } from '../declaring/file-places';
import type { Finding } from '../findings/finding';
import type { Path, Place } from '../findings/place';
import type { ProxyDeclaration } from '../planning/declarations';
import { poolNetworkProblem } from '../planning/ip-networks';
import { crossProblems } from './cross-checks';
import { decodeText } from '../documents/decode-text';
import type { Deployment } from './deployment';
import { DeploymentFileError, pathText, type FileProblem } from './deployment-file-error';
import { parseYaml, type ParsedDocument, type Position } from './parse-document';
import { schemaVerdict } from './schema-problems';

/**
 * A deployment file: what to publish, in YAML or JSON, for people who write no TypeScript.
 *
 * Its keys are described by `deployment.schema.json`, which editors understand.
 */
export class DeploymentFile {
  /**
   * Reads a file in UTF-8 or UTF-16, with or without byte order mark, with either line ending.
   *
   * Throws one error that lists every mistake with its path, what was found and what would be right.
   */
  public static read(path: string): DeploymentFile {
    const text = decodeText(readBytes(path));
    if (text === undefined) {
      throw new DeploymentFileError(path, [
        { path: '', line: undefined, message: 'It is neither UTF-8 nor UTF-16 text. Save it as UTF-8.' },
      ]);
    }
    return DeploymentFile.parse(text, path);
  }

  /**
   * Parses the text of a deployment file. Throws as `read` does.
   *
   * @param fileName what messages call it
   */
  public static parse(text: string, fileName: string = 'deployment'): DeploymentFile {
    const document = parseYaml(text, fileName);
    const { problems, isSound } = schemaVerdict(document);
    if (!isSound) throw new DeploymentFileError(fileName, problems);
    const file = new DeploymentFile(document.value as Deployment, document, fileName);
    const all = [...problems, ...crossProblems(file.deployment).map(({ path, message }) => file.problem(path, message))];
    if (all.length > 0) throw new DeploymentFileError(fileName, all, file);
    return file;
  }

  private constructor(
    private readonly deployment: Deployment,
    private readonly document: ParsedDocument,
    private readonly fileName: string,
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
   * The same deployment in a network that can be made: to find out what is wrong with everything else.
   *
   * @internal
   */
  public _withSoundNetwork(): DeploymentFile {
    const { poolNetworks = [], scheme, ipAddressType } = this.deployment.network;
    const network = {
      transitGatewayId: 'tgw-0',
      poolNetworks: poolNetworks.filter((block) => poolNetworkProblem(block) === undefined),
      scheme,
      ipAddressType,
    };
    return new DeploymentFile({ ...this.deployment, network }, this.document, this.fileName);
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
    return { path: pathText(path), line: path.length === 0 ? undefined : this.document.positionOf(path)?.line, message };
  }
}

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const reason =
      code === 'ENOENT'
        ? 'There is no such file.'
        : code === 'EISDIR'
          ? 'It is a folder.'
          : `It cannot be read (${code ?? String(error)}).`;
    throw new DeploymentFileError(path, [{ path: '', line: undefined, message: `${reason} Write the path of a deployment file.` }]);
  }
}
