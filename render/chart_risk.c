#include "chart_risk.h"

#include <math.h>

#include "analysis.h"
#include "arena.h"
#include "chart_label.h"

#define GUTTER		12.0	/* between the maps */
#define LEFT		22.0	/* for the steps of likelihood */
#define TOP		28.0	/* for the map's name and axis */
#define CELL_H		28.0
#define NARROW_CELL_H	24.0	/* in large print a page is soon full */
#define LEAST_CELL_H	18.5	/* that holds a disc */
#define CELL_GAP	1.5
#define DISC		8.2
#define MAX_DISCS	2	/* more are counted */
#define SIZE		8.0
#define AXIS_H		30.0	/* below the cells */
#define KEY_H		11.0
#define KEY_PITCH	14.0
#define NARROW		400.0	/* has no room for two maps */

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

/* ---- heights ---- */

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

/* Where the words of the key stand, from its top, in as many lines as they
   need; the last is what a score is.  Returns its height. */
static double
place_key(const struct canvas *c, struct risk_bounds least, struct xy *at)
{
	double x = 0, w;
	size_t line = 0;

	for (size_t i = 0; i < N_KEYS; i++) {
		w = 16 + canvas_width(c, key_words(c, least, i), SIZE,
		    false);
		if (x > 0 && x + w > c->w) {
			x = 0;
			line++;
		}
		at[i] = (struct xy){ x, (double)line * KEY_PITCH };
		x += w + 18;
	}
	w = canvas_width(c, score_words, SIZE, false);
	if (x + w > c->w)
		line++;
	at[N_KEYS] = (struct xy){ c->w - w, (double)line * KEY_PITCH };
	return (double)(line + 1) * KEY_PITCH - 1;
}

/* What a map takes whose cells are so high, and the key below it. */
static double
height_of(const struct canvas *c, const struct risk_map *map, double cell)
{
	struct xy at[N_KEYS + 1];

	return TOP + RISK_STEPS * cell + AXIS_H + place_key(c, map->bounds,
	    at);
}

static double
usual_cell(const struct canvas *c)
{
	return c->w < NARROW ? NARROW_CELL_H : CELL_H;
}

/* On a lower canvas the cells are lower. */
static double
cell_height(const struct canvas *c, const struct risk_map *map)
{
	double over = height_of(c, map, usual_cell(c)) - c->h;

	return fmax(LEAST_CELL_H, usual_cell(c) - fmax(0, over) / RISK_STEPS);
}

double
risk_map_height(const struct canvas *c, const void *data)
{
	return height_of(c, data, usual_cell(c));
}

double
risk_map_least(const struct canvas *c, const void *data)
{
	return height_of(c, data, LEAST_CELL_H);
}

/* ---- a map ---- */

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

/* Where three or more share a cell they are counted. */
static void
draw_count(const struct map *m, size_t n, double x, double y,
    struct colour on)
{
	/* In a very low cell the score stands beside it, not below. */
	bool beside = m->cell_h < NARROW_CELL_H;

	canvas_text(m->c, beside ? x + 2 : x + (m->cell_w - CELL_GAP) / 2,
	    y + 10.5,
	    beside ? ANCHOR_START : ANCHOR_MIDDLE, SIZE, true, on,
	    arena_printf(m->c->arena, "%zu risks", n));
}

static void
draw_risks(const struct map *m, struct risk_place at, double x, double y,
    struct colour on)
{
	const char *labels[MAX_DISCS];
	double mid = x + (m->cell_w - CELL_GAP) / 2;
	size_t n = 0;
	/* In a low cell the score stands beside two discs, not below. */
	bool low = m->cell_h < CELL_H;

	for (size_t i = 0; i < m->data->n; i++) {
		struct risk_place p = place_of(m, &m->data->spots[i]);

		if (p.likelihood != at.likelihood || p.impact != at.impact)
			continue;
		if (n < MAX_DISCS)
			labels[n] = m->data->spots[i].label;
		n++;
	}
	if (n > MAX_DISCS) {
		draw_count(m, n, x, y, on);
		return;
	}
	if (low && n == MAX_DISCS)
		mid = x + 2 * DISC + 1.2;
	y += low ? fmin(11.2, (m->cell_h - CELL_GAP) / 2) : 9.4;
	for (size_t i = 0; i < n; i++)
		draw_disc(m->c, mid + ((double)i - (double)(n - 1) / 2) *
		    (low ? 17 : 19), y, labels[i], on.r == palette.white.r);
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
	double bottom = TOP + RISK_STEPS * m->cell_h;

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
		(w - LEFT) / RISK_STEPS, cell_height(c, data) };

	draw_axes(&m, left);
	for (int l = RISK_STEPS; l >= 1; l--)
		for (int i = 1; i <= RISK_STEPS; i++)
			draw_cell(&m, (struct risk_place){ l, i });
}

static void
draw_key(struct canvas *c, const struct risk_map *map)
{
	struct stroke edge = { palette.edge, 0.4, { 0, 0 } };
	double top = TOP + RISK_STEPS * cell_height(c, map) + AXIS_H;
	struct xy at[N_KEYS + 1];

	place_key(c, map->bounds, at);
	for (size_t i = 0; i < N_KEYS; i++) {
		canvas_rect(c, at[i].x, top + at[i].y, KEY_H, KEY_H,
		    band_fill(keys[i]), &edge);
		canvas_text(c, at[i].x + 16, top + at[i].y + 8.8,
		    ANCHOR_START, SIZE, false, palette.ink2,
		    key_words(c, map->bounds, i));
	}
	canvas_text(c, at[N_KEYS].x, top + at[N_KEYS].y + 8.8, ANCHOR_START,
	    SIZE, false, palette.ink2, score_words);
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
	draw_key(c, map);
}
