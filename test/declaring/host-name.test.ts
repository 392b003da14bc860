import fc from 'fast-check';
import { autodiscoverName, canonicalHost, covers, hostNameProblem, liesIn, parentDomain } from '../../lib/declaring/host-name';

/** Domains as RFC 1034 has them, as long as a host-header condition takes. */
const host = fc.domain().filter((name) => name.length <= 100);
const label = fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,8}[a-z0-9])?$/);
const letters = (count: number) => 'w'.repeat(count);
const ofLength = (count: number) => `${letters(60)}.${letters(count - 65)}.com`;

describe('a host name can be published', () => {
  test('whenever it is a domain of letters, digits and hyphens, in any letter case', () => {
    fc.assert(
      fc.property(host, (name) => {
        expect([name, name.toUpperCase()].map(hostNameProblem)).toEqual([undefined, undefined]);
      }),
    );
  });

  test('unless any character is something else', () => {
    fc.assert(
      fc.property(host, fc.nat(), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (name, at, char) => {
        fc.pre(!/[a-z0-9.-]/i.test(char));
        const place = at % (name.length + 1);
        expect(hostNameProblem(name.slice(0, place) + char + name.slice(place))).toBeDefined();
      }),
    );
  });

  test.each([
    ['webext.contoso.com', undefined],
    ['7.contoso.com', undefined],
    ['a--b.contoso.com', undefined],
    ['https://webext.contoso.com', 'has a scheme'],
    ['webext.contoso.com/abs', 'has a slash'],
    ['webext.contoso.com:443', 'has a port'],
    ['*.contoso.com', 'has a wildcard'],
    ['web?xt.contoso.com', 'has a wildcard'],
    ['webext', 'has no dot'],
    ['', 'has no dot'],
    ['webext.contoso.com.', 'ends in a dot'],
    ['webext..com', 'has an empty label'],
    ['.contoso.com', 'has an empty label'],
    ['web_ext.contoso.com', 'has the label "web_ext", which is not made of a-z, 0-9 and inner hyphens'],
    ['-webext.contoso.com', 'has the label "-webext", which is not made of a-z, 0-9 and inner hyphens'],
    ['webext-.contoso.com', 'has the label "webext-", which is not made of a-z, 0-9 and inner hyphens'],
    ['bücher.contoso.com', 'has the label "bücher", which is not made of a-z, 0-9 and inner hyphens'],
    ['10.20.0.11', 'does not end in a label of letters only'],
    ['webext.xn--p1ai', 'does not end in a label of letters only'],
  ])('%j: %s', (name, problem) => {
    expect(hostNameProblem(name)).toBe(problem);
  });

  test.each([
    [`${letters(63)}.com`, undefined],
    [`${letters(64)}.com`, 'has a label of 64 characters, more than the 63 of DNS'],
    [ofLength(128), undefined],
    [ofLength(129), 'has 129 characters, more than the 128 of a host-header condition'],
  ])('as long as DNS and ELB take it: %s', (name, problem) => {
    expect(hostNameProblem(name)).toBe(problem);
  });
});

describe('a certificate name', () => {
  test('covers itself and, without a wildcard, nothing else', () => {
    fc.assert(
      fc.property(host, host, (name, other) => {
        expect(covers(name, name)).toBe(true);
        expect(covers(name, other)).toBe(name === other);
      }),
    );
  });

  test('with a wildcard covers any one label below its domain, but not two, and not the domain', () => {
    fc.assert(
      fc.property(host, label, label, (domain, one, two) => {
        const wildcard = `*.${domain}`;
        expect(covers(wildcard, `${one}.${domain}`)).toBe(true);
        expect(covers(wildcard, `${two}.${one}.${domain}`)).toBe(false);
        expect(covers(wildcard, domain)).toBe(false);
      }),
    );
  });

  test('covers no host whose name merely ends alike', () => {
    expect(covers('*.contoso.com', 'webext.notcontoso.com')).toBe(false);
  });
});

describe('a host', () => {
  test('lies in its own name, its parent domain and no domain that merely ends it', () => {
    fc.assert(
      fc.property(host, label, (domain, one) => {
        expect(liesIn(domain, domain)).toBe(true);
        expect(liesIn(`${one}.${domain}`, domain)).toBe(true);
        expect(liesIn(`${one}${domain}`, domain)).toBe(false);
        expect(liesIn(domain, `${one}.${domain}`)).toBe(false);
      }),
    );
  });

  test('is its first label and its parent domain', () => {
    fc.assert(
      fc.property(host, label, (domain, one) => {
        expect(parentDomain(`${one}.${domain}`)).toBe(domain);
      }),
    );
  });

  test('has one canonical spelling', () => {
    fc.assert(
      fc.property(host, (name) => {
        expect(canonicalHost(name.toUpperCase())).toBe(canonicalHost(name));
      }),
    );
  });
});

test('the autodiscover name of a SIP domain is lyncdiscover below it, in lower case', () => {
  expect(autodiscoverName('Contoso.com')).toBe('lyncdiscover.contoso.com');
});
