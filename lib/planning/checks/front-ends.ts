import { listed } from '../../findings/wording';
import { finding, type Finding } from '../../findings/finding';
import { serverIds } from '../backends';
import { answeringPools } from '../answering-pools';
import { abilitiesOf, kindNamed } from '../front-ends/kinds';
import { jointPassage, passageOf, passageThrough, type Passage } from '../front-ends/passage';
import { ofBackend, ofFarm, ofPool, ofSet } from '../places';
import type { CheckInput } from './check-input';
import type { OfficeWebAppsDeclaration, PoolDeclaration } from '../../declaring/declarations';

/** What a front end cannot do, what it costs, and what is on the way from one to another. */
export function frontEndFindings(input: CheckInput): readonly Finding[] {
  const { proxy } = input;
  const reached: readonly Reached[] = [
    ...proxy.pools.filter(({ publish }) => publish).map((pool) => ({ declared: pool, pool, passage: passageOf(pool, proxy) })),
    ...proxy.officeWebApps.map((farm) => ({ declared: farm, pool: undefined, passage: passageOf(farm, proxy) })),
  ];
  return [
    ...reached.flatMap((each) => [...unable(each, input), ...fixedAddresses(each, input), ...sameFrontEnd(each)]),
    ...together(input),
    ...input.plan.frontEnds.flatMap((plan) => kindNamed(plan.kind).findings?.(plan, input) ?? []),
    ...movingNotes(reached, input),
    ...undecidedFarms(input),
  ];
}

interface Reached {
  readonly declared: PoolDeclaration | OfficeWebAppsDeclaration;
  /** undefined: an Office Web Apps farm. */
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
      : [
          finding(
            'virtual-directories-need-application-load-balancer',
            ofPool(pool, 'virtualDirectories'),
            `Some virtual directories of ${name} are to be published, and its front end is ${one}.`,
            'It passes connections through and reads no paths, so that the whole host would be open.',
            'Leave virtualDirectories out, or choose frontEnd: applicationLoadBalancer.',
          ),
        ]),
    ...(stickiness !== 'loadBalancerCookie' || keepsClientsByCookie
      ? []
      : [
          finding(
            'stickiness-needs-application-load-balancer',
            ofBackend(declared, 'stickiness'),
            `Clients are to stay on one server of ${name} by a cookie, and its front end is ${one}.`,
            'It passes connections through and cannot add a cookie.',
            'Leave stickiness out: where it is needed, clients stay on one server by their address.',
          ),
        ]),
    ...(pool?.version !== 'lync2010' || serverIds(servers).length < 2 || keepsClientsOfLync2010 !== 'by address'
      ? []
      : [
          finding(
            'lync2010-source-affinity',
            ofBackend(declared, 'servers'),
            `${name} is a Lync Server 2010 pool of ${serverIds(servers).length} servers behind ${one}, which keeps clients on one by their address.`,
            'Its own way is the cookie MS-WSMAN: clients behind one address share a server here, and a phone that changes networks signs in again.',
            "Put the pool's own hardware load balancer in between (loadBalancerAddress), or accept it.",
          ),
        ]),
  ];
}

function fixedAddresses({ declared, passage }: Reached, { proxy }: CheckInput): readonly Finding[] {
  const { name, passage: said } = declared;
  const count = said.fixedAddresses.length;
  if (count === 0) return [];
  const hasOne = [passage.current, passage.old].some((each) => each !== undefined && abilitiesOf(each, proxy).takesFixedAddresses);
  const wanted = proxy.subnets?.length;
  if (hasOne && (wanted === undefined || wanted === count)) return [];
  return [
    finding(
      'fixed-addresses-mismatch',
      ofBackend(declared, 'passage', 'fixedAddresses'),
      hasOne
        ? `fixedAddresses has ${count} for ${wanted ?? ''} subnets.`
        : `fixedAddresses are given, and ${name} has no Network Load Balancer.`,
      hasOne ? 'A Network Load Balancer takes one for each subnet.' : 'An Application Load Balancer changes its addresses as it likes.',
      hasOne
        ? 'Write the allocation ids of as many Elastic IP addresses, in the order of the subnets.'
        : 'Remove them, or choose frontEnd: networkLoadBalancer.',
    ),
  ];
}

function sameFrontEnd({ declared, passage }: Reached): readonly Finding[] {
  const { passage: said } = declared;
  if (said.movingFrom === undefined || passage.old !== undefined) return [];
  return [
    finding(
      'moving-from-same-front-end',
      ofBackend(declared, 'passage', 'movingFrom'),
      `movingFrom is ${said.movingFrom}, and so is the front end.`,
      'Nothing moves.',
      'Remove movingFrom, or write the new frontEnd.',
    ),
  ];
}

function together({ proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  return proxy.simpleUrlSets.flatMap((set) => {
    const answering = answeringPools(set, pools);
    const shared = jointPassage(answering, set.id, proxy).current;
    const own = answering.filter((pool) => {
      const { current } = passageOf(pool, proxy);
      return current.kind !== shared.kind || !abilitiesOf(current, proxy).answersForSeveralPools;
    });
    const [stranger] = own;
    const several =
      answering.length > 1 && stranger !== undefined
        ? [
            finding(
              'answered-through-several-front-ends',
              ofSet(set, 'answeredBy'),
              `${listed(answering.map(({ name }) => name))} answer together, and the front end of ${listed(own.map(({ name }) => name))} is ${kindNamed(passageOf(stranger, proxy).current.kind).words.one}.`,
              'Such a load balancer leads to one pool, and the records of these names to one load balancer.',
              'Name one pool in answeredBy, or give all of them the Application Load Balancer.',
            ),
          ]
        : [];
    const before = pools.get(set.movingFrom ?? '');
    const [first] = answering;
    if (before === undefined || first === undefined) return several;
    const { current } = passageThrough(first, set.id, proxy);
    if (answering.length === 1 && passageThrough(before, set.id, proxy).current.key !== current.key) return several;
    return [
      ...several,
      finding(
        'moving-from-same-front-end',
        ofSet(set, 'movingFrom'),
        `movingFrom is ${before.name}, which has the front end of ${first.name}.`,
        'Such names move within one load balancer: its rules change in place, and nothing has to stay.',
        'Remove movingFrom.',
      ),
    ];
  });
}

function movingNotes(reached: readonly Reached[], { proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  const moving = [
    ...reached.flatMap(({ declared, passage: { old } }) =>
      old === undefined
        ? []
        : [{ name: declared.name, place: ofBackend(declared, 'passage', 'movingFrom'), from: kindNamed(old.kind).words.own }],
    ),
    ...proxy.simpleUrlSets.flatMap((set) => {
      const before = pools.get(set.movingFrom ?? '');
      return before === undefined ? [] : [{ name: set.name, place: ofSet(set, 'movingFrom'), from: `the front end of ${before.name}` }];
    }),
  ];
  return moving.map(({ name, place, from }) =>
    finding(
      'moving-between-front-ends',
      place,
      `The names of ${name} still answer through ${from}, without records.`,
      'DNS caches lead clients there for a minute, badly written ones for hours.',
      'Remove movingFrom in a later deployment, when its metrics show no more connections.',
    ),
  );
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
      finding(
        'farm-front-end-undecided',
        ofFarm(farm, 'passage', 'frontEnd'),
        `${farm.name} says no frontEnd and so follows that of all (${proxy.frontEnd}); earlier versions went by the pools, and led it to ${before}.`,
        'Deployed without a word, a farm that stands there already would move to another load balancer.',
        `Write one of these two lines in the entry of ${farm.name}:`,
        `frontEnd: ${before} (keeps what an earlier version deployed) or`,
        `frontEnd: ${proxy.frontEnd} (follows all; to move there without a gap, add movingFrom: ${before}).`,
      ),
    );
}

const FORMERLY_SHARED = 'applicationLoadBalancer';
const FORMERLY_ALONE = 'networkLoadBalancer';
