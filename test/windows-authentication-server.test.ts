import { createSecureContext } from 'node:tls';
import { NtlmClient } from './support/ntlm-client';
import { authenticateMessage } from './support/ntlm-messages';
import { throwawayCertificate } from './support/throwaway-certificate';
import { WindowsAuthenticationServer } from './support/windows-authentication-server';

const HOST = 'webext.contoso.com';
const asAlice = { user: 'alice', host: HOST, server: 'fe01' };
const asBob = { ...asAlice, user: 'bob' };

let server: WindowsAuthenticationServer;
let first: NtlmClient;
let second: NtlmClient;

beforeEach(async () => {
  const certificate = await throwawayCertificate(HOST);
  server = await WindowsAuthenticationServer.start('fe01', certificate);
  const address = { host: HOST, port: server.port, trust: createSecureContext({ ca: certificate.certificate }) };
  first = new NtlmClient(address);
  second = new NtlmClient(address);
});

afterEach(async () => {
  first.close();
  second.close();
  await server.stop();
});

test('who has signed in stays so on this connection, and nobody on another one is', async () => {
  expect(await first.ask()).toBe('refused');
  expect(await first.ask(authenticateMessage('alice', await first.askForChallenge()))).toEqual(asAlice);
  expect(await first.ask()).toEqual(asAlice);
  expect(await second.ask()).toBe('refused');
  expect(await second.ask(authenticateMessage('bob', await second.askForChallenge()))).toEqual(asBob);
  expect([await first.ask(), await second.ask(), server.connectionCount]).toEqual([asAlice, asBob, 2]);
});

test('a challenge is answered once, on the connection it was issued on, by the user who is named', async () => {
  const challenge = await first.askForChallenge();
  expect(await second.ask(authenticateMessage('alice', challenge))).toBe('refused');
  await second.askForChallenge();
  expect(await second.ask(authenticateMessage('alice', challenge))).toBe('refused');
  expect(await first.ask(authenticateMessage('alice', challenge))).toEqual(asAlice);
  expect(await first.ask(authenticateMessage('alice', challenge))).toBe('refused');
  const renamed = authenticateMessage('carol', await first.askForChallenge());
  renamed.write('david', renamed.indexOf(Buffer.from('carol', 'utf16le')), 'utf16le');
  expect(await first.ask(renamed)).toBe('refused');
});

test('signing in anew takes the place of who was signed in, and nonsense signs in nobody', async () => {
  await first.ask(authenticateMessage('alice', await first.askForChallenge()));
  expect(await first.ask(authenticateMessage('bob', await first.askForChallenge()))).toEqual(asBob);
  for (const nonsense of [Buffer.from('NTLMSSP\0'), Buffer.from('NTLMSSP\0\x09\0\0\0'), Buffer.from('NTLMSSP\0\x03\0\0\0')]) {
    expect(await first.ask(nonsense)).toBe('refused');
  }
});
