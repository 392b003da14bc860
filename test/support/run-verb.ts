/** What a verb prints, and its exit code. */
export function runVerb(verb: () => number): { readonly exitCode: number; readonly stdout: string; readonly stderr: string } {
  const text = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((stream) =>
    jest.spyOn(process[stream], 'write').mockImplementation((chunk) => {
      text[stream] += String(chunk);
      return true;
    }),
  );
  try {
    return { exitCode: verb(), ...text };
  } finally {
    for (const spy of spies) spy.mockRestore();
  }
}
