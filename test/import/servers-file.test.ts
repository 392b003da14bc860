import fc from 'fast-check';
import { DEFAULT_LIMITS } from '../../lib/documents/document-limits';
import { readServersFile } from '../../lib/import/servers-file';

const read = (text: string) => Object.fromEntries(readServersFile(text, 'servers.csv', DEFAULT_LIMITS));

const name = fc.stringMatching(/^[a-z][a-z0-9]{0,6}\.contoso\.local$/);
const row = fc.record({
  name,
  address: fc.ipV4(),
  before: fc.constantFrom('', ' ', '\t '),
  separator: fc.constantFrom(',', ' , ', ';', '\t'),
  quoted: fc.boolean(),
  comment: fc.constantFrom('', ' # the first, of all', '#'),
  then: fc.constantFrom('\n', '\r\n', '\r', '\n\n', '\n# gone: fe00.contoso.local,10.0.0.1\r\n'),
});

test('law: names and addresses are read whatever stands around them', () => {
  fc.assert(
    fc.property(
      fc.array(row),
      fc.constantFrom('', '\uFEFF', 'fqdn,address\n', 'Name;IPAddress\r\n', '#TYPE Selected.DnsRecord_A\r\n"Name","IPAddress"\r\n'),
      (rows, start) => {
        const cell = (text: string, quoted: boolean) => (quoted ? `"${text}"` : text);
        const lines = rows.map(
          (each) =>
            `${each.before}${cell(each.name, each.quoted)}${each.separator}${cell(each.address, each.quoted)}${each.comment}${each.then}`,
        );
        const expected: Record<string, string[]> = {};
        for (const each of rows) expected[each.name] = [...new Set([...(expected[each.name] ?? []), each.address])];
        expect(read(start + lines.join(''))).toEqual(expected);
      },
    ),
  );
});

test('names are compared without case', () => {
  expect(read('FE01.Contoso.local,10.20.0.11')).toEqual({ 'fe01.contoso.local': ['10.20.0.11'] });
});

test.each([
  ['fe01.contoso.local', 1],
  ['\nfe01.contoso.local,10.20.0', 2],
  ['a.b,10.0.0.1\r\nfe01.contoso.local,fe01', 2],
  ['10.20.0.11,fe01.contoso.local', 1],
  ['fe01.contoso.local,10.20.0.11,10.20.0.12', 1],
  [',10.20.0.11', 1],
])('%j is refused at line %s', (text, line) => {
  expect(() => read(text)).toThrow(new RegExp(`^servers\\.csv:${line}:1: .*is no name and IPv4 address\\. Write one line`));
});
