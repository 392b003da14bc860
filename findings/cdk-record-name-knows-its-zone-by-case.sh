#!/usr/bin/env bash
# aws-cdk-lib 2.276.0 (npm)
#
# Guessed: a record name that already ends in the name of its zone is left as it is, however it is written: DNS
#   names have no case. `meet.contoso.com` in the zone `contoso.com` does become `meet.contoso.com.`.
# Instead: the end is compared letter by letter, so `Meet.Contoso.com` gets the zone once more.
# Seen: Meet.Contoso.com.contoso.com. for the record, and the other way round
#   meet.contoso.com.Contoso.com. in a zone that was written Contoso.com.
# Matters: Topology Builder keeps names as the administrator typed them. A record made from such an export
#   deploys without a word and the name that clients ask for does not exist.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.276.0 constructs@10.8.1
cat >probe.js <<'JS'
const { Stack, aws_route53: route53 } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
for (const [zoneName, recordName] of [
  ['contoso.com', 'meet.contoso.com'],
  ['contoso.com', 'Meet.Contoso.com'],
  ['Contoso.com', 'meet.contoso.com'],
]) {
  const stack = new Stack();
  const zone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z0EXAMPLE', zoneName });
  new route53.ARecord(stack, 'Meet', {
    zone,
    recordName,
    target: route53.RecordTarget.fromIpAddresses('192.0.2.1'),
  });
  const [record] = Object.values(Template.fromStack(stack).findResources('AWS::Route53::RecordSet'));
  console.log(`${recordName} in ${zoneName}: ${record.Properties.Name}`);
}
JS

seen=$(output_of node probe.js)
still_so "$seen" 'meet.contoso.com in contoso.com: meet.contoso.com.
Meet.Contoso.com in contoso.com: Meet.Contoso.com.contoso.com.
meet.contoso.com in Contoso.com: meet.contoso.com.Contoso.com.' 'a record name with capitals gets the name of its zone twice.'
