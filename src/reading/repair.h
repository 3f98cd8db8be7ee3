/* SPDX-License-Identifier: MIT */
#ifndef DAFU_REPAIR_H
#define DAFU_REPAIR_H

#include "reading/reader.h"

/* What repair.c, markup.c, turns.c and joins.c share. */

/* Running heads, page numbers are shorter than that. */
enum { HEAD_LINE = 40 };

/* A line of the source as it will be kept. */
struct raw {
	uint32_t start, end;	/* trimmed, markup at its front left out */
	uint32_t indent;
	uint8_t level;
	bool drop, join;	/* not in the prose; goes on the line before */
	bool turn;		/* a page turns before it */
	bool again;		/* a short line that stood above already */
};

/* What becomes of a source character. */
struct point {
	uint32_t stand;		/* what stands for it; 0: itself */
	bool out, bold;		/* left out; printed in bold type */
	bool colon;		/* read as one, printed as it stands */
};

struct repair {
	struct reader *r;
	const uint32_t *s;	/* source */
	const uint32_t *f;	/* the same from r->from on, folded, all blanks
				   as one */
	struct point *point;	/* of its characters, from r->from on */
	struct VEC(struct raw) raw;
	uint32_t markup, markup_first, blanks, blanks_first;
	uint32_t pinyin;	/* readings in brackets, and the first */
	struct place pinyin_first;
};

static inline struct point *point_at(const struct repair *p, uint32_t i)
{
	return &p->point[i - p->r->from];
}

/* The source's character at i as it is read. */
static inline uint32_t folded_at(const struct repair *p, uint32_t i)
{
	return p->f[i - p->r->from];
}

/* Leave [from, to) out of the prose. */
static inline void points_out(const struct repair *p, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		point_at(p, from)->out = true;
}

/* Mark what is no text of the letter: Markdown, HTML residue, readings in
 * brackets (pinyin), blanks between a figure and its unit. */
void markup_out(struct repair *p);

/* Drop page numbers and running heads; mark the lines behind page turns and
 * those that stand again. */
void page_turns(struct repair *p);

/* Mark the lines that go on from the line before: by the evidence of join.def. */
void join_lines(struct repair *p);

/* Copy a raw line, folded, without what is left out; returns its length. */
uint32_t fold_line(const struct repair *p, const struct raw *line,
    uint32_t *out);
/* Whether a line is a number of up to three digits alone. */
bool is_bare_number(const struct repair *p, const struct raw *line);
/* Leave a line out of the prose, and say so. */
void line_drop(struct repair *p, struct raw *line, enum finding_id id);

#endif
