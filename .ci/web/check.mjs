// What a browser makes of the pages of "dyad brief -o x.html": node check.mjs PAGE…
// With --shots DIR it writes pictures of them too. It exits with 1 on any fault.
import fs from 'node:fs'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { end, fault, open, profile, validate, violations } from './browser.mjs'

const args = process.argv.slice(2)
const at = args.indexOf('--shots')
const shots = at < 0 ? '' : args.splice(at, 2)[1]
for (const file of args) await validate(file)

// What axe does not see: what is wider than the screen, type of figures that is too
// small, and text of figures that their fills leave illegible.
const probe = () => {
  const out = []
  const root = document.documentElement
  if (root.scrollWidth > root.clientWidth) out.push(`the page is ${root.scrollWidth} px wide on a screen of ${root.clientWidth}`)
  const rgb = s => s.match(/[\d.]+/g).slice(0, 3).map(Number)
  const light = c => { const f = rgb(c).map(v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * f[0] + 0.7152 * f[1] + 0.0722 * f[2] }
  const contrast = (a, b) => { const [x, y] = [light(a), light(b)].sort((p, q) => q - p); return (x + 0.05) / (y + 0.05) }
  const ground = el => { for (; el; el = el.parentElement) { const c = getComputedStyle(el).backgroundColor; if (!/, 0\)|transparent/.test(c)) return c } return 'rgb(255, 255, 255)' }
  let texts = 0, small = 99
  for (const text of document.querySelectorAll('svg text')) {
    const box = text.getBoundingClientRect()
    if (!box.width) continue
    texts++
    const svg = text.ownerSVGElement, scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width
    small = Math.min(small, parseFloat(text.getAttribute('font-size')) * scale)
    const x = box.x + box.width / 2, y = box.y + box.height / 2
    let on = ground(svg)
    for (const shape of svg.querySelectorAll('path')) {
      if (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) break
      const fill = getComputedStyle(shape).fill
      if (fill === 'none') continue
      const p = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse())
      if (shape.isPointInFill(p)) on = fill
    }
    const k = contrast(getComputedStyle(text).fill, on)
    if (k < 4.5) out.push(`"${text.textContent}" has contrast ${k.toFixed(2)} (${getComputedStyle(text).fill} on ${on})`)
  }
  return { out, texts, small }
}

for (const file of args) {
  for (const width of [320, 390, 1280]) {
    for (const scheme of ['light', 'dark']) {
      const { page, name } = await open(file, width, scheme)
      await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true })
      const { out, texts, small } = await page.evaluate(probe)
      out.forEach(what => fault(name, what))
      if (width === 390 && small < 11) fault(name, `the smallest type of a figure is ${small.toFixed(1)} px`)
      const broken = await violations(page, name)
      console.log(`${name}: ${broken} violations, ${texts} texts of figures, the smallest ${small.toFixed(1)} px`)
      if (shots) {
        await page.reload()
        await page.screenshot({ path: path.join(shots, `${path.basename(file, '.html')}-${width}-${scheme}.png`), fullPage: true })
      }
      await page.close()
    }
  }
  await notes(file)
  await print(file)
}

// Without scripts a mark shows its note, Tab reaches its link, Escape closes it.
async function notes (file) {
  const { page, name } = await open(file, 390, 'light', { js: false })
  const mark = await page.$('main button[popovertarget]')
  if (mark) {
    const id = await mark.evaluate(b => b.getAttribute('popovertarget'))
    const shown = () => page.$eval(`[id="${id}"]`, e => e.matches(':popover-open'))
    await mark.evaluate(b => b.scrollIntoView({ block: 'center' }))
    await mark.click()
    if (!await shown()) fault(name, 'a mark does not show its note')
    await page.keyboard.press('Tab')
    if (!await page.evaluate(id => document.getElementById(id).contains(document.activeElement), id)) fault(name, 'Tab does not reach the link of a note')
    await page.keyboard.press('Escape')
    if (await shown()) fault(name, 'Escape does not close a note')
  }
  await page.close()
}

// On A4 no row of the ledger is lost, and each figure is on one page, from its title to the
// end of its picture: marks, which take no room, say where these come.
async function print (file) {
  const { page, name } = await open(file, 1280, 'dark')
  const figures = await page.evaluate(() => {
    const all = [...document.querySelectorAll('figure')].filter(f => f.querySelector('svg'))
    const mark = (el, edge, text) => {
      const m = document.createElement('span')
      m.textContent = text
      m.style.cssText = `position:absolute;left:0;${edge}:0;font-size:4pt;line-height:1;white-space:nowrap`
      el.style.position = 'relative'
      el.append(m)
    }
    all.forEach((f, i) => {
      const svg = f.querySelector('.desk svg') || f.querySelector('svg')
      const box = document.createElement('div')
      svg.replaceWith(box)
      box.append(svg)
      mark(f, 'top', `qqtop${i}qq`)
      mark(box, 'bottom', `qqend${i}qq`)
    })
    return all.map(f => f.id || f.textContent.trim().slice(0, 40))
  })
  const pdf = path.join(profile, 'print.pdf')
  await page.pdf({ path: pdf, format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })
  const text = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  const sheets = text.split('\f')
  figures.forEach((figure, i) => {
    const [top, bottom] = ['top', 'end'].map(edge => sheets.findIndex(s => s.includes(`qq${edge}${i}qq`)) + 1)
    if (!top || top !== bottom) fault(name, `figure ${figure} begins on page ${top} and ends on page ${bottom} of the print`)
  })
  const rows = await page.$$eval('tr[id^="led-"]', all => all.map(r => r.querySelector('th').textContent))
  const parts = s => s.split(/[\s–,]+/).filter(Boolean)
  const words = new Set(parts(text))
  const lost = rows.filter(r => !parts(r).every(w => words.has(w)))
  if (lost.length) fault(name, `print loses the rows ${lost.join(' ')}`)
  console.log(`${name}: prints ${rows.length} rows of the ledger and ${figures.length} figures on ${sheets.length - 1} pages`)
  if (shots) fs.copyFileSync(pdf, path.join(shots, path.basename(file, '.html') + '-print.pdf'))
  await page.close()
}

await end(`${args.length} pages`)
