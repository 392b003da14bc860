import Table from 'cli-table3';
import { join } from 'node:path';

/** By front end, in how many nested stacks 1,000 SIP domains fit. */
const FRONT_ENDS = [
  ['applicationLoadBalancer', 10],
  ['networkLoadBalancer', 10],
  ['haproxy', 10],
] as const;

type Run = (args: readonly string[], settings: Readonly<Record<string, string>>) => { readonly stdout: string; readonly stderr: string };

/** 1,000 SIP domains and 100 pools, once behind each front end: from the deployment to the cloud assembly, and every name asked for. */
export function scale(scripts: string, run: Run): string {
  const table = new Table({
    head: ['1,000 SIP domains, 100 pools', 'processor time', 'peak memory', 'names astray'],
    colAligns: ['left', 'right', 'right', 'right'],
    style: { head: [], border: [] },
  });
  for (const [frontEnd, nestedStacks] of FRONT_ENDS) {
    const args = ['--require', join(scripts, 'process-usage.js'), join(scripts, 'large-deployment.js'), frontEnd, String(nestedStacks)];
    const { stdout, stderr } = run(args, { CDK_VALIDATION: 'false', JSII_DEPRECATED: 'quiet' });
    const [, milliseconds, kilobytes] = /^usage (\d+) ms (\d+) kB$/m.exec(stderr) ?? [];
    table.push([frontEnd, `${(Number(milliseconds) / 1000).toFixed(1)} s`, `${(Number(kilobytes) / 1024).toFixed(0)} MB`, stdout]);
  }
  return `${table.toString()}\nOf whole processes, once; wanted below 10 s and 1,000 MB, and no name astray.`;
}
