import { DEFAULT_LIMITS } from '../../lib/documents/document-limits';
import { formOf } from '../../lib/documents/other-form';
import { importArr } from '../../lib/import/arr/import-arr';
import { readServersFile } from '../../lib/import/servers-file';
import { importTmg } from '../../lib/import/tmg/import-tmg';
import { readTopologyText } from '../../lib/topology/read-topology-document';
import { soundDocuments } from '../support/topology-fixtures';

const WEB_SERVERS = {
  list: '\r\n\r\nIdentity                   : WebServer:pool01.contoso.local\r\nSiteId                     : Site:Redmond\r\nExternalFqdn               : webext.contoso.com\r\n',
  table:
    '\nIdentity                        ExternalFqdn       ExternalHttpsPort\n--------                        ------------       -----------------\nWebServer:pool01.contoso.local  webext.contoso.com              4443\n',
  CSV: '#TYPE Microsoft.Rtc.Management.Xds.DisplayWebServer\r\n"Identity","ExternalFqdn"\r\n"WebServer:pool01.contoso.local","webext.contoso.com"\r\n',
} as const;
const SIMPLE_URLS = {
  list: '\nIdentity  : Global\nSimpleUrl : {Component=Dialin;Domain=*;ActiveUrl=https://dialin.contoso.com, Component=Meet;Domain=conto...}\n',
  table: 'Identity SimpleUrl\n-------- ---------\nGlobal   {Component=Dialin;Domain=*;ActiveUrl=https://dialin.contoso.c...\n',
  CSV: '"Identity","SimpleUrl"\n"Global","Microsoft.Rtc.Management.Xds.SimpleUrl"\n',
} as const;
const TOPOLOGY = {
  list: 'Name             : \nSites            : {Redmond, Branch}\nClusters         : {1:1, 1:2}\nInternalDomains  : Microsoft.Rtc.Management\n',
  table: 'Sites      Clusters   InternalDomains\n-----      --------   ---------------\n{Redmond}  {1:1, 1:2} contoso.com\n',
  CSV: 'Sites,Clusters,InternalDomains\nSystem.Object[],System.Object[],x\n',
} as const;
const FORMS = ['list', 'table', 'CSV'] as const;
const WORDS = { list: 'as a list of properties (Format-List)', table: 'as a table (Format-Table)', CSV: 'It is CSV (Export-Csv)' } as const;

const topology = (text: string) => readTopologyText(text, 'x', DEFAULT_LIMITS);
const servers = (text: string) => readServersFile(text, 'x', DEFAULT_LIMITS);
const arr = (text: string) => importArr(text, 'x');
const tmg = (text: string) => importTmg(text, 'x');
const LISTED = {
  list: 'Name       : fe01.contoso.local\nType       : A\nIPAddress  : 10.20.0.11\n',
  table:
    '\nName                Type   TTL   Section    IPAddress\n----                ----   ---   -------    ---------\nfe01.contoso.local  A      1200  Answer     10.20.0.11\n',
};
const RULES = {
  list: 'Name : Lync\nUrl  : (.*)\n',
  table: 'name  patternSyntax\n----  -------------\nLync  Wildcard\n',
  CSV: '"Name","Order"\n"Lync","1"\n',
};

describe.each([
  ['web services', WEB_SERVERS, topology, 'Get-CsService -WebServer | ConvertTo-Json -Depth 5 | Out-File WebServices.json'],
  ['simple URLs', SIMPLE_URLS, topology, 'Get-CsSimpleUrlConfiguration | ConvertTo-Json -Depth 5 | Out-File SimpleUrls.json'],
  ['a topology', TOPOLOGY, topology, 'Get-CsTopology -AsXml | Out-File Topology.xml'],
  ['addresses', LISTED, servers, 'Resolve-DnsName -Type A | Select-Object Name, IPAddress | Export-Csv servers.csv -NoTypeInformation'],
  ['rules of ARR', RULES, arr, 'applicationHost.config of the reverse proxy'],
  ['rules of TMG', RULES, tmg, 'right-click Firewall Policy, Export'],
] as const)('%s', (_, texts: Readonly<Partial<Record<(typeof FORMS)[number], string>>>, read: (text: string) => unknown, command) => {
  test.each(FORMS.filter((form) => texts[form] !== undefined))('as %s: it says what they are, and how to export them', (form) => {
    const text = texts[form] ?? '';
    for (const printed of [text, `\uFEFF${text}`, `\r\n${text.replaceAll(/\r?\n/g, '\r\n')}`, `PS C:\\Users\\me> Get-It\n${text}`]) {
      expect(() => read(printed)).toThrow(WORDS[form]);
      expect(() => read(printed)).toThrow(command);
    }
  });
});

test('only what the text is about is named, and all of it', () => {
  const message = (text: string) => {
    try {
      topology(text);
    } catch (error) {
      return (error as Error).message;
    }
    return '';
  };
  expect(message(SIMPLE_URLS.list)).not.toMatch(/Get-CsTopology|Get-CsService/);
  expect(message('Something : else\n')).toMatch(/Get-CsSimpleUrlConfiguration .*Get-CsService .*Get-CsTopology /);
});

test.each([
  ['{"a": 1}', 'JSON'],
  ['[\n  {"a": 1}]', 'JSON'],
  ['<Root/>', 'XML'],
  ['\uFEFF\n<?xml version="1.0"?>\n<a/>', 'XML'],
  ['<!DOCTYPE html>\n<html>', 'HTML'],
  ['fe01.contoso.local,10.20.0.11\n', undefined],
  ['# ---- servers ----\nfe01.contoso.local;10.20.0.11', undefined],
  ['hello', undefined],
  ['', undefined],
])('%j is %s', (text, form) => {
  expect(formOf(text)).toBe(form);
});

test.each([
  [arr, '{"a": 1}', /It is JSON\. Export %windir%/],
  [tmg, '[{"a": 1}]', /It is JSON\. Export it in Forefront TMG/],
  [servers, '[{"Name": "fe01"}]', /It is JSON\. Write one line for each server/],
  [servers, '<Objs/>', /It is XML\. Write one line for each server/],
])('what is exported in another form is told too', (read, text, message) => {
  expect(() => read(text)).toThrow(message);
});

test('every sound document is in a form that is read', () => {
  const texts = [...soundDocuments()].filter(([name]) => !name.endsWith('.zip')).map(([name, bytes]) => [name, formOf(bytes.toString())]);
  expect(texts.length).toBeGreaterThan(5);
  expect(texts.filter(([, form]) => form !== 'XML' && form !== 'JSON')).toEqual([]);
});
