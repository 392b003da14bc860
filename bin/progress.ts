/** Tells a person at a terminal how far the checks are; nothing is written elsewhere. */
export function progressOn(stream: NodeJS.WriteStream): (done: number, total: number) => void {
  if (!stream.isTTY) return () => undefined;
  return (done, total) => {
    stream.write(done === total ? '\r\u001B[K' : `\r${done} of ${total} checks`);
  };
}
