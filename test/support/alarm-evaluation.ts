/** An alarm as its template has it, references and all. */
export interface AlarmProperties {
  readonly Namespace?: unknown;
  readonly MetricName?: string;
  readonly Dimensions?: readonly DimensionProperties[];
  readonly Statistic?: string;
  readonly Period?: number;
  readonly Metrics?: readonly MetricQuery[];
  readonly Threshold: number;
  readonly ComparisonOperator: string;
  readonly EvaluationPeriods: number;
  readonly DatapointsToAlarm?: number;
  readonly TreatMissingData?: string;
  readonly InsufficientDataActions?: readonly unknown[];
}

export interface DimensionProperties {
  readonly Name: string;
  readonly Value: unknown;
}

interface MetricQuery {
  readonly Id: string;
  readonly Expression?: unknown;
  readonly Period?: number;
  readonly ReturnData?: boolean;
  readonly MetricStat?: {
    readonly Metric: { readonly Namespace: unknown; readonly MetricName: string; readonly Dimensions?: readonly DimensionProperties[] };
    readonly Period: number;
    readonly Stat: string;
  };
}

/** A metric of CloudWatch, with a value for each minute there is one. */
export interface Series {
  readonly metric: string;
  /** Logical ids of what its dimensions refer to, by their names. */
  readonly dimensions: Readonly<Record<string, string>>;
  readonly at: (minute: number) => number | undefined;
}

export type State = 'OK' | 'ALARM' | 'INSUFFICIENT_DATA';

/**
 * The states of an alarm, minute by minute, from the minute it is created in. Written from AWS's description of how alarms are
 * evaluated, and from nothing of the library: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 */
export function statesOf(alarm: AlarmProperties, series: readonly Series[], minutes: number): readonly State[] {
  const points = pointsOf(alarm, series);
  const states = points.map((each) => statesOfOne(alarm, each.values, each.minutesPerPoint, minutes));
  const isQuery = queryOf(alarm) !== undefined;
  return Array.from({ length: minutes }, (_, minute): State => {
    const now = states.map((each) => each[minute] ?? 'INSUFFICIENT_DATA');
    // Each series of a query is a contributor; one that vanishes is well, and without any the alarm knows nothing.
    if (now.includes('ALARM')) return 'ALARM';
    if (!isQuery) return now[0] ?? 'INSUFFICIENT_DATA';
    return now.includes('OK') ? 'OK' : 'INSUFFICIENT_DATA';
  });
}

/** Whether anybody is told: on the way into ALARM, or into INSUFFICIENT_DATA where that is told as well. */
export function tells(alarm: AlarmProperties, states: readonly State[]): boolean {
  const changes = states.map((state, minute) => [minute === 0 ? 'INSUFFICIENT_DATA' : states[minute - 1], state] as const);
  return changes.some(
    ([before, state]) =>
      before !== state && (state === 'ALARM' || (state === 'INSUFFICIENT_DATA' && alarm.InsufficientDataActions !== undefined)),
  );
}

interface Points {
  /** Of the period with that number, counted from the first minute. */
  readonly values: (period: number) => number | undefined;
  readonly minutesPerPoint: number;
}

/** CloudWatch asks for a few more points than it evaluates. */
const FURTHER_POINTS = 2;

function statesOfOne(alarm: AlarmProperties, values: Points['values'], minutesPerPoint: number, minutes: number): readonly State[] {
  const { EvaluationPeriods: of, DatapointsToAlarm: needed = of, TreatMissingData: missing = 'missing' } = alarm;
  const states: State[] = [];
  for (let minute = 0; minute < minutes; minute += 1) {
    // Between two values nothing changes.
    if ((minute + 1) % minutesPerPoint !== 0 && minute > 0) {
      states.push(states.at(-1) ?? 'INSUFFICIENT_DATA');
      continue;
    }
    const last = Math.floor((minute + 1) / minutesPerPoint) - 1;
    const range = Array.from({ length: of + FURTHER_POINTS }, (_, back) => last - back).filter((period) => period >= 0);
    const existing = range.flatMap((period) => values(period) ?? []).slice(0, of);
    const bad = existing.filter((value) => isBad(value, alarm)).length;
    const gaps = of - existing.length;
    states.push(judged({ bad, gaps, existing: existing.length, needed, missing }, states.at(-1) ?? 'INSUFFICIENT_DATA'));
  }
  return states;
}

interface Window {
  readonly bad: number;
  readonly gaps: number;
  readonly existing: number;
  readonly needed: number;
  readonly missing: string;
}

function judged({ bad, gaps, existing, needed, missing }: Window, before: State): State {
  if (bad >= needed) return 'ALARM';
  switch (missing) {
    case 'breaching':
      return bad + gaps >= needed ? 'ALARM' : 'OK';
    case 'notBreaching':
      return 'OK';
    case 'ignore':
      return gaps > 0 ? before : 'OK';
    default:
      if (existing === 0) return 'INSUFFICIENT_DATA';
      return gaps > 0 && bad === existing ? 'ALARM' : 'OK';
  }
}

function isBad(value: number, { ComparisonOperator: operator, Threshold: threshold }: AlarmProperties): boolean {
  switch (operator) {
    case 'LessThanThreshold':
      return value < threshold;
    case 'LessThanOrEqualToThreshold':
      return value <= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    default:
      throw new Error(`nobody knows the comparison ${operator}`);
  }
}

function queryOf({ Metrics: metrics = [] }: AlarmProperties): MetricQuery | undefined {
  return metrics.find(({ Expression: expression }) => textOf(expression).startsWith('SELECT '));
}

function pointsOf(alarm: AlarmProperties, series: readonly Series[]): readonly Points[] {
  const query = queryOf(alarm);
  if (query !== undefined) return ofQuery(textOf(query.Expression), query.Period ?? 60, series);
  if (alarm.Metrics === undefined) {
    const metric = { MetricName: alarm.MetricName ?? '', Dimensions: alarm.Dimensions };
    return [summed(one(metric, series), alarm.Period ?? 60, alarm.Statistic ?? '')];
  }
  const measures = new Map(
    alarm.Metrics.flatMap(({ Id: id, MetricStat: stat }) =>
      stat === undefined ? [] : [[id, summed(one(stat.Metric, series), stat.Period, stat.Stat)] as const],
    ),
  );
  const expression = textOf(alarm.Metrics.find(({ ReturnData: isReturned }) => isReturned !== false)?.Expression);
  const [first] = measures.values();
  const evaluate = mathOf(expression, measures);
  return [{ values: evaluate, minutesPerPoint: first?.minutesPerPoint ?? 1 }];
}

function one(
  {
    MetricName: metric,
    Dimensions: dimensions = [],
  }: { readonly MetricName: string; readonly Dimensions?: readonly DimensionProperties[] | undefined },
  series: readonly Series[],
): readonly Series[] {
  const wanted = Object.fromEntries(dimensions.map(({ Name: name, Value: value }) => [name, referredTo(value)]));
  const found = series.filter((each) => each.metric === metric && sameText(each.dimensions, wanted));
  if (found.length > 1) throw new Error(`there are two series ${metric} ${JSON.stringify(wanted)}`);
  return found;
}

function sameText(one: Readonly<Record<string, string>>, other: Readonly<Record<string, string>>): boolean {
  return JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
}

/** The logical id in a reference. */
export function referredTo(value: unknown): string {
  if (typeof value === 'string') return value;
  const [[key, content] = ['', '']] = Object.entries(value as Readonly<Record<string, unknown>>);
  if (key === 'Ref') return String(content);
  if (key === 'Fn::GetAtt' && Array.isArray(content)) return String(content[0]);
  throw new Error(`nobody knows what ${JSON.stringify(value)} refers to`);
}

/** A text with the logical ids of what is put into it. */
export function textOf(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  const joined = (value as { readonly 'Fn::Join'?: readonly [string, readonly unknown[]] })['Fn::Join'];
  if (joined === undefined) return referredTo(value);
  return joined[1].map(textOf).join(joined[0]);
}

function summed(series: readonly Series[], periodSeconds: number, statistic: string): Points {
  const minutesPerPoint = periodSeconds / 60;
  const values = (period: number): number | undefined => {
    const first = period * minutesPerPoint;
    const inside: number[] = [];
    for (let minute = first; minute < first + minutesPerPoint; minute += 1)
      for (const each of series) inside.push(...[each.at(minute)].flatMap((value) => value ?? []));
    if (inside.length === 0) return undefined;
    if (statistic === 'Minimum' || statistic === 'MIN') return Math.min(...inside);
    if (statistic === 'Maximum' || statistic === 'MAX') return Math.max(...inside);
    return inside.reduce((sum, value) => sum + value, 0);
  };
  return { values: remembered(values), minutesPerPoint };
}

function remembered(values: Points['values']): Points['values'] {
  const known = new Map<number, number | undefined>();
  return (period) => {
    if (!known.has(period)) known.set(period, values(period));
    return known.get(period);
  };
}

const QUERY =
  /^SELECT (?<aggregate>\w+)\((?<metric>\w+)\) FROM SCHEMA\("(?<namespace>[\w/]+)", (?<dimensions>[\w, ]+)\)(?: WHERE LoadBalancer = '(?<balancer>\w+)')? GROUP BY (?<groups>[\w, ]+) ORDER BY (?<order>\w+)\(\) (?:ASC|DESC)$/;

function ofQuery(text: string, periodSeconds: number, series: readonly Series[]): readonly Points[] {
  const parts = QUERY.exec(text)?.groups;
  if (parts === undefined) throw new Error(`this is no query of Metrics Insights: ${text}`);
  const { aggregate = '', metric, dimensions = '', balancer, groups = '', order } = parts;
  if (order !== aggregate) throw new Error(`ordered by another aggregate: ${text}`);
  const schema = dimensions.split(', ').sort().join();
  const matching = series.filter(
    (each) =>
      each.metric === metric &&
      Object.keys(each.dimensions).sort().join() === schema &&
      (balancer === undefined || each.dimensions['LoadBalancer'] === balancer),
  );
  const byGroup = new Map<string, Series[]>();
  for (const each of matching) {
    const key = groups
      .split(', ')
      .map((name) => each.dimensions[name])
      .join();
    byGroup.set(key, [...(byGroup.get(key) ?? []), each]);
  }
  return [...byGroup.values()].map((own) => summed(own, periodSeconds, aggregate));
}

type Term = (period: number) => number | undefined;

/** Metric math as far as alarms here use it: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/using-metric-math.html */
function mathOf(expression: string, measures: ReadonlyMap<string, Points>): Term {
  const tokens = expression.match(/[A-Za-z]\w*|\d+|>=|[()[\],+\-*/]/g) ?? [];
  let next = 0;
  const peek = () => tokens[next];
  const take = (expected?: string): string => {
    const token = tokens[next];
    if (token === undefined || (expected !== undefined && token !== expected))
      throw new Error(`${expected ?? 'something'} is missing in ${expression}`);
    next += 1;
    return token;
  };
  const both =
    (one: Term, other: Term, of: (a: number, b: number) => number | undefined): Term =>
    (period) => {
      const [a, b] = [one(period), other(period)];
      return a === undefined || b === undefined ? undefined : of(a, b);
    };
  const compared = (): Term => {
    const left = sum();
    if (peek() !== '>=') return left;
    take('>=');
    return both(left, sum(), (a, b) => (a >= b ? 1 : 0));
  };
  const sum = (): Term => {
    let left = product();
    while (peek() === '+' || peek() === '-') {
      const sign = take() === '+' ? 1 : -1;
      left = both(left, product(), (a, b) => a + sign * b);
    }
    return left;
  };
  const product = (): Term => {
    let left = single();
    while (peek() === '*' || peek() === '/') {
      const isProduct = take() === '*';
      // What is divided by nothing has no value.
      left = both(left, single(), (a, b) => (isProduct ? a * b : b === 0 ? undefined : a / b));
    }
    return left;
  };
  const single = (): Term => {
    const token = take();
    if (/^\d+$/.test(token)) return () => Number(token);
    if (token === '(') {
      const inner = compared();
      take(')');
      return inner;
    }
    switch (token) {
      case 'IF': {
        take('(');
        const condition = compared();
        take(',');
        const then = compared();
        take(',');
        const otherwise = compared();
        take(')');
        return (period) => {
          const value = condition(period);
          return value === undefined ? undefined : value === 0 ? otherwise(period) : then(period);
        };
      }
      case 'FILL': {
        take('(');
        const filled = compared();
        take(',');
        const isRepeated = peek() === 'REPEAT';
        const filling: Term = isRepeated ? (take(), repeated(filled)) : compared();
        take(')');
        return (period) => filled(period) ?? filling(period);
      }
      case 'MIN':
      case 'MAX': {
        take('(');
        take('[');
        const terms = [compared()];
        while (peek() === ',') {
          take(',');
          terms.push(compared());
        }
        take(']');
        take(')');
        return (period) => {
          const values = terms.flatMap((term) => term(period) ?? []);
          return values.length === 0 ? undefined : Math[token === 'MIN' ? 'min' : 'max'](...values);
        };
      }
      default: {
        const measure = measures.get(token);
        if (measure === undefined) throw new Error(`${token} in ${expression} is no metric of the alarm`);
        return measure.values;
      }
    }
  };
  const whole = compared();
  if (next !== tokens.length) throw new Error(`${expression} goes on after its end`);
  return whole;
}

function repeated(term: Term): Term {
  return (period) => {
    for (let before = period; before >= 0; before -= 1) {
      const value = term(before);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}
