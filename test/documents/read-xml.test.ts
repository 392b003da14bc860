import fc from 'fast-check';
import { DocumentError } from '../../lib/documents/document-error';
import { documentLimits } from '../../lib/documents/document-limits';
import { readXml } from '../../lib/documents/read-xml';
import { childNamed, childrenNamed, descendantsNamed, type XmlElement } from '../../lib/documents/xml-element';

function failure(text: string, limits = documentLimits()): DocumentError {
  try {
    readXml(text, 'Topology.xml', limits);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

interface Tree {
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  readonly text: string;
  readonly children: readonly Tree[];
}

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,5}$/);
const content = fc.stringMatching(/^[ -~äß✓]{0,12}$/).filter((text) => !text.includes(']]>'));
const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.record({
    name: word,
    attributes: fc.uniqueArray(fc.tuple(word, content), { maxLength: 3, selector: ([name]) => name }),
    text: content,
    children: fc.oneof({ maxDepth: 4 }, fc.constant([]), fc.array(tie('tree'), { maxLength: 3 })),
  }),
}));

function written({ name, attributes, text, children }: Tree): string {
  const pairs = attributes.map(([key, value]) => ` ${key}="${escaped(value)}"`).join('');
  return `<${name}${pairs}>${escaped(text)}${children.map(written).join('')}</${name}>`;
}

const contents = ({ name, attributes, text, children }: XmlElement): Tree => ({
  name,
  attributes: [...attributes],
  text,
  children: children.map(contents),
});

test('law: reads back what was written', () => {
  fc.assert(
    fc.property(tree, (each) => {
      expect(contents(readXml(written(each), 'x.xml'))).toEqual(each);
    }),
  );
});

test('law: a part of a document is never read', () => {
  fc.assert(
    fc.property(tree, fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (each, share) => {
      const text = written(each);
      expect(failure(text.slice(0, Math.floor(text.length * share))).problem).toMatch(/empty|missing|no well-formed|no element/);
    }),
  );
});

test('elements know their place, whatever the line ending', () => {
  const root = readXml('<?xml version="1.0"?>\r\n<a xmlns="urn:a">\r\n  <b\r\n    x="1"/><c/>\r\n</a>', 'x.xml');
  expect([root, ...root.children].map(({ name, namespace, line, column }) => [name, namespace, line, column])).toEqual([
    ['a', 'urn:a', 2, 1],
    ['b', 'urn:a', 3, 3],
    ['c', 'urn:a', 4, 12],
  ]);
  expect([...root.attributes]).toEqual([]);
});

test('navigation finds children by name and descendants in order, not inside one another', () => {
  const root = readXml('<a><s n="1"><s n="2"/></s><t><s n="3"/></t></a>', 'x.xml');
  expect(childNamed(root, 't')?.children).toHaveLength(1);
  expect(childrenNamed(root, 's')).toHaveLength(1);
  expect(childrenNamed(undefined, 's')).toEqual([]);
  expect(descendantsNamed(root, 's').map(({ attributes }) => attributes.get('n'))).toEqual(['1', '3']);
});

test.each([
  ['<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>', 1, 1, /document type declaration/],
  ['<!DOCTYPE a SYSTEM "http://example.com/a.dtd"><a/>', 1, 1, /document type declaration/],
  ['<a>\n&x;</a>', 2, 4, /entity that XML itself does not define/],
  ['<a>&constructor;</a>', 1, 17, /entity that XML itself does not define/],
  ['<a>\n  <b></a>', 2, 10, /no well-formed XML: unexpected close tag/],
  ['<a x="1" x="2"/>', 1, 17, /duplicate attribute/],
  ['<a>\n<b>', 2, 4, /ends before <b> of line 2 is complete/],
  ['no XML', 1, 7, /text data outside of root node/],
])('%j is refused with its place', (text, line, column, problem) => {
  expect(failure(text)).toMatchObject({ place: { line, column }, problem: expect.stringMatching(problem) as string });
});

test.each([
  ['<a><b><c/></b></a>', { maxDepth: 2 }, /^Topology\.xml:1:7: .*nested in more than the limit of 2 levels.*--max-depth/],
  ['<a><b/><b/></a>', { maxElements: 2 }, /^Topology\.xml:1:8: It has more than the limit of 2 elements.*--max-elements/],
  ['<a x="1" y="2"/>', { maxAttributes: 1 }, /^Topology\.xml:1:1: .*limit of 1 attributes.*--max-attributes/],
  ['<abc/>', { maxBytes: 5 }, /^Topology\.xml: It has more than the limit of 5 bytes.*--max-bytes/],
])('%s with %j exceeds a limit', (text, limits, message) => {
  expect(failure(text, documentLimits(limits)).message).toMatch(message);
});
