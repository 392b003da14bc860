import type { RoutedListener, RoutedRule } from './route-answer';

/** Which rules of a table answered, or may have answered, a URL so far. */
export interface RouteCoverage {
  /** Rules and default actions that did. */
  readonly reached: CoveredRule[];

  /** Those that did not. */
  readonly unreached: CoveredRule[];
}

/** A rule or default action of a listener. */
export interface CoveredRule {
  /** The listener. */
  readonly listener: RoutedListener;

  /**
   * The rule.
   *
   * @default - the default action of the listener
   */
  readonly rule?: RoutedRule;
}
