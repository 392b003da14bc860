import { SOMETHING_WRONG } from './exit-codes';

/**
 * What happens when nobody takes what is printed. A reader that has seen enough (`| head`) is no mistake of anybody's, and
 * the exit code stays that of the verb; a full disk behind `>` is told. Without this Node.js ends with a stack trace.
 */
export function guardOutput({ stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'> = process): void {
  stdout.once('error', ({ code = '' }: NodeJS.ErrnoException) => {
    if (isReaderGone(code)) return;
    // A verb that is still at work sets the exit code afterwards.
    process.on('exit', () => {
      process.exitCode = SOMETHING_WRONG;
    });
    stderr.write(`What is printed cannot be written to where it is sent (${code}): ${reason(code)}.\n`);
  });
  stdout.on('error', () => undefined);
  // There is no other place left to say anything.
  stderr.on('error', () => undefined);
}

/** Windows says EOF of a pipe that was closed. */
function isReaderGone(code: string): boolean {
  return ['EPIPE', 'EOF', 'ECONNRESET', 'ERR_STREAM_DESTROYED'].includes(code);
}

function reason(code: string): string {
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'there is no room left on the disk' : 'the file or program takes no more';
}
