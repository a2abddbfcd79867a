import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import type { KillSwitch } from '../api/access';
import { readShadowed, type Shadowed } from '../api/overview';
import { useLive } from '../live/live';
import { Icon } from '../parts/Icon';
import { When } from '../parts/Time';
import { wanting } from '../session';
import { AllowDialog } from './KillSwitchDialogs';
import { killSwitches, readAgain } from './killSwitches';
import { projectOf } from './subject';

/** On every page: what people have stopped, and what is only as if. */
export function Banners() {
  const { path } = useLocation();
  const project = projectOf(path);
  return (
    <>
      <KillSwitchBanner project={project} />
      {project && <ShadowBanner project={project} />}
    </>
  );
}

function KillSwitchBanner({ project }: { project: string | undefined }) {
  const [allowing, setAllowing] = useState<KillSwitch>();
  useLive(readAgain, (event) => event.type === 'sh.keptn.event.kill-switch.changed', []);
  const shown = killSwitches.value.filter((one) => !project || !one.project || one.project === project);
  if (shown.length === 0) return null;
  return (
    <div class="banner bad" role="alert">
      <Icon name="hand" />
      <ul>
        {shown.map((one) => (
          <li key={one.stops}>
            <strong>Stopped: {one.stops}.</strong> {one.by}, <When time={one.since} />: {one.reason}
            {one.until && (
              <>
                . Until <When time={one.until} />
              </>
            )}{' '}
            <button type="button" onClick={() => setAllowing(one)} {...wanting('operate')}>
              Allow again
            </button>
          </li>
        ))}
      </ul>
      {allowing && <AllowDialog what={allowing} onClose={() => setAllowing(undefined)} />}
    </div>
  );
}

function ShadowBanner({ project }: { project: string }) {
  const live = useLive(
    (signal) => readShadowed(project, signal),
    () => false,
    [project],
  );
  const all = live.data ?? [];
  if (all.length === 0) return null;
  return (
    <div class="banner neutral" role="status">
      <Icon name="moon" />
      <p>
        <strong>Shadow mode:</strong> {all.map(covered).join('; ')}. Actions are chosen and recorded there, and nothing is executed.{' '}
        <a href={`/project/${encodeURIComponent(project)}/file?path=${encodeURIComponent(all[0]!.place.replace(/:.*/, ''))}`}>
          {all[0]!.place}
        </a>
      </p>
    </div>
  );
}

function covered({ stage, service, action }: Shadowed): string {
  const what = action ? `the action ${action}` : (service ?? 'everything');
  return stage ? `${what} in ${stage}` : `${what} in every stage`;
}
