import type { CompactPublishingDeclaration } from './declarations';

/** As somebody said it, in a deployment file or of a construct. */
export interface SaidCompactPublishing {
  readonly rules: number;
  readonly autodiscoverOverHttp?: boolean;
}

export function declareCompactPublishing(said: SaidCompactPublishing | undefined): CompactPublishingDeclaration | undefined {
  return said === undefined ? undefined : { rules: said.rules, autodiscoverOverHttp: said.autodiscoverOverHttp ?? false };
}
