#!/usr/bin/env bash
# aws-cdk-lib 2.262.1 with jsii 1.142.0 (PyPI)
#
# Guessed: where the Python types of CDK allow a dictionary in place of a property class, its keys are the names of that
#   class: with underscores, as everywhere in Python.
# Instead: where the property may also be an IResolvable (so in nearly all of what is nested in an L1), the dictionary
#   goes to JavaScript as it is, and keys with underscores are dropped there without a word. The dictionary must have
#   the JavaScript names. Outside such unions the Python names are right.
# Seen: {"field": …, "host_header_config": …} makes a condition with a field and nothing else; "hostHeaderConfig" works.
#   The health check of an L2 target group takes {"healthy_http_codes": …}.
# Matters: a listener rule loses its hosts, and the type checker, the library and the synthesis are all content.
. "$(dirname "$0")/support.bash"

needs node
pip_install aws-cdk-lib==2.262.1 jsii==1.142.0 constructs==10.8.1
cat >probe.py <<'PY'
import json
import aws_cdk as cdk
from aws_cdk import assertions, aws_ec2 as ec2, aws_elasticloadbalancingv2 as elbv2
hosts = {"values": ["meet.contoso.com"]}
for condition in (
    {"field": "host-header", "host_header_config": hosts},
    {"field": "host-header", "hostHeaderConfig": hosts},
):
    stack = cdk.Stack()
    elbv2.CfnListenerRule(
        stack,
        "Meet",
        listener_arn="arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/proxy/1/2",
        priority=10,
        conditions=[condition],
        actions=[
            elbv2.CfnListenerRule.ActionProperty(
                type="fixed-response",
                fixed_response_config=elbv2.CfnListenerRule.FixedResponseConfigProperty(status_code="404"),
            )
        ],
    )
    [rule] = assertions.Template.from_stack(stack).to_json()["Resources"].values()
    print([*condition][1], "->", json.dumps(rule["Properties"]["Conditions"][0]))
stack = cdk.Stack()
vpc = ec2.Vpc.from_vpc_attributes(stack, "Vpc", vpc_id="vpc-0123456789abcdef0", availability_zones=["eu-west-1a"])
elbv2.ApplicationTargetGroup(stack, "Pool", vpc=vpc, port=80, health_check={"healthy_http_codes": "200,401"})
[pool] = assertions.Template.from_stack(stack).to_json()["Resources"].values()
print("healthy_http_codes ->", json.dumps(pool["Properties"]["Matcher"]))
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" 'host_header_config -> {"Field": "host-header"}
hostHeaderConfig -> {"Field": "host-header", "HostHeaderConfig": {"Values": ["meet.contoso.com"]}}
healthy_http_codes -> {"HttpCode": "200,401"}' \
  'a dictionary with Python names loses its contents where a union is nested.'
