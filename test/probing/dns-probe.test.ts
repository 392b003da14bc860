import { probeDns } from '../../lib/probing/dns-probe';
import { dialByName } from '../../lib/probing/dialler';
import { nameServer, type RunningNameServer, type Zone } from '../support/name-server';

const ZONE: Zone = {
  'webext.contoso.com': { a: ['192.0.2.2', '192.0.2.1'] },
  'lyncdiscover.contoso.com': { a: ['192.0.2.9'], cname: 'LyncDiscover.fabrikam.com' },
  'lyncdiscover.fabrikam.com': { cname: 'edge.litware.com' },
  'one.circle.com': { cname: 'two.circle.com' },
  'two.circle.com': { cname: 'one.circle.com' },
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
