#include "mark.h"

#include "chart_label.h"

#include <string.h>

static void
letter(struct canvas *c, double x, double baseline, double size,
    struct colour colour, const char *s)
{
	canvas_text(c, x, baseline, ANCHOR_MIDDLE, size, true, colour, s);
}

static void
mark_amber(struct canvas *c, double x, double y, double d)
{
	const struct xy pts[] = {
		{ x, y - 0.58 * d }, { x + 0.6 * d, y + 0.46 * d },
		{ x - 0.6 * d, y + 0.46 * d },
	};
	struct stroke s = { palette.ink, 0.75, { 0, 0 } };

	canvas_poly(c, pts, 3, &palette.amber, &s);
	letter(c, x, y + 0.385 * d, 0.58 * d, palette.ink, "A");
}

static void
mark_complete(struct canvas *c, double x, double y, double d)
{
	const struct xy tick[] = {
		{ x - 0.24 * d, y + 0.02 * d }, { x - 0.06 * d, y + 0.20 * d },
		{ x + 0.26 * d, y - 0.18 * d },
	};
	struct stroke s = { palette.white, 0.13 * d, { 0, 0 } };

	canvas_circle(c, x, y, d / 2, &palette.a7, NULL);
	canvas_polyline(c, tick, 3, s);
}

static void
mark_cancelled(struct canvas *c, double x, double y, double d)
{
	struct stroke s = { palette.ink3, 1, { 0, 0 } };
	double q = 0.2 * d;

	canvas_line(c, x - q, y - q, x + q, y + q, s);
	canvas_line(c, x + q, y - q, x - q, y + q, s);
}

void
mark_draw(struct canvas *c, enum mark mark, double x, double y, double d)
{
	struct stroke ring = { palette.ink3, 1, { 0, 0 } };

	switch (mark) {
	case MARK_NONE:
		break;
	case MARK_RED:
		canvas_rect(c, x - 0.46 * d, y - 0.46 * d, 0.92 * d, 0.92 * d,
		    &palette.red, NULL);
		letter(c, x, y + 0.235 * d, 0.65 * d, palette.white, "R");
		break;
	case MARK_AMBER:
		mark_amber(c, x, y, d);
		break;
	case MARK_GREEN:
		canvas_circle(c, x, y, d / 2, &palette.green, NULL);
		letter(c, x, y + 0.235 * d, 0.65 * d, palette.white, "G");
		break;
	case MARK_COMPLETE:
		mark_complete(c, x, y, d);
		break;
	case MARK_NOT_STARTED:
		canvas_circle(c, x, y, d / 2 - 0.5, &palette.white, &ring);
		break;
	case MARK_CANCELLED:
		canvas_circle(c, x, y, d / 2 - 0.5, &palette.white, &ring);
		mark_cancelled(c, x, y, d);
		break;
	}
}

struct tag_look {
	const struct colour	*fill, *text, *edge;
	double			 edge_width;
};

static struct tag_look
tag_look(enum tone tone)
{
	const struct palette *p = &palette;

	switch (tone) {
	case TONE_ERROR:
	case TONE_DECISION:
		return (struct tag_look){ &p->ink, &p->white, NULL, 0 };
	case TONE_WARNING:
		return (struct tag_look){ &p->white, &p->ink, &p->ink, 1.25 };
	case TONE_PLAIN:
	case TONE_NOTE:
		return (struct tag_look){ &p->white, &p->ink, &p->edge, 0.75 };
	case TONE_INFO:
		return (struct tag_look){ &p->a1, &p->ink, &p->a5, 0.5 };
	case TONE_LOW:
		return (struct tag_look){ &p->tint, &p->ink, &p->ink2, 0.5 };
	case TONE_MODERATE:
		return (struct tag_look){ &p->moderate, &p->ink, &p->ink2,
		    0.5 };
	case TONE_HIGH:
		return (struct tag_look){ &p->high, &p->ink, &p->ink2, 0.5 };
	case TONE_SEVERE:
		return (struct tag_look){ &p->red, &p->white, NULL, 0 };
	}
	return (struct tag_look){ &p->white, &p->ink, &p->edge, 0.75 };
}

#define TAG_MIN	46.0

double
tag_width(const struct canvas *c, const char *word)
{
	double w = canvas_width(c, word, 8, true) + 12;

	return w < TAG_MIN ? TAG_MIN : w;
}

void
tag_draw(struct canvas *c, enum tone tone, const char *word, double x,
    double y, double w)
{
	struct tag_look look = tag_look(tone);
	double half = look.edge_width / 2;

	if (look.edge == NULL) {
		canvas_rect(c, x, y, w, TAG_H, look.fill, NULL);
	} else {
		struct stroke s = { *look.edge, look.edge_width, { 0, 0 } };

		canvas_rect(c, x + half, y + half, w - 2 * half,
		    TAG_H - 2 * half, look.fill, &s);
	}
	canvas_text(c, x + w / 2, y + TAG_H / 2 + 0.36 * 8, ANCHOR_MIDDLE, 8,
	    true, *look.text, word);
}

void
chip_draw(struct canvas *c, unsigned series, const char *word, double x,
    double y, double w)
{
	const struct colour *fill = &palette.criteria[series - 1];

	series_rect(c, series, x, y + 1, w, TAG_H - 2);
	canvas_text(c, x + w / 2, y + TAG_H / 2 + 0.36 * 8, ANCHOR_MIDDLE, 8,
	    true, colour_on(*fill), word);
}
