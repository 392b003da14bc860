import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of this package, whether its sources or its products in build/ are running. */
export function packageFolder(): string {
  const parent = dirname(__dirname);
  return existsSync(join(parent, 'examples')) ? parent : dirname(parent);
}
