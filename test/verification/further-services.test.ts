import { rehearse } from '../../lib/probing/rehearsal/rehearsal';
import type { Deployment, FurtherServiceEntry } from '../../lib/declaring/deployment-file/deployment';
import { furtherServiceChecks } from '../../lib/verification/checks/further-service-checks';
import { expectedByDeployment } from '../../lib/verification/expected-by-deployment';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { expectedByTemplate } from '../../lib/verification/expected-by-template';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import type { HttpObservation } from '../../lib/verification/observation';
import { checked, red } from '../support/checked';
import { declarationOf } from '../support/declaration-of';
import { synthesized } from '../support/synthesize';
import { routingOf } from '../support/template-resources';

jest.setTimeout(60_000);

const DEPLOYMENT: Deployment = {
  externalSignIn: 'modern',
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0abc', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z1' }],
  pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
  furtherServices: [
    { host: 'Mail.contoso.com', servers: ['10.20.0.41'], frontEnd: 'networkLoadBalancer' },
    { host: 'portal.contoso.com', servers: ['10.20.0.42'], externalSignIn: 'passive' },
    { host: 'files.contoso.com', servers: ['10.20.0.43'], externalSignIn: 'none', port: 8443 },
  ],
};

test('a rehearsal has stubs of further services, which sign people in as the deployment says', async () => {
  const routing = routingOf(synthesized(DEPLOYMENT).template);
  const expectations = expectedByTemplate(routing);
  const services = expectations.filter(({ kind }) => kind === 'further service');
  expect(services.map(({ name, signIn }) => [name, signIn])).toEqual([
    ['files.contoso.com', 'none'],
    ['mail.contoso.com', 'windows'],
    ['portal.contoso.com', 'passive'],
  ]);
  expect(expectations.flatMap(({ externalNames }) => externalNames)).not.toContain('mail.contoso.com');
  expect(expectedByDeployment(declarationOf(DEPLOYMENT), expectations)).toMatchObject(expectations);
  const rehearsal = await rehearse(routing, expectations);
  try {
    const results = await checked(expectations, rehearsal.dialler, { authority: rehearsal.authority });
    expect(red(results)).toEqual([]);
    const got = new Map(results.filter(({ id }) => id === 'further-service').map(({ name, ...result }) => [name, result.got]));
    expect(got).toEqual(
      new Map([
        ['files.contoso.com', '200'],
        ['mail.contoso.com', '401 Negotiate, NTLM'],
        ['portal.contoso.com', '200'],
      ]),
    );
  } finally {
    await rehearsal.close();
  }
});

/** What the check of a service says of an answer. */
function verdictOn(answer: Partial<HttpObservation>, signIn?: NonNullable<FurtherServiceEntry['externalSignIn']>) {
  const [named] = expectedByName('mail.contoso.com=further service').expectations;
  const [check] = furtherServiceChecks({ ...(named as NameExpectation), signIn });
  const whole: HttpObservation = {
    kind: 'http',
    failure: undefined,
    status: 200,
    headers: {},
    redirects: [],
    body: '',
    ...answer,
  } as HttpObservation;
  return check?.judge((() => whole) as never);
}

const NTLM = { 'www-authenticate': ['NTLM'] };

test.each([
  ['ok', 'a page', { status: 200 }],
  ['ok', 'a redirect to sign in', { status: 302, headers: { location: ['/owa/'] } }],
  ['ok', 'a challenge', { status: 401, headers: NTLM }],
  ['warning', 'nothing at /', { status: 404, headers: { server: ['Microsoft-HTTPAPI/2.0'] } }],
  ['failed', 'a load balancer that does not know the name', { status: 404, headers: { server: ['awselb/2.0'] } }],
  ['failed', 'servers out of reach', { status: 502 }],
  ['failed', 'no healthy server', { status: 503 }],
  ['failed', 'a service in trouble', { status: 500 }],
  ['failed', 'no answer', { status: undefined, failure: 'no whole answer in time' }],
] as const)('%s: %s', (state, _, answer) => {
  const verdict = verdictOn(answer);
  expect(verdict?.state).toBe(state);
  expect(`${verdict?.usually} ${verdict?.change}`).not.toMatch(/Lync|pool|4443/);
});

test.each(['passive', 'modern', 'none'] as const)(
  'Windows authentication where externalSignIn is %s breaks what was promised',
  (signIn) => {
    expect(verdictOn({ status: 401, headers: NTLM }, signIn)).toMatchObject({
      state: 'failed',
      usually: expect.stringContaining(signIn) as string,
    });
    expect(verdictOn({ status: 401, headers: { 'www-authenticate': ['Basic realm="x"'] } }, signIn)?.state).toBe('ok');
  },
);
