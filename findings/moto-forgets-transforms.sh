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

install_moto 5.2.5 1.44.8
cat >probe.py <<'PY'
from moto_listener import answer, elbv2, listener_arn
rule = elbv2.create_rule(
    ListenerArn=listener_arn,
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
