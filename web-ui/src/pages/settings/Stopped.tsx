import { useState } from 'preact/hooks';
import { Icon } from '../../parts/Icon';
import { Empty } from '../../parts/Notice';
import { Table } from '../../parts/Table';
import { When } from '../../parts/Time';
import { wanting } from '../../session';
import { AllowDialog, StopDialog } from '../../shell/KillSwitchDialogs';
import { killSwitches } from '../../shell/killSwitches';
import type { KillSwitch } from '../../api/access';

/** Kill switches: what people have stopped, and ways to stop and allow. */
export function Stopped() {
  const [stopping, setStopping] = useState(false);
  const [allowing, setAllowing] = useState<KillSwitch>();
  return (
    <>
      <div class="section-head">
        <p class="quiet">A kill switch holds actions back: everywhere, in a project, in a stage, or of a kind. What is at work goes on.</p>
        <button type="button" class="danger" onClick={() => setStopping(true)} {...wanting('operate')}>
          <Icon name="hand" /> Stop actions
        </button>
      </div>
      {killSwitches.value.length === 0 ? (
        <Empty title="Nothing is stopped.">Problems are healed as the files say.</Empty>
      ) : (
        <Table
          label="Kill switches"
          rows={killSwitches.value}
          keyOf={(one) => one.stops}
          columns={[
            { name: 'Stops', cell: (one) => <strong>{one.stops}</strong> },
            { name: 'Why', cell: (one) => one.reason },
            { name: 'Since', cell: (one) => <><When time={one.since} /> by {one.by}</> },
            { name: 'Until', cell: (one) => (one.until ? <When time={one.until} /> : 'somebody allows it') },
            {
              name: '',
              cell: (one) => (
                <button type="button" onClick={() => setAllowing(one)} {...wanting('operate')}>
                  Allow again
                </button>
              ),
            },
          ]}
        />
      )}
      {stopping && <StopDialog onClose={() => setStopping(false)} />}
      {allowing && <AllowDialog what={allowing} onClose={() => setAllowing(undefined)} />}
    </>
  );
}
