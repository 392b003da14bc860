import { Session, type Profiler } from 'node:inspector';

/**
 * Counts what the code of `lib/` does, in steps and not in time, so that the count is the same on every machine: how often each of its
 * blocks is carried out, as V8 counts them, and how many elements are walked where V8 walks by itself (spread, `includes`, `slice` …).
 * Only code that is loaded behind this file is counted.
 */
class OperationCount {
  private readonly session = new Session();

  public constructor() {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  public of(work: () => void): number {
    this.executed();
    const walked = walkedBy(work);
    return this.executed() + walked;
  }

  public stop(): void {
    this.session.post('Profiler.stopPreciseCoverage');
    this.session.disconnect();
  }

  /** Since the last call. */
  private executed(): number {
    let found: readonly Profiler.ScriptCoverage[] = [];
    this.session.post('Profiler.takePreciseCoverage', (error, { result }) => {
      if (error !== null) throw error;
      found = result;
    });
    const own = found.filter(({ url }) => /[/\\]lib[/\\]/.test(url) && !/[/\\]node_modules[/\\]/.test(url));
    const counts = own.flatMap(({ functions }) => functions.flatMap(({ ranges }) => ranges.map(({ count }) => count)));
    return counts.reduce((sum, count) => sum + count, 0);
  }
}

export const operations = new OperationCount();

type Method = (this: readonly unknown[], ...args: readonly unknown[]) => unknown;

const WALKING = ['includes', 'indexOf', 'lastIndexOf', 'slice', 'concat', 'join', 'toReversed', 'toSorted', Symbol.iterator] as const;

function walkedBy(work: () => void): number {
  const methods = Array.prototype as unknown as Record<string | symbol, Method>;
  const own = WALKING.map((name) => [name, methods[name]] as const);
  let walked = 0;
  for (const [name, method] of own) {
    methods[name] = function counted(...args) {
      walked += this.length;
      return method === undefined ? undefined : Reflect.apply(method, this, args);
    };
  }
  try {
    work();
  } finally {
    for (const [name, method] of own) if (method !== undefined) methods[name] = method;
  }
  return walked;
}
