import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareVerb } from '../../../bin/compare/compare-verb';
import { compareJson } from '../../../bin/compare/compare-json';
import { compareMarkdown } from '../../../bin/compare/compare-markdown';
import { compareReport } from '../../../bin/compare/compare-report';
import { aliasRecord, BASE, certificate, compared, forward, loadBalancer, rule, targetGroup } from './templates';
import type { Resources } from './templates';

const MEET = 'meet.contoso.com';
const BEFORE: Resources = {
  ...BASE,
  Meet: rule(MEET, forward('Pool01')),
  Record: aliasRecord(MEET),
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'a' } },
};
const AFTER: Resources = {
  ...BASE,
  Pool01: targetGroup('webext.contoso.com', { Port: 443 }),
  Meet2: rule(MEET, forward('Pool02')),
  Dialin: rule('dialin.contoso.com', forward('Pool01'), 12),
  Record: aliasRecord(MEET),
  Certificate: certificate([MEET, 'dialin.contoso.com']),
  Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'b' } },
};

test('the text tells all at 80 columns', () => {
  const text = compareReport(compared(BEFORE, AFTER));
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(text).toBe(`Names that move
  meet.contoso.com
    https: webext.contoso.com HTTPS 4443 -> webext2.contoso.com HTTPS 4443

Names added
  dialin.contoso.com
    https: fixed response 404 -> webext.contoso.com HTTPS 443

error lync-reverse-proxy:priority-collision (Meet2)
  Meet2 is to get priority 10 of listener Https, which Meet has. CloudFormation
  creates the new one before it deletes the old one, and the update fails. Keep
  the logical id Meet, choose a free priority, or deploy twice: first without
  Meet, then with Meet2.

warning lync-reverse-proxy:replacement-interrupts (Pool01)
  Pool01 (AWS::ElasticLoadBalancingV2::TargetGroup) is replaced, for Port cannot
  be changed in place. What clients notice: The new one starts without healthy
  targets: requests may fail with 502 or 503 until the first health checks have
  passed. Clients that were tied to a server by a cookie may come to another.
  Keep what the property was, or announce the interruption.

note lync-reverse-proxy:certificate-waits-for-validation (Certificate)
  CloudFormation waits until ACM has issued Certificate: minutes, as a rule.

Replaced
  Pool01 (TargetGroup), because of Port

Certificates
  new Certificate: meet.contoso.com, dialin.contoso.com; the update waits for
    its validation by DNS

Quotas that change
  Balancer: rules 1 -> 2 of 100
  Balancer: targetGroups 1 -> 2 of 100

Changed, in place or by replacement: this tool does not know the type
  Queue (AWS::SQS::Queue): QueueName

Resources added and removed
  added: 1 Certificate, 2 ListenerRule
  removed: 1 ListenerRule
`);
});

test('nothing is nothing', () => {
  expect(compareReport(compared(BEFORE, BEFORE))).toBe('No difference that clients or CloudFormation would notice.\n');
  expect(compareMarkdown(compared(BEFORE, BEFORE))).toBe(
    '## What this update does\n\nNo difference that clients or CloudFormation would notice.\n',
  );
});

test('many findings of a kind are counted after the first ones', () => {
  const rules = (prefix: string) =>
    Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`${prefix}${i}`, rule(`h${i}.contoso.com`, forward('Pool01'), i + 1)]));
  const text = compareReport(compared({ ...BASE, ...rules('Old') }, { ...BASE, ...rules('New') }));
  expect(text).toContain('lync-reverse-proxy:priority-collision: 4 more, all of them in --json');
});

test('JSON has all keys, null where there is nothing', () => {
  const json = JSON.parse(compareJson(compared(BEFORE, AFTER))) as Readonly<Record<string, unknown>>;
  expect(Object.keys(json)).toEqual(['names', 'findings', 'replacements', 'certificates', 'quotas', 'changed']);
  expect(json['names']).toEqual({
    moved: [
      {
        name: MEET,
        record: null,
        answers: [
          {
            url: `https://${MEET}`,
            paths: [],
            from: { text: 'webext.contoso.com HTTPS 4443', action: 'forward', pools: ['webext.contoso.com'], status: null },
            to: { text: 'webext2.contoso.com HTTPS 4443', action: 'forward', pools: ['webext2.contoso.com'], status: null },
          },
        ],
      },
    ],
    added: [expect.objectContaining({ name: 'dialin.contoso.com' })],
    removed: [],
  });
});

describe('Markdown', () => {
  test('has a heading and a table for each part', () => {
    const markdown = compareMarkdown(compared(BEFORE, AFTER));
    const headings = markdown.split('\n').filter((line) => line.startsWith('#'));
    expect(headings).toEqual([
      '## What this update does',
      '### Findings',
      '### Names that move',
      '### Names added',
      '### Replaced',
      '### Certificates',
      '### Quotas that change',
      '### Changed',
      '### Resources added and removed',
    ]);
    expect(markdown).toContain('| `meet.contoso.com` | https | webext.contoso.com HTTPS 4443 | webext2.contoso.com HTTPS 4443 |');
  });

  test('folds what is long', () => {
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [`Rule${i}`, rule(`h${i}.contoso.com`, forward('Pool01'), i + 1)]),
    );
    expect(compareMarkdown(compared(BASE, { ...BASE, ...many }))).toContain('<details><summary>20 rows</summary>\n\n| name |');
  });

  test('lets nothing of a template become markup', () => {
    const group = targetGroup('<img src=x onerror=1>|[click](https://evil.example)@everyone `x` **y**');
    const markdown = compareMarkdown(
      compared({ ...BASE, Meet: rule(MEET, forward('Pool01')) }, { ...BASE, Pool01: group, Meet: rule(MEET, forward('Pool01')) }),
    );
    const row = markdown.split('\n').find((line) => line.startsWith('| `meet.contoso.com`')) ?? '';
    expect(row.replaceAll('\\|', '').match(/\|/g)).toHaveLength(5);
    expect(row).not.toMatch(/<|@e|[^\\][[*]/);
  });
});

describe('the verb', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compare-'));
  const file = (name: string, resources: Resources) => {
    const path = join(folder, `${name}.template.json`);
    writeFileSync(path, JSON.stringify({ Resources: resources }));
    return path;
  };
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);

  afterAll(() => {
    write.mockRestore();
    rmSync(folder, { recursive: true });
  });

  test('fails for an error, with strict for a warning', () => {
    const [base, before, after] = [file('base', BASE), file('before', BEFORE), file('after', AFTER)];
    const internal = file('internal', { ...BASE, Balancer: loadBalancer({ Scheme: 'internal' }) });
    expect([compareVerb(before, after, {}), compareVerb(base, base, { strict: true })]).toEqual([1, 0]);
    expect([compareVerb(base, internal, {}), compareVerb(base, internal, { strict: true })]).toEqual([0, 1]);
  });

  test('refuses what is no template', () => {
    const path = join(folder, 'nothing.json');
    expect(() => compareVerb(path, path, {})).toThrow(/cannot be read/);
  });
});
