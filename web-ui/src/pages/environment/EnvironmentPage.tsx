import { useState } from 'preact/hooks';
import { readActive, readEnvironment, readOpenProblems } from '../../api/overview';
import { stageViews, type PlaceView } from '../../domain/environment';
import { both, ofProject, useLive } from '../../live/live';
import { Icon } from '../../parts/Icon';
import { Empty, Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { wanting } from '../../session';
import './environment.css';
import { AddService } from './AddService';
import { StageGraph } from './StageGraph';
import { Trigger } from './Trigger';

/** The stages of a project as a graph, and what is going on in each. */
export default function EnvironmentPage({ project }: { project: string }) {
  const [triggering, setTriggering] = useState<Partial<PlaceView>>();
  const [adding, setAdding] = useState(false);
  const live = both(
    useLive((signal) => readEnvironment(project, signal), ofProject(project), [project], { apart: 1000, register: 'projects' }),
    useLive(
      async (signal) => {
        const [active, problems] = await Promise.all([readActive(project, signal), readOpenProblems(project, signal)]);
        return { active, problems };
      },
      ofProject(project),
      [project],
    ),
    (environment, { active, problems }) => stageViews(environment, active, problems),
  );
  const hasServices = live.data?.some((stage) => stage.places.length > 0) ?? false;
  return (
    <Page
      title={project}
      name="environment"
      crumbs={[{ name: 'Projects', href: '/' }]}
      actions={
        live.data && (
          <>
            <button type="button" onClick={() => setAdding(true)} {...wanting('configure')}>
              <Icon name="plus" /> Add a service
            </button>
            {hasServices && (
              <button type="button" class="primary" onClick={() => setTriggering({})} {...wanting('send-events')}>
                <Icon name="play" /> Trigger a sequence
              </button>
            )}
          </>
        )
      }
    >
      <Loaded live={live}>
        {(stages) =>
          stages.length === 0 ? (
            <Empty title="The shipyard has no stages.">
              <a href={`/project/${encodeURIComponent(project)}/file?path=shipyard.yaml`}>Open shipyard.yaml</a>
            </Empty>
          ) : (
            <>
              {!hasServices && (
                <Empty title="This project has no service yet.">
                  <p>A service is a part of your software; it is delivered, evaluated and healed in each stage.</p>
                </Empty>
              )}
              <StageGraph project={project} stages={stages} onTrigger={setTriggering} />
            </>
          )
        }
      </Loaded>
      {triggering && live.data && (
        <Trigger project={project} stages={live.data} at={triggering} onClose={() => setTriggering(undefined)} />
      )}
      {adding && (
        <AddService
          project={project}
          onClose={() => {
            setAdding(false);
            live.reload();
          }}
        />
      )}
    </Page>
  );
}
