/* SPDX-License-Identifier: MIT */
#ifndef DAFU_COUNTED_H
#define DAFU_COUNTED_H

#include "reading/reader.h"

/*
 * What a figure counts is chosen among spans of the prose.  Each is worth the
 * sum of the weights of its features (features.c): of where it begins and
 * ends, of what it is, of the figure.  The weights are learned from letters
 * with answers (tests/weights); the greatest sum wins, and how far it is ahead
 * says how certain it is.
 */
enum { WEIGHT_BITS = 17, FEATURES = 80, CHOICES = 96, SEGMENTS = 7,
	LOOK_BACK = 12 };

/* What the features of a choice weigh together; and where v is not NULL which
 * they are, as indices of weights, FEATURES at most. */
struct features {
	const struct counting *c;
	int32_t sum;
	uint32_t n, *v;
};

/* Where a choice stands, seen from its figure. */
enum where { BEHIND, BEFORE, BEFORE_FIGURE, CLAUSE, CLAUSE_FIGURE, SENTENCE,
	HEADING, FAR };

/* A stretch of prose with no stop, figure or date in it. */
struct segment {
	struct span in;
	uint8_t where;		/* enum where */
};

/* What is known of a place whatever the figure. */
struct spot {
	int32_t start, end;	/* weights of a choice that begins, ends here */
	uint16_t at, before;	/* words that begin and end here: class, length */
	uint16_t inside;	/* the class of one that goes on here */
	bool first, last;	/* a choice may begin, end here */
	bool known;
};

/* A letter's figures. */
struct counting {
	struct reader *r;
	struct mark **v;
	size_t n;
	struct around {
		size_t line;		/* the first figure of its line */
		size_t first, last;	/* of the list that it stands in */
	} *around;			/* of each */
	struct VEC(struct span) headings;
	struct spot *spot;
	const struct token **word;	/* at each place the longest that may
					   be of a name; NULL: none */
	uint32_t *as;			/* characters, all stops as one and
					   all digits */
	const int8_t *weights;
	const int32_t *learning;	/* not NULL: these instead, which change */
};

/* One of them, and what is known of it whatever the choice. */
struct figure {
	struct counting *c;
	const struct mark *m;
	size_t i, line;		/* its index; the first of its line */
	uint32_t start, end;	/* of it; behind those that touch it */
	uint32_t unit;		/* a hash of its unit */
	size_t run, runs;	/* its index among figures parted by 、 or 和,
				   and how many they are */
	struct span item;	/* of as many items before 分别 its own */
	bool respectively;	/* 分别 stands before them */
	uint32_t room, words, shape;	/* what stands right before it */
	struct segment segment[SEGMENTS];
	size_t segments;
	struct counted {
		struct span in;
		const struct mark *m;
		uint32_t steps;	/* figures from it to this one */
		uint32_t seen;	/* things counted from there on */
	} before[LOOK_BACK];	/* what the last ones of its line count, the
				   nearest first */
	size_t befores;
};

struct choice {
	struct span in;
	int32_t score;
};

/* Find the figures of a letter that has been read so far. */
void counting_open(struct counting *c, struct reader *r);
/* Look at figure i; of those before it what they count is known. */
void figure_open(struct figure *f, struct counting *c, size_t i);

/* The best choices for it, at most CHOICES; returns how many. */
size_t figure_choices(struct figure *f, struct choice *out);
/* Which of n > 0 is the best, and how far it is ahead of the best that names
 * another thing. */
size_t choice_best(const struct figure *f, const struct choice *v, size_t n,
    int32_t *ahead);
/* What speaks for a choice apart: where it begins, where it ends, its place, and
 * its words. */
void figure_weigh(struct figure *f, struct span s, struct features out[4]);
/* All features of a choice. */
void figure_features(struct figure *f, struct span s, struct features *out);

/* The features by what they are of (features.c). */
void feature_start(uint32_t i, struct features *out);
void feature_end(uint32_t i, struct features *out);
void feature_figure_start(struct figure *f, const struct segment *g,
    uint32_t i, struct features *out);
void feature_figure_end(struct figure *f, const struct segment *g, uint32_t i,
    struct features *out);
void feature_segment(struct figure *f, const struct segment *g,
    struct features *out);
void feature_span(struct figure *f, const struct segment *g, struct span s,
    struct features *out);
/* What stands right before the figure, for all of them. */
void feature_before(struct figure *f);
/* What those before it count. */
void feature_history(struct figure *f);
/* Find the words of names; the words at a place. */
void spots_open(struct counting *c);
const struct spot *spot_at(struct counting *c, uint32_t i);

#endif
