// What a browser makes of the pages of "dyad brief -o x.html": node check.mjs PAGE…
// With --shots DIR it writes pictures of them too. It exits with 1 on any fault.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'

const args = process.argv.slice(2)
const at = args.indexOf('--shots')
const shots = at < 0 ? '' : args.splice(at, 2)[1]
const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const faults = []
const fault = (page, what) => { faults.push(`${page}: ${what}`); console.log(`${page}: ${what}`) }

const validator = new HtmlValidate(new FileSystemConfigLoader([], { extends: ['html-validate:recommended'], root: true }))
for (const file of args) {
  const report = await validator.validateFile(file)
  for (const r of report.results) for (const m of r.messages) fault(path.basename(file), `html-validate ${m.ruleId} at ${m.line}:${m.column}: ${m.message}`)
}

const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'web-'))
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, userDataDir: profile,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

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

const open = async (file, width, scheme, js = true) => {
  const page = await browser.newPage()
  const name = `${path.basename(file)} ${width} ${scheme}${js ? '' : ' no script'}`
  page.on('console', m => fault(name, `console: ${m.text()}`))
  page.on('pageerror', e => fault(name, `error: ${e.message}`))
  page.on('request', r => { if (!r.url().startsWith('file:') && !r.url().startsWith('data:')) fault(name, `request ${r.url()}`) })
  await page.setViewport({ width, height: width < 700 ? 844 : 900, deviceScaleFactor: 1 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.setJavaScriptEnabled(js)
  await page.goto(pathToFileURL(path.resolve(file)).href)
  return { page, name }
}

for (const file of args) {
  for (const width of [320, 390, 1280]) {
    for (const scheme of ['light', 'dark']) {
      const { page, name } = await open(file, width, scheme)
      await page.evaluate(() => { for (const d of document.querySelectorAll('details')) d.open = true })
      const { out, texts, small } = await page.evaluate(probe)
      out.forEach(what => fault(name, what))
      if (width === 390 && small < 11) fault(name, `the smallest type of a figure is ${small.toFixed(1)} px`)
      await page.evaluate(axe)
      const r = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
      for (const v of r.violations) fault(name, `axe ${v.id}: ${v.nodes.length} × ${v.help}: ${v.nodes[0].html.slice(0, 160)}`)
      console.log(`${name}: ${r.violations.length} violations, ${texts} texts of figures, the smallest ${small.toFixed(1)} px`)
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
  const { page, name } = await open(file, 390, 'light', false)
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

// On A4 no row of the ledger is lost.
async function print (file) {
  const { page, name } = await open(file, 1280, 'dark')
  const pdf = path.join(profile, 'print.pdf')
  await page.pdf({ path: pdf, format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })
  const rows = await page.$$eval('tr[id^="led-"]', all => all.map(r => r.querySelector('th').textContent))
  const parts = s => s.split(/[\s–,]+/).filter(Boolean)
  const words = new Set(parts(execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })))
  const lost = rows.filter(r => !parts(r).every(w => words.has(w)))
  if (lost.length) fault(name, `print loses the rows ${lost.join(' ')}`)
  console.log(`${name}: prints ${rows.length} rows of the ledger`)
  if (shots) fs.copyFileSync(pdf, path.join(shots, path.basename(file, '.html') + '-print.pdf'))
  await page.close()
}

await browser.close()
fs.rmSync(profile, { recursive: true, force: true })
console.log(`${args.length} pages, ${faults.length} faults`)
process.exit(faults.length ? 1 : 0)
