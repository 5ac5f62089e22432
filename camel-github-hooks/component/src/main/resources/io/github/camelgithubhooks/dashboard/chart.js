// Charts, drawn as SVG: stacked columns, large with axes or small beside a route.
import { el, svg, put } from './dom.js';
import { clock, moment, number } from './format.js';

/** What is stacked, from the bottom up. */
export const SERIES = [
  ['accepted', 'Accepted'],
  ['duplicate', 'Duplicates'],
  ['failed', 'Failed'],
  ['refused', 'Refused'],
];

const TALL = 216;

const sum = point => SERIES.reduce((total, [name]) => total + (point[name] ?? 0), 0);

/** A round number at or above the value, so that the axis reads well. */
function ceiling(value) {
  const steps = [1, 2, 4, 5, 10];
  const power = 10 ** Math.floor(Math.log10(Math.max(1, value)));
  return steps.map(step => step * power).find(step => step >= value) ?? value;
}

function columns(points, width, height, gap, top) {
  const step = width / points.length;
  return points.map((point, index) => {
    let y = height;
    return svg('g', {}, SERIES.map(([name]) => {
      const value = point[name] ?? 0;
      if (!value) {
        return null;
      }
      const tall = Math.max(1.5, value / top * height);
      y -= tall;
      return svg('rect', { class: `s-${name}`, x: index * step + gap / 2, y, width: Math.max(1, step - gap), height: tall, rx: Math.min(1.5, step / 4) });
    }));
  });
}

/** A small chart without axes. */
export function spark(points, label) {
  const width = 220;
  const height = 36;
  const top = Math.max(4, ...points.map(sum));
  return svg('svg', { class: 'spark', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': label, preserveAspectRatio: 'none' },
    svg('line', { class: 'base', x1: 0, x2: width, y1: height - 0.5, y2: height - 0.5 }),
    columns(points, width, height - 1, 1, top));
}

/** The totals of a chart, by series. */
export function totals(points) {
  return Object.fromEntries(SERIES.map(([name]) => [name, points.reduce((total, point) => total + (point[name] ?? 0), 0)]));
}

/** A large chart with axes, a tip under the pointer, and the same numbers as a table. */
export class Chart {
  constructor() {
    this.plot = el('div', { class: 'plot' });
    this.tip = el('div', { class: 'tip', hidden: true });
    this.table = el('details', { class: 'as-table', on: { toggle: () => this.fillTable() } }, el('summary', {}, 'Show as a table'), el('div', { class: 'scroll', tabindex: '0' }));
    this.node = el('div', { class: 'chart' }, el('div', { class: 'plot-frame' }, this.plot, this.tip), this.table);
    this.points = [];
    this.plot.addEventListener('pointermove', event => this.point(event));
    this.plot.addEventListener('pointerleave', () => this.leave());
    this.resized = new ResizeObserver(() => this.draw());
    this.resized.observe(this.plot);
  }

  show({ points, span }) {
    this.points = points;
    this.span = span;
    this.draw();
    this.fillTable();
  }

  draw() {
    const { points } = this;
    const box = this.plot.getBoundingClientRect();
    if (!points.length || box.width < 50) {
      return;
    }
    const left = 34;
    const bottom = 22;
    const width = box.width - left;
    const height = TALL - bottom - 8;
    const top = ceiling(Math.max(4, ...points.map(sum)));
    const all = totals(points);
    const lines = [0, 0.5, 1].map(part => {
      const y = 8 + height - part * height;
      return svg('g', { class: 'grid' },
        svg('line', { x1: left, x2: box.width, y1: y + 0.5, y2: y + 0.5 }),
        svg('text', { x: left - 8, y: y + 4, 'text-anchor': 'end' }, number(top * part)));
    });
    const every = Math.ceil(points.length / Math.max(2, Math.floor(width / 110)));
    const labels = points.map((point, index) => index % every || index * width / points.length > width - 30 ? null
      : svg('text', { class: 'tick', x: left + (index + 0.5) * width / points.length, y: TALL - 4, 'text-anchor': index ? 'middle' : 'start' }, clock(point.at)));
    this.hair = svg('rect', { class: 'hair', y: 8, height, width: width / points.length, visibility: 'hidden' });
    put(this.plot, svg('svg', {
      width: box.width, height: TALL, role: 'img',
      'aria-label': `Deliveries of the last ${this.span}: ${SERIES.map(([name, word]) => `${number(all[name])} ${word.toLowerCase()}`).join(', ')}`,
    }, this.hair, lines, svg('g', { transform: `translate(${left} 8)` }, columns(points, width, height, width / points.length > 6 ? 3 : 1, top)), labels));
    this.scale = { left, width };
  }

  point(event) {
    if (!this.scale) {
      return;
    }
    const { left, width } = this.scale;
    const x = event.clientX - this.plot.getBoundingClientRect().left - left;
    const index = Math.floor(x / width * this.points.length);
    const point = this.points[index];
    if (!point) {
      this.leave();
      return;
    }
    this.hair.setAttribute('x', left + index * width / this.points.length);
    this.hair.setAttribute('visibility', 'visible');
    put(this.tip, el('strong', {}, moment(point.at)), SERIES.filter(([name]) => point[name]).map(([name, word]) =>
      el('span', {}, el('i', { class: `dot s-${name}` }), `${number(point[name])} ${word.toLowerCase()}`)),
    sum(point) ? null : el('span', {}, 'nothing'));
    this.tip.hidden = false;
    this.tip.style.left = `${Math.min(left + x + 14, left + width - this.tip.offsetWidth)}px`;
  }

  leave() {
    this.tip.hidden = true;
    this.hair?.setAttribute('visibility', 'hidden');
  }

  fillTable() {
    if (!this.table.open) {
      return;
    }
    put(this.table.lastChild, el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'From'), SERIES.map(([, word]) => el('th', { scope: 'col' }, word)))),
      el('tbody', {}, this.points.filter(sum).reverse().map(point => el('tr', {}, el('th', { scope: 'row' }, moment(point.at)),
        SERIES.map(([name]) => el('td', {}, number(point[name]))))))));
  }

  close() {
    this.resized.disconnect();
  }
}
