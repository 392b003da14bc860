import { join } from 'node:path';
import { bin } from '../package.json';

/** What `npm pack --json` tells of a file in the tarball. */
interface PackedFile {
  readonly path: string;
  readonly mode: number;
}

const EXECUTABLE = 0o111;

/** What is downloaded: everybody who installs it waits for it. */
const MOST_BYTES = 1_300_000;

/** Of the packages whose code is bundled. */
const LICENCES = 'build/THIRD-PARTY-LICENSES.txt';

/**
 * What is wrong with the files of a package, each in a sentence. `json` is what `npm pack --json` prints.
 */
export function packedFileProblems(json: string, platform: NodeJS.Platform = process.platform): readonly string[] {
  const [{ files, size } = { files: [], size: 0 }] = JSON.parse(json.slice(json.search(/^\[/m))) as readonly {
    readonly files: readonly PackedFile[];
    readonly size: number;
  }[];
  const commands = [...new Set(Object.values(bin))].map((path) => join(path).replaceAll('\\', '/'));
  return [
    ...(size > MOST_BYTES ? [`The package takes ${size} bytes, and at most ${MOST_BYTES} are wanted.`] : []),
    ...(files.some(({ path }) => path === LICENCES) ? [] : [`${LICENCES} is not packed: the licences of bundled code are to go with it.`]),
    ...commands.flatMap((path) => {
      const file = files.find((each) => each.path === path);
      if (file === undefined) return [`${path}, which is a command, is not packed.`];
      // Windows has no such bit: what is released is packed elsewhere.
      if (platform === 'win32' || (file.mode & EXECUTABLE) === EXECUTABLE) return [];
      return [`${path} is packed without run bit (${file.mode.toString(8)}): what pip installs dies with PermissionError.`];
    }),
    ...files
      .filter(({ path }) => path.startsWith('build/') && path.endsWith('/package.json'))
      .map(({ path }) => `${path} is packed: jsii-rosetta takes its folder for the package, and translates examples wrongly.`),
  ];
}
