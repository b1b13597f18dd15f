#include "theme.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"

/*
 * Colours of a theme.  Tints are made in CIE L*a*b* under D65, where equal
 * steps look equally large: hue stays, lightness is that of the built-in
 * tint, and chroma goes down as far as a screen needs.
 */

struct lab { double l, a, b; };

/* ---- between sRGB and L*a*b* (IEC 61966-2-1, CIE 15) ---- */

static double
linear(unsigned char v)
{
	double x = v / 255.0;

	return x <= 0.04045 ? x / 12.92 : pow((x + 0.055) / 1.055, 2.4);
}

static double
encoded(double x)
{
	return x <= 0.0031308 ? 12.92 * x : 1.055 * pow(x, 1 / 2.4) - 0.055;
}

#define WHITE_X	0.95047
#define WHITE_Z	1.08883

static double
lab_f(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (t * 24389 / 27 + 16) / 116;
}

static double
lab_f_back(double t)
{
	return t > 6.0 / 29 ? t * t * t : (116 * t - 16) * 27 / 24389;
}

static struct lab
lab_of(struct colour c)
{
	double r = linear(c.r), g = linear(c.g), b = linear(c.b);
	double x = lab_f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) /
	    WHITE_X);
	double y = lab_f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
	double z = lab_f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) /
	    WHITE_Z);

	return (struct lab){ 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

/* false: no screen shows it. */
static bool
colour_of(struct lab c, struct colour *out)
{
	double fy = (c.l + 16) / 116;
	double x = WHITE_X * lab_f_back(fy + c.a / 500);
	double y = lab_f_back(fy), z = WHITE_Z * lab_f_back(fy - c.b / 200);
	double v[3] = {
		3.2404542 * x - 1.5371385 * y - 0.4985314 * z,
		-0.9692660 * x + 1.8760108 * y + 0.0415560 * z,
		0.0556434 * x - 0.2040259 * y + 1.0572252 * z,
	};
	unsigned char byte[3];

	for (int i = 0; i < 3; i++) {
		if (v[i] < -0.0005 || v[i] > 1.0005)
			return false;
		v[i] = v[i] < 0 ? 0 : v[i] > 1 ? 1 : v[i];
		byte[i] = (unsigned char)lround(encoded(v[i]) * 255);
	}
	*out = (struct colour){ byte[0], byte[1], byte[2] };
	return true;
}

/* That hue at another lightness, as much of its chroma as can be shown. */
static struct colour
at_lightness(struct lab c, double l, double chroma)
{
	struct colour out = { 0, 0, 0 };

	for (double part = chroma; part > 0; part -= 0.02)
		if (colour_of((struct lab){ l, c.a * part, c.b * part }, &out))
			return out;
	colour_of((struct lab){ l, 0, 0 }, &out);
	return out;
}

/* ---- contrast ---- */

static double
luminance(struct colour c)
{
	return 0.2126 * linear(c.r) + 0.7152 * linear(c.g) +
	    0.0722 * linear(c.b);
}

double
colour_contrast(struct colour a, struct colour b)
{
	double x = luminance(a), y = luminance(b);

	return x > y ? (x + 0.05) / (y + 0.05) : (y + 0.05) / (x + 0.05);
}

struct colour
colour_darkened(struct colour c, double contrast)
{
	struct lab lab = lab_of(c);

	for (double l = lab.l; l > 0 &&
	    colour_contrast(c, palette.white) < contrast; l -= 0.5)
		c = at_lightness(lab, l, 1);
	return c;
}

/* ---- accents ---- */

bool
colour_read(const char *s, struct colour *out)
{
	unsigned long v;
	char *end;

	s += *s == '#';
	if (strlen(s) != 6 || strspn(s, "0123456789abcdefABCDEF") != 6)
		return false;
	v = strtoul(s, &end, 16);
	*out = (struct colour){ (unsigned char)(v >> 16),
	    (unsigned char)(v >> 8), (unsigned char)v };
	return true;
}

const char *
colour_text(struct arena *a, struct colour c)
{
	return arena_printf(a, "#%02X%02X%02X", c.r, c.g, c.b);
}

/* Lightness and chroma of the built-in tints, chroma as a part of a7's. */
struct accents
accents_of(struct colour a7)
{
	struct lab c = lab_of(a7);
	double dark = c.l * 0.7 < 22 ? c.l * 0.7 : 22;

	return (struct accents){
		.a9 = at_lightness(c, dark, 0.75),
		.a7 = a7,
		.a5 = at_lightness(c, 49, 1.1),
		.a4 = at_lightness(c, 65, 0.85),
		.a3 = at_lightness(c, 74, 0.7),
		.a2 = at_lightness(c, 85, 0.4),
		.a1 = at_lightness(c, 93, 0.2),
		.a0 = at_lightness(c, 97, 0.1),
	};
}

static bool
same(struct colour a, struct colour b)
{
	return a.r == b.r && a.g == b.g && a.b == b.b;
}

static struct colour
themed(const struct accents *to, struct colour c)
{
	const struct { struct colour from, to; } table[ACCENTS] = {
		{ palette.a9, to->a9 }, { palette.a7, to->a7 },
		{ palette.a5, to->a5 }, { palette.a4, to->a4 },
		{ palette.a3, to->a3 }, { palette.a2, to->a2 },
		{ palette.a1, to->a1 }, { palette.a0, to->a0 },
	};

	for (int i = 0; i < ACCENTS; i++)
		if (same(c, table[i].from))
			return table[i].to;
	return c;
}

void
theme_recolour(const struct theme *t, struct op *op)
{
	if (t == NULL || !t->has_accents)
		return;
	op->fill_colour = themed(&t->accents, op->fill_colour);
	op->stroke_colour = themed(&t->accents, op->stroke_colour);
}
