#!/usr/bin/env bash
# aws-cdk-lib 2.276.0 (npm)
#
# Guessed: two constructs with different ids get different logical ids; CDK appends a hash for that.
# Instead: what stands directly in the stack gets no hash. Its id is stripped of all but letters and digits, and
#   the rest must be unique; with anything in between (an L2 record, say) the hash is there.
# Seen: CfnRecordSet and CfnOutput with the ids eu-meet.contoso.com and eumeet.contoso.com: "section 'Resources'
#   already contains 'eumeetcontosocom'", 'Outputs' likewise; two ARecords with the same ids are fine.
# Matters: host names are the natural ids for records and outputs made in a loop, and it goes well until one name
#   differs from another in a hyphen only.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.276.0 constructs@10.8.1
cat >probe.js <<'JS'
const { CfnOutput, Stack, aws_route53: route53 } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
const kinds = {
  CfnRecordSet: (stack, id) => new route53.CfnRecordSet(stack, id, { name: id, type: 'A', hostedZoneId: 'Z0EXAMPLE' }),
  CfnOutput: (stack, id) => new CfnOutput(stack, id, { value: id }),
  ARecord: (stack, id) =>
    new route53.ARecord(stack, id, {
      zone:
        stack.node.tryFindChild('Zone') ??
        route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', {
          hostedZoneId: 'Z0EXAMPLE',
          zoneName: 'contoso.com',
        }),
      recordName: id,
      target: route53.RecordTarget.fromIpAddresses('192.0.2.1'),
    }),
};
for (const [kind, make] of Object.entries(kinds)) {
  const stack = new Stack();
  for (const id of ['eu-meet.contoso.com', 'eumeet.contoso.com']) make(stack, id);
  try {
    Template.fromStack(stack);
    console.log(`${kind}: fine`);
  } catch (error) {
    console.log(`${kind}: ${error.message}`);
  }
}
JS

seen=$(output_of node probe.js)
still_so "$seen" "CfnRecordSet: section 'Resources' already contains 'eumeetcontosocom'
CfnOutput: section 'Outputs' already contains 'eumeetcontosocom'
ARecord: fine" 'host names that differ in a hyphen cannot both be ids of records in one stack.'
