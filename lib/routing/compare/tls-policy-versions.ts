const VERSIONS = ['1.0', '1.1', '1.2', '1.3'];

/** What CloudFormation takes where a listener names no policy. */
export const DEFAULT_POLICY = 'ELBSecurityPolicy-2016-08';

/**
 * The TLS versions a policy lets clients use; undefined for one this version does not know.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export function tlsVersions(policy: string): readonly string[] | undefined {
  const name = policy.replace(/^ELBSecurityPolicy-/, '');
  const [, family, lowest] = /^(TLS13|TLS|FS)-1-([0-3])-/.exec(name) ?? [];
  if (lowest !== undefined) return VERSIONS.slice(Number(lowest), family === 'TLS13' ? 4 : 3);
  return /^(?:FS-2018-06|2015-05|2016-08)$/.test(name) ? VERSIONS.slice(0, 3) : undefined;
}
