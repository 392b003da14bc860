#!/usr/bin/env bash
# aws-cdk-lib 2.276.0 (npm)
#
# Guessed: a target group takes the value of a CloudFormation parameter for all its times, or for none.
# Instead: a parameter read as a number is, until synthesis, a placeholder near minus 1.9e289. deregistrationDelay
#   passes it on; slowStart, clientKeepAlive of the load balancer and the port of a listener compare or convert it
#   first, and refuse it with a message about a range, a unit or that number.
# Seen: deregistrationDelay: a Ref. slowStart: "must be between 30 and 900 seconds". clientKeepAlive: "must be
#   specified as 'Duration.millis()'". Listener port: "Don't know default protocol for port: -1.888...e+289".
# Matters: templates handed to another team keep such values as parameters; each message points at a mistake that
#   was not made.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.276.0 constructs@10.8.1
cat >probe.js <<'JS'
const { CfnParameter, Duration, Stack, aws_ec2: ec2, aws_elasticloadbalancingv2: elbv2 } = require('aws-cdk-lib');
const uses = {
  deregistrationDelay: (stack, vpc, value) =>
    new elbv2.ApplicationTargetGroup(stack, 'Pool', { vpc, port: 80, deregistrationDelay: Duration.seconds(value) }),
  slowStart: (stack, vpc, value) =>
    new elbv2.ApplicationTargetGroup(stack, 'Pool', { vpc, port: 80, slowStart: Duration.seconds(value) }),
  clientKeepAlive: (stack, vpc, value) =>
    new elbv2.ApplicationLoadBalancer(stack, 'Proxy', { vpc, clientKeepAlive: Duration.seconds(value) }),
  port: (stack, vpc, value) =>
    new elbv2.ApplicationLoadBalancer(stack, 'Proxy', { vpc }).addListener('Listener', {
      port: value,
      defaultAction: elbv2.ListenerAction.fixedResponse(404),
    }),
};
for (const [name, use] of Object.entries(uses)) {
  const stack = new Stack();
  const vpc = ec2.Vpc.fromVpcAttributes(stack, 'Vpc', {
    vpcId: 'vpc-0123456789abcdef0',
    availabilityZones: ['eu-west-1a', 'eu-west-1b'],
    publicSubnetIds: ['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1'],
    privateSubnetIds: ['subnet-0123456789abcdef2', 'subnet-0123456789abcdef3'],
  });
  const value = new CfnParameter(stack, 'Value', { type: 'Number' }).valueAsNumber;
  try {
    use(stack, vpc, value);
    console.log(`${name}: taken`);
  } catch (error) {
    console.log(`${name}: ${error.message.split(/ here since|: -|, or 0/)[0]}`);
  }
}
JS

seen=$(output_of node probe.js)
still_so "$seen" "deregistrationDelay: taken
slowStart: Slow start duration value must be between 30 and 900 seconds
clientKeepAlive: Duration must be specified as 'Duration.millis()'
port: Don't know default protocol for port" 'a parameter is taken for one time of a target group and refused for the next.'
