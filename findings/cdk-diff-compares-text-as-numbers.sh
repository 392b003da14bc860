#!/usr/bin/env bash
# aws-cdk 2.1148.1 (npm), the command line `cdk`
#
# Guessed: `cdk diff` shows a property whose text changed from "007" to "7": the two are different strings to
#   every service that reads them.
# Instead: texts that parse as equal numbers count as equal. "007" to "7", "1.10" to "1.1", and the account
#   "012345678901" to "12345678901" are no difference, and the listing ends with "There were no differences".
# Seen: 7 -> 8: difference; 7 -> 007, 1.1 -> 1.10, 12345678901 -> 012345678901: none.
# Matters: an ALB compares a query-string condition as text, so ?pool=007 and ?pool=7 are routed differently;
#   the review before a deployment does not show such a change.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk@2.1148.1
mkdir assembly
cat >assembly/manifest.json <<'JSON'
{
  "version": "36.0.0",
  "artifacts": {
    "Proxy": {
      "type": "aws:cloudformation:stack",
      "environment": "aws://unknown-account/unknown-region",
      "properties": { "templateFile": "Proxy.template.json" }
    }
  }
}
JSON

template_with() {
  cat <<JSON
{
  "Resources": {
    "Rule": {
      "Type": "AWS::ElasticLoadBalancingV2::ListenerRule",
      "Properties": {
        "ListenerArn": "arn:aws:elasticloadbalancing:eu-west-1:111122223333:listener/app/proxy/1/2",
        "Priority": 10,
        "Conditions": [
          { "Field": "query-string", "QueryStringConfig": { "Values": [{ "Key": "pool", "Value": "$1" }] } }
        ],
        "Actions": [{ "Type": "fixed-response", "FixedResponseConfig": { "StatusCode": "404" } }]
      }
    }
  }
}
JSON
}

# With --fail, `cdk diff` exits 1 when it finds a difference and 0 when it finds none.
compare() {
  template_with "$1" >deployed.json
  template_with "$2" >assembly/Proxy.template.json
  if npx --no-install cdk diff --fail --no-notices --app assembly --template deployed.json Proxy >diff.txt 2>&1; then
    grep -q 'There were no differences' diff.txt || cannot_try "cdk diff said: $(cat diff.txt)"
    echo "$1 -> $2: no difference"
  else
    grep -q 'stacks with differences: 1' diff.txt || cannot_try "cdk diff said: $(cat diff.txt)"
    echo "$1 -> $2: a difference"
  fi
}

seen=$(
  compare 7 8
  compare 7 007
  compare 1.1 1.10
  compare 12345678901 012345678901
)
still_so "$seen" "7 -> 8: a difference
7 -> 007: no difference
1.1 -> 1.10: no difference
12345678901 -> 012345678901: no difference" 'cdk diff takes the texts "7" and "007" of a listener rule for the same.'
