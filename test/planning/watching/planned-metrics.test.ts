import { APPLICATION_ELB, CERTIFICATE_MANAGER, ECS_SERVICE, NETWORK_ELB } from '../../../lib/facts/metrics';
import { planPublishing } from '../../../lib/planning/plan-publishing';
import type { PublishingPlan } from '../../../lib/planning/publishing-plan';
import { plannedMetrics } from '../../support/planned-metrics';
import { declared, POOL01 } from '../findings-of-names';
import { NLB } from '../planned-deployments';

const SECRETS = {
  certificates: [{ secretArn: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:edge-AbCdEf', names: ['webext.contoso.com'] }],
};

const bridged = planPublishing(declared({ pools: [POOL01], http: 'redirect' }));
const passed = planPublishing(declared({ pools: [{ ...POOL01, ...NLB }] }));
const fleet = planPublishing(declared({ pools: [POOL01], frontEnd: 'haproxy' }));
const certified = planPublishing(declared({ pools: [POOL01], frontEnd: 'haproxy', haproxy: SECRETS }));

const namesOf = (plan: PublishingPlan, kind: string) =>
  plannedMetrics(plan)
    .filter(({ of }) => of.kind === kind)
    .map(({ namespace, fact }) => `${namespace} ${fact.name}`);

test.each([
  [
    'Application Load Balancer',
    bridged,
    ['ApplicationELB HTTPCode_ELB_5XX_Count', 'ApplicationELB ClientTLSNegotiationErrorCount', 'ApplicationELB RejectedConnectionCount'],
  ],
  [
    'Network Load Balancer',
    passed,
    [
      'NetworkELB PortAllocationErrorCount',
      'NetworkELB TCP_ELB_Reset_Count',
      'NetworkELB ActiveFlowCount_TCP',
      'NetworkELB UnhealthyRoutingFlowCount',
    ],
  ],
  ['HAProxy behind a listener for TLS', fleet, ['NetworkELB ClientTLSNegotiationErrorCount', 'NetworkELB ActiveFlowCount_TLS']],
])('what an %s counts', (_, plan, names) => {
  expect(namesOf(plan, 'loadBalancer')).toEqual(expect.arrayContaining(names.map((name) => `AWS/${name}`)));
});

test.each([
  ['listener for TCP, of TLS', passed, 'TLS'],
  ['listener for TCP, of HTTP', passed, 'HTTP'],
  ['listener for TCP, of requests', passed, 'Request'],
  ['listener for TCP before HAProxy, of TLS', certified, 'TLS'],
  ['listener for TLS, of TLS towards tasks', fleet, 'TargetTLS'],
  ['listener for TLS, of HTTP', fleet, 'HTTP'],
])('what nothing counts of a %s', (_, plan, word) => {
  const counted = [...namesOf(plan, 'loadBalancer'), ...namesOf(plan, 'targetGroup')];
  expect(counted).toContain('AWS/NetworkELB HealthyHostCount');
  expect(counted.filter((name) => name.includes(word))).toEqual([]);
});

test('where HTTP answers alone, no client fails at TLS', () => {
  const [balancer] = bridged.frontEnds;
  const plain = {
    ...bridged,
    frontEnds: balancer === undefined ? [] : [{ ...balancer, listeners: balancer.listeners.filter(({ protocol }) => protocol === 'HTTP') }],
  };
  expect(namesOf(plain, 'loadBalancer')).not.toContain('AWS/ApplicationELB ClientTLSNegotiationErrorCount');
  expect(namesOf(bridged, 'loadBalancer')).toContain('AWS/ApplicationELB ClientTLSNegotiationErrorCount');
});

test('tasks and certificates have metrics of their own, and nobody else has them', () => {
  expect(namesOf(fleet, 'service')).toEqual(['AWS/ECS CPUUtilization', 'AWS/ECS MemoryUtilization']);
  expect(namesOf(bridged, 'service')).toEqual([]);
  expect(namesOf(bridged, 'certificate')).toEqual(bridged.certificates.map(() => 'AWS/CertificateManager DaysToExpiry'));
  expect(namesOf(passed, 'certificate')).toEqual([]);
});

test.each([APPLICATION_ELB, NETWORK_ELB, CERTIFICATE_MANAGER, ECS_SERVICE])('$namespace names each metric once', ({ metrics }) => {
  const names = metrics.map(({ name }) => name);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  expect(names).not.toHaveLength(0);
});
