import type { ClientDeclaration } from './declarations';

/** What every policy of Elastic Load Balancing begins with. */
export const POLICY_PREFIX = 'ELBSecurityPolicy-';

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
  return clients.some(({ highestTls }) => highestTls === '1.0') ? LEGACY_TLS_POLICY : MODERN_TLS_POLICY;
}

const TLS_VERSIONS = ['1.0', '1.1', '1.2', '1.3'];

/** What CloudFormation takes where a listener names no policy. */
export const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08';

/**
 * The TLS versions a policy lets clients use; undefined for one this version does not know.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export function tlsVersions(policy: string): readonly string[] | undefined {
  const name = policy.replace(/^ELBSecurityPolicy-/, '');
  const [, family, lowest] = /^(TLS13|TLS|FS)-1-([0-3])-(?:[A-Za-z0-9]+-)*\d{4}-(?:0[1-9]|1[0-2])$/.exec(name) ?? [];
  if (lowest !== undefined) return TLS_VERSIONS.slice(Number(lowest), family === 'TLS13' ? 4 : 3);
  return /^(?:FS-2018-06|2015-05|2016-08)$/.test(name) ? TLS_VERSIONS.slice(0, 3) : undefined;
}

/**
 * Whether a policy has no cipher suite in CBC mode for TLS 1.2, which Windows 7 to 8.1 want with an RSA certificate.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 * https://learn.microsoft.com/windows/win32/secauthn/tls-cipher-suites-in-windows-8-1
 */
export function isGcmOnly(policy: string): boolean {
  return policy.includes('-Res-') && tlsVersions(policy)?.includes('1.2') === true;
}

/** Whether a policy is of the FIPS family, which one load balancer cannot mix with others. */
export function isFips(policy: string): boolean {
  return policy.includes('-FIPS-');
}
