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
    findings: problems.flatMap(({ domain, problem }) => (problem === undefined ? [] : [unusable(domain, problem)])),
  };
}

function unusable(domain: string, problem: string): Finding {
  return finding(
    'sip-domain-unusable',
    domain,
    `The SIP domain ${JSON.stringify(domain)} ${problem}, and can have no public names.`,
    'It is left out.',
  );
}
