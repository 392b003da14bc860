import { DATED_FACTS, dated } from '../../facts/dated-facts';
import { failed, ok, skipped, warning, type Check, type Verdict } from '../check';
import type { NameExpectation } from '../name-expectation';
import { excludesWindows, isWindows } from '../windows-authentication';
import type { HandshakesObservation, HandshakeTurn } from '../observation';
import { PATHS } from '../probed-paths';
import { wordsOf } from '../proxy-words';

/**
 * Whether the proxy lets several clients use one connection to the pool. NTLM signs in a connection, so one client's request
 * can then run as another. https://learn.microsoft.com/openspecs/windows_protocols/ms-nthp
 */
export function sharedConnectionChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort, unpublishedPaths } = expectation;
  const path = [PATHS.addressBook, PATHS.groupExpansion].find((each) => !unpublishedPaths.includes(each));
  if (kind !== 'external web services' || httpsPort === undefined) return [];
  const about = {
    id: 'shared-connections',
    name,
    expected: 'each client has connections of its own as far as the pool, or no Windows authentication is offered',
  };
  if (path === undefined) {
    return [{ ...about, probes: [], needs: [], judge: () => skipped('no path that asks clients who they are is published on this name') }];
  }
  const handshakes = { kind: 'handshakes', name, port: httpsPort, path } as const;
  const get = { kind: 'http', scheme: 'https', name, port: httpsPort, path: PATHS.addressBook } as const;
  const unknown = { ...get, path: PATHS.autodiscover, host: `unpublished.${name}` } as const;
  return [
    {
      ...about,
      probes: [handshakes, unknown],
      needs: ['tls-handshake'],
      alone: true,
      judge: (seen) => {
        const isAlb = (seen(unknown).headers['server']?.[0] ?? '').startsWith('awselb/');
        return handshakesVerdict(seen(handshakes), isAlb, expectation);
      },
    },
  ];
}

const DANGER = 'NTLM signs in a connection: one client may go on as another, and sign-in fails at random.';
const WITHOUT_NTLM =
  'Set-CsWebServiceConfiguration -UseWindowsAuth None with passive sign-in, or Set-CsAuthConfig -Scenario BlockWindowsAuthExternally and then Enable-CsComputer on every server.';

/**
 * What can be told without finishing a handshake: SSPI takes a second beginning on one connection for an invalid token. That IIS
 * then refuses it as HttpListener does is UNVERIFIED; a pool that does not leaves only the plainer signs.
 */
export function handshakesVerdict(
  { failure, turns }: HandshakesObservation,
  isAlb: boolean,
  known: Pick<NameExpectation, 'readsHosts' | 'signIn' | 'acceptsWindows' | 'isHaproxy'>,
): Verdict {
  const { readsHosts, signIn, acceptsWindows } = known;
  const words = wordsOf(known);
  const remedy = `${words.sharedConnections}: ${WITHOUT_NTLM}`;
  if (failure !== undefined) return skipped(`no handshake: ${failure}`);
  const offered = new Set(turns.flatMap(({ schemes }) => schemes.filter(isWindows).map((scheme) => scheme.toLowerCase())));
  if (offered.size === 0) return ok('no NTLM is offered: nothing to share');
  if (isAlb) {
    const got = `${words.sharingFrontEnd}, and ${offered.has('ntlm') ? 'NTLM' : 'Negotiate'} is offered`;
    // What was accepted is the risk of Windows authentication where it is meant to be.
    const isAccepted = acceptsWindows && !excludesWindows(signIn);
    return isAccepted ? warning(`${got}; the deployment accepts that`, DANGER, remedy) : failed(got, DANGER, remedy);
  }
  const sign = signOfSharing(turns);
  if (sign !== undefined) return failed(sign, DANGER, remedy);
  const [first, ...others] = turns;
  if (first?.challenge === undefined && !offered.has('ntlm')) return skipped(NOT_TRIED);
  if (first?.challenge === undefined) return skipped('the pool answers no NTLM negotiation with a challenge');
  const again = others.find(({ connection }) => connection === first.connection);
  if (again?.sameConnection === false) {
    return failed(
      'the connection ends with each answer',
      'NTLM takes three messages on one connection, which the proxy or the pool closes before.',
      words.closedConnections,
    );
  }
  // A pool that refuses to begin twice on one connection, and refused nobody else, has told them apart.
  if (again !== undefined && again.challenge === undefined) return ok('connections are kept apart');
  const got = 'no sign of sharing, and each request was answered like the first of its connection';
  if (readsHosts === false) return skipped(got);
  return warning(
    got,
    'The proxy may open a new connection to the pool for each request, on which NTLM never completes; or this pool begins anew whenever it is asked.',
    `Ask a server of the pool itself (--compare ADDRESS:4443): if it differs, ${words.connectionForEach}.`,
  );
}

/** Kerberos may sign in a connection as NTLM does, and is begun by nobody without a ticket. */
const NOT_TRIED = `no NTLM; Negotiate not tried: it may carry Kerberos, and a proxy that shares connections then shares that. ${dated(DATED_FACTS.iakerb)}`;

function signOfSharing(turns: readonly HandshakeTurn[]): string | undefined {
  if (turns.some(({ began, challenge }) => !began && challenge !== undefined)) return 'a challenge came to a client that had not asked';
  const nonces = turns.flatMap(({ challenge }) => challenge?.nonce ?? []);
  if (new Set(nonces).size < nonces.length) return 'two clients were given one challenge';
  const [first] = turns;
  const refused = turns.find(
    ({ began, connection, challenge, status }) =>
      began && connection !== first?.connection && challenge === undefined && (status === 401 || status === 400),
  );
  if (first?.challenge !== undefined && refused !== undefined) return 'one client began a handshake, and another was refused for it';
  const own = turns.filter(({ connection }) => connection === first?.connection).flatMap(({ challenge }) => challenge?.computer ?? []);
  if (new Set(own).size > 1) return `one connection was answered by ${[...new Set(own)].join(' and ')}`;
  return undefined;
}
