#!/usr/bin/env bash
# aws-cdk-lib 2.276.0 (npm)
#
# Guessed: the weight of a weighted record is a setting; the set identifier, which tells Route 53 the records of one
#   name apart, stays when the weight changes.
# Instead: without a setIdentifier of its own, a weighted record gets one with the weight written into it.
# Seen: WEIGHT_10_ID_Webext becomes WEIGHT_90_ID_Webext when only the weight changes from 10 to 90.
# Matters: moving a pool step by step by weights changes the identity of the records at each step: to Route 53 it is
#   another record, and anything that finds the record by its identifier (a script that takes a pool out in an
#   emergency) no longer does.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.276.0 constructs@10.8.1
cat >probe.js <<'JS'
const { Stack, aws_route53: route53 } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
for (const weight of [10, 90]) {
  const stack = new Stack();
  new route53.ARecord(stack, 'Webext', {
    zone: route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
      hostedZoneId: 'Z0EXAMPLE',
      zoneName: 'contoso.com',
    }),
    recordName: 'webext',
    weight,
    target: route53.RecordTarget.fromIpAddresses('192.0.2.1'),
  });
  const [record] = Object.values(Template.fromStack(stack).findResources('AWS::Route53::RecordSet'));
  console.log(`weight ${weight}: ${record.Properties.SetIdentifier}`);
}
JS

seen=$(output_of node probe.js)
still_so "$seen" 'weight 10: WEIGHT_10_ID_Webext
weight 90: WEIGHT_90_ID_Webext' 'another weight makes another record of it.'
