#include "chart_scores.h"

#include "chart_label.h"

#define NAME_W		150.0
#define NAME_GAP	8.0
#define PITCH		22.0	/* of rows with names: two lines of them */
#define GAP		1.1	/* between the parts of a bar */
#define TOTAL_GAP	6.0
#define TOTAL_SIZE	9.0
#define LABEL_SIZE	8.0
#define FULL		100.0	/* points */

static double
row_pitch(const struct score_rows *s)
{
	return s->n > 0 && s->rows[0].name != NULL ? PITCH : SCORE_BAR_H;
}

double
score_rows_height(const struct canvas *c, const void *data)
{
	const struct score_rows *s = data;

	(void)c;
	return (double)s->n * row_pitch(s);
}

/* Room for the longest total, so that all bars have one scale. */
static double
totals_width(const struct canvas *c, const struct score_rows *s)
{
	double most = canvas_width(c, "100.0", TOTAL_SIZE, true);

	for (size_t i = 0; i < s->n; i++) {
		double w = canvas_width(c, s->rows[i].total, TOTAL_SIZE,
		    true);

		if (w > most)
			most = w;
	}
	return most + TOTAL_GAP;
}

static void
draw_part(struct canvas *c, const struct score_part *p, double x, double y,
    double w)
{
	struct colour fill = palette.criteria[(p->series - 1) % N_SERIES];

	if (w - GAP < 0.3)
		return;
	series_rect(c, p->series, x, y, w - GAP, SCORE_BAR_H);
	if (canvas_width(c, p->label, LABEL_SIZE, false) + 2.5 <= w - GAP)
		canvas_text(c, x + (w - GAP) / 2, y + SCORE_BAR_H / 2 + 0.36 *
		    LABEL_SIZE, ANCHOR_MIDDLE, LABEL_SIZE, false,
		    colour_on(fill), p->label);
}

/* Scores beyond the ends of their scale do not make a bar leave its room,
   nor go backwards: the total is printed beside it in any case. */
static void
draw_bar(struct canvas *c, const struct score_row *row, double left,
    double y, double w)
{
	double x = left, end = left + w;

	for (size_t i = 0; i < row->n_parts; i++) {
		double part = row->parts[i].points / FULL * w;

		if (!(part > 0))
			continue;
		if (x + part > end)
			part = end - x;
		draw_part(c, &row->parts[i], x, y, part);
		x += part;
	}
	canvas_text(c, x + TOTAL_GAP - GAP, y + SCORE_BAR_H / 2 + 0.36 *
	    TOTAL_SIZE, ANCHOR_START, TOTAL_SIZE, true, palette.ink,
	    row->total);
}

void
chart_scores(struct canvas *c, const void *data)
{
	const struct score_rows *s = data;
	double pitch = row_pitch(s), totals = totals_width(c, s);

	for (size_t i = 0; i < s->n; i++) {
		const struct score_row *row = &s->rows[i];
		double y = (double)i * pitch + (pitch - SCORE_BAR_H) / 2;
		double left = row->name != NULL ? NAME_W + NAME_GAP : 0;

		if (row->name != NULL)
			label_name(c, row->name, row->leads, 0,
			    y + SCORE_BAR_H / 2, NAME_W);
		draw_bar(c, row, left, y, c->w - left - totals);
	}
}
