// The view of all deliveries: searched at the server, page by page, and live.
import { get } from './api.js';
import { button, el, empty, icon, put, trouble } from './dom.js';
import { Filters } from './filters.js';
import { chip, eventName, full, isEvent, moment, number, plural, stamp, subject, tone, took } from './format.js';
import * as live from './live.js';

const FIRST = 40;
const PAGE = 100;
// in pixels: whose window begins further down reads, and is not to be disturbed
const TOP = 160;

// these are needed when something is opened or done, and not before the rows are shown
const acts = () => import('./acts.js');
const openDelivery = (...row) => import('./delivery.js').then(module => module.openDelivery(...row));

export class DeliveriesView {
  constructor(params) {
    this.rows = new Map();
    this.selected = new Set();
    this.held = new Map();
    this.filters = new Filters(params, () => this.load());
    this.count = el('p', { class: 'count', role: 'status' });
    this.body = el('div', { role: 'rowgroup', class: 'rows' });
    this.all = el('input', { type: 'checkbox', 'aria-label': 'Select all that are shown', on: { change: () => this.selectAll(this.all.checked) } });
    this.table = el('div', { role: 'table', class: 'table', 'aria-label': 'Deliveries' },
      el('div', { role: 'rowgroup', class: 'table-head' }, el('div', { role: 'row', class: 'delivery' },
        el('div', { role: 'columnheader', class: 'c-pick' }, this.all),
        ['Outcome', 'Event', 'Repository', 'Sender', 'Route', 'Time', 'Took'].map(words => el('div', { role: 'columnheader', class: `c-${words.toLowerCase()}` }, words)))),
      this.body);
    this.fresh = button('', { kind: 'fresh-pill', hidden: true, on: { click: () => this.showHeld() } });
    this.next = button('Load more', { on: { click: () => this.loadMore() } });
    this.end = el('div', { class: 'table-end' });
    this.bulk = el('div', { class: 'bulk', role: 'region', 'aria-label': 'Selected deliveries', hidden: true });
    this.node = el('div', { class: 'view' },
      el('div', { class: 'view-head' },
        el('div', {}, el('h1', {}, 'Deliveries'), this.count),
        el('div', { class: 'row' }, live.overview?.actions ? button('Retry failed', { iconName: 'again', on: { click: () => acts().then(({ retry }) => retry()) } }) : null)),
      el('div', { class: 'toolbar' }, el('div', { class: 'search' }, icon('search'), this.filters.search, el('kbd', {}, '/')), this.filters.toggle),
      this.filters.more, this.filters.outcomes,
      el('div', { class: 'card flush' }, this.fresh, this.table, this.end), this.bulk);
    this.body.addEventListener('keydown', event => this.key(event));
    this.shortcut = event => this.focusSearch(event);
    document.addEventListener('keydown', this.shortcut);
    this.ends = [live.on('row', row => this.arrived(row)), live.on('log', () => this.compare()), live.on('gap', () => this.renew()), live.on('gone', rows => this.remove(rows))];
    this.watch = new IntersectionObserver(entries => entries.some(entry => entry.isIntersecting) && this.loadMore(), { rootMargin: '900px' });
    this.watch.observe(this.end);
    this.load();
    if (params.get('open')) {
      openDelivery(params.get('open'));
    }
  }

  /** The address changed, such as by a link of the overview. */
  go(params) {
    this.filters.go(params);
    this.load();
  }

  /** Reads the first page of a new search. */
  async load() {
    this.abort?.abort();
    const abort = this.abort = new AbortController();
    const params = this.filters.address();
    history.replaceState(null, '', `#/deliveries${params.size ? `?${params}` : ''}`);
    this.busy = true;
    this.table.setAttribute('aria-busy', 'true');
    try {
      const page = await get('deliveries', { ...this.filters.query(), limit: FIRST }, abort.signal);
      this.rows.clear();
      this.dropHeld();
      this.select();
      put(this.body);
      this.append(page);
      this.total = page.total;
      this.words = page.words;
      this.say();
      // a search of a large history may have found nothing yet
      this.watch.unobserve(this.end);
      this.watch.observe(this.end);
      requestAnimationFrame(() => performance.mark('deliveries-shown'));
    } catch (error) {
      if (error.name !== 'AbortError') {
        put(this.end, trouble(error, () => this.load()));
      }
      return;
    } finally {
      if (this.abort === abort) {
        this.busy = false;
        this.table.removeAttribute('aria-busy');
      }
    }
  }

  /** More happened than is known here: the list begins anew, at once or when its reader wants it. */
  renew() {
    if (scrollY > TOP || this.selected.size || this.body.contains(document.activeElement)) {
      this.stale = true;
      this.offer('New deliveries');
    } else {
      this.load();
    }
  }

  /** Reads the first page again, and shows what is new in it. */
  async compare() {
    if (this.busy) {
      return;
    }
    try {
      const { rows } = await get('deliveries', { ...this.filters.query(), limit: PAGE }, this.abort.signal);
      // older rows are yet to be loaded
      rows.reverse().filter(row => (!this.cursor || row.at >= this.oldest) && this.rows.get(subject(row))?.row.id !== row.id)
        .forEach(row => this.arrived(row));
    } catch {
      // the next change brings it
    }
  }

  async loadMore() {
    if (this.busy || !this.cursor) {
      return;
    }
    this.busy = true;
    try {
      this.append(await get('deliveries', { ...this.filters.query(), limit: PAGE, before: this.cursor }, this.abort.signal));
      this.say();
    } catch (error) {
      if (error.name !== 'AbortError') {
        put(this.end, trouble(error, () => this.loadMore()));
      }
    } finally {
      this.busy = false;
    }
    // the end may still be in sight, and is then reported no more
    this.watch.unobserve(this.end);
    this.watch.observe(this.end);
  }

  append({ rows, next }) {
    this.cursor = next;
    this.oldest = rows.at(-1)?.at ?? this.oldest;
    this.body.append(...rows.filter(row => !this.rows.has(subject(row))).map(row => this.line(row)));
    this.table.hidden = !this.rows.size;
    put(this.end, next ? this.next : this.rows.size ? el('p', { class: 'quiet' }, 'That is all.')
      : this.filters.any ? empty('Nothing matches', 'No delivery fits this search. Take a filter away, or widen the time.', button('Clear the search', { on: { click: () => this.filters.go(new URLSearchParams(), true) } }))
        : empty('No deliveries yet', 'As soon as GitHub sends something, it appears here. A push, or a ping of the hook, is the quickest way to see one.'));
  }

  say() {
    const total = this.total === undefined ? this.rows.size : Math.max(this.total, this.rows.size);
    this.count.textContent = this.cursor && this.total === undefined ? `${number(this.rows.size)} and more` : plural(total, 'delivery', 'deliveries');
    if (this.words) {
      this.count.textContent += `. ${this.words}.`;
    }
  }

  line(row, fresh) {
    const pick = el('input', { type: 'checkbox', checked: this.selected.has(subject(row)), 'aria-label': `Select ${eventName(row)} of ${moment(row.at)}`, on: { change: event => this.select(subject(row), event.target.checked) } });
    const cell = (name, ...content) => el('div', { role: 'cell', class: `c-${name}` }, content);
    const node = el('div', { role: 'row', class: `delivery ${tone(row.outcome)}${fresh ? ' fresh' : ''}`, on: { click: event => event.target.closest('input,button,a') || this.open(row) } },
      cell('pick', pick), cell('outcome', chip(row.outcome), row.attempts > 1 ? el('span', { class: 'tries', title: plural(row.attempts, 'attempt') }, `×${number(row.attempts)}`) : null),
      cell('event', el('button', { type: 'button', class: 'open', on: { click: () => this.open(row) } }, eventName(row)), row.words ? el('span', { class: 'why' }, row.words) : null),
      cell('repository', row.repository ?? ''), cell('sender', row.sender ?? ''),
      cell('route', row.source ? el('span', { class: 'via', title: row.source === 'log' ? 'from GitHub\'s log' : 'by push' }, icon(row.source === 'log' ? 'log' : 'push'), el('span', { class: 'hidden' }, row.source === 'log' ? 'From the log to ' : 'Pushed to ')) : null, row.routeId ?? ''),
      cell('time', el('time', { datetime: row.at, title: full(row.at) }, stamp(row.at))), cell('took', took(row.tookMs)));
    this.rows.set(subject(row), { row, node });
    return node;
  }

  open(row) {
    openDelivery(row.id, () => (this.rows.get(subject(row))?.node.querySelector('.open') ?? this.filters.search).focus());
  }

  /** A row happened: it replaces its earlier outcome, is shown, or waits until the reader is back at the top. */
  arrived(row) {
    const known = this.rows.get(subject(row));
    if (known) {
      const focused = known.node.contains(document.activeElement);
      const node = this.line(row, true);
      known.node.replaceWith(node);
      if (focused) {
        node.querySelector('.open').focus();
      }
      return;
    }
    // what is older than the rows here is loaded with its page
    if (this.stale || !this.filters.takes(row) || this.cursor && row.at < this.oldest) {
      return;
    }
    if (scrollY > TOP) {
      this.held.set(subject(row), row);
      this.offer(plural(this.held.size, 'new delivery', 'new deliveries'));
      return;
    }
    this.insert(row);
  }

  insert(row) {
    if (!this.rows.size) {
      put(this.end);
    }
    this.table.hidden = false;
    const older = [...this.body.children].find(node => node.querySelector('time').dateTime <= row.at);
    this.body.insertBefore(this.line(row, true), older ?? null);
    this.total = this.total === undefined ? undefined : this.total + 1;
    this.say();
  }

  remove(rows) {
    for (const row of rows) {
      this.rows.get(subject(row))?.node.remove();
      this.rows.delete(subject(row));
    }
    this.total = this.total === undefined ? undefined : this.total - rows.length;
    this.append({ rows: [], next: this.cursor });
    this.say();
  }

  offer(words) {
    this.fresh.querySelector('span').textContent = words;
    this.fresh.hidden = false;
  }

  dropHeld() {
    this.held.clear();
    this.stale = false;
    this.fresh.hidden = true;
  }

  async showHeld() {
    if (this.stale) {
      await this.load();
    } else {
      [...this.held.values()].filter(row => !this.rows.has(subject(row))).forEach(row => this.insert(row));
      this.dropHeld();
    }
    scrollTo({ top: 0 });
    this.body.querySelector('.open')?.focus({ preventScroll: true });
  }

  select(id, on) {
    if (id === undefined) {
      this.selected.clear();
    } else if (on) {
      this.selected.add(id);
    } else {
      this.selected.delete(id);
    }
    const picked = [...this.selected].map(key => this.rows.get(key)?.row).filter(Boolean);
    this.all.checked = picked.length > 0 && picked.length === this.rows.size;
    this.all.indeterminate = picked.length > 0 && picked.length < this.rows.size;
    this.bulk.hidden = !picked.length;
    const clear = () => this.selectAll(false);
    const events = picked.filter(isEvent);
    const over = picked.filter(row => row.outcome === 'given_up');
    put(this.bulk, el('b', {}, `${number(picked.length)} selected`), live.overview?.actions ? [
      button('Run again', { iconName: 'again', kind: 'small', disabled: !events.length, on: { click: () => acts().then(({ replay }) => replay(events, clear)) } }),
      button('Redeliver', { iconName: 'redeliver', kind: 'small', disabled: !events.length, on: { click: () => acts().then(({ redeliver }) => redeliver(events, clear)) } }),
      over.length ? button('Forget', { iconName: 'forget', kind: 'small', on: { click: () => acts().then(({ forget }) => forget(over, clear)) } }) : null,
    ] : el('span', { class: 'quiet' }, 'Actions are off'), button('Clear', { kind: 'small', on: { click: clear } }));
  }

  selectAll(on) {
    this.select();
    for (const [id, { node }] of this.rows) {
      node.querySelector('input').checked = on;
      if (on) {
        this.selected.add(id);
      }
    }
    const [first] = this.selected;
    if (first) {
      this.select(first, true);
    }
  }

  /** Arrows go from row to row, x selects. */
  key(event) {
    const row = event.target.closest('.delivery');
    if (!row || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      (event.key === 'ArrowDown' ? row.nextElementSibling : row.previousElementSibling)?.querySelector('.open').focus();
    } else if (event.key === 'x') {
      row.querySelector('input').click();
    }
  }

  focusSearch(event) {
    if (event.key === '/' && !event.target.closest('input,select,textarea,dialog')) {
      event.preventDefault();
      this.filters.search.focus();
    }
  }

  close() {
    this.abort?.abort();
    this.ends.forEach(end => end());
    this.watch.disconnect();
    document.removeEventListener('keydown', this.shortcut);
  }
}
