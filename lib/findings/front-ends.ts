import type { FindingFamily } from './finding-family';

const NLB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html';
const NLB_LISTENERS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html';
const HLB = 'https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements';
const CERTIFICATES = 'https://learn.microsoft.com/lyncserver/lync-server-2013-certificate-requirements-for-internal-servers';
const HOW_ELB_WORKS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html';

/** About what clients connect to: the Application Load Balancer, or a Network Load Balancer of a pool. */
export const FRONT_ENDS = {
  'answered-through-several-front-ends': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Several pools answer together, and one of them has a Network Load Balancer, which leads to one pool.',
    source: NLB,
  },
  'certificate-on-servers': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'TLS ends at IIS: the certificate of every server must carry the names listed.',
    source: CERTIFICATES,
  },
  'farm-front-end-undecided': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An Office Web Apps farm says no front end, and an earlier version decided by the pools otherwise than the front end of all does.',
    source: 'what an entry gets depends on no other entry',
  },
  'fixed-addresses-mismatch': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Fixed addresses that no Network Load Balancer takes, or not one for each subnet.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
  },
  'front-end-removed-with-move': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'A name moves to another front end, and the old one stops answering in the same update.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
  },
  'lync2010-source-affinity': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Lync Server 2010 pool keeps clients on one server by their address, for want of the cookie MS-WSMAN.',
    source: HLB,
  },
  'moving-between-front-ends': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An old front end stands until movingFrom is removed in a second deployment.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
  },
  'moving-from-same-front-end': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'movingFrom names the front end that clients use already.',
    source: 'a name cannot be answered twice by one front end',
  },
  'pass-through-gives-up': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'What a Network Load Balancer does not do: no web ACL, no redirect, client addresses in flow logs only, IIS faces the Internet.',
    source: NLB_LISTENERS,
  },
  'stickiness-needs-application-load-balancer': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A cookie is asked of a Network Load Balancer, which reads no HTTP.',
    source: NLB,
  },
  'virtual-directories-need-application-load-balancer': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Some virtual directories are to be published through a Network Load Balancer, which reads no paths.',
    source: NLB,
  },
  'windows-authentication-through-alb': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: "Windows authentication through an Application Load Balancer: one client's request can run as another user.",
    source: HOW_ELB_WORKS,
  },
} as const satisfies FindingFamily;
