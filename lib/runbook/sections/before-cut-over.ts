import { DATED_FACTS } from '../../facts/dated-facts';
import { capitalized } from '../../findings/wording';
import { changeBatches, PLACEHOLDERS } from '../../planning/change-batch';
import { batchFiles, batchJson, type BatchFiles } from '../../reports/plan/change-batch-files';
import { haproxyFor } from '../answering-haproxy';
import type { PoolFacts, RunbookInputs, ServiceFacts } from '../inputs';
import { code, codes } from '../markdown';
import { askZones, DNS_SHELL, type NameInZone } from '../dns-commands';
import { servingPools } from '../pools';
import { powershell, section, shell, type Section, type Step } from '../step';
import { cmdlet, quoted } from '../powershell';
import { TOPICS } from '../topics';
import { listRecords, placeholdersIn, ZONE_SHELL } from '../zone-commands';

/** Seconds. */
const SHORT_TTL = 60;

/** What takes its time, or cannot be made up for afterwards. It stands before the deployment, whether that moves records or not. */
export function beforeCutOver(inputs: RunbookInputs): readonly Section[] {
  const { names, template } = inputs;
  const files = batchFiles(changeBatches(template?.recordsToCreate ?? []));
  return section('before-cut-over', 'Before any record moves', [
    lookUp(names),
    channelBinding(servingPools(inputs).filter(endsTls), inputs.services.filter(endsTls).filter(mayUseWindows), inputs),
    ...files.map(prepareBack),
  ]);
}

function endsTls({ frontEnd }: PoolFacts | ServiceFacts): boolean {
  return frontEnd.handsTlsThrough !== true;
}

function mayUseWindows({ signIn }: PoolFacts | ServiceFacts): boolean {
  return signIn === 'windows' || signIn === undefined;
}

/** It cannot be seen from outside without signing in. */
function channelBinding(pools: readonly PoolFacts[], services: readonly ServiceFacts[], inputs: RunbookInputs): Step | undefined {
  if (pools.length === 0 && services.length === 0) return undefined;
  const windows = pools.filter(mayUseWindows);
  const all = [...pools, ...services];
  const ending = endingTls(inputs);
  const showing = new Set(all.map(ending));
  const shownBy = showing.size === 1 ? [...showing].join('') : 'what ends TLS before it';
  return {
    title: 'Look whether IIS checks which certificate a client saw',
    why: `With Extended Protection IIS lets nobody sign in with Windows who saw another certificate than its own, and ${shownBy} shows its own: sign-in would fail for everybody who comes through it, with the right password.`,
    where: `PowerShell on each server of ${[...pools.map(({ name }) => code(name)), ...services.map(({ host }) => code(host))].join(', ')}, as administrator`,
    text: [
      ...(pools.length === 0
        ? []
        : [
            ...[...new Set(pools.map(ending))].map((each) => {
              const own = codes(pools.filter((pool) => ending(pool) === each).map(({ name }) => name));
              return `${capitalized(each)} ends TLS for ${own}.`;
            }),
            windows.length === 0
              ? 'Nobody is to sign in there with Windows from outside; what still does, by mistake or from inside, fails where IIS checks.'
              : `To ${codes(windows.map(({ name }) => name))} people may sign in with Windows.`,
          ]),
      ...(services.length === 0
        ? []
        : [
            `${codes(services.map(({ host }) => host))} may sign people in with Windows as well: look at every web site there in the same way. Exchange switches the check on by itself.`,
          ]),
      `Where a directory says Allow or Require: set it to None, on the external web site alone; or ${oneCertificate(showing, inputs)}`,
    ],
    commands: [
      powershell(
        [
          cmdlet('Import-Module', { Name: 'WebAdministration' }),
          "$site = (Get-Website | Where-Object { $_.Name -like '*External*' }).Name",
          `$filter = ${quoted('system.webServer/security/authentication/windowsAuthentication')}`,
          "$paths = @('') + @((Get-WebApplication -Site $site).Path)",
          "$paths | ForEach-Object { $_ + '/'; Get-WebConfigurationProperty -PSPath ('IIS:\\Sites\\' + $site + $_.Replace('/', '\\')) -Filter $filter -Name extendedProtection.tokenChecking }",
        ],
        'Each directory of the external web site, and its `tokenChecking`',
      ),
    ],
    checks: [{ expect: 'Each says None (or 0), the default.' }],
    facts: [DATED_FACTS.extendedProtection],
    topics: [TOPICS.extendedProtection],
    unverified: [
      'that no update or setup of Lync switches it on: nothing was found that does, nor that Microsoft supports it there. Administrators who harden IIS do it by hand.',
    ],
    records: 'before the move',
  };
}

type EndingTls = 'the load balancer' | 'HAProxy';

/** Of a fleet it is the load balancer, unless HAProxy is given certificates. */
function endingTls(inputs: RunbookInputs): (owner: PoolFacts | ServiceFacts) => EndingTls {
  return (owner) => {
    const haproxy = haproxyFor(owner, inputs);
    const endsItself = haproxy !== undefined && (haproxy.fleet === undefined || haproxy.fleet.secrets.length > 0);
    return endsItself ? 'HAProxy' : 'the load balancer';
  };
}

/** How clients come to see the certificate of IIS. */
function oneCertificate(showing: ReadonlySet<EndingTls>, { haproxy }: RunbookInputs): string {
  if (haproxy !== undefined) return 'have HAProxy and IIS show one and the same certificate, with one key.';
  return [
    'hand TLS through to this pool (`frontEnd: networkLoadBalancer`)',
    ...(showing.has('the load balancer')
      ? [
          `${showing.has('HAProxy') ? 'where the load balancer ends TLS, ' : ''}import the certificate of IIS itself into ACM, and name it under \`certificates\`: one that ACM issued cannot be had on IIS`,
        ]
      : []),
    ...(showing.has('HAProxy')
      ? [
          `${showing.has('the load balancer') ? 'where HAProxy ends it, ' : ''}write the certificate of IIS itself, with its key, into its secret under \`haproxy.certificates\`, and renew the two together`,
        ]
      : []),
  ]
    .join('; or ')
    .concat('.');
}

function lookUp(names: readonly NameInZone[]): Step {
  return {
    title: 'Write down what the names say today, and shorten their TTL',
    why: 'Clients keep the old address for the TTL. With a day of it the cut-over takes a day, and so does the roll-back.',
    where: `${DNS_SHELL}; the DNS of each zone. At least one old TTL before the cut-over`,
    text: [
      'The name servers of each zone are asked, because any other server says how much of the TTL is left. A name that is delegated to a zone of its own has no answer there: put that zone in place of the other.',
      `TTLs are in seconds (the second column of \`dig\`). Set them to ${SHORT_TTL}, and keep the answers: the roll-back restores them. A name without an answer has nothing to shorten, and nothing to go back to.`,
      'An AAAA answer today belongs to the roll-back as well; where the new proxy has no AAAA, delete it at the cut-over, or clients with IPv6 stay at the old one.',
    ],
    effects: [
      { text: 'Resolvers that have an answer keep it for its old TTL; after that they have the short one.', source: TOPICS.timeToLive },
    ],
    commands: askZones(names),
    checks: [{ expect: `One old TTL later every answer has ${SHORT_TTL} or less.` }],
    topics: [TOPICS.dnsRecords],
    records: 'before the move',
  };
}

/** At the roll-back nobody finds out any more what a record said before. */
function prepareBack({ title, hostedZoneId, rollBack, rollBackFile }: BatchFiles): Step {
  const outputs = placeholdersIn(rollBack);
  return {
    title: `Prepare the roll-back of the zone ${code(title)}`,
    why: 'The cut-over overwrites what the records say, and the roll-back has to restore it.',
    where: ZONE_SHELL,
    text: [
      `Save the JSON as ${code(rollBackFile)}, with what the records say today in place of ${code(PLACEHOLDERS.oldAddress)}.`,
      ...(outputs.length === 0 ? [] : [`In place of ${codes(outputs)} comes what the stack has for them, once it is deployed.`]),
    ],
    commands: [
      shell([listRecords(hostedZoneId)], 'What the records say: keep the output'),
      { language: 'json', title: `The file ${code(rollBackFile)}`, lines: batchJson(rollBack) },
    ],
    checks: [{ expect: `${code(rollBackFile)} has an address of the old proxy for each name, and no placeholder of one.` }],
    topics: [TOPICS.route53Changes],
    records: 'before the move',
  };
}
