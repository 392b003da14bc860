#!/usr/bin/env bash
# cfn-lint 1.58.0 and botocore 1.44.8 (PyPI)
#
# Guessed: an address range with host bits, 10.1.1.11/24, is either taken by all or wrong for all.
# Instead: EC2 takes it and clears the bits, as its model in botocore says ("canonicalizes"); cfn-lint calls it an error.
# Seen: E3002, "'10.1.1.11/24' is not a 'ipv4-network'"; 10.1.1.0/24 passes. botocore's text on CidrIp has the word.
# Matters: ranges in firewall lists are often written as an address with a mask. The template that has been deployed for
#   years fails its first lint, and correcting it is a change of rules that changes nothing.
. "$(dirname "$0")/support.bash"

pip_install cfn-lint==1.58.0 botocore==1.44.8
cat >probe.py <<'PY'
import botocore.session
model = botocore.session.get_session().get_service_model("ec2")
print("EC2:", "canonicalizes" if "canonicalizes" in model.shape_for("IpRange").members["CidrIp"].documentation else "-")
PY

seen=$(
  output_of venv/bin/python probe.py
  for range in 10.1.1.0/24 10.1.1.11/24; do
    cat >template.yaml <<YAML
Resources:
  FrontEnds:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupDescription: Front ends
      VpcId: vpc-0123456789abcdef0
      SecurityGroupIngress:
        - { IpProtocol: tcp, FromPort: 4443, ToPort: 4443, CidrIp: $range }
YAML
    echo "$range: $(venv/bin/cfn-lint --format parseable --regions eu-west-1 --template template.yaml 2>errors.txt | cut -d: -f6-)"
  done
)
still_so "$seen" "EC2: canonicalizes
10.1.1.0/24: 
10.1.1.11/24: E3002:'10.1.1.11/24' is not a 'ipv4-network'" 'cfn-lint refuses a range that EC2 takes.'
