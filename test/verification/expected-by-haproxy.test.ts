import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { expectedByDeployment } from '../../lib/verification/expected-by-deployment';
import { expectedByHaproxy } from '../../lib/verification/expected-by-haproxy';
import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { PATHS } from '../../lib/verification/probed-paths';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { bridged } from '../support/bridged';
import { declarationOf } from '../support/declaration-of';
import { routingOf } from '../support/routing-of';
import { synthesized } from '../support/synthesize';

jest.setTimeout(120_000);

/** What an Application Load Balancer with all names on it is expected to do. */
function byLoadBalancer(deployment: Deployment): readonly NameExpectation[] {
  const { template } = synthesized(deployment);
  return expectedByDeployment(declarationOf(deployment), expectedByTemplate(routingOf(template)));
}

function byHaproxy(deployment: Deployment): readonly NameExpectation[] {
  const declared = declarationOf(deployment);
  return expectedByHaproxy(planHaproxy(declared), declared);
}

/**
 * Nobody accepts a risk that HAProxy does not have. A name of which no probed path is published counts for a template as not
 * published over HTTPS; of HAProxy its port is known, so that TLS and certificate are checked.
 */
const comparable = (expectations: readonly NameExpectation[], others: readonly NameExpectation[]) =>
  expectations
    .filter(({ name }) => !others.concat(expectations).some((each) => each.name === name && hasNoPath(each)))
    .map((each) => ({ ...each, acceptsWindows: undefined, isHaproxy: undefined }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));

const hasNoPath = ({ unpublishedPaths }: NameExpectation) => unpublishedPaths.length === Object.keys(PATHS).length;

/** What is expected of each of the two: names first. */
function ofBoth(deployment: Deployment) {
  const [haproxy, loadBalancer] = [byHaproxy(deployment), byLoadBalancer(deployment)];
  const all = [
    [haproxy, loadBalancer],
    [loadBalancer, haproxy],
  ] as const;
  return all.map(([own, other]) => ({ names: own.map(({ name }) => name).sort(), expected: comparable(own, other) }));
}

test.each(readdirSync('examples'))('of the example %s the same is expected as of the load balancer with all names on it', (name) => {
  const deployment = parse(readFileSync(join('examples', name, 'deployment.yaml'), 'utf8')) as Deployment;
  // With Windows authentication nothing stands behind an Application Load Balancer.
  const signIn = deployment.externalSignIn === 'windows' ? { externalSignIn: 'passive' as const } : {};
  const [haproxy, loadBalancer] = ofBoth(bridged({ ...deployment, ...signIn }));
  expect(haproxy).toEqual(loadBalancer);
});

test('law: the same is expected of a HAProxy as of an Application Load Balancer with all names on it', () => {
  fc.assert(
    fc.property(arbitraryDeployment.map(bridged), (deployment) => {
      fc.pre(planPublishing(declarationOf(deployment)).findings.every(({ severity }) => severity !== 'error'));
      const [haproxy, loadBalancer] = ofBoth(deployment);
      expect(haproxy).toEqual(loadBalancer);
    }),
    { numRuns: 8 },
  );
});
