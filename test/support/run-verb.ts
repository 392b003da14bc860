interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a verb prints, and its exit code. */
export function runVerb(verb: () => number): Outcome {
  const listener = listen();
  try {
    return { exitCode: verb(), ...listener.heard };
  } finally {
    listener.stop();
  }
}

/** The same of a verb that waits for something. */
export async function runAsyncVerb(verb: () => Promise<number>): Promise<Outcome> {
  const listener = listen();
  try {
    return { exitCode: await verb(), ...listener.heard };
  } finally {
    listener.stop();
  }
}

function listen() {
  const heard = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      heard[stream] += String(chunk);
      return true;
    }),
  );
  const stop = () => {
    for (const spy of spies) spy.mockRestore();
  };
  return { heard, stop };
}
