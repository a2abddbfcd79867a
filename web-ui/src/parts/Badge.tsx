import { stateWord, type Tone } from '../domain/states';
import { Icon, type IconName } from './Icon';

const ICONS: Record<Tone, IconName> = {
  running: 'play',
  good: 'check',
  warning: 'warning',
  bad: 'cross',
  waiting: 'clock',
  neutral: 'dot',
};

/** A state as colour, icon and word. Of what is finished, the result counts. */
export function Badge({ state, result, word, tone }: { state?: string; result?: string; word?: string; tone?: Tone }) {
  const known = stateWord(state, result);
  const shown = tone ?? known.tone;
  return (
    <span class={`badge ${shown}`}>
      <Icon name={state === 'paused' ? 'pause' : state === 'aborted' ? 'stop' : ICONS[shown]} />
      {word ?? known.word}
    </span>
  );
}

/** A score of 0 to 100 with the result beside, as colour and number. */
export function ScoreBadge({ score, result }: { score?: number; result?: string }) {
  const { tone, word } = stateWord(result);
  return (
    <span class={`badge ${tone}`} title={`score ${score ?? 'unknown'}: ${word}`}>
      <Icon name={ICONS[tone]} />
      {score === undefined ? word : Math.round(score * 10) / 10}
      <span class="hidden">{word}</span>
    </span>
  );
}
