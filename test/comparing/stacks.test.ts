import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareStacks } from '../../lib/comparing/compare-stacks';
import type { StackTemplate } from '../../lib/templates/cloudformation-template';
import { readAssembly } from '../../lib/templates/read-stacks';
import { BASE, findings, forward, messageOf, rule, stack } from './templates';
import type { Resources } from './templates';

describe('a stack of another name', () => {
  const [here, there] = [stack(BASE, 'Here'), stack(BASE, 'There')];

  test('is another stack', () => {
    const comparison = compareStacks([here], [there], { haveTheirNames: true });
    expect(findings(comparison)).toEqual(['stack-renamed There']);
    expect(messageOf(comparison, 'stack-renamed')).toContain('The stack is called There and was called Here.');
  });

  test('is none where names are those of files', () => {
    expect(findings(compareStacks([here], [there]))).toEqual([]);
    expect(findings(compareStacks([here], [here], { haveTheirNames: true }))).toEqual([]);
  });
});

describe('a nested stack', () => {
  const holder = (url: string, nested: Readonly<Record<string, StackTemplate>> = {}): StackTemplate => {
    const resources: Resources = { Pools: { Type: 'AWS::CloudFormation::Stack', Properties: { TemplateURL: url } } };
    return { ...stack({ ...BASE, ...resources }), nested };
  };
  const pools = stack({ Meet: rule('meet.contoso.com', forward('Pool01')) }, 'Proxy/Pools');
  const [unread, read] = [holder('one'), holder('other', { Pools: pools })];

  test.each([
    ['old', unread, read],
    ['new', read, unread],
  ])('whose %s template is not there is told, and its names do not come or go', (side, before, after) => {
    const comparison = compareStacks([before], [after]);
    expect(findings(comparison)).toEqual(['nested-stack-unread Pools']);
    expect(messageOf(comparison, 'nested-stack-unread')).toContain(`the ${side} template is not in the folder`);
    expect(comparison.names).toEqual({ moved: [], added: [], removed: [] });
  });

  test('of which neither is there is told if it is another', () => {
    expect(findings(compareStacks([unread], [holder('other')]))).toEqual(['nested-stack-unread Pools']);
    expect(findings(compareStacks([unread], [unread]))).toEqual([]);
  });

  test('that is new brings its names', () => {
    const comparison = compareStacks([stack(BASE)], [read]);
    expect(findings(comparison)).toEqual([]);
    expect(comparison.names.added.map(({ name }) => name)).toEqual(['meet.contoso.com']);
  });
});

test('a folder that is no cloud assembly is told without an option that not every verb has', () => {
  const folder = mkdtempSync(join(tmpdir(), 'compare-'));
  expect(() => readAssembly(folder)).toThrow('Run "cdk synth" first, or name a template file instead.');
  rmSync(folder, { recursive: true });
});
