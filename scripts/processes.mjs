// Ends programs with everything they have started. A browser puts its processes into groups of their own, so the group
// of the program that started it is not enough.

import { execFileSync } from 'node:child_process';

/** The process groups of pid and of its descendants that live now, without the group of this process. */
export function groupsUnder(pid) {
  const processes = readProcesses();
  const groups = new Set();
  const add = (id) => {
    for (const { pid, ppid, group } of processes) {
      if (pid === id) groups.add(group);
      if (ppid === id) add(pid);
    }
  };
  add(pid);
  groups.delete(processes.find((one) => one.pid === process.pid)?.group);
  return [...groups];
}

function readProcesses() {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,pgid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  return lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , , state]) => !state.startsWith('Z')) // it has ended, and its parent has not asked how
    .map(([pid, ppid, group]) => ({ pid: Number(pid), ppid: Number(ppid), group: Number(group) }));
}

/** Sends a signal to a process group. False if nobody is left in it. */
export function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
    return true;
  } catch (error) {
    if (error.code === 'ESRCH') return false;
    throw error;
  }
}

/** Kills pid and all its descendants at once. */
export function killTree(pid) {
  for (const group of groupsUnder(pid)) signalGroup(group, 'SIGKILL');
}
