#!/usr/bin/env bash
# dns-zonefile 0.3.2 (npm)
#
# Guessed: a reader of zone files that takes a file without complaint has read what RFC 1035 says is in it.
# Instead: of valid lines it knows some forms only and passes over the rest.
# Seen: a class before the TTL ("dialin IN 300 CNAME meet"): the record is missing. A line that begins with a blank,
#   which belongs to the name above: it goes to "@". "$ORIGIN fabrikam.com." in the middle: the one origin of the
#   whole file. "1h" in the SOA: 1.
# Matters: reading the zone of the old proxy with it loses the dial-in page, moves an address to the apex, and moves
#   the records of the first SIP domain to the last.
. "$(dirname "$0")/support.bash"

npm_install dns-zonefile@0.3.2
cat >probe.js <<'JS'
const { parse } = require('dns-zonefile').default;
const zone = parse(`$ORIGIN contoso.com.
$TTL 300
@ IN SOA ns1.contoso.com. hostmaster.contoso.com. (
  2026113001 1h 15m 30d 2h )
meet 300 IN A 192.0.2.1
     IN AAAA 2001:db8::1
dialin IN 300 CNAME meet
$ORIGIN fabrikam.com.
lyncdiscover IN CNAME webext.contoso.com.
`);
console.log('CNAME:', zone.cname.map(({ name }) => name).join(' '));
console.log('AAAA:', zone.aaaa.map(({ name }) => name).join(' '));
console.log('A:', zone.a.map(({ name }) => name).join(' '), 'in', zone.$origin);
console.log('refresh:', zone.soa.refresh);
JS

seen=$(output_of node probe.js)
still_so "$seen" 'CNAME: lyncdiscover
AAAA: @
A: meet in fabrikam.com.
refresh: 1' 'dns-zonefile drops or moves records of a valid zone file.'
