import { isMap, isScalar, parseDocument, visit, type Scalar } from 'yaml';
import { isBlankText } from '../../lib/declaring/deployment-file/blank-text';

/** A deployment file whose blanks somebody has filled in, each with a value of its own. */
export function filledIn(text: string): string {
  const document = parseDocument(text);
  const zones = document.toJS() as { hostedZones: { name: string }[]; pools: { name: string }[]; sipDomains?: readonly unknown[] };
  const { sipDomains } = zones;
  const firstZone = zones.hostedZones[0]?.name;
  const zone = firstZone === undefined || isBlankText(firstZone) ? 'contoso.com' : firstZone;
  const pool = zones.pools[0]?.name ?? '';
  let count = 0;
  const value = (what: string): string | number => {
    count += 1;
    if (/^address(es)? of/.test(what)) return `10.20.${Math.floor(count / 200)}.${(count % 200) + 1}`;
    if (what.endsWith('port of the internal web site')) return 8000 + count;
    if (what.startsWith('network')) return '10.0.0.0/8';
    if (what.includes('transit gateway')) return 'tgw-0a1b2c3d4e5f60718';
    if (what.startsWith('name of the hosted zone')) return zone;
    if (what.includes('hosted zone')) return `Z0000${count}`;
    if (what.startsWith('e-mail address')) return `oncall-${count}@contoso.com`;
    if (what.startsWith('passive')) return 'passive';
    if (what.startsWith('windows, passive')) return 'none';
    if (what.startsWith('external web services')) return `webext-${count}.${zone}`;
    if (what.startsWith('host of')) return `owa-${count}.${zone}`;
    if (what.startsWith('director')) return 'frontEndPool';
    if (what.startsWith('Director or')) return pool;
    if (/^(Meet|Dialin) URL/.test(what)) return `https://url-${count}.${zone}`;
    // Another one than the file has already.
    if (what === 'SIP domain') return sipDomains?.includes(zone) === true ? `sip.${zone}` : zone;
    throw new Error(`nobody knows what to fill in for ${what}`);
  };
  visit(document, {
    Scalar(_, node: Scalar) {
      if (isBlankText(node.value)) node.value = value(node.value.slice('<fill in: '.length, -1));
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The value of a key in the text of a deployment file. */
export function valueAt(text: string, path: readonly (string | number)[]): unknown {
  const node = parseDocument(text).getIn(path, true);
  return isScalar(node) ? node.value : isMap(node) ? node.toJSON() : node;
}
