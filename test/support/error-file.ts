import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * The name of the last error that CDK made during a run, caught or not: it writes it where the CDK command line says, which is
 * `error.txt` in the cloud assembly, and takes none away.
 */
export function errorLeftBy(run: () => void): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'lync-reverse-proxy-error-'));
  const file = join(folder, 'error.txt');
  const before = process.env['CDK_ERROR_FILE'];
  process.env['CDK_ERROR_FILE'] = file;
  try {
    run();
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  } finally {
    if (before === undefined) delete process.env['CDK_ERROR_FILE'];
    else process.env['CDK_ERROR_FILE'] = before;
    rmSync(folder, { recursive: true });
  }
}
