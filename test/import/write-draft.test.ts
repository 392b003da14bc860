import { parseDocument } from 'yaml';
import { DeploymentFile } from '../../lib/declaring/deployment-file/deployment-file';
import { isBlankText } from '../../lib/declaring/deployment-file/blank-text';
import { Blank, known, Remarked, type DeploymentDraft } from '../../lib/import/deployment-draft';
import { writeDraft } from '../../lib/import/write-draft';

const DRAFT: DeploymentDraft = {
  pools: new Remarked(
    [
      {
        servers: ['10.20.0.11', new Blank('address of fe02.contoso.local', 'Resolve-DnsName fe02.contoso.local')],
        externalWebServicesFqdn: 'webext.contoso.com',
        role: 'frontEndPool',
        name: 'pool01',
      },
    ],
    'Get-CsService -WebServer',
  ),
  externalSignIn: new Blank('windows, passive or modern', 'Get-CsWebServiceConfiguration'),
  hostedZones: [{ id: new Blank('id of the hosted zone', 'aws route53 list-hosted-zones'), name: 'contoso.com' }],
  network: { transitGatewayId: new Blank('id of the transit gateway', 'VPC console'), poolNetworks: ['10.20.0.0/16'] },
};

test('a draft is written in the order of the example, with its comments', () => {
  expect(writeDraft(DRAFT, ['Made from Topology.xml.'])).toBe(
    [
      '# Made from Topology.xml.',
      '',
      'network:',
      '  transitGatewayId: "<fill in: id of the transit gateway>" # VPC console',
      '  poolNetworks:',
      '    - 10.20.0.0/16',
      '',
      'hostedZones:',
      '  - name: contoso.com',
      '    id: "<fill in: id of the hosted zone>" # aws route53 list-hosted-zones',
      '',
      'externalSignIn: "<fill in: windows, passive or modern>" # Get-CsWebServiceConfiguration',
      '',
      'pools:',
      '  # Get-CsService -WebServer',
      '  - name: pool01',
      '    role: frontEndPool',
      '    externalWebServicesFqdn: webext.contoso.com',
      '    servers:',
      '      - 10.20.0.11',
      '      - "<fill in: address of fe02.contoso.local>" # Resolve-DnsName fe02.contoso.local',
      '',
    ].join('\n'),
  );
});

test('a deployment file with blanks is refused, each blank with its line', () => {
  expect(() => DeploymentFile.parse(writeDraft(DRAFT), 'deployment.yaml')).toThrow(
    /4 mistakes[^]*transitGatewayId \(line 2\)[^]*hostedZones\[0\]\.id \(line 8\)[^]*externalSignIn \(line 10\)[^]*servers\[1\] \(line 19\)/,
  );
});

test('what a hostile name carries does not leave its comment or value', () => {
  const name = 'x\nnetwork: {}\r\u0085\u2028#\u001b[31m';
  const text = writeDraft({ ...DRAFT, stackName: new Remarked(name, name) });
  const document = parseDocument(text);
  expect(document.errors).toEqual([]);
  expect((document.toJS() as { stackName: string }).stackName).toBe(name);
  expect(text).not.toContain('\u001b');
});

test('a blank is known by its text, and is no known value', () => {
  const blank = new Blank('x', 'y');
  expect([isBlankText(blank.text), isBlankText('webext.contoso.com'), isBlankText(4443)]).toEqual([true, false, false]);
  expect([known(blank), known(new Remarked('a', 'b')), known('c')]).toEqual([undefined, 'a', 'c']);
});
