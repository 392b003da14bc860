import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareVerb } from '../../bin/compare-verb';
import { compareJson } from '../../lib/reports/comparison/compare-json';
import { compareMarkdown } from '../../lib/reports/comparison/compare-markdown';
import { compareReport } from '../../lib/reports/comparison/compare-report';
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

warning lync-reverse-proxy:target-group-starts-anew (Pool02)
  Pool02 is to answer meet.contoso.com, which Pool01 answers until now. The new
  one starts without healthy targets: requests may fail with 502 or 503 until
  the first health checks have passed. Clients that were tied to a server by a
  cookie may come to another. Keep the logical id of the target group (it
  follows the name of the pool), or announce the interruption.

note lync-reverse-proxy:certificate-waits-for-validation (Certificate)
  CloudFormation waits until ACM has issued Certificate: minutes, as a rule.

Replaced
  Pool01 (TargetGroup), because of Port

Certificates
  new Certificate: meet.contoso.com, dialin.contoso.com; the update waits for
    its validation by DNS

Quotas that change
  Balancer: rules 1 -> 2 of 100
  Balancer: target groups 1 -> 2 of 100

Changed, in place or by replacement: this tool does not know the type
  Queue (AWS::SQS::Queue)
    QueueName: a -> b

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
  expect(text).toContain('lync-reverse-proxy:priority-collision:\n  4 more, all of them in --json');
});

test('JSON has all keys, null where there is nothing', () => {
  const json = JSON.parse(compareJson(compared(BEFORE, AFTER))) as Readonly<Record<string, unknown>>;
  expect(Object.keys(json)).toEqual(['names', 'findings', 'replacements', 'certificates', 'targetGroups', 'quotas', 'changed']);
  expect(json['names']).toEqual({
    moved: [
      {
        name: MEET,
        record: null,
        zones: null,
        alike: [],
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

test('what somebody acknowledged is told with the reason', () => {
  const { findings, ...rest } = compared(BEFORE, AFTER);
  const acknowledged = { ...rest, findings: findings.map((each) => ({ ...each, acknowledged: 'Announced for | Sunday' })) };
  expect(compareReport(acknowledged)).toContain('\n  Acknowledged: Announced for | Sunday\n');
  expect(compareMarkdown(acknowledged)).toContain('Acknowledged: Announced for \\| Sunday');
  expect(compareJson(acknowledged)).toContain('"acknowledged": "Announced for | Sunday"');
  expect(compareJson({ ...rest, findings })).toContain('"acknowledged": null');
});

test('values are told from -> to, long ones cut but in JSON', () => {
  const queue = (name: string): Resources => ({ Queue: { Type: 'AWS::SQS::Queue', Properties: { QueueName: name } } });
  const comparison = compared(queue('a'), queue('b'.repeat(200)));
  expect(compareMarkdown(comparison)).toContain('`QueueName: a -> bbb');
  expect(compareReport(comparison)).toContain('b…');
  expect(compareJson(comparison)).toContain(`"to": "${'b'.repeat(200)}"`);
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

  test('is JSON or Markdown', () => {
    const path = file('either', BASE);
    const args = ['--import', 'tsx', join('bin', 'lync-reverse-proxy.ts'), 'compare', path, path, '--json', '--markdown'];
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: join(__dirname, '..', '..'), encoding: 'utf8' });
    expect([status, stderr]).toEqual([2, expect.stringContaining("'--json' cannot be used with option '--markdown'")]);
  });

  test('knows the names of stacks in cloud assemblies', () => {
    const assembly = (stackName: string) => {
      const path = join(folder, stackName);
      mkdirSync(path);
      const stack = { type: 'aws:cloudformation:stack', properties: { templateFile: 'Lync.template.json', stackName } };
      writeFileSync(join(path, 'manifest.json'), JSON.stringify({ artifacts: { Lync: stack } }));
      writeFileSync(join(path, 'Lync.template.json'), JSON.stringify({ Resources: BASE }));
      return path;
    };
    const [here, there] = [assembly('Here'), assembly('There')];
    expect([compareVerb(here, there, {}), compareVerb(here, here, {}), compareVerb(here, file('There', BASE), {})]).toEqual([1, 0, 0]);
  });

  test('refuses what is no template', () => {
    const path = join(folder, 'nothing.json');
    expect(() => compareVerb(path, path, {})).toThrow(/cannot be read/);
  });
});
