// The filters of the deliveries: what is searched, kept in the address so that a search can be shared.
import { button, el, put } from './dom.js';
import { OUTCOMES } from './format.js';
import * as live from './live.js';

const TEXTS = [['event', 'Event', 'push'], ['action', 'Action', 'opened'], ['repository', 'Repository', 'octo-org/app'], ['sender', 'Sender', 'octocat'], ['guid', 'GUID', '7e2f3761-…']];
const NAMES = ['q', 'outcome', 'route', ...TEXTS.map(([name]) => name), 'since', 'until'];
const PERIODS = [['', 'Any time'], ['900', 'Last 15 minutes'], ['3600', 'Last hour'], ['86400', 'Last day'], ['259200', 'Last 3 days'], ['own', 'From … until …']];
const CHIPS = ['failed', 'refused', 'never_arrived', 'waiting', 'given_up', 'timed_out', 'handled', 'duplicate', 'not_wanted', 'in_progress'];

const local = value => value ? new Date(new Date(value) - new Date(value).getTimezoneOffset() * 60_000).toISOString().slice(0, 16) : '';

export class Filters {
  /** @param changed called with each new search */
  constructor(params, changed) {
    this.changed = changed;
    this.search = el('input', { type: 'search', id: 'q', placeholder: 'Search deliveries', 'aria-label': 'Search deliveries', autocomplete: 'off', on: { input: () => this.soon() } });
    this.outcomes = el('div', { class: 'outcomes', role: 'group', 'aria-label': 'Outcome' });
    this.texts = Object.fromEntries(TEXTS.map(([name, , example]) => [name, el('input', { id: `f-${name}`, type: 'text', placeholder: example, autocomplete: 'off', on: { input: () => this.soon() } })]));
    this.route = el('select', { id: 'f-route', on: { change: () => this.tell() } });
    this.period = el('select', { id: 'f-period', on: { change: () => this.choosePeriod() } }, PERIODS.map(([value, words]) => el('option', { value }, words)));
    this.since = el('input', { id: 'f-since', type: 'datetime-local', on: { change: () => this.tell() } });
    this.until = el('input', { id: 'f-until', type: 'datetime-local', on: { change: () => this.tell() } });
    const field = (id, words, input) => el('div', { class: 'field' }, el('label', { for: id }, words), input);
    this.own = [field('f-since', 'From', this.since), field('f-until', 'Until', this.until)];
    this.clear = button('Clear', { kind: 'small', on: { click: () => this.go(new URLSearchParams(), true) } });
    this.end = el('div', { class: 'field end' }, this.clear);
    this.more = el('div', { class: 'more-filters', id: 'more-filters', hidden: true },
      TEXTS.map(([name, words]) => field(`f-${name}`, words, this.texts[name])),
      field('f-route', 'Route', this.route), field('f-period', 'Time', this.period), this.own, this.end);
    this.toggle = button('Filters', { iconName: 'filter', 'aria-expanded': 'false', 'aria-controls': 'more-filters', on: { click: () => this.expand(this.more.hidden) } });
    this.go(params);
  }

  /** Takes the filters from the parameters of an address. */
  go(params, tell) {
    const routes = (live.overview?.routes ?? []).map(({ routeId }) => routeId);
    const named = params.get('route');
    put(this.route, el('option', { value: '' }, 'All routes'), [...new Set([...routes, ...named ? [named] : []])].map(id => el('option', { value: id }, id)));
    this.search.value = params.get('q') ?? '';
    this.outcome = params.get('outcome') ?? '';
    this.route.value = named ?? '';
    TEXTS.forEach(([name]) => {
      this.texts[name].value = params.get(name) ?? '';
    });
    this.since.value = local(params.get('since'));
    this.until.value = local(params.get('until'));
    this.period.value = this.since.value || this.until.value ? 'own' : params.get('last') ?? '';
    this.expand(this.count() > 0);
    this.show();
    if (tell) {
      this.tell();
    }
  }

  expand(open) {
    this.more.hidden = !open;
    this.toggle.setAttribute('aria-expanded', String(open));
  }

  choosePeriod() {
    if (this.period.value !== 'own') {
      this.since.value = this.until.value = '';
    }
    this.tell();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tell(), 250);
  }

  tell() {
    this.show();
    this.changed();
  }

  show() {
    const chips = [['', 'All'], ...CHIPS.map(name => [name, OUTCOMES[name][0]])];
    const focused = this.outcomes.contains(document.activeElement);
    put(this.outcomes, chips.map(([value, words]) => el('button', {
      type: 'button', class: `pick ${value ? OUTCOMES[value][1] : ''}`, 'aria-pressed': String(this.outcome === value), title: OUTCOMES[value]?.[2],
      on: {
        click: () => {
          this.outcome = value;
          this.tell();
        },
      },
    }, words)));
    if (focused) {
      this.outcomes.querySelector('[aria-pressed=true]').focus();
    }
    this.own.forEach(field => {
      field.hidden = this.period.value !== 'own';
    });
    const count = this.count();
    this.toggle.querySelector('span').textContent = count ? `Filters (${count})` : 'Filters';
    this.end.hidden = !count && !this.search.value && !this.outcome;
  }

  count() {
    return TEXTS.filter(([name]) => this.texts[name].value.trim()).length + (this.route.value ? 1 : 0) + (this.period.value ? 1 : 0);
  }

  /** The parameters of a search at the server. */
  query() {
    const iso = input => input.value ? new Date(input.value).toISOString() : '';
    const last = Number(this.period.value);
    return {
      q: this.search.value.trim(), outcome: this.outcome, route: this.route.value,
      ...Object.fromEntries(TEXTS.map(([name]) => [name, this.texts[name].value.trim()])),
      since: last ? new Date(Date.now() - last * 1000).toISOString() : iso(this.since), until: iso(this.until),
    };
  }

  /** The parameters of the page's address. */
  address() {
    const query = this.query();
    const params = new URLSearchParams();
    NAMES.filter(name => query[name]).forEach(name => params.set(name, query[name]));
    if (Number(this.period.value)) {
      params.delete('since');
      params.set('last', this.period.value);
    }
    return params;
  }

  /** Is this row one that the search would find? The server decides; this is for rows that arrive meanwhile. */
  takes(row) {
    const { q, since, until, route, ...exact } = this.query();
    const text = [row.event, row.action, row.repository, row.sender, row.guid, row.routeId, row.words].join(' ').toLowerCase();
    return text.includes(q.toLowerCase()) && (!route || row.routeId === route) && (!since || row.at >= since) && (!until || row.at <= until)
      && Object.entries(exact).every(([name, value]) => !value || String(row[name] ?? '').toLowerCase().includes(value.toLowerCase()));
  }

  /** Is anything searched for? */
  get any() {
    return this.address().size > 0;
  }
}
