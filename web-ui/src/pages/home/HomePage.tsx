import { useState } from 'preact/hooks';
import { readLoads, readOpenProblems, readProjects } from '../../api/overview';
import { health, summary, worstFirst } from '../../domain/health';
import { both, useLive } from '../../live/live';
import { Icon } from '../../parts/Icon';
import { Empty, Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { wanting } from '../../session';
import { CreateProject } from './CreateProject';
import './home.css';
import { ProjectCard } from './ProjectCard';

/** All projects: what is wrong first. */
export default function HomePage() {
  const [creating, setCreating] = useState(false);
  const live = both(
    useLive(readProjects, () => true, [], { apart: 5000, register: 'projects' }),
    useLive(
      async (signal) => {
        const [loads, problems] = await Promise.all([readLoads(signal), readOpenProblems(undefined, signal)]);
        return { loads, problems };
      },
      () => true,
      [],
      { apart: 500 },
    ),
    (projects, { loads, problems }) =>
      projects.map((project) =>
        health(
          project,
          loads.get(project.projectName ?? ''),
          problems.filter((problem) => problem.project === project.projectName),
        ),
      ),
  );
  const create = (
    <button type="button" onClick={() => setCreating(true)} {...wanting('configure')}>
      <Icon name="plus" /> Create a project
    </button>
  );
  return (
    <Page title="Projects" name="home" actions={live.data && live.data.length > 0 && create}>
      <Loaded live={live}>
        {(all) =>
          all.length === 0 ? (
            <Empty title="There is no project yet.">
              <p>A project is a shipyard: the stages of your software, and what is done in each.</p>
              {create}
            </Empty>
          ) : (
            <>
              <p class={`summary ${summary(all).tone}`} role="status">
                <Icon name={summary(all).tone === 'good' ? 'check' : 'warning'} /> {summary(all).text}
              </p>
              <ul class="cards">
                {worstFirst(all).map((one) => (
                  <li key={one.project.projectName}>
                    <ProjectCard health={one} />
                  </li>
                ))}
              </ul>
            </>
          )
        }
      </Loaded>
      {creating && <CreateProject onClose={() => setCreating(false)} />}
    </Page>
  );
}
