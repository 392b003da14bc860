import fc from 'fast-check';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { anyContains } from '../../lib/declaring/ip-networks';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { EgressPlan } from '../../lib/planning/publishing-plan';
import { egressRules, egressWidened, ingressRules } from '../../lib/planning/security-group-rules';
import { POOL01, POOL02, declared } from './findings-of-names';

const EVERYWHERE = '0.0.0.0/0';
const network = fc.constantFrom<string>('10.0.0.0/8', '192.0.2.0/24', '203.0.113.0/24', EVERYWHERE);
const port = fc.constantFrom(4443, 8080);
const peer = fc.oneof(
  fc.tuple(fc.constantFrom('10.20.0', '10.30.0', '192.168.7'), fc.integer({ min: 1, max: 20 })).map(([net, host]) => `${net}.${host}`),
  fc.constant('vpc'),
);
const connections = fc.uniqueArray(fc.record({ peer, port }), { selector: (each) => `${each.peer} ${each.port}`, maxLength: 40 });

/** Ways to write a block, and the block. */
const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  '2001:db8::/32': ['2001:db8::/32', '2001:DB8::/32', '2001:0db8::/32', '2001:db8:0:0:0:0:0:0/32', '2001:db8::5/32', '2001:db8:0::/32'],
  '2001:db8::/48': ['2001:db8::/48', '2001:db8::0.0.0.9/48'],
  '::ffff:10.0.0.0/104': ['::ffff:10.0.0.0/104', '::ffff:a00:0/104', '::FFFF:10.1.2.3/104'],
  '::/0': ['::/0', '0::/0', '0:0:0:0:0:0:0:0/0', '2001:db8::1/0'],
  '0.0.0.0/0': ['0.0.0.0/0', '10.0.0.1/0'],
  '100.68.0.0/18': ['100.68.0.0/18', '100.68.0.18/18'],
  '100.68.0.0/19': ['100.68.0.0/19'],
};
const spelled = fc
  .constantFrom(...Object.entries(SPELLINGS))
  .chain(([block, texts]) => fc.constantFrom(...texts).map((text) => ({ block, text })));

describe('clients may connect', () => {
  const listeners = planPublishing(declared({})).frontEnds.flatMap((each) => each.listeners);
  const sources = (changes: Partial<ProxyDeclaration>) => [
    ...new Set(ingressRules(listeners, { ...declared({}), ...changes }).map(({ cidr }) => cidr)),
  ];

  test('to every listener from every source, and from each once', () => {
    fc.assert(
      fc.property(fc.array(network), fc.array(network), (allowedSources, corporateNetworks) => {
        const rules = ingressRules(listeners, { ...declared({}), allowedSources, corporateNetworks });
        const open = new Set(rules.map(({ cidr, port: to }) => `${cidr} ${to}`));
        expect(open.size).toBe(rules.length);
        expect(allowedSources.filter((cidr) => !listeners.every((each) => open.has(`${cidr} ${each.port}`)))).toEqual([]);
      }),
    );
  });

  test('from corporate networks always: by a rule of their own, or because everybody may', () => {
    fc.assert(
      fc.property(fc.array(network), fc.array(network), (allowedSources, corporateNetworks) => {
        const open = sources({ allowedSources, corporateNetworks });
        expect(corporateNetworks.filter((cidr) => !open.includes(cidr) && !open.includes(EVERYWHERE))).toEqual([]);
      }),
    );
  });

  test('by one rule for each block, however it is spelled', () => {
    fc.assert(
      fc.property(fc.array(spelled), fc.array(spelled), fc.boolean(), (allowed, corporate, isDual) => {
        const declaration = { ...declared({}), ipAddressType: isDual ? ('dualstack' as const) : ('ipv4' as const) };
        const textsOf = (blocks: typeof allowed) => blocks.map(({ text }) => text);
        const open = ingressRules([{ port: 443 }], {
          ...declaration,
          allowedSources: textsOf(allowed),
          corporateNetworks: textsOf(corporate),
        });
        const blockOf = new Map([...allowed, ...corporate, { block: '::/0', text: '::/0' }].map(({ text, block }) => [text, block]));
        const blocks = open.map(({ cidr }) => blockOf.get(cidr));
        expect(blocks).not.toContain(undefined);
        expect(new Set(blocks).size).toBe(blocks.length);
        expect(allowed.filter(({ block }) => !blocks.includes(block))).toEqual([]);
        const turned = ingressRules([{ port: 443 }], {
          ...declaration,
          allowedSources: textsOf(allowed).reverse(),
          corporateNetworks: textsOf(corporate).reverse(),
        });
        expect(turned).toEqual(open);
      }),
    );
  });

  test('from nowhere that nobody named', () => {
    fc.assert(
      fc.property(fc.array(network), fc.array(network), (allowedSources, corporateNetworks) => {
        expect(
          sources({ allowedSources, corporateNetworks }).filter((cidr) => ![...allowedSources, ...corporateNetworks].includes(cidr)),
        ).toEqual([]);
      }),
    );
  });

  test.each<[string, Partial<ProxyDeclaration>, string[]]>([
    ['from everywhere, unless something is said', {}, [EVERYWHERE]],
    ['over IPv6 too, where the load balancer has it', { ipAddressType: 'dualstack' }, [EVERYWHERE, '::/0']],
    [
      'over IPv6 only from where it is said, if not everybody may',
      { ipAddressType: 'dualstack', allowedSources: ['10.0.0.0/8'] },
      ['10.0.0.0/8'],
    ],
    [
      'from corporate networks besides a few',
      { allowedSources: ['10.0.0.0/8'], corporateNetworks: ['203.0.113.0/24'] },
      ['10.0.0.0/8', '203.0.113.0/24'],
    ],
    [
      'from corporate networks of IPv6, for which 0.0.0.0/0 does not stand',
      { corporateNetworks: ['2001:db8::/32'] },
      [EVERYWHERE, '2001:db8::/32'],
    ],
    ['from corporate networks as from everywhere', { corporateNetworks: ['203.0.113.0/24'] }, [EVERYWHERE]],
  ])('%s', (_, changes, expected) => {
    expect(sources(changes)).toEqual(expected);
  });
});

describe('the load balancer may connect', () => {
  const proxy = (securityGroupRules: number, poolNetworks: readonly string[]): ProxyDeclaration => ({
    ...declared({ quotas: { securityGroupRules } }),
    poolNetworks,
  });
  const NETWORKS = ['10.20.0.0/16', '10.30.0.0/16'];

  test('to exactly its servers, as long as a security group holds them', () => {
    fc.assert(
      fc.property(connections, (exact) => {
        const limits = proxy(exact.length, NETWORKS);
        const expected = exact.map((each) => (each.peer === 'vpc' ? each : { peer: `${each.peer}/32`, port: each.port }));
        expect(new Set(egressRules(exact, limits).map(text))).toEqual(new Set(expected.map(text)));
        expect(egressWidened(exact, egressRules(exact, limits))).toBe(false);
      }),
    );
  });

  test('to all its servers, each on its own ports, when their networks stand in for them', () => {
    fc.assert(
      fc.property(connections, fc.subarray(NETWORKS), (exact, networks) => {
        fc.pre(exact.length > 0);
        const limits = proxy(exact.length - 1, networks);
        const rules = egressRules(exact, limits);
        const reached = ({ peer: to, port: at }: EgressPlan) =>
          rules.filter(
            (rule) => rule.port === at && (rule.peer === to || (rule.peer !== 'vpc' && to !== 'vpc' && anyContains([rule.peer], to))),
          );
        expect(exact.filter((each) => reached(each).length !== 1)).toEqual([]);
        expect(rules.filter((rule) => !networks.includes(rule.peer) && rule.peer !== 'vpc' && !rule.peer.endsWith('/32'))).toEqual([]);
        expect(rules.length).toBeLessThanOrEqual(exact.length);
        expect(egressWidened(exact, rules)).toBe(rules.some(({ peer }) => networks.includes(peer)));
      }),
    );
  });

  test('the same whatever the order of servers and networks', () => {
    fc.assert(
      fc.property(connections, fc.nat({ max: 40 }), (exact, most) => {
        expect(egressRules(exact.toReversed(), proxy(most, NETWORKS.toReversed()))).toEqual(egressRules(exact, proxy(most, NETWORKS)));
      }),
    );
  });

  test('to the smallest network a server lies in, whatever their order', () => {
    const nested = ['10.0.0.0/8', '10.20.0.0/16'];
    const exact = ['10.20.0.11', '10.20.0.12'].map((each) => ({ peer: each, port: 4443 }));
    expect([nested, nested.toReversed()].map((networks) => egressRules(exact, proxy(1, networks)))).toEqual([
      [{ peer: '10.20.0.0/16', port: 4443 }],
      [{ peer: '10.20.0.0/16', port: 4443 }],
    ]);
  });

  test('on 8080 only where something is published over HTTP', () => {
    const pools = [POOL01, { ...POOL02, publishHttp: true }];
    expect(planPublishing(declared({ pools })).frontEnds.flatMap(({ egress }) => egress)).toEqual([
      { peer: '10.20.0.11/32', port: 4443 },
      { peer: '10.20.0.12/32', port: 4443 },
      { peer: '10.20.0.12/32', port: 8080 },
    ]);
  });
});

function text({ peer: to, port: at }: EgressPlan): string {
  return `${to} ${at}`;
}
