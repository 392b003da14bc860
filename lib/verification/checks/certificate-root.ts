import { AGING_ROOTS, type AgingRoot } from '../../facts/aging-roots';
import { dated } from '../../facts/dated-facts';
import { ok, warning, type Verdict, type CheckOptions } from '../check';
import type { ServerCertificate } from '../observation';
import type { ProxyWords } from '../proxy-words';

/** When and how strictly a chain is judged, and in whose words. */
export interface JudgedAt extends Pick<CheckOptions, 'insecure' | 'now'> {
  readonly words: Pick<ProxyWords, 'rootDropped'>;
}

type Issuer = Pick<ServerCertificate, 'issuer' | 'issuerKey'>;

/**
 * The authority at the end of the path that clients of today take, and the one that what is sent goes on to, for clients that know
 * only that one: Amazon's roots come signed by an older one too. Either is told, so that --compare shows a change.
 */
export function root(path: readonly ServerCertificate[], sent: readonly ServerCertificate[], { insecure, now, words }: JudgedAt): Verdict {
  const anchor = path.at(-1);
  if (anchor === undefined) return ok('none');
  const beyond = onwards(anchor, sent);
  const top = beyond.at(-1) ?? anchor;
  const note = beyond.map(agingRoot).find((each) => each !== undefined);
  const got = [
    `up to ${anchor.issuer}`,
    ...(top.issuer === anchor.issuer ? [] : [`sent up to ${top.issuer}`]),
    // What old clients are sent beside the path is told for them; the one that it ends in is judged.
    ...(note === undefined ? [] : [dated(note.fact)]),
  ].join('; ');
  const dropped = leftBehind(path, { now, words });
  if (dropped === undefined) return ok(got);
  return insecure ? ok(`${got}, accepted with --insecure`) : warning(got, ...dropped);
}

/** What it means that a path ends in an authority whose day has come; undefined: it does not. */
export function leftBehind(
  path: readonly ServerCertificate[],
  { now, words }: Pick<JudgedAt, 'now' | 'words'>,
): readonly [usually: string, change: string] | undefined {
  const aging = agingRoot(path.at(-1));
  if (aging === undefined || Date.parse(aging.fact.date) > now) return undefined;
  return [
    `${dated(aging.fact)}: there a meeting page ends in a warning about its certificate. Windows keeps a list of its own, so that Lync on a desktop may not notice.`,
    words.rootDropped(aging.instead),
  ];
}

/** By its name, and by its key where that is told: a private authority may bear any name. */
function agingRoot(issued: Issuer | undefined): AgingRoot | undefined {
  if (issued === undefined) return undefined;
  return AGING_ROOTS.find(({ name, key }) => name === issued.issuer && (issued.issuerKey ?? key) === key);
}

/** From a certificate on, as far as another was sent for the issuer of the one before. */
function onwards(from: ServerCertificate, sent: readonly ServerCertificate[]): readonly ServerCertificate[] {
  const path = [from];
  for (let next: ServerCertificate | undefined = from; next !== undefined;) {
    const { issuer } = path.at(-1) ?? from;
    next = sent.find((each) => each.subject === issuer && each.issuer !== issuer && !path.includes(each));
    if (next !== undefined) path.push(next);
  }
  return path;
}
