import fc from 'fast-check';
import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';
import { arbitraryDeployment } from './arbitrary-deployment';

/** A deployment spread over some nested stacks; a few entries and SIP domains name theirs. */
export const spreadDeployment: fc.Arbitrary<Deployment & { readonly nestedStacks: number }> = fc
  .record({
    deployment: arbitraryDeployment,
    nestedStacks: fc.integer({ min: 1, max: 6 }),
    said: fc.array(fc.option(fc.nat(), { nil: undefined, freq: 2 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ deployment, nestedStacks, said }) => {
    const own = (index: number) => {
      const number = said[index];
      return number === undefined ? {} : { nestedStack: 1 + (number % nestedStacks) };
    };
    const [set, ...sets] = asList(deployment.simpleUrls);
    const ofDomains = (asList(deployment.sipDomains) as readonly string[]).flatMap((domain, index) =>
      Object.values(own(index + 4)).map((number) => [index % 2 === 0 ? domain : domain.toUpperCase(), number] as const),
    );
    return {
      ...deployment,
      nestedStacks,
      pools: deployment.pools.map((pool, index) => ({ ...pool, ...(index === 1 ? own(0) : {}) })),
      simpleUrls: [
        { ...set, name: 'global', ...own(3), ...(ofDomains.length === 0 ? {} : { nestedStacks: Object.fromEntries(ofDomains) }) },
        ...sets,
      ],
      officeWebApps: deployment.officeWebApps?.map((farm, index) => ({ ...farm, ...(index === 0 ? own(1) : {}) })),
      furtherServices: deployment.furtherServices?.map((service, index) => ({ ...service, ...(index === 0 ? own(2) : {}) })),
    };
  });

/** More than a set of any random deployment needs. */
const ENOUGH_RULES = 150;

/** Of such deployments some whose names share rules, or are on the way from another number of load balancers. */
export function compactlyToo<T extends Deployment>(deployments: fc.Arbitrary<T>): fc.Arbitrary<T> {
  const compact = fc.record({ rules: fc.constant(ENOUGH_RULES), autodiscoverOverHttp: fc.boolean() });
  return fc
    .record({
      deployment: deployments,
      compactPublishing: fc.option(compact, { nil: undefined, freq: 2 }),
      loadBalancersBefore: fc.constantFrom(undefined, undefined, 1, 3),
    })
    .map(({ deployment, compactPublishing, loadBalancersBefore }) => ({
      ...deployment,
      ...(compactPublishing === undefined ? {} : { compactPublishing }),
      ...(loadBalancersBefore === undefined ? {} : { loadBalancersBefore }),
    }));
}

/** Any deployment: in one stack, or spread over some, and with rules that names share, or without. */
export const anyDeployment: fc.Arbitrary<Deployment> = fc.oneof(
  arbitraryDeployment,
  spreadDeployment,
  compactlyToo(arbitraryDeployment),
  compactlyToo(spreadDeployment),
);
