import fc from 'fast-check';
import type { Check, CheckState, Seen } from '../../lib/verification/check';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { checksFor } from '../../lib/verification/name-checks';
import type { CheckOptions } from '../../lib/verification/check';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { NAME_KINDS } from '../../lib/verification/name-kind';
import { PATHS } from '../../lib/verification/probed-paths';
import { challenges, knowledge, NAME, seenIn, world } from '../support/arbitrary-observations';
import { none } from '../support/planned';

/**
 * The law: whatever is observed, no check judges milder when more is known of a name, but for the checks of what the knowledge
 * says is not so. Each piece of knowledge stands here with the checks that it may relieve, and it relieves no other.
 */
const RELIEVED: readonly (readonly [when: (known: NameExpectation) => boolean, ids: readonly RegExp[]])[] = [
  [({ httpsPort }) => httpsPort === undefined, [/^(?!dns$|dnssec$|plain-http$|autodiscover-over-http$)/]],
  // Where HTTP is known to redirect, to be refused or closed, autodiscover is not expected on it; where a pool is published so, it answers.
  [({ http }) => http.behaviour !== undefined && http.behaviour !== 'lync', [/^autodiscover-over-http$/]],
  [({ http }) => http.behaviour === 'lync', [/^plain-http$/]],
  [({ readsHosts }) => readsHosts === false, [/^unknown-host$/]],
  [({ isDirector }) => isDirector === true, [/^mobility$/]],
  [({ needsTls10 }) => needsTls10, [/^tls-versions$/]],
  [({ mayRunOnOldWindows }) => mayRunOnOldWindows === false, [/^cipher-suites$/]],
];

const CHECKED_AT: Readonly<Record<string, string>> = {
  'autodiscover-root': PATHS.autodiscover,
  'autodiscover-xml': PATHS.autodiscover,
  'autodiscover-json': PATHS.autodiscover,
  'autodiscover-user': PATHS.autodiscoverUser,
  'address-book': PATHS.addressBook,
  'group-expansion': PATHS.groupExpansion,
  'web-ticket-metadata': PATHS.webTicketMetadata,
  'meet-page': PATHS.meet,
  'dialin-page': PATHS.dialin,
  mobility: PATHS.mobility,
  'letter-case-autodiscover': PATHS.autodiscoverInOtherCase,
  'letter-case-address-book': PATHS.addressBookInOtherCase,
};

function isRelieved(check: Check, known: NameExpectation, complaint: string): boolean {
  const { readsHosts, acceptsWindows, signIn, unpublishedPaths } = known;
  if (check.id === 'shared-connections') {
    // The accepted risk, where Windows authentication is meant to be; that nobody can tell, where connections are passed on.
    if (acceptsWindows && signIn !== 'passive' && signIn !== 'modern' && complaint.startsWith('an Application Load Balancer')) return true;
    if (readsHosts === false && complaint.startsWith('no sign of sharing')) return true;
    if (unpublishedPaths.includes(PATHS.addressBook)) return true;
  }
  if (unpublishedPaths.includes(CHECKED_AT[check.id] ?? '')) return true;
  return RELIEVED.some(([when, ids]) => when(known) && ids.some((id) => id.test(check.id)));
}

const OPTIONS: CheckOptions = { dns: true, insecure: false, now: 0, patience: 960 };
const SEVERITY: Readonly<Record<CheckState, number>> = { ok: 0, skipped: 0, warning: 1, failed: 2 };

test('knowing more makes no verdict milder, but where the knowledge says that the thing is not so', () => {
  const states = new Set<CheckState>();
  fc.assert(
    fc.property(fc.constantFrom(...NAME_KINDS), knowledge, world, (kind, { behaviour, ...more }, answers) => {
      const [unknown] = expectedByName(`${NAME}=${kind}`).expectations;
      if (unknown === undefined) throw new Error('no expectation');
      const known: NameExpectation = { ...unknown, ...more, http: { port: 80, behaviour } };
      const seen = seenIn(answers);
      const informed = new Map(checksFor(known, OPTIONS).map((check) => [check.id, check.judge(seen).state]));
      none(
        checksFor(unknown, OPTIONS).filter((check) => {
          const { state, got } = check.judge(seen);
          states.add(state);
          const now = informed.get(check.id) ?? 'skipped';
          return SEVERITY[now] < SEVERITY[state] && !isRelieved(check, known, got);
        }),
      );
    }),
    { numRuns: 1_500 },
  );
  expect([...states].sort()).toEqual(['failed', 'ok', 'skipped', 'warning']);
});

test('Windows authentication fails on every published path wherever it is promised not to be offered, whatever else is known', () => {
  fc.assert(
    fc.property(
      knowledge,
      fc.constantFrom('passive' as const, 'modern' as const),
      challenges,
      ({ behaviour, ...more }, signIn, offered) => {
        fc.pre(offered.some((each) => /^(?:NTLM|Negotiate)/.test(each)));
        const [unknown] = expectedByName(NAME).expectations;
        if (unknown === undefined) throw new Error('no expectation');
        const known: NameExpectation = { ...unknown, ...more, http: { port: 80, behaviour }, httpsPort: 443, signIn };
        const answer = { status: 401, headers: { 'www-authenticate': offered }, body: '', redirects: [] };
        const asked = checksFor(known, { ...OPTIONS, dns: false }).filter(
          ({ id }) => id in CHECKED_AT && !id.startsWith('letter-case-') && !known.unpublishedPaths.includes(CHECKED_AT[id] ?? ''),
        );
        none(asked.map(({ id, judge }) => [id, judge((() => answer) as unknown as Seen).state]).filter(([, state]) => state !== 'failed'));
        const published = Object.entries(CHECKED_AT).filter(
          ([id, path]) => !id.startsWith('letter-case-') && !known.unpublishedPaths.includes(path),
        );
        none(asked.length === published.length ? [] : ['not asked']);
      },
    ),
  );
});
