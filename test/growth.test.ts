// First: only what is loaded behind it is counted.
import { operations } from './support/operation-count';
import { sampleDeployment } from '../bench/deployments';
import { topologyDocument } from '../bench/topology-document';
import type { Deployment } from '../lib/declaring/deployment-file/deployment';
import type { CloudFormationTemplate, StackTemplate } from '../lib/templates/cloudformation-template';
import { RoutingTable } from '../lib';
import { auditTemplate } from '../lib/auditing/audit-template';
import { compareStacks } from '../lib/comparing/compare-stacks';
import { declareDeployment } from '../lib/declaring/declare-deployment';
import { DEFAULT_LIMITS } from '../lib/documents/document-limits';
import { topologyDraft } from '../lib/import/topology-draft';
import { writeDraft } from '../lib/import/write-draft';
import { planPublishing } from '../lib/planning/plan-publishing';
import { TemplateRouting } from '../lib/routing/template-routing';
import { readTopologyBytes } from '../lib/topology/read-topology-document';
import { expectedByTemplate } from '../lib/verification/expected-by-template';
import { checksForAll } from '../lib/verification/name-checks';
import { synthesized } from './support/synthesize';

interface Size {
  readonly pools: number;
  readonly sipDomains: number;
}

const SMALL: Size = { pools: 7, sipDomains: 18 };
const LARGE: Size = { pools: 28, sipDomains: 72 };

/** Four times as much takes about four times as long: what sorts may take a little more, what compares every two sixteen times. */
const MOST = 4.6;

const OPTIONS = { dns: true, insecure: false, now: Date.parse('2026-06-01T00:00:00Z') };

const QUOTAS = { rules: 10_000, certificates: 10_000, targets: 10_000 };

const DEPLOYMENTS = {
  applicationLoadBalancer: (size: Size): Deployment => ({ ...sampleDeployment(size), quotas: QUOTAS }),
  networkLoadBalancer: (size: Size): Deployment => ({
    ...sampleDeployment(size),
    frontEnd: 'networkLoadBalancer',
    externalSignIn: 'windows',
    quotas: QUOTAS,
  }),
  haproxy: (size: Size): Deployment => ({
    ...sampleDeployment(size),
    frontEnd: 'haproxy',
    externalSignIn: 'windows',
    haproxy: { serverAuthorities: 'none' },
    quotas: QUOTAS,
  }),
} as const;

const FRONT_ENDS = Object.keys(DEPLOYMENTS) as readonly (keyof typeof DEPLOYMENTS)[];

afterAll(() => {
  operations.stop();
});

/** How many times as much the larger one takes. What is loaded and made once counts for neither. */
function growth<T>(small: T, large: T, work: (input: T) => unknown): number {
  work(small);
  const [few, many] = [small, large].map((input) => operations.of(() => void work(input)));
  return (many ?? 0) / (few ?? 0);
}

describe('the planner', () => {
  const withoutQuota = DEPLOYMENTS.applicationLoadBalancer;
  test.each([
    ['applicationLoadBalancer', DEPLOYMENTS.applicationLoadBalancer],
    // What is said of each pool's certificate lists the names of all.
    ['networkLoadBalancer', (size: Size) => DEPLOYMENTS.networkLoadBalancer({ ...size, pools: SMALL.pools })],
    ['haproxy', DEPLOYMENTS.haproxy],
    [
      'with more hosted zones than certificates',
      (size: Size) => ({ ...withoutQuota(size), quotas: { ...QUOTAS, certificates: 5 }, namesPerCertificate: 50 }),
    ],
    [
      'with all Meet URLs on one host',
      (size: Size): Deployment => {
        const deployment = sampleDeployment(size);
        const meet = deployment.sipDomains.map((sipDomain) => ({ sipDomain, url: `https://lync.contoso.com/${sipDomain}/meet` }));
        return { ...withoutQuota(size), simpleUrls: { ...deployment.simpleUrls, meet } };
      },
    ],
    [
      'with a certificate of its own for each zone',
      (size: Size): Deployment => {
        const zones = sampleDeployment(size).hostedZones.map(({ name }) => name);
        const arn = (index: number) =>
          `arn:aws:acm:eu-west-1:111111111111:certificate/12345678-1234-1234-1234-${String(index).padStart(12, '0')}`;
        return { ...withoutQuota(size), certificates: zones.map((zone, index) => ({ arn: arn(index), names: [`*.${zone}`] })) };
      },
    ],
  ] as const)('takes steps in proportion to names: %s', (_, deployment: (size: Size) => Deployment) => {
    expect(growth(deployment(SMALL), deployment(LARGE), (each) => planPublishing(declareDeployment(each)))).toBeLessThan(MOST);
  });
});

describe.each(FRONT_ENDS)('of a template with %s, in proportion to its names', (frontEnd) => {
  let small: StackTemplate;
  let large: StackTemplate;

  beforeAll(() => {
    const stack = (size: Size): StackTemplate => ({
      name: 'LyncReverseProxy',
      template: synthesized(DEPLOYMENTS[frontEnd](size)).template as unknown as CloudFormationTemplate,
      nested: {},
      parameters: {},
    });
    [small, large] = [stack(SMALL), stack(LARGE)];
  }, 120_000);

  test('the audit takes steps', () => {
    expect(growth(small, large, (stack) => auditTemplate(new TemplateRouting([stack])))).toBeLessThan(MOST);
  });

  test('comparing takes steps', () => {
    const work = (stack: StackTemplate) => compareStacks([stack], [everyPriorityMoved(stack)]);
    expect(growth(small, large, work)).toBeLessThan(MOST);
  });

  test('the overview and its page take steps', () => {
    const work = ({ template }: StackTemplate) => RoutingTable.fromTemplate(template).overview().toHtml();
    expect(growth(small, large, work)).toBeLessThan(MOST);
  });

  test('planning a verification takes steps', () => {
    const work = (stack: StackTemplate) => checksForAll(expectedByTemplate(new TemplateRouting([stack])), OPTIONS);
    expect(growth(small, large, work)).toBeLessThan(MOST);
  });
});

test('an import takes steps in proportion to pools', () => {
  const work = (text: string) => writeDraft(topologyDraft([readTopologyBytes(Buffer.from(text), 'topology.xml', DEFAULT_LIMITS)]).draft);
  expect(growth(topologyDocument(25), topologyDocument(100), work)).toBeLessThan(MOST);
});

/** Each rule takes the number of the next: a chain of collisions as long as the listener. */
function everyPriorityMoved(stack: StackTemplate): StackTemplate {
  const template = structuredClone(stack.template);
  for (const { Type, Properties } of Object.values(template.Resources)) {
    const properties = Properties as Record<string, number>;
    if (Type === 'AWS::ElasticLoadBalancingV2::ListenerRule') properties['Priority'] = (properties['Priority'] ?? 0) + 1;
  }
  return { ...stack, template };
}
