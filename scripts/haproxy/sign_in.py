"""People who sign in at the same time with NTLM or Kerberos: python sign_in.py SETTINGS, in JSON. Prints whom the server took them for."""

import base64
import collections
import http.client
import json
import socket
import ssl
import sys
import threading

import gssapi
import requests
from requests_ntlm import HttpNtlmAuth

WANTED = json.loads(sys.argv[1])
HOST = WANTED["host"]
PATH = "/" + WANTED["mechanism"]
PORT = WANTED["port"]
URL = f"https://{HOST}:{PORT}{PATH}"
resolve = socket.getaddrinfo


def at_proxy(host, *rest, **named):
    return resolve(WANTED["address"] if host == HOST else host, *rest, **named)


socket.getaddrinfo = at_proxy


def ntlm(user, password):
    """What the server says of a sign-in, and of a request without credentials over the same connection."""
    with requests.Session() as session:
        session.verify = WANTED["authority"]
        session.trust_env = False
        yield said(session.get(URL, auth=HttpNtlmAuth("CONTOSO\\" + user, password)).headers, "CONTOSO\\")
        yield said(session.get(URL).headers, "CONTOSO\\")


TICKETS = {}


def kerberos(user, password):
    """The ticket comes with the first request, so that there is no 401."""
    place = (user, threading.get_ident())
    if place not in TICKETS:
        name = gssapi.Name(f"{user}@{WANTED['realm']}", gssapi.NameType.user)
        TICKETS[place] = gssapi.Credentials(gssapi.raw.acquire_cred_with_password(name, password.encode(), usage="initiate").creds)
    service = gssapi.Name(f"HTTP@{HOST}", gssapi.NameType.hostbased_service)
    context = gssapi.SecurityContext(name=service, creds=TICKETS[place], usage="initiate")
    token = base64.b64encode(context.step()).decode()
    connection = http.client.HTTPSConnection(HOST, PORT, context=TRUST)
    try:
        yield asked(connection, {"Authorization": "Negotiate " + token})
        yield asked(connection, {})
    finally:
        connection.close()


TRUST = ssl.create_default_context(cafile=WANTED["authority"])


def asked(connection, headers):
    connection.request("GET", PATH, headers=headers)
    response = connection.getresponse()
    response.read()
    return said(response.headers, "")


def said(headers, domain):
    return headers.get("X-User", "nobody").removeprefix(domain).split("@")[0] or "nobody"


def stranger():
    connection = http.client.HTTPSConnection(HOST, PORT, context=TRUST)
    try:
        yield asked(connection, {})
        yield asked(connection, {})
    finally:
        connection.close()


def visits(name, visit, count, seen):
    for _ in range(count):
        try:
            for got in visit():
                seen[name + " as " + got] += 1
        except Exception as error:
            seen[name + " failed: " + str(error)] += 1


def main():
    sign_in = {"ntlm": ntlm, "kerberos": kerberos}[WANTED["mechanism"]]
    seen = collections.Counter()
    people = {name: (lambda n=name, p=password: sign_in(n, p)) for name, password in WANTED["users"].items()}
    people["nobody"] = stranger
    side_by_side = WANTED["sideBySide"]
    counts = [collections.Counter() for _ in range(side_by_side * len(people))]
    threads = [
        threading.Thread(target=visits, args=(name, visit, WANTED["count"] // side_by_side, counts[place * side_by_side + each]))
        for place, (name, visit) in enumerate(people.items())
        for each in range(side_by_side)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for count in counts:
        seen.update(count)
    print(json.dumps(seen))


main()
