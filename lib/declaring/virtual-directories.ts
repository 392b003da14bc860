import { ALB } from '../facts/limits';

/**
 * The virtual directories of the external site that Lync documents, by the feature that needs them.
 * The feature decides which listener rule a directory joins, and its place in the list the offset from an explicit
 * priority, so that choosing another directory later moves none of the others. In lower case.
 *
 * Get-CsService -WebServer; https://learn.microsoft.com/powershell/module/skype/get-csservice
 */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  AddressBook: ['abs', 'groupexpansion'],
  Autodiscover: ['autodiscover'],
  Certificates: ['certprov', 'webticket', 'passiveauth'],
  Meetings: [
    'collabcontent',
    'datacollabweb',
    'fonts',
    'lmstaticdata',
    'lwa',
    'meet',
    'meeting',
    'meetingcontent',
    'meetingfiles',
    'reach',
  ],
  Dialin: ['dialin', 'scheduler'],
  Devices: ['deviceupdatefiles_ext', 'requesthandlerext'],
  Mobility: ['mcx', 'ucwa'],
  ResponseGroups: ['rgsclients', 'rgsconfig'],
  PersistentChat: ['persistentchat', 'storeweb'],
  Hybrid: ['hostedmigration', 'hybridconfig', 'supportconfconsole'],
};

/** The rule for directories Lync does not know. */
const OTHERS = 'Others';

/** Rules a pool's virtual directories can need, those of its own included. */
export const FEATURE_COUNT = Object.keys(FEATURES).length + 1;

/** A rule's worth of virtual directories. */
export interface PathGroup {
  readonly id: string;
  /** Added to an explicit priority. */
  readonly offset: number;
  readonly regexes: readonly string[];
}

/** `/Abs/`, `abs` and `/abs/*` all mean the virtual directory Abs. */
export function canonicalDirectory(path: string): string {
  return path
    .replace(/\/?\*?$/, '')
    .replace(/^\//, '')
    .toLowerCase();
}

/** Why a text cannot name virtual directories, or undefined if it can. */
export function directoryProblem(path: string): string | undefined {
  const directory = canonicalDirectory(path);
  if (!/^[a-z0-9_.-]+(?:\/[a-z0-9_.-]+)*$/.test(directory)) return 'is no path of letters, digits, hyphens, dots and underscores';
  if (pathRegex([directory]).length > ALB.conditionValueLength) {
    return `is too long: with both cases of each letter it exceeds the ${ALB.conditionValueLength} characters of a path condition`;
  }
  return undefined;
}

const KNOWN: readonly string[] = Object.values(FEATURES).flat();

/** The virtual directories Lync documents for its external site. */
export function knownDirectories(): readonly string[] {
  return KNOWN;
}

/** Exist on the internal site only: Control Panel, remote PowerShell, location information. */
export const INTERNAL_DIRECTORIES: readonly string[] = ['cscp', 'ocspowershell', 'locationinformation'];

/** Virtual directories as path conditions, grouped into rules. Directories Lync does not know share one. */
export function pathGroups(directories: readonly string[]): readonly PathGroup[] {
  const wanted = [...new Set(directories.map(canonicalDirectory))].sort();
  if (wanted.length === 0) return [];
  const known = Object.entries(FEATURES).map(([id, members], offset) => ({
    id,
    offset,
    names: wanted.filter((name) => members.includes(name)),
  }));
  const further = { id: OTHERS, offset: known.length, names: wanted.filter((name) => !KNOWN.includes(name)) };
  return [...known, further]
    .filter(({ names }) => names.length > 0)
    .map(({ id, offset, names }) => ({ id, offset, regexes: packed(names) }));
}

/**
 * A path condition without case: IIS compares virtual directories without case, ALB with.
 * Spelled with character classes, for no source says whether the engine takes `(?i)`; the tail admits a query
 * because the API describes path expressions as matched against the request URL.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions
 */
export function pathRegex(directories: readonly string[]): string {
  const classes = directories.map((directory) =>
    directory.replaceAll('.', '\\.').replace(/[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`),
  );
  const body = classes.length === 1 ? classes.join('') : `(${classes.join('|')})`;
  return `^/${body}([/?].*)?$`;
}

/** As few expressions as the length of a condition value allows, in the order given. */
function packed(directories: readonly string[]): readonly string[] {
  const packs: string[][] = [];
  for (const directory of directories) {
    const last = packs.at(-1);
    if (last !== undefined && pathRegex([...last, directory]).length <= ALB.conditionValueLength) last.push(directory);
    else packs.push([directory]);
  }
  return packs.map(pathRegex);
}
