import { finding, type Finding } from '../../findings/finding';
import { publishedBackends, serverIds } from '../backends';
import { answeringPools } from '../answering-pools';
import { abilitiesOf, kindNamed } from '../front-ends/kinds';
import { namesOfGroup } from '../front-ends/names-together';
import { FURTHER } from '../../declaring/simple-urls';
import { formerFrontEnds, jointPassage, passageOf, passageOfNames, type Passage } from '../front-ends/passage';
import { ofBackend, ofPool, ofSet, ofWebHost } from '../places';
import type { CheckInput } from './check-input';
import { fixedAddressFindings } from './fixed-addresses';
import type { BackendDeclaration, PoolDeclaration } from '../../declaring/declarations';

/** What a front end cannot do, what it costs, and what is on the way from one to another. */
export function frontEndFindings(input: CheckInput): readonly Finding[] {
  const { proxy } = input;
  const reached = publishedBackends(proxy).map((declared): Reached => ({
    declared,
    pool: 'role' in declared ? declared : undefined,
    passage: passageOf(declared, proxy),
  }));
  return [
    ...reached.flatMap((each) => [...unable(each, input), ...sameFrontEnd(each)]),
    ...fixedAddressFindings(reached, input),
    ...together(input),
    ...input.plan.frontEnds.flatMap((plan) => kindNamed(plan.kind).findings?.(plan, input) ?? []),
    ...movingNotes(reached, input),
    ...undecidedFarms(input),
  ];
}

interface Reached {
  readonly declared: BackendDeclaration;
  /** undefined: it is none. */
  readonly pool: PoolDeclaration | undefined;
  readonly passage: Passage;
}

function unable({ declared, pool, passage }: Reached, { proxy }: CheckInput): readonly Finding[] {
  const { name, stickiness, servers } = declared;
  const { one } = kindNamed(passage.current.kind).words;
  const { publishesSingleDirectories, keepsClientsByCookie, keepsClientsOfLync2010 } = abilitiesOf(passage.current, proxy);
  return [
    ...(pool?.virtualDirectories === undefined || publishesSingleDirectories
      ? []
      : [finding('virtual-directories-need-application-load-balancer', ofPool(pool, 'virtualDirectories'), { pool: name, frontEnd: one })]),
    ...(stickiness !== 'loadBalancerCookie' || keepsClientsByCookie
      ? []
      : [finding('stickiness-needs-application-load-balancer', ofBackend(declared, 'stickiness'), { owner: name, frontEnd: one })]),
    ...(pool?.version !== 'lync2010' || serverIds(servers).length < 2 || keepsClientsOfLync2010 !== 'by address'
      ? []
      : [
          finding('lync2010-source-affinity', ofBackend(declared, 'servers'), {
            pool: name,
            servers: serverIds(servers).length,
            frontEnd: one,
          }),
        ]),
  ];
}

function sameFrontEnd({ declared, passage }: Reached): readonly Finding[] {
  const { passage: said } = declared;
  if (said.movingFrom === undefined || said.movingFrom !== passage.current.kind) return [];
  return [
    finding('moving-from-same-front-end', ofBackend(declared, 'passage', 'movingFrom'), {
      kind: 'same front end',
      frontEnd: said.movingFrom,
    }),
  ];
}

function together({ proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  return proxy.simpleUrlSets.flatMap((set) => {
    const answering = answeringPools(set, pools);
    // Of which kind a front end is, no group of names decides.
    const names = namesOfGroup(set, FURTHER);
    const shared = jointPassage(answering, names, proxy).current;
    const own = answering.filter((pool) => {
      const { current } = passageOf(pool, proxy);
      return current.kind !== shared.kind || !abilitiesOf(current, proxy).answersForSeveralPools;
    });
    const [stranger] = own;
    const several =
      answering.length > 1 && stranger !== undefined
        ? [
            finding('answered-through-several-front-ends', ofSet(set, 'answeredBy'), {
              pools: answering.map(({ name }) => name),
              apart: own.map(({ name }) => name),
              frontEnd: kindNamed(passageOf(stranger, proxy).current.kind).words.one,
            }),
          ]
        : [];
    const before = pools.get(set.movingFrom ?? '');
    const [first] = answering;
    const passage = passageOfNames(answering, names, proxy);
    if (before === undefined || first === undefined || passage === undefined) return several;
    if (formerFrontEnds(before, passage, names, proxy).length > 0) return several;
    return [
      ...several,
      finding('moving-from-same-front-end', ofSet(set, 'movingFrom'), {
        kind: 'pools of one front end',
        formerPool: before.name,
        pool: first.name,
      }),
    ];
  });
}

function movingNotes(reached: readonly Reached[], { proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  return [
    ...reached.flatMap(({ declared, passage: { old } }) =>
      old === undefined || declared.passage.movingFrom === undefined
        ? []
        : finding('moving-between-front-ends', ofBackend(declared, 'passage', 'movingFrom'), {
            kind: 'to another front end',
            owner: declared.name,
            formerFrontEnd: kindNamed(old.kind).words.own,
          }),
    ),
    ...proxy.simpleUrlSets.flatMap((set) => {
      const before = pools.get(set.movingFrom ?? '');
      return before === undefined
        ? []
        : finding('moving-between-front-ends', ofSet(set, 'movingFrom'), {
            kind: 'to another pool',
            owner: set.name,
            formerPool: before.name,
          });
    }),
  ];
}

/**
 * Up to version 0.1 a farm that said nothing went where other pools were: to the Application Load Balancer if any pool came
 * by it, still or already. What an entry gets depends on no other entry, so where that rule led elsewhere than the front end
 * of all, somebody has to say which of the two it is to be: nothing that is deployed moves by itself.
 */
function undecidedFarms({ proxy }: CheckInput): readonly Finding[] {
  const formerly = [FORMERLY_SHARED, FORMERLY_ALONE];
  const passages = proxy.pools.filter(({ publish }) => publish).map((pool) => passageOf(pool, proxy));
  const kinds = passages
    .flatMap(({ current, old }) => [current, old])
    .flatMap((each) => each?.kind ?? [])
    .filter((kind) => formerly.includes(kind));
  const before = kinds.length === 0 ? proxy.frontEnd : kinds.includes(FORMERLY_SHARED) ? FORMERLY_SHARED : FORMERLY_ALONE;
  if (before === proxy.frontEnd || !formerly.includes(proxy.frontEnd)) return [];
  return proxy.officeWebApps
    .filter(({ passage }) => passage.frontEnd === undefined)
    .map((farm) =>
      finding('farm-front-end-undecided', ofWebHost(farm, 'passage', 'frontEnd'), {
        farm: farm.name,
        ofAll: proxy.frontEnd,
        formerly: before,
      }),
    );
}

const FORMERLY_SHARED = 'applicationLoadBalancer';
const FORMERLY_ALONE = 'networkLoadBalancer';
