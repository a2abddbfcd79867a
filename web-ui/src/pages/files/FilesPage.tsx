import { useState } from 'preact/hooks';
import { withQuery } from '../../api/client';
import { listings, type FilePlace, type Listing } from '../../api/files';
import { tree, type Folder } from '../../domain/files';
import { useLive } from '../../live/live';
import { Icon } from '../../parts/Icon';
import { Empty, Loaded } from '../../parts/Notice';
import { Page } from '../../parts/Page';
import { useQuery } from '../../parts/query';
import { may } from '../../session';
import { drafts, keyOf } from './drafts';
import './files.css';
import { FileView } from './FileView';
import { NewFile } from './NewFile';

/** The address of a file. */
export function fileLink(at: FilePlace, more: Record<string, string | number | undefined> = {}): string {
  return withQuery(`/project/${encodeURIComponent(at.project)}/file`, { stage: at.stage, path: at.path, ...more });
}

/** The files of a project: read, checked while typed, committed, and who changed what. */
export default function FilesPage({ project }: { project: string }) {
  const [query] = useQuery();
  const live = useLive((signal) => listings(project, signal), (event) => event.data.project === project && /\.(project|service)\./.test(event.type), [project]);
  const [adding, setAdding] = useState(false);
  const at = placeOf(project, query);
  return (
    <Page
      title="Files"
      name="files"
      crumbs={[{ name: 'Projects', href: '/' }, { name: project, href: `/project/${encodeURIComponent(project)}` }, { name: 'Files' }]}
      actions={
        <button type="button" disabled={!may('configure') || !live.data} title={may('configure') ? undefined : 'Your token lacks the scope configure.'} onClick={() => setAdding(true)}>
          <Icon name="plus" /> New file …
        </button>
      }
    >
      <Loaded live={live}>
        {(found) => (
          <div class={`beside-tree${at ? ' has-file' : ''}`}>
            <nav class="tree panel" aria-label="Files of the project">
              {found.map((listing) => (
                <Root key={listing.stage ?? ''} project={project} listing={listing} open={at} />
              ))}
            </nav>
            {at ? (
              <FileView key={keyOf(at)} at={at} onCommitted={live.reload} />
            ) : (
              <Empty title="Choose a file.">
                <p>
                  The project's own files hold for every stage; those of a stage are on its branch, each service in a folder. Read about them in the lines that
                  the check writes beside what you type.
                </p>
              </Empty>
            )}
            {adding && <NewFile project={project} listings={found} near={at} onClose={() => setAdding(false)} />}
          </div>
        )}
      </Loaded>
    </Page>
  );
}

/** What the address means: a service's file is in the folder of the service. */
function placeOf(project: string, query: Record<string, string>): FilePlace | undefined {
  if (!query['path']) return undefined;
  const path = query['service'] ? `${query['service']}/${query['path']}` : query['path'];
  return { project, ...(query['stage'] ? { stage: query['stage'] } : {}), path };
}

function Root({ project, listing, open }: { project: string; listing: Listing; open: FilePlace | undefined }) {
  const root = tree(listing.stage ?? 'Project', listing.paths, listing.services);
  return (
    <details open>
      <summary>
        <strong>{listing.stage ?? 'Project'}</strong> <span class="quiet">{listing.stage ? 'stage' : 'its own files'}</span>
      </summary>
      <Below project={project} stage={listing.stage} folder={root} open={open} />
    </details>
  );
}

function Below({ project, stage, folder, open }: { project: string; stage: string | undefined; folder: Folder; open: FilePlace | undefined }) {
  const changed = drafts.value;
  return (
    <ul>
      {folder.folders.map((below) => (
        <li key={below.path}>
          <details open={below.isService || (open?.stage === stage && open?.path.startsWith(`${below.path}/`))}>
            <summary>
              {below.name}
              {below.isService && <span class="quiet"> service</span>}
            </summary>
            <Below project={project} stage={stage} folder={below} open={open} />
          </details>
        </li>
      ))}
      {folder.files.map((file) => {
        const at = { project, ...(stage ? { stage } : {}), path: file.path };
        const isOpen = open?.stage === stage && open?.path === file.path;
        return (
          <li key={file.path}>
            <a href={fileLink(at)} aria-current={isOpen ? 'page' : undefined}>
              {file.name}
              {changed.has(keyOf(at)) && <span class="draft">not committed</span>}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
