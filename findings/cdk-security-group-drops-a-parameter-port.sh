#!/usr/bin/env bash
# aws-cdk-lib 2.276.0 (npm)
#
# Guessed: two addIngressRule calls for the same peer with the ports of two CloudFormation parameters make two
#   ingress rules.
# Instead: a port that is a parameter appears as "{IndirectPort}" in the id of the rule; the second call finds
#   that id taken, takes itself for a repetition and adds nothing. No error, no warning.
# Seen: one AWS::EC2::SecurityGroupIngress, with the port of the first parameter.
# Matters: whoever makes the ports of a front end (4443 and 8080, say) parameters gets a group that admits one of
#   them; the targets on the other port only ever time out.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.276.0 constructs@10.8.1
cat >probe.js <<'JS'
const { CfnParameter, Stack, aws_ec2: ec2 } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
const stack = new Stack();
const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
  vpcId: 'vpc-0123456789abcdef0',
  availabilityZones: ['eu-west-1a'],
});
const group = new ec2.SecurityGroup(stack, 'FrontEnds', { vpc });
for (const id of ['HttpsPort', 'HttpPort']) {
  const port = new CfnParameter(stack, id, { type: 'Number' });
  group.addIngressRule(ec2.Peer.ipv4('10.0.0.0/16'), ec2.Port.tcp(port.valueAsNumber));
}
const template = Template.fromStack(stack);
const rules = Object.values(template.findResources('AWS::EC2::SecurityGroupIngress'));
const [inline] = Object.values(template.findResources('AWS::EC2::SecurityGroup'));
console.log('inline rules:', (inline.Properties.SecurityGroupIngress ?? []).length);
console.log('rules of their own:', rules.map((rule) => JSON.stringify(rule.Properties.FromPort)).join(' '));
JS

seen=$(output_of node probe.js)
still_so "$seen" 'inline rules: 0
rules of their own: {"Ref":"HttpsPort"}' 'the second port that is a parameter gets no ingress rule, and nothing is said.'
