import { DATED_FACTS, dated } from '../facts/dated-facts';
import type { FindingFamily } from './finding-family';
import { renewalsText } from './renewals-text';
import { listed, REFUSED_BY_ELB, UNKNOWN_LIST } from './wording';

const NLB = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/introduction.html';
const NLB_LISTENERS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html';
const HLB = 'https://learn.microsoft.com/lyncserver/lync-server-2013-hardware-load-balancer-requirements';
const CERTIFICATES = 'https://learn.microsoft.com/lyncserver/lync-server-2013-certificate-requirements-for-internal-servers';
const EXTENDED_PROTECTION =
  'https://learn.microsoft.com/iis/configuration/system.webserver/security/authentication/windowsauthentication/extendedprotection/';
const HOW_ELB_WORKS = 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html';

export interface AnsweredApart {
  readonly pools: readonly string[];
  /** Those of them whose front end is not that of all. */
  readonly apart: readonly string[];
  /** What such a front end is called, with its article. */
  readonly frontEnd: string;
}

type FixedAddressesMismatch =
  | { readonly kind: 'other count'; readonly count: number; readonly subnets: number }
  | { readonly kind: 'a list of unknown length' }
  | { readonly kind: 'no Network Load Balancer' | 'those of HAProxy'; readonly owner: string };

export type FixedAddressesRefused =
  | { readonly kind: 'internal' }
  | { readonly kind: 'malformed'; readonly address: string }
  /** resource: the Elastic IP address of the template, whose address stands where its allocation id belongs. */
  | { readonly kind: 'address itself'; readonly resource: string }
  | { readonly kind: 'used twice'; readonly address: string }
  /** other: whose load balancer has it too, or the resource that does. */
  | { readonly kind: 'used elsewhere'; readonly address: string; readonly other: string }
  /** Where the address is made, and where the load balancer is. */
  | { readonly kind: 'another Region'; readonly made: string; readonly here: string }
  /** type: of the load balancer. */
  | { readonly kind: 'no Network Load Balancer'; readonly type: string }
  | { readonly kind: 'subnets twice' };

type MovingNames =
  /** formerFrontEnd: what it is called, with its article. */
  | { readonly kind: 'to another front end'; readonly owner: string; readonly formerFrontEnd: string }
  | { readonly kind: 'to another pool'; readonly owner: string; readonly formerPool: string };

type MoveToTheSame =
  | { readonly kind: 'same front end'; readonly frontEnd: string }
  | { readonly kind: 'pools of one front end'; readonly formerPool: string; readonly pool: string };

export interface WindowsSignIn {
  readonly kind: 'pool' | 'further service';
  readonly owner: string;
  readonly externalSignIn: string | undefined;
}

export interface ChannelBound {
  readonly owner: string;
  readonly externalSignIn: string | undefined;
  /** What it is called, with its article. */
  readonly frontEnd: string;
  /** Whether its certificates are those of ACM; else they are files. */
  readonly isOfAws: boolean;
}

export interface PassedThrough {
  readonly kind: 'pool or farm' | 'further service';
  readonly owner: string;
  /** Who comes. */
  readonly clients: 'the Internet' | 'every client';
}

export interface CertificateOfServers {
  readonly owner: string;
  readonly names: readonly string[];
  /** Those of the names that a certificate of a load balancer here carries too: for another way in, or while they move. */
  readonly carriedHere: readonly string[];
}

function otherCertificates({ names, carriedHere }: CertificateOfServers, whose: string): string {
  const others = names.filter((name) => !carriedHere.includes(name));
  if (carriedHere.length === 0) return `No certificate is requested for these names here, and clients outside see that of ${whose}.`;
  return [
    `Through this front end clients see that of ${whose}.`,
    `A certificate of another front end here carries ${listed(carriedHere)} too, for whoever comes by that.`,
    ...(others.length === 0 ? [] : [`For ${listed(others)} none is requested.`]),
  ].join(' ');
}

/** About what clients connect to: the Application Load Balancer, HAProxy, or a Network Load Balancer of a pool. */
export const FRONT_ENDS = {
  'answered-through-several-front-ends': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Several pools answer together, and one of them has a Network Load Balancer, which leads to one pool.',
    source: NLB,
    message: ({ pools, apart, frontEnd }: AnsweredApart) => [
      `${listed(pools)} answer together, and the front end of ${listed(apart)} is ${frontEnd}.`,
      'Such a load balancer leads to one pool, and the records of these names to one load balancer.',
      'Name one pool in answeredBy, or give all of them one that serves every pool: frontEnd: applicationLoadBalancer or haproxy.',
    ],
  },
  'certificate-on-servers': {
    severity: 'note',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'TLS ends at IIS: the certificate of every server must carry the names listed.',
    source: CERTIFICATES,
    message: ({ on, ...certificate }: CertificateOfServers & { readonly on: 'pool' | 'farm' }) => [
      `TLS ends at the servers of ${certificate.owner}: ${on === 'pool' ? 'the certificate of their external web site' : 'the certificate of the Office Web Apps farm'} must carry ${listed(certificate.names)}.`,
      otherCertificates(certificate, 'IIS'),
      on === 'pool'
        ? 'Install one of a public authority on each server (Set-CsCertificate -Type WebServicesExternal).'
        : 'Import one of a public authority on each server of the farm, and name it there (Set-OfficeWebAppsFarm -CertificateName, which takes its friendly name).',
    ],
  },
  'certificate-on-service': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'TLS ends at the servers of a further service: the certificate of every one of them must carry the names listed.',
    source: NLB_LISTENERS,
    message: (certificate: CertificateOfServers) => [
      `TLS ends at the servers of ${certificate.owner}: their certificate must carry ${listed(certificate.names)}.`,
      otherCertificates(certificate, 'the servers'),
      'Install one of a public authority on each server.',
    ],
  },
  'extended-protection': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'A further service signs in with Windows behind a front end that ends TLS with another certificate than that of its servers.',
    source: EXTENDED_PROTECTION,
    message: ({ owner, externalSignIn = 'not set', frontEnd, isOfAws }: ChannelBound) => [
      `Clients outside sign in to ${owner} with Windows authentication (externalSignIn is ${externalSignIn}), and TLS ends before its servers, at ${frontEnd}.`,
      `Where the servers check that a client saw their own certificate (Extended Protection), every such sign-in fails. ${dated(DATED_FACTS.extendedProtection)}.`,
      isOfAws
        ? 'Give it a front end that passes connections through (frontEnd: networkLoadBalancer), or import the certificate of its servers into ACM and name it under certificates.'
        : `Let it show the certificate of the servers of ${owner} itself, whose key it then needs.`,
      'Where tokenChecking is None in IIS on all of them, acknowledge this.',
    ],
  },
  'farm-front-end-undecided': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An Office Web Apps farm says no front end, and an earlier version decided by the pools otherwise than the front end of all does.',
    source: 'what an entry gets depends on no other entry',
    message: ({ farm, ofAll, formerly }: { readonly farm: string; readonly ofAll: string; readonly formerly: string }) => [
      `${farm} says no frontEnd and so follows that of all (${ofAll}); earlier versions went by the pools, and led it to ${formerly}.`,
      'Deployed without a word, a farm that stands there already would move to another load balancer.',
      `Write one of these two lines in the entry of ${farm}:`,
      `frontEnd: ${formerly} (keeps what an earlier version deployed) or`,
      `frontEnd: ${ofAll} (follows all; to move there without a gap, add movingFrom: ${formerly}).`,
    ],
  },
  'fixed-addresses-mismatch': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'Fixed addresses that no Network Load Balancer takes, or not one for each subnet.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html',
    message: (mismatch: FixedAddressesMismatch) => {
      switch (mismatch.kind) {
        case 'other count':
          return [
            `fixedAddresses has ${mismatch.count} for ${mismatch.subnets} subnets.`,
            'A Network Load Balancer takes one for each subnet.',
            'Write the allocation ids of as many Elastic IP addresses, in the order of the subnets.',
          ];
        case 'a list of unknown length':
          return [
            `fixedAddresses: this ${UNKNOWN_LIST}.`,
            'A Network Load Balancer takes one for each subnet.',
            'Write the allocation ids themselves, or one token for each: Fn.select(0, list).',
          ];
        case 'no Network Load Balancer':
          return [
            `fixedAddresses are given, and ${mismatch.owner} has no Network Load Balancer.`,
            'An Application Load Balancer changes its addresses as it likes.',
            'Remove them, or choose frontEnd: networkLoadBalancer.',
          ];
        case 'those of HAProxy':
          return [
            `fixedAddresses are given for ${mismatch.owner}, which stands behind HAProxy.`,
            'Everything behind HAProxy has one load balancer, and its addresses.',
            'Write them under haproxy, as haproxy.fixedAddresses.',
          ];
      }
    },
  },
  'fixed-addresses-refused': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations', 'template'],
    says: 'An Elastic IP address that AWS does not give to the load balancer: it is internal or no Network Load Balancer, the address is used twice, or is no allocation id.',
    source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_SubnetMapping.html',
    message: (refused: FixedAddressesRefused) => {
      switch (refused.kind) {
        case 'internal':
          return [
            'The load balancer is internal, and is to have Elastic IP addresses.',
            'These are addresses of the Internet; Elastic Load Balancing refuses them with the scheme internal, and the deployment fails.',
            'Leave them out, or make the load balancer internet-facing.',
          ];
        case 'malformed':
          return [
            `${JSON.stringify(refused.address)} is no allocation id of an Elastic IP address.`,
            REFUSED_BY_ELB,
            'Write the id that "aws ec2 describe-addresses" shows as AllocationId, like eipalloc-0123456789abcdef0; not the address itself.',
          ];
        case 'address itself':
          return [
            `Of ${refused.resource} the address itself stands where its allocation id belongs: that is what Ref of an AWS::EC2::EIP gives, and PublicIp.`,
            REFUSED_BY_ELB,
            'Write its attribute AllocationId: attrAllocationId of the CfnEIP in an app, Fn::GetAtt in a template.',
          ];
        case 'used twice':
          return [
            `The Elastic IP address ${refused.address} stands there twice.`,
            'An address has one place at a time: Elastic Load Balancing refuses it in a second subnet, and the deployment fails.',
            'Write one address for each subnet.',
          ];
        case 'used elsewhere':
          return [
            `The Elastic IP address ${refused.address} is that of ${refused.other} too.`,
            'An address has one place at a time: AWS refuses it the second time, and the deployment fails.',
            'Allocate addresses of its own for each load balancer.',
          ];
        case 'another Region':
          return [
            `An Elastic IP address is made in ${refused.made}, and the load balancer is in ${refused.here}.`,
            'An address belongs to its Region: Elastic Load Balancing does not find it, and the deployment fails.',
            `Allocate it in ${refused.here}.`,
          ];
        case 'no Network Load Balancer':
          return [
            `Its subnets have Elastic IP addresses (AllocationId), and it is of the type ${refused.type}.`,
            'Elastic Load Balancing gives such addresses to Network Load Balancers only, and the deployment fails.',
            'Leave them out, or put a Network Load Balancer in front.',
          ];
        case 'subnets twice':
          return [
            'It has both Subnets and SubnetMappings.',
            'Elastic Load Balancing takes one of the two, and the deployment fails.',
            'Remove Subnets where addresses are to be fixed, else SubnetMappings.',
          ];
      }
    },
  },
  'front-end-removed-with-move': {
    severity: 'warning',
    law: 'publishing',
    foundIn: ['update'],
    says: 'A name moves to another front end, and the old one stops answering in the same update.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
    message: ({
      names,
      loadBalancer,
      isAmongSeveral,
    }: {
      readonly names: readonly string[];
      readonly loadBalancer: string;
      /** Whether the names go to an Application Load Balancer from one. */
      readonly isAmongSeveral: boolean;
    }) => [
      `The records of ${listed(names)} leave ${loadBalancer}, which stops answering for ${names.length === 1 ? 'the name' : 'them'} in the same update.`,
      'DNS caches lead clients there for a minute and more, and nobody answers them.',
      isAmongSeveral
        ? 'Say in loadBalancersBefore how many load balancers there were (1 where loadBalancers was not said), so that the names still answer there, and remove that key in a second deployment.'
        : 'Keep the old front end with movingFrom, and remove that key in a second deployment.',
    ],
  },
  'lync2010-source-affinity': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A Lync Server 2010 pool keeps clients on one server by their address, for want of the cookie MS-WSMAN.',
    source: HLB,
    message: ({ pool, servers, frontEnd }: { readonly pool: string; readonly servers: number; readonly frontEnd: string }) => [
      `${pool} is a Lync Server 2010 pool of ${servers} servers behind ${frontEnd}, which keeps clients on one by their address.`,
      'Its own way is the cookie MS-WSMAN: clients behind one address share a server here, and a phone that changes networks signs in again.',
      "Put the pool's own hardware load balancer in between (loadBalancerAddress), or accept it.",
    ],
  },
  'moving-between-front-ends': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'An old front end stands until movingFrom is removed in a second deployment.',
    source: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-alias.html',
    message: (move: MovingNames) => [
      `The names of ${move.owner} still answer through ${move.kind === 'to another pool' ? `the front end of ${move.formerPool}` : move.formerFrontEnd}, without records.`,
      'DNS caches lead clients there for a minute, badly written ones for hours.',
      'Remove movingFrom in a later deployment, when its metrics show no more connections.',
    ],
  },
  'moving-from-same-front-end': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'movingFrom names the front end that clients use already.',
    source: 'a name cannot be answered twice by one front end',
    message: (move: MoveToTheSame) =>
      move.kind === 'same front end'
        ? [`movingFrom is ${move.frontEnd}, and so is the front end.`, 'Nothing moves.', 'Remove movingFrom, or write the new frontEnd.']
        : [
            `movingFrom is ${move.formerPool}, which has the front end of ${move.pool}.`,
            'Such names move within one load balancer: its rules change in place, and nothing has to stay.',
            'Remove movingFrom.',
          ],
  },
  'pass-through-gives-up': {
    severity: 'note',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'What a Network Load Balancer does not do: no web ACL, no redirect, client addresses in flow logs only, IIS and HTTP.sys answer the Internet, HTTP/2 included.',
    source: NLB_LISTENERS,
    message: ({ kind, owner, clients }: PassedThrough) => [
      `Connections to ${owner} pass through a Network Load Balancer.`,
      'Windows authentication works; in return there is no web ACL (AWS WAF), no redirect from HTTP, no TLS policy of ours, and client addresses are in flow logs only.',
      kind === 'further service'
        ? `Its servers answer ${clients} themselves: where they run Windows, that is HTTP.sys, from Windows Server 2016 on with HTTP/2.`
        : `Domain-joined IIS, and below it HTTP.sys of Windows, answers ${clients}, from Windows Server 2016 on with HTTP/2.`,
      'Have flow logs written (network.flowLogs), and install the updates of Windows on the servers before they are published, and from then on.',
    ],
  },
  'server-certificates-run-out': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Clients see certificates of servers, which nobody but the administrator renews: how often with 200, 100 and 47 days.',
    source: DATED_FACTS.lifetime47.source.url,
    message: ({ owners, servers }: { readonly owners: readonly string[]; readonly servers: number | undefined }) => [
      `Clients see the certificates of the servers of ${listed(owners)}.`,
      ...renewalsText(servers),
    ],
  },
  'stickiness-needs-application-load-balancer': {
    severity: 'error',
    law: 'aws',
    foundIn: ['declarations'],
    says: 'A cookie is asked of a Network Load Balancer, which reads no HTTP.',
    source: NLB,
    message: ({ owner, frontEnd }: { readonly owner: string; readonly frontEnd: string }) => [
      `Clients are to stay on one server of ${owner} by a cookie, and its front end is ${frontEnd}.`,
      'It passes connections through and cannot add a cookie.',
      'Leave stickiness out: where it is needed, clients stay on one server by their address.',
    ],
  },
  'windows-answers-clients': {
    severity: 'note',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Clients speak to HTTP.sys of Windows on the servers themselves, which was mended this year.',
    source: DATED_FACTS.httpSysJune.source.url,
    message: ({ owners, clients }: { readonly owners: readonly string[]; readonly clients: PassedThrough['clients'] }) => [
      `HTTP.sys of Windows answers ${clients} on the servers of ${listed(owners)}, as far as they run Windows.`,
      `${dated(DATED_FACTS.httpSysJune)}. ${dated(DATED_FACTS.http2Bomb)}.`,
      'Install the updates before the servers are published; the runbook has the builds, and what to look at.',
    ],
  },
  'virtual-directories-need-application-load-balancer': {
    severity: 'error',
    law: 'publishing',
    foundIn: ['declarations'],
    says: 'Some virtual directories are to be published through a Network Load Balancer, which reads no paths.',
    source: NLB,
    message: ({ pool, frontEnd }: { readonly pool: string; readonly frontEnd: string }) => [
      `Some virtual directories of ${pool} are to be published, and its front end is ${frontEnd}.`,
      'It passes connections through and reads no paths, so that the whole host would be open.',
      'Leave virtualDirectories out, or choose a front end that reads paths: applicationLoadBalancer or haproxy.',
    ],
  },
  'windows-authentication-through-alb': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: "Windows authentication through an Application Load Balancer: one client's request can run as another user.",
    source: HOW_ELB_WORKS,
    message: ({ kind, owner, externalSignIn = 'not set' }: WindowsSignIn) => [
      `Clients outside sign in to ${owner} with Windows authentication (externalSignIn is ${externalSignIn}).`,
      "NTLM authenticates a connection, and an Application Load Balancer shares its connections to the servers between clients: one client's request can run as another user.",
      kind === 'pool'
        ? 'Give the pool a front end that keeps connections apart (frontEnd: haproxy) or passes them through (frontEnd: networkLoadBalancer), or configure another way to sign in and say so: externalSignIn passive (AD FS) or modern.'
        : 'Give it a front end that keeps connections apart (frontEnd: haproxy) or passes them through (frontEnd: networkLoadBalancer), or say in its own entry how clients do sign in, if the service offers neither NTLM nor Negotiate: externalSignIn passive (AD FS or a form), modern, or none. What is said for all pools does not count for it.',
    ],
  },
} as const satisfies FindingFamily;
