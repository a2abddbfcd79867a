import { render } from 'preact';
import { App } from './App';
import { startClock } from './live/clock';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/parts.css';
import { followTheme } from './theme';

followTheme();
startClock();
render(<App />, document.getElementById('app')!);
