import { rootCertificates } from 'node:tls';
import { certificateProblems, type CertificateDemands, type CertificateFile } from '../../lib/haproxy/certificate-files';
import { certificateChain, type Issued } from '../support/certificate-chain';

const HOSTS = ['meet.contoso.com', 'webext.contoso.com'];
const DEMANDS: CertificateDemands = { hosts: HOSTS, admitsAbsentSni: false, now: Date.now() };
const P256 = { key: 'P-256' as const };

const [root, issuer, any, meet, old, soon, early, small, stranger] = certificateChain(
  { name: 'Root', ...P256 },
  { name: 'Issuer', ...P256 },
  { name: 'any', host: '*.contoso.com', ...P256 },
  { name: 'meet', host: 'meet.contoso.com', by: 1, ...P256 },
  { name: 'old', host: '*.contoso.com', by: 1, days: -2, ...P256 },
  { name: 'soon', host: '*.contoso.com', by: 1, days: 5, ...P256 },
  { name: 'early', host: '*.contoso.com', by: 1, ...P256 },
  { name: 'small', host: '*.contoso.com', by: 1, key: '1024' },
  { name: 'Stranger', by: 8, ...P256 },
) as [Issued, Issued, Issued, Issued, Issued, Issued, Issued, Issued, Issued];
const CHAIN = issuer.cert + root.cert;
const PRIVATE = 'warning: Its authority Root is a private one';
const sound = any.cert + CHAIN + any.key;

function judged(texts: readonly string[], demands = DEMANDS): readonly string[] {
  const files: readonly CertificateFile[] = texts.map((text, index) => ({ name: `${index}.pem`, text }));
  return certificateProblems(files, demands).map(
    ({ severity, file, message }) => `${file === undefined ? 'all ' : ''}${severity}: ${message}`,
  );
}

test.each<[string, string, ...problems: string[]]>([
  ['a whole chain with its key', sound],
  ['the key first', any.key + any.cert + CHAIN],
  [
    'lines that end as on Windows, and words between',
    sound.replaceAll('\n', '\r\n').replaceAll('-----END CERTIFICATE-----', '$&\r\nBag Attributes\r\n'),
  ],
  ['no key', any.cert + CHAIN, 'error: It has no private key.'],
  ['the key of another', any.cert + CHAIN + meet.key, 'error: Its private key belongs to none of its certificates.'],
  ['the key of the issuer', any.cert + CHAIN + issuer.key, 'error: Its first certificate is any, and the private key belongs to Issuer.'],
  ['two keys', any.cert + CHAIN + any.key + meet.key, 'error: It has several private keys.'],
  ['an encrypted key', `${any.cert}${CHAIN}${any.key.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')}`, 'error: Its private key is encrypted'],
  ['a broken key', any.cert + CHAIN + any.key.replace(/\nM.../, '\nAAAA'), 'error: Its private key cannot be read.'],
  ['a small key', small.cert + CHAIN + small.key, 'error: Its RSA key has 1024 bits'],
  [
    'issuers out of order',
    any.cert + root.cert + issuer.cert + any.key,
    'error: Its certificates are out of order. Write them so: any, then Issuer, then Root.',
  ],
  [
    'a certificate of nobody there',
    any.cert + CHAIN + stranger.cert + any.key,
    'warning: Stranger issued none of the certificates before it.',
  ],
])('%s', (_, text, ...problems) => {
  expect(judged([text])).toEqual([...problems.map((each) => expect.stringContaining(each) as string), expect.stringContaining(PRIVATE)]);
});

test.each<[string, string, string]>([
  [
    'an issuer that is missing',
    any.cert + any.key,
    'error: The chain ends with any, issued by Issuer, whose certificate is not in the file.',
  ],
  ['a root that is missing', any.cert + issuer.cert + any.key, 'error: The chain ends with Issuer, issued by Root'],
])('%s', (_, text, problem) => {
  expect(judged([text])).toEqual([expect.stringContaining(problem)]);
});

test.each([
  ['nothing', ''],
  ['a key alone', any.key],
])('%s is no certificate', (_, text) => {
  expect(judged([text])).toEqual([
    expect.stringContaining('error: It has no certificate in PEM.'),
    expect.stringContaining('all error: No certificate has'),
  ]);
});

test('a certificate that cannot be read', () => {
  expect(judged([sound.replace(/MII../, 'AAAA')])[0]).toContain('error: It has a certificate that cannot be read.');
});

test('dates are held against the time of the check, those of issuers too', () => {
  const days = (count: number) => ({ ...DEMANDS, now: Date.now() + count * 86_400_000 });
  expect(judged([old.cert + CHAIN + old.key])[1]).toMatch(/error: old is valid from .* it has expired/);
  expect(judged([soon.cert + CHAIN + soon.key])[1]).toMatch(/warning: soon is valid .* expires soon/);
  expect(judged([early.cert + CHAIN + early.key], days(-60)).filter((each) => each.includes('not yet'))).toHaveLength(3);
  expect(judged([sound], days(100)).filter((each) => each.includes('has expired'))).toHaveLength(3);
});

test('what public authorities issued needs no root, and is known under the signature of another', () => {
  const [known = ''] = rootCertificates;
  // Its own key is nobody's: the chain alone is looked at.
  expect(judged([known]).filter((each) => /chain ends|private one|signs itself/.test(each))).toEqual([]);
});

test('every published name is covered by one of the files, a wildcard for one label', () => {
  const of = (leaf: Issued) => leaf.cert + CHAIN + leaf.key;
  const errors = (hosts: readonly string[], ...leaves: Issued[]) =>
    judged(leaves.map(of), { ...DEMANDS, hosts }).filter((each) => !each.includes(PRIVATE));
  expect(errors(HOSTS, any, meet)).toEqual([]);
  expect(errors(HOSTS, meet)).toEqual([expect.stringContaining('all error: No certificate has webext.contoso.com among')]);
  expect(errors([...HOSTS, 'a.b.contoso.com'], any)).toEqual([expect.stringContaining('No certificate has a.b.contoso.com')]);
  expect(errors(['webext.contoso.com'], any, meet)).toEqual([
    expect.stringContaining('warning: It is for meet.contoso.com, and none of them is published'),
  ]);
});

test('telephones get the default certificate alone, and take no wildcard', () => {
  const demands = { ...DEMANDS, hosts: ['meet.contoso.com'], admitsAbsentSni: true };
  const told = (leaf: Issued) => judged([leaf.cert + CHAIN + leaf.key], demands).filter((each) => each.includes('telephones'));
  expect(told(meet)).toEqual([]);
  expect(told(any)).toEqual([expect.stringContaining('It lacks meet.contoso.com.')]);
});
