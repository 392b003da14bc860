import { covers } from '../../declaring/host-name';
import { DATED_FACTS, dated } from '../../facts/dated-facts';
import { failed, ok, skipped, warning, type Check, type Verdict, type CheckOptions } from '../check';
import type { NameExpectation } from '../name-expectation';
import type { HelloObservation, ServerCertificate, TlsObservation } from '../observation';
import type { HelloProbe, TlsProbe } from '../probe';
import { wordsOf, type ProxyWords } from '../proxy-words';
import { leftBehind, root, type JudgedAt } from './certificate-root';
import { strength } from './certificate-strength';
import { helloOf, tlsIsSpoken } from './tls-checks';

const DAY = 86_400_000;

/**
 * By when whatever renews a certificate has done so: with a quarter of its lifetime left, and 40 days at most. Those who renew by
 * ACME do it with a third left, ACM 45 days before the end of the 198 days of its own.
 * https://docs.aws.amazon.com/acm/latest/userguide/managed-renewal.html https://letsencrypt.org/docs/integration-guide/
 */
const RENEWED_WITH = { share: 1 / 4, daysAtMost: 40 };

/** What the certificate says: who trusts it, how it is signed, for which names, until when, and what a client without SNI is shown. */
export function certificateChecks(expectation: NameExpectation, { insecure, now }: CheckOptions): readonly Check[] {
  const { name, httpsPort } = expectation;
  const words = wordsOf(expectation);
  if (httpsPort === undefined) return [];
  const tls = { kind: 'tls', name, port: httpsPort, sni: true } as const;
  const hello = helloOf({ name, httpsPort }, '1.2');
  const judged = (id: string, expected: string, judge: (shown: Shown) => Verdict): Check => ({
    id,
    name,
    expected,
    probes: [tls, hello],
    // A handshake that fails because of the client, or of this machine, has shown the certificate before.
    needs: ['tcp-https'],
    onlyIf: tlsIsSpoken({ name, httpsPort }),
    judge: (seen) => {
      const shown = shownBy(seen(tls), seen(hello));
      return shown === undefined ? skipped('no certificate was shown') : judge(shown);
    },
  });
  return [
    judged('certificate-chain', 'a chain that clients trust', (shown) => chain(shown, { insecure, now, words })),
    judged('certificate-strength', 'signatures of SHA-256 or better, RSA keys of 2,048 bits or more', ({ certificate, intermediates }) =>
      strength(certificate, intermediates),
    ),
    judged('certificate-root', 'an authority that no browser has dropped', ({ certificate, intermediates, sent, trustProblem }) =>
      // Where the path ends that browsers know is told by a whole handshake.
      trustProblem === null ? skipped('told by a whole handshake') : root([certificate, ...intermediates], sent, { insecure, now, words }),
    ),
    judged('certificate-names', `${name} among the names of the certificate`, ({ certificate: { names, subject } }) => {
      const got = namesText(names, subject);
      if (names.some((each) => covers(each, name))) return ok(got);
      return failed(
        got,
        'The name is missing from the subject alternative names, or another certificate is shown for it: clients warn or give up.',
        words.nameMissing,
      );
    }),
    judged('certificate-expiry', EXPECTED_LEFT, ({ certificate: { validFrom, validTo } }) => {
      const got = `valid from ${day(validFrom)} to ${day(validTo)}`;
      if (validTo < now)
        return failed(got, 'The certificate has expired: no client connects.', 'Renew it, and look why nothing did in time.');
      if (validFrom > now) return failed(got, 'The certificate is not valid yet.', 'Look at its dates and the clocks.');
      return isDue(validTo - validFrom, validTo - now) ? due(got, validTo - validFrom, validTo - now, words) : ok(got);
    }),
    withoutSni(expectation, { ...tls, sni: false }, helloOf({ name, httpsPort }, '1.0')),
  ];
}

const EXPECTED_LEFT = `valid for a quarter of its lifetime more, or for ${RENEWED_WITH.daysAtMost} days`;

function isDue(lifetime: number, left: number): boolean {
  return left < Math.min(lifetime * RENEWED_WITH.share, RENEWED_WITH.daysAtMost * DAY);
}

function due(got: string, lifetime: number, left: number, { notRenewed }: ProxyWords): Verdict {
  const [whole, rest] = [lifetime, left].map((each) => Math.floor(each / DAY));
  return warning(
    `${got}: ${rest} of ${whole} days left`,
    `The certificate expires soon, and what should have renewed it by now did not. ${dated(DATED_FACTS.lifetime47)}: by then nobody renews by hand.`,
    `Renew it, and look why nothing did: ${notRenewed}.`,
  );
}

interface Shown {
  readonly certificate: ServerCertificate;
  /** Those between it and what is trusted. */
  readonly intermediates: readonly ServerCertificate[];
  /** In the order in which they were sent. */
  readonly sent: readonly ServerCertificate[];
  /** As OpenSSL names it; null: the handshake did not get so far. */
  readonly trustProblem: string | undefined | null;
}

function shownBy(tls: TlsObservation, { certificates = [] }: HelloObservation): Shown | undefined {
  if (tls.certificate !== undefined) {
    const { certificate, intermediates = [], sent = [], trustProblem } = tls;
    return { certificate, intermediates, sent, trustProblem };
  }
  const [certificate, ...others] = certificates;
  if (certificate === undefined) return undefined;
  return { certificate, intermediates: others.filter(({ subject, issuer }) => subject !== issuer), sent: certificates, trustProblem: null };
}

function chain({ certificate, intermediates, sent, trustProblem }: Shown, { insecure, now, words }: JudgedAt): Verdict {
  const { issuer, validFrom, validTo } = certificate;
  if (trustProblem === null) return skipped(`issued by ${issuer}; whether clients trust it is told by a whole handshake`);
  // Its own dates are another check's matter, of which OpenSSL speaks first.
  const dates = (trustProblem === 'CERT_HAS_EXPIRED' && validTo < now) || (trustProblem === 'CERT_NOT_YET_VALID' && validFrom > now);
  if (trustProblem === undefined || dates)
    return isInOrder([certificate, ...intermediates], sent) ? ok(`issued by ${issuer}`) : outOfOrder(issuer);
  const got = `${trustProblem}, issued by ${issuer}`;
  if (insecure) return ok(`${got}, accepted with --insecure`);
  const stale = intermediates.find((each) => each.validTo < now || each.validFrom > now);
  const [usually, change] =
    trustProblem === 'CERT_HAS_EXPIRED' || trustProblem === 'CERT_NOT_YET_VALID'
      ? outOfDate(stale)
      : brokenChain(trustProblem, [certificate, ...intermediates], { now, words });
  return failed(got, usually, change);
}

/** A root that nobody knows any more is no private one. */
function brokenChain(
  problem: string,
  path: readonly ServerCertificate[],
  at: Pick<JudgedAt, 'now' | 'words'>,
): readonly [usually: string, change: string] {
  const broken = BROKEN_CHAINS[problem] ?? UNSOUND;
  return broken === INCOMPLETE || broken === PRIVATE ? (leftBehind(path, at) ?? broken) : broken;
}

function outOfDate(stale: ServerCertificate | undefined): readonly [usually: string, change: string] {
  const which = stale === undefined ? 'A certificate between this one and its authority' : `${stale.subject}, an intermediate certificate,`;
  const dates = stale === undefined ? '' : ` (${day(stale.validFrom)} to ${day(stale.validTo)})`;
  return [
    `${which} is out of date${dates}: clients that know no other way to an authority give up.`,
    'Send the intermediate certificates that the authority publishes today.',
  ];
}

const INCOMPLETE = [
  'An intermediate certificate is missing from what the server sends, or a private authority issued it: mobile clients give up.',
  'Send the whole chain.',
] as const;
const PRIVATE = [
  'A certificate that no public authority issued: clients outside do not trust it.',
  'Use a certificate of a public authority on the published name.',
] as const;
const PURPOSE = [
  'A certificate of the chain is not made for what it is used for: the one of the server for servers, the others for issuing.',
  'Request a certificate for server authentication, and send the intermediate certificates of its authority.',
] as const;
const UNSOUND = [
  'The chain does not hold: clients do not trust it.',
  'Send the certificate with the intermediate certificates of its authority.',
] as const;

/** https://docs.openssl.org/3.0/man1/openssl-verification-options */
const BROKEN_CHAINS: Readonly<Record<string, readonly [usually: string, change: string]>> = {
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: INCOMPLETE,
  UNABLE_TO_GET_ISSUER_CERT: INCOMPLETE,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: INCOMPLETE,
  DEPTH_ZERO_SELF_SIGNED_CERT: PRIVATE,
  SELF_SIGNED_CERT_IN_CHAIN: PRIVATE,
  CERT_UNTRUSTED: PRIVATE,
  INVALID_CA: PURPOSE,
  INVALID_PURPOSE: PURPOSE,
  PATH_LENGTH_EXCEEDED: PURPOSE,
};

/** Whether each certificate of the path comes before its issuer, as TLS up to 1.2 demands; what else is sent does not matter. RFC 5246 7.4.2 */
function isInOrder(path: readonly ServerCertificate[], sent: readonly ServerCertificate[]): boolean {
  const places = path.map(({ subject, issuer, validTo }) =>
    sent.findIndex((each) => each.subject === subject && each.issuer === issuer && each.validTo === validTo),
  );
  const known = places.filter((place) => place >= 0);
  return known.every((place, index) => index === 0 || place > (known[index - 1] ?? -1));
}

function outOfOrder(issuer: string): Verdict {
  return warning(
    `issued by ${issuer}; the intermediate certificates are sent out of order`,
    'TLS wants each certificate before the one of its issuer: older phones and devices do not look for another order.',
    'Send the certificate first, then its issuer, then the issuer of that one.',
  );
}

function withoutSni(expectation: NameExpectation, probe: TlsProbe, oldest: HelloProbe): Check {
  const { name, needsTls10 } = expectation;
  return {
    id: 'certificate-without-sni',
    name,
    expected: 'clients without SNI find the name too, if there are such clients',
    probes: [probe, oldest],
    needs: ['tls-handshake'],
    judge: (seen) => {
      const { failure, certificate } = seen(probe);
      const covered = certificate?.names.some((each) => covers(each, name)) ?? false;
      const got = failure ?? namesText(certificate?.names ?? [], certificate?.subject ?? '');
      if (covered) return ok(got);
      if (seen(oldest).version !== '1.0') return ok(`${got}; the clients without SNI know only TLS 1.0, which is not offered`);
      const usually = 'Lync Phone Edition before its update of 2016 sends no SNI, finds another name and does not sign in.';
      return needsTls10 ? warning(got, usually, wordsOf(expectation).withoutSni) : ok(`${got}; no client named here needs it`);
    },
  };
}

function namesText(names: readonly string[], subject: string): string {
  if (names.length === 0) return subject === '' ? 'no name' : `no alternative names, subject ${subject}`;
  const shown = names.slice(0, 12);
  return `${shown.join(', ')}${names.length > shown.length ? ` and ${names.length - shown.length} more` : ''}`;
}

function day(milliseconds: number): string {
  return Number.isFinite(milliseconds) ? new Date(milliseconds).toISOString().slice(0, 10) : 'an unknown date';
}
