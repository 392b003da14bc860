import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutOverLines } from '../../lib/reports/plan/plan-cut-over';
import type { TemplatePlan } from '../../lib/routing/overview/template-plan';
import type { RunbookInputs } from '../../lib/runbook/inputs';
import { runbook } from '../../lib/runbook/runbook';
import { runbookMarkdown } from '../../lib/runbook/runbook-markdown';
import type { Step } from '../../lib/runbook/step';
import { EXAMPLES, exampleInputs, inputsOf, type Example } from '../../scripts/example-runbooks';
import { DeploymentFile } from '../../lib';
import { commandsOf, PASSED_ON, WITH_EVERYTHING } from '../support/runbooks';

const inputs = Object.fromEntries(EXAMPLES.map((example) => [example, exampleInputs(example)])) as Record<Example, RunbookInputs>;
const page = (example: Example) =>
  readFileSync(join(__dirname, '..', '..', 'docs', 'runbooks', `${example}.md`), 'utf8').replaceAll('\r\n', '\n');

function stepsOf(from: RunbookInputs, id: string): readonly Step[] {
  return runbook(from).sections.find((section) => section.id === id)?.steps ?? [];
}

function linesOf(from: RunbookInputs, id: string): readonly string[] {
  return stepsOf(from, id).flatMap(({ commands = [] }) => commands.flatMap(({ lines }) => lines));
}

test.each(EXAMPLES)('docs/runbooks/%s.md is what the verb prints for the example; npm run docs writes it', (example) => {
  expect(runbookMarkdown(runbook(inputs[example]))).toBe(page(example));
});

test.each(EXAMPLES)('%s: every topic of the seed document has its place', (example) => {
  const urls = runbook(inputs[example]).sections.flatMap(({ steps }) => steps.flatMap(({ topics = [] }) => topics.map(({ url }) => url)));
  const seed = [
    'setting-up-reverse-proxy-servers',
    'configure-web-farm-fqdns',
    'configure-network-adapters',
    'request-and-configure-a-certificate-for-your-reverse-http-proxy',
    'configure-web-publishing-rules-for-a-single-internal-pool',
    'verify-or-configure-authentication-and-certification-on-iis-virtual-directories',
    'create-dns-records-for-reverse-proxy-servers',
    'verify-access-through-your-reverse-proxy',
  ];
  expect(seed.filter((topic) => !urls.some((url) => url.endsWith(`lync-server-2013-${topic}`)))).toEqual([]);
});

test('the firewall request is one table: source subnets, destinations, ports, return routes, time-outs', () => {
  const [rows = []] = stepsOf(inputs.adatum, 'network').flatMap(({ table }) => (table === undefined ? [] : [table.rows]));
  const subnets = '`10.100.0.0/24`, `10.100.1.0/24`';
  expect(rows.filter(([from]) => from === subnets)).toEqual([
    [subnets, '`172.20.1.11`, `172.20.1.12`, `172.20.1.13`', '4443', 'external web site of `seattle`', `to ${subnets}`, '1,800 s or more'],
    [
      subnets,
      '`172.20.1.11`, `172.20.1.12`, `172.20.1.13`',
      '8080',
      'external web site of `seattle`, over HTTP',
      `to ${subnets}`,
      '1,800 s or more',
    ],
    [subnets, '`172.20.2.11`, `172.20.2.12`', '4443', 'external web site of `tokyo`', `to ${subnets}`, '1,800 s or more'],
    [subnets, '`172.20.1.31`', '443', 'Office Web Apps `office.adatum.com`', `to ${subnets}`, '1,800 s or more'],
  ]);
  expect(rows.every(({ length }) => length === 6)).toBe(true);
});

test('subnets that were there before are named by id, with the command that tells their blocks', () => {
  expect(linesOf(inputs.fabrikam, 'network')).toContain(
    "aws ec2 describe-subnets --subnet-ids subnet-0123456789abcdef0 subnet-0123456789abcdef1 --query 'Subnets[].CidrBlock' --output text",
  );
});

test('a set with a name is that of a site, and says what it means to have one', () => {
  const [scope] = inputs.contoso.simpleUrls ?? [];
  if (scope === undefined) throw new Error('no simple URLs');
  const [step] = stepsOf({ ...inputs.contoso, simpleUrls: [{ ...scope, site: 'Redmond' }] }, 'simple-urls');
  const lines = step?.commands?.flatMap((each) => each.lines) ?? [];
  expect(lines).toContain(
    "if (-not (Get-CsSimpleUrlConfiguration -Filter 'site:Redmond')) { New-CsSimpleUrlConfiguration -Identity 'site:Redmond' }",
  );
  expect(lines).toContain("Set-CsSimpleUrlConfiguration -Identity 'site:Redmond' -SimpleUrl @{Add=$new}");
  expect(step?.text?.join()).toContain('all of its URLs must be');
});

const NO_PLAN = {
  stacks: [],
  unreadStacks: [],
  loadBalancers: [],
  names: [],
  certificates: [],
  targetGroups: [],
  acknowledged: [],
  cost: { items: [] },
} as unknown as TemplatePlan;

test('the change batches are those of the plan', () => {
  const records = inputs.fabrikam.template?.recordsToCreate ?? [];
  const batches = (lines: readonly string[]) => lines.filter((line) => /^ {4}\{"Action"/.test(line)).map((line) => line.trim());
  const ofPlan = batches(cutOverLines({ ...NO_PLAN, recordsToCreate: records }, [], true)).filter(
    (line) => !line.includes('CNAME') && !line.startsWith('{"Action":"DELETE"'),
  );
  const ofRunbook = ['cut-over', 'before-cut-over'].flatMap((id) => batches(linesOf(inputs.fabrikam, id)));
  expect(ofRunbook).toEqual(ofPlan);
  expect(ofPlan).toHaveLength(6);
});

test('certificates of IIS say another thing where TLS is handed through', () => {
  const [pool, ...others] = inputs.contoso.pools;
  if (pool === undefined) throw new Error('no pool');
  const steps = stepsOf({ ...inputs.contoso, pools: [{ ...pool, frontEnd: PASSED_ON }, ...others] }, 'iis-certificates');
  expect(steps.map(({ title, table }) => [title, table?.rows.map(([name]) => name)])).toEqual([
    ['Check the certificates behind the load balancer', ['`pool01`', '`amsterdam`']],
    ['Put public certificates on the pools that TLS is handed through to', ['`director`']],
    ['Have these certificates renewed by themselves', undefined],
  ]);
  expect(steps[1]?.table?.rows[0]?.[3]).toBe(
    '`webdirext.contoso.com`, `dialin.contoso.com`, `lyncdiscover.contoso.com`, `lyncdiscover.fabrikam.com`, `meet.contoso.com`, `meet.fabrikam.com`, `meet2.fabrikam.com`',
  );
});

test('each pool gets the settings of its own way to sign in', () => {
  const [director, pool01, amsterdam] = inputs.contoso.pools;
  if (director === undefined || pool01 === undefined || amsterdam === undefined) throw new Error('no pools');
  const mixed = {
    ...inputs.contoso,
    pools: [director, { ...pool01, signIn: 'modern' as const, version: 'sfb2019' as const }, { ...amsterdam, signIn: 'windows' as const }],
    acceptedWindows: [{ where: 'amsterdam', reason: 'guests only' }],
  };
  const lines = linesOf(mixed, 'sign-in');
  const passive = lines.filter((line) => line.includes('-UseWindowsAuth'));
  expect(passive).toEqual([
    "Set-CsWebServiceConfiguration -Identity 'Service:WebServer:director.contoso.local' -UseWindowsAuth 'None' -UseCertificateAuth $false -UsePinAuth $false",
  ]);
  expect(lines).toContain("Set-CsAuthConfig -Scenario 'BlockWindowsAuthExternally' -Pool 'pool01.contoso.local'");
  expect(JSON.stringify(stepsOf(mixed, 'sign-in'))).toContain('with the reason `guests only`');
  expect(linesOf(inputs.fabrikam, 'sign-in')).toContain("Set-CsAuthConfig -Scenario 'BlockWindowsAuthExternally'");
});

test('versions that cannot do what is asked are named', () => {
  const text = (version: 'lync2010' | 'lync2013', signIn: 'passive' | 'modern') =>
    JSON.stringify(stepsOf({ ...inputs.contoso, pools: inputs.contoso.pools.map((pool) => ({ ...pool, version, signIn })) }, 'sign-in'));
  expect(text('lync2010', 'passive')).toContain('which has no passive authentication');
  expect(text('lync2013', 'passive')).not.toContain('which has no passive authentication');
  expect(text('lync2013', 'modern')).toContain('are older and cannot');
});

test('only simple URLs and autodiscover move to another pool, with the lines that move them', () => {
  expect(linesOf(inputs.contoso, 'fail-over').slice(0, 3)).toEqual([
    'simpleUrls:',
    '  answeredBy: pool01',
    'npx cdk deploy -c deployment=deployment.yaml',
  ]);
  expect(linesOf(inputs.adatum, 'fail-over')).toContain('autodiscover:');
  expect(stepsOf(inputs.fabrikam, 'fail-over').map(({ title }) => title)).toEqual([
    'Know that there is nowhere to move the names',
    'Keep records changeable when us-east-1 is lost',
  ]);
});

test('a server under update is taken out of its target groups, and put back', () => {
  const lines = linesOf(inputs.contoso, 'patching').filter((line) => line.includes('10.20.0.11'));
  expect(lines.map((line) => line.split(' ').slice(0, 4).join(' '))).toEqual([
    'aws elbv2 deregister-targets --target-group-arn',
    'aws elbv2 wait target-deregistered',
    'aws elbv2 register-targets --target-group-arn',
    'aws elbv2 wait target-in-service',
  ]);
  expect(lines[0]).toContain('--targets Id=10.20.0.11,Port=4443,AvailabilityZone=all');
});

test('where a zone is managed elsewhere, no record is one of addresses that holds a name', () => {
  const elsewhere = (name: string, zone: string) =>
    ({ name, how: 'elsewhere', zone, visibility: 'public', hostedZoneId: null, types: ['A'] }) as const;
  const { template, names } = inputs.contoso;
  if (template === undefined) throw new Error('no template');
  const recordsToCreate = [
    elsewhere('meet.contoso.com', 'contoso.com'),
    elsewhere('webext.contoso.com', 'webext.contoso.com'),
    elsewhere('lyncdiscover.contoso.com', 'contoso.com'),
  ];
  const records = (overHttp: boolean) => {
    const changed = names.map((name) => (name.kind === 'autodiscover' ? { ...name, httpPort: overHttp ? 80 : undefined } : name));
    const from = { ...inputs.contoso, names: changed, template: { ...template, recordsToCreate } };
    const rows = stepsOf(from, 'cut-over').flatMap(({ table }) => table?.rows ?? []);
    return Object.fromEntries(rows.map(([name = '', record = '']) => [name.replaceAll('`', ''), record]));
  };
  expect(records(true)).toEqual({
    'meet.contoso.com': 'CNAME, ALIAS or ANAME',
    'webext.contoso.com': 'ALIAS or ANAME: at the top of a zone there is no CNAME',
    'lyncdiscover.contoso.com': 'CNAME, ALIAS or ANAME',
  });
  expect(records(false)['lyncdiscover.contoso.com']).toMatch(
    /^ALIAS or ANAME: a CNAME only where autodiscover is published over HTTP too$/,
  );
});

describe('updating a server takes the cmdlets of its version', () => {
  const STOP = ['Stop-CsWindowsService', 'Start-CsWindowsService'];
  const FAIL_OVER = ['Invoke-CsComputerFailOver', 'Invoke-CsComputerFailBack'];
  const OLD = 'Get-CsPoolUpgradeReadinessState';
  const NEW = 'Get-CsUpgradeDomainInfo';

  test.each([
    ['frontEndPool', 'lync2010', STOP],
    ['frontEndPool', 'lync2013', [OLD, ...STOP]],
    ['frontEndPool', 'sfb2015', [OLD, ...FAIL_OVER]],
    ['frontEndPool', 'sfb2019', [NEW, ...FAIL_OVER]],
    ['frontEndPool', 'se', [NEW, ...FAIL_OVER]],
    ['frontEndPool', undefined, [OLD, NEW, ...FAIL_OVER, ...STOP]],
    [undefined, 'lync2013', [OLD, ...STOP]],
    [undefined, 'se', [NEW, ...FAIL_OVER, ...STOP]],
    ['director', 'sfb2019', STOP],
    ['standardEdition', 'sfb2019', STOP],
  ] as const)('%s of %s', (role, version, expected) => {
    const [pool] = inputs.contoso.pools;
    if (pool === undefined) throw new Error('no pool');
    const updated = { ...pool, role, version, servers: { kind: 'addresses' as const, ids: ['10.20.0.21', '10.20.0.22'] } };
    const lines = linesOf({ ...inputs.contoso, pools: [updated] }, 'patching');
    const cmdlets = lines.map((line) => line.split(' ')[0] ?? '').filter((word) => /^[A-Z][a-z]+-Cs/.test(word));
    expect(cmdlets).toEqual(expected);
  });

  test('a pool of one server has no other to hand its users to', () => {
    const [pool] = inputs.contoso.pools;
    if (pool === undefined) throw new Error('no pool');
    const alone = {
      ...pool,
      role: 'frontEndPool' as const,
      version: 'sfb2019' as const,
      servers: { kind: 'addresses' as const, ids: ['10.20.0.21'] },
    };
    expect(linesOf({ ...inputs.contoso, pools: [alone] }, 'patching').filter((line) => line.startsWith('Invoke-'))).toEqual([]);
  });
});

test('a pool FQDN that nobody told is a placeholder in every command, and said at the top', () => {
  const lines = commandsOf(runbook(inputs.adatum)).flatMap((each) => each.lines);
  expect(lines).toContain(
    "Set-CsWebServer -Identity 'WebServer:<FQDN of tokyo>' -ExternalFqdn 'web-tyo.adatum.com' -PublishedExternalHttpsPort 8443",
  );
  expect(runbook(inputs.adatum).missing[0]).toContain('The FQDN of `seattle`, `tokyo`');
  expect(runbook(inputs.contoso).missing).toEqual([]);
});

test('only published virtual directories are verified, and what AD FS needs is missed', () => {
  const urls = stepsOf(inputs.adatum, 'verification').flatMap(({ table }) => table?.rows.map(([url]) => url ?? '') ?? []);
  expect(urls.filter((url) => url.includes('web-tyo'))).toEqual([
    '`https://web-tyo.adatum.com:8443/abs`',
    '`https://web-tyo.adatum.com:8443/GroupExpansion/service.svc`',
    '`https://web-tyo.adatum.com:8443/Autodiscover/AutodiscoverService.svc/root`',
    '`https://web-tyo.adatum.com:8443/WebTicket/WebTicketService.svc/mex`',
    '`https://web-tyo.adatum.com:8443/ucwa`',
  ]);
  expect(JSON.stringify(stepsOf(inputs.adatum, 'sign-in'))).toContain(
    '`tokyo`: only some virtual directories are published, and `/passiveauth`',
  );
});

test('a pool whose TLS is handed through has a load balancer, a health check and a sign-in of its own', () => {
  const text = readFileSync(join(__dirname, '..', '..', 'examples', 'contoso', 'deployment.yaml'), 'utf8')
    .replace('externalSignIn: passive', 'dnsRecords: none\nexternalSignIn: passive')
    .replace('role: standardEdition', 'role: standardEdition\n    frontEnd: networkLoadBalancer\n    externalSignIn: windows');
  const mixed = inputsOf(DeploymentFile.parse(text, 'deployment.yaml'));
  const rows = (id: string) => stepsOf(mixed, id).flatMap(({ table }) => table?.rows ?? []);
  expect(rows('network').map(([, to, port]) => [to, port])).toContainEqual(['`10.30.0.11`', '5061']);
  expect(rows('names').map((row) => row[4])).toEqual(Array<string>(10).fill('by hand, in Route 53'));
  const [internal, , ams] = ['webext.contoso.com', 'meet.contoso.com', 'webext-ams.contoso.com'].map(
    (name) =>
      linesOf(mixed, 'verification-by-address')
        .find((line) => line.includes(`https://${name}`))
        ?.split(' ')[6],
  );
  expect(internal).toMatch(/^'::<DnsNameOfLyncReverseProxy\w+>:'$/);
  expect(ams).toMatch(/^'::<DnsNameOfLyncPoolsamsterdam\w+>:'$/);
  expect(JSON.stringify(stepsOf(mixed, 'sign-in'))).toContain('keeps the connections of clients apart, so NTLM works as it does inside');
  expect(stepsOf(mixed, 'cut-over').map(({ title }) => title)).not.toContain('Let the stack make the records: this is the cut-over');
});

describe('certificates that clients are shown by IIS', () => {
  const [director, ...others] = inputs.contoso.pools;
  if (director === undefined) throw new Error('no pool');
  const passed = { ...inputs.contoso, pools: [{ ...director, frontEnd: PASSED_ON }, ...others] };

  test('are requested of a public authority, and those behind the load balancer of the internal one', () => {
    const requests = linesOf(passed, 'iis-certificates').filter((line) => line.startsWith('Request-CsCertificate'));
    const of = (fqdn: string) => requests.filter((line) => line.includes(`External web services of ${fqdn}`));
    expect(of('webdirext.contoso.com')).toEqual([
      expect.stringMatching(/ -Output '<file of the request>' -KeySize 2048 -DomainName 'webdirext/),
    ]);
    expect(of('webext.contoso.com')).toEqual([expect.stringContaining(" -CA '<CA server>\\<CA name>' -DomainName 'webext")]);
    expect(of('webdirext.contoso.com').join()).not.toContain(' -CA ');
  });

  test.each([
    ['lync2013', 'Lync'],
    ['sfb2015', 'SkypeForBusiness'],
    [undefined, '<Lync or SkypeForBusiness>'],
  ] as const)('are renewed by a hook that tells %s', (version, module) => {
    const lines = linesOf({ ...passed, pools: [{ ...director, frontEnd: PASSED_ON, version }, ...others] }, 'iis-certificates');
    expect(lines).toContain(`Import-Module -Name '${module}'`);
    expect(lines).toContain("Set-CsCertificate -Type 'WebServicesExternal' -Thumbprint $Thumbprint -Confirm:$false");
  });

  test('are counted by server and year', () => {
    const text = JSON.stringify(stepsOf(passed, 'iis-certificates'));
    expect(text).toContain(
      '3 times with 200 days (6 on the 2 servers here), 2026-03-15; 6 times with 100 days (12 on the 2 servers here), 2027-03-15; 12 times with 47 days (24 on the 2 servers here), 2029-03-15',
    );
    expect(JSON.stringify(stepsOf(inputs.contoso, 'iis-certificates'))).not.toContain('47 days');
  });
});

test.each([
  ['lync2013', ['Get-CsServerVersion'], ['2023-04-11'], '5.0.8308.1198'],
  ['sfb2015', ['Get-CsServerPatchVersion'], ['2026-09-08', '2026-10-13', '2025-10-14', '2026-10-31'], '6.0.9319.886'],
  ['sfb2019', ['Get-CsServerPatchVersion'], ['2026-09-08', '2026-10-13', '2025-10-14', '2026-10-31'], '7.0.2046.583'],
  ['se', ['Get-CsServerPatchVersion'], ['2026-09-08', '2026-10-13'], '7.0.2046.889'],
  [
    undefined,
    ['Get-CsServerPatchVersion', 'Get-CsServerVersion'],
    ['2023-04-11', '2026-09-08', '2026-10-13', '2025-10-14', '2026-10-31'],
    '7.0.2046.889',
  ],
] as const)('the patch level of %s is asked by a cmdlet that it has, and compared with its own build', (version, cmdlets, dates, build) => {
  const pools = inputs.contoso.pools.map((pool) => ({ ...pool, version }));
  const step = stepsOf({ ...inputs.contoso, pools }, 'before-you-begin').find(({ title }) => title.startsWith('Compare the patch level'));
  const lines = step?.commands?.flatMap((each) => each.lines) ?? [];
  expect(lines.filter((line) => line.startsWith('Get-Cs'))).toEqual(cmdlets);
  expect(step?.facts?.map(({ date }) => date) ?? []).toEqual(dates);
  expect(step?.table?.rows[0]?.join()).toContain(build);
});

test('HTTP/2 of Windows is a matter where connections are handed through alone', () => {
  const text = (from: RunbookInputs) => JSON.stringify(stepsOf(from, 'before-you-begin'));
  expect(text(inputs.contoso)).not.toContain('EnableHttp2Tls');
  const pools = inputs.contoso.pools.map((pool, index) => (index === 0 ? { ...pool, frontEnd: PASSED_ON } : pool));
  expect(text({ ...inputs.contoso, pools })).toContain('EnableHttp2Tls');
});

test('tokenChecking is looked at before the cut-over where the proxy ends TLS, and nowhere else', () => {
  const lines = (from: RunbookInputs) =>
    linesOf(from, 'before-cut-over').filter((line) => line.includes('extendedProtection.tokenChecking'));
  expect(lines(inputs.contoso)).toHaveLength(1);
  expect(lines({ ...inputs.contoso, pools: inputs.contoso.pools.map((pool) => ({ ...pool, frontEnd: PASSED_ON })) })).toEqual([]);
});

test('and so is that of a further service that signs in with Windows there', () => {
  const [service] = WITH_EVERYTHING.services;
  if (service === undefined) throw new Error('no service');
  const text = (services: RunbookInputs['services']) => JSON.stringify(stepsOf({ ...inputs.contoso, services }, 'before-cut-over'));
  expect(text([service])).toContain('`mail.contoso.com` may sign people in with Windows');
  expect(text([{ ...service, signIn: 'modern' }])).not.toContain('mail.contoso.com');
  expect(text([{ ...service, frontEnd: PASSED_ON }])).not.toContain('mail.contoso.com');
});

test('Block Public Access is asked of the subnets that are known, and of no internal load balancer', () => {
  const lines = (from: RunbookInputs) => linesOf(from, 'network').filter((line) => line.includes('block-public-access-exclusion'));
  expect(lines(inputs.fabrikam).map((line) => line.split(' ').at(-1))).toEqual(['subnet-0123456789abcdef0', 'subnet-0123456789abcdef1']);
  expect(lines(inputs.contoso).map((line) => line.split(' --subnet-id ').at(-1))).toEqual(["'<subnet of the load balancer>'"]);
  expect(lines({ ...inputs.contoso, network: { ...inputs.contoso.network, isInternal: true } })).toEqual([]);
});

test('only an imported certificate is imported again, under its ARN', () => {
  const { template } = inputs.contoso;
  if (template === undefined) throw new Error('no template');
  const again = (certificates: typeof template.certificates) =>
    linesOf({ ...inputs.contoso, template: { ...template, certificates } }, 'proxy-certificate').filter((line) =>
      line.includes('import-certificate'),
    );
  expect(again(template.certificates)).toEqual([]);
  const arn = 'arn:aws:acm:eu-west-1:111122223333:certificate/imported';
  expect(again([{ key: arn, names: [], isRequested: false }])).toEqual([`aws acm import-certificate --certificate-arn ${arn} \\`]);
});
