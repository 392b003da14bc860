import { DATED_FACTS } from '../../facts/dated-facts';
import type { NameFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { askForAuthorities, askWhetherValid, DNS_SHELL } from '../dns-commands';
import { continued, word } from '../shell';
import { section, shell, type Section, type Step } from '../step';
import { secretsOfFleets } from './fleet';
import { TOPICS } from '../topics';

const ISSUERS = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

/** Before the first deployment, and before each that adds a name. */
export function proxyCertificate({ template, deploymentFile, names, haproxy }: RunbookInputs): readonly Section[] {
  const title = "The proxy's certificate";
  if (haproxy !== undefined) {
    const overHttps = names.filter(({ httpsPort }) => httpsPort !== undefined);
    return section('proxy-certificate', title, [apartFromEdge(), ...issuance(overHttps, 'another')]);
  }
  if (template === undefined) return section('proxy-certificate', title, [apartFromEdge()]);
  const elsewhere = [...new Set(template.recordsToCreate.filter(({ how }) => how === 'elsewhere').map(({ zone }) => zone))];
  const requested = template.certificates.filter(({ isRequested }) => isRequested);
  const imported = template.certificates.filter(({ isRequested }) => !isRequested);
  const zones = [...new Set(names.flatMap(({ zone }) => zone ?? []))].sort();
  return section('proxy-certificate', title, [
    apartFromEdge(),
    requested.length === 0
      ? undefined
      : authorities(
          requested.flatMap((each) => each.names),
          'Amazon',
        ),
    requested.length === 0 || zones.length === 0 ? undefined : signatures(zones, 'Amazon'),
    requested.length === 0 || elsewhere.length === 0 ? undefined : validation(elsewhere),
    content(template, deploymentFile),
    ...secretsOfFleets({ template, names }),
    imported.length === 0 ? undefined : importAgain(imported.map(({ key }) => key)),
  ]);
}

/** Who issues the certificates that clients see: ACM of Amazon, or an authority of somebody's choice. */
type Authority = 'Amazon' | 'another';

function issuance(names: readonly NameFacts[], authority: Authority): readonly Step[] {
  const zones = [...new Set(names.flatMap(({ zone }) => zone ?? []))].sort();
  return [
    ...(names.length === 0
      ? []
      : [
          authorities(
            names.map(({ name }) => name),
            authority,
          ),
        ]),
    ...(zones.length === 0 ? [] : [signatures(zones, authority)]),
  ];
}

/** The old walk-through shows one certificate for both. */
function apartFromEdge(): Step {
  return {
    title: 'Take the certificate of the Edge Server apart from that of the proxy',
    why: 'Older instructions have Edge Server and reverse proxy share one certificate. One bought today has no client authentication any more, which the Edge may need towards federated partners and the proxy never does: let them be two, so that one can be renewed without the other.',
    where: 'the certificates of the old proxy and of the Edge, beside this list of dates',
    text: [
      'If they are two already, nothing is to be done. Else renew that of the Edge first, alone, try federation with a partner, and keep the old one until that works; the names of the proxy come on certificates of their own.',
      "For the Edge, client authentication can still be bought until the dates below, from few authorities. Microsoft's pages ask for server authentication alone.",
    ],
    checks: [{ expect: 'No certificate of the Edge carries names of this proxy that are still needed, or the other way round.' }],
    facts: CLIENT_AUTHENTICATION,
    topics: [TOPICS.proxyCertificate],
    unverified: [
      'what the Edge loses in federation without client authentication on its certificate: no page says so, other clients of Windows withhold such a certificate.',
    ],
  };
}

const CLIENT_AUTHENTICATION = [
  DATED_FACTS.clientAuthenticationLetsEncrypt,
  DATED_FACTS.clientAuthenticationSectigo,
  DATED_FACTS.clientAuthenticationDigiCert,
  DATED_FACTS.clientAuthenticationChrome,
];

/** A signature that broke is noticed by nobody whose resolver does not validate. */
function signatures(zones: readonly string[], authority: Authority): Step {
  return {
    title: 'See that signed zones validate',
    why: `Where a zone is signed (DNSSEC) and the signature does not hold, authorities issue no certificate for its names, and renewal stops without anybody having touched ${authority === 'Amazon' ? 'AWS' : 'the proxy'}.`,
    where: `${DNS_SHELL}, before ${authority === 'Amazon' ? 'the deployment' : 'the certificates are ordered'}, and after each change of registrar, name servers or DS record`,
    text: ['A zone that is not signed passes: it answers without the flag `ad`.'],
    commands: askWhetherValid(zones),
    checks: [
      {
        expect:
          'Each zone answers NOERROR with its SOA record. SERVFAIL, or an error in PowerShell: mend the DS record or the signature first.',
      },
    ],
    facts: [DATED_FACTS.dnssec],
    ...(authority === 'Amazon'
      ? { topics: [TOPICS.dnsValidation], unverified: ['that ACM obeys, like every public authority: no page of AWS names it.'] }
      : { topics: [TOPICS.proxyCertificate] }),
  };
}

/** ACM watches these, and renews none. */
function importAgain(keys: readonly string[]): Step {
  const arns = keys.map((key) => (key.startsWith('arn:') ? key : '<ARN of the certificate>'));
  return {
    title: 'Import a renewed certificate under the ARN that is in use',
    why: 'ACM renews no imported certificate. Under its ARN the new one takes the place of the old, and nothing is deployed; under another ARN it is another certificate, which the listeners do not have.',
    where: 'AWS CloudShell, or another POSIX shell with the AWS command line, with certificate, key and chain as PEM files',
    text: [
      'Key type and size stay: RSA to ECDSA, or 2,048 bits to 4,096, is another certificate. Names may come and go, but not all of them. Key usages and extended key usages may be added and not taken away, but for client authentication (and `keyEncipherment` with ECDSA). There is no way back to the certificate before: keep its files.',
      'The chain has the intermediate certificates that the authority publishes today. With DigiCert that is the chain to a root of the second or third generation (G2, G3): through one of the first, browsers reject the page, while desktop clients of Windows, with another store, may not.',
    ],
    commands: [...new Set(arns)].map((arn) =>
      shell(
        continued(
          `aws acm import-certificate --certificate-arn ${word(arn)}`,
          '--certificate fileb://certificate.pem --private-key fileb://key.pem',
          '--certificate-chain fileb://chain.pem',
        ),
        'Before it runs out',
      ),
    ),
    checks: [{ expect: 'The command prints the same ARN, and `verify` shows the new dates and a chain that clients trust.' }],
    facts: [DATED_FACTS.reimport, DATED_FACTS.digiCertG1, DATED_FACTS.lifetime200],
    topics: [TOPICS.certificateChains],
    unverified: ['that clients of Windows differ: their store is that of Microsoft, and no page compares them for these roots.'],
  };
}

function authorities(names: readonly string[], authority: Authority): Step {
  const hosts = [...new Set(names)].sort();
  return {
    ...(authority === 'Amazon'
      ? {
          title: 'Let Amazon issue the certificates',
          why: 'A CAA record without an Amazon authority makes ACM refuse the certificate, and the deployment fails after the load balancer is made.',
          where: `${DNS_SHELL}, before the deployment`,
        }
      : {
          title: 'Let your authority issue the certificates',
          why: 'A CAA record that names other authorities alone makes yours refuse the certificate, and its renewal.',
          where: `${DNS_SHELL}, before the certificates are ordered`,
        }),
    text: [
      'A certificate authority looks for CAA at the name, then at each domain above it, and takes the first it finds. Where a name is a CNAME today, what it leads to counts too.',
    ],
    commands: askForAuthorities(withParents(hosts)),
    checks: [
      {
        expect: `For each name: no CAA record at the name or any domain above it, or the nearest has an \`issue\` entry with ${authority === 'Amazon' ? ISSUERS.map(code).join(' or ') : 'the domain by which your authority calls itself there'}.`,
      },
    ],
    ...(authority === 'Amazon'
      ? { topics: [TOPICS.caa], unverified: ['that ACM follows a CNAME at the name: RFC 8659 wants it of every authority.'] }
      : { topics: [TOPICS.caaRecords] }),
  };
}

/** Down to the domain somebody registered, or one above it: an answer there is read as for all below. */
function withParents(hosts: readonly string[]): readonly string[] {
  const parents = hosts.map((host) => host.split('.').slice(1).join('.')).filter((domain) => domain.includes('.'));
  return [...new Set([...parents, ...hosts.filter((host) => !host.startsWith('*.'))])];
}

function validation(zones: readonly string[]): Step {
  return {
    title: 'Be ready to create the validation records',
    why: 'Without them ACM issues no certificate, and the listeners have none.',
    where: `where ${codes(zones)} ${zones.length === 1 ? 'is' : 'are'} managed, while the deployment runs`,
    text: [
      'ACM (in the console: Certificates, pending validation) shows a CNAME for each name. Create them and leave them: renewal asks again.',
    ],
    effects: [
      {
        text: 'The deployment stands still until the records are there, and goes on when ACM has found them.',
        source: TOPICS.certificateResource,
      },
      { text: 'If they do not come in time, it fails and is rolled back.', source: undefined },
    ],
    checks: [{ expect: 'The certificates are issued, and the deployment goes on.' }],
    topics: [TOPICS.proxyCertificate, TOPICS.dnsValidation],
  };
}

function content({ certificates }: NonNullable<RunbookInputs['template']>, deploymentFile: string | undefined): Step | undefined {
  if (certificates.length === 0) return undefined;
  return {
    title: 'Know what clients are shown',
    why: 'Phones and other clients without SNI get the first certificate, whatever they ask for, and trust only authorities they were built with.',
    where: 'nowhere: the stack does it',
    table: {
      columns: ['certificate', 'subject', 'further names'],
      rows: certificates.map(({ isRequested, names: [subject, ...others] }) => [
        isRequested ? 'requested from ACM' : 'imported',
        subject === undefined ? 'not known' : code(subject),
        codes(others),
      ]),
    },
    text: [
      'Names of Lync on a certificate of the old proxy, and that certificate itself, stay until the roll-back is not wanted any more.',
      `Desk phones (Lync Phone Edition) refuse wildcards${deploymentFile === undefined ? '' : '; name them under `clients`, and what is wrong for them is said'}.`,
    ],
    topics: [TOPICS.proxyCertificate],
    unverified: [
      "that Lync Phone Edition trusts Amazon's root certificates: its list of authorities is older. Try one phone before the cut-over.",
    ],
  };
}
