import { Page } from '../../parts/Page';

export default function ProblemPage({ id }: { id: string }) {
  return (
    <Page title="Problem" name="problem">
      <code>{id}</code>
    </Page>
  );
}
