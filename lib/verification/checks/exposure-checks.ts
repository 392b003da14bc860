import { failed, ok, skipped, warning, type Check, type Seen, type Verdict } from '../check';
import { answerText } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import { INTERNAL_PATHS, PATHS } from '../probed-paths';
import type { HttpProbe } from '../probe';
import { wordsOf, type ProxyWords } from '../proxy-words';

/** What must not answer: paths of the internal web site, and hosts nobody published. */
export function exposureChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort, readsHosts, sharesWithOthers = false } = expectation;
  const words = wordsOf(expectation);
  if (kind !== 'external web services' || httpsPort === undefined) return [];
  const get = { kind: 'http', scheme: 'https', name, port: httpsPort, path: PATHS.autodiscover } as const;
  const internal = INTERNAL_PATHS.map((path): HttpProbe => ({ ...get, path }));
  const unknown: HttpProbe = { ...get, host: `unpublished.${name}` };
  return [
    {
      id: 'internal-paths',
      name,
      expected: 'no answer from the Control Panel or remote PowerShell',
      probes: internal,
      needs: ['tls-handshake'],
      judge: (seen) => internalPaths(internal, seen, words),
    },
    {
      id: 'unknown-host',
      name,
      expected: 'a host that nobody published reaches no pool',
      probes: readsHosts === false ? [] : [unknown],
      needs: ['tls-handshake'],
      judge: (seen) => {
        if (readsHosts === false) return skipped('a Network Load Balancer passes on whatever comes; IIS answers for it');
        const answer = seen(unknown);
        const got = answerText(answer);
        if (answer.status !== 200 && answer.status !== 401) return ok(got);
        const usually = 'The proxy sends every host to a pool: whoever scans the address finds it, without a name.';
        if (sharesWithOthers) return warning(got, OTHERS, 'See that it is that site which answers, and no pool.');
        return readsHosts === undefined ? warning(got, usually, words.unknownHost) : failed(got, usually, words.unknownHost);
      },
    },
  ];
}

const OTHERS = 'The load balancer answers unknown hosts by a site that is no pool of the template.';

function internalPaths(probes: readonly HttpProbe[], seen: Seen, { internalSite }: ProxyWords): Verdict {
  const answers = probes.map((probe) => ({ path: probe.path, answer: seen(probe) }));
  const got = answers.map(({ path, answer }) => `${path} ${answerText(answer)}`).join('; ');
  const open = answers.filter(({ answer: { status = 0 } }) => (status >= 200 && status < 400) || status === 401);
  if (open.length === 0) return ok(got);
  return failed(
    got,
    'The name leads to the internal web site, usually by port 443 instead of 4443: administration is open to the Internet.',
    internalSite,
  );
}
