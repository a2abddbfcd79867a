import { signal } from '@preact/signals';
import { readKillSwitches, type KillSwitch } from '../api/access';

/** What people have stopped; read by the shell, shown on every page. */
export const killSwitches = signal<KillSwitch[]>([]);

export async function readAgain(abort: AbortSignal = new AbortController().signal): Promise<KillSwitch[]> {
  return (killSwitches.value = await readKillSwitches(undefined, abort));
}
