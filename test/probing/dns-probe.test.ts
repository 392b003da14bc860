import fc from 'fast-check';
import { dnsAnswer, dnsQuery } from '../../lib/probing/dns-message';
import { probeDns } from '../../lib/probing/dns-probe';
import { dialByName } from '../../lib/probing/dialler';
import { expectedByName } from '../../lib/verification/expected-by-name';
import { checked } from '../support/checked';
import { nameServer, type RunningNameServer, type Zone } from '../support/name-server';

const ZONE: Zone = {
  'webext.contoso.com': { a: ['192.0.2.2', '192.0.2.1'] },
  'lyncdiscover.contoso.com': { a: ['192.0.2.9'], cname: 'LyncDiscover.fabrikam.com' },
  'lyncdiscover.fabrikam.com': { cname: 'edge.litware.com' },
  'one.circle.com': { cname: 'two.circle.com' },
  'two.circle.com': { cname: 'one.circle.com' },
  'validated.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'validated' } },
  'signed.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'signed' } },
  'broken.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'broken' } },
  'expired.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'broken', reason: 7 } },
  'unreachable.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'broken', reason: 22 } },
  'caa.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'broken', type: 257 } },
  'forwarded.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'broken for all', reason: 6 } },
  'failing.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'failing' } },
  'dead.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'failing', reason: 22 } },
  'once.contoso.com': { a: ['192.0.2.1'], dnssec: { as: 'once', type: 257 } },
};

let server: RunningNameServer;
beforeAll(async () => {
  server = await nameServer(ZONE);
});
afterAll(() => server.close());

test('addresses', async () => {
  expect(await probeDns('webext.contoso.com', server.address)).toEqual({ addresses: ['192.0.2.1', '192.0.2.2'], aliases: [] });
});

test('the whole chain of aliases', async () => {
  const { addresses, aliases } = await probeDns('lyncdiscover.contoso.com', server.address);
  expect(addresses).toEqual(['192.0.2.9']);
  expect(aliases).toEqual(['lyncdiscover.fabrikam.com', 'edge.litware.com']);
});

test('a circle of aliases ends', async () => {
  const { addresses, aliases, failure } = await probeDns('one.circle.com', server.address);
  expect(addresses).toEqual([]);
  expect(aliases).toEqual(['two.circle.com', 'one.circle.com']);
  expect(failure).toBe('the name has no address');
});

test('a name that nobody knows', async () => {
  expect(await probeDns('none.contoso.com', server.address)).toEqual({ addresses: [], aliases: [], failure: 'the name does not resolve' });
});

test('connections go where the name server says', async () => {
  const dialler = dialByName(server.address);
  expect(await dialler.addressOf('webext.contoso.com', 443)).toMatchObject({
    port: 443,
    host: expect.stringMatching(/^192\.0\.2\.[12]$/) as string,
  });
  await expect(dialler.addressOf('none.contoso.com', 443)).rejects.toMatchObject({ code: 'ENOTFOUND' });
});

describe('DNSSEC', () => {
  test.each<readonly [string, Record<string, readonly [state: string, words: RegExp]>]>([
    ['webext.contoso.com', { dns: ['ok', /192/], dnssec: ['ok', /no signatures/] }],
    ['validated.contoso.com', { dns: ['ok', /192/], dnssec: ['ok', /validated/] }],
    ['signed.contoso.com', { dns: ['ok', /192/], dnssec: ['skipped', /--resolver/] }],
    ['broken.contoso.com', { dns: ['failed', /SERVFAIL for A.*signatures do not hold/], dnssec: ['failed', /SERVFAIL for A and CAA,.*\(2026-03-15; CA\/Browser Forum/] }],
    ['expired.contoso.com', { dns: ['failed', /expired/], dnssec: ['failed', /its signatures have expired/] }],
    ['unreachable.contoso.com', { dns: ['failed', /do not hold/], dnssec: ['failed', /an answer without validation/] }],
    ['caa.contoso.com', { dns: ['ok', /192/], dnssec: ['failed', /SERVFAIL for CAA,/] }],
    ['forwarded.contoso.com', { dns: ['failed', /do not hold/], dnssec: ['failed', /its signatures are wrong/] }],
    ['failing.contoso.com', { dns: ['failed', /the name server fails.*whether it validates or not/], dnssec: ['skipped', /not for DNSSEC/] }],
    ['dead.contoso.com', { dns: ['failed', /whether it validates or not/], dnssec: ['skipped', /not for DNSSEC/] }],
    ['once.contoso.com', { dnssec: ['ok', /no signatures/] }],
    ['none.contoso.com', { dns: ['failed', /record is missing/], dnssec: ['skipped', /does not resolve/] }],
  ])('%s', async (name, expected) => {
    const dialler = { addressOf: () => Promise.reject(new Error('nothing is dialled')) };
    const results = await checked(expectedByName(`${name}=further host`).expectations, dialler, { authority: '', dns: true, resolver: server.address });
    for (const [id, [state, words]] of Object.entries(expected)) {
      const result = results.find((each) => each.id === id);
      expect([id, result?.state]).toEqual([id, state]);
      expect(`${result?.got ?? ''} ${result?.usually ?? ''}`).toMatch(words);
    }
  });

  test('a name server that keeps silent says nothing', async () => {
    const { addresses, failure, dnssec } = await probeDns('webext.contoso.com', '127.0.0.1:9');
    expect([addresses, dnssec]).toEqual([[], undefined]);
    expect(failure).toMatch(/refused|does not answer/);
  }, 30_000);

  const question = { id: 7, name: 'a.b', type: 1, unchecked: false };
  const asked = dnsQuery(question);
  const reply = (flags: number) => Buffer.concat([Buffer.from([0, 7, flags, 0x20, 0, 1, 0, 0, 0, 0, 0, 0]), asked.subarray(12, -11)]);

  test('an answer to another question is none', () => {
    expect(dnsAnswer(reply(0x80), question)).toMatchObject({ code: 0, isValidated: true });
    expect(dnsAnswer(reply(0x80), { ...question, id: 8 })).toBeUndefined();
    expect(dnsAnswer(reply(0x80), { ...question, name: 'a.c' })).toBeUndefined();
    expect(dnsAnswer(reply(0x80), { ...question, type: 257 })).toBeUndefined();
    expect(dnsAnswer(reply(0x00), question)).toBeUndefined();
    expect(dnsAnswer(asked, question)).toBeUndefined();
  });

  test('whatever comes is read without an error', () => {
    const tail = fc.uint8Array({ maxLength: 80 });
    fc.assert(fc.property(tail, fc.nat(3), (bytes, count) => {
      const head = reply(0x80);
      head[7] = count;
      dnsAnswer(Buffer.concat([head, bytes]), question);
      dnsAnswer(Buffer.from(bytes), question);
    }));
  });
}); // prettier-ignore
