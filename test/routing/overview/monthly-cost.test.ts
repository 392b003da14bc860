import { capacityEstimate } from '../../../lib/routing/overview/capacity-estimate';
import { monthlyCost } from '../../../lib/routing/overview/monthly-cost';
import { templatePlan } from '../../../lib/routing/overview/template-plan';
import { registeredDomain } from '../../../lib/routing/overview/registered-domain';
import { forward, listener, loadBalancer, NOT_FOUND, routingOf, rule, targetGroup, templateOf } from '../../support/template-resources';

const costOf = (resources: Parameters<typeof templateOf>[0]) => monthlyCost(routingOf(templateOf(resources)));

test.each<[string, Readonly<Record<string, unknown>>, number]>([
  ['in two zones', { Subnets: ['a', 'b'] }, 16.43 + 2 * 3.65],
  ['in three zones', { SubnetMappings: [{}, {}, {}] }, 16.43 + 3 * 3.65],
  ['in zones nobody knows', { Subnets: { Ref: 'Subnets' } }, 16.43 + 2 * 3.65],
  ['internal', { Scheme: 'internal', Subnets: ['a', 'b'] }, 16.43],
  ['without public IPv4', { IpAddressType: 'dualstack-without-public-ipv4', Subnets: ['a', 'b'] }, 16.43],
])('an Application Load Balancer %s', (_, properties, expected) => {
  expect(costOf({ LoadBalancer: loadBalancer(properties) }).fixed).toBeCloseTo(expected, 1);
});

test('a transit gateway attachment and a network load balancer are in it, load balancers outside of the template are not', () => {
  const cost = costOf({
    Attachment: { Type: 'AWS::EC2::TransitGatewayAttachment' },
    Network: loadBalancer({ Type: 'network', Scheme: 'internal' }),
    Https: listener(443, 'HTTPS', NOT_FOUND, {}, 'arn:aws:elsewhere'),
  });
  expect(cost.items.map(({ what, count, monthly }) => [what, count, monthly])).toEqual([
    ['Network Load Balancer', 1, 16.43],
    ['transit gateway attachment', 1, 36.5],
  ]);
  expect(cost).toMatchObject({ fixed: 52.93, region: 'us-east-1', currency: 'USD' });
});

test('each type of load balancer has capacity units at its own price', () => {
  const [application, network] = [loadBalancer(), loadBalancer({ Type: 'network' })];
  const units = (resources: Parameters<typeof templateOf>[0]) =>
    costOf(resources).capacityUnits.map(({ loadBalancer: type, monthly, activeConnections }) => [type, monthly, activeConnections]);
  expect(units({ network })).toEqual([['network', 4.38, 100_000]]);
  expect(units({ application, network })).toEqual([
    ['application', 5.84, 3_000],
    ['network', 4.38, 100_000],
  ]);
  expect(units({})).toEqual([]);
});

describe('the capacity for connected clients', () => {
  const planWith = (rules: number, type = 'application') =>
    templatePlan(
      routingOf(
        templateOf({
          LoadBalancer: loadBalancer({ Type: type }),
          Https: listener(443, type === 'network' ? 'TCP' : 'HTTPS', forward('One')),
          One: targetGroup(),
          ...Object.fromEntries(Array.from({ length: rules }, (_, i) => [`Rule${i}`, rule(i + 1, [`h${i}.contoso.com`], forward('One'))])),
        }),
      ),
    );

  test('3,000 that wait are one unit', () => {
    expect(capacityEstimate(planWith(10), 3_000)).toMatchObject({ units: 1, activeConnections: 1, ruleEvaluations: 0, monthly: 5.84 });
  });

  test('rules beyond ten count', () => {
    expect(capacityEstimate(planWith(100), 3_000).ruleEvaluations).toBeCloseTo((3_000 / 60) * 0.09, 3);
  });

  test('a network load balancer holds more, and none costs nothing', () => {
    expect(capacityEstimate(planWith(0, 'network'), 3_000).activeConnections).toBe(0.03);
    expect(capacityEstimate(planWith(0), 0)).toMatchObject({ units: 0, monthly: 0 });
  });
});

test.each([
  ['meet.contoso.com', 'contoso.com'],
  ['meet.eu.contoso.com', 'contoso.com'],
  ['meet.adatum.co.uk', 'adatum.co.uk'],
  ['co.uk', 'co.uk'],
  ['*.contoso.com', 'contoso.com'],
  ['localhost', 'localhost'],
])('%s is grouped under %s', (host, domain) => {
  expect(registeredDomain(host)).toBe(domain);
});
