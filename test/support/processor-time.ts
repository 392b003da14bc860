/** Milliseconds that this process worked since then, of all threads: what others on the machine do does not count. */
export function processorTimeSince(start: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
