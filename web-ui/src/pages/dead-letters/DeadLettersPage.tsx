import { Page } from '../../parts/Page';

export default function DeadLettersPage() {
  return (
    <Page title="Dead letters" name="dead-letters" />
  );
}
