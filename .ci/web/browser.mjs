// A browser for the checks, and what is asked of any page: the rules of html-validate and
// of axe, no request, no word on the console.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import puppeteer from 'puppeteer-core'
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate'

const axe = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const validator = new HtmlValidate(new FileSystemConfigLoader([], { extends: ['html-validate:recommended'], root: true }))
export const profile = fs.mkdtempSync(path.join(os.tmpdir(), 'web-'))
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM || '/usr/bin/chromium', headless: true, userDataDir: profile,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
})

let faults = 0
export const fault = (page, what) => { faults++; console.log(`${page}: ${what}`) }

export async function validate (file) {
  const report = await validator.validateFile(file)
  for (const r of report.results) for (const m of r.messages) fault(path.basename(file), `html-validate ${m.ruleId} at ${m.line}:${m.column}: ${m.message}`)
}

// open opens a page at a width in px and in a colour scheme. slow is how many times slower
// the processor is.
export async function open (file, width, scheme, { js = true, slow = 1 } = {}) {
  const page = await browser.newPage()
  const name = `${path.basename(file)} ${width} ${scheme}${js ? '' : ' no script'}`
  page.on('console', m => fault(name, `console: ${m.text()}`))
  page.on('pageerror', e => fault(name, `error: ${e.message}`))
  page.on('request', r => { if (!r.url().startsWith('file:') && !r.url().startsWith('data:')) fault(name, `request ${r.url()}`) })
  await page.setViewport({ width, height: width < 700 ? 844 : 900, deviceScaleFactor: 1 })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }])
  await page.setJavaScriptEnabled(js)
  if (slow > 1) await page.emulateCPUThrottling(slow)
  await page.goto(pathToFileURL(path.resolve(file)).href)
  return { page, name }
}

// violations are the rules of axe that a page breaks, each a fault; their number.
export async function violations (page, name) {
  await page.evaluate(axe)
  const r = await page.evaluate(() => window.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }))
  for (const v of r.violations) fault(name, `axe ${v.id}: ${v.nodes.length} × ${v.help}: ${v.nodes[0].html.slice(0, 160)}`)
  return r.violations.length
}

// end closes the browser and ends the process, with 1 on any fault.
export async function end (what) {
  await browser.close()
  fs.rmSync(profile, { recursive: true, force: true })
  console.log(`${what}, ${faults} faults`)
  process.exit(faults ? 1 : 0)
}
