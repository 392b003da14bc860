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
      { runbook: 'proxy-certificate' },
      { page: 'README.md' },
      { finding: 'server-certificates-run-out' },
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
    meets: [{ runbook: 'iis-certificates' }, { finding: 'server-certificates-run-out' }],
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
    meets: [{ runbook: 'iis-certificates' }, { check: 'certificate-expiry' }, { finding: 'server-certificates-run-out' }],
  },
  clientAuthenticationChrome: {
    fact: 'Authorities that Chrome trusts issue no more certificates that are also made out for client authentication',
    date: '2027-03-15',
    source: {
      title: 'Chrome Root Program Policy 1.8, as reported',
      url: 'https://www.encryptionconsulting.com/?p=90740',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  clientAuthenticationDigiCert: {
    fact: 'DigiCert sells no public certificate for client authentication',
    date: '2027-03-01',
    source: {
      title: 'DigiCert, removing the client authentication EKU',
      url: 'https://knowledge.digicert.com/alerts/sunsetting-client-authentication-eku-from-digicert-public-tls-certificates',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  clientAuthenticationSectigo: {
    fact: 'Sectigo sells no public certificate for client authentication',
    date: '2027-02-10',
    source: {
      title: 'deadlines by authority, as reported',
      url: 'https://comparecheapssl.com/?p=12632',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'proxy-certificate' }],
  },
  clientAuthenticationLetsEncrypt: {
    fact: "Let's Encrypt issues no certificate for client authentication",
    date: '2026-07-08',
    source: {
      title: "Let's Encrypt, end of the profile tlsclient, as reported",
      url: 'https://pocketlantern.dev/briefs/lets-encrypt-tlsclient-profile-retirement-2026',
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
    meets: [{ check: 'dnssec' }, { check: 'dns' }, { runbook: 'proxy-certificate' }],
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
    meets: [{ check: 'certificate-root' }, { check: 'certificate-chain' }, { runbook: 'proxy-certificate' }],
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
    source: {
      title: 'AWS Certificate Manager guide, issuing certificates through ACME',
      url: 'https://docs.aws.amazon.com/acm/latest/userguide/acm-acme-issuance.html',
    },
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
    meets: [{ finding: 'no-security-updates' }, { runbook: 'before-you-begin' }],
  },
  sfbPaidUpdatesEnded: {
    fact: 'The paid security updates for Skype for Business Server 2015 and 2019 ended; none for later was found',
    date: '2026-10-31',
    source: {
      title: 'Extended Security Update, period 2, as reported',
      url: 'https://news.lavx.hu/article/microsoft-extends-skype-for-business-esu-program-with-period-2-option',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'no-security-updates' }, { runbook: 'before-you-begin' }],
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
    meets: [{ finding: 'no-security-updates' }, { runbook: 'before-you-begin' }],
  },
  httpSysJune: {
    fact: 'One request to HTTP.sys of Windows runs code in the kernel, without sign-in (CVSS 9.8), where MaxRequestBytes is above its default of 16,384 and the update is missing',
    date: '2026-06-09',
    source: { title: 'CVE record CVE-2026-47291', url: 'https://www.cve.org/CVERecord?id=CVE-2026-47291' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'before-you-begin' }, { finding: 'windows-answers-clients' }],
  },
  httpSysOctober: {
    fact: 'HTTP.sys of Windows was mended against code execution again: Windows Server 2019 from 10.0.17763.9376, 2022 from 10.0.20348.5761',
    date: '2026-10-13',
    source: { title: 'CVE record CVE-2026-70247', url: 'https://www.cve.org/CVERecord?id=CVE-2026-70247' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'before-you-begin' }],
  },
  http2Bomb: {
    fact: 'HTTP/2 of HTTP.sys can be exhausted by one client without sign-in (CVSS 7.5)',
    date: '2026-06-09',
    source: { title: 'CVE record CVE-2026-49160', url: 'https://www.cve.org/CVERecord?id=CVE-2026-49160' },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ finding: 'windows-answers-clients' }, { runbook: 'before-you-begin' }],
  },
  rc4: {
    fact: 'Domain controllers issue Kerberos tickets with RC4 only for accounts that ask for it by name; the switch back is no longer read',
    date: '2026-07',
    source: {
      title: 'Microsoft, KB 5073381',
      url: 'https://support.microsoft.com/en-us/topic/how-to-manage-kerberos-kdc-usage-of-rc4-for-service-account-ticket-issuance-changes-related-to-cve-2026-20833-1ebcda33-720a-4da8-93c1-b0496e1910dc',
    },
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
      title: 'previews of June 2026, as reported',
      url: 'https://winbuzzer.com/2026/06/07/microsoft-sets-june-kerberos-tests-for-ntlm-shift-xcxwbn/',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'shared-connections' }],
  },
  clientCertificateTls13: {
    fact: 'IIS asks for a client certificate after the handshake, which TLS 1.3 cannot: Windows Server 2022 resets the connection, 2025 answers 500 with 0x80070032',
    date: '2025-08-29',
    source: {
      title: 'IIS Support blog, TLS 1.3 compatibility issues',
      url: 'https://techcommunity.microsoft.com/t5/iis-support-blog/addressing-tls-1-3-compatibility-issues-in-iis-express-on/ba-p/4449362',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ check: 'autodiscover-root' }, { check: 'address-book' }, { check: 'meet-page' }],
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
    meets: [{ finding: 'extended-protection' }, { runbook: 'before-cut-over' }, { page: 'README.md' }],
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
    meets: [{ runbook: 'network' }, { construct: 'PerimeterNetworkProps.blockPublicAccessExclusions' }, { check: 'tcp-https' }],
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
    source: {
      title: 'AWS DevOps blog, validation on every stack operation',
      url: 'https://aws.amazon.com/blogs/devops/ship-infrastructure-faster-with-cloudformation-and-cdk-pre-deployment-validation-on-every-stack-operation/',
    },
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
    mark: 'unverified',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'verification' }],
  },
  hybridApplication: {
    fact: 'Exchange Online takes the dedicated hybrid application of an organisation alone, which needs Skype for Business Server 2015 from 6.0.9319.881, 2019 from 7.0.2046.553, or Subscription Edition',
    date: '2025-10-15',
    source: { title: 'Skype for Business blog, August 2025', url: 'https://techcommunity.microsoft.com/category/skypeforbusiness' },
    mark: 'unverified',
    lookedUpOn: LOOKED_UP,
    meets: [{ runbook: 'hybrid' }],
  },
  teamsRooms: {
    fact: 'Teams Rooms take no account of Skype for Business Server any more: from version 4.19.57.0 the settings for it are gone',
    date: '2023-10-01',
    source: {
      title: 'Microsoft, end of support for connecting to Skype for Business Server in Teams Rooms',
      url: 'https://techcommunity.microsoft.com/t5/skype-for-business-blog/end-of-support-for-connecting-to-skype-for-business-server-in/ba-p/3915956',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ page: 'docs/clients.md' }],
  },
  windowsTls: {
    fact: 'Windows 11 comes without TLS 1.0 and 1.1 switched on; what newer versions of Windows Server do by default is not said',
    date: '2023-09',
    source: {
      title: 'Microsoft, TLS/SSL (Schannel SSP) overview',
      url: 'https://learn.microsoft.com/windows-server/security/tls/tls-ssl-schannel-ssp-overview',
    },
    mark: 'seen',
    lookedUpOn: LOOKED_UP,
    meets: [{ page: 'docs/clients.md' }],
  },
  ntlmV1: {
    fact: 'Windows 11 24H2 and Windows Server 2025 have no NTLM of version 1, and refuse single sign-on with credentials derived from it',
    date: '2026-10',
    source: { title: 'Microsoft, KB 5066470', url: 'https://support.microsoft.com/help/5066470' },
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
