#!/usr/bin/env bash
# aws-cdk-lib 2.276.0 (npm), its cloudformation-include, and awscli 1.46.3 (PyPI), its reader of templates
#
# Guessed: the two readers of CloudFormation templates that AWS ships read the same values from a YAML template.
# Instead: CfnInclude takes unquoted numbers as YAML 1.2 does, the command line as YAML 1.1 does, where a leading zero
#   means octal, if all digits allow it.
# Seen: 012345670123 is 12345670123 here and 1402433619 there; 08080 is 8080 here and the text "08080" there; 1e3 is
#   1000 here and the text "1e3" there; the word yes is a text here and true there.
# Matters: account ids and ports with a leading zero, moved from a template into an app by CfnInclude, change without
#   a message; neither reader keeps the zero of that account id.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.276.0 constructs@10.8.1
pip_install awscli==1.46.3
cat >template.yaml <<'YAML'
Resources:
  Pool:
    Type: AWS::ElasticLoadBalancingV2::TargetGroup
    Properties:
      Tags:
        - { Key: account, Value: 012345670123 }
        - { Key: internal, Value: yes }
        - { Key: port, Value: 08080 }
        - { Key: release, Value: 1e3 }
YAML
cat >probe.js <<'JS'
const { Stack, cloudformation_include } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
const stack = new Stack();
new cloudformation_include.CfnInclude(stack, 'Old', { templateFile: 'template.yaml' });
const { Tags } = Template.fromStack(stack).toJSON().Resources.Pool.Properties;
console.log('CfnInclude:', Tags.map(({ Value }) => Value).join(', '));
JS
cat >probe.py <<'PY'
from awscli.customizations.cloudformation.yamlhelper import yaml_parse
with open("template.yaml") as template:
    tags = yaml_parse(template.read())["Resources"]["Pool"]["Properties"]["Tags"]
print("aws:", ", ".join(str(tag["Value"]) for tag in tags))
PY

seen=$(
  output_of node probe.js
  output_of venv/bin/python probe.py
)
still_so "$seen" 'CfnInclude: 12345670123, yes, 8080, 1000
aws: 1402433619, True, 08080, 1e3' 'CfnInclude and the AWS command line read different values from one template.'
