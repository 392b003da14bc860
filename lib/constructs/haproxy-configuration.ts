import { basename } from 'node:path';
import type { DeploymentFile } from '../declaring/deployment-file/deployment-file';
import type { HaproxyPlan } from '../planning/plan-haproxy';
import type { ProxyDeclaration } from '../declaring/declarations';
import type { JudgedTemplateFinding } from './judged-template-finding';
import { present } from './present';

/** Something about certificates that clients would notice, or HAProxy would refuse. */
export interface HaproxyCertificateProblem {
  /** `error` or `warning`. */
  readonly severity: string;

  /**
   * Name of the file it is about.
   *
   * @default - it is about all of them together
   */
  readonly file?: string;

  /** What is wrong, why it matters, what to do instead. */
  readonly message: string;
}

/** A certificate that HAProxy is to show. */
export interface HaproxyCertificate {
  /** Name of its file, for messages. */
  readonly name: string;

  /** Contents of its file in PEM: the certificate, those of its issuers in order, and the private key. */
  readonly pem: string;
}

/**
 * The configuration of a HAProxy that publishes everything a deployment file declares, for a server of one's own in the place
 * where TMG stood: what `lync-reverse-proxy haproxy` writes, as values. It needs no AWS.
 *
 * All names stand behind the HAProxy, whatever `frontEnd` and `movingFrom` say. `network` and `hostedZones` may be missing from a
 * file that is read `withoutAws`. The same file gives the same texts, in any process, on any machine.
 *
 * @see https://docs.haproxy.org/2.6/configuration.html
 *
 * @example
 * const file = DeploymentFile.read('deployment.yaml', { withoutAws: true });
 * const configuration = HaproxyConfiguration.fromDeploymentFile(file);
 * const text = configuration.files['haproxy.cfg'];
 * const findings = configuration.findings;
 */
export class HaproxyConfiguration {
  /**
   * Plans the configuration, and reads the files that `haproxy` names beside the deployment file.
   *
   * Fails if one of those cannot be used, with every such file and its place in the deployment file. What is wrong with the
   * deployment itself is told by `findings`.
   */
  public static fromDeploymentFile(file: DeploymentFile): HaproxyConfiguration {
    const declared = file._haproxyDeclaration;
    return new HaproxyConfiguration(engine().planHaproxy(declared), declared, basename(file._fileName));
  }

  /**
   * Texts by their paths below the folder of the configuration, with forward slashes: `haproxy.cfg`, maps, `authorities.pem`
   * and a `README.md` for whoever keeps the server. None as long as there is an error among the findings.
   */
  public readonly files: Record<string, string>;

  /** What is wrong or risky, errors first; nothing of it is about AWS. */
  public readonly findings: JudgedTemplateFinding[];

  /** The names it answers, in order. */
  public readonly publicNames: string[];

  private constructor(
    private readonly plan: HaproxyPlan,
    declared: ProxyDeclaration,
    fileName: string,
  ) {
    this.files = { ...engine().haproxyOutput(plan, declared, fileName) };
    const reasonOf = (id: string, where: string | undefined) =>
      declared.acknowledgements.find((each) => each.id === id && (each.where === undefined || each.where === where))?.reason;
    this.findings = [
      ...plan.findings.map(({ id, severity, message, where }) => present({ id, severity, message, where })),
      ...plan.acknowledged.map(({ id, severity, message, where }) =>
        present({ id, severity, message, where, acknowledged: reasonOf(id, where) }),
      ),
    ];
    this.publicNames = [...new Set(plan.publicNames.map(({ name }) => name))].sort();
  }

  /**
   * What is wrong with certificates that HAProxy is to show: whether each key belongs to its certificate, each chain is whole and
   * in order, dates are good, and every name that is published over HTTPS is covered.
   *
   * @param certificates the default one first: clients get it that name no host
   */
  public certificateProblems(certificates: HaproxyCertificate[]): HaproxyCertificateProblem[] {
    return this._certificateProblems(certificates, Date.now());
  }

  /**
   * The same at another time.
   *
   * @internal
   */
  public _certificateProblems(certificates: readonly HaproxyCertificate[], now: number): HaproxyCertificateProblem[] {
    const { listeners, tls } = this.plan.site;
    const https = listeners.filter(({ scheme }) => scheme === 'https').flatMap(({ hosts }) => hosts);
    const demands = {
      hosts: [...new Set(https.map(({ host }) => host))].sort(),
      admitsAbsentSni: tls?.admitsAbsentSni === true,
      now,
    };
    const files = certificates.map(({ name, pem }) => ({ name, text: pem }));
    return engine()
      .certificateProblems(files, demands)
      .map((each) => present(each));
  }

  /**
   * Findings with their places in the file they are about.
   *
   * @internal
   */
  public get _plan(): HaproxyPlan {
    return this.plan;
  }
}

type Engine = typeof import('./haproxy-engine');

/** Loaded with the first configuration. */
function engine(): Engine {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./haproxy-engine') as Engine;
}
