import { liesIn, parentDomain } from '../../declaring/host-name';
import { failed, ok, warning, type Check } from '../check';
import type { NameExpectation } from '../name-expectation';

export function dnsChecks({ name, kind, httpsPort }: NameExpectation): readonly Check[] {
  const probe = { kind: 'dns', name } as const;
  const resolves: Check = {
    id: 'dns',
    name,
    expected: 'an A or AAAA record',
    probes: [probe],
    needs: [],
    judge: (seen) => {
      const { addresses, failure } = seen(probe);
      if (addresses.length > 0) return ok(addresses.join(', '));
      return failed(
        failure ?? 'no address',
        'The record is missing from the zone that the Internet sees, or the zone is not delegated.',
        `Create the record in ${parentDomain(name)}; plan prints the change batch.`,
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
          'Use an alias A record, or publish this autodiscover name over HTTP.',
        );
      }
      return warning(got, 'Clients look for the name they asked for on the certificate.', 'Use an alias A record.');
    },
  };
  return [resolves, alias];
}
