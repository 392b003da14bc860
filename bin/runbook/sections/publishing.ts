import type { FarmFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { command } from '../shell';
import { powershell, section, shell, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

/** Everything the topic has clicked in TMG or ARR is in the template. */
export function publishing(inputs: RunbookInputs): readonly Section[] {
  return section('publishing', 'Web publishing rules', [deploy(inputs), ...inputs.farms.map(farm)]);
}

function deploy({ deploymentFile, template, pools }: RunbookInputs): Step {
  const partly = pools.filter(({ virtualDirectories }) => virtualDirectories !== undefined);
  return {
    title: 'Deploy the stack',
    why: 'It makes load balancer, listener rules, target groups, certificates and, if it may, records. Bridging, the Host header, the time-out and TLS are set there; nothing is clicked.',
    where: 'the folder of the CDK app, with credentials for the account',
    text: [
      ...(template !== undefined && template.createdRecords.length > 0
        ? ['The stack makes records too. Read the section on cut-over before you deploy it the first time.']
        : []),
      ...pools
        .filter(({ movingFrom }) => movingFrom !== undefined)
        .map(
          ({ name }) =>
            `${code(name)} moves to another front end: the old one stands beside it. Take \`movingFrom\` away in a second deployment, a day after the records changed.`,
        ),
      ...partly.map(
        ({ name, virtualDirectories = [] }) =>
          `Of ${code(name)} only ${codes(virtualDirectories)} is published; anything else on its external web services FQDN answers 404.`,
      ),
    ],
    commands: [
      shell([
        command('npx', 'cdk', 'deploy', ...(deploymentFile === undefined ? [] : ['-c', `deployment=${deploymentFile}`])),
        ...(template === undefined
          ? []
          : template.stacks
              .slice(0, 1)
              .map((stack) =>
                command(
                  'aws',
                  'cloudformation',
                  'describe-stacks',
                  '--stack-name',
                  stack,
                  '--query',
                  'Stacks[0].Outputs',
                  '--output',
                  'table',
                ),
              )),
      ]),
    ],
    checks: [
      {
        expect: 'The stack is there, and all targets are healthy. Its outputs are what the placeholders of their names below stand for.',
      },
    ],
    topics: [TOPICS.publishingRules],
  };
}

function farm({ host, port }: FarmFacts): Step {
  return {
    title: `Compare ${code(host)} with the Office Web Apps farm`,
    why: 'Attendees outside are handed the external URL of the farm, whatever the topology says. If its host is another, presentations stay blank outside.',
    where: 'PowerShell on a server of the farm, as administrator',
    commands: [powershell(['Get-OfficeWebAppsFarm | Format-List ExternalURL, InternalURL, AllowHttp, SSLOffloaded'])],
    checks: [
      { expect: `ExternalURL is ${code(`https://${host}/`)}, and the servers listen on ${port} with TLS.` },
      { expect: 'Only your own servers may ask for documents: `Get-OfficeWebAppsHost` lists the domains.' },
    ],
    topics: [TOPICS.officeWebApps],
  };
}
