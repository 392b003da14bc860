import { covers } from '../../declaring/host-name';
import { parsedLinks } from '../autodiscover-document';
import { failed, ok, warning, type Check, type Verdict, type CheckOptions } from '../check';
import { answerText, wrongAnswer } from '../explanations';
import { formChecks, hostOf } from './autodiscover-checks';
import type { NameExpectation } from '../name-expectation';
import { wordsOf, type ProxyWords } from '../proxy-words';
import type { HttpObservation } from '../observation';
import type { HttpProbe } from '../probe';
import { DEFAULT_PORTS } from '../../facts/default-ports';

/** What comes over plain HTTP: a redirect to HTTPS for people, or the first answer of autodiscover, which clients do not want redirected. */
export function plainHttpChecks(expectation: NameExpectation, { dns }: Pick<CheckOptions, 'dns'>): readonly Check[] {
  const { name, kind, http, httpsPort } = expectation;
  const { port, behaviour } = http;
  const get = { kind: 'http', scheme: 'http', name, port, path: '/' } as const;
  const needs = dns ? ['dns'] : [];
  if (kind === 'autodiscover' && (behaviour === 'lync' || httpsPort === undefined))
    return [overHttp(get, needs, expectation), ...forms(get, expectation)];
  if (kind === 'autodiscover' && behaviour === undefined) return [autodiscoverOrRedirect(get, needs, expectation)];
  return [redirected(expectation, get, needs)];
}

function overHttp(get: HttpProbe, needs: readonly string[], expectation: NameExpectation): Check {
  return {
    id: 'autodiscover-over-http',
    name: get.name,
    expected: '200 with one Redirect link, and no redirect by the proxy',
    probes: [get],
    needs,
    judge: (seen) => redirectLink(seen(get), expectation),
  };
}

/** Over HTTPS the same is asked where that is published. */
function forms(get: HttpProbe, expectation: NameExpectation): readonly Check[] {
  return expectation.httpsPort === undefined ? formChecks(get, ['autodiscover-over-http'], expectation) : [];
}

/** MS-OCDISCWS 3.1.5.2 */
function redirectLink(answer: HttpObservation, expectation: NameExpectation): Verdict {
  const { httpsPort, externalNames } = expectation;
  const words = wordsOf(expectation);
  const { failure, status } = answer;
  if (failure !== undefined) return notPublished(answer, words);
  if (isRedirect(status)) {
    return failed(
      answerText(answer),
      httpsPort === undefined
        ? 'A blanket redirect to HTTPS: it leads clients to a certificate without this name.'
        : 'A blanket redirect to HTTPS answers instead of the pool.',
      words.redirectOfAutodiscover,
    );
  }
  if (status !== 200) return wrongAnswer(answer, words, 'http');
  const document = parsedLinks(answer.body);
  const link = document?.links.find(({ token }) => token.toLowerCase() === 'redirect');
  if (link === undefined) {
    return failed('200 without a Redirect link', 'Something else than the external web site answers on port 80.', words.plainSite);
  }
  const host = hostOf(link.href);
  if (externalNames.length === 0 || externalNames.includes(host)) return ok(`200, Redirect to ${link.href}`);
  return failed(
    `200, Redirect to ${link.href}`,
    `${host} is no external web services FQDN that is published: clients find no certificate for it.`,
    'Publish that name too, or correct the external FQDN: Set-CsWebServer -ExternalFqdn, then Enable-CsComputer.',
  );
}

function notPublished(answer: HttpObservation, words: ProxyWords): Verdict {
  if (answer.failure === undefined) return wrongAnswer(answer, words, 'http');
  return failed(
    answerText(answer),
    'Port 80 is closed, or its way to 8080 of the pool is.',
    'Publish 80 to 8080 for this name, without authentication; open 8080 from the proxy to the pool.',
  );
}

function autodiscoverOrRedirect(get: HttpProbe, needs: readonly string[], expectation: NameExpectation): Check {
  const tls = { kind: 'tls', name: get.name, port: expectation.httpsPort ?? DEFAULT_PORTS.https, sni: true } as const;
  return {
    id: 'autodiscover-over-http',
    name: get.name,
    expected: '200 with one Redirect link; otherwise the name on the HTTPS certificate',
    probes: [get, tls],
    needs,
    judge: (seen) => {
      const verdict = redirectLink(seen(get), expectation);
      const names = seen(tls).certificate?.names ?? [];
      if (verdict.state === 'ok' || !names.some((each) => covers(each, get.name))) return verdict;
      return ok(`${verdict.got}; harmless, for the certificate has the name`);
    },
  };
}

function redirected(expectation: NameExpectation, get: HttpProbe, needs: readonly string[]): Check {
  const {
    name,
    http: { behaviour },
  } = expectation;
  const words = wordsOf(expectation);
  return {
    id: 'plain-http',
    name,
    expected: EXPECTED[behaviour ?? 'redirect'],
    probes: [get],
    needs,
    judge: (seen) => {
      const answer = seen(get);
      const { failure, status, headers } = answer;
      const location = headers['location']?.[0] ?? '';
      const got = answerText(answer);
      if (behaviour === 'lync' && (failure !== undefined || (status ?? 0) >= 500)) return notPublished(answer, words);
      if (failure !== undefined || (status !== undefined && status >= 400)) {
        if (behaviour !== 'redirect') return ok(got);
        return warning(got, 'People who type the address without https:// see nothing.', words.plainHttpClosed(get.port));
      }
      if (!isRedirect(status)) {
        const usually = 'The pool is served without TLS: sign-in and meetings cross the Internet in the clear.';
        return behaviour === 'lync' ? warning(got, usually, words.redirectToHttps) : failed(got, usually, words.redirectToHttps);
      }
      const to = URL.canParse(location) ? new URL(location) : undefined;
      if (to?.protocol === 'https:' && to.hostname.toLowerCase() === name) return ok(got);
      return failed(got, 'The redirect does not lead to the same name over HTTPS.', words.redirectLost);
    },
  };
}

const EXPECTED = {
  redirect: 'a redirect to HTTPS, or nothing',
  refused: 'a redirect to HTTPS, or nothing',
  closed: 'nothing on this port, or a redirect to HTTPS',
  lync: 'an answer of the pool, which is published over HTTP too',
} as const;

function isRedirect(status: number | undefined): boolean {
  return status !== undefined && status >= 300 && status < 400;
}
