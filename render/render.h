#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct analysis;
struct answers;
struct arena;
struct bank;
struct chapters;
struct diags;
struct template_kind;
struct theme;

/*
 * The door between cmd/ and the back ends, which live in a module that is
 * loaded only when documents are made (so that `check` starts fast).
 * Back ends return bytes; only cmd/out.c writes files.
 */

#define RENDER_ABI	4

enum variant {
	VARIANT_FULL,
	VARIANT_SUMMARY,	/* cover and plan on a page, alone */
	VARIANT_LARGE_PRINT
};

struct render_options {
	bool		 single;	/* the pack in one file */
	enum variant	 variant;	/* of the PDF */
};

/*
 * What a partnership's own templates make of its documents.  A member is
 * NULL where it has none: then what is built in holds.
 */
struct house_style {
	const struct bank	*bank;		/* of questions */
	const struct chapters	*chapters;	/* of the delivery plan */
	const struct theme	*theme;		/* of the PDF */
};

/*
 * A file for a library that cannot do without one.  It is made and removed by
 * cmd/out.c alone; a renderer that has `needs_file` finds it in its job.
 */
struct render_scratch {
	int		 fd;		/* to read it back */
	const char	*path;		/* what the library is to open */
	bool		 on_disk;	/* not in memory */
};

struct render_job {
	struct arena		*arena;
	const struct analysis	*analysis;	/* and through it the plan */
	struct diags		*diags;		/* settled; may grow (M814) */
	const char		*stem;
	struct render_options	 options;
	struct house_style	 style;
	const struct answers	*answers;	/* of reviewers, or NULL */
	struct render_scratch	 scratch;
};

struct render_file {
	const char	*name;	/* below the output folder: "p.pdf",
				   "p-review/README.md" */
	const char	*bytes;
	size_t		 len;
};

struct render_result {
	struct render_file	*files;
	size_t			 n;
	const char		*error;	/* a sentence, when it failed */
};

struct renderer {
	const char	*name;		/* for --only: "pdf", "xlsx", "md" */
	const char	*what;		/* "PDF delivery plan" */
	bool		 by_default;
	bool		 needs_file;
	bool		(*run)(const struct render_job *,
			    struct render_result *);
};

struct render_module {
	int			 abi;
	const struct renderer	*renderers;
	size_t			 n;
	/* "libharu 2.3.0, libxlsxwriter 1.1.4 …" for --version */
	const char		*(*versions)(struct arena *);
	/* What reads the templates that documents are made like. */
	const struct template_kind *templates;
	size_t			 n_templates;
	/* What in them does not fit a plan, beside the plan's own faults. */
	void			(*check_style)(const struct house_style *,
				    const struct analysis *, struct diags *);
	/* What reviewers wrote into these files of a pack. */
	const struct answers	*(*answers)(struct arena *,
				    const struct bank *,
				    const uint32_t *files, size_t n,
				    struct diags *);
};

/* The one symbol that is looked up: "planpress_render_module". */
extern const struct render_module planpress_render_module
	    __attribute__((visibility("default")));

/* The back ends, one file each. */
struct doc;
struct doc_parts;
bool	pdf_render(const struct doc_parts *, const struct render_job *,
	    struct render_result *);
const char *markdown_print(const struct doc *, struct arena *);	/* whole doc */
const char *tree_print(const struct doc *, struct arena *);
bool	workbook_render(const struct render_job *, struct render_result *);
bool	pack_render(const struct render_job *, struct render_result *);

/* The libraries that they use: "libharu 2.3.0, HarfBuzz 6.0.0". */
const char *pdf_versions(struct arena *);
const char *workbook_version(struct arena *);

/* What a document was made from, in one line: the same in all three. */
const char *provenance_of(const struct render_job *);

/* The delivery plan as a document tree; the same, part by part. */
struct doc *compose_plan(const struct render_job *);
struct doc_parts compose_parts(const struct render_job *);

#endif
