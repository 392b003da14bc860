import { Symbolic } from './symbolic';

/** A comparison of which the template does not tell one side. */
interface OpenComparison {
  readonly key: string;
  /** What is not known, and the text it is compared with; undefined where both are not known. */
  readonly subject: string | undefined;
  readonly text: string;
}

/** What is assumed of the comparisons in conditions (`Fn::Equals`) that only the deployment can make. */
export class Assumptions {
  private readonly open = new Map<string, OpenComparison>();

  public constructor(private readonly assumed: ReadonlyMap<string, boolean> = new Map()) {}

  /** Whether two values are taken to be equal; undefined where nothing is assumed about it. */
  public areEqual(left: unknown, right: unknown): boolean | undefined {
    if (!(left instanceof Symbolic) && !(right instanceof Symbolic)) return String(left) === String(right);
    const [first, second] = [String(left), String(right)].sort();
    if (first === second) return true;
    const key = `${first ?? ''} = ${second ?? ''}`;
    const isBoth = left instanceof Symbolic && right instanceof Symbolic;
    const [subject, text] = left instanceof Symbolic ? [left, right] : [right, left];
    this.open.set(key, { key, subject: isBoth ? undefined : String(subject), text: String(text) });
    return this.assumed.get(key);
  }

  /** Every way to decide the open comparisons that does not contradict itself; none where there is nothing open, or too much. */
  public worlds(): readonly Assumptions[] {
    const open = [...this.open.values()];
    if (this.assumed.size > 0 || open.length === 0 || open.length > MOST_OPEN) return [];
    return Array.from({ length: 2 ** open.length }, (_, bits) => open.filter((__, index) => ((bits >>> index) & 1) === 1))
      .filter(isConsistent)
      .map((equal) => new Assumptions(new Map(open.map((each) => [each.key, equal.includes(each)]))));
  }
}

/** Twice as many worlds for each. */
const MOST_OPEN = 5;

/** One value is not equal to two texts. */
function isConsistent(equal: readonly OpenComparison[]): boolean {
  const texts = new Map<string, string>();
  return equal.every(({ subject, text }) => {
    if (subject === undefined) return true;
    const known = texts.get(subject) ?? text;
    texts.set(subject, text);
    return known === text;
  });
}
