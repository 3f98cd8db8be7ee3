/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TOTALS_H
#define DAFU_TOTALS_H

#include "reading/amount.h"

/*
 * What the files that read totals share: the figures of a letter in order, what
 * stands between them, which may be the total of which, and whether parts add
 * up.  A figure is known by its index.
 */
enum { PARTS = 40 };

/* What a word of part.def says. */
enum says { SAYS_NONE, SAYS_OPENS, SAYS_AMONG, SAYS_PHASE, SAYS_LATER, SAYS_BY,
	SAYS_VIEW, SAYS_IN, SAYS_AMID, SAYS_MADE, SAYS_UP, SAYS_NEW, SAYS_AGAIN,
	SAYS_SUM, SAYS_REST, SAYS_OUT, SAYS_EACHES, SAYS_MEAN };
#define SAYS(what) (UINT32_C(1) << SAYS_##what)

/* Characters that stand in a gap. */
enum { GAP_COMMA = 1, GAP_SEMICOLON = 2, GAP_PAUSE = 4, GAP_AND = 8,
	GAP_STOP = 16, GAP_LINE = 32, GAP_OPEN = 64, GAP_CLOSE = 128,
	GAP_COLON = 256, GAP_FROM = 512, GAP_EACH = 1024, GAP_DATE = 2048 };

/* What stands between a figure and the one before it. */
struct gap {
	uint32_t from, to;
	uint32_t tail;		/* behind the last , 。 ; of it; from: none */
	uint32_t has;		/* GAP_… */
	uint32_t words, near;	/* SAYS(…) in it; in its tail or at its edge */
	bool in_bracket;	/* the figure stands in a bracket opened here */
};

/* Parts of a total that stand together. */
struct list {
	struct mark *total;
	size_t part[PARTS];	/* indices of figures */
	size_t count;
	double have;		/* what they are together */
	bool loose;		/* what is listed may overlap */
	bool open;		/* 等 follows: more than what is listed */
	bool closed;		/* all are given: 由…组成, a list by years */
	int few;		/* parts that miss a total by less than one
				   in so many are meant to be all of it */
};

struct pass {
	struct reader *r;
	struct mark **v;	/* the statistics, in order */
	struct gap *gap;	/* gap[i]: before v[i]; none before the first */
	uint32_t *line, *sentence;	/* of v[i], counted */
	size_t n;
};

static inline uint32_t start_of(const struct mark *m)
{
	return m->value.in.start;
}

static inline uint32_t end_of(const struct mark *m)
{
	return m->value.in.end;
}

/* Find all gaps; p->v and n are set. */
void total_gaps(struct pass *p);
/* The last word of part.def that says one of these, within the span; NULL:
 * none.  A longer word hides those in it. */
const struct token *total_word(const struct pass *p, struct span in,
    uint32_t says);
static inline bool total_same_line(const struct pass *p, size_t a, size_t b)
{
	return p->line[a] == p->line[b];
}

static inline bool total_same_sentence(const struct pass *p, size_t a,
    size_t b)
{
	return p->sentence[a] == p->sentence[b];
}

/* A figure that may be a part: a size, not a share or a growth; that may have
 * parts: so may 新增100张 be. */
bool total_is_size(const struct pass *p, size_t i);
bool total_is_whole(const struct pass *p, size_t i);
/* Of one unit; of one kind of thing by other classifiers: 单位186家, 院校23所. */
bool total_same_unit(const struct mark *a, const struct mark *b);
bool total_alike(const struct mark *a, const struct mark *b);
/* A unit of people: 人, 名, 位. */
bool total_is_people(str unit);
/* The figures of a letter, and what stands between them. */
void totals_open(struct pass *p, struct reader *r);

/* Say that total is the total of m. */
void total_set(struct mark *m, struct mark *total, enum certainty certainty);
/* One more part of the list: figure i. */
void total_part_add(struct pass *p, struct list *list, size_t i);
/* Say of the total whether its parts add up, where that can be told. */
void total_add_up(struct pass *p, struct list *list);
/* A figure of a table. */
bool total_is_cell(const struct mark *m);

/* Columns of tables whose cells add up to a figure of the line above. */
void total_columns(struct pass *p);

#endif
