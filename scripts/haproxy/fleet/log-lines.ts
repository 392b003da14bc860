import { setTimeout as sleep } from 'node:timers/promises';
import type { RunningContainer } from './container';
import { proxyHeader } from './proxy-header';
import { answerTo } from './raw';

interface Hostile {
  readonly client: string;
  readonly request: string;
  /** Host and path as the log is to have them; undefined: HAProxy refuses the request, or leaves out bytes that are no text. */
  readonly known?: readonly [name: string, path: string];
}

const request = (path: string, host: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: ${host}\r\n${more}Connection: close\r\n\r\n`;

/** Whoever asks, of whatever would end a text, or the line. */
const HOSTILE: readonly Omit<Hostile, 'client'>[] = [
  { request: request('/meet', 'webext.contoso.com'), known: ['webext.contoso.com', '/meet'] },
  { request: request('/a"b', 'x'), known: ['x', '/a"b'] },
  { request: request('/","status":200,"x":"', 'x'), known: ['x', '/","status":200,"x":"'] },
  { request: request('/a\\', 'x'), known: ['x', '/a\\'] },
  { request: request('/a\\u0041\\"', 'x'), known: ['x', '/a\\u0041\\"'] },
  { request: request('/%22%00%0d%0a%ff', 'x'), known: ['x', '/%22%00%0d%0a%ff'] },
  { request: request("/'<>{}[]`|^", 'x'), known: ['x', "/'<>{}[]`|^"] },
  { request: request('/a', 'ev"il","name":"x') },
  { request: request('/a', 'x\\') },
  { request: request('/a', '\xff\xfe\x80') },
  { request: request('/a', '\xc3\xa9.example') },
  { request: request('/a', 'a\tb') },
  { request: request('/\xff\xfe', 'x') },
  { request: request('/\xe2\x80\xa8', 'x') },
  { request: request('/a\tb', 'x') },
  { request: request('/a\x01\x1b[31m', 'x') },
  { request: request('/a', 'x\x01\x7f') },
  { request: request('/a', '') },
  { request: 'GET /a HTTP/1.0\r\n\r\n' },
  { request: 'FO"O\\ /a HTTP/1.1\r\nHost: x\r\n\r\n' },
  { request: "!#$%&'*+-.^_`|~ /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" },
  { request: '"\\\x00\xff\r\n\r\n' },
  { request: request(`/${'a'.repeat(3_000)}`, 'x') },
  { request: request(`/${'"'.repeat(3_000)}`, 'x') },
  { request: request(`/${'\\'.repeat(20_000)}`, 'y"'.repeat(4_000)) },
  { request: request('/a', 'x', `X-Long: ${'z'.repeat(60_000)}\r\n`) },
];

/** What is wrong with what a container writes of them, and how many lines it has written. */
export async function logLines(
  running: RunningContainer,
  port: number,
): Promise<{ readonly wrong: readonly string[]; readonly count: number }> {
  const asked = HOSTILE.map((each, index): Hostile => ({
    ...each,
    client: index % 2 === 0 ? `203.0.113.${index + 1}` : `2001:db8:7::${(index + 1).toString(16)}`,
  }));
  const before = running.output.length;
  for (const { client, request: text } of asked) {
    await answerTo(port, proxyHeader({ source: client, sourcePort: 50_000, destination: '198.51.100.9', destinationPort: 443 }), text);
  }
  const deadline = Date.now() + 5_000;
  const lines = () => running.output.slice(before).split('\n').slice(0, -1);
  while (lines().length < asked.length && Date.now() < deadline) await sleep(20);
  const read = lines().map((line) => ({ line, json: parsed(line) }));
  const wrong = read.flatMap(({ line, json }) => (json === undefined ? [`no JSON: ${line.slice(0, 300)}`] : []));
  const missing = asked.flatMap(({ client, known, request: text }) => {
    const own = read.filter(({ json }) => json?.['client'] === client);
    const [entry] = own;
    if (own.length !== 1) return [`${own.length} lines of ${JSON.stringify(text.slice(0, 60))} from ${client}`];
    if (known === undefined) return [];
    const [name, path] = known;
    return entry?.json?.['name'] === name && entry.json['path'] === path ? [] : [`${entry?.line} of ${JSON.stringify(text.slice(0, 60))}`];
  });
  return { wrong: [...wrong, ...missing], count: read.length };
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return JSON.parse(line) as Readonly<Record<string, unknown>>;
  } catch {
    return undefined;
  }
}
