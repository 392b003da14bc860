import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { ALARM_IDS } from '../../lib/facts/alarms';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { AlarmsNote } from '../../lib/planning/deployment-notes';
import { alarmTexts } from '../../lib/reports/plan/plan-alarms';
import type { TemplatePlan } from '../../lib/routing/overview/template-plan';
import { declarationOf } from '../support/declaration-of';

const KINDS = ['applicationLoadBalancer', 'networkLoadBalancer', 'haproxy'] as const;

const deploymentOf = (pools: number, said: Partial<Deployment> = {}): Deployment => ({
  externalSignIn: 'modern',
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z1' }],
  alarms: { email: ['oncall@contoso.com'] },
  pools: Array.from({ length: pools }, (_, index) => ({
    name: `pool${index}`,
    role: 'frontEndPool',
    externalWebServicesFqdn: `webext${index}.contoso.com`,
    servers: [`10.20.${index}.11`, `10.20.${index}.12`],
    frontEnd: KINDS[index % KINDS.length],
  })),
  ...said,
});

function textsOf(deployment: Deployment): readonly string[] {
  const { alarms: plan } = planPublishing(declarationOf(deployment));
  if (plan === undefined) return [];
  const note: AlarmsNote = { ...plan, alarms: plan.alarms.map(({ id, ...rest }) => ({ ...rest, resource: id })) };
  return alarmTexts({ alarms: [note] } as unknown as TemplatePlan);
}

test.each([1, 3, 10, 100])('of %i pools whole sentences tell of alarms, however they are shared', (pools) => {
  const texts = textsOf(deploymentOf(pools, { loadBalancers: pools > 10 ? 5 : undefined }));
  expect(texts.length).toBeGreaterThan(3);
  for (const text of texts) {
    expect(text).toMatch(/^[A-Z0-9].*[^,.]\.$/);
    expect(text).not.toMatch(/undefined|NaN|\[object|,[.;,]| {2}/);
  }
});

test.each([
  [1, false],
  [2, true],
  [1000, true],
])('that servers are missing is told by nothing where %i are to be: %s', (fewerServers, isSaid) => {
  const texts = textsOf(deploymentOf(2, { alarms: { email: ['oncall@contoso.com'], thresholds: { fewerServers } } }));
  const said = 'Fewer servers than all (fewerServers) at the Application Load Balancer, the load balancer of pool1';
  expect(texts.some((text) => text.startsWith('Nothing counts') && text.includes(said))).toBe(isSaid);
});

test('where every alarm is left out, that is all that is said', () => {
  expect(textsOf(deploymentOf(3, { alarms: { email: ['oncall@contoso.com'], except: [...ALARM_IDS] } }))).toEqual([
    '0 alarms. Every one that there could be is left out (except).',
  ]);
});
