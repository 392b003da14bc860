import { failed, ok, type Check } from '../check';
import { answerText, wrongAnswer } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import { wordsOf } from '../proxy-words';
import type { HttpObservation } from '../observation';
import { ENCODED_QUERY, OFFICE_DISCOVERY, TWICE_ENCODED_QUERY } from '../probed-paths';

/** https://learn.microsoft.com/lyncserver/lync-server-2013-validating-the-configuration-of-office-web-apps-server */
export function officeWebAppsChecks(expectation: NameExpectation): readonly Check[] {
  const { name, kind, httpsPort } = expectation;
  const words = wordsOf(expectation);
  if (kind !== 'office web apps' || httpsPort === undefined) return [];
  const get = { kind: 'http', scheme: 'https', name, port: httpsPort, path: OFFICE_DISCOVERY } as const;
  const encoded = [ENCODED_QUERY, TWICE_ENCODED_QUERY].map((query) => ({ ...get, path: `${OFFICE_DISCOVERY}${query}` }) as const);
  return [
    {
      id: 'office-web-apps',
      name,
      expected: '200, wopi-discovery',
      probes: [get],
      needs: ['tls-handshake'],
      judge: (seen) => {
        const answer = seen(get);
        if (isDiscovery(answer)) return ok('200, wopi-discovery');
        if (answer.status !== 200) return wrongAnswer(answer, words);
        return failed(
          '200 without wopi-discovery',
          'Another service than Office Web Apps answers: PowerPoint stays blank for people outside.',
          words.farmSite,
        );
      },
    },
    {
      id: 'office-web-apps-encoded-url',
      name,
      expected: 'the same for an address with an encoded URL in its query, as presentations have',
      probes: encoded,
      needs: ['office-web-apps'],
      judge: (seen) => {
        const refused = encoded.map((probe) => seen(probe)).find((answer) => !isDiscovery(answer));
        if (refused === undefined) return ok('200, wopi-discovery');
        return failed(
          refused.status === 200 ? '200 without wopi-discovery' : answerText(refused),
          'The proxy refuses or rewrites what is encoded in a query (TMG: "Verify normalization"; request filtering, a firewall): PowerPoint stays blank for people outside.',
          'Switch the check of URL normalization off for this name, and pass on queries as they came.',
        );
      },
    },
  ];
}

function isDiscovery({ status, body }: HttpObservation): boolean {
  return status === 200 && body.includes('<wopi-discovery');
}
