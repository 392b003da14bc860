import type { CheckResult } from '../../verification/check';
import { printable } from '../wrapped-text';
import { byName, countOf, type Verification } from '../../verification/verification';

/** A test suite for each name, a test case for each check. Warnings pass, and say so. https://github.com/testmoapp/junitxml */
export function verificationJunit({ title, results }: Verification): string {
  const suites = byName(results).map(([name, ofName]) => {
    const counts = `tests="${ofName.length}" failures="${countOf(ofName, 'failed')}" skipped="${countOf(ofName, 'skipped')}"`;
    return `  <testsuite name="${xml(name)}" ${counts}>\n${ofName.map(testCase).join('')}  </testsuite>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${xml(title)}">\n${suites.join('')}</testsuites>\n`;
}

function testCase({ id, name, state, expected, got, usually = '', change = '' }: CheckResult): string {
  const head = `    <testcase classname="${xml(name)}" name="${xml(id)}"`;
  const text = xml([`expected: ${expected}`, `got: ${got}`, `usually: ${usually}`, `change: ${change}`].join('\n'));
  switch (state) {
    case 'ok':
      return `${head}/>\n`;
    case 'skipped':
      return `${head}><skipped message="${xml(got)}"/></testcase>\n`;
    case 'failed':
      return `${head}><failure message="${xml(got)}">${text}</failure></testcase>\n`;
    case 'warning':
      return `${head}><system-out>${text}</system-out></testcase>\n`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\n': '&#10;' };

/** `printable` replaces what XML 1.0 cannot hold, but for line ends, halves of characters and two that are none. */
function xml(text: string): string {
  const lines = text.split('\n').map(printable).join('\n');
  return lines.replace(/[\ufffe\uffff]|\p{Surrogate}/gu, '\uFFFD').replace(/[&<>"\n]/g, (char) => ENTITIES[char] ?? char);
}
