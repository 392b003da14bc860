/**
 * As much of CloudWatch Logs Insights as the queries are written in, from its documentation: a query that it does not know is an error
 * here. Fields of JSON are discovered; of several `stats` a query has one here.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export interface LogEvent {
  /** Milliseconds since 1970. */
  readonly timestamp: number;
  readonly message: string;
}

type Value = string | number | undefined;
export type ResultRow = Readonly<Record<string, Value>>;

/** What a query answers about some events. */
export function answerOf(query: string, events: readonly LogEvent[]): readonly ResultRow[] {
  let rows: readonly ResultRow[] = events.map(({ timestamp, message }) => ({
    '@timestamp': timestamp,
    '@message': message,
    ...discovered(message),
  }));
  let wanted: readonly string[] | undefined;
  for (const command of commandsOf(query)) {
    const [, name = '', rest = ''] = /^(\w+)\s+([\s\S]+)$/.exec(command) ?? [];
    switch (name) {
      case 'fields':
        wanted = rest.split(',').map((field) => field.trim());
        if (wanted.some((field) => !/^@?\w+$/.test(field))) throw new Error(`no field: ${rest}`);
        break;
      case 'filter': {
        const condition = new Condition(rest);
        rows = rows.filter((row) => condition.holds(row));
        break;
      }
      case 'stats':
        rows = stats(rest, rows);
        wanted = undefined;
        break;
      case 'sort':
        rows = sorted(rest, rows);
        break;
      case 'limit':
        if (!/^\d+$/.test(rest) || Number(rest) > 10_000) throw new Error(`no limit: ${rest}`);
        rows = rows.slice(0, Number(rest));
        break;
      default:
        throw new Error(`no command: ${command}`);
    }
  }
  const shown = wanted;
  return shown === undefined ? rows : rows.map((row) => Object.fromEntries(shown.map((field) => [field, row[field]])));
}

function discovered(message: string): ResultRow {
  try {
    return JSON.parse(message) as ResultRow;
  } catch {
    return {};
  }
}

/** Parted by the bars that are in no text and no expression; lines that begin with a number sign are comments. */
function commandsOf(query: string): readonly string[] {
  const text = query.replace(/^#.*\n/gm, '');
  return [...text.matchAll(/(?:"[^"]*"|\/(?:\\.|[^/\\\n])+\/|[^|"/])+/g)].map(([command]) => command.trim());
}

const TOKENS = /\s*(?:("[^"]*")|(\/(?:\\.|[^/\\])+\/)|([<>!]=|[<>=()[\],])|(-?\d+(?:\.\d+)?)|([\w@.]+))/y;

/** Comparisons joined by `and`, groups of which are joined by `or`. */
class Condition {
  private readonly tokens: readonly string[];
  private position = 0;
  private readonly test: (row: ResultRow) => boolean;

  public constructor(text: string) {
    const tokens: string[] = [];
    TOKENS.lastIndex = 0;
    while (TOKENS.lastIndex < text.trimEnd().length) {
      const [token] = TOKENS.exec(text) ?? [];
      if (token === undefined) throw new Error(`no condition: ${text}`);
      tokens.push(token.trim());
    }
    this.tokens = tokens;
    this.test = this.either();
    if (this.position < tokens.length) throw new Error(`more than a condition: ${text}`);
  }

  public holds(row: ResultRow): boolean {
    return this.test(row);
  }

  private next(): string {
    const token = this.tokens[this.position++];
    if (token === undefined) throw new Error('a condition ends too early');
    return token;
  }

  private joinedBy(word: string, part: () => (row: ResultRow) => boolean): readonly ((row: ResultRow) => boolean)[] {
    const parts = [part()];
    while (this.tokens[this.position] === word) {
      this.position++;
      parts.push(part());
    }
    return parts;
  }

  private either(): (row: ResultRow) => boolean {
    const parts = this.joinedBy('or', () => this.both());
    return (row) => parts.some((part) => part(row));
  }

  private both(): (row: ResultRow) => boolean {
    const parts = this.joinedBy('and', () => this.comparison());
    return (row) => parts.every((part) => part(row));
  }

  private comparison(): (row: ResultRow) => boolean {
    const field = this.next();
    if (field === 'ispresent') return this.presence();
    if (!/^@?[a-zA-Z_]\w*$/.test(field)) throw new Error(`no field: ${field}`);
    const operator = this.next();
    if (operator === 'like') {
      const expression = this.expression();
      return (row) => row[field] !== undefined && expression.test(String(row[field]));
    }
    if (operator === 'in') {
      const values = this.list();
      return (row) => values.includes(row[field]);
    }
    const value = literal(this.next());
    return (row) => compared(row[field], operator, value);
  }

  private presence(): (row: ResultRow) => boolean {
    const [open, field, close] = [this.next(), this.next(), this.next()];
    if (open !== '(' || close !== ')') throw new Error(`no field: ${field}`);
    return (row) => row[field] !== undefined;
  }

  private expression(): RegExp {
    const [, folds, body = ''] = /^\/(\(\?i\))?([\s\S]+)\/$/.exec(this.next()) ?? [];
    return new RegExp(body, folds === undefined ? '' : 'i');
  }

  private list(): readonly Value[] {
    if (this.next() !== '[') throw new Error('in without a list');
    const values = [literal(this.next())];
    for (let token = this.next(); token !== ']'; token = this.next()) {
      if (token !== ',') throw new Error(`a list has ${token}`);
      values.push(literal(this.next()));
    }
    return values;
  }
}

function literal(token: string): Value {
  if (token.startsWith('"')) return token.slice(1, -1);
  if (!/^-?\d/.test(token)) throw new Error(`no value: ${token}`);
  return Number(token);
}

/** What a row lacks is like nothing, and unlike everything. */
function compared(found: Value, operator: string, value: Value): boolean {
  switch (operator) {
    case '=':
      return found === value;
    case '!=':
      return found !== value;
    default: {
      const [left, right] = [Number(found), Number(value)];
      const results: Readonly<Record<string, boolean>> = {
        '<': left < right,
        '<=': left <= right,
        '>': left > right,
        '>=': left >= right,
      };
      const result = results[operator];
      if (result === undefined) throw new Error(`no comparison: ${operator}`);
      return result;
    }
  }
}

function stats(text: string, rows: readonly ResultRow[]): readonly ResultRow[] {
  const [aggregates = '', grouping] = text.split(/\s+by\s+/);
  const by = grouping?.split(',').map((field) => field.trim()) ?? [];
  const wanted = [...aggregates.matchAll(/(\w+)\(([^)]*)\)\s+as\s+(\w+)(?:\s*,\s*|\s*$)/gy)];
  if (wanted.map(([whole]) => whole).join('') !== aggregates) throw new Error(`no aggregates: ${aggregates}`);
  const groups = new Map<string, ResultRow[]>();
  for (const row of rows) {
    const key = JSON.stringify(by.map((field) => row[field]));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()].map((own) => ({
    ...Object.fromEntries(by.map((field) => [field, own[0]?.[field]])),
    ...Object.fromEntries(wanted.map(([, name = '', of = '', as = '']) => [as, aggregate(name, of, own)])),
  }));
}

function aggregate(name: string, of: string, rows: readonly ResultRow[]): number {
  const [field = '', percent] = of.split(',').map((part) => part.trim());
  const values = rows.map((row) => row[field]).filter((value) => value !== undefined);
  const numbers = values.map(Number).sort((a, b) => a - b);
  switch (name) {
    case 'count':
      return of === '*' ? rows.length : values.length;
    case 'count_distinct':
      return new Set(values).size;
    case 'min':
      return numbers[0] ?? Number.NaN;
    case 'max':
      return numbers.at(-1) ?? Number.NaN;
    case 'pct':
      return numbers[Math.ceil((Number(percent) / 100) * numbers.length) - 1] ?? Number.NaN;
    default:
      throw new Error(`no aggregate: ${name}`);
  }
}

function sorted(text: string, rows: readonly ResultRow[]): readonly ResultRow[] {
  const [, field = '', direction] = /^(@?\w+) (asc|desc)$/.exec(text) ?? [];
  if (field === '') throw new Error(`no order: ${text}`);
  const sign = direction === 'asc' ? 1 : -1;
  return [...rows].sort((a, b) => sign * (Number(a[field]) - Number(b[field])));
}
