import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { node } from './npm';
import { translationProblems, type Tablet } from './translation-problems';

const ROOT = join(__dirname, '..');

/**
 * Compiles the examples of the README and of the documentation, and looks at their translations: jsii-rosetta compiles an
 * example, but translates its types as foreign ones, where it does not find the assembly they are from, and reports nothing.
 */
function main(): void {
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-readme-'));
  try {
    const output = join(folder, 'tablet.json');
    const rosetta = join(ROOT, 'node_modules', 'jsii-rosetta', 'bin', 'jsii-rosetta');
    // Without what an earlier run remembers, which would be taken for the translation.
    rmSync(join(ROOT, '.jsii.tabl.json'), { force: true });
    process.stdout.write(node(ROOT, rosetta, 'extract', '--compile', '--strict', '--fail', '--output', output));
    const problems = translationProblems(JSON.parse(readFileSync(output, 'utf8')) as Tablet);
    if (problems.length > 0) throw new Error(problems.join('\n'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main();
