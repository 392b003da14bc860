import type { ClientDeclaration } from './declarations';

/** TLS 1.2 and 1.3. */
export const MODERN_TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-2-2021-06';

/** TLS 1.0 to 1.3. */
export const LEGACY_TLS_POLICY = 'ELBSecurityPolicy-TLS13-1-0-2021-06';

/**
 * Always explicit: the default of CloudFormation and the one that CDK's feature flags choose differ.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export function tlsPolicyFor(clients: readonly ClientDeclaration[], explicit: string | undefined): string {
  if (explicit !== undefined) return explicit;
  return clients.some(({ needsTls10 }) => needsTls10) ? LEGACY_TLS_POLICY : MODERN_TLS_POLICY;
}
