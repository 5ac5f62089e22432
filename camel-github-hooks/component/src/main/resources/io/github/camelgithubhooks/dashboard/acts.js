// Everything that changes something. Each act is asked to be confirmed.
import { get, post } from './api.js';
import { confirm } from './dialogs.js';
import { diff } from './diff.js';
import { el, put } from './dom.js';
import { chip, eventName, number, plural } from './format.js';
import * as live from './live.js';

const summary = rows => [el('ul', { class: 'picked' }, rows.slice(0, 5).map(row =>
  el('li', {}, chip(row.outcome), el('span', {}, eventName(row)), el('span', { class: 'quiet' }, row.repository ?? '')))),
rows.length > 5 ? el('p', { class: 'quiet' }, `and ${number(rows.length - 5)} more`) : null];

/** The words for what the server says of each id. */
function outcome(results = [], done) {
  const failed = results.filter(result => !result.ok);
  return failed.length
    ? { words: `${number(results.length - failed.length)} of ${number(results.length)} done`, failures: failed.map(result => result.words ?? 'It did not work.') }
    : { words: done };
}

function act(path, rows, { title, words, verb, done, danger }, then) {
  confirm({
    title, verb, danger,
    content: [el('p', {}, words), summary(rows)],
    act: async () => {
      const { results } = await post(`actions/${path}`, { ids: rows.map(row => row.id) });
      then?.(rows.filter((row, index) => results[index]?.ok));
      return outcome(results, done);
    },
  });
}

const events = rows => rows.length === 1 ? 'this event' : plural(rows.length, 'event');

/** Runs events again through their route. */
export function replay(rows, then) {
  act('replay', rows, {
    title: `Run ${events(rows)} again?`,
    words: 'The route runs as if the event had just arrived, with the header CamelGitHubHooksReplay. Duplicates are not recognized; the error handling of the route applies.',
    verb: 'Run again',
    done: `${plural(rows.length, 'event')} run again`,
  }, then);
}

/** Asks GitHub to deliver again. */
export function redeliver(rows, then) {
  act('redeliver', rows, {
    title: `Ask GitHub to redeliver ${events(rows)}?`,
    words: `GitHub sends the request again to the address of the hook. That takes ${plural(rows.length, 'request')} of the hourly limit. An event that was handled is recognized as a duplicate.`,
    verb: 'Redeliver',
    done: `GitHub redelivers ${plural(rows.length, 'event')}`,
  }, then);
}

/** Forgets events that were given up. */
export function forget(rows, then) {
  act('forget', rows, {
    title: `Forget ${events(rows)}?`,
    words: 'The given-up event is dropped from the list of what is missing. It stays in GitHub\'s log until GitHub deletes it.',
    verb: 'Forget',
    danger: true,
    done: `${plural(rows.length, 'event')} forgotten`,
  }, done => {
    then?.();
    live.gone(done);
  });
}

/** Has GitHub ping a hook. */
export function ping(hook, routeId, then) {
  confirm({
    title: 'Ping this hook?',
    content: el('p', {}, 'GitHub sends a ping to ', el('code', {}, hook.url), '. The answer appears as the last answer of the hook.'),
    verb: 'Ping',
    act: async () => {
      const { results } = await post('actions/ping', { hookIds: [hook.id], routeId: hook.routeId ?? routeId });
      then?.();
      return outcome(results, 'GitHub sends a ping');
    },
  });
}

/** Makes a hook as declared. */
export function ensure(scope, routeId, change, then) {
  confirm({
    title: change.change === 'create' ? 'Create this hook?' : 'Change this hook?',
    content: [el('p', {}, `At GitHub, in ${scope.scope}:`), diff(change)],
    verb: change.change === 'create' ? 'Create' : 'Change',
    act: async () => {
      const { words } = await post('actions/ensure', { scope: scope.scope, routeId });
      then?.();
      return { words: words ?? 'The hook is as declared' };
    },
  });
}

/** Retries everything that failed in a period, after a look at how much that is. */
export function retry() {
  const local = at => new Date(at - new Date(at).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
  const field = (id, words, input, wide) => el('div', { class: wide ? 'field wide' : 'field' }, el('label', { for: id }, words), input);
  const since = el('input', { id: 'retry-since', type: 'datetime-local', required: true, value: local(Date.now() - 3_600_000), on: { change: preview } });
  const until = el('input', { id: 'retry-until', type: 'datetime-local', required: true, value: local(Date.now() + 60_000), on: { change: preview } });
  const route = el('select', { id: 'retry-route', on: { change: preview } }, el('option', { value: '' }, 'All routes'),
    (live.overview?.routes ?? []).map(({ routeId }) => el('option', { value: routeId }, routeId)));
  const by = el('select', { id: 'retry-by' }, el('option', { value: 'replay' }, 'Run them through the route again'), el('option', { value: 'redeliver' }, 'Ask GitHub to redeliver them'));
  const words = el('div', { class: 'preview', role: 'status' });
  const period = () => ({ since: new Date(since.value).toISOString(), until: new Date(until.value).toISOString() });
  const { go } = confirm({
    title: 'Retry what failed',
    content: [el('p', {}, 'Everything in this period that failed, timed out or was given up, and has not been handled since.'),
      el('div', { class: 'fields' }, field('retry-since', 'From', since), field('retry-until', 'Until', until), field('retry-route', 'Route', route, true), field('retry-by', 'How', by, true)), words],
    verb: 'Retry',
    act: async () => {
      const { started, words: said } = await post('actions/retry', { ...period(), routeId: route.value || undefined, by: by.value });
      return { words: said ?? `${plural(started, 'event')} retried` };
    },
  });

  async function preview() {
    go.disabled = true;
    if (!since.value || !until.value || since.value >= until.value) {
      put(words, 'The period must begin before it ends.');
      return;
    }
    put(words, 'Counting');
    try {
      const found = await get('actions/preview', { action: 'retry', ...period(), route: route.value });
      put(words, found.words);
      go.disabled = !found.events;
    } catch (error) {
      put(words, error.message);
    }
  }
  preview();
}
