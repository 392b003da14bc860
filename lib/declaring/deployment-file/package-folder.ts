import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of this package, whether its sources or its products are running: the next one up with the examples. Products are
 * bundled, so that how far up that is says nothing.
 */
export function packageFolder(): string {
  for (let folder = __dirname; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'examples')) || dirname(folder) === folder) return folder;
  }
}
