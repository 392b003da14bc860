"""A web server on 127.0.0.1 with the TLS of another time: python server.py SETTINGS, in JSON. Prints its port, and ends with its input."""

import json
import socket
import sys
import threading

from tlslite.api import HandshakeSettings, TLSConnection, X509CertChain, parsePEMKey
from tlslite.constants import ExtensionType
from tlslite.messages import ServerHello

PAGE = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"


def forget_rfc_5746():
    """Takes out the answer to renegotiation_info and to the cipher suite value that stands for it."""
    create = ServerHello.create

    def without(self, *arguments, **named):
        extensions = named.get("extensions")
        if extensions is not None:
            named["extensions"] = [each for each in extensions if each.extType != ExtensionType.renegotiation_info]
        return create(self, *arguments, **named)

    ServerHello.create = without


def tls_settings(wanted):
    settings = HandshakeSettings()
    settings.minVersion, settings.maxVersion = (tuple(version) for version in wanted["versions"])
    # Otherwise clients that list their versions are offered any.
    settings.versions = [version for version in settings.versions if settings.minVersion <= version <= settings.maxVersion]
    if "ciphers" in wanted:
        settings.cipherNames = wanted["ciphers"]
        settings.macNames = ["sha", "sha256", "sha384", "aead", "md5"]
    settings.minKeySize = 512
    return settings


def serve(connection, wanted, chain, key):
    tls = TLSConnection(connection)
    try:
        tls.handshakeServer(certChain=chain, privateKey=key, settings=tls_settings(wanted), reqCert=wanted.get("asks", False))
        seen = b""
        while True:
            seen += tls.recv(4096) or stop()
            while b"\r\n\r\n" in seen:
                seen = seen.split(b"\r\n\r\n", 1)[1]
                tls.sendall(PAGE)
    except Exception:
        # Clients break off as they like.
        connection.close()


def stop():
    raise EOFError


def main():
    wanted = json.loads(sys.argv[1])
    if wanted.get("legacy", False):
        forget_rfc_5746()
    with open(wanted["cert"]) as file:
        chain = X509CertChain()
        chain.parsePemList(file.read())
    with open(wanted["key"]) as file:
        key = parsePEMKey(file.read(), private=True)
    listening = socket.create_server(("127.0.0.1", 0))
    print(listening.getsockname()[1], flush=True)
    threading.Thread(target=accept, args=(listening, wanted, chain, key), daemon=True).start()
    sys.stdin.read()


def accept(listening, wanted, chain, key):
    while True:
        connection, _ = listening.accept()
        threading.Thread(target=serve, args=(connection, wanted, chain, key), daemon=True).start()


main()
