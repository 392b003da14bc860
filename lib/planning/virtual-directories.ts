import { ALB } from './limits';
import { FURTHER } from './simple-urls';

/**
 * The virtual directories of the external site that Lync documents, by the feature that needs them.
 * The feature decides which listener rule a directory joins, and its place in the list the offset from an explicit
 * priority, so that choosing another directory later moves none of the others.
 *
 * Get-CsService -WebServer; https://learn.microsoft.com/powershell/module/skype/get-csservice
 */
const FEATURES: Readonly<Record<string, readonly string[]>> = {
  AddressBook: ['Abs', 'GroupExpansion'],
  Autodiscover: ['Autodiscover'],
  Certificates: ['CertProv', 'WebTicket', 'PassiveAuth'],
  Meetings: [
    'CollabContent',
    'DataCollabWeb',
    'Fonts',
    'LMStaticData',
    'Lwa',
    'Meet',
    'Meeting',
    'MeetingContent',
    'MeetingFiles',
    'Reach',
  ],
  Dialin: ['Dialin', 'Scheduler'],
  Devices: ['DeviceUpdateFiles_Ext', 'RequestHandlerExt'],
  Mobility: ['Mcx', 'Ucwa'],
  ResponseGroups: ['RgsClients', 'RgsConfig'],
  PersistentChat: ['PersistentChat', 'StoreWeb'],
  Hybrid: ['HostedMigration', 'HybridConfig', 'SupportConfConsole'],
};

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

/** Virtual directories as path conditions, grouped into rules. Directories Lync does not know share the rule `further`. */
export function pathGroups(directories: readonly string[]): readonly PathGroup[] {
  const wanted = [...new Set(directories.map(canonicalDirectory))].sort();
  const known = Object.entries(FEATURES).map(([id, members], offset) => {
    const names = members.map((member) => member.toLowerCase());
    return { id, offset, names: wanted.filter((name) => names.includes(name)) };
  });
  const listed = new Set(known.flatMap(({ names }) => names));
  const further = { id: FURTHER, offset: known.length, names: wanted.filter((name) => !listed.has(name)) };
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
    [...directory].map((char) => (/[a-z]/.test(char) ? `[${char.toUpperCase()}${char}]` : char === '.' ? '\\.' : char)).join(''),
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
