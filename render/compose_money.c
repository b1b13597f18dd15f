#include <math.h>
#include <stdlib.h>

#include "buf.h"
#include "chart_money.h"
#include "compose.h"

/* The money: by source and year as a picture, in the annex as a table. */

/* ---- the picture ---- */

#define OTHERS	"Other sources"
#define SPREAD_NOTE	"A sum that is not given by year is spread over " \
			"the days of its action. Ranges add as ranges."
#define FEW_PARTS	4	/* where room is short */
#define MAX_SHOWN	12	/* years; the annex has them all */
#define FEW_SHOWN	5	/* in large print */

/* A source stands for itself, or with others for the smallest ones. */
struct share { const struct source_sum *source; size_t part; };

static bool
is_unfunded(const struct source_sum *s)
{
	return s->funding == NULL && !s->shared;
}

static int
by_sum(const void *x, const void *y)
{
	const struct share *a = x, *b = y;

	if (is_unfunded(a->source) != is_unfunded(b->source))
		return is_unfunded(a->source) ? 1 : -1;
	if (a->source->hi != b->source->hi)
		return a->source->hi > b->source->hi ? -1 : 1;
	return a->source < b->source ? -1 : a->source > b->source;
}

static size_t
shares_by_sum(const struct compose *c, struct share **out)
{
	const struct money_result *m = &c->an->money;
	struct share *v = arena_array(c->arena, m->n_sources, sizeof(*v));
	size_t n = 0;

	for (size_t i = 0; i < m->n_sources; i++)
		if (m->sources[i].hi > 0)
			v[n++].source = &m->sources[i];
	if (n > 1)
		qsort(v, n, sizeof(*v), by_sum);
	*out = v;
	return n;
}

/* Largest first, what nobody pays for last; the smallest together. */
static size_t
assign_parts(struct share *v, size_t n, size_t most)
{
	bool gap = n > 0 && is_unfunded(v[n - 1].source);
	size_t own = most - gap, funded = n - gap, parts;

	for (size_t i = 0; i < funded; i++)
		v[i].part = funded <= own || i < own - 1 ? i : own - 1;
	parts = funded < own ? funded : own;
	if (gap)
		v[n - 1].part = parts++;
	return parts;
}

static void
fill_parts(const struct compose *c, struct money_chart *chart,
    const struct share *v, size_t n)
{
	double lo[MONEY_PARTS] = { 0 };

	for (size_t i = 0; i < n; i++) {
		struct money_slice *p = &chart->parts[v[i].part];

		p->name = p->sum > 0 ? OTHERS :
		    money_source_text(c, v[i].source);
		p->unfunded = is_unfunded(v[i].source);
		p->sum += v[i].source->hi;
		lo[v[i].part] += v[i].source->lo;
	}
	for (size_t i = 0; i < chart->n; i++)
		chart->parts[i].text = sum_text(c, lo[i],
		    chart->parts[i].sum, true);
}

static const struct year_sum *
year_of(const struct year_sum *v, size_t n, int year)
{
	for (size_t i = 0; i < n; i++)
		if (v[i].year == year)
			return &v[i];
	return NULL;
}

static void
fill_years(const struct compose *c, struct money_chart *chart,
    const struct share *v, size_t n)
{
	const struct money_result *m = &c->an->money;
	size_t most = c->doc->meta.large_print ? FEW_SHOWN : MAX_SHOWN;

	chart->n_years = m->n_years < most ? m->n_years : most;
	chart->years = arena_array(c->arena, chart->n_years,
	    sizeof(*chart->years));
	for (size_t k = 0; k < chart->n_years; k++) {
		const struct year_sum *all = &m->years[k];
		struct money_year *y = &chart->years[k];

		y->name = year_text(c, all->year);
		y->text = sum_text(c, all->lo, all->hi, true);
		for (size_t i = 0; i < n; i++) {
			const struct year_sum *s = year_of(v[i].source->years,
			    v[i].source->n_years, all->year);

			if (s != NULL && s->hi > 0)
				y->sums[v[i].part] += s->hi;
		}
	}
}

static struct money_chart *
money_data(const struct compose *c, bool years)
{
	struct money_chart *chart = arena_alloc(c->arena, sizeof(*chart));
	struct share *v;
	size_t n = shares_by_sum(c, &v);

	chart->n = assign_parts(v, n, years ? MONEY_PARTS : FEW_PARTS);
	fill_parts(c, chart, v, n);
	if (years && c->an->money.n_years > 1)
		fill_years(c, chart, v, n);
	return chart;
}

static const char *
money_alt(const struct compose *c, const struct money_chart *chart)
{
	struct buf b;

	buf_init(&b, c->arena);
	buf_printf(&b, "What the costed actions take, by source.");
	for (size_t i = 0; i < chart->n; i++)
		buf_printf(&b, " %s: %s.", chart->parts[i].name,
		    chart->parts[i].text);
	if (chart->n_years > 0)
		buf_puts(&b, " By year:");
	for (size_t i = 0; i < chart->n_years; i++)
		buf_printf(&b, i + 1 < chart->n_years ? " %s %s," :
		    " %s %s.", chart->years[i].name, chart->years[i].text);
	return buf_text(&b);
}

/* The bar alone, for the plan on a page. */
void
money_strip(struct compose *c, struct block *parent)
{
	const struct money_result *m = &c->an->money;
	struct money_chart *chart = money_data(c, false);
	struct figure *f;

	if (chart->n == 0)
		return;
	f = figure_add(c, parent, chart_money, chart);
	parent->last->unnumbered = true;
	f->fit = money_height;
	f->title = arena_printf(c->arena, "Money: %s",
	    sum_text(c, m->lo, m->hi, true));
	f->alt = money_alt(c, chart);
}

/* What is planned against what there is, where every source says. */
static const char *
money_title(const struct compose *c)
{
	const struct money_result *m = &c->an->money;
	const char *planned = sum_text(c, m->lo, m->hi, true);
	double available = 0;

	for (size_t i = 0; i < m->n_sources; i++)
		available += m->sources[i].available;
	if (available > 0 && m->hi > available)
		return arena_printf(c->arena, "The actions cost %s, more than "
		    "the %s there is", planned, sum_text(c, available,
		    available, true));
	if (available > 0)
		return arena_printf(c->arena, "Costed so far: %s of the %s "
		    "there is", planned, sum_text(c, available, available,
		    true));
	return arena_printf(c->arena, "Costed so far: %s", planned);
}

/* Which year takes most; with one year there is nothing to compare. */
static const char *
money_subtitle(const struct compose *c)
{
	const struct money_result *m = &c->an->money;
	const struct year_sum *most = NULL;

	for (size_t i = 0; i < m->n_years; i++)
		if (most == NULL || m->years[i].hi > most->hi)
			most = &m->years[i];
	if (most == NULL || m->n_years < 2)
		return "High ends by source. Dashed: no source stated.";
	return arena_printf(c->arena, "High ends by source and year; most in "
	    "%s. Dashed: no source stated.", year_text(c, most->year));
}

static void
money_picture(struct compose *c, struct block *parent, bool note)
{
	struct money_chart *chart = money_data(c, true);
	struct figure *f;

	if (chart->n == 0)
		return;
	f = figure_add(c, parent, chart_money, chart);
	f->fit = money_height;
	f->title = money_title(c);
	f->subtitle = money_subtitle(c);
	if (note)
		f->caption = SPREAD_NOTE;
	f->alt = money_alt(c, chart);
}

void
money_figure(struct compose *c, struct block *parent)
{
	money_picture(c, parent, true);
}

/* What the plan prints of itself beside what its actions add up to. */
static void
say_printed(struct compose *c, struct block *p)
{
	const struct printed *own = &c->plan->plan.printed;
	const char *part[2];
	size_t n = 0;

	if (!rec_given(*own))
		return;
	if (is_given(own->actions))
		part[n++] = arena_printf(c->arena, "%s\u00a0actions",
		    number_shown(c, &own->actions));
	if (is_given(own->money))
		part[n++] = money_shown(c, &own->money);
	if (n > 0)
		doc_text(c->doc, p, "The plan itself prints %s.",
		    list_text(c, part, n));
}

/* ---- the table, in the annex ---- */

#define MAX_YEARS	5

/* Nine digits in a column say less than four. */
static bool
brief(const struct compose *c)
{
	return c->an->money.hi >= 1e7;
}

static void
money_row(struct compose *c, struct block *t, const struct source_sum *s)
{
	const struct money_result *m = &c->an->money;
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, money_source_text(c, s));
	for (size_t i = 0; m->n_years <= MAX_YEARS && i < m->n_years; i++) {
		const struct year_sum *y = year_of(s->years, s->n_years,
		    m->years[i].year);

		cell_text(c, row, y != NULL ?
		    sum_text(c, y->lo, y->hi, brief(c)) : "");
	}
	cell_text(c, row, sum_text(c, s->lo, s->hi, brief(c)));
	if (s->funding == NULL || s->available == 0)
		cell_text(c, row, "");
	else if (isnan(s->available))
		cell_text(c, row, "A sum a year, with no end set");
	else
		cell_text(c, row, sum_text(c, s->available, s->available,
		    brief(c)));
}

static void
money_total(struct compose *c, struct block *t)
{
	const struct money_result *m = &c->an->money;
	struct block *row = doc_row(c->doc, t);

	cell_heads(c, row, "Total");
	for (size_t i = 0; m->n_years <= MAX_YEARS && i < m->n_years; i++)
		cell_text(c, row, sum_text(c, m->years[i].lo, m->years[i].hi,
		    brief(c)));
	cell_text(c, row, sum_text(c, m->lo, m->hi, brief(c)));
	cell_text(c, row, "");
}

static void
money_head(struct compose *c, struct block *t)
{
	const struct money_result *m = &c->an->money;
	struct block *row = doc_row(c->doc, t);

	row->header = true;
	cell_heads(c, row, "Source");
	for (size_t i = 0; m->n_years <= MAX_YEARS && i < m->n_years; i++)
		cell_heads(c, row, year_text(c, m->years[i].year));
	cell_heads(c, row, "Planned");
	cell_heads(c, row, "Available");
}

/* More years than columns: they become rows. */
static void
year_table(struct compose *c, struct block *root)
{
	const struct money_result *m = &c->an->money;
	struct block *t = doc_table(c->doc, root, "money-years",
	    "Money by year", "l2r3");

	doc_head(c->doc, t, "Year|Planned");
	for (size_t i = 0; i < m->n_years; i++) {
		const struct year_sum *y = &m->years[i];
		struct block *row = doc_row(c->doc, t);

		cell_heads(c, row, year_text(c, y->year));
		cell_text(c, row, sum_text(c, y->lo, y->hi, brief(c)));
	}
}

void
money_table(struct compose *c, struct block *root)
{
	static const char *const shares[MAX_YEARS + 1] = { "l5r3r3",
		"l5r3r3r3", "l5r3r3r3r3", "l5r3r3r3r3r3", "l4r3r3r3r3r3r3",
		"l3r2r2r2r2r2r2r2" };
	const struct money_result *m = &c->an->money;
	struct block *t;

	if (m->n_sources == 0)
		return;
	t = doc_table(c->doc, root, "money-table", "Money by source and year",
	    shares[m->n_years <= MAX_YEARS ? m->n_years : 0]);
	money_head(c, t);
	for (size_t i = 0; i < m->n_sources; i++)
		money_row(c, t, &m->sources[i]);
	money_total(c, t);
	if (m->n_years > MAX_YEARS)
		year_table(c, root);
	doc_para(c->doc, root, PARA_CAPTION, SPREAD_NOTE);
	say_printed(c, doc_add(c->doc, root, BLOCK_PARA));
}

/* ---- the words ---- */

static void
say_uncosted(struct compose *c, struct block *p)
{
	const struct money_result *m = &c->an->money;

	if (m->unfunded > 0)
		doc_text(c->doc, p, "Without a funder: %s. ",
		    count_text(c, m->unfunded, "action", "actions"));
	if (m->not_costed > 0)
		doc_text(c->doc, p, "Not costed yet: %s. ",
		    count_text(c, m->not_costed, "action", "actions"));
	if (m->undated_hi > 0)
		doc_text(c->doc, p, "In the total but in no year, for want of "
		    "dates: %s. ", sum_text(c, m->undated_lo, m->undated_hi,
		    false));
	if (m->open_ended > 0)
		doc_text(c->doc, p, "A sum a year without an end, so in no "
		    "total: %s. ", count_text(c, m->open_ended, "action",
		    "actions"));
	if (m->existing > 0)
		doc_text(c->doc, p, "Within existing resources: %s. ",
		    count_text(c, m->existing, "action", "actions"));
}

void
compose_money(struct compose *c, struct block *root)
{
	struct block *p;

	if (c->an->money.n_sources == 0) {
		say_uncosted(c, doc_para(c->doc, root, PARA_BODY,
		    "No sum of money is stated yet. "));
		return;
	}
	/* The note is below the table, where there is one. */
	money_picture(c, root, chapter_heading(c, "resources") == NULL);
	p = doc_add(c->doc, root, BLOCK_PARA);
	say_uncosted(c, p);
	if (chapter_heading(c, "resources") == NULL)
		say_printed(c, p);
}
