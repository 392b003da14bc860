#!/usr/bin/env bash
# requests_ntlm 1.3.0 with requests 2.34.2 and pyspnego 0.12.4 (PyPI)
#
# Guessed: a cookie that comes with the NTLM challenge goes into the session and is sent with the next message like any
#   other, beside the cookies that were there.
# Instead: the text of the Set-Cookie header itself becomes the Cookie header of the last message, attributes and all;
#   two such headers are joined by a comma, and the cookies sent until then are left out.
# Seen: Cookie: "session=1" in the first two messages, then
#   "AWSALB=aaa; Expires=…; Path=/, AWSALBCORS=aaa; Expires=…; Path=/; Secure".
# Matters: an ALB with stickiness sets these cookies on every answer, the challenge included. A check of Windows sign-in
#   through a proxy made with this library sends cookies that no browser sends, and loses its session at the last step.
. "$(dirname "$0")/support.bash"

pip_install requests_ntlm==1.3.0 requests==2.34.2 pyspnego==0.12.4
printf '%s\n' 'CONTOSO:alice:secret' >users.txt
cat >probe.py <<'PY'
import base64, http.server, threading
import requests, requests_ntlm, spnego
cookies = []
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    context = None
    def do_GET(self):
        cookies.append(self.headers.get("Cookie"))
        token = self.headers.get("Authorization", "").removeprefix("NTLM ")
        challenge = None
        if token:
            self.context = self.context or spnego.server(protocol="ntlm")
            challenge = self.context.step(base64.b64decode(token))
        signed_in = self.context is not None and self.context.complete
        self.send_response(200 if signed_in else 401)
        if not signed_in:
            self.send_header("WWW-Authenticate", "NTLM " + base64.b64encode(challenge).decode() if challenge else "NTLM")
        if challenge:
            expiry = "Expires=Mon, 07 Dec 2026 08:00:00 GMT"
            self.send_header("Set-Cookie", f"AWSALB=aaa; {expiry}; Path=/")
            self.send_header("Set-Cookie", f"AWSALBCORS=aaa; {expiry}; Path=/; Secure")
        self.send_header("Content-Length", "0")
        self.end_headers()
    def log_message(self, *_):
        pass
server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
threading.Thread(target=server.serve_forever, daemon=True).start()
session = requests.Session()
session.trust_env = False
session.cookies.set("session", "1")
session.auth = requests_ntlm.HttpNtlmAuth("CONTOSO\\alice", "secret")
answer = session.get(f"http://127.0.0.1:{server.server_port}/webticket/webticketservice.svc", timeout=20)
print(answer.status_code, *cookies, sep="\n")
PY
export NTLM_USER_FILE="$folder/users.txt"

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" '200
session=1
session=1
AWSALB=aaa; Expires=Mon, 07 Dec 2026 08:00:00 GMT; Path=/, AWSALBCORS=aaa; Expires=Mon, 07 Dec 2026 08:00:00 GMT; Path=/; Secure' \
  'requests_ntlm sends a Set-Cookie header back as it came, in place of all other cookies.'
