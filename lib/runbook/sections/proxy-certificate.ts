import type { RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { askForAuthorities, DNS_SHELL } from '../dns-commands';
import { section, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

const ISSUERS = ['amazon.com', 'amazontrust.com', 'awstrust.com', 'amazonaws.com'];

/** Before the first deployment, and before each that adds a name. */
export function proxyCertificate({ template, deploymentFile }: RunbookInputs): readonly Section[] {
  if (template === undefined) return [];
  const elsewhere = [...new Set(template.recordsToCreate.filter(({ how }) => how === 'elsewhere').map(({ zone }) => zone))];
  const requested = template.certificates.filter(({ isRequested }) => isRequested);
  return section('proxy-certificate', "The proxy's certificate", [
    requested.length === 0 ? undefined : authorities(requested.flatMap((each) => each.names)),
    requested.length === 0 || elsewhere.length === 0 ? undefined : validation(elsewhere),
    content(template, deploymentFile),
  ]);
}

function authorities(names: readonly string[]): Step {
  const hosts = [...new Set(names)].sort();
  return {
    title: 'Let Amazon issue the certificates',
    why: 'A CAA record without an Amazon authority makes ACM refuse the certificate, and the deployment fails after the load balancer is made.',
    where: `${DNS_SHELL}, before the deployment`,
    text: [
      'A certificate authority looks for CAA at the name, then at each domain above it, and takes the first it finds. Where a name is a CNAME today, what it leads to counts too.',
    ],
    commands: askForAuthorities(withParents(hosts)),
    checks: [
      {
        expect: `For each name: no CAA record at the name or any domain above it, or the nearest has an \`issue\` entry with ${ISSUERS.map(code).join(' or ')}.`,
      },
    ],
    topics: [TOPICS.caa],
    unverified: ['that ACM follows a CNAME at the name: RFC 8659 wants it of every authority.'],
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
