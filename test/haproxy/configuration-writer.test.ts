import fc from 'fast-check';
import { ConfigurationWriter, listFile } from '../../lib/haproxy/configuration-writer';
import { sectionsOf, wordsOfLine } from '../support/haproxy-text';

/** Whatever a name, a path or a reason may hold, with what HAProxy or a terminal would read more into. */
const NASTY = [
  '\n',
  '\r',
  '\t',
  ' ',
  '#',
  "'",
  '"',
  '\\',
  '%[',
  ']',
  '$',
  '${HOME}',
  '\\x41',
  '\\n',
  '\u001b[31m',
  '\u2028',
  '\u0085',
  'ä',
  '日本',
];
const text = fc.array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ maxLength: 4 })), { maxLength: 12 }).map((parts) => parts.join(''));
const word = text.map((each) => each.replaceAll('\0', ''));

test('law: words that go in are the words that HAProxy reads, in a line of their own', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 64 }), fc.array(word, { minLength: 1, maxLength: 3 }), (words, others) => {
      const written = new ConfigurationWriter()
        .section('backend', 'a')
        .line(...words)
        .line(...others)
        .text();
      const [head, first, second, ...more] = written.split('\n');
      expect([head, more]).toEqual(['backend a', ['']]);
      expect([wordsOfLine(first ?? ''), wordsOfLine(second ?? '')]).toEqual([words, others]);
    }),
    { numRuns: 2000 },
  );
});

test('law: a comment says nothing to HAProxy, nor to a terminal', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 30 }), word, (reasons, after) => {
      const written = new ConfigurationWriter().section('backend', 'a').because(reasons.join(' '), 'server', after).text();
      expect(sectionsOf(written)).toEqual([{ kind: 'backend', name: 'a', lines: [['server', after]] }]);
      expect(written.split('\n').filter((line) => Buffer.byteLength(line) >= 2048)).toEqual([]);
      expect(/[^\P{Cc}\n]|[\u2028\u2029]/u.test(written.split('server')[0] ?? '')).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('a line has 64 words at most', () => {
  const words = (count: number) => Array<string>(count).fill('a');
  expect(() => new ConfigurationWriter().line(...words(64))).not.toThrow();
  expect(() => new ConfigurationWriter().line(...words(65))).toThrow('64 words');
});

test('what C takes for the end of a text is no word', () => {
  expect(() => new ConfigurationWriter().line('a\0b')).toThrow('no word of a configuration holds');
});

test.each(['', 'a b', 'a#', 'a\n', '\tb'])('a map holds no %j', (entry) => {
  expect(() => listFile([[entry]])).toThrow('no map of HAProxy holds');
});
