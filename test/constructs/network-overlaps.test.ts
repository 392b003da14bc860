import fc from 'fast-check';
import { App, Stack } from 'aws-cdk-lib/core';
import { DeploymentFile, LyncDeployment } from '../../lib';
import { FindingsError, findingText } from '../../lib/findings/finding';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { declarationOf } from '../support/declaration-of';
import { arbitraryWorld, deploymentOf, type World } from '../support/network-worlds';
import { POOL01 } from '../planning/findings-of-names';

/** What the constructs of a deployment file say: the errors they throw, or what the proxy noticed. */
function saidByConstructs(deployment: Deployment): readonly string[] {
  const stack = new Stack(new App({ analyticsReporting: false }), 'Stack');
  try {
    const { reverseProxy } = new LyncDeployment(stack, 'Lync', { deploymentFile: DeploymentFile.parse(JSON.stringify(deployment)) });
    return reverseProxy._plan.findings.map(findingText);
  } catch (error) {
    if (error instanceof FindingsError) return error.findings.map(findingText);
    throw error;
  }
}

/** Wrong, whatever else is tried: the pool's network is the VPC. */
const WRONG: World = {
  ...{ vpc: { first: 0, last: 255 }, pools: [{ first: 0, last: 255 }], clients: [], servers: [9] },
  ...{ kind: 'made', internal: false },
};

test('constructs say of overlapping networks what the planner says of the file, errors alone where there are any', () => {
  let errors = 0;
  fc.assert(
    fc.property(arbitraryWorld, (world) => {
      const deployment: Deployment = {
        externalSignIn: 'modern',
        hostedZones: [{ name: 'contoso.com', id: 'Z1' }],
        ...{ network: {}, pools: [POOL01], ...deploymentOf(world) },
      };
      const planned = planPublishing(declarationOf(deployment)).findings;
      const wrong = planned.filter(({ severity }) => severity === 'error');
      errors += wrong.length;
      expect(saidByConstructs(deployment)).toEqual((wrong.length > 0 ? wrong : planned).map(findingText));
    }),
    { numRuns: 60, examples: [[WRONG]] },
  );
  expect(errors).toBeGreaterThan(0);
});
