import { errors, integrations, unanswered, type UnansweredTask } from '../../api/integrations';
import { useLive } from '../../live/live';
import { Empty, Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { useQuery } from '../../parts/query';
import { Table } from '../../parts/Table';
import { Countdown, When } from '../../parts/Time';
import { Registration } from './Registration';
import './integrations.css';

const TASK_EVENT = /^sh\.keptn\.event\.[^.]+\.(triggered|started|status\.changed|finished|aborted|unanswered)$/;

/** Who is connected: first what nobody answers, then who is there, then what they reported as errors. */
export default function IntegrationsPage() {
  return (
    <Page title="Integrations" name="integrations">
      <Unanswered />
      <Registered />
      <Errors />
    </Page>
  );
}

function Unanswered() {
  const live = useLive(unanswered, (event) => TASK_EVENT.test(event.type), []);
  return (
    <section aria-label="Tasks nobody answers">
      <h2>Tasks nobody answers</h2>
      <Loaded live={live}>
        {({ tasks }) => (
          <div aria-live="polite">
            {tasks.length === 0 ? (
              <p class="quiet">Every task has been answered.</p>
            ) : (
              <div class="panel bad-edge">
                <Table<UnansweredTask>
                  label="Tasks nobody answers, longest waiting first"
                  rows={tasks}
                  keyOf={(task) => task.triggeredId ?? ''}
                  columns={[
                    {
                      name: 'Task',
                      cell: (task) => (
                        <>
                          <strong>{taskOf(task.type)}</strong>
                          <br />
                          <a href={`/project/${encodeURIComponent(task.project ?? '')}/sequence/${encodeURIComponent(task.keptnContext ?? '')}?stage=${encodeURIComponent(task.stage ?? '')}`}>
                            {task.sequence} of {task.service} in {task.stage}
                          </a>{' '}
                          <span class="quiet">{task.project}</span>
                        </>
                      ),
                    },
                    { name: 'Asked', cell: (task) => <When time={task.sentAt} /> },
                    { name: 'Ends in', cell: (task) => <Countdown until={task.dueAt} /> },
                    {
                      name: 'Who hears it',
                      cell: (task) => <Listeners task={task} />,
                    },
                    { name: 'What to do', cell: (task) => task.advice },
                  ]}
                />
              </div>
            )}
          </div>
        )}
      </Loaded>
    </section>
  );
}

/** Who hears of every task leaves most of them to others. */
function Listeners({ task }: { task: UnansweredTask }) {
  const listeners = task.listeners ?? [];
  return (
    <>
      {listeners.every((listener) => listener.anyTask) && <strong class="bad">nobody for this task</strong>}
      <ul>
        {listeners.map((listener) => (
          <li key={listener.name}>
            {listener.name} {listener.anyTask && <span class="quiet">hears every task</span>}
          </li>
        ))}
      </ul>
    </>
  );
}

function taskOf(type: string | undefined): string {
  return /^sh\.keptn\.event\.([^.]+)\.triggered$/.exec(type ?? '')?.[1] ?? type ?? '';
}

function Registered() {
  const live = useLive(integrations, () => false, [], { register: 'integrations' });
  return (
    <section aria-label="Who is connected">
      <h2>Who is connected</h2>
      <Loaded live={live}>
        {(found) =>
          found.length === 0 ? (
            <Empty title="Nobody has registered.">
              Drydock's own services, and whoever listens on NATS, need no registration; what was written for Keptn registers itself once it reaches this address.
            </Empty>
          ) : (
            <ul class="registrations">
              {found.map((integration) => (
                <li key={integration.id}>
                  <Registration integration={integration} onChanged={live.reload} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

function Errors() {
  const [query, change] = useQuery();
  const of = query['errorsOf'];
  const live = useLive((signal) => errors(of, signal), (event) => event.type === 'sh.keptn.log.error', [of]);
  return (
    <section aria-label="Errors they reported" id="errors">
      <div class="section-head">
        <h2>Errors they reported</h2>
        {of && (
          <button type="button" onClick={() => change({ errorsOf: undefined })}>
            Show those of all
          </button>
        )}
      </div>
      <Loaded live={live}>
        {({ logs }) =>
          logs.length === 0 ? (
            <p class="quiet">{of ? 'This one has reported none.' : 'None, for as long as they are kept.'}</p>
          ) : (
            <div class="panel">
              <Table
                label="Errors, newest first"
                rows={logs.map((entry, at) => ({ entry, at }))}
                keyOf={(row) => String(row.at)}
                columns={[
                  { name: 'When', cell: ({ entry }) => <When time={entry.time} /> },
                  { name: 'Task', cell: ({ entry }) => entry.task ?? '' },
                  { name: 'Message', cell: ({ entry }) => entry.message },
                ]}
              />
            </div>
          )
        }
      </Loaded>
    </section>
  );
}
