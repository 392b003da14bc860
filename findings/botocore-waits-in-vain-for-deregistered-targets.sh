#!/usr/bin/env bash
# botocore 1.44.8 (PyPI); awscli and boto3 use the same waiter
#
# Guessed: `wait target-deregistered` for a target group ends as soon as none of its targets is registered.
# Instead: it wants every target in the answer to be "unused", and for it an empty answer has not every target so.
#   A target that was drained is no longer in the answer, unless it was asked for by its id.
# Seen: no target at all in the answer: "Max attempts exceeded"; one target, unused: done.
# Matters: taking a whole pool off the proxy and waiting for it, by the ARN of its target group alone, fails after 40
#   attempts (10 minutes), because it has succeeded.
. "$(dirname "$0")/support.bash"

pip_install botocore==1.44.8
cat >probe.py <<'PY'
import botocore.session
from botocore.exceptions import WaiterError
from botocore.stub import Stubber
arn = "arn:aws:elasticloadbalancing:eu-west-1:111122223333:targetgroup/pool/1234567890123456"
unused = {"Target": {"Id": "10.1.1.11", "Port": 4443}, "TargetHealth": {"State": "unused"}}
for said, targets in (("no target", []), ("one unused target", [unused])):
    client = botocore.session.get_session().create_client(
        "elbv2", region_name="eu-west-1", aws_access_key_id="none", aws_secret_access_key="none"
    )
    stubber = Stubber(client)
    for _ in range(3):
        stubber.add_response("describe_target_health", {"TargetHealthDescriptions": targets}, {"TargetGroupArn": arn})
    with stubber:
        try:
            client.get_waiter("target_deregistered").wait(
                TargetGroupArn=arn, WaiterConfig={"Delay": 0, "MaxAttempts": 3}
            )
            print(f"{said}: done")
        except WaiterError as error:
            print(f"{said}: {error.kwargs['reason']}")
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" 'no target: Max attempts exceeded
one unused target: done' 'the waiter for deregistered targets never ends on an empty target group.'
