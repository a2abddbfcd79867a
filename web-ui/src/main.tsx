import { render } from 'preact';
import { App } from './App';
import { startClock } from './live/clock';
import './style/tokens.css';
import './style/base.css';
import './style/shell.css';
import './style/parts.css';
import { followTheme } from './theme';

// after an upgrade of the server the parts of this page are gone: what is there now is loaded instead
window.addEventListener('vite:preloadError', () => location.reload());

followTheme();
startClock();
render(<App />, document.getElementById('app')!);
