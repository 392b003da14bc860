import type { Stack } from 'aws-cdk-lib/core';
import { Annotations as Found, Match } from 'aws-cdk-lib/assertions';
import { IpAddressType } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { SubnetType } from 'aws-cdk-lib/aws-ec2';
import { LyncPool, PerimeterNetwork, PoolServers } from '../../lib';
import { errorsOf, frontEndPool, only, synthesize, type Declared } from '../support/publish';

/** A proxy with one pool, webext.contoso.com, and whatever a test adds. */
const withPool =
  (props: (scope: Stack) => Partial<Declared> = () => ({}), furtherNames: string[] = []) =>
  (scope: Stack): Declared => ({ publishingRules: [frontEndPool(scope, 'Webext', { furtherNames })], ...props(scope) });

describe('the security group', () => {
  const rulesOf = (declare: (scope: Stack) => Declared) => {
    const group = only(synthesize(declare).json, 'AWS::EC2::SecurityGroup');
    const texts = (key: string) =>
      (group[key] as Record<string, unknown>[]).map(({ CidrIp, CidrIpv6, FromPort, ToPort, IpProtocol }) =>
        [CidrIp ?? CidrIpv6, IpProtocol, FromPort, ToPort].join(' '),
      );
    return { ingress: texts('SecurityGroupIngress').sort(), egress: texts('SecurityGroupEgress').sort() };
  };
  const onBoth = (...sources: readonly string[]) => sources.flatMap((source) => [`${source} tcp 443 443`, `${source} tcp 80 80`]).sort();

  test('admits everybody to the listeners, and lets out to the servers alone', () => {
    const { ingress, egress } = rulesOf(withPool());
    expect(ingress).toEqual(onBoth('0.0.0.0/0'));
    expect(egress).toEqual(['10.20.0.11/32 tcp 4443 4443', '10.20.0.12/32 tcp 4443 4443']);
  });

  test.each([
    ['everybody over IPv6 too', { ipAddressType: IpAddressType.DUAL_STACK }, ['0.0.0.0/0', '::/0']],
    [
      'named sources and corporate networks',
      { allowedSources: ['198.51.100.0/24'], corporateNetworks: ['203.0.113.0/24'] },
      ['198.51.100.0/24', '203.0.113.0/24'],
    ],
    ['corporate networks as part of everybody', { corporateNetworks: ['203.0.113.0/24'] }, ['0.0.0.0/0']],
    [
      'corporate networks over IPv6, where everybody is over IPv4',
      { corporateNetworks: ['2001:db8::/32'] },
      ['0.0.0.0/0', '2001:db8::/32'],
    ],
  ])('admits %s', (_, props, sources) => {
    expect(rulesOf(withPool(() => props)).ingress).toEqual(onBoth(...sources));
  });

  test.each([
    ['2001:db8::/32', '2001:db8::/32'],
    ['2001:0db8:0:0::/32', '2001:0db8:0:0::/32'],
    ['2001:DB8:1::/48', '2001:db8:1::/48'],
    ['64:FF9B::192.0.2.0/120', '64:ff9b::c000:200/120'],
  ])('takes clients of an internal dual-stack proxy from %s, however it is spelled', (network, written) => {
    const props = { corporateNetworks: [network], allowedSources: ['10.0.0.0/8'], ipAddressType: IpAddressType.DUAL_STACK };
    const made = (scope: Stack) => new PerimeterNetwork(scope, 'Network', { ipv6: true, corporateNetworks: [network] }).vpc;
    expect(rulesOf(withPool(() => ({ ...props, internetFacing: false, vpcSubnets: { subnetType: SubnetType.PUBLIC } }))).ingress).toEqual(
      onBoth('10.0.0.0/8', written),
    );
    expect(rulesOf(withPool((scope) => ({ ...props, internetFacing: false, vpc: made(scope) }))).ingress).toContain(
      `${written} tcp 443 443`,
    );
  });

  const crowd =
    (count: number, props: Partial<Declared> = {}) =>
    (scope: Stack): Declared => {
      const addresses = Array.from({ length: count }, (_, i) => `10.20.${i % 2}.${i + 1}`);
      const pool = LyncPool.frontEndPool('webext.contoso.com', PoolServers.fromIpAddresses(addresses));
      return {
        publishingRules: [frontEndPool(scope, 'Webext', { pool })],
        poolNetworks: ['10.20.0.0/24', '10.20.1.0/24', '10.30.0.0/16'],
        ...props,
      };
    };

  test.each([
    [60, {}, 60, 'exact'],
    [61, {}, 2, 'widened'],
    [61, { quotas: { securityGroupRules: 61 } }, 61, 'exact'],
  ])('lets out to %d servers (%j) in %d rules: %s', (count, props, rules, how) => {
    const { egress } = rulesOf(crowd(count, props));
    expect(egress).toHaveLength(rules);
    expect(egress.includes('10.20.0.0/24 tcp 4443 4443')).toBe(how === 'widened');
    const notes = Found.fromStack(synthesize(crowd(count, props)).stack).findInfo(
      '*',
      Match.stringLikeRegexp('more addresses than the 60 rules'),
    );
    expect(notes).toHaveLength(how === 'widened' ? 1 : 0);
  });

  test('fails when nothing stands in for too many servers', () => {
    expect(errorsOf(crowd(61, { poolNetworks: [] }))).toEqual(['quota-exceeded']);
  });
});
