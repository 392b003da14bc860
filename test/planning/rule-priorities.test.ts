import fc from 'fast-check';
import { ALB } from '../../lib/facts/limits';
import { planPublishing } from '../../lib/planning/plan-publishing';
import type { ListenerRulePlan } from '../../lib/planning/publishing-plan';
import { identityPriority, nextFreePriority } from '../../lib/planning/rule-priorities';
import { rulesOf as listenerRulesOf } from '../support/unrelated-changes';
import { POOL01, POOL02, declared } from './findings-of-names';

const identity = fc.string({ minLength: 1, maxLength: 60 });

describe('the priority that an identity gives', () => {
  test('leaves 1 to 1000 to the user, and is one that ELB takes', () => {
    fc.assert(
      fc.property(identity, fc.constantFrom('path' as const, 'host' as const), (text, band) => {
        expect(identityPriority(text, band)).toBeGreaterThan(1000);
        expect(identityPriority(text, band)).toBeLessThanOrEqual(ALB.highestPriority);
        expect(Number.isInteger(identityPriority(text, band))).toBe(true);
      }),
    );
  });

  test('puts every rule with paths before every rule for whole hosts', () => {
    fc.assert(
      fc.property(identity, identity, (one, other) => {
        expect(identityPriority(one, 'path')).toBeLessThan(identityPriority(other, 'host'));
      }),
    );
  });

  // Other numbers would change the rules of everybody who has deployed.
  test.each([
    ['Lync/Pools/pool01/Https', 'host', 40_224],
    ['Lync/Pools/pool01/Https-AddressBook', 'path', 5316],
  ] as const)('of %s is the same in every version', (text, band, priority) => {
    expect(identityPriority(text, band)).toBe(priority);
  });
});

describe('the next free priority', () => {
  const highest = fc.integer({ min: 1, max: 30 });

  test('is free, within the range, and the first there is, from the end on again from 1', () => {
    fc.assert(
      fc.property(highest, fc.nat(), fc.array(fc.integer({ min: 1, max: 30 })), (most, start, taken) => {
        const from = (start % most) + 1;
        const used = new Set([...taken, from]);
        const inTurn = Array.from({ length: most }, (_, i) => ((from + i) % most) + 1);
        expect(nextFreePriority(from, most, (each) => !used.has(each))).toBe(inTurn.find((each) => !used.has(each)) ?? from);
      }),
    );
  });

  test.each([
    [5, [5], 6],
    [5, [5, 6, 7], 8],
    [50_000, [50_000], 1],
    [50_000, [1, 50_000], 2],
  ])('after %i, where %j are used, is %i', (from, used, free) => {
    expect(nextFreePriority(from, ALB.highestPriority, (each) => !used.includes(each))).toBe(free);
  });
});

describe('a rule', () => {
  const namesOf = (count: number) => Array.from({ length: count }, (_, i) => `old${i}.contoso.com`);
  const rulesOf = (furtherNames: readonly string[], priority?: number) =>
    listenerRulesOf(planPublishing(declared({ pools: [{ ...POOL01, furtherNames, priority }, POOL02] })));

  test('with a priority of its own has that one', () => {
    expect(priorities(rulesOf([], 7))).toMatchObject({ 'Lync/Pools/pool01/Https': 7 });
  });

  test('keeps its derived priority when its pool gets another name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (count) => {
        expect(changed(rulesOf(namesOf(count)), rulesOf(namesOf(count + 1)))).toEqual([]);
      }),
    );
  });

  test('keeps its explicit priority when its pool gets another name', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), (count) => {
        expect(changed(rulesOf(namesOf(count), 100), rulesOf(namesOf(count + 1), 100))).toEqual([]);
      }),
    );
  });

  test('keeps its explicit priority when its pool publishes another virtual directory', () => {
    const directories = (...virtualDirectories: string[]) =>
      listenerRulesOf(
        planPublishing(declared({ pools: [{ ...POOL01, furtherNames: ['old.contoso.com'], virtualDirectories, priority: 100 }] })),
      );
    expect(changed(directories('abs', 'ucwa'), directories('abs', 'meet', 'ucwa', 'our-own'))).toEqual([]);
  });
});

function priorities(rules: readonly ListenerRulePlan[]): Readonly<Record<string, number>> {
  return Object.fromEntries(rules.map(({ owner, id, priority }) => [`${owner}/${id}`, priority]));
}

/** Rules that both have, with different priorities. */
function changed(before: readonly ListenerRulePlan[], after: readonly ListenerRulePlan[]): readonly string[] {
  const later = priorities(after);
  return Object.entries(priorities(before)).flatMap(([rule, priority]) => {
    const now = later[rule];
    return now === undefined || now === priority ? [] : `${rule}: ${priority} becomes ${now}`;
  });
}
