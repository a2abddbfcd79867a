import { Page } from '../../parts/Page';

export default function FilesPage({ project }: { project: string }) {
  return (
    <Page title="Files" name="files" crumbs={[{ name: project, href: `/project/${project}` }]} />
  );
}
