import { Page } from '../../parts/Page';

export default function EvaluationsPage({ project }: { project: string }) {
  return (
    <Page title="Evaluations" name="evaluations" crumbs={[{ name: project, href: `/project/${project}` }]} />
  );
}
