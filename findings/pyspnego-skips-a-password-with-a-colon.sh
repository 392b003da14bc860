#!/usr/bin/env bash
# pyspnego 0.12.4 (PyPI)
#
# Guessed: a line DOMAIN:user:password of an NTLM_USER_FILE is read up to its second colon, what follows is the password.
# Instead: a line counts when it splits at colons into exactly three parts (or six, as in smbpasswd). A password with a
#   colon makes four, and the line is passed over as if the user did not exist.
# Seen: CONTOSO\bob with "secret" signs in; CONTOSO\alice, from the line above with "se:cret", gets "Failed to find any
#   matching credential".
# Matters: this file is how a server that signs people in with NTLM is set up without Windows, to try a proxy. One
#   account fails, and it looks as if the proxy had broken its handshake.
. "$(dirname "$0")/support.bash"

pip_install pyspnego==0.12.4
printf '%s\n' 'CONTOSO:alice:se:cret' 'CONTOSO:bob:secret' >users.txt
cat >probe.py <<'PY'
import spnego
for user, password in (("CONTOSO\\alice", "se:cret"), ("CONTOSO\\bob", "secret")):
    client, server = spnego.client(user, password, protocol="ntlm"), spnego.server(protocol="ntlm")
    try:
        server.step(client.step(server.step(client.step())))
        print(f"{user}: {'signed in' if server.complete else 'not signed in'}")
    except spnego.exceptions.SpnegoError as error:
        print(f"{user}: {str(error).split('Context: ')[1].split(' in NTLM')[0]}")
PY
export NTLM_USER_FILE="$folder/users.txt"

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" 'CONTOSO\alice: Failed to find any matching credential
CONTOSO\bob: signed in' 'pyspnego passes over a user whose password has a colon.'
