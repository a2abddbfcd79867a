import { Page } from '../../parts/Page';

export default function ProblemsPage({ project }: { project: string }) {
  return (
    <Page title="Problems" name="problems" crumbs={[{ name: project, href: `/project/${project}` }]} />
  );
}
