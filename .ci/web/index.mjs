// What a browser makes of the pages of "dyad manifest index": node index.mjs SITE LARGE,
// two directories of which the second is the index of 12,903 briefs.
import fs from 'node:fs'
import path from 'node:path'
import { end, fault, open, validate, violations } from './browser.mjs'

const [site, large] = process.argv.slice(2)
const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth

for (const file of ['index.html', 'all.html'].map(f => path.join(site, f))) {
  await validate(file)
  for (const width of [320, 390, 1280]) {
    for (const scheme of ['light', 'dark']) {
      const { page, name } = await open(file, width, scheme)
      const over = await page.evaluate(wide)
      if (over > 0) fault(name, `the page is ${over} px wider than the screen`)
      console.log(`${name}: ${await violations(page, name)} violations`)
      await page.close()
    }
  }
}

// Without scripts the whole list can be reached, and no title is markup.
{
  const { page, name } = await open(path.join(site, 'index.html'), 390, 'light', { js: false })
  await Promise.all([page.waitForNavigation(), page.click('noscript a')])
  const rows = await page.$$eval('tbody tr', all => all.length)
  if (!page.url().endsWith('/all.html') || rows < 2) fault(name, `the list without a script is ${page.url()}, with ${rows} rows`)
  if (await page.$('img')) fault(name, 'a title is markup')
  await page.close()
}

// More rows are drawn when they are asked for; the address holds what is searched and how
// it is sorted.
{
  const { page, name } = await open(path.join(large, 'index.html'), 1280, 'light')
  const rows = () => page.$$eval('tbody tr', all => all.length)
  const before = await page.$$eval('tbody', all => all.map(b => b.innerHTML.replace(/\n/g, '')).join(''))
  await page.click('#more')
  if (await rows() !== 200) fault(name, `"more" shows ${await rows()} rows`)
  const after = await page.$$eval('tbody', all => all.map(b => b.innerHTML).join(''))
  if (!after.startsWith(before)) fault(name, 'the script writes rows otherwise than the page has them')
  await page.type('#q', 'afg')
  await page.select('#sort', '-turnover')
  if (!page.url().endsWith('#q=afg&sort=-turnover')) fault(name, `the address is ${page.url()}`)
  const first = await page.$eval('tbody tr', r => r.textContent)
  await page.reload()
  const again = await page.$eval('tbody tr', r => r.textContent)
  if (first !== again || !first.includes('AFG')) fault(name, `the first row is "${first}", by the address "${again}"`)
  await page.close()
}

// On a phone whose processor is four and six times slower: the load of the page, and a
// search from the key to the drawn rows. Of up to 20 times the least counts: what else
// the machine does only adds to it.
for (const slow of [4, 6]) {
  const loads = []; const searches = []
  for (let i = 0; i < 20 && (i < 3 || Math.min(...loads) > 450 || Math.min(...searches) > 120); i++) {
    const { page, name } = await open(path.join(large, 'index.html'), 390, 'light', { slow })
    loads.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd))
    searches.push(await page.evaluate(() => new Promise(resolve => {
      const q = document.getElementById('q')
      q.value = 'kaz'
      const from = performance.now()
      q.dispatchEvent(new Event('input'))
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - from)))
    })))
    const found = await page.$eval('#count', e => e.textContent)
    if (!/^Found: [1-9]\d* of 12,903$/.test(found)) fault(name, `a search for "kaz" says "${found}"`)
    await page.close()
  }
  const [load, search] = [loads, searches].map(all => Math.round(Math.min(...all)))
  console.log(`index of 12,903 briefs, processor slowed ${slow} times: load ${load} ms, search ${search} ms`)
  if (slow === 4 && load > 500) fault('index.html', `loads in ${load} ms, more than 500`)
  if (slow === 4 && search > 150) fault('index.html', `searches in ${search} ms, more than 150`)
}
{
  const { page } = await open(path.join(large, 'all.html'), 390, 'light', { slow: 4 })
  const load = await page.evaluate(() => performance.getEntriesByType('navigation')[0].loadEventEnd)
  console.log(`all.html of ${fs.statSync(path.join(large, 'all.html')).size} bytes, processor slowed 4 times: load ${Math.round(load)} ms`)
  await page.close()
}

await end('2 indexes')
