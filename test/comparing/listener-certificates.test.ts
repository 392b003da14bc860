import fc from 'fast-check';
import { BASE, certificate, compared, findings, forward, listener, listenerCertificate, messageOf, ref, rule } from './templates';
import type { Resources } from './templates';

const HOSTS = ['a', 'b', 'c'].map((name) => `${name}.contoso.com`);
const CERTIFICATES: Resources = Object.fromEntries(HOSTS.map((host, index) => [`Cert${index}`, certificate([host])]));

/** Certificates by listener certificate. */
type Attached = Readonly<Record<string, string>>;
const attached = fc.dictionary(fc.constantFrom('A', 'B', 'C', 'D'), fc.constantFrom(...Object.keys(CERTIFICATES)), {
  noNullPrototype: true,
});

function template(all: Attached): Resources {
  const added = Object.entries(all).map(([id, each]) => [id, listenerCertificate(each)] as const);
  return { ...BASE, ...CERTIFICATES, ...Object.fromEntries(added) };
}

/** What the listener has when CloudFormation has created first and deleted last. */
function left(before: Attached, after: Attached): ReadonlySet<string> {
  const list = new Set([...Object.values(before), ...Object.values(after)]);
  for (const [id, each] of Object.entries(before)) if (after[id] === undefined) list.delete(each);
  return list;
}

test('a certificate is told to be lost if it is wanted and gone in the end, for 500 random updates', () => {
  fc.assert(
    fc.property(attached, attached, (before, young) => {
      // Those that stay keep their certificate: another in place is a warning of its own.
      const after = Object.fromEntries(Object.entries(young).map(([id, each]) => [id, before[id] ?? each]));
      const wanted = new Set(Object.values(after));
      const lost = [...wanted].filter((each) => !left(before, after).has(each)).sort();
      const told = compared(template(before), template(after)).findings.filter(({ id }) => id.endsWith(':listener-certificate-lost'));
      const certificates = told.map(({ message }) => /attach (\w+) to Https/.exec(message)?.[1] ?? '');
      expect([...new Set(certificates)].sort()).toEqual(lost);
    }),
    { numRuns: 500 },
  );
});

test('what is retained does not leave the listener', () => {
  const retained = { ...BASE, ...CERTIFICATES, Old: { ...listenerCertificate('Cert0'), DeletionPolicy: 'Retain' } };
  expect(findings(compared(retained, template({ New: 'Cert0' })))).toEqual([]);
});

describe('a name that no certificate carries any more', () => {
  const secure = (id: string) => listener({ Certificates: [{ CertificateArn: ref(id) }] });
  const routed = { ...BASE, ...CERTIFICATES, Https: secure('Cert0'), Rule: rule('a.contoso.com', forward('Pool01')) };

  test('is an error as long as it is routed', () => {
    const comparison = compared(routed, { ...routed, Https: secure('Cert1') });
    expect(findings(comparison)).toEqual(['name-loses-certificate Https']);
    expect(messageOf(comparison, 'name-loses-certificate')).toContain('a.contoso.com is on no certificate of listener Https any more');
    const { Rule, ...without } = routed;
    expect(Rule).toBeDefined();
    expect(findings(compared(routed, { ...without, Https: secure('Cert1') }))).toEqual([]);
  });

  test('is none on a certificate whose names nobody knows; those are shown', () => {
    const imported = (arn: string) => ({ ...routed, Https: listener({ Certificates: [{ CertificateArn: arn }] }) });
    expect(findings(compared(routed, imported('arn:one')))).toEqual([]);
    expect(compared(imported('arn:one'), imported('arn:other')).certificates.listeners).toEqual([
      { listener: 'Https', from: ['arn:one'], to: ['arn:other'] },
    ]);
    expect(compared(routed, { ...routed, Https: secure('Cert1') }).certificates.listeners).toEqual([]);
  });

  test('is none as long as another certificate of the listener carries it', () => {
    const listed = { ...routed, Https: secure('Cert1'), Listed: listenerCertificate('Cert0') };
    expect(findings(compared(routed, listed))).toEqual(['default-certificate-changed Https']);
  });
});

describe('a certificate that is validated by hand', () => {
  const names = ['a.contoso.com', 'b.contoso.com'];
  const issued = (id: string, validation: string) => ({ [id]: certificate(names, [], { ValidationMethod: validation }) });

  test('takes minutes only if its records are still there', () => {
    const comparison = compared(issued('Old', 'DNS'), issued('New', 'DNS'));
    expect(findings(comparison)).toEqual(['certificate-waits-for-validation New']);
    expect(messageOf(comparison, 'certificate-waits-for-validation')).toContain(
      'minutes, as a rule, if the validation records of a.contoso.com, b.contoso.com that were made by hand are still there',
    );
  });

  test('has its mails answered each time', () => {
    expect(findings(compared(issued('Old', 'EMAIL'), issued('New', 'EMAIL')))).toEqual(['certificate-validated-by-hand New']);
  });
});
