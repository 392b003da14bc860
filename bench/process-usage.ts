// Loaded before a measured process: the last line it prints is what it took, processor time and peak memory.
process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(`usage ${Math.round((userCPUTime + systemCPUTime) / 1000)} ms ${maxRSS} kB\n`);
});
