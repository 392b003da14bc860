import { DATED_FACTS, dated } from '../facts/dated-facts';
import { failed, type Verdict } from './check';
import type { HttpObservation } from './observation';
import type { ProxyWords } from './proxy-words';

/** How a probe calls an answer that did not come, or not to its end, in time. */
export const LATE = 'no whole answer in time';

/** How a probe calls a server that negotiates HTTP/2 and nothing else. */
export const HTTP_1_REFUSED = 'HTTP/1.1 is refused';

/** How a probe calls a connection that the other side ends before it answers. */
export const RESET = 'the connection is reset';
export const CLOSED = 'the connection is closed';
const BROKEN_OFF: ReadonlySet<string> = new Set([RESET, CLOSED]);

/** What a wrong answer usually means, where its status tells. Sources: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html and the field reports on reverse proxies for Lync. */
export function wrongAnswer(answer: HttpObservation, words: ProxyWords, scheme: 'http' | 'https' = 'https'): Verdict {
  const got = answerText(answer);
  const [usually, change] = (scheme === 'https' ? lateCertificate(answer, words) : undefined) ?? explanation(answer, words);
  return failed(got, usually, change);
}

/** The words of IIS (403.7), nginx and Apache for a client that showed no certificate. */
const CERTIFICATE_WANTED = /403\.(?:7|13|16)\b|client certificate|SSL certificate was sent/i;

export function noClientCertificate({ clientCertificates }: ProxyWords): readonly [usually: string, change: string] {
  return [
    'A client certificate is demanded. Lync clients have none to show in TLS: those that Lync issues are used inside of web services.',
    `Do not ask for client certificates on published names: in IIS "SSL Settings: Ignore", ${clientCertificates}.`,
  ];
}

/** What IIS makes of a client certificate that it cannot ask for any more: ERROR_NOT_SUPPORTED. */
const CANNOT_ASK = /0x80070032/i;
const ASK_NONE = 'ask none on that directory (IIS: SSL Settings), or switch TLS 1.3 off on the servers.';
const IF_IT_IS = `If it is the client certificate: ${ASK_NONE}`;

/**
 * Answers behind which may be a client certificate that IIS wants for a directory alone, over TLS 1.3, which front ends offer to
 * servers today. That an Application Load Balancer makes 502 of the reset is inferred.
 */
function lateCertificate(
  { failure, status, body, redirects }: HttpObservation,
  words: ProxyWords,
): readonly [usually: string, change: string] | undefined {
  if (redirects.length > 0) return undefined;
  const fact = dated(DATED_FACTS.clientCertificateTls13);
  if (status === 500 && CANNOT_ASK.test(body)) return [`${fact}.`, `Lync clients have no certificate to show: ${ASK_NONE}`];
  if (status === 500) {
    return [
      `The web service fails by itself; or, where no other path does, it wants a certificate of the client. ${fact}.`,
      `Look at the event log of the server, and at the sub-status in the log of IIS. ${IF_IT_IS}`,
    ];
  }
  if (status !== 502 && (failure === undefined || !BROKEN_OFF.has(failure))) return undefined;
  const [usually, change] = explanation(
    {
      ...NOTHING,
      ...(status === undefined ? {} : { status }),
      ...(failure === undefined ? {} : { failure }),
    },
    words,
  );
  return [`${usually} Where other paths answer: ${fact}; ${words.ofReset}.`, `${change} ${IF_IT_IS}`];
}

const NOTHING: HttpObservation = { headers: {}, body: '', redirects: [] };

function explanation(
  { failure, status = 0, redirects, body }: HttpObservation,
  words: ProxyWords,
): readonly [usually: string, change: string] {
  if ((status === 403 || status === 400) && CERTIFICATE_WANTED.test(body)) return noClientCertificate(words);
  if (redirects.length > 0) {
    return [
      'A redirect answers instead of the pool, or leads in a circle: clients of web services do not follow one.',
      'Redirect only what comes over HTTP, and never on this path.',
    ];
  }
  if (failure === LATE) {
    return [
      'The proxy takes the connection and waits for a pool that its packets do not reach, or that is too slow.',
      'Open the listening ports (4443, 8080) from the proxy to the pool, and the route back.',
    ];
  }
  if (failure !== undefined) {
    return [
      'The connection breaks, or what answers speaks no sound HTTP: it is no external web site of Lync.',
      `Look at what listens there. ${words.wrongSite}`,
    ];
  }
  const own = words.answers[status];
  if (own !== undefined) return own;
  switch (status) {
    case 400:
    case 404:
    case 421:
      return [
        'The original Host header does not reach the pool, the path is not published, or the name leads to a pool that does not own it.',
        'Pass on the Host header as it came, publish /* and point the rule at the pool of this name.',
      ];
    case 403:
      return [
        'The proxy or its firewall refuses the path, or wants another sign-in first.',
        'Publish /* without pre-authentication; Lync clients cannot follow it.',
      ];
    case 401:
    case 407:
      return [
        'Somebody wants a sign-in on what is anonymous: pre-authentication at the proxy, or Windows authentication switched on in IIS.',
        'Pass authentication through, and leave the settings of the IIS virtual directories to Lync.',
      ];
    case 504:
      return [
        'The pool does not answer the proxy in time: a firewall, a missing return route or a dead server.',
        'Open the listening ports (4443, 8080) from the proxy to the pool, and the route back.',
      ];
    default:
      return ['Something else than the external web site of this pool answers.', words.wrongSite];
  }
}

/** `401 NTLM, Negotiate`, `301 to https://…`, or why there is none. */
export function answerText({ failure, status, headers, redirects }: HttpObservation): string {
  if (failure !== undefined) return [...redirects.map((to) => `redirect to ${to}`), failure].join(', then ');
  const schemes = schemesOf(headers);
  const location = headers['location']?.[0];
  const details = [...(schemes.length === 0 ? [] : [schemes.join(', ')]), ...(location === undefined ? [] : [`to ${location}`])];
  return [...redirects.map((to) => `redirect to ${to}, then`), String(status ?? '?'), ...details].join(' ');
}

/** The schemes of a challenge, each once, as they are written. */
export function schemesOf(headers: HttpObservation['headers']): readonly string[] {
  const values = headers['www-authenticate'] ?? [];
  return [
    ...new Set(values.flatMap((value) => value.split(/,\s*(?=[A-Za-z]+(?:$|[\s,]))/)).map((each) => each.trim().split(/\s/)[0] ?? '')),
  ].filter((scheme) => /^[A-Za-z][\w-]{0,30}$/.test(scheme));
}

export function mediaType({ headers }: HttpObservation): string {
  return (headers['content-type']?.[0] ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
}
