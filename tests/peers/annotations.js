// Writes annotations as GitHub's own toolkit does.  Standard input: what
// formats.py github makes of ours, a JSON object a line.
const core = require('@actions/core');
const lines = require('fs').readFileSync(0, 'utf8').split('\n');
const write = { error: core.error, warning: core.warning, notice: core.notice };

for (const line of lines.filter((l) => l !== '')) {
	const { kind, message, keys } = JSON.parse(line);
	const at = { title: keys.title };
	if (keys.file !== undefined) {
		at.file = keys.file;
		at.startLine = keys.line;
		at.endLine = keys.endLine;
		at.startColumn = keys.col;
		at.endColumn = keys.endColumn;
	}
	write[kind](message, at);
}
