import fc from 'fast-check';
import { verificationPage } from '../../lib/reports/verification/verification-html';
import { verificationJunit } from '../../lib/reports/verification/verification-junit';
import { verificationText } from '../../lib/reports/verification/verification-text';
import type { Verification } from '../../lib/verification/verification';

const words = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('<', '>', '&', '"', "'", '\u001b', '[', '\n', '\r', '\0', '\u009b', ' ', 'x') }),
);
const results = fc.array(
  fc.record({
    id: words,
    name: words,
    state: fc.constantFrom('ok', 'failed', 'warning', 'skipped'),
    expected: words,
    got: words,
    usually: words,
    change: words,
  }),
  { maxLength: 4 },
);
const difference = fc.record({
  kind: fc.constantFrom('verdict', 'answer', 'migration'),
  id: words,
  name: words,
  expected: words,
  before: fc.record({ state: fc.constant('ok'), got: words }),
  now: fc.record({ state: fc.constant('failed'), got: words }),
});
const verification = fc.record({
  title: words,
  remarks: fc.array(words, { maxLength: 2 }),
  results,
  differences: fc.option(fc.array(difference, { maxLength: 2 }), { nil: undefined }),
}) as fc.Arbitrary<Verification>;

test('whatever a server sends, nothing commands the terminal and no line is wider than 80 columns', () => {
  fc.assert(
    fc.property(verification, (each) => {
      const lines = verificationText(each).split('\n');
      // eslint-disable-next-line no-control-regex
      expect(lines.filter((line) => /[\u0000-\u001f\u007f-\u009f]/.test(line))).toEqual([]);
      expect(lines.filter((line) => line.length > 80)).toEqual([]);
    }),
  );
});

const TAGS =
  /^(?:!doctype|\/?(?:html|head|meta|title|link|style|body|header|h1|h2|p|ul|li|a|b|main|section|details|summary|code|dl|dt|dd|footer|wbr))$/;

test('whatever a server sends, the page holds no element of its own making', () => {
  fc.assert(
    fc.property(verification, (each) => {
      const tags = verificationPage(each).match(/<[^\s>]*/g) ?? [];
      expect(tags.filter((tag) => !TAGS.test(tag.slice(1)))).toEqual([]);
    }),
  );
});

test('whatever a server sends, JUnit gets well-formed XML', () => {
  fc.assert(
    fc.property(verification, (each) => {
      const xml = verificationJunit(each);
      // eslint-disable-next-line no-control-regex
      expect(xml).not.toMatch(/[\u0000-\u0009\u000b-\u001f\ufffe\uffff]|&(?!(?:amp|lt|gt|quot|#10);)/);
      const open: string[] = [];
      const wrong: string[] = [];
      for (const [, end = '', name = '', own = ''] of xml.matchAll(/<(\/?)([a-z-]+)(?: [a-z]+="[^"<]*")*(\/?)>/g)) {
        if (own === '/') continue;
        if (end === '') open.push(name);
        else if (open.pop() !== name) wrong.push(name);
      }
      expect(wrong).toEqual([]);
      expect(open).toEqual([]);
    }),
  );
});

test('reads like this', () => {
  const results = [
    { id: 'tcp-https', name: 'meet.contoso.com', state: 'ok', expected: 'port 443 takes connections', got: 'open' },
    { id: 'tls-handshake', name: 'meet.contoso.com', state: 'ok', expected: 'a TLS handshake', got: 'TLS 1.3' },
    { id: 'meet /', name: 'meet.contoso.com', state: 'failed', expected: '200, the meet page', got: '404', usually: 'IIS tells simple URLs by their host: the Host header came changed.', change: 'Pass on the Host header as it came.' },
  ] as const;
  expect(verificationText({ title: 'What clients find', remarks: [], results, differences: undefined })).toBe(`What clients find

meet.contoso.com
  ok      tcp-https, tls-handshake
  failed  meet /
          expected 200, the meet page
          got      404
          usually  IIS tells simple URLs by their host: the Host header came
                   changed.
          change   Pass on the Host header as it came.

3 checks of one name: 2 ok, 1 failed, 0 to look at, 0 skipped.
`);
}); // prettier-ignore
