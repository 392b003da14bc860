/** Files by their paths, as bytes. */
export type TarFiles = Readonly<Record<string, Uint8Array>>;

/** Everything in an archive stands in blocks of so many bytes. https://www.gnu.org/software/tar/manual/html_node/Standard.html */
const BLOCK = 512;

/** Bytes of the field for a path. */
const PATH_FIELD = 100;

/** What Linux takes: NAME_MAX, and PATH_MAX without the zero that ends it. https://man7.org/linux/man-pages/man3/pathconf.3.html */
const LONGEST_NAME = 255;
const LONGEST_PATH = 4095;

const FILE = '0';
/** The path of the entry that follows, where its own field is too short. GNU tar, busybox and bsdtar read it; busybox reads no other way. */
const LONG_PATH = 'L';
const LONG_PATH_NAME = '././@LongLink';

/**
 * An archive that depends on paths and bytes alone: by path, of nobody, of 1970, readable by everybody. Folders have no entries:
 * whatever unpacks it makes them. Throws for a path that no folder of Linux takes.
 */
export function tarArchive(files: TarFiles): Uint8Array {
  const paths = Object.keys(files).sort();
  const entries = paths.flatMap((path) => {
    const name = pathBytes(path);
    const content = files[path] ?? new Uint8Array();
    const long = name.length <= PATH_FIELD ? [] : padded(LONG_PATH, Buffer.from(LONG_PATH_NAME), Buffer.concat([name, Buffer.of(0)]));
    return [...long, ...padded(FILE, name, content)];
  });
  return Buffer.concat([...entries, new Uint8Array(2 * BLOCK)]);
}

function pathBytes(path: string): Uint8Array {
  const bytes = Buffer.from(path);
  const names = path.split('/');
  if (names.some((name) => name === '' || name === '.' || name === '..') || path.includes('\0'))
    throw new RangeError(
      `no file is packed as ${JSON.stringify(path)}: a path goes down from the folder of the configuration, name by name`,
    );
  if (bytes.length > LONGEST_PATH || names.some((name) => Buffer.byteLength(name) > LONGEST_NAME))
    throw new RangeError(`no file is packed as ${path}: Linux takes ${LONGEST_NAME} bytes a name and ${LONGEST_PATH} a path`);
  return bytes;
}

function padded(type: string, name: Uint8Array, content: Uint8Array): readonly Uint8Array[] {
  return [header(type, name, content.length), content, new Uint8Array(paddingOf(content.length))];
}

const paddingOf = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

/** Where a field begins, and how many bytes it has. */
const FIELDS = {
  path: [0, PATH_FIELD],
  mode: [100, 8],
  owner: [108, 8],
  group: [116, 8],
  size: [124, 12],
  modified: [136, 12],
  checksum: [148, 8],
  type: [156, 1],
  magic: [257, 8],
} as const;

const MAGIC = 'ustar\u000000';

function header(type: string, name: Uint8Array, size: number): Uint8Array {
  const block = Buffer.alloc(BLOCK);
  block.set(name.subarray(0, PATH_FIELD), FIELDS.path[0]);
  for (const [field, value] of [
    ['mode', 0o644],
    ['owner', 0],
    ['group', 0],
    ['size', size],
    ['modified', 0],
  ] as const) {
    const [start, length] = FIELDS[field];
    block.write(octal(value, length - 1), start, 'latin1');
  }
  block.write(type, FIELDS.type[0], 'latin1');
  block.write(MAGIC, FIELDS.magic[0], 'latin1');
  block.write(`${octal(checksum(block), 6)}\0 `, FIELDS.checksum[0], 'latin1');
  return block;
}

function octal(value: number, digits: number): string {
  return value.toString(8).padStart(digits, '0');
}

/** The sum of a header's bytes, with blanks in place of the sum. */
function checksum(block: Uint8Array): number {
  const [start, length] = FIELDS.checksum;
  return block.reduce((sum, byte, at) => sum + (at >= start && at < start + length ? 0x20 : byte), 0);
}

/** The files of an archive like those that are made here; undefined where it has anything else. */
export function readTarArchive(archive: Uint8Array): TarFiles | undefined {
  const files = new Map<string, Uint8Array>();
  let longPath: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length;) {
    const block = archive.subarray(at, at + BLOCK);
    if (block.every((byte) => byte === 0)) return longPath === undefined ? Object.fromEntries(files) : undefined;
    const size = number(block, 'size');
    if (size === undefined || number(block, 'checksum') !== checksum(block)) return undefined;
    const content = archive.subarray(at + BLOCK, at + BLOCK + size);
    if (content.length < size) return undefined;
    at += BLOCK + size + paddingOf(size);
    const type = textOf(block, 'type');
    if (type === LONG_PATH) longPath = upToZero(content);
    else if (type === FILE) {
      files.set(longPath ?? textOf(block, 'path'), content);
      longPath = undefined;
    } else return undefined;
  }
  return undefined;
}

function textOf(block: Uint8Array, field: keyof typeof FIELDS): string {
  const [start, length] = FIELDS[field];
  return upToZero(block.subarray(start, start + length));
}

function upToZero(bytes: Uint8Array): string {
  const end = bytes.indexOf(0);
  return Buffer.from(end === -1 ? bytes : bytes.subarray(0, end)).toString();
}

function number(block: Uint8Array, field: keyof typeof FIELDS): number | undefined {
  const digits = textOf(block, field).trim();
  return /^[0-7]+$/.test(digits) ? Number.parseInt(digits, 8) : undefined;
}
