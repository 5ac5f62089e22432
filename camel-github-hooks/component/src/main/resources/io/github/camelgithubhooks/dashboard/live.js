// What the server sends on its own: the overview when it changed, rows as they happen.
import { get, stream, useToken } from './api.js';

const listeners = { overview: new Set(), row: new Set(), gap: new Set(), log: new Set(), gone: new Set(), state: new Set() };
let source;
let retry;
let broken = false;

/** The last overview, undefined before the first. */
export let overview;

/**
 * Calls the listener for each 'overview', 'row', 'gap', 'log', 'gone' or 'state'; returns what ends that. A 'gap' says that rows
 * happened of which the server has not told.
 */
export function on(kind, listener) {
  listeners[kind].add(listener);
  return () => listeners[kind].delete(listener);
}

function tell(kind, value) {
  listeners[kind].forEach(listener => listener(value));
}

/** What the routes miss: events that are only in GitHub's log. */
export const missing = routes => routes.reduce((all, route) => all + Math.max(route.missed ?? 0, route.log?.backlog ?? 0), 0);

const logState = value => value?.routes.map(route => [route.missed, route.log?.backlog, route.log?.backlog && route.log.lastLook].join()).join(' ');

function take(value) {
  // events that only the log knows come as no row: those who list them ask for them
  const changed = overview && logState(overview) !== logState(value);
  overview = value;
  useToken(value.token);
  tell('overview', value);
  if (changed) {
    tell('log');
  }
}

/** Tells of rows that are no longer there. */
export const gone = rows => tell('gone', rows);

/** Reads the overview now. */
export async function refresh() {
  take(await get('overview'));
}

/** Opens the stream, and opens it again whenever it breaks. */
export function connect() {
  source?.close();
  clearTimeout(retry);
  source = new EventSource(stream());
  source.onopen = () => {
    tell('state', 'live');
    if (broken) {
      broken = false;
      tell('gap');
    }
  };
  source.addEventListener('overview', event => take(JSON.parse(event.data)));
  source.addEventListener('row', event => tell('row', JSON.parse(event.data)));
  source.addEventListener('more', () => tell('gap'));
  source.onerror = () => {
    broken = true;
    tell('state', 'broken');
    // the browser tries again by itself, except after an answer that isn't a stream
    if (source.readyState === EventSource.CLOSED) {
      retry = setTimeout(connect, 3000);
    }
  };
}

// a page that the browser keeps for its Back button would also keep its connection, of which a browser has six for a host
addEventListener('pagehide', () => {
  source?.close();
  broken = true;
});
addEventListener('pageshow', event => event.persisted && connect());
