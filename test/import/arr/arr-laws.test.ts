import fc from 'fast-check';
import { parse } from 'yaml';
import { importArr } from '../../../lib/import/arr/import-arr';
import type { ImportedProxy } from '../../../lib/import/reverse-proxy/imported-proxy';
import { writeDraft } from '../../../lib/import/write-draft';
import { arbitraryArr, HOSTS } from '../../support/arbitrary-arr';
import { filledIn } from '../../support/fill-blanks';
import { publishedByDraft } from '../../support/published-by-draft';
import { referenceArr } from '../../support/reference-arr';
import { stackOf } from '../../support/synthesize';

/** Hosts that the report says anything about. */
function mentioned({ report }: ImportedProxy): ReadonlySet<string> {
  return new Set([...report.staysBehind.map(({ host }) => host), ...report.rules.flatMap(({ hosts }) => hosts)]);
}

const RUNS = { numRuns: 80 };

test('every host that is published goes to the servers that the old rules sent it to, on the same port', () => {
  fc.assert(
    fc.property(arbitraryArr, (config) => {
      const reference = referenceArr(config);
      for (const { host, servers, port, schemes } of publishedByDraft(importArr(config, 'arr').draft)) {
        for (const scheme of schemes) {
          const answer = reference.answer(`${scheme}://${host}/`);
          if (typeof answer === 'string') throw new Error(`${scheme}://${host}/ was answered by ${answer}`);
          const before = reference.servers(answer.farm);
          // A farm that gets HTTPS over HTTP does not say where its servers take HTTPS.
          const portBefore = scheme === 'https' && answer.overTls ? (before[0]?.port ?? '443') : String(port);
          expect({ servers: [...servers].sort(), port: String(port) }).toEqual({
            servers: before.map(({ address }) => address).sort(),
            port: portBefore,
          });
        }
      }
    }),
    RUNS,
  );
});

test('no host that a farm answered is lost: it is published, stays behind, or stands in the report', () => {
  fc.assert(
    fc.property(arbitraryArr, (config) => {
      const reference = referenceArr(config);
      const imported = importArr(config, 'arr');
      const known = new Set([...publishedByDraft(imported.draft).map(({ host }) => host), ...mentioned(imported)]);
      const lost = spelledIn(config).filter((host) => {
        const answer = reference.answer(`https://${host}/`);
        return typeof answer !== 'string' && reference.servers(answer.farm).length > 0 && !known.has(host);
      });
      expect(lost).toEqual([]);
    }),
    RUNS,
  );
});

/** Hosts that conditions of enabled rules or bindings spell; the name of a farm is only a name. */
function spelledIn(config: string): readonly string[] {
  const rules = config.split('<rule ').slice(1);
  const patterns = rules.filter((rule) => rule.includes('enabled="true"')).map((rule) => rule.split('<action')[0] ?? '');
  const text = [config.split('<webFarms>')[0] ?? '', ...patterns].join(' ').replaceAll('\\', '');
  return HOSTS.filter((host) => text.includes(host));
}

test('a host is published once, and never one of another product', () => {
  fc.assert(
    fc.property(arbitraryArr, (config) => {
      const hosts = publishedByDraft(importArr(config, 'arr').draft).map(({ host }) => host);
      expect(hosts.filter((host) => /^(mail|autodiscover|sts)\./.test(host))).toEqual([]);
      expect(new Set(hosts).size).toBe(hosts.length);
    }),
    RUNS,
  );
});

test('each rule of the file stands in the report, once and in its order', () => {
  fc.assert(
    fc.property(arbitraryArr, (config) => {
      const names = importArr(config, 'arr').report.rules.map(({ name }) => name);
      expect(names).toEqual(names.map((_, index) => `Rule ${index}`));
      expect(names).toHaveLength(config.split('<rule ').length - 1);
    }),
    { numRuns: 60 },
  );
});

test('whatever publishes something of Lync synthesizes when its blanks are filled in', () => {
  fc.assert(
    fc.property(arbitraryArr, (config) => {
      const { draft, findings } = importArr(config, 'arr');
      fc.pre(findings.every(({ severity }) => severity !== 'error'));
      const text = filledIn(writeDraft(draft));
      // Which of two farms lists a server of the other by mistake, only their administrator knows: synthesis asks.
      const { pools } = parse(text) as { readonly pools: readonly { readonly servers?: readonly string[] }[] };
      const servers = pools.flatMap((pool) => pool.servers ?? []);
      fc.pre(new Set(servers).size === servers.length);
      const plan = stackOf(text).deployment.reverseProxy._plan;
      expect(plan.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    }),
    { numRuns: 8 },
  );
});
