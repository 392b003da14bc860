import fc from 'fast-check';
import { cell, code, fenced } from '../../lib/runbook/markdown';
import { cmdlet, list, onOneLine, quoted, SWITCH, Written } from '../../lib/runbook/powershell';
import { command, word } from '../../lib/runbook/shell';
import { none } from '../support/planned';
import { powershellSkeleton, shellWords, withoutCodeSpans } from '../support/readers';

/** Rich in what means something to PowerShell, a shell, Markdown or a terminal. */
const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'\'"`$|\\;&(){}<>*_[]#!%\u2018\u2019\u201a\u201b\n\r\u001b\u2028 a.'.split('')), maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

test('PowerShell reads a quoted text as the text, and nothing more', () => {
  fc.assert(
    fc.property(hostile, hostile, (one, other) => {
      const { code: rest, strings } = powershellSkeleton(
        cmdlet('Set-CsX', { Identity: one, Url: list([other, one]), Force: SWITCH, Port: 1 }),
      );
      none(rest === "Set-CsX -Identity '' -Url '', '' -Force -Port 1" ? [] : [rest]);
      none([one, other, one].filter((text, index) => strings[index] !== onOneLine(text)));
    }),
  );
});

test('a shell reads a quoted text as one word', () => {
  fc.assert(
    fc.property(fc.array(hostile, { minLength: 1 }), (texts) => {
      const words = shellWords(command('aws', ...texts));
      none(texts.filter((text, index) => words[index + 1] !== onOneLine(text)));
      none(words.length === texts.length + 1 ? [] : [words]);
    }),
  );
});

test('a code span is one, on one line, and says the text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const span = code(text);
      none(text === '' || withoutCodeSpans(`a ${span} b`) === 'a `` b' ? [] : [span]);
      none(/[\n\r]/.test(span) || !span.includes(onOneLine(text)) ? [span] : []);
    }),
  );
});

test('no line ends the fence it stands in, and no bar the cell', () => {
  fc.assert(
    fc.property(fc.array(hostile), hostile, (lines, text) => {
      const [fence = '', ...others] = fenced('', lines.map(onOneLine));
      none(others.slice(0, -1).filter((line) => line.trim().startsWith(fence)));
      none([...cell(text).matchAll(/\|/g)].filter(({ index }) => cell(text)[index - 1] !== '\\'));
    }),
  );
});

test.each([
  ["O'Brien", "'O''Brien'"],
  ['$(Remove-Item C:\\)', "'$(Remove-Item C:\\)'"],
  ['a\u2019b', "'a\u2019\u2019b'"],
  ['a\nRemove-Item', "'a\uFFFDRemove-Item'"],
])('%j is quoted as %s', (text, expected) => {
  expect(quoted(text)).toBe(expected);
});

test('booleans, numbers and pieces of our own are spelled', () => {
  expect(cmdlet('New-X', { A: true, B: false, C: 4443, D: new Written('$entries'), E: SWITCH })).toBe(
    'New-X -A $true -B $false -C 4443 -D $entries -E',
  );
  expect([word('10.20.0.11'), word('<id>'), word("it's"), word('')]).toEqual(['10.20.0.11', "'<id>'", "'it'\\''s'", "''"]);
});
