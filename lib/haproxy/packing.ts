import { gzipSync } from 'fflate';
import { gunzipSync } from 'node:zlib';
import type { HaproxyFiles } from './configuration';
import { readTarArchive, tarArchive } from './tar-archive';

/** Far beyond what a task definition holds, packed as well as this: nobody who reads a template unpacks more. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Files as one text of base64, for the environment of a container: `printf %s "$TEXT" | base64 -d | tar -xzf -` unpacks them in
 * whatever folder it is run. The same files give the same text on every version of Node.js, whose own zlib compresses
 * differently from version to version. Throws a RangeError for a path that no folder of Linux takes.
 */
export function packed(files: HaproxyFiles): string {
  const archive = tarArchive(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)])));
  // Memory is chosen by a logarithm otherwise, of which no engine promises the last digit.
  return Buffer.from(gzipSync(archive, { level: 9, mem: 8, mtime: 0 })).toString('base64');
}

/** The files of such a text; undefined where it is none: cut off, changed, or packed by somebody else. */
export function unpacked(text: string): HaproxyFiles | undefined {
  const bytes = Buffer.from(text, 'base64');
  // Whatever is no base64 is passed over by Node.js, and refused by the container.
  if (bytes.toString('base64') !== text) return undefined;
  const archive = unzipped(bytes);
  const files = archive === undefined ? undefined : readTarArchive(archive);
  if (files === undefined) return undefined;
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, Buffer.from(content).toString()]));
}

function unzipped(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined;
  }
}
