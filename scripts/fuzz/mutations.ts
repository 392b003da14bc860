/** A source of pseudo-random numbers that a seed makes repeatable. https://en.wikipedia.org/wiki/Xorshift */
export class Chance {
  private state: number;

  public constructor(seed: number) {
    this.state = seed === 0 ? 1 : seed >>> 0;
  }

  /** A whole number from 0 to below a bound. */
  public below(bound: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % Math.max(bound, 1);
  }

  public of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }
}

/** What an attacker, a broken transfer or an editor puts into a document. */
const INSERTIONS = [
  '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
  '<!DOCTYPE x SYSTEM "file:///etc/passwd">',
  '&b;&constructor;&#0;&#x110000;',
  '<a>'.repeat(300),
  '</a>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '<?xml version="1.0"?>',
  'xmlns:p="urn:p" p:',
  '[{"a":'.repeat(300),
  '"\\u0000\\ud800"',
  '__proto__',
  'constructor',
  '\u0000',
  '\uFEFF',
  '\uD800',
  '<Obj RefId="0"><LST><Ref RefId="0"/></LST></Obj>',
  ' Port="99999999999999999999"',
  'https://',
  '_x0000_',
  '-1',
  'null',
];

/** What a name, port or URL may be instead. */
const VALUES = [
  '',
  ' ',
  'x',
  '*',
  '..',
  '-',
  'a/b',
  'wac',
  'web_ext.contoso.com',
  'x.y'.repeat(100),
  'https://',
  'https://a:99/b?c#d',
  'http://[::1]/',
  'ÄÖ.contoso.com',
  '&#10;network: {}&#13;',
  '\\n',
  '<fill in: x>',
  '0',
  '65536',
  '1e3',
  'true',
  'Site:',
  'WebServer:',
  'Director:',
  '__proto__',
];

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

const MUTATIONS: readonly Mutation[] = [
  (bytes, chance) => bytes.subarray(0, chance.below(bytes.length)),
  (bytes, chance) => bytes.subarray(chance.below(bytes.length)),
  (bytes, chance) => {
    const changed = Buffer.from(bytes);
    for (let count = 1 + chance.below(8); count > 0; count -= 1) changed[chance.below(changed.length)] = chance.below(256);
    return changed;
  },
  (bytes, chance) => {
    const [from, to] = [chance.below(bytes.length), chance.below(bytes.length)];
    return Buffer.concat([bytes.subarray(0, Math.min(from, to)), bytes.subarray(Math.max(from, to))]);
  },
  (bytes, chance) => insert(bytes, chance, Buffer.from(chance.of(INSERTIONS))),
  (bytes, chance) => insert(bytes, chance, Buffer.from(chance.of(INSERTIONS), 'utf16le')),
  (bytes, chance) => {
    const from = chance.below(bytes.length);
    const part = bytes.subarray(from, from + chance.below(400));
    return insert(bytes, chance, Buffer.concat(Array.from({ length: 1 + chance.below(30) }, () => part)));
  },
  (bytes, chance, other) => Buffer.concat([bytes.subarray(0, chance.below(bytes.length)), other.subarray(chance.below(other.length))]),
];

/** Mutations that mostly leave a document well-formed, so that what reads its contents is reached. */
const GENTLE: readonly Mutation[] = [
  swapValues,
  (bytes, chance) => replaceMatch(bytes, chance, /"[^"\r\n]{0,80}"/g, () => `"${chance.of(VALUES)}"`),
  (bytes, chance) => replaceMatch(bytes, chance, />[^<>\r\n]{1,80}</g, () => `>${chance.of(VALUES)}<`),
  (bytes, chance) => replaceMatch(bytes, chance, ELEMENT, () => ''),
  (bytes, chance) => replaceMatch(bytes, chance, ELEMENT, (element) => element.repeat(1 + chance.below(5))),
  (bytes, chance) => replaceMatch(bytes, chance, / [A-Za-z]+="[^"]*"/g, () => ''),
  (bytes, chance) => replaceMatch(bytes, chance, /"[^"\r\n]{0,40}": [^\r\n]*,\r?\n/g, (pair) => chance.of(['', pair + pair])),
];

/** An element without others of its name inside. */
const ELEMENT = /<([A-Za-z]+)(?: [^<>]*)?(?:\/>|>(?:(?!<\1[ >])[^])*?<\/\1>)/g;

/** One to four mutations, one after the other. */
export function mutated(seed: Uint8Array, other: Uint8Array, chance: Chance): Buffer {
  let bytes = Buffer.from(seed);
  const mutations = chance.below(3) === 0 ? MUTATIONS : GENTLE;
  for (let count = 1 + chance.below(4); count > 0; count -= 1) bytes = Buffer.from(chance.of(mutations)(bytes, chance, Buffer.from(other)));
  return bytes;
}

function insert(bytes: Buffer, chance: Chance, inserted: Buffer): Buffer {
  const at = chance.below(bytes.length + 1);
  return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
}

/** A quoted value in the place of another. */
function swapValues(bytes: Buffer, chance: Chance): Buffer {
  const values = [...bytes.toString('latin1').matchAll(/"[^"\r\n]{0,80}"/g)];
  return values.length === 0 ? bytes : replaceMatch(bytes, chance, /"[^"\r\n]{0,80}"/g, () => chance.of(values)[0]);
}

/** Bytes are taken for Latin-1 and so stay what they are. */
function replaceMatch(bytes: Buffer, chance: Chance, pattern: RegExp, replacement: (found: string) => string): Buffer {
  const text = bytes.toString('latin1');
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return bytes;
  const { 0: replaced, index } = chance.of(found);
  const inserted = Buffer.from(replacement(replaced)).toString('latin1');
  return Buffer.from(text.slice(0, index) + inserted + text.slice(index + replaced.length), 'latin1');
}
