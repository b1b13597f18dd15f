#include "workbook.h"

#include <string.h>

#include "duties.h"

/*
 * Policy proofing: a row for each group or characteristic, for rural areas,
 * the environment and every further duty, with the effect to choose and a
 * live count of effects.
 */

enum proofing_column {
	COL_ABOUT, COL_NEEDS, COL_TAKE_UP, COL_EFFECT, COL_MITIGATION,
	COL_ACTIONS, COL_EVIDENCE, COL_CONSULTED,
	N_COLUMNS
};

static const struct column_spec columns[N_COLUMNS] = {
	[COL_ABOUT] = { "About", 30, LOOK_BOLD, NULL },
	[COL_NEEDS] = { "Needs, or what was found", 40, LOOK_IN_TEXT, NULL },
	[COL_TAKE_UP] = { "Take-up", 26, LOOK_IN_TEXT, NULL },
	[COL_EFFECT] = { "Effect", 12, LOOK_IN_TEXT, NULL },
	[COL_MITIGATION] = { "What is done about it", 34, LOOK_IN_TEXT, NULL },
	[COL_ACTIONS] = { "Actions", 18, LOOK_IN_TEXT, NULL },
	[COL_EVIDENCE] = { "Evidence", 26, LOOK_IN_LINK, NULL },
	[COL_CONSULTED] = { "Asked", 12, LOOK_IN_DATE, NULL },
};

static const char *const effects[] = {
	[EFFECT_POSITIVE] = "Positive", [EFFECT_NEUTRAL] = "Neutral",
	[EFFECT_ADVERSE] = "Adverse", [EFFECT_UNKNOWN] = "Unknown",
};

#define N_EFFECTS	(sizeof(effects) / sizeof(effects[0]))

/* "gender-reassignment" as people write it. */
static const char *
spelt_out(struct book *b, const char *id)
{
	char *s = arena_strdup(b->arena, id != NULL ? id : "");

	for (char *p = s; *p != '\0'; p++)
		if (*p == '-')
			*p = ' ';
	if (*s >= 'a' && *s <= 'z')
		*s = (char)(*s - 'a' + 'A');
	return s;
}

/* By the name of the law where it answers one. */
static const char *
duty_words(struct book *b, const struct duty *d)
{
	for (size_t k = 0; k < duties_count(b->plan); k++)
		if (duty_answer(b->plan, k) == d)
			return duty_name(b->plan, k);
	return spelt_out(b, d->duty.v.raw);
}

/* What is found is several sentences, each in a line of its own. */
static void
add_finding(struct book *b, struct buf *found, const struct rich *rich)
{
	const char *text = rich_text(b, rich);

	if (text[0] != '\0' && found->len > 0)
		buf_putc(found, '\n');
	buf_puts(found, text);
}

struct proofing_rows {
	struct book	*book;
	bool		 write;		/* else only counted */
	size_t		 n;
	size_t		 counts[N_EFFECTS];
};

/* One row; what is not given stays empty. */
static void
add_row(struct proofing_rows *p, const char *about, const char *needs,
    const char *take_up, const struct choice *effect, const char *mitigation,
    const struct refs *actions, const struct refs *evidence,
    const struct date *consulted)
{
	static const struct refs none = { .n = 0 };
	struct book *b = p->book;
	lxw_row_t row = (lxw_row_t)(FIRST_ROW + p->n++);

	if (!p->write)
		return;
	if (effect != NULL && is_set(*effect))
		p->counts[effect->i]++;
	put_text(b, row, COL_ABOUT, LOOK_BOLD, about);
	put_text(b, row, COL_NEEDS, LOOK_IN_TEXT, needs);
	put_text(b, row, COL_TAKE_UP, LOOK_IN_TEXT, take_up);
	put_text(b, row, COL_EFFECT, LOOK_IN_TEXT, effect == NULL ? "" :
	    is_set(*effect) ? effects[effect->i] : choice_word(effect));
	put_text(b, row, COL_MITIGATION, LOOK_IN_TEXT, mitigation);
	put_text(b, row, COL_ACTIONS, LOOK_IN_TEXT,
	    actions != NULL ? action_ids(b, actions) : "");
	put_evidence(b, row, COL_EVIDENCE,
	    evidence != NULL ? evidence : &none);
	if (consulted == NULL)
		put_blank(b, row, COL_CONSULTED, LOOK_IN_DATE);
	else if (consulted->v.state == VAL_WORD)
		put_text(b, row, COL_CONSULTED, LOOK_IN_DATE,
		    consulted->v.word == 1 ? "Yes" : "No");
	else
		put_date(b, row, COL_CONSULTED, LOOK_IN_DATE, consulted,
		    false);
	fit_row(b, row);
}

static void
add_equality(struct proofing_rows *p, const struct equality *equality)
{
	struct book *b = p->book;

	for (size_t i = 0; i < equality->rows.n; i++) {
		const struct equality_row *r = &equality->rows.items[i];
		const char *about = r->group.n > 0 ? refs_titles(b,
		    &r->group) : spelt_out(b, choice_word(
		    &r->characteristic));

		add_row(p, about, rich_text(b, &r->needs),
		    rich_text(b, &r->take_up), &r->effect,
		    rich_text(b, &r->mitigation), &r->actions, &r->evidence,
		    &r->consulted);
	}
	for (size_t i = 0; i < equality->no_difference.n; i++)
		add_row(p, spelt_out(b, choice_word(
		    &equality->no_difference.items[i])),
		    arena_printf(b->arena, "No difference: %s",
			rich_text(b, &equality->because)), "", NULL, "", NULL,
		    NULL, NULL);
}

static void
add_others(struct proofing_rows *p, const struct proofing *proofing)
{
	struct book *b = p->book;
	const struct rural *rural = &proofing->rural;
	const struct environment *env = &proofing->environment;
	struct buf found;

	buf_init(&found, b->arena);
	add_finding(b, &found, &rural->access);
	add_finding(b, &found, &rural->cost);
	add_finding(b, &found, &rural->digital);
	if (rural->rec.at.file != 0)
		add_row(p, "Rural areas", buf_text(&found), "",
		    &rural->effect, rich_text(b, &rural->mitigation), NULL,
		    &rural->evidence, NULL);
	if (env->rec.at.file != 0)
		add_row(p, "Environment", "", "", &env->effect,
		    rich_text(b, &env->mitigation), NULL, &env->evidence,
		    NULL);
	for (size_t i = 0; i < proofing->duties.n; i++) {
		const struct duty *d = &proofing->duties.items[i];

		add_row(p, duty_words(b, d),
		    rich_text(b, &d->text), "", NULL, "", NULL, NULL, NULL);
	}
}

static void
write_counts(struct book *b, const struct proofing_rows *p,
    struct area effect)
{
	lxw_row_t row = effect.bottom + 2;

	put_text(b, row, COL_ABOUT, LOOK_HEAD, "Effects");
	for (size_t i = 0; i < N_EFFECTS; i++) {
		row++;
		put_text(b, row, COL_ABOUT, LOOK_TEXT, effects[i]);
		put_formula(b, row, COL_NEEDS, LOOK_CALC_COUNT,
		    arena_printf(b->arena, "COUNTIF(%s,%s)",
			area_ref(b, effect), cell_ref(b, row, COL_ABOUT)),
		    (double)p->counts[i]);
	}
}

void
workbook_proofing(struct book *b)
{
	struct proofing_rows p = { .book = b };
	struct area effect;
	size_t n;

	add_equality(&p, &b->plan->proofing.equality);
	add_others(&p, &b->plan->proofing);
	n = p.n;
	sheet_title(b, "Proofing", "Who is affected and how. Choose an effect "
	    "in the tinted cells; the counts below follow.");
	sheet_way_back(b);
	sheet_page(b, FIRST_ROW, COL_ABOUT + 1);
	add_table(b, SHEET_PROOFING, columns, N_COLUMNS, n);
	p.n = 0;
	p.write = true;
	add_equality(&p, &b->plan->proofing.equality);
	add_others(&p, &b->plan->proofing);
	for (lxw_col_t i = 0; n == 0 && i < N_COLUMNS; i++)
		put_blank(b, FIRST_ROW, i, columns[i].look);
	/* The counts stand below the table, with room for it to grow. */
	effect = (struct area){ FIRST_ROW, COL_EFFECT,
		FIRST_ROW + (lxw_row_t)(n > 0 ? n - 1 : 0) + 10, COL_EFFECT };
	allow_list(b, effect, "ListEffect", "Effect",
	    "What the plan does to this group, this area, this duty.");
	colour_word(b, effect, "Adverse", LOOK_STRONG);
	write_counts(b, &p, effect);
}
