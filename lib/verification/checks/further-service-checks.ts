import { answerCheckOf, failed, ok, warning, type Check, type Verdict } from '../check';
import { answerText, schemesOf } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import type { HttpObservation } from '../observation';
import { excludesWindows, isWindows } from '../windows-authentication';

/** Somebody else's service: that it answers, and signs people in as the deployment says. What it has to say nobody here knows. */
export function furtherServiceChecks({ name, kind, httpsPort, signIn }: NameExpectation): readonly Check[] {
  if (kind !== 'further service' || httpsPort === undefined) return [];
  const expected = excludesWindows(signIn)
    ? `an answer of the service, without NTLM or Negotiate: externalSignIn is ${signIn}`
    : 'an answer of the service';
  const get = { kind: 'http', scheme: 'https', name, port: httpsPort, path: '/' } as const;
  return [
    answerCheckOf(name)('further-service', expected, get, (answer) =>
      excludesWindows(signIn) && schemesOf(answer.headers).some(isWindows) ? offersWindows(answer, signIn) : anyAnswer(answer),
    ),
  ];
}

function offersWindows(answer: HttpObservation, signIn: string): Verdict {
  return failed(
    answerText(answer),
    `The deployment says externalSignIn: ${signIn}, and the service offers Windows authentication: NTLM signs in a connection, and a proxy that shares connections lets one client go on as another.`,
    'Stop offering NTLM and Negotiate to clients outside, or write externalSignIn: windows in the entry of the service and give it a front end that passes connections through.',
  );
}

function anyAnswer(answer: HttpObservation): Verdict {
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
      ? failed(got, 'The load balancer answers by itself: no rule of it has the name.', 'Publish the name, as an entry of furtherServices.')
      : warning(
          got,
          'The proxy does not know the host, or the service has nothing at / of it, as AD FS has not.',
          'Ask for a page of the service that people use.',
        );
  }
  const trouble = TROUBLE[status];
  if (status < 500) return ok(got);
  return failed(
    got,
    trouble ?? 'The service answers, and is in trouble itself.',
    'Look at the health checks of its target group, at its servers, and at every firewall in between.',
  );
}

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html */
const TROUBLE: Readonly<Record<number, string>> = {
  502: 'The connection to the service breaks: the wrong port, or no TLS towards it.',
  503: 'The proxy has no healthy server for this name, or the service is stopped.',
  504: 'The service does not answer the proxy in time: a firewall, a missing return route or a dead server.',
};
