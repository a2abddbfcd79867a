import { absolute, duration, millis, relative } from '../domain/time';
import { now } from '../live/clock';

type Time = string | number | undefined;

/** When something was or will be: relative and ticking, with date and time as its title. */
export function When({ time }: { time: Time }) {
  const at = millis(time);
  if (at === undefined) return null;
  return (
    <time dateTime={new Date(at).toISOString()} title={absolute(at)}>
      {relative(at, now.value)}
    </time>
  );
}

/** How long something took, or takes until now. */
export function Duration({ from, until }: { from: Time; until?: Time }) {
  const begin = millis(from);
  if (begin === undefined) return null;
  const end = millis(until) ?? now.value;
  return <span class="number">{duration(end - begin)}</span>;
}

/** How long until a deadline, as in "ends in …" or "… left"; a moment once it is past, until somebody has heard of that. */
export function Countdown({ until }: { until: Time }) {
  const end = millis(until);
  if (end === undefined) return null;
  const left = end - now.value;
  return (
    <span class="number" title={absolute(end)}>
      {left > 0 ? duration(Math.ceil(left / 1000) * 1000) : 'a moment'}
    </span>
  );
}
