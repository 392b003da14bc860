import { parsedLinks } from '../autodiscover-document';
import { answerCheckOf, failed, ok, skipped, warning, type Check, type Verdict } from '../check';
import type { ServiceSignIn } from '../../declaring/declarations';
import { answerText, schemesOf, wrongAnswer } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import { wordsOf, type ProxyWords } from '../proxy-words';
import type { HttpObservation } from '../observation';
import { PATHS, SAME_IN_ANY_CASE } from '../probed-paths';
import type { HttpProbe } from '../probe';
import { excludesWindows, isWindows } from '../windows-authentication';
import { formChecks, hostOf, linksVerdict } from './autodiscover-checks';
import { isPage } from './simple-url-checks';

/** The external web services of a pool, at its own name. */
export function webServicesChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort, unpublishedPaths, isDirector, signIn } = expectation;
  const words = wordsOf(expectation);
  if (kind !== 'external web services' || httpsPort === undefined) return [];
  const get = (path: string, follow = false): HttpProbe => ({
    kind: 'http',
    scheme: 'https',
    name,
    port: httpsPort,
    path,
    ...(follow ? { follow } : {}),
  });
  const check = answerCheckOf(name);
  const all = [
    check('autodiscover-root', '200 without an Accept header, links on external web services FQDNs', get(PATHS.autodiscover), (answer) => {
      const document = answer.status === 200 ? parsedLinks(answer.body) : undefined;
      return document === undefined ? wrongAnswer(answer, words) : linksVerdict(document, expectation);
    }),
    ...formChecks(get(PATHS.autodiscover), ['autodiscover-root'], expectation),
    check('autodiscover-user', `401 and X-MS-WebTicketURL on ${name}`, get(PATHS.autodiscoverUser), (answer) =>
      ticketUrl(answer, name, words),
    ),
    check('address-book', challengeText(signIn), get(PATHS.addressBook), (answer) => challenge(answer, words)),
    check('group-expansion', challengeText(signIn), get(PATHS.groupExpansion), (answer) => challenge(answer, words)),
    check('web-ticket-metadata', '200, a description of the service', get(PATHS.webTicketMetadata), (answer) => metadata(answer, words)),
    check('meet-page', '200, a page', get(PATHS.meet, true), (answer) =>
      isPage(answer) ? ok(answerText(answer)) : wrongAnswer(answer, words),
    ),
    check('dialin-page', '200, a page', get(PATHS.dialin, true), (answer) =>
      isPage(answer) ? ok(answerText(answer)) : wrongAnswer(answer, words),
    ),
    check('mobility', '401, a challenge', get(PATHS.mobility), (answer) => mobility(answer, isDirector, words)),
    check('letter-case-autodiscover', '200, whatever the case of the path', get(PATHS.autodiscoverInOtherCase), ({ status, ...answer }) =>
      status === 200 ? ok('200') : caseMatters({ status, ...answer }, words),
    ),
    check('letter-case-address-book', '401, whatever the case of the path', get(PATHS.addressBookInOtherCase), ({ status, ...answer }) =>
      status === 401 ? ok('401') : caseMatters({ status, ...answer }, words),
    ),
  ];
  return all.map((each) => (isUnpublished(each, unpublishedPaths) ? notPublished(each) : asPromised(each, signIn)));
}

/** Whatever path it is that offers Windows authentication where none is promised. In another case of a path it is told already. */
function asPromised(check: Check, signIn: ServiceSignIn | undefined): Check {
  const [probe] = check.probes;
  if (probe?.kind !== 'http' || probe.path in SAME_IN_ANY_CASE || (signIn !== 'passive' && signIn !== 'modern')) return check;
  return { ...check, judge: (seen) => offerOfWindows(seen(probe), signIn) ?? check.judge(seen) };
}

function offerOfWindows(answer: HttpObservation, signIn: keyof typeof NO_WINDOWS): Verdict | undefined {
  if (!schemesOf(answer.headers).some(isWindows)) return undefined;
  return failed(
    answerText(answer),
    `The deployment says externalSignIn: ${signIn}, and the pool still offers Windows authentication to clients outside.`,
    NO_WINDOWS[signIn],
  );
}

function isUnpublished({ probes }: Check, paths: readonly string[]): boolean {
  return probes.some((probe) => probe.kind === 'http' && paths.includes(probe.path));
}

function notPublished(check: Check): Check {
  return { ...check, probes: [], needs: [], judge: () => skipped('the path is not published on this name') };
}

function challengeText(signIn: ServiceSignIn | undefined): string {
  return excludesWindows(signIn) ? `401, a challenge without NTLM or Negotiate: externalSignIn is ${signIn}` : '401, a challenge';
}

function challenge(answer: HttpObservation, words: ProxyWords): Verdict {
  if (answer.status === 401) return ok(answerText(answer));
  if (answer.status === 200) {
    return failed(
      answerText(answer),
      'Something answers without asking who is there: another web site, or a proxy that signs in for its clients.',
      words.authenticationPassed,
    );
  }
  return wrongAnswer(answer, words);
}

/** https://learn.microsoft.com/powershell/module/skypeforbusiness/set-csauthconfig for the second. */
const NO_WINDOWS = {
  passive:
    'Set-CsWebServiceConfiguration -UseWindowsAuth None for this pool, as the runbook says; or write in the deployment how clients do sign in.',
  modern:
    'Set-CsAuthConfig -Scenario BlockWindowsAuthExternally, and then Enable-CsComputer on every server, as the runbook says; or write in the deployment how clients do sign in.',
} as const;

/** MS-OCDISCWS 3.1.5.3 */
function ticketUrl(answer: HttpObservation, name: string, words: ProxyWords): Verdict {
  if (answer.status !== 401) return wrongAnswer(answer, words);
  const url = answer.headers['x-ms-webticketurl']?.[0];
  if (url === undefined) {
    return failed(
      '401 without X-MS-WebTicketURL',
      'The proxy drops headers it does not know, or challenges clients itself.',
      'Pass on all headers, and publish without pre-authentication.',
    );
  }
  const host = hostOf(url);
  if (host === name) return ok(`401, ${url}`);
  return failed(`401, ${url}`, `Another pool answers this name: the one of ${host}.`, words.wrongPool(name));
}

function metadata(answer: HttpObservation, words: ProxyWords): Verdict {
  if (answer.status === 200 && /<(?:\w{1,20}:)?(?:Metadata|definitions)\b/i.test(answer.body)) return ok('200, metadata');
  if (answer.status !== 200) return wrongAnswer(answer, words);
  return failed('200 without metadata', 'Something else than the web ticket service answers.', words.wrongSite);
}

function mobility(answer: HttpObservation, isDirector: boolean | undefined, words: ProxyWords): Verdict {
  if (isDirector === true) return skipped('a Director has no mobility service');
  if (answer.status === 401) return ok(answerText(answer));
  if (answer.status === 404 && isDirector === undefined) {
    return warning(
      answerText(answer),
      'There is no mobility service: right for a Director, wrong for a Front End pool of 2013 or later.',
      words.mobilityMissing,
    );
  }
  return wrongAnswer(answer, words);
}

function caseMatters(answer: HttpObservation, words: ProxyWords): Verdict {
  return failed(answerText(answer), 'The proxy compares paths with their case, IIS and Lync clients do not.', words.caseOfPaths);
}
