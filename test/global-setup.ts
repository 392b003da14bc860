import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** CDK writes a cloud assembly for every template that a test looks at: all into one temporary folder, removed in the end. */
export default function globalSetup(): void {
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-tests-'));
  // Workers inherit these; Windows reads the latter two.
  for (const name of ['TEST_ASSEMBLIES', 'TMPDIR', 'TEMP', 'TMP']) process.env[name] = folder;
}
