import { Page } from '../../parts/Page';

export default function EnvironmentPage({ project }: { project: string }) {
  return (
    <Page title="Environment" name="environment" crumbs={[{ name: project, href: `/project/${project}` }]} />
  );
}
