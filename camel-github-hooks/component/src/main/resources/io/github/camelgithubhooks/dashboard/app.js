// The frame of the page: which view is shown, whether it is live, the theme.
import { el, put, trouble } from './dom.js';
import { number, tick } from './format.js';
import * as live from './live.js';
import { startTheme } from './theme-switch.js';

/** Loads a module, and beside it those that it imports. */
const load = async (name, ...imported) => (await Promise.all([name, ...imported].map(file => import(`./${file}.js`))))[0];

// a view is loaded when it is first shown, with whatever only it needs
const VIEWS = {
  overview: () => load('overview', 'chart').then(module => module.OverviewView),
  deliveries: () => load('deliveries', 'filters').then(module => module.DeliveriesView),
  hooks: () => load('hooks', 'acts', 'dialogs', 'diff').then(module => module.HooksView),
};
const TITLES = { overview: 'Overview', deliveries: 'Deliveries', hooks: 'Hooks' };
const STATES = { live: 'Live', broken: 'Reconnecting', connecting: 'Connecting' };

const main = document.getElementById('main');
let view;
let shown;

/** The view and the parameters that the address names: #/deliveries?outcome=failed. */
function route() {
  const [path, query] = location.hash.replace(/^#\/?/, '').split('?');
  return { name: VIEWS[path] ? path : 'overview', params: new URLSearchParams(query) };
}

async function show() {
  const { name, params } = route();
  if (name === shown) {
    view?.go?.(params);
    return;
  }
  const first = !shown;
  view?.close();
  view = undefined;
  shown = name;
  let View;
  try {
    View = await VIEWS[name]();
  } catch {
    shown = undefined;
    put(main, trouble(new Error('The application cannot be reached. It may be restarting.'), show));
    return;
  }
  if (shown !== name) {
    return;
  }
  view = new View(route().params);
  put(main, view.node);
  document.title = `${TITLES[name]} · GitHub Hooks`;
  for (const tab of document.querySelectorAll('.tabs a')) {
    if (tab.dataset.view === name) {
      tab.setAttribute('aria-current', 'page');
    } else {
      tab.removeAttribute('aria-current');
    }
  }
  if (!first) {
    main.focus({ preventScroll: true });
    scrollTo(0, 0);
  }
}

function frame(overview) {
  document.getElementById('context').textContent = overview.context;
  const acts = overview.actions ? `Actions are on${overview.user ? `, signed in as ${overview.user}` : ''}`
    : 'Read-only. dashboardActionsEnabled=true adds the actions';
  put(document.getElementById('foot'),
    el('span', {}, `camel-github-hooks ${overview.version ?? ''}`),
    el('span', {}, `History: the last ${number(overview.historySize)} deliveries, kept in ${overview.historyKept === 'database' ? 'the database' : 'memory'}`),
    el('span', {}, acts));
  if (overview.simulator) {
    import('./simulator.js').then(module => module.showSimulator(overview.simulator), () => {});
  }
}

async function start() {
  startTheme();
  const state = document.getElementById('live');
  live.on('state', now => {
    state.dataset.state = now;
    state.textContent = STATES[now];
  });
  live.on('overview', frame);
  // while the overview is on its way
  VIEWS[route().name]().catch(() => {});
  try {
    await live.refresh();
  } catch (error) {
    put(main, trouble(error, start));
    return;
  }
  window.addEventListener('hashchange', show);
  await show();
  live.connect();
  setInterval(tick, 1000);
}

document.querySelector('.skip').addEventListener('click', event => {
  event.preventDefault();
  main.focus();
});
start();
