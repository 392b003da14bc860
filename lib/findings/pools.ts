import { dated } from '../facts/dated-facts';
import { ENDED_VERSIONS, type EndedPool } from '../facts/ended-versions';
import type { FindingFamily } from './finding-family';
import { listed } from './wording';

const DIRECTORS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-scenarios-for-the-director';
const FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const HLB = 'https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements';
const PUBLISHING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const SIMPLE_URLS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';
const TARGETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';
const TRANSITION = 'https://learn.microsoft.com/lyncserver/lync-server-2013-changes-in-lync-server-that-affect-edge-server-planning';

const DIFFERENCES = { servers: 'the kind of their servers', listeningPorts: 'their listening ports' } as const;

/** Of pools that answer together. */
export interface MixedPools {
  readonly pools: readonly string[];
  readonly differ: readonly (keyof typeof DIFFERENCES)[];
}

export interface PoolOfVersion {
  readonly name: string;
  readonly version: string;
}

function without(pools: readonly EndedPool[]): string {
  return `${listed(pools.map(({ name, version }) => `${name} (${version})`))} ${pools.length === 1 ? 'gets' : 'get'} no security updates`;
}

/** About pools, their roles, versions and ports. */
export const POOLS = {
  'answered-by-mixed-pools': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Pools that answer together differ in the kind of their servers or their ports.',
    source: TARGETS,
    message: ({ pools, differ }: MixedPools) => [
      `${listed(pools)} differ in ${listed(differ.map((each) => DIFFERENCES[each]))}.`,
      'They answer as one here, with one kind of servers and one port.',
      'Name pools of one kind that listen on one port in answeredBy, or give all of them addresses.',
    ],
  },
  'answered-by-nobody': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'No pool answers a set of simple URLs.',
    source: SIMPLE_URLS,
    message: () => [
      'No pool answers these names.',
      'Simple URLs and autodiscover go to the Director, or to one designated pool where there is none.',
      'Write answeredBy with a pool of this proxy.',
    ],
  },
  'answered-by-older-version': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Simple URLs are answered by an older version than a published pool has.',
    source: TRANSITION,
    message: ({ answering, newest }: { readonly answering: PoolOfVersion; readonly newest: PoolOfVersion }) => [
      `The names are answered by ${answering.name} (${answering.version}), and ${newest.name} is newer (${newest.version}).`,
      'An older server does not know the newer pool, and users homed there get the wrong page, a certificate warning or none of the newer features.',
      `Let the newest version answer: answeredBy: ${newest.name}.`,
    ],
  },
  'answered-by-unpublished-pool': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Simple URLs are answered by a pool that is not published.',
    source: SIMPLE_URLS,
    message: ({ pool }: { readonly pool: string }) => [
      `The names are answered by ${pool}, which is not published.`,
      'Clients are sent on from there to names that do not answer.',
      `Publish ${pool}, or name another pool in answeredBy.`,
    ],
  },
  'director-answers-nothing': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Director answers neither simple URLs nor autodiscover.',
    source: DIRECTORS,
    message: ({ director }: { readonly director: string }) => [
      `The Director ${director} answers neither simple URLs nor autodiscover.`,
      'That is what a Director is for: it takes the first request of everybody and keeps the rest of the Internet from the pools.',
      `Write answeredBy: ${director}, or leave the Director out.`,
    ],
  },
  'director-without-front-end-pool': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Director is published and no Front End pool or Standard Edition server.',
    source: DIRECTORS,
    message: ({ directors }: { readonly directors: number }) => [
      `Only ${directors === 1 ? 'a Director is' : 'Directors are'} published.`,
      'It sends every user on to the external web services FQDN of the pool that homes them, which leads nowhere.',
      'Publish the Front End pools and Standard Edition servers as well.',
    ],
  },
  'internal-web-services-elsewhere': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Pools of several servers need a load balancer for their internal web services too, which is not this one.',
    source: HLB,
    message: ({ pools }: { readonly pools: readonly string[] }) => [
      `The external web services of ${listed(pools)} are spread over several servers here, and the internal ones are not.`,
      'Inside, their web services need a hardware load balancer even with DNS load balancing: whoever retires the KEMP, F5 or other one that did both loses address book, meetings and group expansion inside.',
      'Keep a load balancer for the internal web services FQDN of each of them.',
    ],
  },
  'listening-port-conflict': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The external web site listens on one port for HTTPS and HTTP.',
    source: FQDNS,
    message: ({ port }: { readonly port: number }) => [
      `The external web site listens on ${port} for both HTTPS and HTTP.`,
      'IIS binds a port to one of them.',
      'Write the ports of Get-CsService -WebServer under listeningPorts (Lync uses 4443 and 8080).',
    ],
  },
  'listening-port-internal': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The external web site is said to listen on a port of the internal one.',
    source: FQDNS,
    message: ({ ports }: { readonly ports: readonly number[] }) => [
      `The external web site is said to listen on ${listed(ports.map(String))}, where the internal web site listens.`,
      'Clients outside would be handed the names of the inside, and the sign-in of the inside.',
      'Write the ExternalHttpsPort and ExternalHttpPort of Get-CsService -WebServer under listeningPorts (Lync uses 4443 and 8080), or its PrimaryHttpsPort and PrimaryHttpPort under internalPorts.',
    ],
  },
  'lync2010-needs-load-balancer': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Lync Server 2010 pool of several servers without its own hardware load balancer: it needs the cookie MS-WSMAN.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements',
    message: ({ pool, servers }: { readonly pool: string; readonly servers: number }) => [
      `${pool} is a Lync Server 2010 pool of ${servers} servers.`,
      'Its clients must stay on one server by the cookie MS-WSMAN, which an Application Load Balancer cannot issue.',
      "Write loadBalancerAddress with the virtual address of the pool's own hardware load balancer instead of the servers, or choose frontEnd: haproxy, which issues it, or networkLoadBalancer.",
    ],
  },
  'no-pool-published': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Nothing is published.',
    source: PUBLISHING,
    message: () => [
      'Nothing is published.',
      'A reverse proxy needs a publishing rule for each Front End pool, Standard Edition server and Director.',
      'Declare at least one pool with publish: true.',
    ],
  },
  'no-security-updates': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations', 'import'],
    says: 'Pools are of a version that gets no more security updates; said once for all of them.',
    source: 'https://learn.microsoft.com/lifecycle/products/skype-for-business-server-2019',
    message: ({ pools }: { readonly pools: readonly EndedPool[] }) => {
      const ended = pools.filter(({ version }) => version !== 'sfb2019');
      const perhaps = pools.filter(({ version }) => version === 'sfb2019');
      return [
        ...(ended.length === 0 ? [] : [`${without(ended)}.`]),
        ...(perhaps.length === 0
          ? []
          : [
              `${without(perhaps)}, unless it is Subscription Edition, which the topology version does not tell apart: where it is, write version: se.`,
            ]),
        ...[...new Set(pools.flatMap(({ version }) => ENDED_VERSIONS[version]))].map((fact) => `${dated(fact)}.`),
        'What is found in them from now on stays open to whoever reaches this proxy.',
        'Move their users to a pool of Subscription Edition, or acknowledge this with the day on which the pools go.',
      ];
    },
  },
  'port-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A port is not 1 to 65535.',
    source: FQDNS,
    /** port: undefined where it is a token. */
    message: ({ port }: { readonly port: number | undefined }) => [
      port === undefined ? 'A port is not known at synthesis (it is a CDK token).' : `${port} is no port.`,
      'Neither a listener nor a target group takes it.',
      'Write a whole number from 1 to 65535.',
    ],
  },
  'server-in-two-pools': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'One server is in two pools.',
    source: TARGETS,
    message: ({ servers, otherPool }: { readonly servers: readonly string[]; readonly otherPool: string }) => [
      `${listed(servers)} ${servers.length === 1 ? 'is a server' : 'are servers'} of ${otherPool} too.`,
      'A server belongs to one pool, so the requests for one of the two reach servers that do not know them.',
      'Compare both with the topology (Get-CsPool) and remove the server from the wrong one.',
    ],
  },
  'servers-missing': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A pool, farm or further service has no servers.',
    source: TARGETS,
    /** what: whose servers they would be. */
    message: ({ what }: { readonly what: 'pool' | 'Office Web Apps farm' | 'further service' }) => [
      `The ${what} has no servers.`,
      'Whoever asks for its names would get 503.',
      'List the addresses or instances of its servers, or its hardware load balancer.',
    ],
  },
} as const satisfies FindingFamily;
