import { Page } from '../../parts/Page';

export default function SequencesPage({ project }: { project: string }) {
  return (
    <Page title="Sequences" name="sequences" crumbs={[{ name: project, href: `/project/${project}` }]} />
  );
}
