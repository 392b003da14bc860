#!/usr/bin/env bash
# moto 5.2.5 and boto3 1.44.8 (PyPI)
#
# Guessed: a stand-in for AWS takes a listener rule with a transform and describes it with the transform, or says that
#   it does not know it, as it does with much else.
# Instead: CreateRule succeeds and the transform is dropped: the rule is described without it.
# Seen: sent with one url-rewrite, described with none.
# Matters: a test against moto that a rule was made passes, and one that reads it back to compare it with the plan
#   blames the code that made it.
. "$(dirname "$0")/support.bash"

pip_install 'moto[elbv2]==5.2.5' boto3==1.44.8
cat >probe.py <<'PY'
import os
os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_DEFAULT_REGION="eu-west-1")
import boto3
from moto import mock_aws
with mock_aws():
    ec2, elbv2 = boto3.client("ec2"), boto3.client("elbv2")
    vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"eu-west-1{zone}")["Subnet"]["SubnetId"]
        for number, zone in enumerate("ab")
    ]
    balancer = elbv2.create_load_balancer(Name="proxy", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
    answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]
    listener = elbv2.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=answer)
    rule = elbv2.create_rule(
        ListenerArn=listener["Listeners"][0]["ListenerArn"],
        Priority=10,
        Conditions=[{"Field": "host-header", "HostHeaderConfig": {"Values": ["meet.contoso.com"]}}],
        Actions=answer,
        Transforms=[
            {"Type": "url-rewrite", "UrlRewriteConfig": {"Rewrites": [{"Regex": "^/m/(.*)$", "Replace": "/meet/$1"}]}}
        ],
    )["Rules"][0]
    described = elbv2.describe_rules(RuleArns=[rule["RuleArn"]])["Rules"][0]
    print("transforms described:", len(described.get("Transforms", [])))
    print("conditions described:", len(described["Conditions"]))
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" 'transforms described: 0
conditions described: 1' 'moto takes the transform of a listener rule and forgets it.'
