import { covers } from '../../declaring/host-name';
import { failed, ok, skipped, warning, type Check, type Verdict, type CheckOptions } from '../check';
import type { NameExpectation } from '../name-expectation';
import type { ServerCertificate, TlsObservation } from '../observation';
import type { TlsProbe } from '../probe';

const DAY = 86_400_000;
const SOON = 30;

/** What the certificate says: who trusts it, for which names, until when, and what a client without SNI is shown. */
export function certificateChecks(expectation: NameExpectation, { insecure, now }: CheckOptions): readonly Check[] {
  const { name, httpsPort } = expectation;
  if (httpsPort === undefined) return [];
  const tls = { kind: 'tls', name, port: httpsPort, sni: true } as const;
  const needs = ['tls-handshake'];
  const judged = (id: string, expected: string, judge: (seen: TlsObservation, certificate: ServerCertificate) => Verdict): Check => ({
    id,
    name,
    expected,
    probes: [tls],
    needs,
    judge: (seen) => {
      const observation = seen(tls);
      return observation.certificate === undefined ? skipped('no certificate was shown') : judge(observation, observation.certificate);
    },
  });
  return [
    judged('certificate-chain', 'a chain that clients trust', (seen, certificate) => chain(seen, certificate, insecure, now)),
    judged('certificate-names', `${name} among the names of the certificate`, (_, { names, subject }) => {
      const got = namesText(names, subject);
      if (names.some((each) => covers(each, name))) return ok(got);
      return failed(
        got,
        'The name is missing from the subject alternative names, or another certificate is shown for it: clients warn or give up.',
        'Request a certificate with this name and attach it to the listener.',
      );
    }),
    judged('certificate-expiry', `valid for ${SOON} days or more`, (_, { validFrom, validTo }) => {
      const got = `valid from ${day(validFrom)} to ${day(validTo)}`;
      if (validTo < now)
        return failed(got, 'The certificate has expired: no client connects.', 'Renew it, and look why nothing did in time.');
      if (validFrom > now) return failed(got, 'The certificate is not valid yet.', 'Look at its dates and the clocks.');
      if (validTo - now < SOON * DAY)
        return warning(got, 'The certificate expires soon.', 'Renew it; for ACM look at its validation record.');
      return ok(got);
    }),
    withoutSni(expectation, { ...tls, sni: false }, tls),
  ];
}

function chain(
  { trustProblem }: TlsObservation,
  { issuer, validFrom, validTo }: ServerCertificate,
  insecure: boolean,
  now: number,
): Verdict {
  // Its own dates are another check's matter, of which OpenSSL speaks first.
  const dates = (trustProblem === 'CERT_HAS_EXPIRED' && validTo < now) || (trustProblem === 'CERT_NOT_YET_VALID' && validFrom > now);
  if (trustProblem === undefined || dates) return ok(`issued by ${issuer}`);
  const got = `${trustProblem}, issued by ${issuer}`;
  if (insecure) return ok(`${got}, accepted with --insecure`);
  const incomplete = trustProblem === 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' || trustProblem === 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  return failed(
    got,
    incomplete
      ? 'An intermediate certificate is missing from what the server sends, or a private authority issued it: mobile clients give up.'
      : 'A certificate that no public authority issued: clients outside do not trust it.',
    incomplete ? 'Send the whole chain.' : 'Use a certificate of a public authority on the published name.',
  );
}

function withoutSni({ name, needsTls10 }: NameExpectation, probe: TlsProbe, tls: TlsProbe): Check {
  const oldest: TlsProbe = { ...tls, version: '1.0' };
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
      if (seen(oldest).failure !== undefined) return ok(`${got}; the clients without SNI know only TLS 1.0, which is not offered`);
      const usually = 'Lync Phone Edition before its update of 2016 sends no SNI, finds another name and does not sign in.';
      const change = 'Put the name on the default certificate of the listener, if you have such phones.';
      return needsTls10 ? warning(got, usually, change) : ok(`${got}; no client named here needs it`);
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
