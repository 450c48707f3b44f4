import os from 'node:os';

/**
 * Warns when other programs compute: with threads that wait for each other in a loop, PyTorch then takes many times as long, and
 * no comparison means anything. Windows counts no load.
 */
export function busyWarning(load = os.loadavg()[0], cores = os.availableParallelism()) {
  if (load < 0.5 * cores) return null;
  return `This machine is busy (load ${load.toFixed(1)} on ${cores} cores): the times will be wrong, most of all those of PyTorch.`;
}

/** On what it was measured, and with which versions (by name). */
export function machineReport(versions) {
  const [first] = os.cpus();
  return {
    cpu: first?.model.trim() ?? 'unknown',
    cores: os.availableParallelism(),
    memoryGb: Math.round(os.totalmem() / 2 ** 30),
    os: `${os.type()} ${os.release()} ${os.arch()}`,
    node: process.versions.node,
    versions,
  };
}

export function machineText({ cpu, cores, memoryGb, os: system, node, versions }) {
  const named = Object.entries({ node, ...versions }).map(([name, version]) => `${name} ${version}`);
  return `${cpu}, ${cores} cores, ${memoryGb} GB, ${system}; ${named.join(', ')}`;
}
