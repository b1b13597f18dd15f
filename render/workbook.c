#include "workbook.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/*
 * The action tracker as an XLSX file: the table of sheets, and the way from
 * libxlsxwriter, which can only write files, to bytes.
 */

static bool
has_indicators(const struct plan *plan)
{
	return plan->indicators.n > 0;
}

static bool
has_appraisals(const struct plan *plan)
{
	return plan->appraisals.n > 0;
}

static bool
has_risks(const struct plan *plan)
{
	return plan->risks.n > 0;
}

static bool
has_chains(const struct plan *plan)
{
	return plan->delivery_chains.n > 0;
}

static bool
has_money(const struct plan *plan)
{
	for (size_t i = 0; i < plan->actions.n; i++) {
		const struct resources *r = &plan->actions.items[i].resources;

		if (is_given(r->money) || is_given(r->by_year))
			return true;
	}
	return plan->funding.n > 0;
}

static bool
has_proofing(const struct plan *plan)
{
	return plan->proofing.rec.at.file != 0;
}

static bool
has_evidence(const struct plan *plan)
{
	return plan->evidence.n > 0;
}

const struct sheet_kind sheets[] = {
	{ "Read me", NULL, NULL, workbook_readme, COLOUR_INK, GUARDED },
	{ SHEET_SUMMARY, "Actions by status, outcome and partner; what is due "
	    "next; where the indicators stand.", NULL, workbook_summary,
	    COLOUR_ACCENT, GUARDED },
	{ SHEET_ACTIONS, "Every action: who, when, how it stands.", NULL,
	    workbook_actions, COLOUR_ACCENT, IN_ORDER },
	{ SHEET_MILESTONES, "Every milestone of every action.", NULL,
	    workbook_milestones, COLOUR_ACCENT, IN_ORDER },
	{ SHEET_GANTT, "The actions along time; moves when a date moves.",
	    NULL, workbook_gantt, COLOUR_ACCENT, GUARDED },
	{ SHEET_MINE, "One lead's actions and open milestones.", NULL,
	    workbook_mine, COLOUR_ACCENT, GUARDED },
	{ SHEET_UPDATES, "Progress, line by line, so that history is kept.",
	    NULL, workbook_updates, COLOUR_ACCENT, IN_ORDER },
	{ SHEET_INDICATORS, "The series, the gap to the target, the pace that "
	    "is needed.", has_indicators, workbook_indicators, COLOUR_EDGE,
	    0 },
	{ SHEET_OPTIONS, "The appraisal of options, with weights to try out.",
	    has_appraisals, workbook_options, COLOUR_EDGE, GUARDED },
	{ SHEET_RISKS, "What could go wrong, how likely, who looks after it.",
	    has_risks, workbook_risks, COLOUR_EDGE, 0 },
	{ SHEET_RISK_MAP, "The risks on a map of likelihood and impact.",
	    has_risks, workbook_risk_map, COLOUR_EDGE, GUARDED },
	{ SHEET_CHAIN, "The twelve questions, by assessor, with total and "
	    "band.", has_chains, workbook_chain, COLOUR_EDGE, GUARDED },
	{ SHEET_RESOURCES, "Money by source, year, partner and action.",
	    has_money, workbook_resources, COLOUR_EDGE, GUARDED | IN_ORDER },
	{ SHEET_PROOFING, "Who is affected, and how; what is done about it.",
	    has_proofing, workbook_proofing, COLOUR_EDGE, 0 },
	{ SHEET_EVIDENCE, "What the plan rests on, and where it can be read.",
	    has_evidence, workbook_evidence, COLOUR_EDGE, IN_ORDER },
	{ SHEET_PROVENANCE, NULL, NULL, workbook_provenance, COLOUR_RULE,
	    HIDDEN | GUARDED | IN_ORDER },
	{ SHEET_LISTS, NULL, NULL, workbook_lists, COLOUR_RULE,
	    HIDDEN | GUARDED },
};

const size_t n_sheets = sizeof(sheets) / sizeof(sheets[0]);

bool
sheet_wanted(const struct book *b, const struct sheet_kind *kind)
{
	return kind->wanted == NULL || kind->wanted(b->plan);
}

/* Rows from which texts are not shared: the table of them costs memory. */
#define LARGE	5000

/* ---- properties ---- */

/* Noon of the plan's day in UTC; never the clock, and never 0, which would
   be taken for "now". */
static time_t
created(const struct plan *plan)
{
	const struct date *date = &plan->plan.date;
	day d = is_set(*date) ? date->last : plan->as_of;

	if (d == DAY_NONE)
		d = plan->first != DAY_NONE ? plan->first : 0;
	return (time_t)d * 86400 + 43200;
}

static char *
property(struct book *b, const struct line *line)
{
	return is_given(*line) ? arena_strdup(b->arena, cell_safe_text(b->arena,
	    line->v.raw)) : NULL;
}

static void
set_properties(struct book *b)
{
	const struct plan_info *info = &b->plan->plan;
	lxw_doc_properties properties = {
		.title = property(b, &info->title),
		.subject = arena_printf(b->arena, "Action tracker"),
		.author = property(b, &info->partnership),
		.company = property(b, &info->area),
		.comments = arena_strdup(b->arena, provenance_of(b->job)),
		.status = is_set(info->status) ? arena_strdup(b->arena,
		    choice_word(&info->status)) : NULL,
		.created = created(b->plan),
	};

	workbook_set_properties(b->file, &properties);
}

/* ---- the file behind the library ---- */

static const char *
scratch_read(struct arena *arena, const struct render_scratch *s, size_t *len)
{
	struct stat st;
	size_t got = 0;
	char *bytes;

	if (fstat(s->fd, &st) != 0)
		return NULL;
	*len = (size_t)st.st_size;
	bytes = arena_alloc(arena, *len + 1);
	while (got < *len) {
		ssize_t n = pread(s->fd, bytes + got, *len - got,
		    (off_t)got);

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return NULL;
		got += (size_t)n;
	}
	return bytes;
}

/* The parts of a large plan wait on disk till they are packed. */
static char *
parts_dir(const struct book *b)
{
	return b->plan->actions.n > 500 ? NULL :
	    arena_strdup(b->arena, parts_in_memory);
}

/* ---- rendering ---- */

/* All sheets are made before any is written, so that formulas and charts
   may name any of them. */
static void
add_sheets(struct book *b)
{
	for (size_t i = 0; i < n_sheets; i++)
		if (sheet_wanted(b, &sheets[i]))
			workbook_add_worksheet(b->file, sheet_name(b,
			    sheets[i].name));
}

static void
write_sheets(struct book *b)
{
	for (size_t i = 0; i < n_sheets; i++) {
		struct arena_mark mark = arena_mark(b->arena);

		if (!sheet_wanted(b, &sheets[i]))
			continue;
		b->sheet = workbook_get_worksheet_by_name(b->file,
		    sheet_name(b, sheets[i].name));
		b->n_links = 0;
		b->lines = 0;
		memset(b->widths, 0, sizeof(b->widths));
		worksheet_set_tab_color(b->sheet, sheets[i].colour);
		rows_begin(b, (sheets[i].flags & IN_ORDER) != 0);
		sheets[i].write(b);
		rows_end(b);
		/* Without a password: a guard against accidents. */
		if (sheets[i].flags & GUARDED)
			worksheet_protect(b->sheet, NULL, &(lxw_protection){
				.format_columns = 1, .format_rows = 1 });
		if (sheets[i].flags & HIDDEN)
			worksheet_hide(b->sheet);
		/* The library has copies of what it was given. */
		arena_release(b->arena, mark);
	}
}

static bool
write_book(struct book *b, const char *path, struct render_result *result)
{
	lxw_workbook_options options = { .tmpdir = parts_dir(b) };
	lxw_error error;

	b->file = workbook_new_opt(path, &options);
	if (b->file == NULL) {
		result->error = "The tracker could not be started: there is "
		    "no memory left.";
		return false;
	}
	looks_make(b);
	set_properties(b);
	add_sheets(b);
	write_sheets(b);
	b->file->sst->string_count = b->n_shared;
	error = workbook_close(b->file);
	if (error != LXW_NO_ERROR)
		result->error = arena_printf(b->arena, "The tracker could not "
		    "be written: %s", lxw_strerror(error));
	else if (b->rows.failed)
		result->error = "The tracker needs room for temporary files, "
		    "and there is none.";
	return result->error == NULL;
}

/* All that it took to write the file is gone when this returns true. */
static bool
make_book(const struct render_job *job, const char *path,
    struct render_result *result)
{
	struct book b = { .arena = job->arena, .job = job,
		.analysis = job->analysis, .plan = job->analysis->plan,
		.as_of = job->analysis->plan->as_of, .keep = arena_new() };
	struct arena_mark mark = arena_mark(job->arena);
	bool done;

	track_plan(&b);
	b.large = b.plan->actions.n + b.n_milestones > LARGE;
	done = write_book(&b, path, result);
	if (done)
		arena_release(job->arena, mark);
	arena_free(b.keep);
	return done;
}

bool
workbook_render(const struct render_job *job, struct render_result *result)
{
	struct render_file *file = arena_alloc(job->arena, sizeof(*file));
	bool done = make_book(job, job->scratch.path, result);

	if (done) {
		file->name = arena_printf(job->arena, "%s-tracker.xlsx",
		    job->stem);
		file->bytes = scratch_read(job->arena, &job->scratch,
		    &file->len);
		done = file->bytes != NULL;
		result->files = file;
		result->n = 1;
		if (!done)
			result->error = "The tracker could not be read back "
			    "from its temporary file.";
	}
	return done;
}
