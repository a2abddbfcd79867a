import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { readProjects } from '../../api/overview';
import { deleteProject } from '../../api/project';
import type { Project } from '../../api/types';
import { useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { Empty, Loaded } from '../../parts/Notice';
import { Table } from '../../parts/Table';
import { toast } from '../../parts/Toasts';
import { wanting } from '../../session';
import { Upstream } from './Upstream';

/** Projects with their Git repositories: connect an upstream, try it out, delete a project. */
export function Projects() {
  const { route } = useLocation();
  const [connecting, setConnecting] = useState<Project>();
  const [deleting, setDeleting] = useState<Project>();
  const live = useLive(readProjects, () => false, [], { register: 'projects' });
  return (
    <>
      <Loaded live={live}>
        {(projects) =>
          projects.length === 0 ? (
            <Empty title="There is no project yet.">
              <a href="/">Create one</a>
            </Empty>
          ) : (
            <Table
              label="Projects"
              rows={projects}
              keyOf={(project) => project.projectName ?? ''}
              columns={[
                { name: 'Project', cell: (project) => <a href={`/project/${encodeURIComponent(project.projectName ?? '')}`}>{project.projectName}</a> },
                { name: 'Repository', cell: (project) => <code>{project.gitCredentials?.remoteURL}</code> },
                {
                  name: 'State',
                  cell: (project) => (
                    <>
                      <Badge state={project.repository?.state} />
                      {project.repository?.message && <p>{project.repository.message}</p>}
                    </>
                  ),
                },
                {
                  name: '',
                  cell: (project) => (
                    <div class="actions">
                      <button
                        type="button"
                        aria-label={`Upstream of ${project.projectName}`}
                        onClick={() => setConnecting(project)}
                        {...wanting('configure')}
                      >
                        Upstream
                      </button>
                      <button
                        type="button"
                        aria-label={`Delete ${project.projectName}`}
                        onClick={() => setDeleting(project)}
                        {...wanting('configure')}
                      >
                        Delete
                      </button>
                    </div>
                  ),
                },
              ]}
            />
          )
        }
      </Loaded>
      {connecting && (
        <Upstream
          project={connecting}
          onClose={() => {
            setConnecting(undefined);
            live.reload();
          }}
        />
      )}
      {deleting && (
        <DeleteProject
          name={deleting.projectName ?? ''}
          onClose={() => setDeleting(undefined)}
          onDeleted={() => {
            live.reload();
            route('/settings');
          }}
        />
      )}
    </>
  );
}

function DeleteProject({ name, onClose, onDeleted }: { name: string; onClose(): void; onDeleted(): void }) {
  const [typed, setTyped] = useState('');
  return (
    <Confirm
      title={`Delete ${name}?`}
      verb="Delete"
      danger
      blocked={typed === name ? undefined : 'Type its name to go on.'}
      act={async () => {
        await deleteProject(name);
        toast(`Project ${name} is deleted.`);
        onDeleted();
      }}
      onClose={onClose}
    >
      <p>Its sequences, evaluations and problems go with it; what runs is aborted. An upstream repository is not touched.</p>
      <Field label="Name of the project">
        {(ids) => <input {...ids} value={typed} autocomplete="off" onInput={(event) => setTyped(event.currentTarget.value)} />}
      </Field>
    </Confirm>
  );
}
