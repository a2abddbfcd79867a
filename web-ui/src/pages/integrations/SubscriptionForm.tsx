import { useState } from 'preact/hooks';
import { resubscribe, subscribe, type Integration, type Subscription } from '../../api/integrations';
import { Confirm } from '../../parts/Dialog';
import { Field } from '../../parts/Field';
import { toast } from '../../parts/Toasts';

const names = (text: string) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);

/** What an integration hears, and where. */
export function SubscriptionForm(props: { integration: Integration; subscription?: Subscription; onClose(): void; onDone(): void }) {
  const { subscription } = props;
  const [event, setEvent] = useState(subscription?.event ?? 'sh.keptn.event.');
  const [where, setWhere] = useState({
    projects: subscription?.filter?.projects?.join(', ') ?? '',
    stages: subscription?.filter?.stages?.join(', ') ?? '',
    services: subscription?.filter?.services?.join(', ') ?? '',
  });
  const act = async () => {
    const wanted: Subscription = { event: event.trim(), filter: { projects: names(where.projects), stages: names(where.stages), services: names(where.services) } };
    const id = props.integration.id ?? '';
    await (subscription ? resubscribe(id, { ...wanted, id: subscription.id }) : subscribe(id, wanted));
    toast(`${props.integration.name} hears of it from its next sign of life on.`);
    props.onDone();
  };
  return (
    <Confirm
      title={subscription ? 'Edit the subscription' : `What should ${props.integration.name} hear?`}
      verb={subscription ? 'Save' : 'Subscribe'}
      act={act}
      onClose={props.onClose}
      {...(event.trim().replace(/\.$/, '') === 'sh.keptn.event' ? { blocked: 'Say which event.' } : {})}
    >
      <Field label="Event" hint="A type, or a pattern: * stands for one part, > for all that follow.">
        {(ids) => <input {...ids} value={event} onInput={(input) => setEvent(input.currentTarget.value)} />}
      </Field>
      {(['projects', 'stages', 'services'] as const).map((kind) => (
        <Field key={kind} label={`Only ${kind}`} hint="Names separated by commas; empty for all.">
          {(ids) => <input {...ids} value={where[kind]} onInput={(input) => setWhere({ ...where, [kind]: input.currentTarget.value })} />}
        </Field>
      ))}
    </Confirm>
  );
}
