#!/usr/bin/env node
/* eslint-disable @typescript-eslint/no-require-imports -- verbs are loaded when they are wanted: route is to answer at once */
import './compile-cache';
import { Command, CommanderError, Option } from 'commander';
import { DEFAULT_APP, DEFAULT_DEPLOYMENT } from './default-places';
import { SOMETHING_WRONG, WRONG_USAGE } from './exit-codes';
import { guardOutput } from './output-streams';
import { packageVersion } from './own-manifest';
import { tellWhileAtWork } from './progress';
import type { CompareOptions } from './compare-verb';
import type { HaproxyOptions } from './haproxy-verb';
import type { ImportOptions } from './import-options';
import type { PlanOptions } from './plan-verb';
import type { RehearseOptions } from './rehearse-verb';
import type { RouteOptions } from './route-verb';
import type { RunbookOptions } from './runbook-verb';
import type { VerifyOptions } from './verify-verb';

function program(): Command {
  const root = new Command('lync-reverse-proxy')
    .description('The HTTPS reverse proxy in front of Lync Server and Skype for Business Server, as code.')
    .version(packageVersion())
    .exitOverride()
    .hook('preAction', (_, verb) => {
      tellWhileAtWork(`lync-reverse-proxy ${verb.name()}`);
    })
    .showHelpAfterError('(lync-reverse-proxy --help shows the verbs)');
  root
    .command('init')
    .description('writes a new CDK app: package.json, cdk.json and a deployment.yaml to fill in')
    .argument('[folder]', 'where to write it; made if it is not there', '.')
    .action((folder: string) => {
      const { initProject } = require('./init-project') as typeof import('./init-project');
      process.exitCode = initProject(folder);
    });
  importing(root.command('import')).action(async (options: ImportOptions) => {
    const { importVerb } = require('./import-verb') as typeof import('./import-verb');
    process.exitCode = await importVerb(options);
  });
  describing(root.command('plan'))
    .description('what is behind each public name: record, certificate, rule, target group, pool; quotas, findings and cost')
    .option('--filter <text>', "only names, pools and zones that contain the text; a zone's name prints its change batches")
    .option('--clients <number>', 'add the estimated cost of so many connected clients')
    .option('--html <file>', 'write one page with the picture instead; --filter is then in its filter box')
    .option('--deployment <file>', `with --engine: the deployment file; ${DEFAULT_DEPLOYMENT} if it is there`)
    .addOption(engine(['app', 'template', 'stack', 'html', 'clients']))
    .option('--strict', STRICT)
    .action((options: PlanOptions) => {
      const { planVerb } = require('./plan-verb') as typeof import('./plan-verb');
      process.exitCode = planVerb(options);
    });
  describing(root.command('route'))
    .description('what answers each URL: listener, rule, target group, pool')
    .argument('<url...>', 'https://HOST/PATH or http://HOST/PATH; https if there is no scheme')
    .option('--explain', 'every rule that was tried and why it did not match')
    .option('--method <method>', 'the request method', 'GET')
    .option('--header <name: value>', 'a header of the request; conditions on headers are undetermined without any', collected)
    .option('--source-ip <address>', 'where the connection comes from')
    .option('--parameter <name=value>', 'value of a template parameter', collected)
    .action((urls: readonly string[], options: RouteOptions) => {
      const { routeVerb } = require('./route-verb') as typeof import('./route-verb');
      process.exitCode = routeVerb(urls, options);
    });
  root
    .command('compare')
    .description('what an update would do: names that move, what CloudFormation would fail at, replacements, certificates')
    .argument('<old>', 'a cloud assembly or a template file')
    .argument('<new>', 'a cloud assembly or a template file')
    .addOption(new Option('--json', 'as JSON').conflicts('markdown'))
    .option('--markdown', 'as Markdown, for a pull request')
    .option('--strict', STRICT)
    .action((old: string, young: string, options: CompareOptions) => {
      const { compareVerb } = require('./compare-verb') as typeof import('./compare-verb');
      process.exitCode = compareVerb(old, young, options);
    });
  describing(root.command('runbook'))
    .description('what is still to be done in Lync, DNS and firewalls, in order, with the commands for these names')
    .option('--deployment <file>', 'the deployment file; deployment.yaml if it is there')
    .addOption(engine(OF_AWS))
    .action((options: RunbookOptions) => {
      const { runbookVerb } = require('./runbook-verb') as typeof import('./runbook-verb');
      process.exitCode = runbookVerb(options);
    });
  probing(root.command('verify'))
    .description('probes a live reverse proxy as Lync clients see it: DNS, TLS, certificates, autodiscover, web services')
    .addOption(
      new Option('--names <a,b>', 'these host names instead; NAME=KIND says what one is for').conflicts(['app', 'template', 'deployment']),
    )
    .addOption(new Option('--only <a,b>', 'only these of the names that the template or deployment publishes').conflicts('names'))
    .addOption(engine([...OF_AWS, 'names']))
    .option('--connect-to <host[:port]>', 'probe this address, whatever DNS says: before the records are changed')
    .option('--compare <host[:port]>', 'probe an older proxy too and print only what differs')
    .option('--resolver <address>', 'ask this name server')
    .option('--insecure', 'accept certificates of any authority')
    .option(
      '--patience <seconds>',
      'also hold a poll for so long, such as 960s, to find time-outs: a request that the pool keeps, else a silent connection',
    )
    .option('--poll-path <path>', 'with --patience: a path that keeps a request without sign-in, where a pool has one')
    .action(async (options: VerifyOptions) => {
      const { verifyVerb } = require('./verify-verb') as typeof import('./verify-verb');
      process.exitCode = await verifyVerb(options);
    });
  probing(root.command('rehearse'))
    .description('the checks of verify against the template, served on this machine in front of stub pools, before any deployment')
    .option('--against <pool=address>', 'the real servers of a pool instead of a stub', collected)
    .addOption(engine(OF_AWS))
    .option('--haproxy <program>', 'with --engine haproxy: the HAProxy to run; else haproxy, if it is installed')
    .action(async (options: RehearseOptions) => {
      const { rehearseVerb } = require('./rehearse-verb') as typeof import('./rehearse-verb');
      process.exitCode = await rehearseVerb(options);
    });
  configuring(root.command('haproxy')).action((options: HaproxyOptions) => {
    const { haproxyVerb } = require('./haproxy-verb') as typeof import('./haproxy-verb');
    process.exitCode = haproxyVerb(options);
  });
  return root;
}

/** What a HAProxy knows nothing of. */
const OF_AWS: readonly string[] = ['app', 'template', 'stack'];

/** What answers instead of load balancers, and the options that are about those alone. */
function engine(others: readonly string[]): Option {
  return new Option('--engine <name>', 'of a HAProxy of your own instead, as the verb haproxy configures it: no AWS, all names behind it')
    .choices(['haproxy'])
    .conflicts([...others]);
}

/** The options of the verb haproxy. */
function configuring(verb: Command): Command {
  return verb
    .description('writes the configuration of a HAProxy for your own server, with all names of a deployment file behind it; needs no AWS')
    .option('--deployment <file>', 'the deployment file', DEFAULT_DEPLOYMENT)
    .option('--output <folder>', 'where to write configuration, maps and README; made if it is not there')
    .option('--check', 'have it judged by an installed HAProxy, and written only if that takes it')
    .option(
      '--certificate <file>',
      'with --check: a PEM file to judge against the deployment, the default one first; else those beside the configuration',
      collected,
    )
    .option('--haproxy <program>', 'the HAProxy that judges', 'haproxy')
    .option('--json', 'as JSON: the names, the files written, findings, and what --check says')
    .option('--strict', STRICT);
}

/** The options of the verbs that probe. */
function probing(verb: Command): Command {
  return reading(verb, '--app <folder>', `the cloud assembly (default: ${DEFAULT_DEPLOYMENT} if it is there, else ${DEFAULT_APP})`)
    .addOption(
      new Option('--deployment <file>', 'a deployment file instead, which also tells simple URLs and roles').conflicts(['app', 'template']),
    )
    .option('--html <file>', 'write the report as a page too')
    .option('--junit <file>', 'write the report as JUnit XML too');
}

const STRICT = 'exit with 1 for a warning too, unless it is acknowledged';

/** A document that recursion does not get to the end of. */
function isTooDeep(error: unknown): error is RangeError {
  return error instanceof RangeError && error.message.includes('call stack');
}

/** For options that may be written several times. */
function collected(value: string, others: readonly string[] = []): readonly string[] {
  return [...others, value];
}

/** The options of the verb import. */
function importing(verb: Command): Command {
  return verb
    .description('makes a deployment file from what Lync Server exports, or from the reverse proxy that is there')
    .option(
      '--topology <file>',
      'Get-CsTopology -AsXml, .tbxml, Get-CsService -WebServer, or the ZIP file of Export-CsConfiguration',
      collected,
    )
    .option('--simple-urls <file>', 'Get-CsSimpleUrlConfiguration as Export-Clixml or ConvertTo-Json -Depth 5 writes it', collected)
    .option('--arr <file>', 'applicationHost.config of an IIS ARR reverse proxy')
    .option('--web-config <file>', 'web.config of a site of that IIS, where the rewrite rules stand there', collected)
    .option('--tmg <file>', 'XML export of the firewall policy of Forefront TMG 2010 or ISA Server 2006')
    .option('--servers <file>', 'addresses of servers: lines like fe01.contoso.local,10.20.0.11')
    .option('--resolve', 'look up the addresses of the other servers in DNS')
    .option('--output <file>', 'where to write the deployment file; printed if left out')
    .option('--merge <file>', 'bring this deployment file up to date, and keep what is in it')
    .option('--json', 'as JSON: the deployment file, its blanks, findings and changes')
    .option('--max-bytes <number>', 'size of a document')
    .option('--max-depth <number>', 'levels of nested elements')
    .option('--max-elements <number>', 'elements of a document')
    .option('--max-attributes <number>', 'attributes of an element')
    .option('--max-expanded-bytes <number>', 'what a ZIP file may unpack to')
    .option('--max-entries <number>', 'documents in a ZIP file');
}

/** The options of every verb that describes what was synthesized. */
function describing(verb: Command): Command {
  return reading(verb, '--app <folder>', 'the cloud assembly', DEFAULT_APP);
}

function reading(verb: Command, ...app: readonly [flags: string, description: string, byDefault?: string]): Command {
  return verb
    .option(...app)
    .addOption(new Option('--template <file>', 'a CloudFormation template (JSON or YAML) instead').conflicts('app'))
    .option('--stack <name>', 'only this stack')
    .option('--json', 'as JSON');
}

guardOutput();
program()
  .parseAsync()
  .catch((error: unknown) => {
    // --help and --version are errors too, and need none of what tells the others.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
      return;
    }
    const { UsageMistake } = require('./usage-mistake') as typeof import('./usage-mistake');
    const { userMistake } = require('./user-mistake') as typeof import('./user-mistake');
    const mistake = userMistake(error);
    if (error instanceof UsageMistake) {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = WRONG_USAGE;
    } else if (mistake !== undefined || isTooDeep(error)) {
      process.stderr.write(`${mistake ?? 'What was read is nested too deeply.'}\n`);
      process.exitCode = SOMETHING_WRONG;
    } else {
      throw error;
    }
  });
