/** Something wrong or risky about the load balancers of a template. */
export interface TemplateFinding {
  /** `lync-reverse-proxy:<kebab-case>`, stable. */
  readonly id: string;

  /** `error`, `warning` or `note`. */
  readonly severity: string;

  /** What is wrong, why it matters, what to write instead. */
  readonly message: string;

  /**
   * Logical id of the resource it is about.
   *
   * @default - it is about no single resource
   */
  readonly where?: string;
}
