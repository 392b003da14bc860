import type { FindingFamily } from './finding-family';
import { listed } from './wording';

const MOBILITY = 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility';
const PLANNING = 'https://learn.microsoft.com/lyncserver/lync-server-2013-planning-for-simple-urls';

export interface RedirectedAutodiscover {
  readonly host: string;
  /** The logical id of a rule that would answer it; undefined: none does, and no certificate has the name. */
  readonly ruleBehind: string | undefined;
}

type ClashingUrls =
  | { readonly kind: 'used twice'; readonly url: string }
  | { readonly kind: 'beginning of another'; readonly url: string; readonly longerUrl: string };

/** About simple URLs and autodiscover. */
export const SIMPLE_URLS = {
  'admin-url-published': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'The host of the Admin simple URL is published.',
    source: PLANNING,
    message: ({ host }: { readonly host: string }) => [
      `${host} is the host of the Admin simple URL.`,
      'Lync Server Control Panel is for the internal network and is never published.',
      `Remove ${host} from the published names.`,
    ],
  },
  'autodiscover-contradicted': {
    severity: 'error',
    law: 'input',
    foundIn: ['declarations'],
    says: 'The autodiscover name of a SIP domain is to be published over HTTP alone and over HTTPS.',
    source: 'https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility',
    message: ({ sipDomain }: { readonly sipDomain: string }) => [
      `autodiscoverOverHttpOnlyFor has ${sipDomain}, which autodiscoverFor has too.`,
      'The one keeps the name off HTTPS, the other puts it there.',
      'Remove it from one of them.',
    ],
  },
  'autodiscover-redirected': {
    severity: 'error',
    law: 'lync',
    foundIn: ['template'],
    says: 'Plain HTTP for an autodiscover name is redirected although the name needs it: it is on no certificate, or a rule behind forwards it.',
    source: MOBILITY,
    message: ({ host, ruleBehind }: RedirectedAutodiscover) => [
      `http://${host}/ is redirected, and ${ruleBehind === undefined ? 'the name is on no certificate' : `${ruleBehind}, which is to answer it, is never asked`}.`,
      'Clients follow the redirect to a certificate without the name, and find no server.',
      `Forward ${host} on port 80 to the HTTP port of the pool (8080) before anything redirects it, or put the name on a certificate.`,
    ],
  },
  'dialin-active-twice': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'Two Dialin simple URLs are active in one scope.',
    source: PLANNING,
    message: ({ url, otherUrl, otherSet }: { readonly url: string; readonly otherUrl: string; readonly otherSet: string }) => [
      `${url} is a Dialin simple URL, and so is ${otherUrl} (${otherSet}), answered by the same pools.`,
      'One Dialin simple URL is active in the organisation, or in a site; invitations name that one only.',
      'Keep one of them as inactive entry of the same set, behind the active one; or say of which site each is (site; in a deployment file name).',
    ],
  },
  'meet-for-unknown-sip-domain': {
    severity: 'error',
    law: 'lync',
    acknowledgeable: true,
    foundIn: ['declarations'],
    says: 'A Meet simple URL is for a SIP domain that is not among those declared.',
    source: PLANNING,
    message: ({ sipDomain, known }: { readonly sipDomain: string; readonly known: readonly string[] }) => [
      `A Meet simple URL is for the SIP domain ${sipDomain}, which is none of sipDomains.`,
      'Lync takes a Meet simple URL for a SIP domain it has only; the one it is meant for stays without.',
      known.length === 0 ? 'Add it to sipDomains.' : `Write one of ${listed(known)}, or add it to sipDomains.`,
    ],
  },
  'meet-missing': {
    severity: 'warning',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A SIP domain has no Meet simple URL.',
    source: PLANNING,
    message: ({ sipDomain }: { readonly sipDomain: string }) => [
      `sipDomains has ${sipDomain}, for which no Meet simple URL is declared.`,
      'Users of that SIP domain send invitations that nobody outside can open.',
      `Add the URL of Get-CsSimpleUrlConfiguration under meet, like https://meet.${sipDomain}, or write { name: ${sipDomain}, meet: false }.`,
    ],
  },
  'simple-url-malformed': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A simple URL that Lync refuses: http, a port, a query.',
    source: PLANNING,
    /** problem: what the grammar of simple URLs has against it. */
    message: ({ url, problem }: { readonly url: string; readonly problem: string }) => [
      `The simple URL ${JSON.stringify(url)} ${problem}.`,
      'Lync refuses it.',
      'Write it like https://meet.contoso.com or https://lync.contoso.com/Meet.',
    ],
  },
  'simple-url-names-pool': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A simple URL contains the FQDN of a pool.',
    source: PLANNING,
    message: ({ url, pool }: { readonly url: string; readonly pool: string }) => [
      `The simple URL ${JSON.stringify(url)} has the FQDN of the pool ${pool}.`,
      'Lync refuses it, for the pool answers under that name itself.',
      'Give simple URLs a host of their own, like https://meet.contoso.com.',
    ],
  },
  'simple-url-prefix': {
    severity: 'error',
    law: 'lync',
    foundIn: ['declarations'],
    says: 'A simple URL is another one, or the beginning of another one.',
    source: PLANNING,
    message: (clash: ClashingUrls) => {
      const cure =
        'Give each its own host, or each its own path on a common one, like https://lync.contoso.com/Meet and https://lync.contoso.com/Dialin.';
      return clash.kind === 'used twice'
        ? [`The simple URL ${JSON.stringify(clash.url)} is used twice.`, 'Every simple URL must be unique, and Lync refuses it.', cure]
        : [
            `The simple URL ${JSON.stringify(clash.url)} is the beginning of ${JSON.stringify(clash.longerUrl)}.`,
            'Lync cannot tell what a request for the longer one asks for, and refuses both.',
            cure,
          ];
    },
  },
} as const satisfies FindingFamily;
