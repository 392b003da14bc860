import fc from 'fast-check';
import { findingId } from '../../lib/findings/catalogue';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { arbitraryWorld, deploymentOf, dotted, holds, isWithin, written, type World } from '../support/network-worlds';
import { none } from '../support/planned';
import { POOL01, declared } from './findings-of-names';

/** What must be said, as `finding: value`. */
function expected({ vpc, pools, clients, servers, kind, internal }: World): readonly string[] {
  const routed = kind === 'made' ? [...pools, ...(internal ? clients : [])] : [];
  const isOnPremises = kind !== 'existing' && (kind === 'made' || pools.length + (internal ? clients.length : 0) > 0);
  const said = [...pools, ...(internal ? clients : [])].filter((each) => isWithin(each, vpc));
  const isReserved = (server: number) => (server >= vpc.first && server <= vpc.first + 3) || server === vpc.last;
  const reached = [vpc, ...(kind === 'made' ? routed : kind === 'existing' ? pools : [])];
  const judgesRoutes = kind !== 'existing' || pools.length > 0;
  return [
    ...routed.filter((each) => isWithin(each, vpc)).map((each) => `route-refused: ${written(each)}`),
    ...(kind === 'made' ? [] : pools).filter((each) => isWithin(each, vpc)).map((each) => `network-within-vpc: ${written(each)}`),
    ...servers
      .filter((server) => isOnPremises && holds(vpc, server) && !said.some((each) => holds(each, server)))
      .map((server) => `servers-within-vpc: ${dotted(server)}`),
    ...servers.filter((server) => holds(vpc, server) && isReserved(server)).map((server) => `target-address-reserved: ${dotted(server)}`),
    ...servers
      .filter((server) => judgesRoutes && !reached.some((each) => holds(each, server)))
      .map((server) => `no-route-to-servers: ${dotted(server)}`),
  ];
}

const ABOUT_SERVERS = /^(servers-within-vpc|no-route-to-servers|target-address-reserved)$/;
const ABOUT_NETWORKS = /^(route-refused|network-within-vpc)$/;

/** What is said: every address or block of the first sentence but that of the VPC. */
function said(declaration: ProxyDeclaration): readonly string[] {
  return planPublishing(declaration).findings.flatMap(({ id, message }) => {
    const name = id.replace('lync-reverse-proxy:', '');
    const [begin = ''] = message.split(/ (?:lies?|is) /);
    if (ABOUT_NETWORKS.test(name)) return [`${name}: ${begin.split(': ')[1] ?? ''}`];
    if (!ABOUT_SERVERS.test(name)) return [];
    return [...begin.matchAll(/\d+\.\d+\.\d+\.\d+(?!\/)/g)].map(([address]) => `${name}: ${address}`);
  });
}

test('overlaps are what a count of all addresses finds, and nothing else', () => {
  fc.assert(
    fc.property(arbitraryWorld, (each) => {
      const wanted = new Set(expected(each));
      const found = new Set(said(declared(deploymentOf(each))));
      none([...wanted].filter((finding) => !found.has(finding)).map((missing) => ({ missing, each: deploymentOf(each).network })));
      none([...found].filter((finding) => !wanted.has(finding)).map((needless) => ({ needless, each: deploymentOf(each).network })));
    }),
    { numRuns: 2000 },
  );
});

test('the worlds of that law have every kind of overlap', () => {
  const worlds = fc.sample(arbitraryWorld, { numRuns: 2000, seed: 14 });
  expect([...new Set(worlds.flatMap(expected).map((finding) => finding.split(':')[0]))].sort()).toEqual([
    'network-within-vpc',
    'no-route-to-servers',
    'route-refused',
    'servers-within-vpc',
    'target-address-reserved',
  ]);
});

test('networks apart from each other, and from the VPC, have no finding', () => {
  const apart = fc.record({
    vpc: fc.tuple(fc.constantFrom('10.1', '100.64', '172.17', '192.168', '198.19', '203.0'), fc.integer({ min: 16, max: 25 })),
    pools: fc.uniqueArray(fc.constantFrom('10.2.0.0/16', '10.3.4.0/24', '100.127.0.0/24', '172.31.255.0/25', '131.107.0.0/16'), {
      minLength: 1,
    }),
    gateway: fc.constantFrom({ transitGatewayId: 'tgw-0a' }, { vpnGatewayId: 'vgw-0a' }),
    ipAddressType: fc.constantFrom('ipv4' as const, 'dualstack' as const),
    holder: fc.constantFrom([], ['10.0.0.0/8'], ['192.0.0.0/2', '10.0.0.0/8']),
  });
  fc.assert(
    fc.property(apart, ({ vpc: [start, prefix], pools, gateway, ipAddressType, holder }) => {
      const network = { vpcCidr: `${start}.0.0/${prefix}`, ...gateway, poolNetworks: ['10.2.0.0/16', ...pools, ...holder], ipAddressType };
      const { findings } = planPublishing(declared({ network, pools: [{ ...POOL01, servers: ['10.2.0.11', '10.2.255.254'] }] }));
      // Said of every pool of two servers.
      none(findings.filter(({ id }) => id !== findingId('internal-web-services-elsewhere')));
    }),
  );
});
