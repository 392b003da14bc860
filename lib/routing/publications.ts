import type { PublicNameKind } from '../declaring/declarations';
import { canonicalHost } from '../declaring/host-name';
import { guessedPurpose, seemsOfficeWebApps } from '../declaring/guessed-purpose';
import { readNames, type PublicationNote, type Publisher } from '../planning/publications';
import type { SimpleUrlPath } from '../planning/simple-url-paths';
import type { TargetGroup } from '../templates/load-balancers/load-balancer';
import { text } from '../templates/load-balancers/properties';

/** What a public name is for, by the notes of its template. */
export interface Publication {
  readonly name: string;
  readonly kind: PublicNameKind;
  readonly simpleUrlPaths: readonly SimpleUrlPath[];
  /** Of all names that are published with it. */
  readonly note: PublicationNote;
}

/** What a name or pool is for, and whether somebody said so. */
export interface Purpose {
  /** undefined: there is nothing to guess it from. */
  readonly kind: PublicNameKind | undefined;
  readonly isGuessed: boolean;
}

/** Whose servers are behind a host in the tag of a target group. */
export type Answerer = Exclude<Publisher, 'simpleUrlSet'>;

/**
 * What the names of some templates are for. Who answers them, on which port and by which load balancer is not told here: that
 * is what the resources do, whatever the notes say.
 */
export class Publications {
  private readonly byName: ReadonlyMap<string, Publication>;
  private readonly farms: ReadonlySet<string>;
  private readonly services: ReadonlySet<string>;
  private readonly pools: ReadonlySet<string>;

  public constructor(
    public readonly notes: readonly PublicationNote[],
    private readonly targetGroups: readonly TargetGroup[],
  ) {
    // A pool's own publication comes first: it is all of what the name is, whoever else has it too.
    const all = notes.flatMap(publicationsIn).sort((a, b) => Number(isOfPool(b)) - Number(isOfPool(a)));
    this.byName = new Map([...all].reverse().map((each) => [each.name, each]));
    const namesOf = (wanted: PublicNameKind) => new Set(all.flatMap(({ kind, name }) => (kind === wanted ? [name] : [])));
    this.farms = namesOf('office web apps');
    this.services = namesOf('further service');
    this.pools = new Set(notes.filter(({ is }) => is === 'pool' || is === 'simpleUrlSet').flatMap(({ answeredBy }) => poolsIn(answeredBy)));
  }

  /** undefined where no note tells. */
  public of(name: string): Publication | undefined {
    return this.byName.get(canonicalHost(name));
  }

  /** Every name that a note tells of, in lower case. */
  public get names(): readonly string[] {
    return [...this.byName.keys()];
  }

  /** By the notes, else by the tags of target groups, else as the name suggests. */
  public purposeOf(name: string): Purpose {
    const host = canonicalHost(name);
    const noted = this.byName.get(host);
    if (noted !== undefined) return { kind: noted.kind, isGuessed: false };
    if (this.answererOf(host) === 'officeWebApps') return { kind: 'office web apps', isGuessed: true };
    if (this.isTagged(host)) return { kind: 'external web services', isGuessed: false };
    const kind = guessedPurpose(host)?.kind;
    switch (kind) {
      case 'autodiscover':
      case 'meet':
      case 'dialin':
      case 'further host':
        return { kind, isGuessed: true };
      // The tags of target groups tell those; without any, it is too much to ask of a name.
      case 'external web services':
      case 'office web apps':
      case 'admin':
      case 'internal autodiscover':
      case 'of another product':
      case undefined:
        return { kind: undefined, isGuessed: true };
    }
  }

  /** Whose host it is in the tag of a target group; a pool's where nothing tells. */
  public answererOf(tagged: string): Answerer {
    const host = canonicalHost(tagged);
    if (this.farms.has(host)) return 'officeWebApps';
    if (this.pools.has(host)) return 'pool';
    if (this.services.has(host)) return 'furtherService';
    const isFarm = this.targetGroups.some((group) => group.pools.some((each) => canonicalHost(each) === host) && isAskedAsFarm(group));
    return isFarm ? 'officeWebApps' : 'pool';
  }

  private isTagged(host: string): boolean {
    return this.targetGroups.some(({ pools }) => pools.some((each) => canonicalHost(each) === host));
  }
}

function isOfPool({ kind }: Publication): boolean {
  return kind === 'external web services';
}

function isAskedAsFarm({ resource }: TargetGroup): boolean {
  return seemsOfficeWebApps(text(resource?.properties['HealthCheckPath']));
}

/** The names of a note, each with what it is for. */
export function publicationsIn(note: PublicationNote): readonly Publication[] {
  return Object.entries(note.names).flatMap(([key, list]) => {
    const kind = key as PublicNameKind;
    return readNames(kind, list).map((each): Publication => ({ ...each, kind, note }));
  });
}

/** Pools of a list in a note, in lower case. */
export function poolsIn(list: string): readonly string[] {
  return list
    .split(' ')
    .filter((each) => each !== '')
    .map(canonicalHost);
}
