#ifndef RENDER_MADE_H
#define RENDER_MADE_H

struct fonts;
struct layout;
struct render_job;

/*
 * What only the finished pages show, noted among the job's findings: more of
 * them than a board reads (M807), and letters that no font has, once a
 * script, with the font that would do (M814).
 */
void	made_tell(const struct layout *, const struct fonts *,
	    const struct render_job *);

#endif
