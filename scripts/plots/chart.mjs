// Line charts as SVG: one plain style for every picture of docs/plots.

/** @typedef {readonly [x: number, y: number]} Point */
/**
 * @typedef {object} Line
 * @property {readonly Point[]} points
 * @property {string} [label] Written into the legend.
 * @property {'accent' | 'ink' | 'soft' | 'faint' | 'dashed'} [style]
 */
/**
 * @typedef {object} Axis
 * @property {string} title With its unit.
 * @property {number} from
 * @property {number} to
 * @property {readonly number[]} ticks
 * @property {boolean} [log]
 * @property {(value: number) => string} [text]
 */
/** @typedef {{ title: string, x: Axis, y: Axis, lines: readonly Line[] }} Panel */

const styles = {
  accent: 'stroke="#b4532a" stroke-width="2"',
  ink: 'stroke="#2b2926" stroke-width="1.6"',
  soft: 'stroke="#8d867c" stroke-width="1.4"',
  faint: 'stroke="#bdb6ab" stroke-width="1.2"',
  dashed: 'stroke="#2b2926" stroke-width="1.3" stroke-dasharray="5 4"',
}
const box = { width: 720, left: 58, right: 18, top: 40, plot: 210, bottom: 46 }
const legendLine = 20
const letter = 6.1

/** @param {number} hz */
export const hertzText = (hz) => (hz >= 1000 ? `${hz / 1000}k` : `${hz}`)
/** @param {number} value */
const minus = (value) => `${value}`.replace('-', '−')
/** @param {number} db */
export const signed = (db) => (db > 0 ? `+${db}` : minus(db))

/** @param {Axis} axis @param {number} low @param {number} high Places of both ends. */
const scale = ({ from, to, log }, low, high) => {
  const place = log ? Math.log : (/** @type {number} */ value) => value
  return (/** @type {number} */ value) =>
    low + ((place(value) - place(from)) / (place(to) - place(from))) * (high - low)
}

/** @param {readonly Line[]} lines */
const legend = (lines) => {
  let at = box.left
  return lines
    .filter(({ label }) => label)
    .map(({ label = '', style = 'accent' }) => {
      const x = at
      at += 40 + label.length * letter
      return `<path d="M${x} -5h20" fill="none" ${styles[style]}/><text x="${x + 26}" y="-1">${label}</text>`
    })
    .join('')
}

/** @param {Panel} panel @param {number} index @param {number} top */
const panelSvg = ({ title, x, y, lines }, index, top) => {
  const right = box.width - box.right
  const across = scale(x, box.left, right)
  const up = scale(y, box.plot, 0)
  const grid = [
    ...x.ticks.map(
      (tick) =>
        `<path d="M${across(tick).toFixed(1)} 0v${box.plot}" class="grid"/><text x="${across(tick).toFixed(1)}" y="${box.plot + 17}" text-anchor="middle">${(x.text ?? minus)(tick)}</text>`,
    ),
    ...y.ticks.map(
      (tick) =>
        `<path d="M${box.left} ${up(tick).toFixed(1)}H${right}" class="${tick === 0 ? 'zero' : 'grid'}"/><text x="${box.left - 8}" y="${(up(tick) + 4).toFixed(1)}" text-anchor="end">${(y.text ?? signed)(tick)}</text>`,
    ),
  ].join('')
  const curves = lines
    .map(({ points, style = 'accent' }) => {
      const path = points.map(([px, py]) => `${across(px).toFixed(1)} ${up(py).toFixed(1)}`).join('L')
      return `<path d="M${path}" fill="none" stroke-linejoin="round" ${styles[style]}/>`
    })
    .join('')
  const middle = (box.left + right) / 2
  return `<g transform="translate(0 ${top})">
    <text x="${box.left}" y="-24" class="title">${title}</text>${legend(lines)}
    <g transform="translate(0 ${legendLine / 2})">${grid}
    <clipPath id="plot${index}"><rect x="${box.left}" y="0" width="${right - box.left}" height="${box.plot}"/></clipPath>
    <g clip-path="url(#plot${index})">${curves}</g>
    <text x="${middle}" y="${box.plot + 36}" text-anchor="middle" class="unit">${x.title}</text>
    <text transform="translate(14 ${box.plot / 2}) rotate(-90)" text-anchor="middle" class="unit">${y.title}</text></g>
  </g>`
}

/** Panels one under the other. @param {readonly Panel[]} panels */
export const chart = (panels) => {
  const each = box.top + legendLine / 2 + box.plot + box.bottom
  const height = each * panels.length + 4
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${box.width}" height="${height}" viewBox="0 0 ${box.width} ${height}">
  <style>text{font:11.5px 'DejaVu Sans',sans-serif;fill:#5c564e}.title{font-size:13.5px;font-weight:600;fill:#2b2926}.unit{fill:#8d867c}.grid{stroke:#eae5de;fill:none}.zero{stroke:#bdb6ab;fill:none}</style>
  <rect width="100%" height="100%" fill="#fffdfa"/>
  ${panels.map((panel, index) => panelSvg(panel, index, box.top + index * each)).join('')}</svg>`
}

/** Frequencies in hertz from 20 to 20,000. @param {number} from @param {number} to @returns {Axis} */
export const frequencyAxis = (from = 20, to = 20_000) => ({
  title: 'Frequency, Hz',
  from,
  to,
  log: true,
  ticks: [20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000].filter((f) => f >= from && f <= to),
  text: hertzText,
})

/** @param {string} title @param {number} from @param {number} to @param {number} step @returns {Axis} */
export const linearAxis = (title, from, to, step) => ({
  title,
  from,
  to,
  ticks: Array.from({ length: Math.floor((to - from) / step + 1e-9) + 1 }, (_, i) =>
    Number((from + i * step).toFixed(6)),
  ),
})
