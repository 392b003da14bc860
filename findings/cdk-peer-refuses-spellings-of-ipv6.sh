#!/usr/bin/env bash
# aws-cdk-lib 2.262.1 (npm)
#
# Guessed: ec2.Peer.ipv6 takes every way of writing an IPv6 block, as EC2 and CloudFormation do.
# Instead: it takes the digits a to f in lower case only, and no IPv4 address at the end. Everything else throws.
# Seen: "2001:db8::/32" is taken; "2001:DB8::/32" is an "Invalid IPv6 CIDR".
# Matters: RFC 4291 has blocks in capital letters, and registries and routers print them so; whoever copies one gets
#   an error that calls a valid block malformed.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.262.1 constructs@10.8.1
cat >probe.js <<'JS'
const { aws_ec2: ec2 } = require('aws-cdk-lib');
for (const block of ['2001:db8::/32', '2001:DB8::/32', '64:ff9b::192.0.2.0/120']) {
  try {
    ec2.Peer.ipv6(block);
    console.log(block, 'taken');
  } catch (error) {
    console.log(block, error.message);
  }
}
JS

seen=$(output_of node probe.js)
still_so "$seen" '2001:db8::/32 taken
2001:DB8::/32 Invalid IPv6 CIDR: "2001:DB8::/32"
64:ff9b::192.0.2.0/120 Invalid IPv6 CIDR: "64:ff9b::192.0.2.0/120"' 'Peer.ipv6 throws for an IPv6 block in capital letters, or with an IPv4 address at its end.'
