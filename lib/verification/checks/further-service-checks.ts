import { answerCheckOf, failed, ok, warning, type Check, type Verdict } from '../check';
import { answerText, schemesOf } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import type { HttpObservation } from '../observation';
import { wordsOf, type ProxyWords } from '../proxy-words';
import { excludesWindows, isWindows } from '../windows-authentication';

/** Somebody else's service: that it answers, and signs people in as the deployment says. What it has to say nobody here knows. */
export function furtherServiceChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort, signIn } = expectation;
  const words = wordsOf(expectation);
  if (kind !== 'further service' || httpsPort === undefined) return [];
  const expected = excludesWindows(signIn)
    ? `an answer of the service, without NTLM or Negotiate: externalSignIn is ${signIn}`
    : 'an answer of the service';
  const get = { kind: 'http', scheme: 'https', name, port: httpsPort, path: '/' } as const;
  return [
    answerCheckOf(name)('further-service', expected, get, (answer) =>
      excludesWindows(signIn) && schemesOf(answer.headers).some(isWindows)
        ? offersWindows(answer, signIn, words)
        : anyAnswer(answer, words),
    ),
  ];
}

function offersWindows(answer: HttpObservation, signIn: string, { windowsOfService: [usually, otherwise] }: ProxyWords): Verdict {
  return failed(
    answerText(answer),
    `The deployment says externalSignIn: ${signIn}, and the service offers Windows authentication: ${usually}`,
    `Stop offering NTLM and Negotiate to clients outside, or ${otherwise}.`,
  );
}

function anyAnswer(answer: HttpObservation, words: ProxyWords): Verdict {
  const { failure, status = 0, headers } = answer;
  const got = answerText(answer);
  if (failure !== undefined) {
    return failed(
      got,
      'The proxy takes the connection, and no whole answer of the service comes through it.',
      'Look at what listens at its servers, and open their port from the proxy to them, and the route back.',
    );
  }
  if (status === 404) {
    return (headers['server']?.[0] ?? '').startsWith('awselb/')
      ? failed(got, words.unknownService, 'Publish the name, as an entry of furtherServices.')
      : warning(
          got,
          'The proxy does not know the host, or the service has nothing at / of it, as AD FS has not.',
          'Ask for a page of the service that people use.',
        );
  }
  const trouble = words.serviceInTrouble[status] ?? TROUBLE[status];
  if (status < 500) return ok(got);
  return failed(got, trouble ?? 'The service answers, and is in trouble itself.', words.unhealthyServers);
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
const TROUBLE: Readonly<Record<number, string>> = {
  502: 'The connection to the service breaks: the wrong port, or no TLS towards it.',
  504: 'The service does not answer the proxy in time: a firewall, a missing return route or a dead server.',
};
