#!/usr/bin/env bash
# sniproxy 0.6.0-2.1 (Debian 12), with its libraries from there
#
# Guessed: `contoso.com 10.1.1.11:443` in a table is for the server name contoso.com; names need a * or a dot-star to
#   stand for more. So the more exact entry below it is reached.
# Instead: each name is a regular expression looked for anywhere in the server name, the first hit wins.
# Seen: contoso.com above meet.contoso.com takes meet.contoso.com too, and contoso-com.fabrikam.com; with
#   ^contoso\.com$ the second entry is reached, and the third name is refused.
# Matters: passing TLS through by server name is how NTLM survives a proxy. A table copied from a list of hosts sends
#   every name of a SIP domain to the pool listed first.
. "$(dirname "$0")/support.bash"

needs apt-get dpkg-deb python3
apt-get download --quiet sniproxy=0.6.0-2.1 libev4 libpcre3 libudns0 >errors.txt 2>&1 ||
  cannot_try 'apt-get could not download sniproxy 0.6.0-2.1 (run apt-get update on Debian 12 first).'
for package in *.deb; do dpkg-deb -x "$package" .; done
libraries=$(find "$folder" -name 'lib*.so.*' -exec dirname {} + | sort -u | tr '\n' ':')

cat >ask.py <<'PY'
import socket, ssl, sys, threading
proxy, *backends = map(int, sys.argv[1:])
reached = []
def serve(port):
    listener = socket.create_server(("127.0.0.1", port))
    while True:
        connection, _ = listener.accept()
        if connection.recv(4096):
            reached.append(f"entry {backends.index(port) + 1}")
        connection.close()
for port in backends:
    threading.Thread(target=serve, args=(port,), daemon=True).start()
for name in ("contoso.com", "meet.contoso.com", "contoso-com.fabrikam.com"):
    reached.clear()
    for _ in range(50):
        try:
            with socket.create_connection(("127.0.0.1", proxy), timeout=5) as connection:
                try:
                    ssl.create_default_context().wrap_socket(connection, server_hostname=name)
                except OSError:
                    break
        except ConnectionRefusedError:
            threading.Event().wait(0.2)
    threading.Event().wait(0.3)
    print(f"{name}: {', '.join(reached) or 'refused'}")
PY

seen=$(
  for first in 'contoso.com' '^contoso\.com$'; do
    proxy=$(free_port)
    one=$(free_port)
    two=$(free_port)
    printf 'listen 127.0.0.1:%s {\n  proto tls\n  table hosts\n}\ntable hosts {\n  %s 127.0.0.1:%s\n  %s 127.0.0.1:%s\n}\n' \
      "$proxy" "$first" "$one" 'meet.contoso.com' "$two" >sniproxy.conf
    LD_LIBRARY_PATH=$libraries usr/sbin/sniproxy -f -c sniproxy.conf >errors.txt 2>&1 &
    server=$!
    echo "first entry $first"
    python3 ask.py "$proxy" "$one" "$two"
    stop_server
  done
)
still_so "$seen" 'first entry contoso.com
contoso.com: entry 1
meet.contoso.com: entry 1
contoso-com.fabrikam.com: entry 1
first entry ^contoso\.com$
contoso.com: entry 1
meet.contoso.com: entry 2
contoso-com.fabrikam.com: refused' 'a bare name in a table of sniproxy is a pattern without ends.'
