#!/usr/bin/env bash
# moto 5.2.5 and boto3 1.44.8 (PyPI)
#
# Guessed: SetRulePriorities with the priorities of two rules exchanged succeeds: the call exists to reorder rules, and
#   its documentation asks for no conflicts "in the new order".
# Instead: moto looks at one rule after the other while all are still at their old places.
# Seen: PriorityInUse, also where one of the two takes the place that the other leaves for a free one in the same call;
#   one rule alone moves to a free priority.
# Matters: code that orders its rules by this one call is right and fails its tests; code bent to pass them moves rules
#   through spare priorities, during which requests fall to other rules.
. "$(dirname "$0")/support.bash"

install_moto 5.2.5 1.44.8
cat >probe.py <<'PY'
from moto_listener import answer, elbv2, listener_arn
meet, dialin = (
    elbv2.create_rule(
        ListenerArn=listener_arn,
        Priority=priority,
        Conditions=[{"Field": "host-header", "HostHeaderConfig": {"Values": [host]}}],
        Actions=answer,
    )["Rules"][0]["RuleArn"]
    for priority, host in ((10, "meet.contoso.com"), (20, "dialin.contoso.com"))
)
for said, priorities in (
    ("exchanged", {meet: 20, dialin: 10}),
    ("one after the other", {meet: 30, dialin: 10}),
    ("one to a free priority", {meet: 30}),
):
    try:
        elbv2.set_rule_priorities(
            RulePriorities=[{"RuleArn": rule, "Priority": priority} for rule, priority in priorities.items()]
        )
        print(f"{said}: done")
    except elbv2.exceptions.PriorityInUseException:
        print(f"{said}: PriorityInUse")
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" 'exchanged: PriorityInUse
one after the other: PriorityInUse
one to a free priority: done' 'moto refuses two rules that exchange their priorities.'
