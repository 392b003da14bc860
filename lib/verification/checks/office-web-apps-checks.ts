import { failed, ok, type Check } from '../check';
import { wrongAnswer } from '../explanations';
import type { NameExpectation } from '../name-expectation';
import { OFFICE_DISCOVERY } from '../probed-paths';

/** https://learn.microsoft.com/lyncserver/lync-server-2013-validating-the-configuration-of-office-web-apps-server */
export function officeWebAppsChecks({ name, kind, httpsPort }: NameExpectation): readonly Check[] {
  if (kind !== 'office web apps' || httpsPort === undefined) return [];
  const get = { kind: 'http', scheme: 'https', name, port: httpsPort, path: OFFICE_DISCOVERY } as const;
  return [
    {
      id: 'office-web-apps',
      name,
      expected: '200, wopi-discovery',
      probes: [get],
      needs: ['tls-handshake'],
      judge: (seen) => {
        const answer = seen(get);
        if (answer.status === 200 && answer.body.includes('<wopi-discovery')) return ok('200, wopi-discovery');
        if (answer.status !== 200) return wrongAnswer(answer);
        return failed(
          '200 without wopi-discovery',
          'Another service than Office Web Apps answers: PowerPoint stays blank for people outside.',
          'Point the rule at port 443 of the farm, under the host of its ExternalURL.',
        );
      },
    },
  ];
}
