import { useState } from 'preact/hooks';
import { eventsOf } from '../../api/sequences';
import type { CloudEvent } from '../../api/types';
import { absolute, millis } from '../../domain/time';
import { useLive } from '../../live/live';
import { Badge } from '../../parts/Badge';
import { Json } from '../../parts/Json';
import { Loaded } from '../../parts/Notice';

/** Every event of the flow, whole, oldest first. */
export function EventsZoom({ context }: { context: string }) {
  const live = useLive((signal) => eventsOf(context, signal), (event) => event.shkeptncontext === context, [context]);
  return (
    <Loaded live={live}>
      {(events) => (
        <ol class="events" aria-label="Events">
          {events.map((event) => (
            <li key={event.id}>
              <Event event={event} />
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}

function Event({ event }: { event: CloudEvent }) {
  const [open, setOpen] = useState(false);
  const { result, status } = (event.data ?? {}) as { result?: string; status?: string };
  const at = millis(event.time);
  return (
    <details open={open} onToggle={(toggled) => setOpen(toggled.currentTarget.open)}>
      <summary>
        <time dateTime={event.time} title={at === undefined ? undefined : absolute(at)}>
          {event.time?.slice(11, 23)}
        </time>
        <span class="type">{event.type.replace(/^sh\.keptn\.event\./, '')}</span>
        <span class="quiet">{event.source}</span>
        {event.type.endsWith('.finished') && result && <Badge state={status === 'errored' ? 'errored' : result} />}
      </summary>
      {open && <Json value={event} label={`event ${event.id}`} />}
    </details>
  );
}
