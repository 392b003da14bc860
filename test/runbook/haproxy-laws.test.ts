import fc from 'fast-check';
import type { Deployment } from '../../lib/declaring/deployment-file/deployment';
import { declareDeployment } from '../../lib/declaring/declare-deployment';
import { planHaproxy } from '../../lib/planning/plan-haproxy';
import { deploymentFacts } from '../../lib/runbook/deployment-facts';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { runbook } from '../../lib/runbook/runbook';
import { runbookMarkdown } from '../../lib/runbook/runbook-markdown';
import type { Step } from '../../lib/runbook/step';
import { arbitraryDeployment } from '../support/arbitrary-deployment';
import { none } from '../support/planned';
import { HAPROXY_WITH_EVERYTHING, haproxyInputsOf, WITH_EVERYTHING } from '../support/runbooks';
import { WORDS_OF_AWS } from '../support/words-of-aws';

const RUNS = { numRuns: 20 };
const stepsOf = (inputs: RunbookInputs): readonly Step[] => runbook(inputs).sections.flatMap(({ steps }) => steps);
const ofLoadBalancers = (deployment: Deployment): RunbookInputs => ({
  ...deploymentFacts(deployment, 'deployment.yaml'),
  template: undefined,
});

test('no line names AWS, whatever the file says', () => {
  const lines = (inputs: RunbookInputs) =>
    runbookMarkdown(runbook(inputs)).split('\n').filter((line) => WORDS_OF_AWS.test(line)); // prettier-ignore
  none(lines(HAPROXY_WITH_EVERYTHING));
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      none(lines(haproxyInputsOf(deployment)));
    }),
    RUNS,
  );
});

/**
 * Steps of load balancers, and what the runbook of a HAProxy has in their place; undefined: only AWS wants them. Whatever is
 * not here has the same title in both.
 */
const ELSEWHERE: readonly (readonly [step: RegExp, here: RegExp | undefined])[] = [
  [/^Sign in to the account, choose the Region/, undefined],
  [/^Check the routes of the VPC|^See whether the account blocks public access|^Open the way through /, undefined],
  [/^Know what clients are shown$/, /^Put the certificates into their place$/],
  [/^Import a renewed certificate|^Be ready to create the validation records/, /^Have these certificates renewed by themselves$/],
  [/^Put the certificates for HAProxy into their secrets$/, /^Put the certificates into their place$/],
  [/^Renew the certificates that stand in secrets$/, /^Have these certificates renewed by themselves$/],
  [/^Know what a deployment does|^Know how the log of HAProxy is read$/, /^Write the configuration, take it over, and reload$/],
  [/^Have every recipient of the alarm mail confirm$|^Try the alarm mail once$/, undefined],
  [/^Raise the image of HAProxy/, /^Update HAProxy and its server$/],
  [/^Let Amazon issue the certificates$/, /^Let your authority issue the certificates$/],
  [/^Check the certificates behind the load balancer$/, /^Check the certificates behind HAProxy$/],
  [/^Put public certificates on the pools that TLS is handed/, /^Check the certificates behind HAProxy$/],
  [/^Put a public certificate on the Office Web Apps farm/, /^Check the certificate of the Office Web Apps farm$/],
  [/^Rehearse the deployment$|^Deploy the stack/, /^Write the configuration, take it over, and reload$/],
  [/^Before the DNS change: ask the load balancer by name$/, /^Before the DNS change: ask HAProxy by name$/],
  [
    /^Let the stack make the records|^Cut over the zone|^Prepare the roll-back of the zone/,
    /^Lead the names to HAProxy in the DNS outside$/,
  ],
  [/^Roll back|^Restore|back the zone|^If clients are to go back/, /^If clients are to go back: restore what the names said$/],
  [/^Before the next deployment: see what was changed by hand$/, /^Before the next reload: see what was changed by hand$/],
  [/^Let Elastic Load Balancing write to |^Make tables of the logs, once$|^Ask the logs$/, undefined],
  [/^Open the dashboard$/, undefined],
  [/^Keep records changeable when us-east-1 is lost$/, undefined],
  [/^Switch deletion protection off|^Write down what will stay$/, undefined],
  [/^Delete the stack$|^Remove what stays$/, /^Stop HAProxy, and remove what stays$/],
];

function missing(ofAws: readonly Step[], here: readonly Step[]): readonly string[] {
  const titles = here.map(({ title }) => title);
  return ofAws
    .map(({ title }) => title)
    .filter((title) => {
      const known = ELSEWHERE.find(([step]) => step.test(title));
      if (known === undefined) return !titles.includes(title);
      const [, instead] = known;
      return instead !== undefined && !titles.some((each) => instead.test(each));
    });
}

test('each step of the runbook of load balancers has its place, unless AWS alone wants it', () => {
  none(missing(stepsOf(WITH_EVERYTHING), stepsOf(HAPROXY_WITH_EVERYTHING)));
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      none(missing(stepsOf(ofLoadBalancers(deployment)), stepsOf(haproxyInputsOf(deployment))));
    }),
    RUNS,
  );
});

const HERE_ALONE = /^(?:Install HAProxy|Have HAProxy trust|Update HAProxy and its server)/;

test('a step without its counterpart would be missed', () => {
  const steps = stepsOf(HAPROXY_WITH_EVERYTHING);
  const ofAws = [...stepsOf(WITH_EVERYTHING), ...stepsOf(ofLoadBalancers(SMALL))];
  const without = (title: string) => steps.filter((step) => step.title !== title);
  expect(
    steps
      .map(({ title }) => title)
      .filter((title) => !HERE_ALONE.test(title))
      .filter((title) => missing(ofAws, without(title)).length === 0),
  ).toEqual([]);
});

const SMALL: Deployment = {
  network: { vpcCidr: '10.80.0.0/22', transitGatewayId: 'tgw-0123456789abcdef0', poolNetworks: ['10.20.0.0/16'] },
  hostedZones: [{ name: 'contoso.com', id: 'Z0' }],
  dnsRecords: 'none',
  pools: [
    {
      name: 'one',
      role: 'frontEndPool',
      externalWebServicesFqdn: 'webext.contoso.com',
      servers: ['10.20.0.11'],
      externalSignIn: 'passive',
    },
  ],
};

test('every name that HAProxy verifies is on the certificate that the runbook asks for, and in the table of trust', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const declared = declareDeployment(deployment);
      const steps = stepsOf(haproxyInputsOf(deployment));
      const { backends } = planHaproxy(declared).site;
      const asked = backends.filter(({ scheme }) => scheme === 'https').flatMap(({ servers }) => servers);
      const trust = steps.find(({ title }) => title.startsWith('Have HAProxy trust'))?.table?.rows ?? [];
      const carried = steps.filter(({ title }) => title.startsWith('Check the certificate')).flatMap(({ table }) => table?.rows ?? []);
      const isTold = (rows: readonly (readonly string[])[], column: number) => (server: (typeof asked)[number]) =>
        rows.some(
          (row) => row[1]?.includes(`\`${server.address}\``) === true && row[column]?.includes(`\`${server.certificateName}\``) === true,
        );
      const services = new Set(declared.furtherServices.map(({ host, certificateName }) => certificateName ?? host));
      none(asked.filter((server) => !isTold(trust, 2)(server)));
      none(asked.filter((server) => !services.has(server.certificateName) && !isTold(carried, 3)(server)));
      const requests = steps.flatMap(({ commands = [] }) => commands.flatMap(({ lines }) => lines));
      const ofPools = declared.pools.filter(({ externalWebServicesFqdn: fqdn }) => backends.some(({ pools }) => pools.includes(fqdn)));
      none(
        ofPools
          .map(({ certificateName, externalWebServicesFqdn }) => certificateName ?? externalWebServicesFqdn)
          .filter(
            (name) => !requests.some((line) => line.startsWith('Request-CsCertificate') && new RegExp(`['",]${name}[',]`).test(line)),
          ),
      );
    }),
    { numRuns: 60 },
  );
});

test('each server is drained wherever requests are sent to it, and in service again by the same names', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const inputs = haproxyInputsOf(deployment);
      const backends = inputs.haproxy?.site.backends ?? [];
      const updates = stepsOf(inputs).filter(({ title }) => title.startsWith('Update the servers of'));
      for (const pool of inputs.pools.filter(({ servers }) => servers.kind === 'addresses')) {
        const step = updates.find(({ title }) => title.includes(`\`${pool.name}\``));
        if (step === undefined) continue;
        const called = (address: string) =>
          backends.flatMap(({ name, servers, check }) =>
            check === 'followed' ? [] : servers.flatMap((each, index) => (each.address === address ? [`${name}/s${index + 1}`] : [])),
          );
        none(
          pool.servers.ids.filter(
            (id) =>
              !step.table?.rows.some(([server, names]) => server === `\`${id}\`` && called(id).every((each) => names?.includes(each))),
          ),
        );
        const lines = (step.commands ?? []).flatMap((each) => each.lines);
        for (const state of ['drain', 'ready']) {
          const set = lines.filter((line) => line.includes(`state ${state}'`)).map((line) => /set server (\S+) /.exec(line)?.[1]);
          none(set.join() === called(pool.servers.ids[0] ?? '').join() ? [] : [set, called(pool.servers.ids[0] ?? '')]);
        }
      }
    }),
    RUNS,
  );
});

test('what must be done before clients are led to HAProxy stands before, and the last page is last', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const steps = stepsOf(haproxyInputsOf(deployment));
      const at = (start: string) => steps.findIndex(({ title }) => title.startsWith(start));
      const order = [
        'Compare the names',
        'Have HAProxy trust',
        'Write down what the names say today',
        'Install HAProxy',
        'Put the certificates into their place',
        'Write the configuration',
        'Before the DNS change',
        'Lead the names to HAProxy',
        'Let the external FQDNs lead',
        'After the DNS change',
        'Leave the old proxy running',
        'Stop HAProxy',
      ].map(at);
      none(order.filter((place, index) => place === -1 || place < (order[index - 1] ?? 0)));
      none(order.at(-1) === steps.length - 1 ? [] : [order]);
      const first = steps.findIndex(({ records }) => records === 'moves');
      none(steps.filter(({ records }, index) => records === 'before the move' && index > first).map(({ title }) => title));
    }),
    RUNS,
  );
});

test('TLS ends at HAProxy: IIS must not check which certificate a client saw, and HTTP/2 of Windows is out of reach', () => {
  fc.assert(
    fc.property(arbitraryDeployment, (deployment) => {
      const text = runbookMarkdown(runbook(haproxyInputsOf(deployment)));
      none(text.includes('extendedProtection.tokenChecking') ? [] : ['tokenChecking']);
      none(/Put (?:a )?public certificates? on|EnableHttp2Tls/.test(text) ? ['handed through'] : []);
    }),
    RUNS,
  );
});
