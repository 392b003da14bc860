#!/usr/bin/env bash
# aws-cdk-lib 2.262.1 (npm)
#
# Guessed: a synthesis calls a policy validation plugin once, with the templates of all stacks: the context of
#   IPolicyValidationPlugin.validate has a list of them.
# Instead: it is called once for each environment (account and Region), with the stacks of that one.
# Seen: three stacks, two of them in eu-west-1 and one in us-east-1, are shown in two calls.
# Matters: no call sees stacks of two Regions together, so a plugin finds nothing that only both tell (the same record
#   of a hosted zone made in two Regions) unless it remembers what it was shown before.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.262.1 constructs@10.8.1
cat >probe.js <<'JS'
const { App, CfnResource, Stack, Validations } = require('aws-cdk-lib');
const app = new App({ analyticsReporting: false, outdir: 'cdk.out' });
const calls = [];
Validations.of(app).addPlugins({
  name: 'Probe',
  validate({ stackTemplates }) {
    calls.push(stackTemplates.map(({ stackConstructPath }) => stackConstructPath).sort().join(' '));
    return { success: true, violations: [] };
  },
});
for (const [id, region] of [['Dublin', 'eu-west-1'], ['Virginia', 'us-east-1'], ['DublinToo', 'eu-west-1']]) {
  const stack = new Stack(app, id, { env: { account: '111111111111', region } });
  new CfnResource(stack, 'Topic', { type: 'AWS::SNS::Topic' });
}
app.synth();
console.log(calls.sort().join('\n'));
JS

seen=$(output_of node probe.js)
still_so "$seen" 'Dublin DublinToo
Virginia' 'a validation plugin is called for each environment by itself, and sees no stacks of two Regions together.'
