import fc from 'fast-check';
import { asList, type Deployment } from '../../lib/declaring/deployment-file/deployment';
import { arbitraryDeployment } from './arbitrary-deployment';

/** A deployment spread over some nested stacks; a few entries name theirs. */
export const spreadDeployment: fc.Arbitrary<Deployment & { readonly nestedStacks: number }> = fc
  .record({ deployment: arbitraryDeployment, nestedStacks: fc.integer({ min: 1, max: 6 }), said: fc.array(fc.nat(), { maxLength: 4 }) })
  .map(({ deployment, nestedStacks, said }) => {
    const own = (index: number) => {
      const number = said[index];
      return number === undefined ? {} : { nestedStack: 1 + (number % nestedStacks) };
    };
    const [set, ...sets] = asList(deployment.simpleUrls);
    return {
      ...deployment,
      nestedStacks,
      pools: deployment.pools.map((pool, index) => ({ ...pool, ...(index === 1 ? own(0) : {}) })),
      simpleUrls: [{ ...set, name: 'global', ...own(3) }, ...sets],
      officeWebApps: deployment.officeWebApps?.map((farm, index) => ({ ...farm, ...(index === 0 ? own(1) : {}) })),
      furtherServices: deployment.furtherServices?.map((service, index) => ({ ...service, ...(index === 0 ? own(2) : {}) })),
    };
  });

/** Any deployment: in one stack, or spread over some. */
export const anyDeployment: fc.Arbitrary<Deployment> = fc.oneof(arbitraryDeployment, spreadDeployment);
