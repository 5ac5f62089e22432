// The view of the hooks at GitHub: how they are, and what `ensure` would change.
import { ensure, ping } from './acts.js';
import { get } from './api.js';
import { diff } from './diff.js';
import { button, el, empty, icon, put, trouble } from './dom.js';
import { plural, since } from './format.js';
import * as live from './live.js';

export class HooksView {
  constructor(params) {
    this.route = params.get('route') ?? '';
    this.list = el('div', { class: 'hooks', 'aria-live': 'polite' });
    this.choice = el('select', { id: 'hooks-route', on: { change: () => this.choose() } });
    this.node = el('div', { class: 'view' },
      el('div', { class: 'view-head' },
        el('div', {}, el('h1', {}, 'Hooks'), el('p', {}, 'As GitHub shows them right now, and what this application expects.')),
        el('div', { class: 'row' },
          el('label', { class: 'field-inline', for: 'hooks-route' }, 'Route ', this.choice),
          button('Read again', { iconName: 'again', on: { click: () => this.load() } }))),
      this.list);
    this.fillChoice();
    this.load();
  }

  fillChoice() {
    const routes = live.overview?.routes ?? [];
    put(this.choice, el('option', { value: '' }, 'All routes'), routes.map(route => el('option', { value: route.routeId }, route.routeId)));
    this.choice.value = this.route;
  }

  choose() {
    this.route = this.choice.value;
    this.load();
  }

  async load() {
    this.abort?.abort();
    this.abort = new AbortController();
    put(this.list, el('div', { class: 'card loading', role: 'status' }, 'Asking GitHub'));
    try {
      const { scopes = [] } = await get('hooks', { route: this.route }, this.abort.signal);
      put(this.list, scopes.map(scope => this.scope(scope)),
        scopes.length ? null : empty('No hooks to show', 'The options of the routes name no repository or organization, or there is no token to ask with. Set repoOwner, repoName and oauthToken.'));
    } catch (error) {
      if (error.name !== 'AbortError') {
        put(this.list, trouble(error, () => this.load()));
      }
    }
  }

  scope(scope) {
    const { hooks = [], plan = [] } = scope;
    return el('section', { class: 'scope', 'aria-label': `Hooks of ${scope.scope}` },
      el('div', { class: 'scope-head' }, el('h2', {}, scope.scope), el('span', { class: 'quiet' }, plural(hooks.length, 'hook'))),
      scope.words && el('div', { class: 'callout warn' }, icon('alert'), el('div', {}, scope.words)),
      hooks.map(hook => this.hook(hook, scope, plan.find(change => change.hookId === hook.id))),
      plan.filter(change => !change.hookId).map(change => el('article', { class: 'card hook', 'aria-label': `Hook of ${change.routeId}` },
        el('div', { class: 'card-head' }, el('h3', {}, change.routeId), el('span', { class: 'chip warn' }, change.change === 'none' ? 'Cannot be planned' : 'No hook yet')),
        change.words && el('p', { class: 'words' }, change.words), this.plan(change, scope, {}))),
      !hooks.length && !scope.words && empty('No hook here', 'Nothing in this scope sends events. ensure creates the hook that a route expects.'));
  }

  hook(hook, scope, change) {
    const last = hook.lastResponse ?? {};
    const fine = hook.active && !hook.problems?.length;
    const mark = (text, tone) => el('span', { class: `chip ${tone}` }, text);
    const fact = (name, ...value) => el('div', {}, el('dt', {}, name), el('dd', {}, value));
    return el('article', { class: 'card hook', 'aria-label': `Hook ${hook.id}` },
      el('div', { class: 'card-head' },
        el('h3', { class: 'hook-url' }, hook.url),
        el('div', { class: 'row' },
          hook.ours ? mark('Ours', 'info') : mark('Not ours', 'calm'),
          mark(fine ? 'Fine' : hook.active ? 'Has problems' : 'Inactive', fine ? 'good' : hook.active ? 'warn' : 'bad'),
          live.overview?.actions ? button('Ping', { iconName: 'ping', kind: 'small', on: { click: () => ping(hook, this.route, () => this.load()) } }) : null)),
      hook.problems?.length ? el('ul', { class: 'problems' }, hook.problems.map(words => el('li', {}, icon('alert'), words))) : null,
      el('dl', { class: 'facts' },
        fact('Hook', `#${hook.id}`),
        hook.routeId && fact('Route', hook.routeId),
        fact('Events', (hook.events ?? []).join(', ') || 'none'),
        fact('Last answer', last.code ? `${last.code} ${last.message ?? ''}` : last.status ?? 'none'),
        fact('Last delivery', hook.lastDelivery ? since(hook.lastDelivery) : 'never delivered'),
        fact('Secret', hook.hasSecret ? 'set' : 'none'),
        fact('Content type', hook.contentType ?? 'unknown'),
        fact('TLS', hook.https === false ? 'not https' : hook.insecureSsl ? 'certificate not checked' : 'certificate checked')),
      this.plan(change, scope, hook));
  }

  plan(change, scope, hook) {
    if (!change || change.change === 'none') {
      return hook.ours ? el('p', { class: 'plan-none' }, icon('check'), 'As declared: ensure would change nothing.') : null;
    }
    return el('div', { class: 'plan' },
      el('h4', {}, el('code', {}, 'ensure'), change.change === 'create' ? ' would create this hook' : ' would change this hook'),
      diff(change),
      live.overview?.actions ? button('Ensure', { kind: 'primary small', on: { click: () => ensure(scope, hook.routeId ?? change.routeId ?? this.route, change, () => this.load()) } }) : null);
  }

  close() {
    this.abort?.abort();
  }
}
