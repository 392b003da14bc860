import type { ServiceSignIn } from '../declaring/declarations';
import type { SimpleUrlPath } from '../planning/simple-url-paths';
import type { NameKind } from './name-kind';

/**
 * What is to answer a public name. What nobody said is undefined.
 *
 * Knowing more never makes a verdict milder than knowing nothing, but where the deployment says that a thing is not so:
 * a path or port that is not published, a front end that reads no hosts, a Director, plain HTTP on purpose, clients of
 * TLS 1.0 or none on old Windows, a risk that somebody accepted. RELIEVED in test/verification/knowledge-laws.test.ts lists which check each concerns.
 */
export interface NameExpectation {
  /** In lower case. */
  readonly name: string;
  readonly kind: NameKind;
  /** Whether nobody said what the name is for: its first label, or a health check, suggests it. */
  readonly isKindGuessed?: true;
  /** undefined: not published over HTTPS. */
  readonly httpsPort: number | undefined;
  readonly http: PlainHttpExpectation;
  /** Paths of simple URLs on this host, `/` where the URL has none. */
  readonly simpleUrlPaths: readonly SimpleUrlPath[];
  /** Probed paths that the proxy does not publish on this host. */
  readonly unpublishedPaths: readonly string[];
  /** Whether the front end reads hosts: an Application Load Balancer does, a Network Load Balancer passes on whatever comes. */
  readonly readsHosts: boolean | undefined;
  /** Whether a HAProxy answers that runs what is written from the deployment file; else load balancers of AWS, or whatever somebody named. */
  readonly isHaproxy?: true;
  /** Whether a host that nobody published is answered there by a site that is no pool's. */
  readonly sharesWithOthers?: boolean;
  /** A Director has no mobility service. */
  readonly isDirector: boolean | undefined;
  /** Whether some client named for this deployment negotiates nothing newer. */
  readonly needsTls10: boolean;
  /** Whether some client named for this deployment may run on Windows 7 to 8.1. */
  readonly mayRunOnOldWindows: boolean | undefined;
  /** How the deployment says that clients outside sign in to the pool or further service of this name. */
  readonly signIn: ServiceSignIn | undefined;
  /** Whether somebody accepted, with a reason, that Windows authentication of this pool passes an Application Load Balancer. */
  readonly acceptsWindows: boolean;
  /** External web services FQDNs that autodiscover may hand out; empty: any. */
  readonly externalNames: readonly string[];
}

export interface PlainHttpExpectation {
  readonly port: number;
  /**
   * redirect: to HTTPS. lync: the pool answers, as autodiscover over HTTP needs. refused: the proxy answers with an error.
   * closed: nothing listens.
   */
  readonly behaviour: 'redirect' | 'lync' | 'refused' | 'closed' | undefined;
}
