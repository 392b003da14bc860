import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { deploymentNotes } from '../../lib/planning/deployment-notes';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { PublishingPlan } from '../../lib/planning/publishing-plan';
import { recordsNotes } from '../../lib/planning/record-notes';
import { declarationOf } from '../support/declaration-of';
import { withoutSipDomain } from '../support/deployment-edits';
import { unrelatedChanges } from '../support/unrelated-changes';
import { POOL01, POOL02 } from './findings-of-names';

type Scaling = Pick<Deployment, 'loadBalancers' | 'loadBalancersBefore' | 'nestedStacks' | 'compactPublishing' | 'frontEnd'>;

const NETWORK = { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] };
const ZONES = [
  { name: 'contoso.com', id: 'Z1' },
  { name: 'hoster.example', id: 'Z2' },
];

/** A hoster whose tenants have their SIP domains below its own, and one of whose names lies elsewhere. */
function hosting(count: number, scaling: Scaling): Deployment {
  const domains = Array.from({ length: count }, (_, index) => `tenant${index}.hoster.example`);
  return {
    ...scaling,
    network: NETWORK,
    externalSignIn: 'modern',
    hostedZones: ZONES,
    pools: [POOL01, POOL02],
    sipDomains: domains,
    namesPerCertificate: 100,
    quotas: { certificates: 200, rules: 3_000 },
    simpleUrls: {
      answeredBy: 'pool01',
      meet: domains.map((sipDomain) => ({ sipDomain, url: `https://meet.${sipDomain}` })),
      dialin: 'https://dialin.contoso.com',
    },
    autodiscover: { answeredBy: 'pool01', overHttp: true },
  };
}

const SCALINGS: readonly (readonly [string, Scaling])[] = [
  ['one load balancer', {}],
  ['several of everything', { loadBalancers: 5, nestedStacks: 7 }],
  ['shared rules', { compactPublishing: { rules: 1_000 } }],
  [
    'shared rules at several load balancers, in nested stacks, on the way from others',
    {
      ...{ loadBalancers: 5, loadBalancersBefore: 2, nestedStacks: 7 },
      compactPublishing: { rules: 1_000, autodiscoverOverHttp: true },
    },
  ],
  ['HAProxy', { frontEnd: 'haproxy', nestedStacks: 7 }],
];

const planOf = (deployment: Deployment): PublishingPlan => planPublishing(declarationOf(deployment));

describe.each([30, 300, 1_000])('invariant 3 among %i SIP domains', (count) => {
  test.each(SCALINGS)('%s: one that goes changes only what names it', (_, scaling) => {
    const deployment = hosting(count, scaling);
    const all = planOf(deployment);
    for (const gone of [0, count - 1]) {
      expect(unrelatedChanges(all, planOf(withoutSipDomain(deployment, `tenant${gone}.hoster.example`)))).toEqual([]);
    }
  });
});

test.each([
  ['records that are made', { dnsRecords: 'create' }],
  ['records that somebody makes by hand', { dnsRecords: 'none' }],
  ['a zone that is managed elsewhere', { hostedZones: [ZONES[0], { name: 'hoster.example', managedElsewhere: true }] }],
  [
    'several load balancers and both address families',
    { dnsRecords: 'none', loadBalancers: 5, network: { ...NETWORK, ipAddressType: 'dualstack' } },
  ],
] as const)('notes of 1,000 SIP domains take 60 bytes a name at most: %s', (_, changes) => {
  const declaration = declarationOf({ ...hosting(1_000, {}), ...(changes as Partial<Deployment>) });
  const plan = planPublishing(declaration);
  const { recordsToCreate, ...notes } = deploymentNotes(plan, declaration);
  const bytes = JSON.stringify({ ...notes, recordsToCreate: recordsNotes(recordsToCreate) }, undefined, 1).length;
  expect(bytes / plan.publicNames.length).toBeLessThanOrEqual(60);
});
