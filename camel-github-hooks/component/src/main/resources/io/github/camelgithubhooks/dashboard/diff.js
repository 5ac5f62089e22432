// What `ensure` would change.
import { el } from './dom.js';

/** The changes as lines that go and lines that come. */
export function diff(change) {
  return el('div', { class: 'diff', role: 'list' }, (change.diff ?? []).map(({ field, from, to }) => [
    from !== undefined && from !== null && el('div', { class: 'minus', role: 'listitem' }, el('span', { class: 'hidden' }, 'Removed: '), `${field}: ${from}`),
    to !== undefined && to !== null && el('div', { class: 'plus', role: 'listitem' }, el('span', { class: 'hidden' }, 'Added: '), `${field}: ${to}`),
  ]));
}
