import fc from 'fast-check';
import { REQUESTS_OF_A_VISIT, visit, type Answer, type SignInAddress, type Visit } from './ntlm-client';

/** Two people who sign in at the same time, each from a connection of their own. */
export type Users = readonly [string, string];

/** Whom the server took clients for. */
export interface Tally {
  readonly asThemselves: number;
  readonly asAnother: number;
  readonly refused: number;
}

export interface SignIns {
  /** What clients got for signing in. */
  readonly signedIn: Tally;
  /** What they got when they asked again, without credentials, over the same connection. */
  readonly askedAgain: Tally;
  /** Host headers that the servers saw. */
  readonly hosts: readonly string[];
  /** Servers that answered. */
  readonly servers: readonly string[];
}

/** Some order in which both send all of their requests. */
const TURNS = Array.from({ length: REQUESTS_OF_A_VISIT }, () => [0, 1] as const).flat();
const ORDERS = fc.shuffledSubarray(TURNS, { minLength: TURNS.length, maxLength: TURNS.length });

/** As many sign-ins, half of them each user's; the two send their requests in turns, in orders that are random and the same every time. */
export async function interleavedSignIns(users: Users, addresses: readonly SignInAddress[], count: number): Promise<SignIns> {
  const visits: { readonly user: string; readonly came: Visit }[] = [];
  for (const [round, order] of fc.sample(ORDERS, { numRuns: count / 2, seed: 443 }).entries()) {
    const address = addresses[round % addresses.length];
    if (address === undefined) throw new Error('there is nowhere to sign in');
    const cameOf = await inTurns(order, [visit(users[0], address), visit(users[1], address)]);
    visits.push(...users.map((user, index) => ({ user, came: cameOf[index as 0 | 1] })));
  }
  const pages = visits.flatMap(({ came }) => [came.signIn, came.again]).filter((answer) => answer !== 'refused');
  return {
    signedIn: tally(visits.map(({ user, came }) => [user, came.signIn])),
    askedAgain: tally(visits.map(({ user, came }) => [user, came.again])),
    hosts: [...new Set(pages.map(({ host }) => host))].sort(),
    servers: [...new Set(pages.map(({ server }) => server))].sort(),
  };
}

type Visiting = AsyncGenerator<undefined, Visit>;

/** Whoever has nothing left to do lets turns pass. */
async function inTurns(order: readonly (0 | 1)[], visiting: readonly [Visiting, Visiting]): Promise<readonly [Visit, Visit]> {
  const came: [Visit?, Visit?] = [];
  try {
    for (const turn of order) {
      const { done, value } = await visiting[turn].next();
      if (done === true) came[turn] ??= value;
    }
  } finally {
    await Promise.all(visiting.map((each) => each.return({ signIn: 'refused', again: 'refused' })));
  }
  const [first, second] = came;
  if (first === undefined || second === undefined) throw new Error(`the turns ${order.join('')} are too few for a visit`);
  return [first, second];
}

function tally(answers: readonly (readonly [string, Answer])[]): Tally {
  const refused = answers.filter(([, answer]) => answer === 'refused').length;
  const asThemselves = answers.filter(([user, answer]) => answer !== 'refused' && answer.user === user).length;
  return { asThemselves, asAnother: answers.length - asThemselves - refused, refused };
}
