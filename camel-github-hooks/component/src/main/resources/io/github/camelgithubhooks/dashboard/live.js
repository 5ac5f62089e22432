// What the server sends on its own: the overview when it changed, rows as they happen.
import { get, stream, useToken } from './api.js';

const listeners = { overview: new Set(), row: new Set(), more: new Set(), state: new Set() };
let source;
let retry;

/** The last overview, undefined before the first. */
export let overview;

/** Calls the listener for each 'overview', 'row', 'more' or 'state'; returns what ends that. */
export function on(kind, listener) {
  listeners[kind].add(listener);
  return () => listeners[kind].delete(listener);
}

function tell(kind, value) {
  listeners[kind].forEach(listener => listener(value));
}

function take(value) {
  overview = value;
  useToken(value.token);
  tell('overview', value);
}

/** Reads the overview now. */
export async function refresh() {
  take(await get('overview'));
}

/** Opens the stream, and opens it again whenever it breaks. */
export function connect() {
  source?.close();
  clearTimeout(retry);
  source = new EventSource(stream());
  source.onopen = () => tell('state', 'live');
  source.addEventListener('overview', event => take(JSON.parse(event.data)));
  source.addEventListener('row', event => tell('row', JSON.parse(event.data)));
  source.addEventListener('more', event => tell('more', JSON.parse(event.data)));
  source.onerror = () => {
    tell('state', 'broken');
    // the browser tries again by itself, except after an answer that isn't a stream
    if (source.readyState === EventSource.CLOSED) {
      retry = setTimeout(connect, 3000);
    }
  };
}

// a page that the browser keeps for its Back button would also keep its connection, of which a browser has six for a host
addEventListener('pagehide', () => source?.close());
addEventListener('pageshow', event => event.persisted && connect());
