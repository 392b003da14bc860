import { X509Certificate } from 'node:crypto';
import { createServer } from 'node:http';
import fc from 'fast-check';
import { LOOPBACK, LoopbackServers } from '../../lib/probing/rehearsal/loopback';
import { lyncStub } from '../../lib/probing/rehearsal/lync-stub';
import { challengeMessage } from '../../lib/probing/rehearsal/ntlm-challenge';
import { ThrowAwayAuthority } from '../../lib/probing/rehearsal/throw-away-certificates';
import { verificationText } from '../../lib/reports/verification/verification-text';
import { parsedLinks } from '../../lib/verification/autodiscover-document';
import type { CheckState, Verdict } from '../../lib/verification/check';
import { idleVerdict } from '../../lib/verification/checks/idle-checks';
import { root } from '../../lib/verification/checks/certificate-root';
import { handshakesVerdict } from '../../lib/verification/checks/shared-connection-checks';
import { groupedDifferences, migrationLine, resultDifferences } from '../../lib/verification/compare-results';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { LATE, RESET, schemesOf, wrongAnswer } from '../../lib/verification/explanations';
import { DATED_FACTS } from '../../lib/facts/dated-facts';
import { NAME_KINDS } from '../../lib/verification/name-kind';
import { checksFor, checksForAll } from '../../lib/verification/name-checks';
import type {
  DnsObservation,
  HandshakeTurn,
  HttpObservation,
  Observation,
  Prober,
  ServerCertificate,
} from '../../lib/verification/observation';
import type { NameExpectation } from '../../lib/verification/name-expectation';
import { challengeIn, negotiateMessage } from '../../lib/verification/ntlm';
import { AUTODISCOVER_TYPES } from '../../lib/verification/probed-paths';
import { runChecks } from '../../lib/verification/run-checks';
import { wordsOf } from '../../lib/verification/proxy-words';

const ANY_PROXY = wordsOf({});

describe('NTLM', () => {
  test('the message that begins names nobody', () => {
    const message = Buffer.from(negotiateMessage(), 'base64');
    expect(message.subarray(0, 12).toString('latin1')).toBe('NTLMSSP\0\u0001\0\0\0');
    // Lengths and offsets of domain and workstation.
    expect(message.subarray(16).every((byte) => byte === 0)).toBe(true);
    expect(message).toHaveLength(32);
  });

  test('a challenge is read back', () => {
    const challenge = challengeIn(['Negotiate', `NTLM ${challengeMessage('FE01')}`]);
    expect(challenge).toEqual({ nonce: expect.stringMatching(/^[0-9a-f]{16}$/) as string, computer: 'FE01' });
  });

  test('nothing a server makes of it throws', () => {
    const bytes = fc.oneof(fc.uint8Array({ maxLength: 200 }), fc.uint8Array({ maxLength: 200 }).map((rest) => Buffer.concat([Buffer.from('NTLMSSP\0\u0002\0\0\0', 'latin1'), rest])));
    fc.assert(fc.property(bytes, (message) => { challengeIn([`NTLM ${Buffer.from(message).toString('base64')}`]); }));
  }); // prettier-ignore

  const turn = (connection: string, nonce?: string, more: Partial<HandshakeTurn> = {}): HandshakeTurn => ({
    connection, began: true, status: 401, schemes: ['NTLM'], ...(nonce === undefined ? {} : { challenge: { nonce } }), ...more,
  }); // prettier-ignore
  const UNKNOWN = { readsHosts: undefined, signIn: undefined, acceptsWindows: false } as const;
  const verdict = (...turns: readonly HandshakeTurn[]) => handshakesVerdict({ turns }, false, UNKNOWN);
  const behindAlb = (known: Partial<Pick<NameExpectation, 'signIn' | 'acceptsWindows'>>) =>
    handshakesVerdict({ turns: [turn('a', '1')] }, true, { ...UNKNOWN, readsHosts: true, ...known });
  const again = { sameConnection: true };

  test.each<readonly [string, Verdict, Verdict['state'], RegExp]>([
    ['kept apart', verdict(turn('a', '1'), turn('b', '2'), turn('a', undefined, again)), 'ok', /kept apart/],
    ['another is refused', verdict(turn('a', '1'), turn('b'), turn('a', '3', again)), 'failed', /refused for it/],
    ['a challenge nobody asked for', verdict(turn('a', '1'), turn('e', '2', { began: false })), 'failed', /had not asked/],
    ['one challenge for two', verdict(turn('a', '1'), turn('b', '1')), 'failed', /one challenge/],
    ['a pool that begins anew every time', verdict(turn('a', '1'), turn('b', '2'), turn('a', '3', again)), 'warning', /like the first/],
    [
      'the same, passed through',
      handshakesVerdict({ turns: [turn('a', '1'), turn('a', '3', again)] }, false, { ...UNKNOWN, readsHosts: false }),
      'skipped',
      /like the first/,
    ],
    [
      'a firewall that refuses',
      verdict(turn('a', '1'), turn('b', undefined, { status: 403 }), turn('a', undefined, again)),
      'ok',
      /kept apart/,
    ],
    ['Negotiate alone', verdict({ ...turn('a'), schemes: ['Negotiate'] }), 'skipped', /no NTLM; Negotiate not tried.*IAKerb.*\(2026-06;/],
    [
      'an ALB in front of Negotiate alone',
      handshakesVerdict({ turns: [{ ...turn('a'), schemes: ['Negotiate'] }] }, true, UNKNOWN),
      'failed',
      /Load Balancer.* and Negotiate is offered/,
    ],
    [
      'NTLM within Negotiate',
      verdict({ ...turn('a', '1'), schemes: ['Negotiate'] }, { ...turn('b', '1'), schemes: ['Negotiate'] }),
      'failed',
      /one challenge/,
    ],
    ['NTLM that is not answered', verdict(turn('a')), 'skipped', /answers no NTLM/],
    ['no NTLM', verdict({ ...turn('a'), schemes: ['Bearer'] }), 'ok', /no NTLM/],
    ['an ALB in front of NTLM', handshakesVerdict({ turns: [turn('a', '1')] }, true, UNKNOWN), 'failed', /Application Load Balancer/],
    ['an ALB that the template has', behindAlb({}), 'failed', /Application Load Balancer/],
    [
      'an ALB, and Windows authentication through it accepted',
      behindAlb({ signIn: 'windows', acceptsWindows: true }),
      'warning',
      /accepts that/,
    ],
    ['the same of a template alone', behindAlb({ acceptsWindows: true }), 'warning', /accepts that/],
    ['an ALB, and passive sign-in promised', behindAlb({ signIn: 'passive' }), 'failed', /Application Load Balancer/],
    [
      'an ALB, and modern sign-in promised whatever was accepted',
      behindAlb({ signIn: 'modern', acceptsWindows: true }),
      'failed',
      /shares/,
    ],
  ])('%s', (_, { state, got }, expected, text) => {
    expect(state).toBe(expected);
    expect(got).toMatch(text);
  });
});

test.each<readonly [number | undefined, Verdict['state'], RegExp]>([
  [undefined, 'ok', /^$/],
  [60.02, 'failed', /default of an Application Load Balancer/],
  [120.1, 'warning', /IIS itself/],
  [350, 'failed', /default of a Network Load Balancer/],
  [500, 'failed', /proxy or firewall/],
])('a connection closed after %s s', (closedAfter, state, usually) => {
  const verdict = idleVerdict(closedAfter === undefined ? {} : { closedAfter }, 960, ANY_PROXY);
  expect(verdict.state).toBe(state);
  expect(verdict.usually ?? '').toMatch(usually);
});

describe('autodiscover documents', () => {
  const href = 'https://webext.contoso.com/Autodiscover/AutodiscoverService.svc/root/user';
  test.each([
    ['JSON', JSON.stringify({ AccessLocation: 'External', Root: { Links: [{ href, token: 'User' }] } }), 'External'],
    ['JSON of UCWA', JSON.stringify({ _links: { User: { href } } }), undefined],
    ['XML', `<AutodiscoverResponse AccessLocation="External"><Root><Link token="User" href="${href}"/></Root></AutodiscoverResponse>`, 'External'],
  ])('%s', (form, body, accessLocation) => {
    expect(parsedLinks(body)).toEqual({ form: form.split(' ')[0], accessLocation, links: [{ token: 'User', href }] });
  });

  test('anything else is none', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (body) => parsedLinks(body) === undefined || body.includes('_links') || body.includes('Links')));
  });
}); // prettier-ignore

test.each([
  [
    ['Negotiate', 'NTLM'],
    ['Negotiate', 'NTLM'],
  ],
  [['Negotiate, NTLM'], ['Negotiate', 'NTLM']],
  [['Bearer realm="a, b", client_id="x"'], ['Bearer']],
  [['\u001b[31m'], []],
])('schemes of %j', (values, schemes) => {
  expect(schemesOf({ 'www-authenticate': values })).toEqual(schemes);
});

describe('DNS', () => {
  /** Nothing but DNS answers. */
  const prober = (dns: DnsObservation): Prober => {
    const nothing = () => Promise.resolve<Observation>({ failure: 'nothing', headers: {}, body: '', redirects: [], turns: [] });
    return {
      dns: () => Promise.resolve(dns),
      tcp: nothing,
      tls: nothing,
      hello: nothing,
      http: nothing,
      handshakes: nothing,
      idle: nothing,
    } as Prober;
  };
  const states = async (dns: DnsObservation, name = 'lyncdiscover.contoso.com') => {
    const checks = expectedByName(name).expectations.flatMap((each) => checksFor(each, { dns: true, insecure: false, now: 0 }));
    const results = await runChecks(checks, prober(dns), { concurrency: 4 });
    return Object.fromEntries(results.map(({ id, state }) => [id, state]));
  };

  test('a CNAME of lyncdiscover to another domain fails', async () => {
    expect(await states({ addresses: ['192.0.2.1'], aliases: ['webdir.fabrikam.com'] })).toMatchObject({
      dns: 'ok',
      'dns-alias': 'failed',
    });
  });

  test('a CNAME within the domain does not', async () => {
    expect(await states({ addresses: ['192.0.2.1'], aliases: ['webext.contoso.com'] })).toMatchObject({ dns: 'ok', 'dns-alias': 'ok' });
  });

  test('without an address nothing else is asked', async () => {
    const { dns, ...others } = await states({ addresses: [], aliases: [], failure: 'the name does not resolve' });
    expect(dns).toBe('failed');
    expect(new Set(Object.values(others))).toEqual(new Set(['skipped']));
  });
});

describe('names that are published together', () => {
  interface World {
    readonly addresses?: Readonly<Record<string, readonly string[]>>;
    readonly silent?: readonly string[];
    readonly dns?: boolean;
  }
  const NAMES = 'meet.contoso.com,webext.contoso.com,office.contoso.com=office web apps,lyncdiscover.contoso.com';
  const PUBLIC = { 'meet.contoso.com': ['192.0.2.1'], 'webext.contoso.com': ['192.0.2.1'], 'office.contoso.com': ['2001:db8::1'], 'lyncdiscover.contoso.com': ['192.0.2.1'] };
  const LOCAL = Object.fromEntries(Object.keys(PUBLIC).map((name) => [name, ['10.1.2.3']]));

  async function results({ addresses = PUBLIC, silent = [], dns = true }: World, names = NAMES) {
    const nothing = () => Promise.resolve({ failure: 'nothing', headers: {}, body: '', redirects: [], turns: [] });
    const prober = {
      dns: ({ name }: { readonly name: string }) => Promise.resolve({ addresses: addresses[name] ?? [], aliases: [] }),
      tcp: ({ name }: { readonly name: string }) => Promise.resolve(silent.includes(name) ? { failure: 'no connection within 10 s', isLate: true } : { failure: 'the connection is refused' }),
      tls: nothing, hello: nothing, http: nothing, handshakes: nothing, idle: nothing,
    } as unknown as Prober;
    return runChecks(checksForAll(expectedByName(names).expectations, { dns, insecure: false, now: 0 }), prober, { concurrency: 4 });
  }

  test.each<readonly [string, Readonly<Record<string, readonly string[]>>, CheckState, RegExp]>([
    ['public ones', PUBLIC, 'ok', /all are public/],
    ['private ones', LOCAL, 'ok', /all are private/],
    ['a private page', { ...PUBLIC, 'meet.contoso.com': ['10.1.2.3'] }, 'warning', /private: meet\.contoso\.com; public: webext/],
    ['private web services', { ...PUBLIC, 'webext.contoso.com': ['192.168.1.1'] }, 'warning', /private: webext/],
    ['a unique local address', { ...PUBLIC, 'office.contoso.com': ['fd00::1'] }, 'warning', /private: office/],
    ['one name with both', { ...PUBLIC, 'webext.contoso.com': ['172.16.0.1', '192.0.2.1'] }, 'warning', /private: webext/],
    ['a private autodiscover, which is part of no page', { ...PUBLIC, 'lyncdiscover.contoso.com': ['10.1.2.3'] }, 'ok', /public/],
    ['one that does not resolve', { ...PUBLIC, 'webext.contoso.com': [] }, 'ok', /public/],
    ['one alone that resolves', { 'meet.contoso.com': ['10.1.2.3'] }, 'skipped', /fewer than two/],
  ])('addresses: %s', async (_, addresses, state, got) => {
    const [result, ...others] = (await results({ addresses })).filter(({ id }) => id === 'address-space');
    expect(others).toEqual([]);
    expect(result).toMatchObject({ state, got: expect.stringMatching(got) as string });
    expect(result?.usually ?? '').toMatch(state === 'warning' ? /Chrome 142.*\(2025-10-28;/ : /^$/);
  });

  test('one page alone has nothing beside it, and before a cut-over nobody asks DNS', async () => {
    const ids = [...(await results({}, 'meet.contoso.com,lyncdiscover.contoso.com')), ...(await results({ dns: false }))].map(({ id }) => id);
    expect(ids).not.toContain('address-space');
  });

  const all = Object.keys(PUBLIC);
  test.each<readonly [string, World, boolean]>([
    ['all names', { silent: all }, true],
    ['all names at the address that was named', { silent: all, dns: false }, true],
    ['all names that resolve', { silent: all.slice(1), addresses: { ...PUBLIC, 'meet.contoso.com': [] } }, true],
    ['all but one', { silent: all.slice(1) }, false],
    ['all names, inside', { silent: all, addresses: LOCAL }, false],
    ['none', {}, false],
  ])('silence of %s', async (_, world, isNamed) => {
    const found = (await results(world)).filter(({ id, state }) => id === 'tcp-https' && state === 'failed');
    expect(found.length).toBeGreaterThan(2);
    expect(new Set(found.map(({ usually = '' }) => /VPC Block Public Access.*\(2024-11;/.test(usually)))).toEqual(new Set([isNamed]));
    expect(found.map((each) => 'ofAll' in each)).not.toContain(true);
  });
}); // prettier-ignore

test.each<readonly [string, Partial<HttpObservation>, RegExp]>([
  ['502', { status: 502 }, /wrong port.*client certificate.*\(2025-08-29;/],
  ['500 with the code of it', { status: 500, body: 'error 0x80070032' }, /^IIS asks for a client certificate.*\(2025-08-29;/],
  ['500', { status: 500 }, /fails by itself.*client certificate/],
  ['a reset', { failure: RESET }, /connection breaks.*client certificate/],
])('over TLS 1.3 a client certificate may be behind %s', (_, answer, usually) => {
  const whole = { headers: {}, body: '', redirects: [], ...answer };
  expect(wrongAnswer(whole, ANY_PROXY).usually).toMatch(usually);
  expect(wrongAnswer(whole, ANY_PROXY, 'http').usually).not.toMatch(/client certificate/);
});

test.each([{ status: 503 }, { status: 504 }, { status: 404 }, { failure: LATE }, { status: 502, redirects: ['https://a.b/'] }])('and not behind %j', (answer) => {
  expect(wrongAnswer({ headers: {}, body: '', redirects: [], ...answer }, ANY_PROXY).usually).not.toMatch(/client certificate/);
}); // prettier-ignore

test('every check that a dated fact names is one that is made', () => {
  const { expectations } = expectedByName(NAME_KINDS.map((kind, index) => `n${index}.contoso.com=${kind}`).join(','));
  const made = new Set(checksForAll(expectations, { dns: true, insecure: false, now: 0 }).map(({ id }) => id));
  const named = Object.values(DATED_FACTS).flatMap(({ meets }) => meets.flatMap((each) => ('check' in each ? [each.check] : [])));
  expect(named.filter((id) => !made.has(id))).toEqual([]);
});

test('names as they are typed', () => {
  const { expectations, problems } = expectedByName('WebExt.contoso.com, meet.contoso.com,lync.contoso.com=dialin');
  expect(problems).toEqual([]);
  expect(expectations.map(({ name, kind }) => [name, kind])).toEqual([
    ['webext.contoso.com', 'external web services'],
    ['meet.contoso.com', 'meet'],
    ['lync.contoso.com', 'dialin'],
  ]);
  expect(expectedByName('webext,https://a.b,c.d=e,').problems).toHaveLength(3);
  expect(expectedByName(' , ').problems).toHaveLength(1);
});

test('whatever a server says, results hold it clean and short', async () => {
  const hostile = fc.string({
    unit: fc.constantFrom('\u001b[2J', '\u009b', '\u202e', '\n', '\u2028', 'a', '\ud800'),
    maxLength: 2_000,
    size: 'max',
  });
  const [expectation] = expectedByName('webext.contoso.com').expectations;
  await fc.assert(
    fc.asyncProperty(hostile, async (words) => {
      const answer = {
        status: 302,
        headers: { location: [words], 'x-ms-webticketurl': [words] },
        body: words,
        redirects: [words],
        turns: [],
        failure: words,
      };
      const said = () => Promise.resolve(answer);
      const prober = {
        dns: said,
        tcp: () => Promise.resolve({}),
        tls: () => Promise.resolve({}),
        hello: said,
        http: said,
        handshakes: said,
        idle: said,
      } as unknown as Prober;
      const checks = expectation === undefined ? [] : checksFor(expectation, { dns: false, insecure: false, now: 0 });
      const texts = (await runChecks(checks, prober, { concurrency: 4 })).flatMap(({ got, usually = '', change = '' }) => [
        got,
        usually,
        change,
      ]);
      expect(texts.filter((text) => /[\p{Cc}\p{Cf}\p{Zl}]/u.test(text) || text.length > 601)).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test('only what two proxies answer differently is a difference', () => {
  const result = (id: string, got: string) => ({ id, name: 'a.b', expected: '', state: 'ok' as const, got });
  const differences = resultDifferences(
    [result('x', '401 NTLM'), result('y', '200')],
    [result('x', '401 Bearer'), result('y', '200'), result('z', 'new')],
  );
  expect(differences.map(({ id, before, now }) => [id, before.got, now.got])).toEqual([['x', '401 NTLM', '401 Bearer']]);
});

describe('the end of a chain', () => {
  const issued = (subject: string, issuer: string): ServerCertificate => ({ subject, issuer, names: [], validFrom: 0, validTo: 0, signature: { algorithm: '', strength: 'sound', isUncommon: false }, key: { type: 'rsa' } });
  const STARFIELD = 'Starfield Services Root Certificate Authority - G2';
  const ofAcm = [issued('meet.contoso.com', 'Amazon RSA 2048 M01'), issued('Amazon RSA 2048 M01', 'Amazon Root CA 1'), issued('Amazon Root CA 1', STARFIELD), issued(STARFIELD, 'Starfield Class 2 Certification Authority')];
  const at = (date: string, insecure = false) => ({ insecure, now: Date.parse(date), words: ANY_PROXY });

  test.each([[ofAcm], [ofAcm.slice(0, 3)]])('what is sent beside the path is told and not judged', (sent) => {
    const { state, got } = root(ofAcm.slice(0, 2), sent, at('2030-01-01'));
    expect(state).toBe('ok');
    expect(got).toMatch(/^up to Amazon Root CA 1; sent up to Starfield .*is due to leave Firefox \(2027-04-15;.*inferred\)$/);
  });

  test('a chain that goes no further says so, and one in a circle ends', () => {
    expect(root(ofAcm.slice(0, 2), ofAcm.slice(0, 2), at('2030-01-01'))).toEqual({ state: 'ok', got: 'up to Amazon Root CA 1' });
    const circle = [issued('a', 'b'), issued('b', 'c'), issued('c', 'b')];
    expect(root(circle.slice(0, 1), circle, at('2030-01-01')).got).toBe('up to b');
  });

  test.each([['2027-04-14', false, 'ok'], ['2027-04-15', false, 'warning'], ['2027-04-15', true, 'ok']] as const)('a root that is dropped is judged from its day on: %s', (date, insecure, state) => {
    expect(root(ofAcm.slice(2, 3), [], at(date, insecure)).state).toBe(state);
  });
}); // prettier-ignore

test('another authority at the end of the chain is told, for old devices may not know it', () => {
  const result = (got: string) => [{ id: 'certificate-root', name: 'a.b', expected: '', state: 'ok' as const, got }];
  expect(resultDifferences(result('up to X'), result('up to Y')).map(({ kind }) => kind)).toEqual(['answer']);
});

describe('differences between two proxies', () => {
  const at = (name: string, id: string, state: CheckState, got: string) => ({ id, name, expected: '', state, got });
  const names = ['a.b', 'c.d', 'e.f'];
  const all = (id: string, state: CheckState, got: string) => names.map((name) => at(name, id, state, got));
  const old = [...all('dns', 'ok', '192.0.2.1'), ...all('tls-handshake', 'ok', 'TLS 1.2'), ...all('tls-versions', 'ok', 'TLS 1.2'), ...all('certificate-names', 'ok', 'a.b'), ...all('certificate-chain', 'ok', 'issued by X'), ...all('certificate-expiry', 'ok', '2020'), at('a.b', 'meet /', 'failed', '404'), at('a.b', 'address-book', 'ok', '401 NTLM'), at('c.d', 'certificate-strength', 'failed', 'SHA-1')];
  const young = [...all('dns', 'ok', '192.0.2.9'), ...all('tls-handshake', 'ok', 'TLS 1.3'), ...all('tls-versions', 'ok', 'TLS 1.2, 1.3'), ...all('certificate-names', 'ok', 'c.d'), ...all('certificate-chain', 'ok', 'issued by Y'), ...all('certificate-expiry', 'ok', '2030'), at('a.b', 'meet /', 'ok', '200'), at('a.b', 'address-book', 'failed', '200'), at('c.d', 'certificate-strength', 'ok', 'SHA-256')];
  const differences = resultDifferences(old, young);

  test('verdicts that change come first, the worst before the others', () => {
    expect(differences.slice(0, 4).map(({ kind, name, id }) => `${kind} ${name} ${id}`)).toEqual(['verdict a.b address-book', 'verdict a.b meet /', 'verdict c.d certificate-strength', 'answer a.b tls-versions']);
    expect(differences).toHaveLength(21);
  });

  test('the same of several names is told once, and what every migration changes in one line', () => {
    const text = verificationText({ title: 'What clients find', remarks: [], results: [], differences }).split('\n');
    expect(text.filter((line) => /^ {2}before/.test(line))).toHaveLength(4);
    expect(text).toContain('a.b, c.d, e.f: tls-versions');
    expect(migrationLine(differences)).toBe('As every migration changes it, with the same verdict: certificate-chain, certificate-expiry, certificate-names, dns, tls-handshake of 3 names. --json has them.');
    expect(text.join(' ')).not.toMatch(/192\.0\.2\.9|issued by Y/);
  });

  test('whatever differs, each difference is told, and none is lost in the groups', () => {
    const results = fc.uniqueArray(fc.record({ id: fc.constantFrom('dns', 'certificate-names', 'meet /', 'tls-versions'), name: fc.constantFrom(...names), state: fc.constantFrom<CheckState>('ok', 'failed', 'warning', 'skipped'), got: fc.constantFrom('x', 'y'), expected: fc.constant('') }), { selector: ({ id, name }) => `${name} ${id}` });
    fc.assert(fc.property(results, results, (before, now) => {
      const found = resultDifferences(before, now);
      const differing = now.filter((each) => before.some((other) => other.name === each.name && other.id === each.id && (other.state !== each.state || other.got !== each.got)));
      expect(new Set(found.map(({ name, id }) => `${name} ${id}`))).toEqual(new Set(differing.map(({ name, id }) => `${name} ${id}`)));
      expect(groupedDifferences(found).flatMap(({ names: several }) => several)).toHaveLength(found.length);
      expect(found.filter(({ kind, before: { state }, now: { state: after } }) => (kind === 'verdict') !== (state !== after))).toEqual([]);
    }));
  });
}); // prettier-ignore

describe('the stub answers autodiscover by the Accept header', () => {
  test.each<readonly [string | undefined, string, RegExp]>([
    [AUTODISCOVER_TYPES.XML, 'XML', /^application\/vnd\.microsoft\.rtc\.autodiscover\+xml/],
    ['Application/VND.Microsoft.RTC.Autodiscover+XML;v=1', 'XML', /xml/i],
    ['text/xml, */*;q=0.1', 'XML', /xml/],
    [AUTODISCOVER_TYPES.JSON, 'JSON', /^application\/vnd\.microsoft\.rtc\.autodiscover\+json/],
    ['*/*', 'JSON', /^application\/json/],
    [undefined, 'JSON', /^application\/json/],
  ])('%s', async (accept, form, type) => {
    for (const scheme of ['http', 'https'] as const) {
      const servers = new LoopbackServers();
      const stub = lyncStub({ pool: 'webext.contoso.com', site: 'external', scheme, kinds: new Map([['lyncdiscover.contoso.com', 'autodiscover' as const]]), offersNtlm: true, computer: 'FE01' });
      const port = await servers.listen(createServer(stub));
      try {
        const answer = await fetch(`http://${LOOPBACK}:${port}/Autodiscover/AutodiscoverService.svc/root`, accept === undefined ? {} : { headers: { accept } });
        const document = parsedLinks(await answer.text());
        expect(document?.form).toBe(form);
        expect(document?.links.map(({ token }) => token)).toEqual(scheme === 'http' ? ['Redirect'] : ['Domain', 'User', 'OAuth']);
        expect(answer.headers.get('content-type')).toMatch(type);
      } finally {
        await servers.close();
      }
    }
  });
}); // prettier-ignore

test('throw-away certificates are what OpenSSL takes them for', () => {
  const authority = new ThrowAwayAuthority();
  const issuer = new X509Certificate(authority.certificate);
  const certificate = new X509Certificate(authority.issue(['a.contoso.com', '*.fabrikam.com']).cert);
  expect(certificate.verify(issuer.publicKey)).toBe(true);
  expect(certificate.checkIssued(issuer)).toBe(true);
  expect([issuer.ca, certificate.ca]).toEqual([true, false]);
  expect(certificate.subjectAltName).toBe('DNS:a.contoso.com, DNS:*.fabrikam.com');
  expect(certificate.checkHost('x.fabrikam.com')).toBe('*.fabrikam.com');
});
