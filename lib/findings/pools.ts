import type { FindingFamily } from './finding-family';

const DIRECTORS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-scenarios-for-the-director';
const FQDNS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-farm-fqdns';
const PUBLISHING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool';
const SIMPLE_URLS = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';
const TARGETS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html';
const TRANSITION = 'https://learn.microsoft.com/lyncserver/lync-server-2013-changes-in-lync-server-that-affect-edge-server-planning';

/** About pools, their roles, versions and ports. */
export const POOLS = {
  'answered-by-mixed-pools': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Pools that answer together differ in the kind of their servers or their ports.',
    source: TARGETS,
  },
  'answered-by-nobody': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'No pool answers a set of simple URLs.',
    source: SIMPLE_URLS,
  },
  'answered-by-older-version': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'Simple URLs are answered by an older version than a published pool has.',
    source: TRANSITION,
  },
  'answered-by-unpublished-pool': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Simple URLs are answered by a pool that is not published.',
    source: SIMPLE_URLS,
  },
  'director-answers-nothing': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Director answers neither simple URLs nor autodiscover.',
    source: DIRECTORS,
  },
  'director-without-front-end-pool': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Director is published and no Front End pool or Standard Edition server.',
    source: DIRECTORS,
  },
  'listening-port-conflict': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The external web site listens on one port for HTTPS and HTTP.',
    source: FQDNS,
  },
  'listening-port-internal': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The external web site is said to listen on a port of the internal one.',
    source: FQDNS,
  },
  'lync2010-needs-load-balancer': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Lync Server 2010 pool of several servers without its own hardware load balancer: it needs the cookie MS-WSMAN.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements',
  },
  'no-pool-published': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Nothing is published.',
    source: PUBLISHING,
  },
  'port-out-of-range': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A port is not 1 to 65535.',
    source: FQDNS,
  },
  'server-in-two-pools': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'One server is in two pools.',
    source: TARGETS,
  },
  'servers-missing': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A pool has no servers.',
    source: TARGETS,
  },
} as const satisfies FindingFamily;
