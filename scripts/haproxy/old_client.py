"""Asks with nothing newer than TLS 1.0: python old_client.py ADDRESS HOST PATH. Prints the first line of the answer, or what failed."""

import socket
import sys

from tlslite.api import HandshakeSettings, TLSConnection


def main():
    address, host, path = sys.argv[1:]
    settings = HandshakeSettings()
    settings.minVersion = settings.maxVersion = (3, 1)
    settings.versions = [(3, 1)]
    settings.macNames = ["sha", "sha256", "sha384", "aead"]
    connection = socket.create_connection((address, 443), timeout=10)
    tls = TLSConnection(connection)
    try:
        tls.handshakeClientCert(serverName=host, settings=settings)
        tls.sendall(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        answer = b""
        while b"\r\n" not in answer:
            part = tls.recv(4096)
            if not part:
                break
            answer += part
        print(answer.split(b"\r\n")[0].decode() + f" over {tls.getVersionName()}")
    except Exception as error:
        print("refused: " + str(error))


main()
