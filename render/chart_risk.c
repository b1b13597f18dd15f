#include "chart_risk.h"

#include "analysis.h"
#include "arena.h"
#include "chart_label.h"

#define GUTTER		12.0	/* between the maps */
#define LEFT		22.0	/* for the steps of likelihood */
#define TOP		28.0	/* for the map's name and axis */
#define CELL_H		28.0
#define NARROW_CELL_H	24.0	/* in large print a page is soon full */
#define CELL_GAP	1.5
#define DISC		8.2
#define MAX_DISCS	2	/* more are counted */
#define SIZE		8.0
#define KEY_H		11.0
#define KEY_PITCH	14.0
#define NARROW		400.0	/* has no room for two maps */

static double
cell_height(const struct canvas *c)
{
	return c->w < NARROW ? NARROW_CELL_H : CELL_H;
}

static double
map_bottom(const struct canvas *c)
{
	return TOP + RISK_STEPS * cell_height(c);
}

static const struct colour *
band_fill(enum risk_band band)
{
	switch (band) {
	case RISK_NONE:
		return &palette.white;
	case RISK_LOW:
		return &palette.tint;
	case RISK_MODERATE:
		return &palette.moderate;
	case RISK_HIGH:
		return &palette.high;
	case RISK_SEVERE:
		return &palette.red;
	}
	return &palette.white;
}

/* One of the maps: where it stands, and which places it shows. */
struct map {
	struct canvas		*c;
	const struct risk_map	*data;
	bool			 after;
	double			 x;		/* of the first cell */
	double			 cell_w, cell_h;
};

static struct risk_place
place_of(const struct map *m, const struct risk_spot *s)
{
	return m->after ? s->after : s->before;
}

/* On a dark ground the white of the disc is edge enough. */
static void
draw_disc(struct canvas *c, double x, double y, const char *label, bool dark)
{
	struct stroke ring = { palette.ink, 1, { 0, 0 } };

	canvas_circle(c, x, y, DISC, &palette.white, dark ? NULL : &ring);
	canvas_text(c, x, y + 0.36 * SIZE, ANCHOR_MIDDLE, SIZE, true,
	    palette.ink, label);
}

static void
draw_risks(const struct map *m, struct risk_place at, double x, double y,
    struct colour on)
{
	const char *labels[MAX_DISCS];
	double mid = x + (m->cell_w - CELL_GAP) / 2;
	size_t n = 0;
	/* The cells of a map that stands alone are wide: there the score is
	   beside two discs, not below. */
	bool alone = m->cell_h < CELL_H;

	for (size_t i = 0; i < m->data->n; i++) {
		struct risk_place p = place_of(m, &m->data->spots[i]);

		if (p.likelihood != at.likelihood || p.impact != at.impact)
			continue;
		if (n < MAX_DISCS)
			labels[n] = m->data->spots[i].label;
		n++;
	}
	if (n > MAX_DISCS) {
		canvas_text(m->c, mid, y + 10.5, ANCHOR_MIDDLE, SIZE, true, on,
		    arena_printf(m->c->arena, "%zu risks", n));
		return;
	}
	if (alone && n == MAX_DISCS)
		mid = x + 2 * DISC + 1.2;
	for (size_t i = 0; i < n; i++)
		draw_disc(m->c, mid + ((double)i - (double)(n - 1) / 2) *
		    (alone ? 17 : 19), y + (alone ? 11.2 : 9.4), labels[i],
		    on.r == palette.white.r);
}

static void
draw_cell(const struct map *m, struct risk_place at)
{
	struct stroke edge = { palette.edge, 0.4, { 0, 0 } };
	int score = at.likelihood * at.impact;
	enum risk_band band = risk_band_of(m->data->bounds, score);
	const struct colour *fill = band_fill(band);
	struct colour on = colour_on(*fill);
	double x = m->x + (at.impact - 1) * m->cell_w;
	double y = TOP + (RISK_STEPS - at.likelihood) * m->cell_h;

	canvas_rect(m->c, x, y, m->cell_w - CELL_GAP, m->cell_h - CELL_GAP,
	    fill, band == RISK_SEVERE ? NULL : &edge);
	canvas_text(m->c, x + m->cell_w - 3.5, y + m->cell_h - 3.8,
	    ANCHOR_END, SIZE, false, on, arena_printf(m->c->arena, "%d", score));
	draw_risks(m, at, x, y, on);
}

static void
draw_axes(const struct map *m, double left)
{
	double bottom = map_bottom(m->c);

	canvas_text(m->c, left, 9, ANCHOR_START, 9, true, palette.ink,
	    m->after ? "After mitigation" : "Before mitigation");
	canvas_text(m->c, left, TOP - 6, ANCHOR_START, SIZE, false,
	    palette.ink2, "Likelihood: 1 rare to 5 almost certain");
	canvas_text(m->c, m->x, bottom + 20, ANCHOR_START, SIZE, false,
	    palette.ink2, "Impact: 1 slight to 5 very serious");
	for (int i = 1; i <= RISK_STEPS; i++) {
		const char *step = arena_printf(m->c->arena, "%d", i);

		canvas_text(m->c, m->x - 7, TOP + (RISK_STEPS - i + 0.5) *
		    m->cell_h + 2.9, ANCHOR_END, SIZE, false, palette.ink2,
		    step);
		canvas_text(m->c, m->x + (i - 0.5) * m->cell_w, bottom + 9,
		    ANCHOR_MIDDLE, SIZE, false, palette.ink2, step);
	}
}

static void
draw_map(struct canvas *c, const struct risk_map *data, bool after,
    double left, double w)
{
	struct map m = { c, data, after, left + LEFT,
		(w - LEFT) / RISK_STEPS, cell_height(c) };

	draw_axes(&m, left);
	for (int l = RISK_STEPS; l >= 1; l--)
		for (int i = 1; i <= RISK_STEPS; i++)
			draw_cell(&m, (struct risk_place){ l, i });
}

static const enum risk_band keys[] = { RISK_LOW, RISK_MODERATE, RISK_HIGH,
	RISK_SEVERE };
#define N_KEYS		(sizeof keys / sizeof *keys)
static const char score_words[] = "Score: likelihood × impact";

static const char *
key_words(const struct canvas *c, struct risk_bounds least, size_t i)
{
	switch (keys[i]) {
	case RISK_NONE:
		break;
	case RISK_LOW:
		return arena_printf(c->arena, "Low 1 to %d",
		    least.moderate - 1);
	case RISK_MODERATE:
		return arena_printf(c->arena, "Moderate %d to %d",
		    least.moderate, least.high - 1);
	case RISK_HIGH:
		return arena_printf(c->arena, "High %d to %d", least.high,
		    least.severe - 1);
	case RISK_SEVERE:
		return arena_printf(c->arena, "Severe %d to %d", least.severe,
		    RISK_STEPS * RISK_STEPS);
	}
	return "";
}

/* Where the words of the key stand, in as many lines as they need; the
   last is what a score is.  Returns the number of lines. */
static size_t
place_key(const struct canvas *c, struct risk_bounds least, struct xy *at)
{
	double x = 0, w, top = map_bottom(c) + 30;
	size_t line = 0;

	for (size_t i = 0; i < N_KEYS; i++) {
		w = 16 + canvas_width(c, key_words(c, least, i), SIZE,
		    false);
		if (x > 0 && x + w > c->w) {
			x = 0;
			line++;
		}
		at[i] = (struct xy){ x, top + (double)line * KEY_PITCH };
		x += w + 18;
	}
	w = canvas_width(c, score_words, SIZE, false);
	if (x + w > c->w)
		line++;
	at[N_KEYS] = (struct xy){ c->w - w, top + (double)line *
	    KEY_PITCH };
	return line + 1;
}

static void
draw_key(struct canvas *c, struct risk_bounds least)
{
	struct stroke edge = { palette.edge, 0.4, { 0, 0 } };
	struct xy at[N_KEYS + 1];

	place_key(c, least, at);
	for (size_t i = 0; i < N_KEYS; i++) {
		canvas_rect(c, at[i].x, at[i].y, KEY_H, KEY_H,
		    band_fill(keys[i]), &edge);
		canvas_text(c, at[i].x + 16, at[i].y + 8.8, ANCHOR_START,
		    SIZE, false, palette.ink2, key_words(c, least, i));
	}
	canvas_text(c, at[N_KEYS].x, at[N_KEYS].y + 8.8, ANCHOR_START, SIZE,
	    false, palette.ink2, score_words);
}

double
risk_map_height(const struct canvas *c, const void *data)
{
	const struct risk_map *map = data;
	struct xy at[N_KEYS + 1];

	return map_bottom(c) + 30 + (double)place_key(c, map->bounds, at) *
	    KEY_PITCH - 1;
}

void
chart_risk(struct canvas *c, const void *data)
{
	const struct risk_map *map = data;
	double w = c->w < NARROW ? c->w : (c->w - GUTTER) / 2;

	if (map->before)
		draw_map(c, map, false, 0, w);
	if (map->after)
		draw_map(c, map, true, map->before ? w + GUTTER : 0, w);
	draw_key(c, map->bounds);
}
