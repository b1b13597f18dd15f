#ifndef RENDER_COMPOSE_H
#define RENDER_COMPOSE_H

#include <stdbool.h>
#include <stddef.h>

#include "analysis.h"
#include "arena.h"
#include "diag.h"
#include "doc.h"
#include "plan.h"
#include "render.h"

/*
 * The delivery plan as a document tree: one file a chapter.  What is shared
 * here decides how things are worded; what they are worth was decided in
 * plan/.
 */

struct compose {
	const struct render_job	*job;
	const struct analysis	*an;
	const struct plan	*plan;
	struct arena		*arena;
	struct doc		*doc;
	const struct chapters	*chapters;	/* in their order */
	bool	hide_contacts;	/* e-mail and telephone: a public plan */
	bool	hide_names;	/* of people; posts are shown */
	bool	alone;		/* the summary, without the chapters */
	size_t	piece;		/* of a section with pieces: the one to add */
	const struct sheets *sheets;	/* in their order */
};

/*
 * A part of the document.  `name` is what an outline calls it and the id of
 * its heading; `compose` adds to the root what stands below that heading.
 */
struct section {
	const char	*name;
	const char	*heading;	/* NULL: the section has none */
	void		(*compose)(struct compose *, struct block *);
	/* How many pieces it is added in, for one that is as long as the plan
	   is; NULL: it is one. */
	size_t		(*pieces)(struct compose *);
	bool		(*needed)(const struct compose *);	/* NULL: yes */
	bool		 annex;
	bool		 new_page;
	bool		 summary;	/* stands in the summary too */
	const char	*doc;		/* one sentence for the manual */
};

extern const struct section compose_sections[];
extern const size_t compose_n_sections;

/* ---- compose.c ---- */

void	compose_init(struct compose *, const struct render_job *);
const char *provenance_line(const struct compose *, bool with_title);
const char *open_findings_text(const struct compose *);

/* What the chapter of that name is headed in this document; NULL if it is
   not in it. */
const char *chapter_heading(const struct compose *, const char *name);

/* ---- compose_links.c: links to what an outline leaves out ---- */

/* The ids that links can lead to. */
struct link_ids;
struct link_ids *link_ids_new(struct arena *);
/* Add those of a document, or of a part of it. */
void	link_ids_add(struct link_ids *, const struct doc *);
/* Links to other ids become words.  All ids must be known. */
void	link_ids_release(struct link_ids *, struct doc *);

/* ---- the chapters ---- */

void	compose_cover(struct compose *, struct block *);
/* The plan's logos and the theme's, each with words for those who cannot
   see it. */
void	compose_logos(const struct compose *, struct doc_meta *);
void	compose_page(struct compose *, struct block *);
void	compose_contents(struct compose *, struct block *);
void	compose_step1(struct compose *, struct block *);
void	compose_step2(struct compose *, struct block *);
void	compose_step3(struct compose *, struct block *);
void	compose_step4(struct compose *, struct block *);
void	compose_step5(struct compose *, struct block *);
void	compose_chain(struct compose *, struct block *);
void	compose_proofing(struct compose *, struct block *);
void	compose_monitoring(struct compose *, struct block *);
void	compose_peers(struct compose *, struct block *);
void	compose_resources(struct compose *, struct block *);
void	compose_needs(struct compose *, struct block *);
void	compose_chain_detail(struct compose *, struct block *);
void	compose_proofing_detail(struct compose *, struct block *);
void	compose_sheets(struct compose *, struct block *);
size_t	sheets_pieces(struct compose *);
void	compose_more_indicators(struct compose *, struct block *);
void	compose_figures(struct compose *, struct block *);
void	compose_options(struct compose *, struct block *);
void	compose_evidence(struct compose *, struct block *);
void	compose_risks(struct compose *, struct block *);
void	compose_people(struct compose *, struct block *);
void	compose_findings(struct compose *, struct block *);
void	compose_accepted(struct compose *, struct block *);
void	compose_glossary(struct compose *, struct block *);
void	compose_methods(struct compose *, struct block *);

/* ---- compose_groups.c: an indicator by group and locality ---- */

/* Spread and funnel; the latest figures as a table; and how gaps have moved,
   as facts. */
void	group_figures(struct compose *, struct block *,
	    const struct indicator_result *);
void	groups_table(struct compose *, struct block *,
	    const struct indicator_result *);
void	group_facts(struct compose *, struct block *,
	    const struct indicator_result *);

/* ---- compose_indicator.c: one indicator, in step 1 or the annex ---- */

/* Is the last target a number to reach, rather than words or a margin? */
bool	target_is_number(const struct indicator_result *);
void	compose_indicator(struct compose *, struct block *,
	    const struct indicator_result *, int level);
/* What the claims that count come to. */
const char *claimed_text(const struct compose *,
	    const struct indicator_result *);
/* Targets and why, assumptions, source, code, breaks, population: for the
   annex with the readings. */
void	indicator_facts(struct compose *, struct block *,
	    const struct indicator_result *);
void	indicator_table(struct compose *, struct block *,
	    const struct indicator_result *const *, size_t n);
struct block *rag_para(struct compose *, struct block *,
	    const struct indicator_result *);
/* Is this one of the indicators that step 1 shows in full? */
bool	indicator_in_body(const struct compose *, const struct indicator *);

/* ---- compose_inequality.c: groups against others ---- */

bool	has_inequality_figure(const struct indicator_result *);
/* The first, and the others two in a row. */
void	inequality_figure(struct compose *, struct block *,
	    const struct indicator_result *);
void	inequality_figures(struct compose *, struct block *,
	    const struct indicator_result *);

/* ---- compose_figure.c: the pictures and their alternative text ---- */

struct figure *figure_add(struct compose *, struct block *,
	    void (*draw)(struct canvas *, const void *), const void *data);
void	curve_figure(struct compose *, struct block *,
	    const struct indicator_result *);
void	sparkline_figure(struct compose *, struct block *,
	    const struct indicator_result *);
const char *curve_alt(struct compose *, const struct indicator_result *);

/* ---- compose_find.c: looking things up in the plan ---- */

const struct indicator_result *result_of(const struct compose *,
	    const struct indicator *);
const struct indicator *indicator_of(const struct ref *);
const struct action_result *action_result_of(const struct compose *,
	    const struct action *);
const struct indicator_result *headline_of(const struct compose *,
	    const struct outcome *);
bool	refs_have(const struct refs *, const struct rec *);
/* Does a list of outcomes name this one or one below it? */
bool	refs_serve(const struct refs *, const struct outcome *);
bool	outcome_has_children(const struct compose *, const struct outcome *);
/* The outcomes that stand for the plan: those without parts of their own,
   or, of many, the top ones. */
size_t	main_outcomes(const struct compose *, const struct outcome **out,
	    size_t max);
/* A reading of the series for the same days as `of`, or NULL. */
const struct reading *same_period(const struct series *,
	    const struct period *of);
/* The latest period that both have; false if there is none. */
bool	latest_shared(const struct indicator_result *, const struct series *,
	    const struct point **ours, const struct reading **theirs);

/* ---- compose_peers.c ---- */

bool	peers_answered(const struct compose *);
/* The ratings and recommendations, without the single answers. */
void	peers_in_short(struct compose *, struct block *);

/* ---- compose_step1.c ---- */

/* What each outcome means, why it comes first and who leads it. */
void	outcomes_table(struct compose *, struct block *);

/* ---- compose_page.c ---- */

void	actions_by_status(struct compose *, struct block *);
/* The same as bars. */
void	status_figure(struct compose *, struct block *);

/* ---- compose_step3.c ---- */

const struct forecast *forecast_of(const struct compose *,
	    const struct indicator *);
void	compose_forecast(struct compose *, struct block *,
	    const struct indicator_result *, int level);
/* The annex: what the body says of a forecast in brief, in full. */
void	forecast_detail(struct compose *, struct block *,
	    const struct indicator_result *);

/* ---- compose_waterfall.c: what actions claim against the gap ---- */

/* Claims that count against a gap? */
bool	has_waterfall(const struct indicator_result *);
/* `tables` say it all in an annex. */
void	waterfall_figure(struct compose *, struct block *,
	    const struct indicator_result *, bool tables);
/* All claims, and why some do not count; the annex. */
void	claims_table(struct compose *, struct block *,
	    const struct indicator_result *);

/* ---- compose_chain.c ---- */

size_t	chain_count_answers(const struct chain_result *, char);
enum mark  chain_answer_mark(char);
const char *chain_answer_word(char);
const char *chain_total_text(const struct compose *, int);
/* The assessors' letters on question 0..11, worst first. */
const char *chain_letters(const struct compose *, const struct chain *, int);
/* What is said of question 1..12, or NULL. */
const struct chain_question *chain_question_of(const struct chain *,
	    int number);
/* "Yes", "No", a date, "Not there yet"; "" where nothing is said. */
const char *chain_node_signed(const struct compose *,
	    const struct chain_node *);
/* What is to be done about it, in the source's six columns. */
void	chain_framework(struct compose *, struct block *,
	    const struct chain_result *);
/* How it will be known that an action has succeeded. */
void	action_know_cell(struct compose *, struct block *row,
	    const struct action *);

/* ---- compose_chain_graph.c, compose_chain_score.c: the chain drawn ---- */

/* One picture, or one for each branch; false if part of it would be too
   crowded to read.  `tables` say it all beside it. */
bool	chain_figures(struct compose *, struct block *,
	    const struct chain_result *, bool tables);
/* The twelve answers and where the total stands on its scale. */
void	chain_score_figure(struct compose *, struct block *,
	    const struct chain_result *);

/* ---- compose_scores.c: the scores of an appraisal ---- */

/* Best first; those without a rank last, in the order of the file. */
const struct option_result **options_by_rank(struct compose *,
	    const struct appraisal_result *);
/* A score as the plan gives it; "" for none. */
const char *score_text(const struct compose *, const struct score *);
/* Shaded scores beside ranked bars; as given where there are no totals. */
void	scores_matrix(struct compose *, struct block *,
	    const struct appraisal_result *);
/* The bars alone, with names. */
void	scores_figure(struct compose *, struct block *,
	    const struct appraisal_result *);
/* The annex: what counts and why, and the scores as given. */
void	scores_criteria(struct compose *, struct block *,
	    const struct appraisal_result *);
void	scores_as_given(struct compose *, struct block *,
	    const struct appraisal_result *);

/* ---- compose_robust.c: how firm a choice is ---- */

/* In a paragraph: the shares of draws that the verdict rests on, and what
   would change it. */
void	robust_verdict(struct compose *, struct block *,
	    const struct appraisal_result *);
void	robust_weights(struct compose *, struct block *,
	    const struct appraisal_result *);
/* Who comes where in the draws: the annex. */
void	robust_ranks(struct compose *, struct block *,
	    const struct appraisal_result *);
/* At level `selection`: the best set, the favoured, who is in how often. */
void	robust_set(struct compose *, struct block *,
	    const struct appraisal_result *);
/* Each panel's own order of the options. */
void	robust_panels(struct compose *, struct block *,
	    const struct appraisal_result *);
/* One sentence each, in the annex: which weight or score moves the lead
   most, and which options are efficient, with their present value. */
void	robust_lead(struct compose *, struct block *,
	    const struct appraisal_result *);
/* The same as a table of all that moves it. */
void	robust_swings(struct compose *, struct block *,
	    const struct appraisal_result *);
void	robust_value(struct compose *, struct block *,
	    const struct appraisal_result *);

/* ---- compose_appraisal.c: the pictures of an appraisal ---- */

/* How far each weight may move, where one may. */
bool	has_weights_figure(const struct appraisal_result *);
void	weights_figure(struct compose *, struct block *,
	    const struct appraisal_result *);
/* Shares of the draws as shaded cells. */
void	ranks_table(struct compose *, struct block *,
	    const struct appraisal_result *);
/* Cost against benefit, where enough options have both. */
bool	has_value_figure(const struct appraisal_result *);
void	value_figure(struct compose *, struct block *,
	    const struct appraisal_result *);

/* ---- compose_gantt.c: the actions in time ---- */

/* Are there two actions, and a date to draw them by? */
bool	has_gantt(struct compose *);
void	compose_gantt(struct compose *, struct block *);

/* ---- compose_load.c: who carries the work, and when ---- */

void	compose_load(struct compose *, struct block *);
bool	has_load_figure(const struct compose *);
/* The leads with most at once; nothing where nobody has two. */
void	load_figure(struct compose *, struct block *);
void	load_table(struct compose *, struct block *);
/* Actions that wait for each other, if there are any. */
void	circle_warning(struct compose *, struct block *);
/* What decides the end, and when most is due. */
void	compose_timing(struct compose *, struct block *);

/* ---- compose_money.c ---- */

/* Part of step 5: the picture, and what is in no sum. */
void	compose_money(struct compose *, struct block *);
/* By source and year. */
void	money_figure(struct compose *, struct block *);
/* The bar by source alone. */
void	money_strip(struct compose *, struct block *);
void	money_table(struct compose *, struct block *);

/* ---- compose_step5.c ---- */

/* Who does what by when: in the body, or before the sheets. */
void	actions_table(struct compose *, struct block *, const struct outcome *,
	    const struct action *const *, size_t n);
/* "More children walk: 12 actions; 1 is at risk". */
const char *outcome_summary(struct compose *, const struct outcome *);
size_t	actions_under(const struct compose *, const struct outcome *,
	    const struct action **out);

/* ---- compose_risk.c ---- */

/* As in the register: what is left after mitigation, worst first. */
const struct risk_result **risks_by_severity(const struct compose *);
/* The worst few as a table, on the plan on a page and in step 3; numbered as
   on the map. */
void	top_risks(struct compose *, struct block *, const char *id,
	    size_t max, bool numbered);
/* The same as a line below the map. */
void	risk_key(struct compose *, struct block *, size_t max);
/* What a risk is called on the map: its place in the register, unless the
   plan itself numbers all risks. */
const char *risk_number(const struct compose *, const struct risk_result *,
	    size_t place);
bool	has_risk_map(const struct compose *);
void	risk_map_figure(struct compose *, struct block *);

/* ---- compose_words.c: wording shared by the chapters ---- */

/* The text of a value as it may be published; "" when absent. */
const char *shown(const struct compose *, const struct val *);
const char *publishable(const struct compose *, const char *text);
const char *or_not_set(const char *);
const char *sentence_case(const struct compose *, const char *);
const char *choice_text(const struct compose *, const struct choice *);
const char *person_name(const struct compose *, const struct person_ref *);
const char *person_text(const struct compose *, const struct person_ref *);
const char *persons_text(const struct compose *, const struct persons *);
/* The names alone, for tables. */
const char *names_text(const struct compose *, const struct persons *);
const char *list_text(const struct compose *, const char *const *, size_t);
const char *refs_text(const struct compose *, const struct refs *);
const char *ref_text(const struct compose *, const struct ref *);
const char *lines_text(const struct compose *, const struct lines *);
const char *choices_text(const struct compose *, const struct choices *);
/* As written, unless an update has moved it. */
const char *milestone_due_text(const struct compose *,
	    const struct milestone_result *);
const char *money_source_text(const struct compose *,
	    const struct source_sum *);
/* "1 error", "3 errors": the noun in both numbers. */
const char *count_text(const struct compose *, size_t n, const char *one,
	    const char *many);
const char *rec_text(const struct compose *, const struct rec *);
/* The same within a title or a sentence of ours: too long a name, which is
   given whole elsewhere, ends at a word with "…". */
const char *rec_brief(const struct compose *, const struct rec *);
const char *refs_brief(const struct compose *, const struct refs *);
#define NAME_BRIEF	120	/* bytes; a title should be no longer */
const char *name_within(const struct compose *, const char *, size_t bytes);
/* As in tables, "31 Mar 2026"; as in sentences, "31 March 2026". */
const char *date_text(const struct compose *, const struct date *);
const char *date_in_text(const struct compose *, const struct date *);
const char *span_text(const struct compose *, const struct date *start,
	    const struct date *due);
/* With the date that an update has moved it to. */
const char *action_span_text(const struct compose *,
	    const struct action_result *);
const char *year_text(const struct compose *, int year);
const char *number_shown(const struct compose *, const struct number *);
const char *range_text(const struct compose *, const struct range *);
const char *quantity_text(const struct compose *, const struct quantity *);
const char *money_shown(const struct compose *, const struct money *);
const char *cost_text(const struct compose *, const struct cost *);
/* In full, or brief from a million up. */
const char *sum_text(const struct compose *, double lo, double hi, bool brief);
const char *reach_text(const struct compose *, const struct reach *);
const char *point_text(const struct compose *, const struct indicator_result *,
	    const struct point *);
const char *gap_text(const struct compose *, const struct indicator_result *,
	    const struct gap_figure *);
const char *target_text(const struct compose *, const struct indicator_result *,
	    const struct target *);
/* The last target that can be used, else as written, else "Not set". */
const char *target_shown(const struct compose *,
	    const struct indicator_result *);
/* How many indicators, or actions, stand how: "1 is …, 2 are …". */
const char *standing_text(const struct compose *, size_t red, size_t amber,
	    size_t green, size_t none);
const char *trouble_text(const struct compose *, size_t red, size_t amber);
enum mark  rag_mark(enum rag);
/* "Red: worse than its path", or why there is no colour. */
/* How an indicator stands, in a word. */
const char *judged_word(const struct indicator_result *);
const char *rag_sentence(const struct compose *,
	    const struct indicator_result *);

/* ---- compose_duties.c: part of policy proofing ---- */

void	compose_duties(struct compose *, struct block *);

/* ---- compose_put.c: small blocks ---- */

/* The id of the block that stands for a record, NULL if none does. */
const char *anchor(const struct compose *, const struct rec *);
void	put_xref(struct compose *, struct block *, const struct rec *,
	    const char *text);
/*
 * A sentence that sends the reader to another chapter: its one %s becomes
 * the heading, which leads there.  Nothing where there is no such chapter.
 */
void	put_see(struct compose *, struct block *, const char *chapter,
	    const char *sentence);
void	put_break(struct compose *, struct block *);	/* a new line */
/* Mark and word, or the word alone where nothing was judged. */
void	put_rag(struct compose *, struct block *, enum rag, const char *word);
void	put_refs(struct compose *, struct block *, const struct refs *);
void	put_rich(struct compose *, struct block *, const struct rich *);
/* The plan's summary: its first paragraph, or what follows it. */
void	put_summary(struct compose *, struct block *, bool first);
void	put_rich_inline(struct compose *, struct block *, const struct rich *);
/* A fact only where there is something to say. */
void	fact_text(struct compose *, struct block *, const char *label,
	    const char *text);
void	fact_rich(struct compose *, struct block *, const char *label,
	    const struct rich *);
void	fact_refs(struct compose *, struct block *, const char *label,
	    const struct refs *);
/* Facts that found nothing to say are taken out again. */
struct block *facts_open(struct compose *, struct block *);
void	facts_close(struct block *parent, struct block *facts);
struct block *cell_text(struct compose *, struct block *row, const char *);
struct block *cell_heads(struct compose *, struct block *row, const char *);
struct block *cell_rich(struct compose *, struct block *row,
	    const struct rich *);
struct block *cell_refs(struct compose *, struct block *row,
	    const struct refs *);
enum tone risk_tone(enum risk_band);
struct block *cell_risk(struct compose *, struct block *row, int score);
struct block *callout(struct compose *, struct block *, enum tone);
void	strong_para(struct compose *, struct block *, const char *);
void	labelled_para(struct compose *, struct block *, const char *label,
	    const struct rich *);

#endif
