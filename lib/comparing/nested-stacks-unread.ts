import { finding, type Finding } from '../findings/finding';
import { isUnread, own, STACK_TYPE, type StackTemplate } from '../templates/cloudformation-template';
import { canonicalText } from './resource-values';

/** Both sides without nested stacks that could be read on one side only: their names would all seem to come or to go. */
export interface ReadStacks {
  readonly before: readonly StackTemplate[];
  readonly after: readonly StackTemplate[];
  readonly findings: readonly Finding[];
}

export function nestedStacksRead(before: readonly StackTemplate[], after: readonly StackTemplate[]): ReadStacks {
  const single = before.length === 1 && after.length === 1;
  const partner = (stack: StackTemplate, others: readonly StackTemplate[]) =>
    single ? others[0] : others.find(({ name }) => name === stack.name);
  return {
    before: before.map((stack) => withoutUnread(stack, partner(stack, after))),
    after: after.map((stack) => withoutUnread(stack, partner(stack, before))),
    findings: after.flatMap((stack) => {
      const old = partner(stack, before);
      return old === undefined ? [] : unreadFindings(old, stack, '');
    }),
  };
}

function withoutUnread(stack: StackTemplate, other: StackTemplate | undefined): StackTemplate {
  if (other === undefined) return stack;
  const nested = Object.entries(stack.nested).filter(([id]) => !isUnread(other, id));
  return { ...stack, nested: Object.fromEntries(nested.map(([id, inner]) => [id, withoutUnread(inner, own(other.nested, id))])) };
}

function unreadFindings(old: StackTemplate, young: StackTemplate, path: string): readonly Finding[] {
  const isNested = (id: string) => [old, young].every(({ template }) => own(template.Resources, id)?.Type === STACK_TYPE);
  const ids = Object.keys(young.template.Resources).filter(isNested);
  return ids.flatMap((id) => {
    const [unread, unreadNow] = [isUnread(old, id), isUnread(young, id)];
    const [before, after] = [own(old.nested, id), own(young.nested, id)];
    if (before !== undefined && after !== undefined) return unreadFindings(before, after, `${path}${id}/`);
    const [was, is] = [old, young].map(({ template }) => canonicalText(own(template.Resources, id)?.Properties));
    if (unread && unreadNow && was === is) return [];
    const sides = unread && unreadNow ? 'both' : unread ? 'old' : 'new';
    return [finding('nested-stack-unread', `${path}${id}`, { stack: `${path}${id}`, unread: sides })];
  });
}
