import { liesIn, parentDomain } from '../../declaring/host-name';
import { DATED_FACTS, dated } from '../../facts/dated-facts';
import { failed, ok, skipped, warning, type Check, type Verdict } from '../check';
import type { NameExpectation } from '../name-expectation';
import type { DnsObservation, DnssecObservation } from '../observation';
import { wordsOf, type ProxyWords } from '../proxy-words';

export function dnsChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort } = expectation;
  const words = wordsOf(expectation);
  const probe = { kind: 'dns', name } as const;
  const resolves: Check = {
    id: 'dns',
    name,
    expected: 'an A or AAAA record',
    probes: [probe],
    needs: [],
    judge: (seen) => {
      const { addresses, failure, dnssec } = seen(probe);
      if (addresses.length > 0) return ok(addresses.join(', '));
      const isRefused = dnssec?.refused.includes('A') ?? false;
      if (isRefused && dnssec?.state === 'broken') return failed(brokenText(dnssec), ...broken(words));
      if (isRefused) return failed(failure ?? 'no address', ...FAILING);
      return failed(
        failure ?? 'no address',
        'The record is missing from the zone that the Internet sees, or the zone is not delegated.',
        words.noRecord(parentDomain(name)),
      );
    },
  };
  const alias: Check = {
    id: 'dns-alias',
    name,
    expected: 'no CNAME to another domain',
    probes: [probe],
    needs: ['dns'],
    judge: (seen) => {
      const { aliases } = seen(probe);
      const foreign = aliases.find((each) => !liesIn(each, parentDomain(name)));
      if (foreign === undefined) return ok(aliases.length === 0 ? 'no CNAME' : `CNAME to ${aliases.join(', ')}`);
      const got = `CNAME to ${foreign}`;
      if (kind === 'autodiscover' && httpsPort !== undefined) {
        return failed(
          got,
          'Clients refuse or ask about a certificate: over HTTPS a CNAME of lyncdiscover to another domain is not supported.',
          `${words.addressInstead}, or publish this autodiscover name over HTTP.`,
        );
      }
      return warning(got, 'Clients look for the name they asked for on the certificate.', `${words.addressInstead}.`);
    },
  };
  const signatures: Check = {
    id: 'dnssec',
    name,
    expected: 'no answer that fails where DNSSEC is validated',
    probes: [probe],
    needs: [],
    judge: (seen) => dnssecVerdict(seen(probe), words),
  };
  return [resolves, signatures, alias];
}

function dnssecVerdict({ addresses, dnssec }: DnsObservation, words: ProxyWords): Verdict {
  switch (dnssec?.state) {
    case undefined:
      if (addresses.length === 0) return skipped('the name does not resolve');
      return ok('no signatures: the zone has none, or the name server that was asked passes none on');
    case 'validated':
      return ok('signed and validated');
    case 'signed':
      return skipped(
        'signed, and the name server that was asked does not say that all of it is validated: it does not validate (--resolver 9.9.9.9 asks one that does), or an alias leads to what is not signed',
      );
    case 'failing':
      return skipped(`SERVFAIL for ${dnssec.refused.join(' and ')} whether it validates or not: not for DNSSEC`);
    case 'broken':
      return failed(brokenText(dnssec), ...broken(words));
  }
}

function brokenText({ refused, reason }: DnssecObservation): string {
  const got = `SERVFAIL for ${refused.join(' and ')}, and an answer without validation`;
  return reason === undefined ? got : `${got}: ${reason}`;
}

function broken({ dnssec }: ProxyWords): readonly [usually: string, change: string] {
  return [
    `The zone is signed and its signatures do not hold: they have expired, or the DS record at the registrar names a key that is gone. Clients behind validating name servers find nothing, and the certificate is not renewed: ${dated(DATED_FACTS.dnssec)}.${dnssec}`,
    'Sign the zone anew, or have the registrar replace or remove its DS record; dnsviz.net shows which link of the chain is broken. Inside, a zone of your own that is not signed does it too: --resolver 9.9.9.9 asks outside.',
  ];
}

const FAILING = [
  'The name server that was asked fails, whether it validates or not: it does not reach those of the zone, or they do not answer.',
  'Look whether the zone is delegated to name servers that answer for it; ask another with --resolver.',
] as const;
