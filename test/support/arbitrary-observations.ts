import fc from 'fast-check';
import type { Seen } from '../../lib/verification/check';
import { HTTP_1_REFUSED, LATE, RESET } from '../../lib/verification/explanations';
import type { Observation } from '../../lib/verification/observation';
import { PATHS } from '../../lib/verification/probed-paths';
import type { Probe } from '../../lib/verification/probe';

/** The name that everything is observed of. */
export const NAME = 'host.contoso.com';
const paths = fc.constantFrom(...Object.values(PATHS));
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

/** What may be known of a name. */
export const knowledge = fc.record({
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

const status = fc.constantFrom(200, 301, 400, 401, 403, 404, 407, 421, 429, 500, 502, 503, 504);
const failure = fc.option(fc.constantFrom('refused', LATE, RESET, HTTP_1_REFUSED), { nil: undefined, freq: 6 });
export const challenges = fc.subarray(['Negotiate', 'NTLM', 'Bearer', 'NTLM TlRMTVNTUAACAAAA']);
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
const tls = fc.record({ failure, covered: fc.boolean(), days: fc.constantFrom(-10, 10, 100), trustProblem: maybe(fc.constantFrom('X', 'CERT_HAS_EXPIRED', 'SELF_SIGNED_CERT_IN_CHAIN')), bits: fc.constantFrom(1024, 2048), asks: fc.boolean() }).map(
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
  alert: maybe(fc.constantFrom('handshake_failure', 'protocol_version', 'unrecognized_name', 'internal_error')),
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
  idle: fc.record({ closedAfter: maybe(fc.constantFrom(60, 75, 120, 200, 350)), isSilent: fc.boolean() }),
};

/** One answer for each probe, whoever asks it; every probe of a kind is answered alike or each by itself. */
export const world = fc.record({ seeds: fc.array(fc.nat(), { minLength: 24, maxLength: 24 }), isUniform: fc.boolean() });

/** What a check sees there. */
export function seenIn({ seeds, isUniform }: { readonly seeds: readonly number[]; readonly isUniform: boolean }): Seen {
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
