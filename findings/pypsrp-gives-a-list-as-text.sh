#!/usr/bin/env bash
# pypsrp 0.9.1 (PyPI)
#
# Guessed: a reader of PowerShell's CLIXML gives an <LST> as a list and a <DCT> as a dictionary; that is what the
#   elements say.
# Instead: it goes by the names of .NET types. A list of a type that is not in its table comes as a generic object whose
#   properties are empty and whose property_sets hold the XML of the list as one text.
# Seen: under ArrayList, ['https://meet.contoso.com', …]; under a list type of Lync's management shell, and for an
#   OrderedDictionary, one text that begins with <LST> or <DCT>.
# Matters: Lync's cmdlets return such list types for simple URLs and SIP domains. Reading Export-CliXml with this
#   library, a loop over the property finds no URL and raises no error.
. "$(dirname "$0")/support.bash"

pip_install pypsrp==0.9.1
cat >probe.py <<'PY'
from pypsrp.serializer import Serializer
items = "<LST><S>https://meet.contoso.com</S><S>https://dialin.contoso.com</S></LST>"
pairs = '<DCT><En><S N="Key">Meet</S><S N="Value">https://meet.contoso.com</S></En></DCT>'
for kind, body in (
    ("System.Collections.ArrayList", items),
    ("Microsoft.Rtc.Management.Xds.PSListModifier`1[[System.String]]", items),
    ("System.Collections.Hashtable", pairs),
    ("System.Collections.Specialized.OrderedDictionary", pairs),
):
    xml = f'<Obj RefId="0"><TN RefId="0"><T>{kind}</T><T>System.Object</T></TN>{body}</Obj>'
    value = Serializer().deserialize(xml)
    if isinstance(value, (list, dict)):
        print(f"{kind}: {value}")
    else:
        [text] = value.property_sets
        print(f"{kind}: {len(value.adapted_properties)} properties, {type(text).__name__} {text[:5]}")
PY

seen=$(output_of venv/bin/python probe.py)
still_so "$seen" "System.Collections.ArrayList: ['https://meet.contoso.com', 'https://dialin.contoso.com']
Microsoft.Rtc.Management.Xds.PSListModifier\`1[[System.String]]: 0 properties, str <LST>
System.Collections.Hashtable: {'Meet': 'https://meet.contoso.com'}
System.Collections.Specialized.OrderedDictionary: 0 properties, str <DCT>" \
  'pypsrp gives a list whose type it does not know as a text of XML.'
