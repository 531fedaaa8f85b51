/** Modules are loaded in the midst of what runs: as if nothing else ran around them. */
import { noGuards } from '../interpret/guard';
import { type Machine, mostSteps } from '../interpret/machine';
import type { Unit } from '../interpret/unit';

/** A module mostly declares; `least` once all modules together have used up theirs. */
const stepsOfModule = { most: 20_000, least: 300 };

/**
 * What runs while a module loads runs once, outside every guard and loop. Each module has steps of its own: what a large app
 * imports would leave none to the module that the handler stands in.
 */
export function whileLoading(machine: Machine, unit: Unit, work: () => void): void {
  const { frame, guards, loops, recordLoops, branches, stack, running, steps } = machine;
  const start = mostSteps - Math.min(stepsOfModule.most, Math.max(stepsOfModule.least, machine.stepsToLoad));
  machine.steps = start;
  machine.loading++;
  machine.guards = noGuards;
  machine.loops = 0;
  machine.recordLoops = 0;
  machine.branches = 0;
  machine.stack = [];
  machine.running = [];
  machine.frame = { fn: null, unit, scope: unit.scope, self: null, owner: null, returns: [], deferred: [], loops: 0 };
  try {
    work();
  } finally {
    machine.stepsToLoad -= machine.steps - start;
    machine.frame = frame;
    machine.guards = guards;
    machine.loops = loops;
    machine.recordLoops = recordLoops;
    machine.branches = branches;
    machine.stack = stack;
    machine.running = running;
    machine.steps = steps;
    machine.loading--;
  }
}
