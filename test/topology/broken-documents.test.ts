import fc from 'fast-check';
import { DocumentError } from '../../lib/documents/document-error';
import type { DocumentLimits } from '../../lib/documents/document-limits';
import { fixture, read, soundDocuments, zipped } from '../support/topology-fixtures';

function failure(bytes: Uint8Array, limits: Partial<DocumentLimits> = {}): DocumentError {
  try {
    read(bytes, 'x', limits);
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
  throw new Error('it was read');
}

const text = (source: string) => failure(Buffer.from(source));

test('law: a document that was cut off is never read in part', () => {
  const documents = [...soundDocuments().values()];
  fc.assert(
    fc.property(fc.constantFrom(...documents), fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), (bytes, share) => {
      // The line ending behind the last element is not missed.
      const end = bytes.at(-1) === 0x0a ? bytes.length - 1 : bytes.length;
      expect(failure(bytes.subarray(0, Math.floor(end * share)))).toBeInstanceOf(DocumentError);
    }),
    { numRuns: 200 },
  );
});

test('JSON that was cut off at -Depth is refused where that shows, and the message names -Depth', () => {
  const { message } = text(fixture('simple-urls-cut-off.json'));
  expect(message).toMatch(/^x:7:11: PowerShell has cut off SimpleUrlEntry here.*ConvertTo-Json -Depth 5/);
  const shallow = JSON.stringify({ Identity: 'Global', SimpleUrl: ['Component=Meet;Domain=contoso.com'] });
  expect(text(shallow).message).toMatch(/^x:1:35: PowerShell has cut off SimpleUrl here.*-Depth 5/);
});

test('CLIXML that was cut off at -Depth is refused the same way', () => {
  const clixml = fixture('simple-urls.clixml').replace(/<Obj RefId="101">[^]*?<\/Obj>/, '<S>Url=https://admin.contoso.com</S>');
  expect(text(clixml).message).toMatch(/^x:\d+:\d+: PowerShell has cut off SimpleUrlEntry here.*Export-Clixml -Depth 5/);
});

test.each([
  ['<configuration/>', /^x:1:1: <configuration> is no document of Lync Server.*Get-CsTopology -AsXml/],
  ['<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><S>x</S></Objs>', /^x:1:1: These objects are neither/],
  [
    '<?xml version="1.0"?><Objects><Object Type="Microsoft.Rtc.X"><Property Name="SimpleUrl" Type="x">y</Property></Object></Objects>',
    /^x:1:\d+: It is what ConvertTo-Xml has written.*Get-CsSimpleUrlConfiguration \| ConvertTo-Json/,
  ],
  ['[1, 2]', /^x:1:1: These objects are neither web services nor simple URLs/],
  ['{"a": }', /^x:1:7: It is no JSON/],
  ['{"a": [1,\n2}', /^x:2:2: It is no JSON/],
  ['', /^x: It is empty/],
  ['hello', /^x:1:\d+: It is no well-formed XML/],
])('%j is refused', (source, message) => {
  expect(text(source).message).toMatch(message);
});

test('a port that is none is refused with its place', () => {
  expect(text(fixture('two-sites-2015.xml').replace('Port="4444"', 'Port="99999"')).message).toMatch(/^x:\d+:9: "99999" is no port number/);
  expect(text(fixture('web-services.json').replace('"ExternalHttpsPort": 4444', '"ExternalHttpsPort": "all"')).message).toMatch(
    /^x:\d+:\d+: "all" is no port number/,
  );
});

test('neither text nor ZIP is said to be so', () => {
  expect(failure(Buffer.from([0xff, 0xff, 0x00, 0xd8])).message).toMatch(/^x: It is neither UTF-8 nor UTF-16 text/);
});

describe('a ZIP file', () => {
  const zip = zipped({ 'DocItemSet.xml': fixture('DocItemSet.xml') });

  test('beyond a limit is refused before it is unpacked', () => {
    expect(failure(zip, { maxExpandedBytes: 10_000 }).message).toMatch(/limit of 10,000 unpacked bytes.*--max-expanded-bytes/);
    expect(failure(zipped({ 'a.xml': '<a/>', 'b.xml': '<a/>' }), { maxEntries: 1 }).message).toMatch(/limit of 1 entries/);
  });

  test('gets no more memory than an entry declares', () => {
    const bomb = zipped({ 'a.xml': ' '.repeat(1_000_000) });
    // The size of the entry in both headers: 1,000 instead of 1,000,000.
    for (let at = bomb.indexOf(uint32(1_000_000)); at >= 0; at = bomb.indexOf(uint32(1_000_000))) uint32(1000).copy(bomb, at);
    expect(failure(bomb).message).toMatch(/no ZIP file that can be unpacked/);
  });

  test('with a changed byte is refused by its checksum', () => {
    const broken = Buffer.from(zip);
    const middle = Math.floor(broken.length / 3);
    broken[middle] = (broken[middle] ?? 0) ^ 0xff;
    expect(failure(broken).message).toMatch(/x\/DocItemSet\.xml: It is no ZIP file that can be unpacked/);
  });

  test('with a document that was cut off is refused as a whole', () => {
    const cutOff = zipped({ 'a.xml': fixture('two-sites-2015.xml'), 'b.xml': fixture('simple-urls.clixml').slice(0, 3000) });
    expect(failure(cutOff).message).toMatch(/^x\/b\.xml:\d+:\d+: It ends before/);
  });

  test('without a topology is refused', () => {
    expect(failure(zipped({ 'a.xml': '<a/>', b: 'text' })).message).toMatch(/No file in it holds a topology or simple URLs/);
  });
});

test.each(['[', '{"a":'])('JSON nested in %s is refused at the limit', (open) => {
  expect(failure(Buffer.from(open.repeat(100_000))).message).toMatch(
    /^x:1:\d+: Its values are nested in more than the limit of 200 levels/,
  );
});

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
