import { BASE, compared, findings, forward, messageOf, rule, targetGroup } from './templates';
import type { Resources } from './templates';

const at = (pool: string, ...ids: readonly string[]) => targetGroup(pool, { Targets: ids.map((Id) => ({ Id, Port: 4443 })) });
const TWO: Resources = {
  ...BASE,
  Pool01: at('one.contoso.com', '10.0.0.1', '10.0.0.2'),
  Pool02: at('two.contoso.com', '10.0.0.3'),
  One: rule('one.contoso.com', forward('Pool01')),
  Two: rule('two.contoso.com', forward('Pool02'), 11),
};

test('names move with the servers though their pools are called the same', () => {
  const swapped = {
    ...TWO,
    Pool01: at('two.contoso.com', '10.0.0.1', '10.0.0.2'),
    Pool02: at('one.contoso.com', '10.0.0.3'),
    One: rule('one.contoso.com', forward('Pool02')),
    Two: rule('two.contoso.com', forward('Pool01'), 11),
  };
  const { names, targetGroups } = compared(TWO, swapped);
  expect(names.moved.map(({ name, answers: [answer] }) => [name, answer?.from.text, answer?.to.text])).toEqual([
    ['one.contoso.com', 'one.contoso.com HTTPS 4443 at 10.0.0.1, 10.0.0.2', 'one.contoso.com HTTPS 4443 at 10.0.0.3'],
    ['two.contoso.com', 'two.contoso.com HTTPS 4443 at 10.0.0.3', 'two.contoso.com HTTPS 4443 at 10.0.0.1, 10.0.0.2'],
  ]);
  expect(targetGroups).toEqual([
    { key: 'Pool01', pools: { from: ['one.contoso.com'], to: ['two.contoso.com'] }, added: [], removed: [], kept: 2 },
    { key: 'Pool02', pools: { from: ['two.contoso.com'], to: ['one.contoso.com'] }, added: [], removed: [], kept: 1 },
  ]);
});

test('servers that come and go are told, a warning if none stays', () => {
  const some = compared(TWO, { ...TWO, Pool01: at('one.contoso.com', '10.0.0.2', '10.0.0.4') });
  expect(some.targetGroups).toEqual([expect.objectContaining({ key: 'Pool01', added: ['10.0.0.4'], removed: ['10.0.0.1'], kept: 1 })]);
  expect(findings(some)).toEqual([]);
  const all = compared(TWO, { ...TWO, Pool01: at('one.contoso.com', '10.0.0.4') });
  expect(findings(all)).toEqual(['all-servers-replaced Pool01']);
  expect(messageOf(all, 'all-servers-replaced')).toContain('change at once (10.0.0.1, 10.0.0.2 -> 10.0.0.4)');
});

test('a server on another port is another', () => {
  const elsewhere = targetGroup('two.contoso.com', { Targets: [{ Id: '10.0.0.3', Port: 4445 }] });
  expect(compared(TWO, { ...TWO, Pool02: elsewhere }).targetGroups).toEqual([
    expect.objectContaining({ added: ['10.0.0.3:4445'], removed: ['10.0.0.3'] }),
  ]);
});

describe('a target group that nobody has checked so far', () => {
  const { Pool01, ...rest } = TWO;
  const renamed = { ...rest, Again: Pool01 ?? targetGroup(undefined), One: rule('one.contoso.com', forward('Again')) };

  test('is told if it takes names over', () => {
    const comparison = compared(TWO, renamed);
    expect(findings(comparison)).toEqual(['target-group-starts-anew Again']);
    expect(messageOf(comparison, 'target-group-starts-anew')).toContain(
      'Again is to answer one.contoso.com, which Pool01 answers until now. The new one starts without healthy targets',
    );
  });

  test('is no news with names of its own', () => {
    const more = { ...TWO, Pool03: at('three.contoso.com', '10.0.0.9'), Three: rule('three.contoso.com', forward('Pool03'), 12) };
    expect(findings(compared(TWO, more))).toEqual([]);
  });

  test('one that is in use takes names over at once', () => {
    expect(findings(compared(TWO, { ...TWO, One: rule('one.contoso.com', forward('Pool02')) }))).toEqual([]);
  });
});
