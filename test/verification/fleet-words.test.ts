import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import { handshakesVerdict } from '../../lib/verification/checks/shared-connection-checks';
import { idleVerdict } from '../../lib/verification/checks/idle-checks';
import { wordsOf } from '../../lib/verification/proxy-words';
import { RoutingTable } from '../../lib';
import { none } from '../support/planned';
import { stackOf } from '../support/synthesize';

const DEPLOYMENT = `
network: { vpcCidr: 10.80.0.0/22 }
hostedZones: [{ name: contoso.com, id: Z0A }]
externalSignIn: passive
pools:
  - { name: one, role: standardEdition, externalWebServicesFqdn: webext.contoso.com, servers: [10.80.0.11], frontEnd: haproxy }
  - { name: two, role: standardEdition, externalWebServicesFqdn: webext2.contoso.com, servers: [10.80.0.12] }
`;

test('a template tells which names HAProxy on Fargate answers, and that it reads hosts', () => {
  const expected = expectedByTemplate(RoutingTable.fromStack(stackOf(DEPLOYMENT))._routing);
  expect(expected.map(({ name, isFleet, readsHosts, http }) => [name, isFleet, readsHosts, http.behaviour])).toEqual([
    ['webext.contoso.com', true, true, 'redirect'],
    ['webext2.contoso.com', undefined, true, 'redirect'],
  ]);
});

test('a connection that ends at 350 s is explained by the listener in front of HAProxy, and by what can be done', () => {
  const verdict = idleVerdict({ failure: undefined, held: 'connection', closedAfter: 350.2 } as never, 400, wordsOf({ isFleet: true }));
  expect(verdict.state).toBe('failed');
  expect(JSON.stringify(verdict)).toMatch(/TLS listener of a Network Load Balancer.*end TLS in HAProxy/);
});

test('what is changed of HAProxy is changed in the deployment, and nothing is said of rules that its load balancer does not have', () => {
  const words = Object.entries(wordsOf({ isFleet: true })).map(([key, said]) => {
    const text: unknown = typeof said === 'function' ? (said as (value: string) => unknown)('webext.contoso.com') : said;
    return `${key}: ${JSON.stringify(text)}`;
  });
  expect(words.length).toBeGreaterThan(30);
  none(
    words.filter((each) =>
      /\brules?\b|#\{|target group|Point |Route simple|Publish \/|Redirect |default of an Application|systemctl|journalctl|reload/.test(
        each,
      ),
    ),
  );
  const certificates = words.filter((each) => /^(?:noCertificate|nameMissing|notRenewed|rootDropped|withoutSni)/.test(each));
  none(certificates.filter((each) => !each.includes('secret')));
});

test('shared connections are told apart: something else answers in the place of HAProxy', () => {
  const turn = { connection: 0, began: true, schemes: ['NTLM'], challenge: undefined, status: 401, sameConnection: true };
  const seen = { failure: undefined, turns: [turn] } as never;
  const known = { readsHosts: true, signIn: 'windows', acceptsWindows: false } as const;
  expect(JSON.stringify(handshakesVerdict(seen, true, { ...known, isFleet: true }))).toContain('in the place of HAProxy');
  expect(JSON.stringify(handshakesVerdict(seen, true, known))).not.toContain('HAProxy');
});
