/** What something is measured of, by the keys of the plan: one value for each of its dimensions. */
export type Watched =
  | { readonly kind: 'loadBalancer'; readonly frontEnd: string }
  | { readonly kind: 'targetGroup'; readonly frontEnd: string; readonly targetGroup: string }
  /** The tasks of a HAProxy. */
  | { readonly kind: 'service'; readonly frontEnd: string }
  | { readonly kind: 'certificate'; readonly certificate: string };
