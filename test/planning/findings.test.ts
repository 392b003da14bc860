import type { CatalogueEntry } from '../../lib/findings/finding-family';
import fc from 'fast-check';
import type { PoolEntry } from '../../lib/declaring/deployment-file/deployment';
import type { ProxyDeclaration } from '../../lib/declaring/declarations';
import { CATALOGUE, entryOf, isAcknowledgeableElsewhere } from '../../lib/findings/catalogue';
import { ID_PREFIX } from '../../lib/findings/id-prefix';
import { FindingsError, type Finding } from '../../lib/findings/finding';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { rulesOf } from '../support/unrelated-changes';
import { FINDING_EXAMPLES } from './findings-of-all';
import { POOL01, POOL02, declared, withPool } from './findings-of-names';

const ENTRIES: readonly (readonly [string, CatalogueEntry])[] = Object.entries(CATALOGUE);

/** What everybody is told who has several servers, an old version, or signs in passively: rows about something else are not about them. */
const REMINDERS = ['internal-web-services-elsewhere', 'federation-service-elsewhere', 'no-security-updates'];

test.each(FINDING_EXAMPLES)(
  '$severity $finding names $names, and goes away with it',
  ({ finding, severity, where, names, untrue, wrong, right, also = [] }) => {
    const isTold = ({ id }: Finding) => REMINDERS.some((name) => name !== finding && id === `${ID_PREFIX}${name}`);
    const found = planPublishing(wrong).findings.filter((each) => !isTold(each));

    expect(new Set(found.map(({ id }) => id))).toEqual(new Set([finding, ...also].map((name) => `${ID_PREFIX}${name}`)));
    const [first, ...more] = found.filter(({ id }) => id === `${ID_PREFIX}${finding}`);
    expect(more).toEqual([]);
    expect(first).toMatchObject({ severity, where });
    expect(first?.message).toContain(names);
    expect(untrue !== undefined && first?.message.includes(untrue)).toBe(false);
    for (const { message } of found) expect(message).not.toMatch(/undefined|\[object|NaN| {2}|\(\?\)/);
    expect(planPublishing(right).findings.filter((each) => !isTold(each))).toEqual([]);
  },
);

/** Of every kind of entry one that nothing is to be said of, before and behind those of a row. */
const NEIGHBOURS = declared({
  pools: ['aaa', 'zzz'].map((name, index): PoolEntry => ({
    ...POOL01,
    ...{ name, externalWebServicesFqdn: `${name}.contoso.com`, servers: [`10.20.9.${11 + index}`] },
    ...{ externalSignIn: 'modern', frontEnd: 'applicationLoadBalancer' },
  })),
  simpleUrls: [{ name: 'urls', answeredBy: 'aaa', dialin: 'https://dialin9.contoso.com' }],
  officeWebApps: [{ host: 'owa9.contoso.com', servers: ['10.20.9.31'], frontEnd: 'applicationLoadBalancer' }],
  furtherServices: [{ host: 'mail9.contoso.com', servers: ['10.20.9.41'], externalSignIn: 'modern', frontEnd: 'applicationLoadBalancer' }],
});
const NEIGHBOUR_NAMES = [NEIGHBOURS.pools, NEIGHBOURS.simpleUrlSets, NEIGHBOURS.officeWebApps, NEIGHBOURS.furtherServices].flatMap((list) =>
  list.map(({ name }) => name),
);

function withNeighbours(proxy: ProxyDeclaration): ProxyDeclaration {
  const [first, ...others] = NEIGHBOURS.pools;
  return {
    ...proxy,
    pools: [...(first === undefined ? [] : [first]), ...proxy.pools, ...others],
    simpleUrlSets: [...NEIGHBOURS.simpleUrlSets, ...proxy.simpleUrlSets],
    officeWebApps: [...NEIGHBOURS.officeWebApps, ...proxy.officeWebApps],
    furtherServices: [...NEIGHBOURS.furtherServices, ...proxy.furtherServices],
  };
}

/** What is found in all entries together, or by what another entry needs. */
const OF_ALL_ENTRIES: readonly string[] = [
  ...['balancer-property-heeded-in-part', 'balancer-property-unheeded'],
  ...['certificate-common-name-too-long', 'certificate-unused', 'certificate-validated-elsewhere', 'director-without-front-end-pool'],
  ...[
    'egress-widened',
    'farm-front-end-undecided',
    'id-blank',
    'idle-timeout-out-of-range',
    'no-pool-published',
    'phone-certificate-wildcard',
  ],
  ...['compact-publishing-exceeded', 'compact-publishing-without-effect', 'load-balancer-without-effect', 'moving-between-load-balancers'],
  ...['phone-names-missing', 'quota-exceeded', 'quota-out-of-range', 'vpc-cidr-unknown'],
];

test.each(FINDING_EXAMPLES.filter(({ finding }) => !OF_ALL_ENTRIES.includes(finding)))(
  'law: entries about which there is nothing to say neither hide $finding ($names) nor add anything',
  ({ finding, wrong, right }) => {
    const said = (proxy: ProxyDeclaration) =>
      planPublishing(proxy)
        .findings.filter(({ id }) => !REMINDERS.some((name) => name !== finding && id === `${ID_PREFIX}${name}`))
        .filter(({ where }) => !NEIGHBOUR_NAMES.includes(where ?? ''))
        .map(({ id, where }) => ({ id, where }));
    expect(said(withNeighbours(wrong))).toEqual(said(wrong));
    expect(said(withNeighbours(right))).toEqual([]);
  },
);

test('every finding of the catalogue that a declaration can have stands in the table, with its severity', () => {
  const inTable = new Map(FINDING_EXAMPLES.map(({ finding, severity }) => [finding, severity] as const));
  const inCatalogue = ENTRIES.filter(([name, { foundIn }]) => foundIn.includes('declarations') && name !== 'rule-in-another-stack');

  expect(Object.fromEntries(inTable)).toEqual(Object.fromEntries(inCatalogue.map(([name, { severity }]) => [name, severity])));
});

describe('an acknowledgement', () => {
  const windows = `${ID_PREFIX}windows-authentication-through-alb`;
  const both = { externalSignIn: undefined, pools: [POOL01, POOL02] };
  const acknowledged = (where?: string) => declared({ ...both, acknowledge: [{ id: windows, reason: 'NTLM is off', where }] });

  test('hides a warning, and an error that says so', () => {
    expect(planPublishing(declared(both)).findings.map(({ message }) => message)).toEqual([
      expect.stringContaining(`Or acknowledge ${windows} with a reason.`),
      expect.stringContaining(`Or acknowledge ${windows} with a reason.`),
    ]);
    expect(planPublishing(acknowledged()).findings).toEqual([]);
  });

  test('with a place hides the finding there and no other', () => {
    expect(planPublishing(acknowledged('pool01')).findings).toMatchObject([{ id: windows, where: 'pool02' }]);
  });

  const updates = (changes: Partial<PoolEntry>, where?: string) =>
    planPublishing(
      declared({
        pools: [{ ...POOL01, ...changes }],
        acknowledge: [{ id: `${ID_PREFIX}no-security-updates`, reason: 'They go in May', where }],
      }),
    );

  test('hides what synthesis and import say, and is told when there is nothing of it', () => {
    const { findings, acknowledged } = updates({ version: 'lync2013' });
    expect([findings, acknowledged.map(({ id }) => id)]).toEqual([[], [`${ID_PREFIX}no-security-updates`]]);
    expect(updates({ version: 'se' }).findings.map(({ id }) => id)).toEqual([`${ID_PREFIX}acknowledgement-unused`]);
  });

  const declaredHere = ENTRIES.filter(
    ([name, { severity, foundIn }]) => severity !== 'error' && foundIn.includes('declarations') && name !== 'acknowledgement-unused',
  );

  test.each(declaredHere)('of %s that there is nothing of is unused, unless it may be found later', (name, { foundIn }) => {
    const mayBeFoundLater = foundIn.some((where) => where !== 'declarations' && where !== 'import');
    const found = saidOf(name).filter(({ id }) => id === `${ID_PREFIX}acknowledgement-unused`);
    expect(found).toHaveLength(mayBeFoundLater ? 0 : 1);
  });

  test('of an error that cannot be acknowledged hides nothing', () => {
    const id = `${ID_PREFIX}servers-missing`;
    const plan = planPublishing(declared({ pools: [{ ...POOL01, servers: [] }], acknowledge: [{ id, reason: 'later' }] }));
    expect(plan.findings.map((each) => each.id)).toEqual([`${ID_PREFIX}acknowledgement-unknown`, id]);
  });

  const saidOf = (name: string, where?: string) =>
    planPublishing(declared({ acknowledge: [{ id: `${ID_PREFIX}${name}`, reason: 'Announced for Sunday', where }] })).findings;
  const found = ENTRIES.filter(([, { foundIn }]) => !foundIn.includes('declarations')).map(
    ([name, entry]) => [name, entry.severity, entry] as const,
  );

  test.each(found)('of %s (%s), which the command line finds, is taken unless it is an error about the plan', (name, severity, entry) => {
    const isTaken = severity !== 'error' || (entry.law === 'aws' && entry.foundIn.includes('template'));
    expect(saidOf(name, 'AnyLogicalId').map(({ id }) => id)).toEqual(isTaken ? [] : [`${ID_PREFIX}acknowledgement-unknown`]);
  });

  test.each(found.filter(([, severity]) => severity === 'error'))(
    'of %s (%s) everywhere is refused, with the reason of its law',
    (name, _, { law }) => {
      const [refused, ...others] = saidOf(name);
      expect(others).toEqual([]);
      expect(refused?.id).toBe(`${ID_PREFIX}acknowledgement-unknown`);
      expect(refused?.message.includes('AWS would refuse a deployment with it')).toBe(law === 'aws');
      expect(refused?.message.includes('name its logical id (where)')).toBe(
        isAcknowledgeableElsewhere(entryOf(`${ID_PREFIX}${name}`) as CatalogueEntry),
      );
    },
  );

  test('of an error about AWS hides nothing that is declared', () => {
    const id = `${ID_PREFIX}priority-out-of-range`;
    const acknowledge = [{ id, reason: 'later', where: 'pool01' }];
    const plan = planPublishing(declared({ pools: [{ ...POOL01, priority: 0 }], acknowledge }));
    expect(plan.findings.map((each) => each.id)).toContain(id);
  });
});

describe('the line that a taken priority prints makes the finding go away', () => {
  test('for a pool', () => {
    const [taken] = takenBy(withPool({ priority: 7 }, [{ ...POOL02, priority: 7 }]));
    const { where, priority } = adviceOf(taken);
    const followed = [POOL01, POOL02].map((pool) => ({ ...pool, priority: pool.name === where ? priority : 7 }));

    expect(where).toBe('pool02');
    expect(planPublishing(declared({ pools: followed })).findings).toEqual([]);
  });

  test('for a set of simple URLs', () => {
    const deployment = (priority: number) =>
      declared({
        pools: [{ ...POOL01, priority: 7 }],
        simpleUrls: { meet: ['https://meet.contoso.com'], priorities: { 'contoso.com': priority } },
      });
    const { where, group, priority } = adviceOf(takenBy(deployment(7))[0]);

    expect([where, group]).toEqual(['SimpleUrls', 'contoso.com']);
    expect(planPublishing(deployment(priority)).findings).toEqual([]);
  });

  test('at the end of the range, where it starts again at 1', () => {
    const [taken] = takenBy(withPool({ priority: 50_000 }, [{ ...POOL02, priority: 50_000 }]));
    expect(adviceOf(taken).priority).toBe(1);
  });

  test('for pools that publish virtual directories and need several numbers', () => {
    const features = [POOL01, POOL02].map((pool) => ({ ...pool, virtualDirectories: ['abs', 'autodiscover', 'meet'] }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 20 }), (one, other) => {
        expect(rounds(features.map((pool, i) => ({ ...pool, priority: i === 0 ? one : other })))).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('for the rule of a Host header that carries the port', () => {
    const onOtherPort = { ...POOL02, publishedPorts: { https: 8443 } };
    const derived = rulesOf(planPublishing(withPool({}, [onOtherPort]))).find(({ id }) => id === 'Https-8443-Port')?.priority;
    expect(derived).toBeGreaterThan(0);
    expect(rounds([{ ...POOL01, publishedPorts: { https: 8443 }, priority: derived }, onOtherPort])).toBe(1);
  });
});

test('findings come errors first, whatever the order of what they are about', () => {
  const mistaken: readonly PoolEntry[] = [
    { ...POOL01, servers: [], virtualDirectories: ['/mete'] },
    { ...POOL02, servers: ['203.0.113.7'] },
  ];
  const { findings } = planPublishing(declared({ pools: mistaken, idleTimeout: 300 }));

  expect(findings.map(({ severity }) => severity)).toEqual(['error', 'error', 'warning', 'warning']);
  expect(planPublishing(declared({ pools: mistaken.toReversed(), idleTimeout: 300 })).findings).toEqual(findings);
});

test('the error that stops synthesis lists every error with its id and place', () => {
  const { findings } = planPublishing(withPool({ servers: [] }, [{ ...POOL02, servers: [] }]));
  const { message } = new FindingsError('Stack/Lync', findings);

  expect(message).toContain('Stack/Lync cannot be planned: 2 errors');
  expect(message).toContain('error lync-reverse-proxy:servers-missing (pool01)\n  The pool has no servers.');
  expect(message).toContain('error lync-reverse-proxy:servers-missing (pool02)\n  The pool has no servers.');
});

function takenBy(declaration: ProxyDeclaration): readonly Finding[] {
  return planPublishing(declaration).findings.filter(({ id }) => id === `${ID_PREFIX}priority-taken`);
}

/** What a user reads off the message. */
function adviceOf(finding: Finding | undefined) {
  const {
    where = '',
    group,
    priority,
  } = /under (?<where>\S+): (?:priority: |priorities: \{ "(?<group>[^"]+)": )(?<priority>\d+)/.exec(finding?.message ?? '')?.groups ?? {};
  if (priority === undefined) throw new Error(`no line to add in ${JSON.stringify(finding)}`);
  return { where, group, priority: Number(priority) };
}

/** How often the advice must be followed until every priority is free; 5 if it never ends. */
function rounds(pools: readonly PoolEntry[], done = 0): number {
  const [taken] = takenBy(declared({ pools }));
  if (taken === undefined || done === 5) return done;
  const { where, priority } = adviceOf(taken);
  return rounds(
    pools.map((pool) => (pool.name === where ? { ...pool, priority } : pool)),
    done + 1,
  );
}

test('law: who follows all advice on priorities at once has none left that meet', () => {
  const numbers = fc.array(fc.constantFrom(7, 8, 9, 57, 49_999, 50_000), { minLength: 2, maxLength: 6 });
  const directories = fc.constantFrom(undefined, ['/meet', '/dialin', '/ucwa']);
  const port = fc.constantFrom(443, 8443);
  fc.assert(
    fc.property(numbers, directories, port, (priorities, virtualDirectories, https) => {
      const pools = priorities.map((priority, index): PoolEntry => ({
        ...POOL01,
        name: `pool${index}`,
        externalWebServicesFqdn: `webext${index}.contoso.com`,
        servers: [`10.20.0.${10 + index}`],
        publishedPorts: { https, http: 80 },
        virtualDirectories: index === 0 ? virtualDirectories : undefined,
        priority,
      }));
      const advice = new Map(takenBy(declared({ pools })).map((each) => [adviceOf(each).where, adviceOf(each).priority]));
      const followed = pools.map((pool) => ({ ...pool, priority: advice.get(pool.name) ?? pool.priority }));
      expect(takenBy(declared({ pools: followed }))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('what a finding is about is a value of it too, where a template may have another one', () => {
  const valuesOf = (name: string, proxy: ProxyDeclaration) =>
    planPublishing(proxy).findings.find(({ id }) => id === `${ID_PREFIX}${name}`)?.values;
  expect(valuesOf('idle-timeout-short', declared({ idleTimeout: 300 }))).toEqual([300]);
  expect(valuesOf('idle-timeout-short', declared({ idleTimeout: 301 }))).toEqual([301]);
  expect(valuesOf('no-route-to-servers', withPool({ servers: ['10.30.0.11', '10.20.0.11', '10.30.0.12'] }))).toEqual([
    '10.30.0.11',
    '10.30.0.12',
  ]);
});

test('a subnet that is too small is named by its place', () => {
  const subnets = ['10.80.0.0/27', '10.80.0.32/28', '10.80.0.48/28'].map((cidr, index) => ({ zone: `zone${index}`, cidr }));
  const found = planPublishing({ ...declared({}), subnets }).findings.filter(({ id }) => id === `${ID_PREFIX}subnet-too-small`);
  expect(found.map(({ at }) => at?.key)).toEqual([['subnets', 1]]);
});

test('numbers that somebody wrote do not come from names', () => {
  const [both] = takenBy(withPool({ priority: 7 }, [{ ...POOL02, priority: 7 }]));
  expect(both?.message).toContain('Somebody wrote the numbers of both.');
  expect(both?.message).not.toContain('come from the names');
  const { frontEnds } = planPublishing(withPool({}, []));
  const byName = frontEnds[0]?.rules[0]?.priority;
  const [one] = takenBy(withPool({}, [{ ...POOL02, priority: byName }]));
  expect(one?.message).toContain('Somebody wrote the number of one, and that of the other comes from its name.');
});

test('a number out of range under a key of nobody is one mistake', () => {
  const simpleUrls = { meet: ['https://meet.contoso.com'], priorities: { 'contosso.com': 0 } };
  const found = planPublishing(declared({ simpleUrls })).findings.map(({ id }) => id.slice(ID_PREFIX.length));
  expect(found.filter((id) => id.startsWith('priority'))).toEqual(['priority-ignored']);
});

test('a prefix of logs that is wrong twice is told of both', () => {
  const accessLogs = { bucket: 'logs', region: undefined, isKmsEncrypted: false, prefix: 'AWSLogs/' };
  const messages = planPublishing({ ...declared({}), accessLogs }).findings.map(({ message }) => message);
  expect(messages.filter((each) => each.includes('"AWSLogs/" of the logs'))).toHaveLength(2);
});
