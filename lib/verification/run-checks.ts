import { skipped, type Check, type CheckResult, type Seen, type Verdict } from './check';
import type { Observation, ObservationOf, Prober } from './observation';
import type { Probe } from './probe';
import { serverWords } from './server-words';

export interface RunOptions {
  /** Probes under way at a time. */
  readonly concurrency: number;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Runs checks, each probe once, names beside one another. Results are in the order of the checks. */
export async function runChecks(checks: readonly Check[], prober: Prober, options: RunOptions): Promise<readonly CheckResult[]> {
  const run = new Run(checks.length, prober, options);
  const names = [...new Set(checks.map(({ name }) => name))];
  const ofName = (name: string, alone: boolean) => checks.filter((check) => check.name === name && (check.alone ?? false) === alone);
  await Promise.all(names.map((name) => run.inWaves(ofName(name, false))));
  // What other requests do to the connections behind the proxy would be taken for an answer.
  for (const name of names) await run.inWaves(ofName(name, true));
  run.explainTogether();
  return checks.flatMap((check) => run.results.get(check) ?? []);
}

class Run {
  public readonly results = new Map<Check, CheckResult>();
  private readonly verdicts = new Map<Check, Verdict>();
  private readonly states = new Map<string, Verdict['state']>();
  private readonly asked = new Map<string, Promise<Observation>>();
  private readonly inTurn: Limit;

  public constructor(
    private readonly total: number,
    private readonly prober: Prober,
    private readonly options: RunOptions,
  ) {
    this.inTurn = limited(options.concurrency);
  }

  /** Checks of one name: those whose needs are met, then those that these were needed for. */
  public async inWaves(checks: readonly Check[]): Promise<void> {
    const ids = new Set(checks.map(({ id }) => id));
    let open = checks;
    while (open.length > 0) {
      const isReady = ({ name, needs }: Check) => needs.every((id) => this.states.has(key(name, id)) || !ids.has(id));
      const ready = open.filter(isReady);
      await Promise.all((ready.length > 0 ? ready : open).map((check) => this.decide(check)));
      open = ready.length > 0 ? open.filter((check) => !ready.includes(check)) : [];
    }
  }

  private async decide(check: Check): Promise<void> {
    const missing = check.needs.find((id) => ['failed', 'skipped'].includes(this.states.get(key(check.name, id)) ?? ''));
    if (missing !== undefined) {
      this.settle(check, skipped(`not asked: ${missing} is not met`));
      return;
    }
    const { onlyIf } = check;
    if (onlyIf !== undefined && !onlyIf.holds(await this.seen(onlyIf.probes))) {
      this.settle(check, skipped(onlyIf.otherwise));
      return;
    }
    this.settle(check, check.judge(await this.seen(check.probes)));
  }

  private async seen(probes: readonly Probe[]): Promise<Seen> {
    const answers = new Map<string, Observation>();
    await Promise.all(probes.map(async (probe) => answers.set(JSON.stringify(probe), await this.ask(probe))));
    return <P extends Probe>(probe: P) => answers.get(JSON.stringify(probe)) as ObservationOf<P>;
  }

  /** What befalls every name has another cause than what befalls one. */
  public explainTogether(): void {
    const asked = [...this.verdicts].filter(([, { state }]) => state !== 'skipped');
    for (const [check, { ofAll, ...verdict }] of asked) {
      if (ofAll === undefined || asked.some(([{ id }, other]) => id === check.id && other.ofAll === undefined)) continue;
      this.results.set(check, resultOf(check, { ...verdict, ...ofAll }));
    }
  }

  private settle(check: Check, verdict: Verdict): void {
    this.verdicts.set(check, verdict);
    this.results.set(check, resultOf(check, verdict));
    this.states.set(key(check.name, check.id), verdict.state);
    this.options.onProgress?.(this.results.size, this.total);
  }

  private ask(probe: Probe): Promise<Observation> {
    const text = JSON.stringify(probe);
    const known = this.asked.get(text);
    if (known !== undefined) return known;
    // A silent connection takes nothing but time.
    const answer = probe.kind === 'idle' ? this.prober.idle(probe) : this.inTurn(() => observed(this.prober, probe));
    this.asked.set(text, answer);
    return answer;
  }
}

function resultOf({ id, name, expected }: Check, { state, got, usually, change }: Verdict): CheckResult {
  return {
    id,
    name,
    expected,
    state,
    got: serverWords(got),
    ...(usually === undefined ? {} : { usually: serverWords(usually) }),
    ...(change === undefined ? {} : { change: serverWords(change) }),
  };
}

function key(name: string, id: string): string {
  return `${name} ${id}`;
}

function observed(prober: Prober, probe: Probe): Promise<Observation> {
  switch (probe.kind) {
    case 'dns':
      return prober.dns(probe);
    case 'tcp':
      return prober.tcp(probe);
    case 'tls':
      return prober.tls(probe);
    case 'hello':
      return prober.hello(probe);
    case 'http':
      return prober.http(probe);
    case 'handshakes':
      return prober.handshakes(probe);
    case 'idle':
      return prober.idle(probe);
  }
}

type Limit = <T>(work: () => Promise<T>) => Promise<T>;

/** So many at a time; the others wait in the order in which they came. */
function limited(most: number): Limit {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
