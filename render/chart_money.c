#include "chart_money.h"

#include "chart_label.h"

#define BAR_H		15.0
#define YEAR_H		12.0	/* the bar of a year */
#define PITCH		19.0
#define GAP		1.0	/* between parts */
#define MIN_PART	2.5	/* what is small is still there */
#define SIZE		8.0
#define NAMES_H		24.0	/* two lines under the bar */
#define LIST_PITCH	12.0
#define LIST_GAP	6.0
#define LIST_W		300.0	/* at most: sums stay near their names */
#define LABEL_GAP	8.0
#define YEARS_GAP	12.0
#define YEAR_W		46.0	/* for its name */

static double
sum_of(const struct money_chart *m)
{
	double sum = 0;

	for (size_t i = 0; i < m->n; i++)
		sum += m->parts[i].sum;
	return sum;
}

/* Where the parts of a bar begin, and at [n] where the last one ends. */
struct cuts { double x[MONEY_PARTS + 1]; };

/* The largest part gives what the slivers take to be seen. */
static struct cuts
cut_bar(const double *sums, size_t n, double w)
{
	double width[MONEY_PARTS], all = 0, used = 0;
	struct cuts c = { { 0 } };
	size_t most = 0;

	for (size_t i = 0; i < n; i++)
		all += sums[i];
	for (size_t i = 0; i < n; i++) {
		width[i] = all > 0 ? sums[i] / all * w : 0;
		if (sums[i] > 0 && width[i] < MIN_PART)
			width[i] = MIN_PART;
		used += width[i];
		if (width[i] > width[most])
			most = i;
	}
	for (size_t i = 0; i < n; i++) {
		if (i == most && used > w)
			width[i] = width[i] > used - w ?
			    width[i] - (used - w) : 0;
		c.x[i + 1] = c.x[i] + width[i];
	}
	return c;
}

static const struct colour *
part_fill(const struct money_chart *m, size_t i)
{
	const struct colour *const fills[MONEY_PARTS] = { &palette.a7,
		&palette.a5, &palette.a3, &palette.a2, &palette.a1,
		&palette.a0 };

	return m->parts[i].unfunded ? &palette.white : fills[i];
}

static void
draw_part(struct canvas *c, const struct money_chart *m, size_t i, double x,
    double y, double w, double h)
{
	struct stroke edge = { palette.a5, 0.5, { 0, 0 } };
	const struct colour *fill = part_fill(m, i);
	bool pale = i >= 2;

	if (w <= 0)
		return;
	if (m->parts[i].unfunded) {
		edge = (struct stroke){ palette.ink, 1, { 3, 2 } };
		pale = true;
	}
	if (pale && w > 2 * edge.width)
		canvas_rect(c, x + edge.width / 2, y + edge.width / 2,
		    w - edge.width, h - edge.width, fill, &edge);
	else
		canvas_rect(c, x, y, w, h, pale ? &palette.ink2 : fill, NULL);
}

static void
draw_bar(struct canvas *c, const struct money_chart *m,
    const struct cuts *cuts, double x, double y, double h)
{
	for (size_t i = 0; i < m->n; i++) {
		double w = cuts->x[i + 1] - cuts->x[i];

		draw_part(c, m, i, x + cuts->x[i], y,
		    w > GAP + 0.5 ? w - GAP : w, h);
	}
}

/* ---- names of the sources ---- */

static double
label_width(const struct canvas *c, const struct money_slice *p)
{
	double name = canvas_width(c, p->name, SIZE, false);
	double text = canvas_width(c, p->text, SIZE, true);

	return name > text ? name : text;
}

static struct cuts
whole_bar(const struct canvas *c, const struct money_chart *m)
{
	double sums[MONEY_PARTS];

	for (size_t i = 0; i < m->n; i++)
		sums[i] = m->parts[i].sum;
	return cut_bar(sums, m->n, c->w);
}

/* Under the start of each part; the last one ends with the bar. */
static double
label_x(const struct canvas *c, const struct money_chart *m,
    const struct cuts *cuts, size_t i)
{
	if (i > 0 && i + 1 == m->n)
		return c->w - label_width(c, &m->parts[i]);
	return cuts->x[i];
}

static bool
names_collide(const struct canvas *c, const struct money_chart *m)
{
	struct cuts cuts = whole_bar(c, m);
	double end = -LABEL_GAP;

	for (size_t i = 0; i < m->n; i++) {
		double x = label_x(c, m, &cuts, i);

		if (x < end + LABEL_GAP)
			return true;
		end = x + label_width(c, &m->parts[i]);
	}
	return end > c->w + 0.1;
}

static void
draw_names(struct canvas *c, const struct money_chart *m,
    const struct cuts *cuts)
{
	for (size_t i = 0; i < m->n; i++) {
		const struct money_slice *p = &m->parts[i];
		bool last = i > 0 && i + 1 == m->n;
		double x = last ? c->w : cuts->x[i];
		enum anchor anchor = last ? ANCHOR_END : ANCHOR_START;

		canvas_text(c, x, BAR_H + 10.5, anchor, SIZE, false,
		    palette.ink2, p->name);
		canvas_text(c, x, BAR_H + 21, anchor, SIZE, true,
		    palette.ink, p->text);
	}
}

static void
draw_list(struct canvas *c, const struct money_chart *m)
{
	double right = c->w < LIST_W ? c->w : LIST_W;

	for (size_t i = 0; i < m->n; i++) {
		const struct money_slice *p = &m->parts[i];
		double y = BAR_H + LIST_GAP + (double)i * LIST_PITCH;
		double room = right - 14 - LABEL_GAP -
		    canvas_width(c, p->text, SIZE, true);

		draw_part(c, m, i, 0, y, 9, 9);
		if (room > SIZE)
			canvas_text(c, 14, y + 7.5, ANCHOR_START, SIZE, false,
			    palette.ink2, canvas_cut(c, p->name, SIZE, false,
			    room));
		canvas_text(c, right, y + 7.5, ANCHOR_END, SIZE, true,
		    palette.ink, p->text);
	}
}

/* The bar of all years, with its names. */
static double
head_height(const struct canvas *c, const struct money_chart *m)
{
	return BAR_H + (names_collide(c, m) ? LIST_GAP + (double)m->n *
	    LIST_PITCH : NAMES_H);
}

/* ---- years ---- */

static double
year_sum(const struct money_chart *m, const struct money_year *y)
{
	double sum = 0;

	for (size_t i = 0; i < m->n; i++)
		sum += y->sums[i];
	return sum;
}

/* Room for the longest total; the largest year fills what is left. */
static double
years_width(const struct canvas *c, const struct money_chart *m)
{
	double widest = 0;

	for (size_t i = 0; i < m->n_years; i++) {
		double w = canvas_width(c, m->years[i].text, NAME_SIZE, true);

		if (w > widest)
			widest = w;
	}
	return c->w - YEAR_W - 6 - widest;
}

static void
draw_years(struct canvas *c, const struct money_chart *m, double top)
{
	double w = years_width(c, m), most = 0;

	for (size_t i = 0; i < m->n_years; i++) {
		double sum = year_sum(m, &m->years[i]);

		if (sum > most)
			most = sum;
	}
	for (size_t i = 0; i < m->n_years; i++) {
		const struct money_year *y = &m->years[i];
		double at = top + (double)i * PITCH, own = most > 0 ?
		    year_sum(m, y) / most * w : 0;
		struct cuts cuts = cut_bar(y->sums, m->n, own);

		canvas_text(c, 0, at + YEAR_H / 2 + 0.36 * NAME_SIZE,
		    ANCHOR_START, NAME_SIZE, false, palette.ink, y->name);
		draw_bar(c, m, &cuts, YEAR_W, at, YEAR_H);
		canvas_text(c, YEAR_W + cuts.x[m->n] + 6, at + YEAR_H / 2 +
		    0.36 * NAME_SIZE, ANCHOR_START, NAME_SIZE, true,
		    palette.ink, y->text);
	}
}

double
money_height(const struct canvas *c, const void *data)
{
	const struct money_chart *m = data;
	double h = head_height(c, m);

	if (m->n_years > 0)
		h += YEARS_GAP + (double)m->n_years * PITCH;
	return h;
}

void
chart_money(struct canvas *c, const void *data)
{
	const struct money_chart *m = data;
	struct cuts cuts = whole_bar(c, m);

	if (m->n == 0 || !(sum_of(m) > 0))
		return;
	draw_bar(c, m, &cuts, 0, 0, BAR_H);
	if (names_collide(c, m))
		draw_list(c, m);
	else
		draw_names(c, m, &cuts);
	if (m->n_years > 0)
		draw_years(c, m, head_height(c, m) + YEARS_GAP);
}
