#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { version } from '../package.json';
import { initProject } from './init-project';

/** Exit codes: 0 fine, 1 something is wrong, 2 wrong usage. */
const WRONG_USAGE = 2;

function program(): Command {
  const root = new Command('lync-reverse-proxy')
    .description('The HTTPS reverse proxy in front of Lync Server and Skype for Business Server, as code.')
    .version(version)
    .exitOverride()
    .showHelpAfterError('(lync-reverse-proxy --help shows the verbs)');
  root
    .command('init')
    .description('writes a new CDK app: package.json, cdk.json and a deployment.yaml to fill in')
    .argument('[folder]', 'where to write it; made if it is not there', '.')
    .action((folder: string) => {
      process.exitCode = initProject(folder);
    });
  return root;
}

try {
  program().parse();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  process.exitCode = error.exitCode === 0 ? 0 : WRONG_USAGE;
}
