import fc from 'fast-check';
import { haproxyFiles } from '../../../lib/haproxy/configuration';
import { serversIn, type ReadServers } from '../../../lib/haproxy/reading/servers';
import type { HaproxyBackend, HaproxySite } from '../../../lib/haproxy/site';
import { arbitrarySite } from '../../support/arbitrary-haproxy-site';

function planned({ check, name, pools, scheme, servers }: HaproxyBackend, { verifiesServers }: HaproxySite): ReadServers {
  return {
    backend: name,
    pools,
    scheme,
    servers: servers.map(({ address, port, certificateName }) => ({
      address,
      port,
      verifiedName: verifiesServers && scheme === 'https' ? certificateName : undefined,
    })),
    checkedPorts: check === 'followed' ? [] : [...new Set([...check.connects, check.request.port])],
  };
}

test('law: whom HAProxy connects to, and what it verifies and looks after, is read as it was planned', () => {
  fc.assert(
    fc.property(arbitrarySite, fc.boolean(), (any, verifiesServers) => {
      const site = { ...any, verifiesServers };
      const read = serversIn(haproxyFiles(site)).filter(({ pools }) => pools.length > 0);
      const expected = site.backends.filter(({ servers }) => servers.length > 0).map((each) => planned(each, site));
      expect(read).toEqual(expected);
    }),
    { numRuns: 50 },
  );
});

test('nothing is told of a text that HAProxy would refuse', () => {
  expect(serversIn({ 'haproxy.cfg': 'bind :443' })).toEqual([]);
  expect(serversIn({})).toEqual([]);
});
