#ifndef PLAN_LOAD_H
#define PLAN_LOAD_H

#include "arena.h"
#include "diag.h"
#include "field.h"
#include "yaml.h"

/*
 * What the parts of the loader share.  load.c reads files and joins them,
 * load_record.c fills records from nodes, load_value.c single values,
 * load_series.c readings and their data files; resolve.c turns names into
 * records once everything has been read.
 */

/* A name to look up when all ids are known. */
struct pending {
	enum field_kind	 kind;	/* F_REF, F_PERSON or F_DEPS */
	void		*value;	/* struct ref, person_ref or dependency */
	const struct field *field;
	struct rec	*owner;	/* the record that names it */
	const char	*name;	/* F_DEPS: without the lag */
};

struct id_entry;
struct declared;

struct loader {
	struct arena		*arena;
	struct arena		*nodes;	/* gone when all is loaded */
	struct sources		*sources;
	struct diags		*diags;
	struct plan		*plan;
	struct value_context	 values;
	struct pending		*pending;
	size_t			 n_pending, cap_pending;
	struct id_entry		*ids;
	struct declared		*declared;	/* people named in place */
	uint32_t		 file;	/* that is being read */
	const struct field	*misspelt;	/* the last: not missing too */
	bool			 records_lost;	/* names may be theirs */
};

/* ---- load_record.c ---- */

/* Fill *rec, a struct of type->size bytes, from a node. */
void	load_record(struct loader *, const struct record_type *,
	    const struct node *, struct rec *, struct rec *owner);
/* Start an empty record at a place; for short forms. */
void	record_begin(struct loader *, const struct record_type *, struct rec *,
	    struct span, struct rec *owner);
void	load_field(struct loader *, const struct field *, const struct node *,
	    struct rec *);
const struct field *field_find(const struct record_type *, const char *key);
/* Does a user's key mean this field? */
bool	field_written(const struct field *, const char *key);
/* The same, without fields that only short forms fill. */
const struct field *field_as_key(const struct record_type *, const char *key);
/* The field that was meant, or NULL. */
const struct field *report_unknown(struct loader *, const struct record_type *,
	    const struct node *value, const struct rec *);
/* `x:` or `x: ~`: as good as no line at all. */
bool	node_is_blank(const struct node *);
/* What is missing once all fields of a record have been read. */
void	record_end(struct loader *, const struct record_type *, struct rec *);
/* The number of records that a node gives for a list field. */
size_t	list_count(const struct record_type *, const struct node *);
void	load_list(struct loader *, const struct record_type *,
	    const struct node *, char *items, size_t first, struct rec *owner);
void	report_wrong_type(struct loader *, const struct field *,
	    const struct node *, const struct rec *, const char *want);

/* ---- load_value.c ---- */

/* An id near to what was written: small letters, digits, single hyphens. */
const char *id_suggestion(struct arena *, const char *);

/* Any field that is not a record or a list of records. */
void	load_value(struct loader *, const struct field *, const struct node *,
	    void *member, struct rec *);

/* ---- load_series.c ---- */

void	load_series(struct loader *, const struct field *, const struct node *,
	    struct series *, struct rec *);
/* Join `readings:` to the histories and look the series over (E016). */
void	settle_series(struct loader *);

/* A path is meant from the folder of the file that names it. */
const char *path_beside(struct loader *, uint32_t file, const char *path);

/* ---- resolve.c ---- */

void	pend(struct loader *, enum field_kind, void *value,
	    const struct field *, struct rec *owner, const char *name);
void	id_register(struct loader *, struct rec *);
/* The record's id could not be read: what names it by this name still means
   it, so that the fault is told once. */
void	id_meant(struct loader *, struct rec *, const char *name);
/* By id; scope is the record that holds scoped ids, or NULL. */
struct rec *id_lookup(const struct loader *, const struct rec *scope,
	    const char *id, size_t len);
/* People and partners by name, letter case ignored. */
void	name_register(struct loader *, struct rec *, const char *name);
struct rec *name_lookup(const struct loader *, const char *name, size_t len);
void	resolve_all(struct loader *);

/* ---- persons.c ---- */

void	resolve_person(struct loader *, struct person_ref *,
	    const struct field *, struct rec *owner);
void	persons_begin(struct loader *);		/* register all names */
void	persons_end(struct loader *);		/* hand over those declared */

/* ---- settle.c: what needs the whole plan ---- */

void	settle_plan(struct loader *, day as_of);

#endif
