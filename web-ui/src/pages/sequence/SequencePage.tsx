import { Page } from '../../parts/Page';

export default function SequencePage({ project, context }: { project: string; context: string }) {
  return (
    <Page title="Sequence" name="sequence" crumbs={[{ name: project, href: `/project/${project}` }]}>
      <code>{context}</code>
    </Page>
  );
}
