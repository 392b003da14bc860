#!/usr/bin/env bash
# awscli 1.46.3 (PyPI)
#
# Guessed: the short form of `aws elbv2 create-rule --actions Type=redirect,RedirectConfig={…}` takes the values that
#   a redirect is made of, `#{host}` and `#{path}` above all.
# Instead: an unquoted value may not hold a closing brace, and the braces of the placeholder are not counted. In double
#   quotes, inside the quotes for the shell, it is taken.
# Seen: Host=#{host} is refused with "Expected: ',', received: '}'"; Host="#{host}" gives the value.
# Matters: sending people on to HTTPS or from one simple URL to another is the usual redirect in front of Lync, and it
#   is made of these placeholders.
. "$(dirname "$0")/support.bash"

pip_install awscli==1.46.3
cat >probe.py <<'PY'
from awscli.shorthand import ShorthandParseError, ShorthandParser
for host in ("meet.contoso.com", "#{host}", '"#{host}"'):
    try:
        action = ShorthandParser().parse(
            "Type=redirect,RedirectConfig={Protocol=HTTPS,Host=" + host + ",StatusCode=HTTP_301}"
        )
        print(host, "->", action["RedirectConfig"]["Host"])
    except ShorthandParseError as error:
        print(host, "->", str(error).split(" for input")[0])
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" "meet.contoso.com -> meet.contoso.com
#{host} -> Expected: ',', received: '}'
\"#{host}\" -> #{host}" 'the short form of the AWS command line refuses #{host} without quotes.'
