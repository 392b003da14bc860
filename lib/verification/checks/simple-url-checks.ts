import { answerCheckOf, failed, ok, warning, type Check, type Verdict } from '../check';
import { answerText, mediaType, wrongAnswer } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import { wordsOf, type ProxyWords } from '../proxy-words';
import type { HttpObservation } from '../observation';
import type { HttpProbe } from '../probe';

/** Meet and dial-in pages at their simple URLs, and other hosts that a pool answers. */
export function simpleUrlChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort, simpleUrlPaths } = expectation;
  const words = wordsOf(expectation);
  if (httpsPort === undefined || !['meet', 'dialin', 'further host'].includes(kind)) return [];
  const get = (path: string): HttpProbe => ({ kind: 'http', scheme: 'https', name, port: httpsPort, path, follow: true });
  const check = answerCheckOf(name);
  if (simpleUrlPaths.length === 0) return [check('further-host', 'an answer of the pool', get('/'), (answer) => anyAnswer(answer, words))];
  return simpleUrlPaths.flatMap(({ path, component }) => [
    check(`${component} ${path}`, `200, the ${component} page`, get(path), (answer) => page(answer, component, words)),
    ...(path === path.toUpperCase()
      ? []
      : [
          check(`letter-case ${path}`, 'the same page, whatever the case of the path', get(path.toUpperCase()), (answer) =>
            caseOf(answer, words),
          ),
        ]),
  ]);
}

/** A page for people, whatever it says: it comes in their language. */
export function isPage(answer: HttpObservation): boolean {
  return answer.status === 200 && mediaType(answer) === 'text/html';
}

function page(answer: HttpObservation, component: string, words: ProxyWords): Verdict {
  if (isPage(answer)) return ok(answerText(answer));
  const verdict = wrongAnswer(answer, words);
  if (answer.status === 200) {
    return failed('200, but no page', 'Another service answers this name.', words.simpleUrlPool(component));
  }
  if (answer.status !== 404) return verdict;
  return {
    ...verdict,
    usually: 'IIS tells simple URLs by their host: the Host header came changed, or Lync does not know this simple URL.',
    change: 'Pass on the Host header as it came. Compare Get-CsSimpleUrlConfiguration, and run Enable-CsComputer after a change.',
  };
}

function caseOf(answer: HttpObservation, words: ProxyWords): Verdict {
  if (isPage(answer)) return ok(answerText(answer));
  return failed(
    answerText(answer),
    'The proxy compares paths with their case, IIS does not: some invitations open and others do not.',
    words.caseOfSimpleUrls,
  );
}

function anyAnswer(answer: HttpObservation, words: ProxyWords): Verdict {
  const { failure, status = 0 } = answer;
  if (failure !== undefined || status >= 500) return wrongAnswer(answer, words);
  if (status !== 404) return ok(answerText(answer));
  return warning(
    answerText(answer),
    'The proxy does not know the host, or there is nothing at / of it.',
    'Name the simple URLs with --deployment, so that their paths are asked for.',
  );
}
