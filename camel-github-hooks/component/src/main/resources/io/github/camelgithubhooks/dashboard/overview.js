// The view that answers: is all well, and what happened in the last hour?
import { get } from './api.js';
import { Chart, SERIES, spark, totals } from './chart.js';
import { el, empty, icon, put } from './dom.js';
import { chip, clock, eventName, moment, number, plural, seconds, since, span, subject } from './format.js';
import * as live from './live.js';

const openDelivery = id => import('./delivery.js').then(module => module.openDelivery(id));

const RECENT = 8;
const SPARKS = 12;

export class OverviewView {
  constructor() {
    this.span = 'hour';
    this.sparks = new Map();
    this.recent = [];
    this.chart = new Chart();
    this.headline = el('div', { class: 'headline' });
    this.tiles = el('div', { class: 'tiles' });
    this.legend = el('div', { class: 'legend' });
    this.routes = el('div', { class: 'routes' });
    this.feed = el('ul', { class: 'feed' });
    this.node = el('div', { class: 'view' },
      this.headline, this.tiles,
      el('div', { class: 'columns' },
        el('section', { class: 'card', 'aria-labelledby': 'chart-title' },
          el('div', { class: 'card-head' }, el('h2', { id: 'chart-title' }, 'Deliveries'), this.spans()), this.legend, this.chart.node),
        el('section', { class: 'card', 'aria-labelledby': 'feed-title' },
          el('div', { class: 'card-head' }, el('h2', { id: 'feed-title' }, 'Latest'), el('a', { href: '#/deliveries', class: 'more' }, 'All deliveries')), this.feed)),
      el('h2', { class: 'section' }, 'Routes'), this.routes);
    this.ends = [
      live.on('overview', overview => this.show(overview)),
      live.on('row', row => this.add(row)),
      live.on('log', () => this.loadRecent()),
      live.on('gap', () => this.loadRecent()),
    ];
    this.timer = setInterval(() => this.load(), 10_000);
    if (live.overview) {
      this.show(live.overview);
    }
    this.load();
    this.loadRecent();
  }

  spans() {
    const choice = (value, words) => el('button', {
      type: 'button', 'aria-pressed': String(this.span === value),
      on: {
        click: event => {
          this.span = value;
          for (const other of event.currentTarget.parentNode.children) {
            other.setAttribute('aria-pressed', String(other === event.currentTarget));
          }
          this.load();
        },
      },
    }, words);
    return el('div', { class: 'segments', role: 'group', 'aria-label': 'Period' }, choice('hour', 'Hour'), choice('day', 'Day'));
  }

  /** Reads the charts: the large one, and the small one of each route. */
  async load() {
    try {
      const chart = await get('chart', { span: this.span });
      this.chart.show(chart);
      const all = totals(chart.points);
      put(this.legend, SERIES.map(([name, word]) => el('span', {}, el('i', { class: `dot s-${name}` }), `${word} `, el('b', {}, number(all[name])))));
      const routes = (live.overview?.routes ?? []).slice(0, SPARKS);
      const answers = await Promise.all(routes.map(route => get('chart', { span: 'hour', route: route.routeId })));
      routes.forEach((route, index) => this.sparks.set(route.routeId, answers[index].points));
      this.show(live.overview);
    } catch {
      // the next overview or the next round brings it; the mark at the top says that the line is broken
    }
  }

  async loadRecent() {
    try {
      this.recent = (await get('deliveries', { limit: RECENT })).rows;
      this.showRecent();
    } catch (error) {
      put(this.feed, el('li', { class: 'feed-empty' }, error.message));
    }
  }

  add(row) {
    this.recent = [row, ...this.recent.filter(other => subject(other) !== subject(row))].slice(0, RECENT);
    this.showRecent(row.id);
    clearTimeout(this.soon);
    this.soon = setTimeout(() => this.load(), 1500);
  }

  showRecent(fresh) {
    put(this.feed, this.recent.map(row => el('li', { class: row.id === fresh ? 'fresh' : undefined },
      el('button', { type: 'button', on: { click: () => openDelivery(row.id) } },
        chip(row.outcome), el('span', { class: 'feed-event' }, eventName(row)),
        el('span', { class: 'feed-from' }, [row.repository, row.sender].filter(Boolean).join(' · ')), since(row.at)))),
    this.recent.length ? null : el('li', { class: 'feed-empty' }, 'Nothing has arrived since the start. A ping from GitHub\'s settings page, or a push, shows up here at once.'));
  }

  show(overview) {
    const routes = overview.routes ?? [];
    put(this.headline, headline(overview));
    const total = name => routes.reduce((all, route) => all + (route.totals?.[name] ?? 0), 0);
    const givenUp = routes.reduce((all, route) => all + (route.log?.givenUp ?? 0), 0);
    const stopped = routes.some(route => route.missed);
    put(this.tiles,
      tile('Accepted', total('accepted'), 'good', '#/deliveries?outcome=handled'),
      tile('Duplicates', total('duplicate'), 'calm', '#/deliveries?outcome=duplicate'),
      tile('Failed', total('failed'), 'bad', '#/deliveries?outcome=failed'),
      tile('Refused', total('refused'), 'warn', '#/deliveries?outcome=refused'),
      tile('Missing', live.missing(routes), stopped ? 'bad' : 'info', `#/deliveries?outcome=${stopped ? 'never_arrived' : 'waiting'}`),
      tile('Given up', givenUp, 'gone', '#/deliveries?outcome=given_up'));
    const focused = this.routes.contains(document.activeElement) && document.activeElement.getAttribute('href');
    put(this.routes, routes.map(route => routeCard(route, this.sparks.get(route.routeId))),
      routes.length ? null : empty('No route yet', 'Start a route with from("github-hooks:receive?path=/github") and it appears here by itself.'));
    if (focused) {
      [...this.routes.querySelectorAll('a')].find(link => link.getAttribute('href') === focused)?.focus();
    }
  }

  close() {
    this.ends.forEach(end => end());
    clearInterval(this.timer);
    clearTimeout(this.soon);
    this.chart.close();
  }
}

function tile(words, value, tone, href) {
  return el('a', { class: `tile ${value ? tone : 'none'}`, href }, el('span', { class: 'tile-words' }, words), el('span', { class: 'tile-value' }, number(value)));
}

/** One sentence about everything, and why. */
function headline({ routes = [], unresolved = {}, historyWords }) {
  const down = routes.filter(route => route.health === 'DOWN');
  const stopped = routes.filter(route => route.status && route.status !== 'Started');
  const gaps = routes.flatMap(route => route.log?.gaps ?? []);
  const waiting = live.missing(routes);
  const last = routes.map(route => route.lastDelivery).filter(Boolean).sort().pop();
  const say = (tone, title, ...words) => [el('i', { class: `light ${tone}`, 'aria-hidden': 'true' }), el('div', {}, el('h1', {}, title), el('p', {}, words), historyWords ? el('p', {}, `${historyWords}.`) : null)];
  const when = last ? ['Last delivery ', since(last), '.'] : ['Nothing has been delivered since the start.'];
  if (!routes.length) {
    return say('calm', 'Nothing to watch yet', 'No route of this application receives events from GitHub.');
  }
  if (down.length) {
    return say('bad', down.length === 1 ? `${down[0].routeId} needs attention` : `${number(down.length)} routes need attention`, 'What to do is written below. ', when);
  }
  if (stopped.length) {
    const title = stopped.length === 1 ? `${stopped[0].routeId} is stopped` : `${number(stopped.length)} routes are stopped`;
    return waiting ? say('bad', `${title}: ${plural(waiting, 'event')} missing`, 'GitHub could not deliver what it sent meanwhile. It is in GitHub\'s log. ', when)
      : say('warn', title, 'What GitHub sends meanwhile is in its log. ', when);
  }
  if (waiting) {
    const done = routes.map(route => route.log?.backlogDoneAt).filter(Boolean).sort().pop();
    return say('info', `Catching up: ${plural(waiting, 'event')} waiting`, done ? `Done by ${clock(done)}. ` : '', when);
  }
  if (unresolved.lastDay) {
    const { lastHour, lastDay, more } = unresolved;
    return say('bad', `${more ? 'More than ' : ''}${plural(lastDay, 'event')} of the last day failed`, `${lastHour ? `${number(lastHour)} in the last hour. ` : ''}Not handled since. `, when);
  }
  if (gaps.length) {
    return say('warn', 'Some events may be lost', 'The period is named below. ', when);
  }
  if (historyWords) {
    return say('warn', 'The history is incomplete', when);
  }
  if (routes.some(route => !route.log)) {
    return say('good', 'All routes are up', 'Without catchUp, what failed or was missed stays in GitHub\'s log. ', when);
  }
  return say('good', 'All is well', 'Nothing of the last day is missing or failed. ', when);
}

const HEALTH = { UP: ['Healthy', 'good'], DOWN: ['Needs attention', 'bad'], UNKNOWN: ['Unknown', 'calm'] };

function routeCard(route, points) {
  const [word, tone] = route.status && route.status !== 'Started' ? [route.status, 'warn'] : HEALTH[route.health] ?? HEALTH.UNKNOWN;
  const { totals: all = {} } = route;
  const fact = (name, ...value) => value.some(Boolean) ? el('div', {}, el('dt', {}, name), el('dd', {}, value)) : null;
  const log = route.log ?? {};
  return el('section', { class: 'card route', 'aria-label': `Route ${route.routeId}` },
    el('div', { class: 'card-head' },
      el('h3', {}, route.routeId),
      el('span', { class: 'kind' }, icon(route.source === 'deliveries' ? 'log' : 'push'), route.source === 'deliveries' ? 'GitHub\'s log' : 'Webhook'),
      el('span', { class: `chip ${tone}` }, word)),
    (route.healthWords ?? []).map(words => el('p', { class: `words ${route.health === 'DOWN' ? 'bad' : ''}` }, words)),
    el('div', { class: 'route-chart' }, spark(points ?? [], `Deliveries of ${route.routeId} in the last hour`),
      el('div', { class: 'route-sums' }, SERIES.map(([name, title]) => el('span', {}, el('i', { class: `dot s-${name}` }), `${title} `, el('b', {}, number(all[name])))))),
    el('dl', { class: 'facts' },
      fact('Hook', route.scope, route.hookId && el('span', { class: 'quiet' }, ` #${route.hookId}`)),
      fact('Path', route.path && el('code', {}, route.path)),
      fact('Last delivery', route.lastDelivery ? since(route.lastDelivery) : 'none yet'),
      fact('In progress', route.inProgress ? number(route.inProgress) : ''),
      fact('Log read', log.lastLook && since(log.lastLook), log.readsLog === false ? ' by another instance' : ''),
      fact('Behind', seconds(log.behind) ? span(seconds(log.behind)) : log.lastLook ? 'up to date' : ''),
      fact('Missing', route.missed ? el('a', { href: `#/deliveries?outcome=never_arrived&route=${encodeURIComponent(route.routeId)}` }, plural(route.missed, 'event')) : ''),
      fact('Backlog', log.backlog ? plural(log.backlog, 'event') : '', log.backlog && log.backlogDoneAt ? `, done by ${moment(log.backlogDoneAt)}` : ''),
      fact('Given up', log.givenUp ? el('a', { href: `#/deliveries?outcome=given_up&route=${encodeURIComponent(route.routeId)}` }, plural(log.givenUp, 'event')) : '')),
    limit(log.rateLimit),
    (log.gaps ?? []).map(gap => el('div', { class: 'callout warn' }, icon('alert'), el('div', {},
      el('strong', {}, `${moment(gap.from)} to ${moment(gap.to)}`), el('p', {}, gap.words)))));
}

function limit(rate) {
  if (!rate?.limit) {
    return null;
  }
  const left = Math.max(0, Math.min(1, rate.remaining / rate.limit));
  const bar = el('i', { class: left < 0.1 ? 'low' : '' });
  bar.style.width = `${left * 100}%`;
  return el('div', { class: 'limit' }, el('span', {}, `${number(rate.remaining)} of ${plural(rate.limit, 'request')} left`,
    rate.resetsAt ? el('span', { class: 'quiet' }, `, reset at ${clock(rate.resetsAt)}`) : ''), el('div', { class: 'meter', 'aria-hidden': 'true' }, bar));
}
