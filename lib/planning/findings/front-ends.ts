import { finding, listed, type Finding } from '../../findings/finding';
import { serverIds } from '../backends';
import { farmPassage, frontEndKey, isPassThrough, poolPassage, type Passage } from '../front-ends';
import { ofBackend, ofDeclared, ofPool, ofSet } from '../places';
import { answeringPools } from '../published-names';
import type { CheckInput } from './check-input';
import type { OfficeWebAppsDeclaration, PoolDeclaration } from '../declarations';

/** What a front end cannot do, what it costs, and what is on the way from one to another. */
export function frontEndFindings(input: CheckInput): readonly Finding[] {
  const { proxy } = input;
  const reached: readonly Reached[] = [
    ...proxy.pools.filter(({ publish }) => publish).map((pool) => ({ declared: pool, pool, passage: poolPassage(pool, proxy) })),
    ...proxy.officeWebApps.map((farm) => ({ declared: farm, pool: undefined, passage: farmPassage(farm, proxy) })),
  ];
  return [
    ...reached.flatMap((each) => [...unable(each), ...fixedAddresses(each, input), ...sameFrontEnd(each)]),
    ...together(input),
    ...passThroughNotes(input),
    ...movingNotes(reached, input),
  ];
}

interface Reached {
  readonly declared: PoolDeclaration | OfficeWebAppsDeclaration;
  /** undefined: an Office Web Apps farm. */
  readonly pool: PoolDeclaration | undefined;
  readonly passage: Passage;
}

function unable({ declared, pool, passage }: Reached): readonly Finding[] {
  if (!isPassThrough(passage.current)) return [];
  const { name, stickiness, servers } = declared;
  return [
    ...(pool?.virtualDirectories === undefined
      ? []
      : [
          finding(
            'virtual-directories-need-application-load-balancer',
            ofPool(pool, 'virtualDirectories'),
            `Some virtual directories of ${name} are to be published, and its front end is a Network Load Balancer.`,
            'It passes connections through and reads no paths, so that the whole host would be open.',
            'Leave virtualDirectories out, or choose frontEnd: applicationLoadBalancer.',
          ),
        ]),
    ...(stickiness !== 'loadBalancerCookie'
      ? []
      : [
          finding(
            'stickiness-needs-application-load-balancer',
            ofBackend(declared, 'stickiness'),
            `Clients are to stay on one server of ${name} by a cookie, and its front end is a Network Load Balancer.`,
            'It passes connections through and cannot add a cookie.',
            'Leave stickiness out: where it is needed, clients stay on one server by their address.',
          ),
        ]),
    ...(pool?.version !== 'lync2010' || serverIds(servers).length < 2
      ? []
      : [
          finding(
            'lync2010-source-affinity',
            ofBackend(declared, 'servers'),
            `${name} is a Lync Server 2010 pool of ${serverIds(servers).length} servers behind a Network Load Balancer, which keeps clients on one by their address.`,
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
  const hasOne = [passage.current, passage.old].some((each) => each !== undefined && isPassThrough(each));
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
    const own = answering.filter((pool) => isPassThrough(poolPassage(pool, proxy).current));
    const several =
      answering.length > 1 && own.length > 0
        ? [
            finding(
              'answered-through-several-front-ends',
              ofSet(set, 'answeredBy'),
              `${listed(answering.map(({ name }) => name))} answer together, and the front end of ${listed(own.map(({ name }) => name))} is a Network Load Balancer.`,
              'Such a load balancer leads to one pool, and the records of these names to one load balancer.',
              'Name one pool in answeredBy, or give all of them the Application Load Balancer.',
            ),
          ]
        : [];
    const before = pools.get(set.movingFrom ?? '');
    const [first] = answering;
    if (before === undefined || first === undefined) return several;
    const { current } = poolPassage(first, proxy);
    if (answering.length === 1 && frontEndKey(poolPassage(before, proxy).current) !== frontEndKey(current)) return several;
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

function passThroughNotes({ plan, proxy }: CheckInput): readonly Finding[] {
  return plan.networkLoadBalancers.flatMap(({ owner, ownerName, names }) => [
    finding(
      'certificate-on-servers',
      ofDeclared(owner, proxy, 'passage', 'frontEnd'),
      `TLS ends at the servers of ${ownerName}: the certificate of their external web site must carry ${listed(names)}.`,
      'No certificate is requested for these names here, and clients outside see that of IIS.',
      'Install one of a public authority on each server (Set-CsCertificate -Type WebServicesExternal).',
    ),
    finding(
      'pass-through-gives-up',
      ofDeclared(owner, proxy, 'passage', 'frontEnd'),
      `Connections to ${ownerName} pass through a Network Load Balancer.`,
      'Windows authentication works; in return there is no web ACL (AWS WAF), no redirect from HTTP, no TLS policy of ours, domain-joined IIS faces the Internet, and client addresses are in flow logs only.',
      'Have flow logs written (network.flowLogs), and keep the servers patched.',
    ),
  ]);
}

function movingNotes(reached: readonly Reached[], { proxy }: CheckInput): readonly Finding[] {
  const pools = new Map(proxy.pools.map((pool) => [pool.id, pool]));
  const moving = [
    ...reached.flatMap(({ declared, passage: { old } }) =>
      old === undefined ? [] : [{ name: declared.name, place: ofBackend(declared, 'passage', 'movingFrom'), from: WORDS[old.kind] }],
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

const WORDS = { applicationLoadBalancer: 'the Application Load Balancer', networkLoadBalancer: 'its Network Load Balancer' } as const;
