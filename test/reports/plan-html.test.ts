import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { blockLayout, NODE_PITCH } from '../../lib/reports/plan/page/block-layout';
import { shortened } from '../../lib/reports/page/breakable';
import { markup, Markup } from '../../lib/reports/page/markup';
import { pictureGroup } from '../../lib/reports/plan/page/picture-blocks';
import { planPage } from '../../lib/reports/plan/plan-html';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { templatePlan } from '../../lib/routing/overview/template-plan';
import { contentsOf, contentsOfDeployment, FINDING, templateFor } from '../support/plan-contents';
import { none } from '../support/planned';
import { forward, listener, loadBalancer, NOT_FOUND, routingOf, rule, targetGroup, templateOf } from '../support/template-resources';

const pageOf = (...rules: Parameters<typeof templateFor>[0]) =>
  planPage(contentsOf(routingOf(templateFor(rules)), { findings: [FINDING] }));
const SMALL = pageOf(
  { hosts: ['meet.contoso.com', 'dialin.contoso.com'], pool: 'webext.contoso.com' },
  { hosts: ['meet.fabrikam.com'], pool: 'webext.contoso.com' },
);
const NO_RECORDS: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0a', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'ZCONTOSO' }],
  externalSignIn: 'modern',
  dnsRecords: 'none',
  pools: [{ name: 'pool01', role: 'frontEndPool', externalWebServicesFqdn: 'webext.contoso.com', servers: ['10.20.0.11'] }],
};
const WINDOWS = { id: 'lync-reverse-proxy:windows-authentication-through-alb', reason: 'Phones only.' };
/** Tags of a page, without the script and its text. */
const tagsOf = (page: string) => page.replace(/<script>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>/g, '').match(/<[^>]*>/g) ?? [];

test('what is put into HTML is text, unless it is HTML', () => {
  expect(markup`<a title="${'"><b>'}">${['&', new Markup('<i>'), undefined, 3]}</a>`.text).toBe(
    '<a title="&quot;&gt;&lt;b&gt;">&amp;<i>3</a>',
  );
});

test('names, rules, pools, findings, quotas and cost are there to read without a script', () => {
  const text = SMALL.replace(/<script>[\s\S]*?<\/script>/, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
  for (const part of [
    'meet.fabrikam.com',
    '443, priority 2',
    'webext.contoso.com',
    FINDING.message,
    'certificates added to listeners 24 25',
    '$23.73',
    'rule Rule0 , priority 1',
  ]) {
    expect(text).toContain(part);
  }
  expect(SMALL).toMatch(/<form hidden /);
});

test('each name has a row with its rule and pool, for paper and narrow screens', () => {
  const [, table = ''] = /<table class="rows">([\s\S]*?)<\/table>/.exec(SMALL) ?? [];
  const rows = [...table.matchAll(/<tr data-id="(n\d+)"[\s\S]*?<\/tr>/g)].map(([row, id]) => [
    id,
    ...row
      .replace(/<wbr>/g, '')
      .split(/<[^>]*>\s*/)
      .filter((text) => text.trim() !== ''),
  ]);
  expect(rows).toEqual([
    ['n0', 'dialin.contoso.com', 'HTTPS 443, priority 1', 'webext.contoso.com', 'none', '-'],
    ['n1', 'meet.contoso.com', 'HTTPS 443, priority 1', 'webext.contoso.com', 'none', '-'],
  ]);
});

test('the picture is printed only where it fits on a sheet', () => {
  const many = pageOf({ hosts: Array.from({ length: 20 }, (_, i) => `n${i}.contoso.com`), pool: 'webext.contoso.com' });
  expect([SMALL, many].map((page) => /<section id="picture"[^>]* class="(\w*)"/.exec(page)?.[1])).toEqual(['small', '']);
});

test('long names that differ in the middle or at an end are told apart', () => {
  const long = (label: string) => `a-rather-long-host-name-number-${label}.contoso.com`;
  expect([long('001'), long('002')].map(shortened)).toEqual([long('001'), long('002')]);
  fc.assert(
    fc.property(fc.stringMatching(/^[a-z0-9.-]{65,253}$/), (host) => {
      const short = shortened(host);
      none(short.length === 64 && host.startsWith(short.slice(0, 34)) && host.endsWith(short.slice(35)) ? [] : [short]);
    }),
  );
});

test('what is missing of all names of a group is said once', () => {
  const page = planPage(contentsOfDeployment(NO_RECORDS));
  expect(page.match(/<em>record by hand<\/em>/g)).toHaveLength(1);
});

test('records to create are there by zone, with the way to their change batches', () => {
  const page = planPage(contentsOfDeployment(NO_RECORDS));
  expect(page).toContain('lync-reverse-proxy plan --filter ZONE');
  expect(page).toMatch(/contoso\.com \(ZCONTOSO\): [^<]*webext\.contoso\.com/);
  expect(page).toContain('A in zone contoso.com (ZCONTOSO): by hand, with a change batch');
  expect(SMALL).not.toContain('id="cut-over"');
});

test('acknowledged findings are there with their reasons, also those only the constructors know of', () => {
  const page = planPage(contentsOfDeployment({ ...NO_RECORDS, externalSignIn: 'windows', acknowledge: [WINDOWS] }));
  expect(page).toMatch(/<strong>error<\/strong> <code>lync-reverse-proxy:windows-authentication-through-alb<\/code> anywhere/);
  expect(page).toContain('Acknowledged: Phones only.');
});

test('without a load balancer nothing is estimated, and nested stacks that are not at hand are named', () => {
  const page = planPage(contentsOf(routingOf(templateOf({ Inner: { Type: 'AWS::CloudFormation::Stack', Properties: {} } }))));
  expect(page).toContain('There is no load balancer in this template, and nothing to pay for.');
  expect(page).toContain('The template of the nested stack Stack0/Inner is not at hand');
  expect(page).not.toContain('id="cost"');
});

test('names of HTTP alone lack no certificate', () => {
  const rules = { Plain: rule(1, ['lyncdiscover.contoso.com'], forward('Pool'), [], { Ref: 'Http' }) };
  const routing = routingOf(
    templateOf({
      LoadBalancer: loadBalancer(),
      Https: listener(443, 'HTTPS', NOT_FOUND),
      Http: listener(80, 'HTTP', NOT_FOUND),
      Pool: targetGroup('webext.contoso.com'),
      ...rules,
    }),
  );
  const page = planPage(contentsOf(routing));
  expect(page).not.toContain('no certificate');
  expect(page).toContain('it is published over HTTP only');
});

test('--filter is in the box', () => {
  expect(planPage(contentsOf(routingOf(templateFor([]))), 'a"b')).toContain('value="a&quot;b"');
});

test('every link leads to something on the page', () => {
  const ids = new Set([...SMALL.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id));
  const links = [...SMALL.matchAll(/<a href="#([^"]*)"/g)].map(([, id]) => id);
  expect(links.length).toBeGreaterThan(6);
  expect(links.filter((id) => !ids.has(id))).toEqual([]);
});

test('nothing is loaded from anywhere', () => {
  const addresses = tagsOf(SMALL).flatMap((tag) => [...tag.matchAll(/ (?:src|href|action)="([^"]*)"/g)].map(([, address = '']) => address));
  expect(addresses.filter((address) => !address.startsWith('#') && address !== 'data:,')).toEqual([]);
  expect(SMALL).not.toMatch(/https?:\/\/[a-z]|@import|url\(/);
});

test('only the script of the page may run', () => {
  const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(SMALL) ?? [];
  expect(SMALL).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
});

test('whatever a template calls its hosts and pools, the page has the same tags', () => {
  const text = fc.oneof(
    fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style>', "' onfocus='", '<!--', '\u2028'),
    fc.string(),
  );
  const shape = (page: string) => tagsOf(page).map((tag) => tag.replace(/="[^"]*"/g, ''));
  fc.assert(
    fc.property(text, text, text, (name, pool, path) => {
      const page = pageOf({ hosts: [`${name}.contoso.com`], pool, paths: [path] });
      const expected = pageOf({
        hosts: ['name.contoso.com'],
        pool: pool.split(' ').filter((each) => each !== '').length === 0 ? '' : 'pool',
        paths: ['/path'],
      });
      const kind = (tags: readonly string[]) => tags.filter((tag) => /^<(?:script|img|style|iframe|svg|a|!--)/.test(tag)).join();
      none(kind(shape(page)) === kind(shape(expected)) && !/ on[a-z]+=/.test(shape(page).join()) ? [] : [{ name, pool, path }]);
    }),
    { numRuns: 200 },
  );
});

test('500 names make less than a megabyte', () => {
  const rules = Array.from({ length: 100 }, (_, i) => ({
    hosts: Array.from({ length: 5 }, (__, j) => `n${i}-${j}.contoso.com`),
    pool: `w${i % 20}.contoso.com`,
  }));
  const page = pageOf(...rules);
  expect(page.length).toBeLessThan(1_000_000);
  expect(page.match(/ data-name style=/g)).toHaveLength(500);
});

test('nodes of a column never overlap, and all lie within their block', () => {
  const some = fc.array(
    fc.record({
      hosts: fc.uniqueArray(
        fc.nat(12).map((n) => `h${n}.contoso.com`),
        { minLength: 1, maxLength: 5 },
      ),
      pool: fc.constantFrom('p', 'q', 'r'),
      paths: fc.array(fc.constant('/meet'), { maxLength: 1 }),
    }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(some, (rules) => {
      const plan = templatePlan(routingOf(templateFor(rules)));
      const names = plan.names.map((name, index) => ({ id: `n${index}`, name }));
      const { blocks } = pictureGroup('contoso.com', names, plan);
      none(blocks.flatMap((block) => block.names).length === names.length ? [] : ['a name is lost']);
      for (const block of blocks) {
        const { height, middles } = blockLayout(block);
        for (const column of [block.rules, block.ends]) {
          const at = column.map(({ id }) => middles.get(id) ?? -1).sort((a, b) => a - b);
          none(at.filter((each, index) => index > 0 && each - (at[index - 1] ?? 0) < NODE_PITCH - 0.001));
          none(at.filter((each) => each < NODE_PITCH / 2 - 0.001 || each > height - NODE_PITCH / 2 + 0.001));
        }
      }
    }),
    { numRuns: 200 },
  );
});
