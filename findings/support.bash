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
