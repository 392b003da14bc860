import { declaredBackends, webHosts } from '../backends';
import { healthCheckPathProblem, matcherProblem } from '../../declaring/health-check-matcher';
import { ACM, VPC } from '../../facts/limits';
import { writtenNumber, isToken } from '../../declaring/tokens';
import type { CheckInput } from './check-input';
import { finding, type Finding } from '../../findings/finding';
import type { Place } from '../../findings/place';
import { ofBackend, ofPool, ofProxy, ofWebHost } from '../places';

/** Values that a deployment file cannot have, but the props of a construct can. */
export function valueFindings(input: CheckInput): readonly Finding[] {
  return [...healthChecks(input), ...ports(input), ...certificateSize(input), ...quotas(input)];
}

function healthChecks({ proxy }: CheckInput): readonly Finding[] {
  return declaredBackends(proxy).flatMap((backend) => {
    const { path, matcher } = backend.healthCheck;
    const problems = [
      { part: 'path', text: path, problem: healthCheckPathProblem(path) },
      { part: 'matcher', text: matcher, problem: matcherProblem(matcher) },
    ] as const;
    return problems.flatMap(({ part, text, problem }) =>
      problem === undefined || isToken(text)
        ? []
        : finding('health-check-malformed', ofBackend(backend, 'healthCheck', part), {
            kind: 'declared',
            part,
            text,
            problem,
            isOfPool: 'role' in backend,
          }),
    );
  });
}

function ports({ proxy }: CheckInput): readonly Finding[] {
  const used: readonly { readonly place: Place; readonly port: number }[] = [
    ...proxy.pools.flatMap((pool) =>
      (['listeningPorts', 'publishedPorts'] as const).flatMap((key) =>
        (['https', 'http'] as const).map((scheme) => ({ place: ofPool(pool, key, scheme), port: pool[key][scheme] })),
      ),
    ),
    ...webHosts(proxy).map((declared) => ({ place: ofWebHost(declared, 'port'), port: declared.port })),
  ];
  return used
    .filter(({ port }) => !Number.isInteger(port) || port < 1 || port > 65_535)
    .map(({ place, port }) => finding('port-out-of-range', place, { port: writtenNumber(port) }));
}

function certificateSize({ proxy: { namesPerCertificate } }: CheckInput): readonly Finding[] {
  const most = ACM.mostNamesPerCertificate;
  if (Number.isInteger(namesPerCertificate) && namesPerCertificate >= 1 && namesPerCertificate <= most) return [];
  return [finding('names-per-certificate-out-of-range', ofProxy('namesPerCertificate'), { written: namesPerCertificate })];
}

/** AWS raises the rules of a security group only as far as those of all groups of an interface stay within theirs. */
function quotas({ proxy }: CheckInput): readonly Finding[] {
  return Object.entries(proxy.quotas).flatMap(([name, value]: readonly [string, number]) => {
    const most = name === 'securityGroupRules' ? VPC.rulesPerInterface : Number.MAX_SAFE_INTEGER;
    if (Number.isInteger(value) && value >= 1 && value <= most) return [];
    return finding('quota-out-of-range', ofProxy('quotas', name), { quota: name, value: writtenNumber(value) });
  });
}
