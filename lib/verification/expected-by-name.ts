import { canonicalHost, hostNameProblem } from '../declaring/host-name';
import { DEFAULT_PORTS } from '../facts/default-ports';
import type { NameExpectation } from './name-expectation';
import { NAME_KINDS, suggestedKind, type NameKind } from './name-kind';

/** Names as somebody typed them, and what is wrong with them. */
export interface NamesRead {
  readonly expectations: readonly NameExpectation[];
  readonly problems: readonly string[];
}

/** `webext.contoso.com,meet.contoso.com,lync.contoso.com=meet`: the kind is told, or guessed from the first label. */
export function expectedByName(list: string): NamesRead {
  const entries = list
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
  const read = entries.map((entry) => {
    const [host = '', kind] = entry.split('=');
    const problem = hostNameProblem(host);
    if (problem !== undefined) return { problem: `${JSON.stringify(host)} ${problem}. Write host names, separated by commas.` };
    if (kind !== undefined && !isKind(kind))
      return { problem: `${JSON.stringify(kind)} is no kind of name. There is: ${NAME_KINDS.join(', ')}.` };
    const name = canonicalHost(host);
    return { name, kind: { kind: kind ?? suggestedKind(name) ?? ('external web services' as const), isGuessed: kind === undefined } };
  });
  const problems = read.flatMap(({ problem }) => problem ?? []);
  const named = new Map(read.flatMap(({ name, kind }) => (name === undefined ? [] : [[name, kind] as const])));
  return {
    problems: named.size === 0 && problems.length === 0 ? ['There is no name. Write host names, separated by commas.'] : problems,
    expectations: [...named].map(([name, kind]) => expectation(name, kind)),
  };
}

function isKind(text: string): text is NameKind {
  return NAME_KINDS.some((kind) => kind === text);
}

function expectation(name: string, { kind, isGuessed }: { readonly kind: NameKind; readonly isGuessed: boolean }): NameExpectation {
  return {
    name,
    kind,
    ...(isGuessed ? { isKindGuessed: true } : {}),
    httpsPort: DEFAULT_PORTS.https,
    http: { port: DEFAULT_PORTS.http, behaviour: undefined },
    simpleUrlPaths: kind === 'meet' || kind === 'dialin' ? [{ path: '/', component: kind }] : [],
    unpublishedPaths: [],
    readsHosts: undefined,
    isDirector: undefined,
    needsTls10: false,
    mayRunOnOldWindows: undefined,
    signIn: undefined,
    acceptsWindows: false,
    // Whoever lists names need not list those that autodiscover hands out.
    externalNames: [],
  };
}
