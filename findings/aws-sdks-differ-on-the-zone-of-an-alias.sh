#!/usr/bin/env bash
# botocore 1.44.8 (PyPI) and @aws-sdk/client-route-53 3.1169.0 (npm)
#
# Guessed: Route 53 answers with ids like /hostedzone/Z0EXAMPLE, and the SDKs take that prefix off again wherever an id
#   of a zone is sent; or nowhere.
# Instead: botocore takes it off the zone that is changed and leaves it in the zone of an alias target, in the same
#   call; the JavaScript SDK takes it off both.
# Seen: botocore sends <HostedZoneId>/hostedzone/Z0OTHER</HostedZoneId>, JavaScript <HostedZoneId>Z0OTHER</HostedZoneId>.
# Matters: a script that points one name at a record of another zone, carried from one SDK to the other, sends Route 53
#   another request than it did.
. "$(dirname "$0")/support.bash"

npm_install @aws-sdk/client-route-53@3.1169.0
pip_install botocore==1.44.8
cat >probe.js <<'JS'
const { ChangeResourceRecordSetsCommand, Route53Client } = require('@aws-sdk/client-route-53');
const client = new Route53Client({
  region: 'eu-west-1',
  credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
  requestHandler: {
    async handle({ path, body }) {
      console.log('JavaScript:', path.split('/')[3], body.match(/<HostedZoneId>.*<\/HostedZoneId>/)[0]);
      throw new Error('not sent');
    },
  },
});
const alias = { HostedZoneId: '/hostedzone/Z0OTHER', DNSName: 'webext.contoso.com', EvaluateTargetHealth: false };
client
  .send(
    new ChangeResourceRecordSetsCommand({
      HostedZoneId: '/hostedzone/Z0EXAMPLE',
      ChangeBatch: {
        Changes: [
          { Action: 'UPSERT', ResourceRecordSet: { Name: 'meet.contoso.com', Type: 'A', AliasTarget: alias } },
        ],
      },
    }),
  )
  .catch(() => {});
JS
cat >probe.py <<'PY'
import re
import botocore.session
from botocore.awsrequest import AWSResponse
client = botocore.session.get_session().create_client(
    "route53", region_name="eu-west-1", aws_access_key_id="none", aws_secret_access_key="none"
)
class Empty:
    def stream(self):
        return iter([b""])
def show(request, **_):
    zone = request.url.split("/hostedzone/")[1].split("/")[0]
    print("botocore:", zone, re.search(rb"<HostedZoneId>.*</HostedZoneId>", request.body)[0].decode())
    return AWSResponse(request.url, 200, {}, Empty())
client.meta.events.register("before-send.route53", show)
alias = {"HostedZoneId": "/hostedzone/Z0OTHER", "DNSName": "webext.contoso.com", "EvaluateTargetHealth": False}
record = {"Name": "meet.contoso.com", "Type": "A", "AliasTarget": alias}
client.change_resource_record_sets(
    HostedZoneId="/hostedzone/Z0EXAMPLE", ChangeBatch={"Changes": [{"Action": "UPSERT", "ResourceRecordSet": record}]}
)
PY

seen=$(
  output_of node probe.js
  output_of venv/bin/python probe.py
)
still_so "$seen" 'JavaScript: Z0EXAMPLE <HostedZoneId>Z0OTHER</HostedZoneId>
botocore: Z0EXAMPLE <HostedZoneId>/hostedzone/Z0OTHER</HostedZoneId>' \
  'botocore leaves the prefix in the zone of an alias target, the JavaScript SDK takes it off.'
