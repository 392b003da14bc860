import fc from 'fast-check';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { StackTemplate } from '../../lib/templates/cloudformation-template';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { none } from '../support/planned';
import { flattened, synthesizedStacks } from '../support/stack-templates';

type Scaling = Pick<Deployment, 'nestedStacks' | 'loadBalancers' | 'loadBalancersBefore' | 'compactPublishing' | 'dnsRecords'>;

const SCALING: fc.Arbitrary<Scaling> = fc.record({
  nestedStacks: fc.constantFrom(undefined, undefined, 2, 3),
  loadBalancers: fc.constantFrom(undefined, 2, 3),
  loadBalancersBefore: fc.constantFrom(undefined, 1, 2),
  compactPublishing: fc.constantFrom(undefined, { rules: 150 }, { rules: 150, autodiscoverOverHttp: true }),
  dnsRecords: fc.constantFrom('create' as const, 'create' as const, 'retain' as const, 'none' as const),
});

/** The same deployment in that size, nothing put anywhere by hand. */
function scaled(deployment: Deployment, scaling: Scaling): Deployment {
  const plain = <T extends { readonly loadBalancer?: number }>(entry: T) => ({ ...entry, loadBalancer: undefined });
  return JSON.parse(
    JSON.stringify({
      ...deployment,
      pools: deployment.pools.map(plain),
      officeWebApps: deployment.officeWebApps?.map(plain),
      furtherServices: deployment.furtherServices?.map(plain),
      simpleUrls: asList(deployment.simpleUrls).map((set) => ({ ...plain(set), name: 'global', loadBalancers: undefined })),
      ...scaling,
    }),
  ) as Deployment;
}

interface Holding {
  readonly by: string;
  readonly finding: string;
}

/** What there is one of in the world, by whom it is held, and what compare says where another is to hold it. */
function holdings(stack: StackTemplate): ReadonlyMap<string, Holding> {
  return new Map(
    Object.entries(flattened(stack).Resources).flatMap(([by, { Type, Properties }]): readonly (readonly [string, Holding])[] => {
      if (Type === 'AWS::Route53::RecordSet') {
        const place = [Properties['Name'], Properties['Type'], Properties['HostedZoneId']].map((each) => JSON.stringify(each)).join(' ');
        return [[place, { by, finding: 'record-collision' }]];
      }
      if (Type !== 'AWS::ElasticLoadBalancingV2::ListenerRule') return [];
      return [
        [`${JSON.stringify(Properties['ListenerArn'])} ${String(Properties['Priority'])}`, { by, finding: 'priority-collision' }] as const,
      ];
    }),
  );
}

test('law: of a change of size compare says error where records or rules collide, and only there', () => {
  fc.assert(
    fc.property(arbitraryDeployment, SCALING, SCALING, (deployment, one, other) => {
      const [from, to] = [scaled(deployment, one), scaled(deployment, other)];
      fc.pre([from, to].every((each) => planPublishing(declarationOf(each)).findings.every(({ severity }) => severity !== 'error')));
      const [before, after] = [synthesizedStacks(from).stack, synthesizedStacks(to).stack];
      const held = holdings(before);
      const collides = [...holdings(after)].flatMap(([place, { by, finding }]) => {
        const holder = held.get(place);
        return holder === undefined || holder.by === by ? [] : finding;
      });
      const said = compareStacks([before], [after]).findings.filter(({ severity }) => severity === 'error');
      const ids = new Set(said.map(({ id }) => id.replace('lync-reverse-proxy:', '')));
      none(['record-collision', 'priority-collision'].filter((id) => ids.has(id) !== collides.includes(id)));
    }),
    { numRuns: 12 },
  );
}, 300_000);
