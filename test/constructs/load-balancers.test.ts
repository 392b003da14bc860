import type { Stack } from 'aws-cdk-lib/core';
import { AccessLogs, SimpleUrlSet } from '../../lib';
import { resourcesOf } from '../support/model-of-template';
import { errorsOf, frontEndPool, synthesize, type Declared } from '../support/publish';

const ELBV2 = 'AWS::ElasticLoadBalancingV2';

/** A pool on the second load balancer, its simple URLs on the first and the third. */
const three = (stack: Stack): Declared => {
  const pool = frontEndPool(stack, 'Webext', { loadBalancer: 2 });
  const simpleUrls = new SimpleUrlSet(stack, 'SimpleUrls', {
    answeredBy: pool,
    meet: ['https://meet.contoso.com', 'https://meet.eu.contoso.com'],
    autodiscoverFor: ['contoso.com'],
    loadBalancer: 1,
    loadBalancers: { 'Eu.contoso.com': 3 },
  });
  return { loadBalancers: 3, accessLogs: AccessLogs.create(), publishingRules: [pool], simpleUrls: [simpleUrls] };
};

test('load balancers of one proxy are alike, and each has listeners and security group of its own', () => {
  const { json, proxy } = synthesize(three);
  const attributes = resourcesOf(json, `${ELBV2}::LoadBalancer`).map(([, balancer]) => JSON.stringify(balancer['LoadBalancerAttributes']));
  expect([attributes.length, new Set(attributes).size]).toEqual([3, 1]);
  for (const attribute of [
    '"deletion_protection.enabled","Value":"true"',
    'idle_timeout.timeout_seconds","Value":"1830"',
    'access_logs.s3.enabled',
  ])
    expect(attributes[0]).toContain(attribute);
  expect(resourcesOf(json, 'AWS::EC2::SecurityGroup')).toHaveLength(3);
  expect(resourcesOf(json, 'AWS::S3::Bucket')).toHaveLength(1);
  expect(new Set(proxy.listeners.map(({ loadBalancer }) => loadBalancer)).size).toBe(3);
  expect(proxy.listeners).toHaveLength(6);
  expect(proxy.loadBalancer).toBe(proxy.listeners[0]?.loadBalancer);
  expect(proxy.connections.securityGroups).toHaveLength(3);
  expect(proxy._plan.frontEnds.map(({ key, names }) => [key, names])).toEqual([
    ['applicationLoadBalancer', ['lyncdiscover.contoso.com', 'meet.contoso.com']],
    ['applicationLoadBalancer 2', ['webext.contoso.com']],
    ['applicationLoadBalancer 3', ['meet.eu.contoso.com']],
  ]);
});

test('numbers that cannot be are refused', () => {
  expect(errorsOf((stack) => ({ ...three(stack), loadBalancers: 2 }))).toEqual(['load-balancer-unknown (SimpleUrls)']);
  expect(errorsOf((stack) => ({ ...three(stack), loadBalancers: 0 }))).toEqual(['load-balancers-out-of-range']);
});
