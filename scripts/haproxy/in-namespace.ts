import { ProxyHost } from './network';
import type { Run, Tell } from './parts';
import { faults } from './faults';
import { fleet } from './fleet';
import { oldTls } from './old-tls';
import { polls } from './polls';
import { routes } from './routes';
import { strangers } from './strangers';
import { signIn } from './sign-in';

/** Runs the parts in a network namespace that this process has for itself; what it is given is a `Run` in JSON. */
type Part = (run: Run, host: ProxyHost, tell: Tell) => Promise<void>;

const PARTS: Readonly<Record<string, Part>> = { routes, 'sign-in': signIn, faults, polls, strangers, 'old-tls': oldTls, fleet };

async function main(): Promise<number> {
  const run = JSON.parse(process.argv[2] ?? '') as Run;
  const host = await ProxyHost.start();
  let mistakes = 0;
  const tell: Tell = (isRight, what) => {
    process.stdout.write(`${isRight ? '' : 'FAILED '}${what}\n`);
    if (!isRight) mistakes += 1;
  };
  try {
    for (const [name, part] of Object.entries(PARTS)) {
      if (run.parts.length > 0 && !run.parts.includes(name)) continue;
      const started = Date.now();
      await part(run, host, tell);
      process.stdout.write(`${name}: ${Math.round((Date.now() - started) / 1000)} s\n`);
    }
  } catch (error) {
    tell(false, error instanceof Error ? (error.stack ?? error.message) : String(error));
  } finally {
    host.stop();
  }
  return mistakes === 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
