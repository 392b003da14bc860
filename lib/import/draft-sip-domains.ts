import { type Finding, finding } from '../findings/finding';
import { hostNameProblem } from '../declaring/host-name';

/** SIP domains that may have public names, and findings about the others. */
export function usableSipDomains(domains: readonly string[]): {
  readonly usable: readonly string[];
  readonly findings: readonly Finding[];
} {
  const problems = domains.map((domain) => ({ domain, problem: hostNameProblem(domain) }));
  return {
    usable: problems.filter(({ problem }) => problem === undefined).map(({ domain }) => domain),
    findings: problems.flatMap(({ domain, problem }) =>
      problem === undefined ? [] : [finding('sip-domain-unusable', domain, { domain, problem })],
    ),
  };
}
