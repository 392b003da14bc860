import { CERTIFICATE_LIFETIMES } from '../../facts/certificate-lifetimes';
import { CERTIFICATES, DEFAULT_CERTIFICATE } from '../../haproxy/file-names';
import type { HaproxySite } from '../../haproxy/site';
import { DEPLOYMENT_FOLDER, HAPROXY_SERVER, haproxyVerb, TAKE_OVER, writeConfiguration } from '../haproxy-commands';
import type { HaproxyFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { section, shell, type Section, type Step } from '../step';
import { TOPICS } from '../topics';
import { partlyText } from './publishing';

/** The server that stands where TMG stood. */
export function haproxy(inputs: RunbookInputs): readonly Section[] {
  const { haproxy: facts } = inputs;
  if (facts === undefined) return [];
  return section('proxy', 'The server with HAProxy', [install(), certificates(facts), renewal(), configuration(facts, inputs)]);
}

function install(): Step {
  return {
    title: 'Install HAProxy',
    why: 'The configuration suits 2.6 and newer. Older ones lack what keeps the sign-ins of clients apart for as long as a poll lasts.',
    where: HAPROXY_SERVER,
    commands: [
      shell(
        ['apt-get install haproxy socat', 'haproxy -v'],
        'On Debian 12, Ubuntu 24.04 or newer; elsewhere the packages of the distribution. `socat` is for taking servers out later',
      ),
    ],
    checks: [{ expect: 'It prints version 2.6 or newer.' }],
    topics: [TOPICS.settingUp],
    records: 'before the move',
  };
}

/** What the listeners show to clients. */
function hostsOf({ listeners }: HaproxySite): readonly string[] {
  const shown = listeners.filter(({ scheme }) => scheme === 'https').flatMap((listener) => listener.hosts.map(({ host }) => host));
  return [...new Set(shown)].sort();
}

function certificates(facts: HaproxyFacts): Step {
  const { site } = facts;
  return {
    title: 'Put the certificates into their place',
    why: 'Clients outside trust public authorities only, and each name they ask for has to be on a certificate. HAProxy says nothing of one that has expired.',
    where: `${HAPROXY_SERVER}, in ${code(`/etc/haproxy/${CERTIFICATES}`)}; owner root, mode 0600`,
    text: [
      `One PEM file each: the certificate, those of its issuers in order, then the private key, not encrypted. ${code(DEFAULT_CERTIFICATE)} has to be there: clients get it that name no host${
        site.tls?.admitsAbsentSni === true
          ? ', such as the telephones of this deployment, so that it carries every name and no wildcard'
          : ''
      }.`,
      `Together they cover ${codes(hostsOf(site))}.`,
      'Desk phones (Lync Phone Edition) refuse wildcards; name them under `clients`, and what is wrong for them is said.',
      'The certificate of the old proxy may go on, if it has these names: export it there with its key (PFX). It stays on the old proxy too until the roll-back is not wanted any more.',
    ],
    commands: [
      shell(
        [
          'openssl pkcs12 -in old-proxy.pfx -clcerts -nokeys -out certificate.pem',
          'openssl pkcs12 -in old-proxy.pfx -cacerts -nokeys -out chain.pem',
          'openssl pkcs12 -in old-proxy.pfx -nocerts -nodes -out key.pem',
          'cat certificate.pem chain.pem key.pem > default.pem',
        ],
        'The certificate of the old proxy, as one PEM file; a PFX of old Windows wants `-legacy` with OpenSSL 3',
      ),
      shell(
        [writeConfiguration(facts, '--check', '--certificate', 'default.pem')],
        'Before a file goes there, and before it expires: in the folder of the deployment file',
      ),
    ],
    checks: [{ expect: 'No certificate is complained about.' }],
    topics: [TOPICS.proxyCertificate],
    unverified: [
      'that desk phones trust the authority of your choice: their list of authorities is older. Try one phone before the cut-over.',
    ],
    records: 'before the move',
  };
}

/** Nobody renews by hand twelve times a year. */
function renewal(): Step {
  return {
    title: 'Have these certificates renewed by themselves',
    why: 'A public certificate lasts less and less. One that ran out stops every client outside, and nothing but you renews or watches those of HAProxy.',
    where: HAPROXY_SERVER,
    text: [
      'An ACME client on the server renews at two thirds of the lifetime, and runs a script afterwards. It proves the names by records in DNS: over HTTP the authority would ask port 80, which belongs to HAProxy.',
      'The script joins certificate, chain and key as above into a file beside its place, has it judged, renames it, and reloads HAProxy, which reads certificates only then.',
      'Let `verify` run every week from outside: a renewal that failed shows there before the certificate runs out.',
    ],
    commands: [
      shell(
        [
          `cat '<certificate with its chain>' '<key>' > /etc/haproxy/default.pem.new`,
          'chmod 600 /etc/haproxy/default.pem.new',
          'openssl x509 -in /etc/haproxy/default.pem.new -noout -checkend 86400 && \\',
          `  mv /etc/haproxy/default.pem.new /etc/haproxy/${DEFAULT_CERTIFICATE} && \\`,
          '  systemctl reload haproxy',
        ],
        'The script, as its last lines may be; the new file lies outside of the folder, whose every file HAProxy reads',
      ),
    ],
    checks: [
      { expect: 'A renewal that was started by hand leaves a new certificate in place, and `verify` shows its dates.' },
      { expect: 'Somebody is told when a renewal fails.' },
    ],
    facts: CERTIFICATE_LIFETIMES.map(({ fact }) => fact),
    topics: [TOPICS.proxyCertificate],
  };
}

function configuration(facts: HaproxyFacts, inputs: RunbookInputs): Step {
  return {
    title: 'Write the configuration, take it over, and reload',
    why: 'All files belong together: a map beside another configuration sends people to the wrong pool.',
    where: `${DEPLOYMENT_FOLDER}; then ${HAPROXY_SERVER}`,
    text: [
      'The `README.md` beside the configuration tells how all files are replaced together, as which user HAProxy runs, and what a line of its log means.',
      ...partlyText(inputs),
    ],
    commands: [
      shell([haproxyVerb('rehearse', facts)], 'Before: run it here'),
      shell([writeConfiguration(facts, '--output', 'lync', '--check')], 'Write it'),
      shell(TAKE_OVER, 'On the server, each time with another number'),
    ],
    checks: [{ expect: 'The check ends with exit code 0, and `journalctl -u haproxy` shows no server as down.' }],
    topics: [TOPICS.settingUp],
    records: 'before the move',
  };
}
