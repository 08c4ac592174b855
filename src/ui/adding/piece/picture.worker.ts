const size = 600

const discs = [
  { x: 0.5, y: 0.62, radius: 0.22, colour: '#ffe2b0' },
  { x: 0.5, y: 0.62, radius: 0.34, colour: 'rgb(255 214 160 / 0.35)' },
  { x: 0.5, y: 0.62, radius: 0.5, colour: 'rgb(255 200 150 / 0.2)' },
] as const

const hills = [
  { height: 0.3, sway: 0.035, turns: 1.3, start: 0.4, colour: '#b4573d' },
  { height: 0.21, sway: 0.03, turns: 1.9, start: 2.2, colour: '#7f3639' },
  { height: 0.12, sway: 0.025, turns: 1.6, start: 4.4, colour: '#4a2233' },
] as const

/** The cover: a sun that rises over three hills. PNG; null where nothing can be drawn. */
export const drawPicture = async (): Promise<Uint8Array | null> => {
  if (!globalThis.OffscreenCanvas) return null
  const canvas = new OffscreenCanvas(size, size)
  const pen = canvas.getContext('2d')
  if (!pen) return null
  const sky = pen.createLinearGradient(0, 0, 0, size)
  sky.addColorStop(0, '#3f4f7d')
  sky.addColorStop(0.45, '#d98d78')
  sky.addColorStop(0.8, '#f4b984')
  pen.fillStyle = sky
  pen.fillRect(0, 0, size, size)
  for (const { x, y, radius, colour } of discs) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.arc(x * size, y * size, radius * size, 0, 2 * Math.PI)
    pen.fill()
  }
  for (const { height, sway, turns, start, colour } of hills) {
    pen.fillStyle = colour
    pen.beginPath()
    pen.moveTo(0, size)
    for (let x = 0; x <= size; x += 6) {
      const rise = height + sway * Math.sin(start + (turns * 2 * Math.PI * x) / size)
      pen.lineTo(x, size * (1 - rise))
    }
    pen.lineTo(size, size)
    pen.fill()
  }
  const drawn = await canvas.convertToBlob({ type: 'image/png' })
  return new Uint8Array(await drawn.arrayBuffer())
}
