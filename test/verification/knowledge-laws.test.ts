import fc from 'fast-check';
import type { Check, CheckState, Seen } from '../../lib/verification/check';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { checksFor } from '../../lib/verification/name-checks';
import type { CheckOptions } from '../../lib/verification/check';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { NAME_KINDS } from '../../lib/verification/name-kind';
import type { Observation } from '../../lib/verification/observation';
import { PATHS } from '../../lib/verification/probed-paths';
import type { Probe } from '../../lib/verification/probe';
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

const NAME = 'host.contoso.com';
const paths = fc.constantFrom(...Object.values(PATHS));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const knowledge = fc.record({
  httpsPort: fc.constantFrom(443, 443, 443, undefined),
  behaviour: fc.constantFrom('redirect' as const, 'lync' as const, 'refused' as const, 'closed' as const, undefined),
  unpublishedPaths: fc.oneof(fc.constant([]), fc.uniqueArray(paths)),
  readsHosts: maybe(fc.boolean()),
  isDirector: maybe(fc.boolean()),
  needsTls10: fc.boolean(),
  mayRunOnOldWindows: maybe(fc.boolean()),
  signIn: maybe(fc.constantFrom('windows' as const, 'passive' as const, 'modern' as const)),
  acceptsWindows: fc.boolean(),
  externalNames: fc.subarray([NAME, 'webext.contoso.com']),
});

const status = fc.constantFrom(200, 301, 401, 403, 404, 407, 500, 502, 503, 504);
const failure = fc.option(fc.constant('refused'), { nil: undefined, freq: 6 });
const challenges = fc.subarray(['Negotiate', 'NTLM', 'Bearer', 'NTLM TlRMTVNTUAACAAAA']);
const links = (host: string) => ({ AccessLocation: 'External', Root: { Links: [{ token: 'Redirect', href: `https://${host}/x` }] } });
const body = fc.constantFrom(
  '',
  '<wopi-discovery/>',
  `<AutodiscoverResponse AccessLocation="External"><Root><Link token="User" href="https://${NAME}/x"/></Root></AutodiscoverResponse>`,
  '<wsx:Metadata/>',
  JSON.stringify(links(NAME)),
  JSON.stringify(links('pool01.contoso.local')),
  JSON.stringify({ ...links(NAME), AccessLocation: 'Internal' }),
);
const http = fc.record({ status, body, challenges, failure, isPage: fc.boolean(), isAlb: fc.boolean(), host: fc.constantFrom(NAME, 'other') }).map(
  ({ status: code, body: text, challenges: offered, failure: why, isPage, isAlb, host }) => ({
    status: code,
    body: text,
    redirects: [],
    headers: {
      ...(offered.length === 0 ? {} : { 'www-authenticate': offered }),
      ...(isPage ? { 'content-type': ['text/html'] } : {}),
      ...(isAlb ? { server: ['awselb/2.0'] } : {}),
      ...(code === 301 ? { location: [`https://${host}/`] } : {}),
      'x-ms-webticketurl': [`https://${host}/`],
    },
    ...(why === undefined ? {} : { failure: why }),
  }),
); // prettier-ignore
const tls = fc.record({ failure, covered: fc.boolean(), days: fc.constantFrom(-10, 10, 100), trustProblem: maybe(fc.constant('X')), bits: fc.constantFrom(1024, 2048), asks: fc.boolean() }).map(
  ({ failure: why, covered, days, trustProblem, bits, asks }) => ({
    ...(why === undefined ? {} : { failure: why }),
    ...(trustProblem === undefined ? {} : { trustProblem }),
    certificate: {
      subject: 'CN=x',
      issuer: 'CN=y',
      names: covered ? ['*.contoso.com'] : ['www.fabrikam.com'],
      validFrom: -100 * 86_400_000,
      validTo: days * 86_400_000,
      signature: { algorithm: 'SHA-256 with RSA', strength: 'sound', isUncommon: false },
      key: { type: 'rsa', bits },
    },
    asksForCertificate: asks,
  }),
); // prettier-ignore
const hello = fc.record({
  version: maybe(fc.constantFrom('1.0', '1.1', '1.2')),
  alert: maybe(fc.constantFrom('handshake_failure', 'protocol_version')),
  suite: fc.constantFrom('RSA_WITH_AES_256_GCM_SHA384', 'ECDHE_RSA_WITH_AES_256_GCM_SHA384'),
  renegotiatesSecurely: fc.boolean(),
  asksForCertificate: fc.boolean(),
});
const turn = fc.record({
  connection: fc.constantFrom('a', 'b'),
  began: fc.boolean(),
  status: fc.constantFrom(400, 401),
  schemes: challenges.map((all) => all.map((each) => each.split(' ')[0] ?? '')),
  challenge: maybe(fc.record({ nonce: fc.constantFrom('1', '2', '3', '4') })),
  sameConnection: maybe(fc.boolean()),
});
const observations: Readonly<Record<Probe['kind'], fc.Arbitrary<unknown>>> = {
  dns: fc.record({
    addresses: fc.subarray(['192.0.2.1', '10.0.0.1']),
    aliases: fc.subarray(['www.fabrikam.com', 'webext.contoso.com']),
    dnssec: maybe(
      fc.record({
        state: fc.constantFrom('validated', 'signed', 'broken', 'failing'),
        refused: fc.subarray(['A', 'CAA'], { minLength: 1 }),
      }),
    ),
  }),
  tcp: fc.tuple(failure, fc.boolean()).map(([why, isLate]) => (why === undefined ? {} : { failure: why, ...(isLate ? { isLate } : {}) })),
  tls,
  hello,
  http,
  handshakes: fc.record({ turns: fc.array(turn, { minLength: 1, maxLength: 5 }) }),
  idle: fc.record({ closedAfter: maybe(fc.constantFrom(60, 120, 350)) }),
};

/** One answer for each probe, whoever asks it; every probe of a kind is answered alike or each by itself. */
const world = fc.record({ seeds: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), isUniform: fc.boolean() });

function seenIn({ seeds, isUniform }: { readonly seeds: readonly number[]; readonly isUniform: boolean }): Seen {
  const answers = new Map<string, Observation>();
  return ((probe: Probe) => {
    const key = isUniform ? probe.kind : JSON.stringify(probe);
    const known = answers.get(key);
    if (known !== undefined) return known;
    const hash = Buffer.from(key).reduce((sum, byte) => (sum * 31 + byte) % 65_521, 7);
    const [answer] = fc.sample(observations[probe.kind], { seed: (seeds[hash % seeds.length] ?? 0) + hash, numRuns: 1 });
    answers.set(key, answer as Observation);
    return answer as Observation;
  }) as Seen;
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
