import fc from 'fast-check';
import { globTest, sampleOf } from '../../../lib/import/arr/open-patterns';
import { textPattern, type TextPattern } from '../../../lib/import/arr/text-pattern';
import type { PatternSyntax } from '../../../lib/import/arr/arr-configuration';
import { processorTimeSince } from '../../support/processor-time';

function pattern(source: string, syntax: PatternSyntax = 'ECMAScript'): TextPattern {
  const read = textPattern(source, syntax, true);
  if (typeof read === 'string') throw new Error(read);
  return read;
}

test.each([
  ['^meet\\.contoso\\.com$', ['meet.contoso.com'], []],
  ['meet.contoso.com', ['meet.contoso.com'], []],
  ['^MEET\\.Contoso\\.com(:443)?$', ['meet.contoso.com'], []],
  ['^(meet|dialin)\\.contoso\\.com$', ['meet.contoso.com', 'dialin.contoso.com'], []],
  ['^(?:meet|dialin)\\.(contoso|fabrikam)\\.com$', 4, []],
  ['^meet[12]?\\.contoso\\.com$', ['meet.contoso.com', 'meet1.contoso.com', 'meet2.contoso.com'], []],
  ['^fe0[1-3]\\.contoso\\.com$', 3, []],
  ['^meet\\.contoso\\.com$|^lyncdiscover\\.', ['meet.contoso.com'], ['lyncdiscover.*']],
  ['^meet\\.', [], ['meet.*']],
  ['^meet\\..*', [], ['meet.*']],
  ['\\.contoso\\.com$', [], ['*.contoso.com']],
  ['contoso\\.com$', [], ['*contoso.com']],
  ['^[^.]+\\.contoso\\.com$', [], ['*.contoso.com']],
  ['^lync', [], ['lync*']],
  ['.*', [], ['*']],
  ['', [], ['*']],
])('the expression %s spells %j and admits %j', (source, names, open) => {
  const read = pattern(source);
  const [found, wanted] = typeof names === 'number' ? [read.names.length, names] : [[...read.names].sort(), [...names].sort()];
  expect(found).toEqual(wanted);
  expect(read.open).toEqual(open);
});

test.each([
  ['meet.contoso.com', ['meet.contoso.com'], []],
  ['meet.*', [], ['meet.*']],
  ['*.contoso.com', [], ['*.contoso.com']],
  ['meet?.contoso.com', [], ['meet*.contoso.com']],
  ['*', [], ['*']],
])('the wildcard %s spells %j and admits %j', (source, names, open) => {
  expect(pattern(source, 'Wildcard')).toMatchObject({ names, open });
});

test('wildcards and exact matches compare the whole text, expressions a part of it', () => {
  expect(pattern('meet.*', 'Wildcard').matches('www.meet.contoso.com')).toBe(false);
  expect(pattern('meet.contoso.com', 'ExactMatch').matches('meetxcontoso.com')).toBe(false);
  expect(pattern('meet.').matches('www.meet-ing.contoso.com')).toBe(true);
  expect(pattern('MEET.*', 'Wildcard').matches('meet.contoso.com')).toBe(true);
});

test.each(['^(?!www)', '(a)\\1', '(', 'a{2,1}'])('%s is refused with a reason, not guessed at', (source) => {
  expect(textPattern(source, 'ECMAScript', true)).toMatch(/^its pattern .* uses a look-around/);
  expect(textPattern('a'.repeat(3000), 'ECMAScript', true)).toMatch(/more than 2000 characters/);
});

test('an expression that makes other engines hang is matched at once', () => {
  const started = process.cpuUsage();
  expect(pattern('^(([a-z])+.)+[0-9]$').matches('a'.repeat(5000))).toBe(false);
  expect(pattern(`^${'(a?)'.repeat(60)}${'a'.repeat(60)}$`).matches('a'.repeat(60))).toBe(true);
  expect(processorTimeSince(started)).toBeLessThan(2000);
});

const label = fc.constantFrom('meet', 'dialin', 'webext', 'a', 'x-1');
const piece = fc.oneof(
  label,
  fc.constantFrom(
    '\\.',
    '.',
    '.*',
    '.+',
    '[a-c]',
    '[12]',
    '(meet|dialin)',
    '(?:a|b)?',
    'x?',
    '\\d',
    '[^.]+',
    '(contoso|fabrikam)\\.com',
    '$',
    '^',
  ),
);

test('every name that an expression is said to spell is matched by it, and by the engine of the language too', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 7 }), (pieces) => {
      const source = pieces.join('');
      const read = textPattern(source, 'ECMAScript', true);
      if (typeof read === 'string') return;
      for (const name of read.names) expect([read.matches(name), new RegExp(source, 'i').test(name)]).toEqual([true, true]);
    }),
    { numRuns: 1000 },
  );
});

test('a host that a pattern stands for is found again by its parts', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('meet', '.', '*', 'contoso', 'a'), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', 'x', 'a.b'),
      (parts, rest) => {
        const glob = parts.join('').replace(/\*+/g, '*');
        expect(globTest(glob)(glob.replaceAll('*', rest))).toBe(true);
        expect(sampleOf(glob)).not.toContain('*');
      },
    ),
  );
  expect(globTest('meet.*')('www.meet.contoso.com')).toBe(false);
  expect(globTest('*a*b')('ab')).toBe(true);
  expect(globTest('a*a')('a')).toBe(false);
});
