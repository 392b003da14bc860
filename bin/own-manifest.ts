import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolder } from '../lib/declaring/deployment-file/package-folder';

/** What the manifest of this package says. */
export interface OwnManifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

/**
 * Read, not imported: the compiler would write a copy of an imported package.json into build/, which takes build/ for a
 * package of its own. jsii-rosetta then finds no assembly for its types, and translates examples wrongly without a word.
 */
export function ownManifest(): OwnManifest {
  return JSON.parse(readFileSync(join(packageFolder(), 'package.json'), 'utf8')) as OwnManifest;
}

export function packageVersion(): string {
  return ownManifest().version;
}
