import { App, Stack } from 'aws-cdk-lib/core';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import fc from 'fast-check';
import { LyncDeployment } from '../../lib/constructs/lync-deployment';
import { declareDeployment } from '../../lib/declaring/declare-deployment';
import { DeploymentFile } from '../../lib/declaring/deployment-file/deployment-file';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { proxyByHand } from '../support/proxy-by-hand';
import { anyDeployment } from '../support/spread-deployment';

test('law: constructs that are told what a deployment file says make the same resources, wherever they stand', () => {
  fc.assert(
    fc.property(anyDeployment, fc.constantFrom('Lync', 'Perimeter'), (deployment, id) => {
      const newStack = () => new Stack(new App(), 'Proxy');
      const [fileStack, handStack] = [newStack(), newStack()];
      const file = DeploymentFile.parse(JSON.stringify(deployment));
      // Numbers that come from names may meet, which stops the synthesis.
      fc.pre(planPublishing(declareDeployment(deployment, id)).findings.every(({ severity }) => severity !== 'error'));
      const byFile = new LyncDeployment(fileStack, id, { deploymentFile: file }).reverseProxy;
      const byHand = proxyByHand(new Construct(handStack, id), deployment, byFile._declaration);
      expect(Template.fromStack(handStack).toJSON()['Resources']).toEqual(Template.fromStack(fileStack).toJSON()['Resources']);
      expect(byHand._plan).toEqual(byFile._plan);
    }),
    { numRuns: 40 },
  );
});
