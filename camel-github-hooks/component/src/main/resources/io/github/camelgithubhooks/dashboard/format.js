// Turns values into words that a person reads.
import { el } from './dom.js';

const NUMBER = new Intl.NumberFormat('en');
const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const EXACT = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });
const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' });
const DAY = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

/** Outcomes of a delivery: the word on its chip and what the word means. */
export const OUTCOMES = {
  handled: ['Handled', 'good', 'The route ended without an error.'],
  duplicate: ['Duplicate', 'calm', 'The event had been handled before; the route was not run again.'],
  failed: ['Failed', 'bad', 'The route ended with an error, or could not take the event.'],
  refused: ['Refused', 'warn', 'The request did not pass the checks, so no route saw it.'],
  waiting: ['Waiting', 'info', 'Found in GitHub\'s log and not handled yet.'],
  in_progress: ['In progress', 'info', 'The route is working on it right now.'],
  given_up: ['Given up', 'gone', 'All attempts failed. It is not tried again unless you run it.'],
  not_wanted: ['Not wanted', 'calm', 'The route\'s filter does not ask for this event.'],
  timed_out: ['Timed out', 'warn', 'The route took longer than ackTimeout.'],
  never_arrived: ['Never arrived', 'bad', 'GitHub sent it, and it did not reach this application.'],
};

export const number = value => NUMBER.format(value ?? 0);

export const plural = (count, one, many = `${one}s`) => `${number(count)} ${count === 1 ? one : many}`;

export const clock = value => CLOCK.format(new Date(value));

export const full = value => FULL.format(new Date(value));

/** A point in time: the clock today, else with the day. */
export function moment(value) {
  const at = new Date(value);
  return at.toDateString() === new Date().toDateString() ? CLOCK.format(at) : DAY.format(at);
}

/** The same with seconds, for what happened today. */
export const stamp = value => new Date(value).toDateString() === new Date().toDateString() ? EXACT.format(new Date(value)) : moment(value);

/** Seconds in words, such as '4 min'. */
export function span(seconds) {
  const s = Math.max(0, Math.round(seconds));
  if (s < 60) {
    return `${s} s`;
  }
  if (s < 3600) {
    return `${Math.floor(s / 60)} min`;
  }
  if (s < 86400) {
    const minutes = Math.floor(s % 3600 / 60);
    return `${Math.floor(s / 3600)} h${minutes ? ` ${minutes} min` : ''}`;
  }
  return plural(Math.floor(s / 86400), 'day');
}

/** The seconds of an ISO-8601 duration, such as PT1H12M3.5S. */
export function seconds(duration) {
  const parts = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?)?$/.exec(duration ?? '');
  return parts ? (+parts[1] || 0) * 86400 + (+parts[2] || 0) * 3600 + (+parts[3] || 0) * 60 + (+parts[4] || 0) : 0;
}

const ago = value => {
  const passed = (Date.now() - new Date(value)) / 1000;
  return passed < 5 ? 'just now' : `${span(passed)} ago`;
};

/** A time as words that stay true: `tick` renews them. */
export function since(value) {
  return el('time', { datetime: value, title: full(value), data: { since: value } }, ago(value));
}

/** Renews all words of `since`. */
export function tick() {
  for (const time of document.querySelectorAll('time[data-since]')) {
    const words = ago(time.dataset.since);
    if (time.textContent !== words) {
      time.textContent = words;
    }
  }
}

export const took = ms => ms === undefined ? '' : ms < 1 ? '<1 ms' : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;

/** The class that colors an outcome. */
export const tone = outcome => OUTCOMES[outcome]?.[1] ?? 'calm';

/** The chip of an outcome. */
export function chip(outcome) {
  const [word, tone, meaning] = OUTCOMES[outcome] ?? [outcome ?? 'Unknown', 'calm', ''];
  return el('span', { class: `chip ${tone}`, title: meaning }, word);
}

/** Can this event run again? A refused request has no event that anybody vouches for. */
export const isEvent = row => Boolean(row.guid) && row.outcome !== 'refused';

/**
 * What a row is about: its id changes with each outcome, the event at its route doesn't. A refused request is about itself,
 * since anybody can send a guid.
 */
export const subject = row => isEvent(row) ? `${row.guid} ${row.routeId}` : row.id;

/** An event with its action, such as issues.opened. */
export const eventName = row => row.action ? `${row.event}.${row.action}` : row.event ?? 'unread request';
