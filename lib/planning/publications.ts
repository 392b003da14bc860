import type { Ports, PoolRole, PublicNameKind, ServiceSignIn } from '../declaring/declarations';
import { autodiscoverName, canonicalHost } from '../declaring/host-name';
import type { Owner } from '../findings/place';
import type { PublicNamePlan } from './publishing-plan';
import type { SimpleUrlPath } from './simple-url-paths';

/** Who may publish names. */
export const PUBLISHERS = ['pool', 'simpleUrlSet', 'officeWebApps', 'furtherService'] as const satisfies readonly Owner['kind'][];
export type Publisher = (typeof PUBLISHERS)[number];

/**
 * Names that one owner publishes in one way, as a template's notes hold them: what they are for, which no resource tells, and
 * who was to answer them, which the resources are held against. Lists are texts with blanks in between, as in the tag of
 * target groups, so that a name costs little more than itself.
 */
export interface PublicationNote {
  /** Id of the construct that declares them. */
  readonly owner: string;
  /** What the deployment calls it. */
  readonly name: string;
  readonly is: Publisher;
  /** Of a pool. */
  readonly role?: PoolRole;
  /** How clients outside sign in to the pool or further service. */
  readonly signIn?: ServiceSignIn;
  /** External web services FQDNs, or the host of Office Web Apps or a further service, of whatever was to answer. */
  readonly answeredBy: string;
  /** Key of a front end in a plan, logical id of the load balancer in a template. */
  readonly frontEnd: string;
  /** What clients use; left out where they do not come that way. */
  readonly published: Partial<Ports>;
  /** Where the servers listen for what is published. */
  readonly listening: Partial<Ports>;
  /**
   * By kind; of autodiscover the SIP domains. Where simple URLs have other paths on a host than `/`, they follow it:
   * `lync.contoso.com=/Meet,dialin:/Dialin`.
   */
  readonly names: Partial<Record<PublicNameKind, string>>;
}

/** A name in such a list. */
export interface NotedName {
  readonly name: string;
  readonly simpleUrlPaths: readonly SimpleUrlPath[];
}

/** The notes of all public names, by owner; in an order of their own. */
export function publicationNotes(publicNames: readonly PublicNamePlan[]): readonly PublicationNote[] {
  const byWay = new Map<string, { readonly way: Way; readonly names: PublicNamePlan[] }>();
  for (const name of publicNames) {
    const way = wayOf(name);
    const key = JSON.stringify(way);
    const known = byWay.get(key);
    if (known === undefined) byWay.set(key, { way, names: [name] });
    else known.names.push(name);
  }
  return [...byWay].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { way, names }]) => noteOf(way, names));
}

type Way = Omit<PublicationNote, 'names'>;

function wayOf({ owner, ownerName, at, role, signIn, pools, frontEnd, httpsPort, httpPort, listeningPorts }: PublicNamePlan): Way {
  return {
    owner,
    name: ownerName,
    is: at.owner.kind as Publisher,
    ...(role === undefined ? {} : { role }),
    ...(signIn === undefined ? {} : { signIn }),
    answeredBy: pools.join(' '),
    frontEnd: frontEnd.key,
    published: ports(httpsPort, httpPort),
    listening: ports(httpsPort === undefined ? undefined : listeningPorts.https, httpPort === undefined ? undefined : listeningPorts.http),
  };
}

function ports(https: number | undefined, http: number | undefined): Partial<Ports> {
  return { ...(https === undefined ? {} : { https }), ...(http === undefined ? {} : { http }) };
}

function noteOf(way: Way, publicNames: readonly PublicNamePlan[]): PublicationNote {
  const kinds = [...new Set(publicNames.map(({ kind }) => kind))].sort();
  const listOf = (wanted: PublicNameKind) => publicNames.filter(({ kind }) => kind === wanted).map(written);
  return { ...way, names: Object.fromEntries(kinds.map((kind) => [kind, [...new Set(listOf(kind))].sort().join(' ')])) };
}

function written({ name, kind, simpleUrlPaths }: PublicNamePlan): string {
  const host = kind === 'autodiscover' && name.startsWith(AUTODISCOVER) ? name.slice(AUTODISCOVER.length) : name;
  return isPlain(kind, simpleUrlPaths) ? host : `${host}=${simpleUrlPaths.map(pathText).join(',')}`;
}

const AUTODISCOVER = autodiscoverName('');

/** The names of one kind in a note. */
export function readNames(kind: PublicNameKind, list: string): readonly NotedName[] {
  return list
    .split(' ')
    .filter((each) => each !== '')
    .map((each): NotedName => {
      const [host = '', paths] = each.split('=');
      return {
        name: kind === 'autodiscover' ? autodiscoverName(host) : canonicalHost(host),
        simpleUrlPaths: paths === undefined ? pathsOfKind(kind) : paths.split(',').map(readPath),
      };
    });
}

/** Whether the kind of a name alone tells its paths. */
function isPlain(kind: PublicNameKind, paths: readonly SimpleUrlPath[]): boolean {
  return JSON.stringify(paths) === JSON.stringify(pathsOfKind(kind));
}

/** The paths of a host of which nobody said any: those of its own. */
export function pathsOfKind(kind: PublicNameKind): readonly SimpleUrlPath[] {
  return kind === 'meet' || kind === 'dialin' ? [{ path: '/', component: kind }] : [];
}

const DIALIN = 'dialin:';

function pathText({ path, component }: SimpleUrlPath): string {
  return component === 'dialin' ? `${DIALIN}${path}` : path;
}

function readPath(text: string): SimpleUrlPath {
  return text.startsWith(DIALIN) ? { path: text.slice(DIALIN.length), component: 'dialin' } : { path: text, component: 'meet' };
}
