import fc from 'fast-check';
import { parse } from 'yaml';
import { deploymentFacts } from '../../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { runbook } from '../../lib/runbook/runbook';
import { runbookMarkdown } from '../../lib/runbook/runbook-markdown';
import type { Commands, Runbook } from '../../lib/runbook/step';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { planPublishing } from '../../lib/planning/plan-publishing';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { declarationOf } from '../support/declaration-of';
import { none } from '../support/planned';
import { powershellSkeleton, shellWords, withoutCodeSpans } from '../support/readers';
import { commandsOf, HAPROXY_WITH_EVERYTHING, haproxyInputsOf, mapTexts, WITH_EVERYTHING } from '../support/runbooks';

const inputsOf = (deployment: Deployment): RunbookInputs => ({ ...deploymentFacts(deployment, 'deployment.yaml'), template: undefined });
const RUNS = { numRuns: 20 };

/** Who answers: the laws of commands and tables are the same for both. */
const ENGINES = [
  ['load balancers', inputsOf],
  ['HAProxy', haproxyInputsOf],
] as const;

test('the names are those of the planner, with the same pools and ports', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const facts = inputsOf(deployment).names.map(({ name, answeredBy, httpsPort, httpPort }) =>
        JSON.stringify([name, [...answeredBy].sort(), httpsPort ?? null, httpPort ?? null]),
      );
      const planned = planPublishing(declarationOf(deployment)).publicNames.map(({ name, pools, httpsPort, httpPort }) =>
        JSON.stringify([name, [...pools].sort(), httpsPort ?? null, httpPort ?? null]),
      );
      none(planned.filter((each) => !facts.includes(each)));
      none(facts.filter((each) => !planned.includes(each)));
    }),
    RUNS,
  );
});

test.each(ENGINES)('%s: every public name has a row, and every step says why, where and what shows that it is done', (_, read) => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const inputs = read(deployment);
      const book = runbook(inputs);
      const names = book.sections.find(({ id }) => id === 'names');
      const rows = names?.steps[0]?.table?.rows.map(([name]) => name) ?? [];
      none(inputs.names.filter(({ name }) => !rows.includes(`\`${name}\``)));
      const steps = book.sections.flatMap(({ steps: each }) => each);
      none(steps.filter(({ title, why, where, checks = [] }) => title === '' || why === '' || where === '' || checks.length + 1 < 2));
    }),
    RUNS,
  );
});

test.each(ENGINES)('%s: commands name only what the deployment names, and what Microsoft and AWS are called', (_, read) => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const inputs = read(deployment);
      const known = new Set([...textsIn(inputs), ...inputs.pools.flatMap(({ poolFqdn = '' }) => poolFqdn)].flatMap(hostsIn));
      const domains = (inputs.sipDomains ?? []).concat(inputs.names.flatMap(({ name }) => parents(name)));
      const named = commandsOf(runbook(inputs)).flatMap(({ lines }) => lines.flatMap(hostsIn));
      none(named.filter((host) => !known.has(host) && !domains.includes(host) && !OTHERS.has(host)));
    }),
    RUNS,
  );
});

/** Nothing of a deployment. */
const OTHERS = new Set([
  '8.8.8.8',
  'dns.google',
  'schemas.microsoft.com',
  'application.readwrite.all',
  'login.windows.net',
  'deployment.yaml',
  'autodiscoverservice.svc',
  'webticketservice.svc',
  'service.svc',
  'federationmetadata.xml',
  'blockpublicaccessstates.internetgatewayblockmode',
  'hostedzone.features',
  'system.webserver',
  'extendedprotection.tokenchecking',
  'default.pem',
  'old-proxy.pfx',
  'pool-authority.pem',
  'haproxy.cfg',
  'process.cfg',
  'lync.new',
  'default.pem.new',
  'haproxy-master.sock',
  'system.security.cryptography.x509certificates.x509chain',
  'certificate.rawdata',
  'certificate.pem',
  'key.pem',
  'chain.pem',
]);

test.each(ENGINES)(
  '%s: DNS is asked outside or at the name servers of the zone, in a shell with dig and in PowerShell alike',
  (_, read) => {
    fc.assert(
      fc.property(arbitraryDeployment, (deployment) => {
        const inputs = read(deployment);
        const commands = commandsOf(runbook(inputs));
        const own = new Set(inputs.names.filter(({ zone }) => zone === undefined).map(({ name }) => name));
        const lines = commands.flatMap((each) => each.lines);
        const digs = lines.filter((line) => /(?:^|\()dig /.test(line));
        none(digs.filter((line) => !line.includes('@') && ![...own].some((name) => line.includes(` ${name} `))));
        commands.forEach(({ language, lines: each }, index) => {
          if (language !== 'sh' || !each.some((line) => line.includes('dig '))) return;
          const other = commands[index + 1];
          none(other?.language === 'powershell' && other.lines.length === each.length ? [] : [each]);
        });
        const asked = commands.find(({ lines: [first = ''] }) => first.startsWith('ns='))?.lines ?? [];
        none(asked.slice(1).filter((line) => !line.includes('@"$ns"') || !line.includes('+norecurse')));
      }),
      RUNS,
    );
  },
);

test.each(ENGINES)('%s: Set-CsWebServer with its defaults comes to the ports and name of the pool', (_, read) => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const inputs = read(deployment);
      const lines = commandsOf(runbook(inputs)).flatMap((each) => each.lines.filter((line) => line.startsWith('Set-CsWebServer ')));
      const wrong = inputs.pools
        .filter(({ isPublished }) => isPublished)
        .filter((pool, index) => {
          const given = Object.fromEntries(
            [...(lines[index] ?? '').matchAll(/-(\w+) ('[^']*'|\d+)/g)].map(([, name = '', value = '']) => [name, value]),
          );
          const port = (name: string, byDefault: number) => Number(given[name] ?? byDefault);
          const unusual = Object.values(given).filter((value) => ['8080', '4443', '80', '443'].includes(value));
          return (
            given['ExternalFqdn'] !== `'${pool.externalFqdn}'` ||
            port('ExternalHttpPort', 8080) !== pool.listening.http ||
            port('ExternalHttpsPort', 4443) !== pool.listening.https ||
            port('PublishedExternalHttpPort', 80) !== pool.published.http ||
            port('PublishedExternalHttpsPort', 443) !== pool.published.https ||
            unusual.length > 0
          );
        });
      none(wrong);
    }),
    RUNS,
  );
});

test('where TLS is handed through, the certificate of IIS has every name that leads there', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const steps = runbook(inputsOf(deployment)).sections.find(({ id }) => id === 'iis-certificates')?.steps ?? [];
      const shown = steps.filter(({ title }) => title.startsWith('Put public certificates')).flatMap(({ table }) => table?.rows ?? []);
      const plans = planPublishing(declarationOf(deployment)).frontEnds.filter(({ abilities }) => !abilities.needsCertificatesHere);
      const pools = new Set(deployment.pools.filter(({ publish }) => publish !== false).map(({ name }) => name));
      const needed = plans
        .filter(({ ownerName = '' }) => pools.has(ownerName))
        .map(
          ({ ownerName = '', names }) =>
            [
              ownerName,
              names.filter((name) => !(shown.find(([pool]) => pool === `\`${ownerName}\``)?.[3] ?? '').includes(`\`${name}\``)),
            ] as const,
        );
      none(needed.filter(([, missing]) => missing.length > 0));
    }),
    RUNS,
  );
});

test('synthesis and runbook name the same certificates of servers, by the cmdlet of their product', () => {
  const seen = { pool: 0, farm: 0 };
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const steps = runbook(inputsOf(deployment)).sections.find(({ id }) => id === 'iis-certificates')?.steps ?? [];
      const shown = steps.filter(({ title }) => title.startsWith('Put '));
      const rows = shown
        .flatMap(({ table }) => table?.rows ?? [])
        .map(([owner = '', , , names = '']) => {
          return `${owner}: ${[...names.matchAll(/`([^`]+)`/g)]
            .map(([, name]) => name)
            .sort()
            .join(' ')}`;
        });
      const { findings, acknowledged } = planPublishing(declarationOf(deployment));
      const told = [...findings, ...acknowledged].filter(({ id }) => id === 'lync-reverse-proxy:certificate-on-servers');
      const said = told.map(({ message }) => {
        const [, owner = '', names = ''] = /the servers of (.+): the certificate of .+ must carry (.+?)\. [A-Z]/.exec(message) ?? [];
        return `\`${owner}\`: ${names
          .split(/, | and /)
          .sort()
          .join(' ')}`;
      });
      none(said.filter((each) => !rows.includes(each)));
      none(rows.filter((each) => !said.includes(each)));
      const farms = new Set(deployment.officeWebApps?.map(({ host }) => host));
      for (const { message } of told) {
        const isFarm = farms.has(/the servers of (\S+):/.exec(message)?.[1] ?? '');
        seen[isFarm ? 'farm' : 'pool'] += 1;
        none(
          message.includes(isFarm ? 'Set-OfficeWebAppsFarm -CertificateName' : 'Set-CsCertificate -Type WebServicesExternal')
            ? []
            : [message],
        );
        none(message.includes(isFarm ? 'Set-CsCertificate' : 'Set-OfficeWebAppsFarm') ? [message] : []);
      }
    }),
    { numRuns: 60, seed: 14 },
  );
  expect(Math.min(seen.pool, seen.farm)).toBeGreaterThan(0);
});

test.each(ENGINES)('%s: Meet of every SIP domain and Dialin are set, each with one active URL among its entries', (_, read) => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const lines = commandsOf(runbook(read(deployment))).flatMap((each) => each.lines);
      const set = lines.flatMap(
        (line) => /^\$new = New-CsSimpleUrl -Component '(\w+)' -Domain '([^']+)' .* -ActiveUrl '([^']+)'$/.exec(line)?.slice(1) ?? [],
      );
      none((deployment.sipDomains ?? []).filter((domain) => !set.includes(domain as string)));
      none(set.includes('*') ? [] : ['no Dialin']);
      const entries = lines.flatMap((line) => /^ {2}New-CsSimpleUrlEntry -Url '([^']+)'$/.exec(line)?.[1] ?? []);
      none(set.filter((text) => text.startsWith('https://') && !entries.includes(text)));
    }),
    RUNS,
  );
});

test.each(ENGINES)('%s: moving the simple URLs as it says moves these names and no other', (_, read) => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const lines = commandsOf(runbook(read(deployment)))
        .filter(({ language, lines: [first] }) => language === 'yaml' && first === 'simpleUrls:')
        .flatMap((each) => each.lines);
      fc.pre(lines.length > 0);
      const change = parse(lines.join('\n')) as { readonly simpleUrls: object; readonly autodiscover?: object };
      const moved: Deployment = {
        ...deployment,
        simpleUrls: { ...(deployment.simpleUrls as object), ...change.simpleUrls },
        autodiscover: { ...(deployment.autodiscover as object), ...change.autodiscover },
      };
      const before = new Map(planPublishing(declarationOf(deployment)).publicNames.map(({ name, pools }) => [name, pools]));
      const after = planPublishing(declarationOf(moved)).publicNames;
      const hasMoved = ({ name, pools }: (typeof after)[number]) => before.get(name)?.join(' ') !== pools.join(' ');
      none(after.filter((each) => SHARED.has(each.kind) !== hasMoved(each)));
      none(after.filter(({ kind, pools }) => SHARED.has(kind) && pools.length !== 1));
    }),
    RUNS,
  );
});

const SHARED = new Set<string>(['meet', 'dialin', 'autodiscover', 'further host']);

describe('texts out of files and templates', () => {
  const evil = fc.string({
    unit: fc.constantFrom(...'\'"`$|\\;&(){}<>*_[]#!%\u2018\u2019\u201a\u201b\n\r\u001b\u2028 a'.split('')),
    maxLength: 10,
  });
  const benign = shapes(runbook(mapTexts(WITH_EVERYTHING, (text) => `${text}a`)));

  test.each([
    ['load balancers', WITH_EVERYTHING],
    ['HAProxy', HAPROXY_WITH_EVERYTHING],
  ])('%s: stay in their quotes, words, code spans and cells, whatever they are', (_, everything) => {
    const benign = shapes(runbook(mapTexts(everything, (text) => `${text}a`)));
    fc.assert(
      fc.property(evil, (suffix) => {
        const found = shapes(runbook(mapTexts(everything, (text) => `${text}${suffix}a`)));
        none(found.filter((line, index) => line !== benign[index]));
        none(found.length === benign.length ? [] : [found.length, benign.length]);
      }),
      RUNS,
    );
  });

  test('the shapes are those of a runbook with everything in it', () => {
    expect(benign.length).toBeGreaterThan(300);
    expect(benign).toContain("Set-CsWebServer -Identity '' -ExternalFqdn '' -ExternalHttpsPort 5443");
  });
});

/** What is left of a runbook when values are taken out as their readers would. */
function shapes(book: Runbook): readonly string[] {
  const commands = commandsOf(book).flatMap(({ language, lines }: Commands) =>
    language === 'json' || language === 'yaml'
      ? [`${language} ${lines.length} ${language === 'yaml' ? keysOf(lines) : ''}`]
      : lines.map((line) => shapeOf(language, line)),
  );
  const prose = runbookMarkdown({
    ...book,
    sections: book.sections.map((section) => ({
      ...section,
      steps: section.steps.map((step) => ({
        ...step,
        commands: [],
        checks: (step.checks ?? []).map(({ expect: text }) => ({ expect: text })),
      })),
    })),
  });
  return [...commands, ...prose.split('\n').map((line) => withoutCodeSpans(line).replaceAll('``', '').replaceAll('\\|', ''))];
}

function shapeOf(language: string, line: string): string {
  // Two apostrophes in a text are one of it.
  if (language === 'sql') return line.replace(/'(?:[^']|'')*'/g, "''");
  return language === 'powershell' ? powershellSkeleton(line).code : `${shellWords(line).length} words of ${shellWords(line)[0] ?? ''}`;
}

function keysOf(lines: readonly string[]): string {
  return Object.keys(parse(lines.join('\n')) as object).join(' ');
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** Everything that looks like a host, an address or a file; PowerShell's properties begin with a capital. */
function hostsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![\w.$)-])[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)+(?![\w(])/gi)].map(([host]) => host.toLowerCase());
}

function parents(host: string): readonly string[] {
  const [, ...labels] = host.split('.');
  return labels.length < 2 ? [] : [labels.join('.'), ...parents(labels.join('.'))];
}
