import { connection } from '../live/stream';
import { When } from '../parts/Time';

/** Whether what is shown is live, and since when not. */
export function TopLine() {
  const { live, since } = connection.value;
  return (
    <div class="top-line" role="status" aria-live="polite">
      <span class={live ? 'stream live' : 'stream'}>
        {live ? 'live' : <>reconnecting, what you see is as of <When time={since} /></>}
      </span>
    </div>
  );
}
