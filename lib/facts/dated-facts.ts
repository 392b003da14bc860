/**
 * How well a fact is known: its source was read; it was concluded from what was read; or nobody found a primary source, so that
 * whatever rests on it must be cheap to be wrong about.
 */
export type Mark = 'seen' | 'inferred' | 'unverified';

/** Something that changed in the field, so that what was right when it was written may not be right when it is read. */
export interface DatedFact {
  /** One plain sentence, without its date. */
  readonly fact: string;
  /** Of the change, as `2026-03-15`, `2026-03` or `2026`. */
  readonly date: string;
  readonly source: { readonly title: string; readonly url: string };
  readonly mark: Mark;
  /** The day its source was last read. */
  readonly lookedUpOn: string;
  /** Where a user meets it. */
  readonly meets: readonly [Meeting, ...Meeting[]];
}

/** A finding by its id without prefix, a section of the runbook, a check of `verify`, a page, or a property of a construct. */
export type Meeting =
  | { readonly finding: string }
  | { readonly runbook: string }
  | { readonly check: string }
  | { readonly page: string }
  | { readonly construct: string };

/** Older ones are to be looked up again. */
export const LOOK_UP_AGAIN_AFTER_DAYS = 180;

const LOOKED_UP = '2026-11-30';

/** What this library knows that was decided, published or switched on at a date. */
export const DATED_FACTS = {
  lifetime200: {
    fact: 'Public authorities issue no certificate that is valid for longer than 200 days',
    date: '2026-03-15',
    source: {
      title: 'CA/Browser Forum, ballot SC-081v3',
      url: 'https://cabforum.org/2025/04/11/ballot-sc081v3-introduce-schedule-of-reducing-validity-and-data-reuse-periods/',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [
      { runbook: 'iis-certificates' },
      { page: 'docs/field.md' },
      { finding: 'certificate-on-servers' },
      { finding: 'certificate-on-service' },
    ],
  },
  lifetime100: {
    fact: 'Public authorities issue no certificate that is valid for longer than 100 days',
    date: '2027-03-15',
    source: {
      title: 'CA/Browser Forum, ballot SC-081v3',
      url: 'https://cabforum.org/2025/04/11/ballot-sc081v3-introduce-schedule-of-reducing-validity-and-data-reuse-periods/',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'iis-certificates' }, { finding: 'certificate-on-servers' }, { finding: 'certificate-on-service' }],
  },
  lifetime47: {
    fact: 'Public authorities issue no certificate that is valid for longer than 47 days',
    date: '2029-03-15',
    source: {
      title: 'CA/Browser Forum, ballot SC-081v3',
      url: 'https://cabforum.org/2025/04/11/ballot-sc081v3-introduce-schedule-of-reducing-validity-and-data-reuse-periods/',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [
      { runbook: 'iis-certificates' },
      { check: 'certificate-expiry' },
      { finding: 'certificate-on-servers' },
      { finding: 'certificate-on-service' },
    ],
  },
  clientAuthenticationChrome: {
    fact: 'Chrome trusts no public certificate that is made out for client authentication',
    date: '2027-03-15',
    source: { title: 'Chrome Root Program Policy, version 1.8', url: 'https://googlechrome.github.io/chromerootprogram/' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  clientAuthenticationDigiCert: {
    fact: 'DigiCert sells no public certificate for client authentication',
    date: '2027-03-01',
    source: { title: 'DigiCert, change log', url: 'https://docs.digicert.com/en/whats-new/change-log.html' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  clientAuthenticationSectigo: {
    fact: 'Sectigo sells no public certificate for client authentication',
    date: '2027-02-10',
    source: {
      title: 'Sectigo, deprecation of client authentication',
      url: 'https://www.sectigo.com/resource-library/tls-client-authentication-changes-2026',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  clientAuthenticationLetsEncrypt: {
    fact: "Let's Encrypt issues no certificate for client authentication",
    date: '2026-07-08',
    source: {
      title: "Let's Encrypt, ending TLS client authentication",
      url: 'https://letsencrypt.org/2025/05/14/ending-tls-client-authentication',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  dnssec: {
    fact: 'Authorities must validate DNSSEC, where a zone has it, before they issue or renew a certificate',
    date: '2026-03-15',
    source: {
      title: 'CA/Browser Forum, ballot SC-085v2',
      url: 'https://cabforum.org/2025/06/18/ballot-sc-085v2-require-validation-of-dnssec-when-present-for-caa-and-dcv-lookups',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'dnssec' }, { runbook: 'proxy-certificate' }],
  },
  reimport: {
    fact: 'A certificate that is imported into ACM again may drop client authentication, but keeps key type and size, and no other key usage may go; there is no way back to the one before',
    date: '2025',
    source: {
      title: 'AWS Certificate Manager guide, reimporting a certificate',
      url: 'https://docs.aws.amazon.com/acm/latest/userguide/import-reimport.html',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  digiCertG1: {
    fact: "DigiCert's roots Assured ID, Global and High Assurance of the first generation left Firefox and Chrome",
    date: '2026-04-15',
    source: { title: 'Mozilla wiki, root CA lifecycles', url: 'https://wiki.mozilla.org/CA/Root_CA_Lifecycles' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'certificate-root' }, { runbook: 'proxy-certificate' }],
  },
  starfieldG2: {
    fact: "Starfield Services Root G2, which old devices know Amazon's certificates by, is due to leave Firefox",
    date: '2027-04-15',
    source: { title: 'Mozilla wiki, root CA lifecycles', url: 'https://wiki.mozilla.org/CA/Root_CA_Lifecycles' },
    mark: 'inferred',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'certificate-root' }, { page: 'docs/clients.md' }],
  },
  acmAcme: {
    fact: 'ACM runs ACME servers of its own, so that a certificate for IIS is renewed on the server and its key stays there',
    date: '2026',
    source: { title: 'AWS Certificate Manager guide, ACME', url: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-acme.html' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'iis-certificates' }],
  },
  sfbSeptember: {
    fact: 'Skype for Business Server was mended against code execution over the network without sign-in (CVSS 9.8): 2015 from 6.0.9319.885, 2019 from 7.0.2046.569, Subscription Edition from 7.0.2046.879',
    date: '2026-09-08',
    source: { title: 'CVE record CVE-2026-66302', url: 'https://www.cve.org/CVERecord?id=CVE-2026-66302' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'before-you-begin' }],
  },
  sfbOctober: {
    fact: 'Skype for Business Server was mended against code execution again: 2015 from 6.0.9319.886, 2019 from 7.0.2046.583, Subscription Edition from 7.0.2046.889',
    date: '2026-10-13',
    source: { title: 'CVE record CVE-2026-70297', url: 'https://www.cve.org/CVERecord?id=CVE-2026-70297' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'before-you-begin' }],
  },
  lyncSupportEnded: {
    fact: 'Support of Lync Server 2013 ended, two years after that of Lync Server 2010, and with it security updates',
    date: '2023-04-11',
    source: { title: 'MicrosoftDocs, lifecycle data', url: 'https://github.com/MicrosoftDocs/lifecycle-data' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'no-security-updates' }, { runbook: 'before-you-begin' }],
  },
  sfbSupportEnded: {
    fact: 'Support of Skype for Business Server 2015 and 2019 ended',
    date: '2025-10-14',
    source: {
      title: 'Microsoft, Skype for Business Server 2015 and 2019 end of support',
      url: 'https://learn.microsoft.com/lifecycle/products/skype-for-business-server-2019',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'no-security-updates' }],
  },
  sfbPaidUpdatesEnded: {
    fact: 'The paid security updates for Skype for Business Server 2015 and 2019 ended; none for later was found',
    date: '2026-10-31',
    source: { title: 'Exchange Team blog, Extended Security Update programme', url: 'https://techcommunity.microsoft.com/blog/exchange/' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'no-security-updates' }],
  },
  windowsServer2012Ended: {
    fact: 'The last paid year of security updates for Windows Server 2012 and 2012 R2, the newest that Lync Server 2013 runs on, ended',
    date: '2026-10-13',
    source: {
      title: 'Microsoft, lifecycle of Windows Server 2012',
      url: 'https://learn.microsoft.com/lifecycle/products/windows-server-2012',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'no-security-updates' }],
  },
  httpSysJune: {
    fact: 'One request to HTTP.sys of Windows runs code in the kernel, without sign-in (CVSS 9.8), where MaxRequestBytes is above its default of 16,384 and the update is missing',
    date: '2026-06-09',
    source: { title: 'CVE record CVE-2026-47291', url: 'https://www.cve.org/CVERecord?id=CVE-2026-47291' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'before-you-begin' }, { finding: 'pass-through-gives-up' }],
  },
  http2Bomb: {
    fact: 'HTTP/2 of HTTP.sys can be exhausted by one client without sign-in (CVSS 7.5)',
    date: '2026-06-09',
    source: { title: 'CVE record CVE-2026-49160', url: 'https://www.cve.org/CVERecord?id=CVE-2026-49160' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'pass-through-gives-up' }],
  },
  rc4: {
    fact: 'Domain controllers issue Kerberos tickets with RC4 only for accounts that ask for it by name; the switch back is no longer read',
    date: '2026-07',
    source: { title: 'Microsoft, KB 5073381', url: 'https://support.microsoft.com/help/5073381' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'before-you-begin' }],
  },
  ntlm: {
    fact: 'Microsoft switches network NTLM off by default in the next major versions of Windows',
    date: '2026-01-29',
    source: {
      title: 'Microsoft, plan to disable NTLM, as reported',
      url: 'https://www.helpnetsecurity.com/2026/02/02/microsoft-windows-ntlm-deprecation/',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'sign-in' }],
  },
  iakerb: {
    fact: 'Windows carries Kerberos inside Negotiate where no domain controller is in reach (IAKerb), in previews',
    date: '2026-06',
    source: {
      title: 'press on the Windows previews of June 2026',
      url: 'https://learn.microsoft.com/windows-server/security/kerberos/kerberos-authentication-overview',
    },
    mark: 'unverified',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'shared-connections' }],
  },
  clientCertificateTls13: {
    fact: 'IIS asks for a client certificate after the handshake, which TLS 1.3 cannot: Windows Server 2022 resets the connection, 2025 answers 500 with 0x80070032',
    date: '2025-08',
    source: { title: 'IIS Support blog', url: 'https://techcommunity.microsoft.com/blog/iis-support-blog/4449362' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'web-services' }],
  },
  extendedProtection: {
    fact: 'Exchange Server 2019 from CU14 checks by default that a client saw the certificate of IIS (Extended Protection): Windows sign-in fails through everything that ends TLS with another one',
    date: '2024-02-13',
    source: {
      title: 'Microsoft, Configure Windows Extended Protection in Exchange Server',
      url: 'https://learn.microsoft.com/exchange/plan-and-deploy/post-installation-tasks/security-best-practices/exchange-extended-protection',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'extended-protection' }, { runbook: 'before-cut-over' }],
  },
  blockPublicAccess: {
    fact: 'VPC Block Public Access of an account lets no client in from the Internet, although the stack deploys',
    date: '2024-11',
    source: {
      title: 'Amazon VPC guide, Block Public Access',
      url: 'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa.html',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'network' }, { construct: 'PerimeterNetworkProps.blockPublicAccessExclusions' }, { check: 'tcp-connect' }],
  },
  driftAware: {
    fact: 'Change sets can compare with what was changed by hand, and take it back or adopt it',
    date: '2025-11-18',
    source: {
      title: 'AWS CloudFormation guide, drift-aware change sets',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/drift-aware-change-sets.html',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'patching' }],
  },
  cdkValidate: {
    fact: 'CloudFormation checks syntax and name conflicts before it changes anything; cdk validate asks for that alone',
    date: '2026-06-30',
    source: { title: 'AWS DevOps blog', url: 'https://aws.amazon.com/blogs/devops/' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'publishing' }],
  },
  acceleratedRecovery: {
    fact: 'Records of a public hosted zone can be changed about 60 minutes after us-east-1 fails, where accelerated recovery was on before',
    date: '2025-11',
    source: {
      title: 'Amazon Route 53 guide, accelerated recovery',
      url: 'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/accelerated-recovery.html',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'fail-over' }],
  },
  localNetworkAccess: {
    fact: 'Chrome 142 and Edge 143 ask the user before a public page fetches from a private address',
    date: '2025-10-28',
    source: { title: 'Chrome for Developers, Local Network Access', url: 'https://developer.chrome.com/blog/local-network-access' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'address-space' }, { runbook: 'internal-dns' }],
  },
  skypeMeetingsApp: {
    fact: 'Skype Meetings App may stop working on pools without the update of August 2025; on 2015 it also needs add_sfbassets.ps1',
    date: '2025-10-15',
    source: { title: 'Skype for Business blog, August 2025', url: 'https://techcommunity.microsoft.com/category/skypeforbusiness' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'verification' }],
  },
  teamsRooms: {
    fact: 'Teams Rooms take no account of Skype for Business Server any more',
    date: '2023-10-01',
    source: { title: 'Microsoft, Teams Rooms release notes', url: 'https://learn.microsoft.com/microsoftteams/rooms/rooms-release-note' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ page: 'docs/clients.md' }],
  },
  appleTls: {
    fact: "Apple's stricter TLS concerns management, profiles and updates of devices, not apps",
    date: '2026-04-21',
    source: { title: 'Apple, document 126655', url: 'https://support.apple.com/126655' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ page: 'docs/clients.md' }],
  },
} as const satisfies Readonly<Record<string, DatedFact>>;

/** The fact as messages say it, with its date and where it stands. */
export function dated({ fact, date, source, mark }: DatedFact): string {
  return `${fact} (${date}; ${source.title}${mark === 'seen' ? '' : `; ${mark}`})`;
}
