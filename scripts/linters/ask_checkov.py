"""What checkov says of templates, and which checks look at which types, as JSON: its command line cannot tell the second."""

import json
import os
import sys

from checkov.cloudformation.checks.resource import aws  # noqa: F401 (registers the checks)
from checkov.cloudformation.checks.resource.registry import cfn_registry
from checkov.cloudformation.runner import Runner
from checkov.runner_filter import RunnerFilter

paths = sys.argv[1:]
report = Runner().run(root_folder=None, files=paths, runner_filter=RunnerFilter(framework=["cloudformation"]))
said = [
    {"template": os.path.abspath(each.file_abs_path), "rule": each.check_id, "text": each.check_name}
    for each in report.failed_checks
]
checks = {kind: sorted(check.id for check in each) for kind, each in cfn_registry.checks.items()}
print(json.dumps({"said": said, "checks": checks}))
