import fc from 'fast-check';
import { declarePerimeter } from '../../lib/declaring/declare-perimeter';
import { routedNetworks } from '../../lib/declaring/perimeter-routes';
import { DeploymentFile } from '../../lib';
import { none } from '../support/planned';
import { synthesized } from '../support/synthesize';

const routed = (corporateNetworks: readonly string[]) =>
  routedNetworks(
    declarePerimeter({ vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16'], corporateNetworks }),
  );

/** The same block in other letters, with zeros written out, or with bits behind its prefix. */
const spelled = (group: number) =>
  fc.subarray(
    [
      `2001:db8:${group.toString(16)}::/48`,
      `2001:0DB8:${group.toString(16).toUpperCase()}::/48`,
      `2001:db8:${group.toString(16)}:0:0:0:0:0/48`,
      `2001:db8:${group.toString(16)}::1/48`,
    ],
    { minLength: 1 },
  );

test('each block is one destination, however often and in whatever way it is written, and keeps its first spelling', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 1, max: 0xffff }), { maxLength: 4 }).chain((groups) => fc.tuple(...groups.map(spelled))),
      (blocks) => {
        const all = blocks.flat();
        none(routed(all).length === blocks.length + 1 ? [] : [routed(all)]);
        none(
          routed(all)
            .slice(1)
            .filter((each, index) => each !== blocks[index]?.[0]),
        );
      },
    ),
  );
});

test('a file with two spellings of a network has one route, and nothing is refused', () => {
  const file = (corporate: string) =>
    DeploymentFile.parse(
      `network: { vpcCidr: 10.80.0.0/22, transitGatewayId: tgw-0123456789abcdef0, poolNetworks: [10.20.0.0/16], scheme: internal, ipAddressType: dualstack, corporateNetworks: [${corporate}] }
hostedZones: [{ name: contoso.com, id: Z1 }]
externalSignIn: passive
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11] }
`,
      'deployment.yaml',
    );
  const one = synthesized(file("'2001:db8::/32'")._deployment).template;
  const two = synthesized(file("'2001:db8::/32', '2001:0DB8::/32'")._deployment).template;
  expect(two.Resources).toEqual(one.Resources);
});
