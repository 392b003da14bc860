#!/usr/bin/env bash
# dnspython 2.9.2 (PyPI), fed with the names that Route 53's API writes
#
# Guessed: the escapes in names that Route 53 lists are those of zone files (RFC 1035), so that its list of records can
#   be written into one.
# Instead: Route 53 escapes in octal, \052 for the asterisk
#   (https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/DomainNameFormat.html); a zone file reads decimal, and
#   decimal 52 is the digit 4.
# Seen: dnspython reads \052.contoso.com as 4.contoso.com; decimal \042 is the asterisk.
# Matters: a wildcard for simple URLs, carried from Route 53 to the inner DNS for split-brain, arrives as the host "4":
#   loaded without an error, and every name under it is gone.
. "$(dirname "$0")/support.bash"

pip_install dnspython==2.9.2
cat >probe.py <<'PY'
import dns.name, dns.zone
zone = dns.zone.from_text(
    "@ 300 IN SOA ns1 hostmaster 1 7200 900 1209600 300\n@ 300 IN NS ns1\n\\052 300 IN A 192.0.2.1\n",
    origin="contoso.com.",
    relativize=False,
)
print("zone:", *sorted(str(name) for name in zone.nodes))
print("decimal:", dns.name.from_text(r"\042.contoso.com."))
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" 'zone: 4.contoso.com. contoso.com.
decimal: *.contoso.com.' 'the \052 of Route 53 is the digit 4 in a zone file.'
