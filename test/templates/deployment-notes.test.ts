import { App, Stack } from 'aws-cdk-lib/core';
import fc from 'fast-check';
import { NOTES_KEY, type DeploymentNotes } from '../../lib/planning/deployment-notes';
import { renderDeploymentNotes } from '../../lib/rendering/render-deployment-notes';
import { DEFAULT_QUOTAS } from '../../lib/facts/limits';
import { templatePlan } from '../../lib/routing/overview/template-plan';
import { quotasOf } from '../../lib/routing/quotas';
import { readDeploymentNotes } from '../../lib/templates/read-deployment-notes';
import type { Deployment, PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import { publicNames } from '../../lib/routing/public-names';
import { asTemplate } from '../../lib/templates/cloudformation-template';
import { TemplateRouting } from '../../lib/routing/template-routing';
import { Construct } from 'constructs';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { shuffled } from '../support/deployment-edits';
import { none, planned } from '../support/planned';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';
import { templateOf } from '../support/template-resources';

const SMALL: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16'], ipAddressType: 'dualstack' },
  hostedZones: [
    { name: 'contoso.com', id: 'ZCONTOSO' },
    { name: 'fabrikam.com', managedElsewhere: true },
  ],
  externalSignIn: 'modern',
  pools: [
    {
      name: 'pool01',
      role: 'frontEndPool',
      externalWebServicesFqdn: 'webext.contoso.com',
      furtherNames: ['webext.fabrikam.com'],
      servers: ['10.20.0.11'],
    },
  ],
};
const metadataOf = (deployment: Deployment) =>
  (synthesized(deployment).template as { readonly Metadata?: Readonly<Record<string, unknown>> }).Metadata;
const notesOf = (deployment: Deployment) =>
  readDeploymentNotes([{ name: 'Stack', template: templateOf({}, metadataOf(deployment) ?? {}), nested: {}, parameters: {} }]);

test('names whose record somebody else creates, with what a change batch needs', () => {
  const shared = { visibility: 'public', types: ['A', 'AAAA'] };
  expect(notesOf({ ...SMALL, dnsRecords: 'none' }).recordsToCreate).toEqual([
    { ...shared, name: 'webext.contoso.com', how: 'change batch', zone: 'contoso.com', hostedZoneId: 'ZCONTOSO' },
    { ...shared, name: 'webext.fabrikam.com', how: 'elsewhere', zone: 'fabrikam.com', hostedZoneId: null },
  ]);
  expect(notesOf(SMALL).recordsToCreate.map(({ name }) => name)).toEqual(['webext.fabrikam.com']);
});

test('names of a Network Load Balancer are public though no rule and no record names them', () => {
  const [pool] = SMALL.pools;
  const passing: Deployment = { ...SMALL, dnsRecords: 'none', pools: [{ ...(pool as PoolEntry), frontEnd: 'networkLoadBalancer' }] };
  const template = asTemplate(synthesized(passing).template, 'the template');
  const routing = new TemplateRouting([{ name: 'Stack', template, nested: {}, parameters: {} }]);
  expect(publicNames(routing)).toEqual(['webext.contoso.com', 'webext.fabrikam.com']);
});

test('acknowledged findings with their reasons', () => {
  const acknowledge = [{ id: 'lync-reverse-proxy:idle-timeout-short', reason: 'Phones only.' }];
  expect(notesOf({ ...SMALL, idleTimeout: 300, acknowledge }).acknowledged).toEqual([{ ...acknowledge[0], where: null }]);
});

test('quotas that were raised, which the plan then counts by', () => {
  const raised = { ...SMALL, quotas: { rules: 200 } };
  expect(notesOf(raised).quotas).toEqual({ ...DEFAULT_QUOTAS, rules: 200 });
  expect(quotasOf(routingOf(synthesized(raised).template)).find(({ name }) => name === 'rules')?.limit).toBe(200);
});

test('names of imported certificates, which plan and audit then know', () => {
  const arn = 'arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-123456789012';
  const unused = { arn: arn.replace('1234', '9999'), names: ['other.contoso.com'] };
  const imported: Deployment = { ...SMALL, certificates: [{ arn, names: ['webext.fabrikam.com', '*.Contoso.com'] }, unused] };
  const names = ['*.contoso.com', 'webext.fabrikam.com'];
  expect(notesOf(imported).importedCertificates).toEqual([{ arn, names }]);
  expect(JSON.stringify(metadataOf(SMALL))).not.toContain('importedCertificates');
  const routing = routingOf(synthesized(imported).template);
  const attached = routing.loadBalancers.flatMap(({ listeners }) => listeners.flatMap((listener) => listener.certificates));
  expect(new Set(attached.map(({ isImported }) => isImported))).toEqual(new Set([true]));
  const { certificates, names: planned } = templatePlan(routing);
  expect(certificates).toMatchObject([{ key: arn, names }]);
  expect(planned.map(({ host, certificate: { state } }) => [host, state])).toEqual([
    ['webext.contoso.com', 'covered'],
    ['webext.fabrikam.com', 'covered'],
  ]);
});

test('are the same whatever the order of the file, and complete, for 10 random deployments', () => {
  fc.assert(
    fc.property(arbitraryDeployment, fc.nat(), (deployment, seed) => {
      const plan = planned(deployment);
      const text = JSON.stringify(metadataOf(deployment));
      const created = notesOf(deployment).recordsToCreate.map(({ name }) => name);
      const missing = plan.publicNames.filter(({ name, record }) => record !== 'created' && record !== 'none' && !created.includes(name));
      none([...missing, ...(JSON.stringify(metadataOf(shuffled(deployment, seed))) === text ? [] : ['the order makes a difference'])]);
    }),
    { numRuns: 10 },
  );
}, 60_000);

test('have no null, which CloudFormation refuses in every part of a template', () => {
  const acknowledge = [{ id: 'lync-reverse-proxy:idle-timeout-short', reason: 'Phones only.' }];
  const elsewhere: Deployment = {
    ...SMALL,
    idleTimeout: 300,
    acknowledge,
    hostedZones: ['contoso.com', 'fabrikam.com'].map((name) => ({ name, managedElsewhere: true })),
  };
  for (const deployment of [elsewhere, { ...elsewhere, dnsRecords: 'none' as const }]) {
    const { recordsToCreate, acknowledged } = notesOf(deployment);
    expect(acknowledged).toHaveLength(1);
    expect(recordsToCreate.some(({ hostedZoneId }) => hostedZoneId === null)).toBe(true);
    expect(JSON.stringify(synthesized(deployment).template)).not.toContain(':null');
  }
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      none(/[:,[]null/.exec(JSON.stringify(synthesized(deployment).template)) ?? []);
    }),
    { numRuns: 15 },
  );
}, 60_000);

const RENDERED = { recordsToCreate: [], acknowledged: [{ id: 'a', reason: 'b' }] };

test('of several proxies in a stack are kept apart, in an order of their own', () => {
  const notes: DeploymentNotes = { recordsToCreate: [], acknowledged: [{ id: 'a', where: null, reason: 'b' }] };
  const stack = new Stack(new App(), 'Stack');
  for (const id of ['B', 'A']) renderDeploymentNotes(new Construct(stack, id), notes, new Map());
  expect(JSON.stringify(stack.templateOptions.metadata?.[NOTES_KEY])).toBe(JSON.stringify({ 'Stack/A': RENDERED, 'Stack/B': RENDERED }));
});

test.each([
  [undefined],
  ['text'],
  [{ Proxy: 5 }],
  [{ Proxy: { recordsToCreate: [{ name: 'a' }, 5], acknowledged: [{}, null], publications: [5, {}, { owner: 'a', names: 5 }] } }],
])('metadata that is no note of ours is passed over: %j', (value) => {
  const template = templateOf({}, { [NOTES_KEY]: value });
  expect(readDeploymentNotes([{ name: 'Stack', template, nested: {}, parameters: {} }])).toEqual({
    recordsToCreate: [],
    acknowledged: [],
    quotas: DEFAULT_QUOTAS,
    namesPerCertificate: 10,
    mobileClients: true,
    importedCertificates: [],
    alarms: [],
    publications: [],
  });
});
