#!/usr/bin/env bash
# botocore 1.44.8 (PyPI)
#
# Guessed: parameters are checked against the service's model before they are sent, as the refusal of priority 0 shows;
#   so a priority over the model's maximum is refused too.
# Instead: of the bounds in the model only the lower one is checked. The upper one, the length and the pattern are there
#   and unused.
# Seen, for CreateRule, whose model says 1 to 50000: 0 is refused, 60000 accepted. For RequestCertificate, whose model
#   says at most 100 names: none is refused, 101 are accepted.
# Matters: a script that "passed validation" offline fails at its first call, after it has made the rules before it.
. "$(dirname "$0")/support.bash"

pip_install botocore==1.44.8
cat >probe.py <<'PY'
import botocore.session
from botocore.validate import ParamValidator
session = botocore.session.get_session()
def check(service, operation, shape, parameters, said):
    model = session.get_service_model(service)
    bounds = model.shape_for(shape).metadata
    wrong = ParamValidator().validate(parameters, model.operation_model(operation).input_shape).has_errors()
    print(f"{operation}, {bounds['min']} to {bounds['max']}, {said}:", "refused" if wrong else "accepted")
for priority in (0, 60000):
    rule = {"ListenerArn": "arn", "Conditions": [], "Actions": [{"Type": "forward"}], "Priority": priority}
    check("elbv2", "CreateRule", "RulePriority", rule, priority)
for count in (0, 101):
    names = [f"lyncdiscover.domain{number}.example" for number in range(count)]
    certificate = {"DomainName": "webext.contoso.com", "SubjectAlternativeNames": names}
    check("acm", "RequestCertificate", "DomainList", certificate, count)
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" 'CreateRule, 1 to 50000, 0: refused
CreateRule, 1 to 50000, 60000: accepted
RequestCertificate, 1 to 100, 0: refused
RequestCertificate, 1 to 100, 101: accepted' 'botocore knows the upper bounds and checks the lower ones only.'
