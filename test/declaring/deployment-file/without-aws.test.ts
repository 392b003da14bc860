import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeploymentFile } from '../../../lib';
import { DeploymentFileError } from '../../../lib/declaring/deployment-file/deployment-file-error';
import { certificateChain } from '../../support/certificate-chain';

const POOLS = `
externalSignIn: windows
pools:
  - { name: pool01, role: frontEndPool, externalWebServicesFqdn: webext.contoso.com, servers: [10.20.0.11] }
`;

function problemsOf(act: () => unknown): readonly (readonly [path: string, line: number | undefined, message: string])[] {
  try {
    act();
  } catch (error) {
    if (error instanceof DeploymentFileError) return error.problems.map(({ path, line, message }) => [path, line, message] as const);
    throw error;
  }
  return [];
}
const without = (text: string) => problemsOf(() => DeploymentFile.parse(text, 'lync.yaml', { withoutAws: true }));
const withAws = (text: string) => problemsOf(() => DeploymentFile.parse(text, 'lync.yaml'));

describe('a file that is read without AWS', () => {
  test('needs neither network nor hostedZones', () => {
    expect(without(POOLS)).toEqual([]);
    expect(withAws(POOLS).map(([path]) => path)).toEqual(['hostedZones', 'network']);
  });

  test.each([
    ['blanks of AWS', 'network: { transitGatewayId: "<fill in: the gateway>", vpcCidr: "<fill in: a block>" }'],
    ['blanks in hosted zones', 'hostedZones: [{ name: contoso.com, id: "<fill in: its id>" }]'],
    ['ids of the examples', 'network: { transitGatewayId: tgw-0123456789abcdef0 }'],
    ['nested stacks', 'nestedStacks: "<fill in: how many>"'],
    ['load balancers', 'loadBalancers: "<fill in: how many>"\nloadBalancersBefore: "<fill in: how many>"'],
    ['which of them', 'simpleUrls: { loadBalancer: "<fill in: which>", loadBalancers: { contoso.com: "<fill in: which>" } }'],
    ['which of nested stacks', 'simpleUrls: { nestedStack: "<fill in: which>", nestedStacks: { contoso.com: "<fill in: which>" } }'],
    ['shared rules', 'compactPublishing: { rules: "<fill in: how many>" }'],
    ['half an existing VPC', 'network: { vpcId: vpc-0a1b2c3d }'],
    ['a zone without id', 'hostedZones: [{ name: contoso.com }]'],
    ['a zone of another Region', 'env: { region: eu-west-1 }\nnetwork: { availabilityZones: [us-east-1a, us-east-1b] }'],
  ])('is not asked about %s', (_, lines) => {
    expect(withAws(`${lines}\n${POOLS}`)).not.toEqual([]);
    expect(without(`${lines}\n${POOLS}`)).toEqual([]);
  });

  test.each([
    ['network: { corporateNetworks: ["<fill in: the office>"] }', 'network.corporateNetworks[0]'],
    ['network: { corporateNetworks: [office] }', 'network.corporateNetworks[0]'],
    ['network: { vpcidr: 10.80.0.0/22 }', 'network.vpcidr'],
    ['sipDomains: ["<fill in: a domain>"]', 'sipDomains[0]'],
    ['simpleUrls: { answeredBy: pool02 }', 'simpleUrls.answeredBy'],
  ])('is told all the same what is wrong with "%s"', (line, path) => {
    expect(without(`${line}\n${POOLS}`).map(([where, at]) => [where, at])).toEqual([[path, 1]]);
  });

  test('keeps what it says of clients', () => {
    const text = `network: { vpcId: vpc-0a1b2c3d, scheme: internal, corporateNetworks: [203.0.113.0/24], allowedSources: [198.51.100.0/24] }${POOLS}`;
    expect(DeploymentFile.parse(text, 'lync.yaml', { withoutAws: true })._deployment.network).toEqual({
      scheme: 'internal',
      corporateNetworks: ['203.0.113.0/24'],
      allowedSources: ['198.51.100.0/24'],
    });
  });
});

describe('files that a deployment file names', () => {
  const folder = mkdtempSync(join(tmpdir(), 'beside-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const [{ cert, key }] = certificateChain({ name: 'Contoso' }) as [{ cert: string; key: string }];
  for (const [name, text] of Object.entries({
    'ca.pem': cert.replaceAll('\n', '\r\n'),
    'key.pem': cert + key,
    'empty.pem': '',
    'more.cfg': 'frontend a\n',
  }))
    writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, 'broken.pem'), cert.replace(/MII../, 'AAAA'));
  const read = (haproxy: string) => {
    writeFileSync(join(folder, 'lync.yaml'), `haproxy: ${haproxy}${POOLS}`);
    return DeploymentFile.read(join(folder, 'lync.yaml'), { withoutAws: true });
  };

  test('are read beside it, wherever one is', () => {
    const { haproxy } = read('{ serverAuthorities: [ca.pem, ./ca.pem], furtherConfiguration: more.cfg }')._haproxyDeclaration;
    expect(haproxy.serverAuthorities.map(({ text }) => text)).toEqual(Array(2).fill(cert.replaceAll('\n', '\r\n')));
    expect(haproxy.furtherConfiguration).toEqual({ name: 'more.cfg', text: 'frontend a\n' });
  });

  test('are all told of that cannot be used, each at its line', () => {
    const file = read('{ serverAuthorities: [ca.pem, gone.pem, key.pem, empty.pem, broken.pem, "."], furtherConfiguration: gone.cfg }');
    const at = (index: number) => `haproxy.serverAuthorities[${index}]`;
    expect(problemsOf(() => file._haproxyDeclaration)).toEqual([
      [at(1), 1, `There is no file ${join(folder, 'gone.pem')}. Write the name of a file beside this one.`],
      [at(2), 1, expect.stringContaining('key.pem holds a private key')],
      [at(3), 1, expect.stringContaining('empty.pem holds no certificate in PEM')],
      [at(4), 1, expect.stringContaining('broken.pem has a certificate that cannot be read, number 1')],
      [at(5), 1, expect.stringContaining('is a folder')],
      ['haproxy.furtherConfiguration', 1, expect.stringContaining('gone.cfg')],
    ]);
  });
});
