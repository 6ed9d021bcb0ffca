// Holds a bill of materials against the schema of CycloneDX 1.6, strictly, and against
// what the program says of itself: node sbom.mjs FILE PROGRAM
import fs from 'node:fs'
import { execFileSync } from 'node:child_process'
import { Spec, Validation } from '@cyclonedx/cyclonedx-library'

const [file, program] = process.argv.slice(2)
const text = fs.readFileSync(file, 'utf8')
const wrong = await new Validation.JsonStrictValidator(Spec.Version.v1dot6).validate(text)
if (wrong !== null) {
  console.log(`${file}:`, wrong)
  process.exit(1)
}
const named = new Set(JSON.parse(text).components.map(c => `${c.name} ${c.version ?? ''}`.trim()))
const linked = execFileSync('go', ['version', '-m', program], { encoding: 'utf8' }).split('\n').map(l => l.split('\t')).filter(l => l[1] === 'dep').map(l => `${l[2]} ${l[3]}`)
const missing = linked.filter(m => !named.has(m) && !named.has(m.replace(' v', ' ')))
if (missing.length || !linked.length) {
  console.log(`${file} lacks`, missing, 'of', linked.length)
  process.exit(1)
}
console.log(`${file}: ${named.size} components, ${linked.length} of them modules of the program`)
