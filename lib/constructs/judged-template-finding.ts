import type { TemplateFinding } from '../routing/template-finding';

/** A finding with the word of whoever takes the risk. */
export interface JudgedTemplateFinding extends TemplateFinding {
  /**
   * The reason it was acknowledged with.
   *
   * @default - nobody acknowledged it
   */
  readonly acknowledged?: string;
}
