import type { SignIn } from '../../lib/declaring/declarations';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { LOOPBACK } from '../../lib/probing/rehearsal/loopback';
import { certificateChain } from '../support/certificate-chain';
import { checked, red } from '../support/checked';
import { DISCOVER, EXPECTATIONS, KINDS, MEET, OFFICE, WEBEXT, wrongProxy, type Faults } from '../support/wrong-proxy';

jest.setTimeout(30_000);

async function resultsOf(faults: Faults, expectations = EXPECTATIONS, patience?: number) {
  const proxy = await wrongProxy(faults);
  try {
    const addressOf = (_: string, port: number) =>
      Promise.resolve({ host: LOOPBACK, port: port === 80 ? proxy.ports.http : proxy.ports.https });
    return await checked(expectations, { addressOf }, { authority: proxy.authority, ...(patience === undefined ? {} : { patience }) });
  } finally {
    await proxy.close();
  }
}

const NAMES = [...KINDS.keys()];
const DAY = 86_400_000;
const on = (name: string, ...ids: readonly string[]) => ids.map((id) => `${name} ${id}`);
const everywhere = (id: string) => NAMES.map((name) => `${name} ${id}`);
const WEB_SERVICES = ['autodiscover-root', 'autodiscover-user', 'address-book', 'group-expansion', 'web-ticket-metadata', 'meet-page', 'dialin-page', 'mobility', 'letter-case-autodiscover', 'letter-case-address-book']; // prettier-ignore
const ALL_CONTENT = [
  ...on(WEBEXT, ...WEB_SERVICES),
  ...on(MEET, 'meet /'),
  ...on(DISCOVER, 'autodiscover'),
  ...on(OFFICE, 'office-web-apps'),
];

const promising = (signIn: SignIn) => EXPECTATIONS.map((each) => ({ ...each, signIn }));

/** Of an authority of their own. */
const [, rsa] = certificateChain({ name: 'Root' }, { name: 'contoso.com', host: '*.contoso.com' });
const [, sha1] = certificateChain({ name: 'Root' }, { name: 'contoso.com', host: '*.contoso.com', hash: 'sha1' });
const RSA = { cert: rsa?.cert, key: rsa?.key };
const SHA1 = { cert: sha1?.cert, key: sha1?.key };

interface Seeded {
  readonly fault: string;
  readonly faults: Faults;
  readonly red: readonly string[];
  /** In the explanation of the first of them. */
  readonly cause: RegExp;
  readonly expectations?: readonly NameExpectation[];
  readonly patience?: number;
}

const SEEDED: readonly Seeded[] = [
  { fault: 'the Host header is rewritten', faults: { hostHeader: 'pool01.contoso.local' }, red: [...on(MEET, 'meet /'), ...on(DISCOVER, 'autodiscover-over-http', 'autodiscover')], cause: /Host header/ },
  { fault: 'a blanket redirect to HTTPS', faults: { over: ({ scheme, host }) => (scheme === 'http' ? [301, { location: `https://${host}/` }] : undefined) }, red: on(DISCOVER, 'autodiscover-over-http'), cause: /blanket redirect/ },
  { fault: 'a redirect to another host', faults: { over: ({ scheme, host }) => (scheme === 'http' && host !== DISCOVER ? [302, { location: 'https://www.contoso.com/' }] : undefined) }, red: [WEBEXT, MEET, OFFICE].map((name) => `${name} plain-http`), cause: /same name/ },
  { fault: 'pools in the clear', faults: { over: ({ scheme, host }) => (scheme === 'http' && host === MEET ? 'pool01' : undefined) }, red: on(MEET, 'plain-http'), cause: /without TLS/ },
  { fault: '8080 is closed', faults: { over: ({ scheme, host }) => (scheme === 'http' && host === DISCOVER ? [502] : undefined) }, red: on(DISCOVER, 'autodiscover-over-http'), cause: /wrong port/ },
  { fault: 'port 80 is closed', faults: { closed: 'http' }, red: on(DISCOVER, 'autodiscover-over-http'), cause: /80 is closed/ },
  { fault: 'port 443 is closed', faults: { closed: 'https' }, red: everywhere('tcp-https'), cause: /security group/ },
  { fault: 'a firewall before 4443', faults: { over: ({ scheme }) => (scheme === 'https' ? [504] : undefined) }, red: ALL_CONTENT, cause: /firewall/ },
  { fault: 'no healthy server', faults: { over: ({ scheme }) => (scheme === 'https' ? [503] : undefined) }, red: ALL_CONTENT, cause: /healthy/ },
  { fault: '443 of the pool instead of 4443', faults: { over: ({ scheme, host }) => (scheme === 'https' && (host === WEBEXT || host === DISCOVER) ? 'internal' : undefined) }, red: [...on(WEBEXT, 'autodiscover-root', 'internal-paths'), ...on(DISCOVER, 'autodiscover')], cause: /internal web site/ },
  { fault: 'a name missing from the certificate', faults: { names: NAMES.filter((name) => name !== MEET) }, red: on(MEET, 'certificate-names'), cause: /missing from the subject alternative names/ },
  { fault: 'a wildcard for another domain', faults: { names: ['*.fabrikam.com'] }, red: everywhere('certificate-names'), cause: /another certificate/ },
  { fault: 'an expired certificate', faults: { validity: { from: Date.now() - 90 * DAY, to: Date.now() - DAY } }, red: everywhere('certificate-expiry'), cause: /expired/ },
  { fault: 'a certificate of the future', faults: { validity: { from: Date.now() + DAY, to: Date.now() + 90 * DAY } }, red: everywhere('certificate-expiry'), cause: /not valid yet/ },
  { fault: 'a private authority', faults: { privateAuthority: true }, red: everywhere('certificate-chain'), cause: /intermediate|authority/ },
  { fault: 'TLS 1.0 and 1.1 only', faults: { tls: ['TLSv1', 'TLSv1.1'] }, red: everywhere('tls-versions'), cause: /Current mobile/ },
  { fault: 'no TLS 1.0 for phones', faults: {}, expectations: EXPECTATIONS.map((each) => ({ ...each, needsTls10: true })), red: everywhere('tls-versions'), cause: /old clients/ },
  { fault: 'no TLS on 443', faults: { noTls: true }, red: everywhere('tls-handshake'), cause: /speaks no TLS/ },
  { fault: 'the wrong pool', faults: { over: ({ host, scheme }) => (host === WEBEXT && scheme === 'https' ? 'pool02' : undefined) }, red: on(WEBEXT, 'autodiscover-user'), cause: /Another pool.*webext2/ },
  { fault: 'autodiscover of a pool that is not published', faults: { over: ({ host }) => (host === DISCOVER ? 'unpublished' : undefined) }, red: on(DISCOVER, 'autodiscover-over-http', 'autodiscover'), cause: /webext.contoso.local is no external/ },
  { fault: 'paths compared with their case', faults: { over: ({ path }) => (/^\/(?:ABS|AUTO)/.test(path) ? [404] : undefined) }, red: on(WEBEXT, 'letter-case-autodiscover', 'letter-case-address-book'), cause: /with their case/ },
  { fault: 'a path that is not published', faults: { over: ({ path }) => (/^\/groupexpansion/i.test(path) ? [404] : undefined) }, red: on(WEBEXT, 'group-expansion'), cause: /not published/ },
  { fault: 'pre-authentication', faults: { over: ({ scheme, host }) => (scheme === 'https' && host !== OFFICE ? [302, { location: 'https://login.contoso.com/' }] : undefined) }, red: [...on(WEBEXT, ...WEB_SERVICES, 'internal-paths'), ...on(MEET, 'meet /'), ...on(DISCOVER, 'autodiscover')], cause: /external web site|redirect/i },
  { fault: 'headers that the proxy drops', faults: { drops: ['x-ms-webticketurl'] }, red: on(WEBEXT, 'autodiscover-user'), cause: /drops headers/ },
  { fault: 'a proxy that signs in for its clients', faults: { over: ({ path }) => (/^\/abs/i.test(path) ? [200] : undefined) }, red: on(WEBEXT, 'address-book', 'letter-case-address-book'), cause: /without asking/ },
  { fault: 'shared connections', faults: { shared: true }, red: on(WEBEXT, 'shared-connections'), cause: /go on as another/ },
  { fault: 'Windows authentication where passive sign-in is promised', faults: {}, expectations: promising('passive'), red: on(WEBEXT, 'address-book', 'group-expansion'), cause: /externalSignIn: passive.*UseWindowsAuth None/ },
  { fault: 'Windows authentication where modern sign-in is promised', faults: {}, expectations: promising('modern'), red: on(WEBEXT, 'address-book', 'group-expansion'), cause: /externalSignIn: modern.*Enable-CsComputer/ },
  { fault: 'an Application Load Balancer in front of it', faults: { over: ({ host }) => (KINDS.has(host) ? undefined : [404, { server: 'awselb/2.0' }]) }, expectations: promising('passive'), red: on(WEBEXT, 'address-book', 'group-expansion', 'shared-connections'), cause: /externalSignIn: passive/ },
  { fault: 'a pool published over HTTP whose 8080 is closed', faults: { over: ({ scheme, host }) => (scheme === 'http' && host === WEBEXT ? [502] : undefined) }, expectations: EXPECTATIONS.map((each) => (each.name === WEBEXT ? { ...each, http: { port: 80, behaviour: 'lync' } } : each)), red: on(WEBEXT, 'plain-http'), cause: /wrong port/ },
  { fault: 'connections that end with each answer', faults: { closesAfterEach: true }, red: on(WEBEXT, 'shared-connections'), cause: /three messages/ },
  { fault: 'one connection spread over two servers', faults: { spreads: true }, red: on(WEBEXT, 'shared-connections'), cause: /NTLM signs in/ },
  { fault: 'any host reaches a pool', faults: { over: ({ host }) => (KINDS.has(host) ? undefined : 'pool01') }, red: on(WEBEXT, 'unknown-host'), cause: /every host/ },
  { fault: 'Office Web Apps leads to a Lync pool', faults: { over: ({ host, scheme }) => (host === OFFICE && scheme === 'https' ? 'pool01' : undefined) }, red: on(OFFICE, 'office-web-apps'), cause: /pool that does not own it/ },
  { fault: 'meet leads to Office Web Apps', faults: { over: ({ host, scheme }) => (host === MEET && scheme === 'https' ? 'office' : undefined) }, red: on(MEET, 'meet /'), cause: /does not know this simple URL/ },
  { fault: 'a redirect circle', faults: { over: ({ host, scheme }) => (host === MEET && scheme === 'https' ? [302, { location: `https://${MEET}/again` }] : undefined) }, red: on(MEET, 'meet /'), cause: /circle/ },
  { fault: 'an idle time-out (of 60 s, here 1 s)', faults: { idleMilliseconds: 1 }, patience: 1.5, red: on(WEBEXT, 'idle-time-out'), cause: /proxy or firewall/ },
  { fault: 'URLs are normalized once more', faults: { over: ({ path }) => (path.includes('%25') ? [404] : undefined) }, red: on(OFFICE, 'office-web-apps-encoded-url'), cause: /Verify normalization/ },
  { fault: 'encoded queries are refused', faults: { over: ({ host, path }) => (host === OFFICE && /%2f/i.test(path) ? [403] : undefined) }, red: on(OFFICE, 'office-web-apps-encoded-url'), cause: /Verify normalization/ },
  { fault: 'a service that answers every query with a page', faults: { over: ({ host, path }) => (host === OFFICE && path.includes('?') ? [200, { 'content-type': 'text/html' }] : undefined) }, red: on(OFFICE, 'office-web-apps-encoded-url'), cause: /encoded in a query/ },
  { fault: 'the Accept header is dropped', faults: { accept: null }, red: [WEBEXT, DISCOVER].map((name) => `${name} autodiscover-xml`), cause: /Accept header does not reach.*XML and drop JSON/ },
  { fault: 'one answer in XML is kept for all', faults: { accept: 'application/xml' }, red: [WEBEXT, DISCOVER].map((name) => `${name} autodiscover-json`), cause: /a cache/ },
  { fault: 'a client certificate is demanded', faults: { tlsOptions: { requestCert: true } }, red: [...everywhere('tls-handshake'), ...everywhere('client-certificate')], cause: /client certificate is demanded/ },
  { fault: 'cipher suites that old Windows does not speak', faults: { tlsOptions: { ...RSA, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-RSA-AES256-GCM-SHA384' } }, expectations: EXPECTATIONS.map((each) => ({ ...each, mayRunOnOldWindows: true })), red: [...everywhere('certificate-chain'), ...everywhere('cipher-suites')], cause: /cannot sign in from there/ },
  { fault: 'a certificate signed with SHA-1', faults: { tlsOptions: { ...SHA1, ciphers: 'DEFAULT:@SECLEVEL=0' } }, red: [...everywhere('certificate-chain'), ...everywhere('certificate-strength')], cause: /authority/ },
  { fault: 'a client certificate that IIS wants over TLS 1.3', faults: { over: ({ scheme, path }) => (scheme === 'https' && /^\/groupexpansion/i.test(path) ? [500] : undefined) }, red: on(WEBEXT, 'group-expansion'), cause: /client certificate.*2025-08/ },
  { fault: 'polls that the proxy gives up', faults: { givesUpPollsAfter: 700 }, patience: 1.2, red: on(WEBEXT, 'idle-time-out'), cause: /drop every time/ },
]; // prettier-ignore

test('a correct proxy is all green', async () => {
  const results = await resultsOf({}, EXPECTATIONS, 0.2);
  expect(results.filter(({ state }) => state !== 'ok')).toEqual([]);
});

test.each(SEEDED)('$fault', async ({ faults, red: expected, cause, expectations, patience }) => {
  const results = await resultsOf(faults, expectations, patience);
  expect([...red(results)].sort()).toEqual([...expected].sort());
  const first = results.find(({ state }) => state === 'failed');
  expect(`${first?.usually ?? ''} ${first?.change ?? ''}`).toMatch(cause);
});
