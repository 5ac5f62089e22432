// Buttons of a simulated GitHub. They appear only where an application says that it has one, such as the quickstart.
import { button, el, put } from './dom.js';
import { toast } from './dialogs.js';
import * as live from './live.js';

const host = document.getElementById('simulator');
let shown;

/** Shows the buttons if the application that names a simulator really has one. */
export async function showSimulator(path) {
  if (shown === path) {
    return;
  }
  shown = path;
  if (!path || !/^\/[\w/-]*$/.test(path) || path.startsWith('//')) {
    put(host);
    return;
  }
  const there = await fetch(path).catch(() => undefined);
  if (!there?.ok) {
    return;
  }
  const act = (text, words, call) => button(text, {
    kind: 'small',
    on: {
      click: async () => {
        const done = await fetch(path + call, { method: 'POST' }).catch(() => undefined);
        toast(done?.ok ? words : 'The simulated GitHub did not answer.', done?.ok ? 'good' : 'bad');
      },
    },
  });
  const words = el('span', { class: 'simulator-words', role: 'status' });
  const down = act('Go down for a minute', 'The listener is down for a minute.', 'down?seconds=60');
  const up = act('Start it again', 'The listener is started.', 'up');
  put(host, el('section', { class: 'simulator', 'aria-label': 'Simulated GitHub' },
    el('strong', {}, 'Simulated GitHub'), words,
    el('div', { class: 'row' },
      act('Emit a push', 'GitHub sends a push.', 'emit'),
      act('Forge one', 'Somebody sends a push signed with another secret.', 'forge'),
      down, up)));
  const follow = ({ routes }) => {
    const stopped = routes.some(route => route.status !== 'Started');
    down.hidden = stopped;
    up.hidden = !stopped;
    const now = stopped ? 'The listener is down. Emit a push and watch it fail.' : 'Make something happen and watch it arrive.';
    if (words.textContent !== now) {
      words.textContent = now;
    }
  };
  live.on('overview', follow);
  follow(live.overview);
}
