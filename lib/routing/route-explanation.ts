import type { RouteAnswer } from './route-answer';

/** How an answer came about. */
export interface RouteExplanation {
  /** The URL as it was asked for. */
  readonly url: string;

  /** What answers it. */
  readonly answer: RouteAnswer;

  /** Every rule in the order in which it was tried, and the default action, for each listener that may take the request. */
  readonly steps: RouteStep[];

  /** What the documentation of AWS leaves open and this request touches. Empty for nearly all. */
  readonly openQuestions: string[];

  /** All of it as text. */
  readonly text: string;
}

/** A rule, or the default action, and whether it answers. */
export interface RouteStep {
  /**
   * Logical id of the load balancer.
   *
   * @default - it lies outside of the template
   */
  readonly loadBalancer?: string;

  /**
   * Port of the listener.
   *
   * @default - the template does not tell
   */
  readonly listenerPort?: number;

  /**
   * Logical id of the rule.
   *
   * @default - the default action
   */
  readonly rule?: string;

  /**
   * Priority of the rule.
   *
   * @default - the default action, or the template does not tell
   */
  readonly priority?: number;

  /** `answers`, `may answer`, `does not match` or `not reached`. */
  readonly result: string;

  /** Why. */
  readonly reason: string;
}
