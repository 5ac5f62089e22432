// The button that switches between the light and the dark theme. The choice is kept on this machine.
import { icon, put } from './dom.js';

const KEY = 'github-hooks-theme';
const system = matchMedia('(prefers-color-scheme: dark)');

const current = () => document.documentElement.dataset.theme ?? (system.matches ? 'dark' : 'light');

function label(switcher) {
  const next = current() === 'dark' ? 'light' : 'dark';
  switcher.setAttribute('aria-label', `Switch to the ${next} theme`);
  switcher.title = `Switch to the ${next} theme`;
  put(switcher, icon(next === 'dark' ? 'moon' : 'sun'));
}

export function startTheme() {
  const switcher = document.getElementById('theme');
  label(switcher);
  switcher.onclick = () => {
    const next = current() === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // it lasts as long as the page then
    }
    label(switcher);
  };
  system.onchange = () => label(switcher);
}
