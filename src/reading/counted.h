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
enum { WEIGHT_BITS = 18, WEIGHTS = (1 << WEIGHT_BITS) + 8, FEATURES = 96,
	SPOT_FEATURES = 10, CHOICES = 96, SEGMENTS = 6, LOOK_BACK = 12,
	BEAM = 300 };

/* While they are learned (tests/weights) they are greater. */
#ifndef WEIGHT
#define WEIGHT int8_t
#endif
typedef WEIGHT weight;

/* Where a choice stands, seen from its figure. */
enum where { BEHIND, BEFORE, BEFORE_FIGURE, CLAUSE, CLAUSE_FIGURE, SENTENCE,
	HEADING, FAR };

/* A stretch of prose with no stop, figure or date in it. */
struct segment {
	struct span in;
	uint8_t where;		/* enum where */
};

/* What of an organization's name stands at a place. */
enum organ_part { NAME_BEGINS = 1, NAME_ENDS = 2, NAME_INSIDE = 4 };

/* What is known of a place whatever the figure. */
struct spot {
	uint32_t word, ended;	/* the longest word of a name that begins, ends
				   here: its token + 1; 0: none */
	int32_t start, end;	/* weights of a choice that begins, ends here */
	uint16_t at, before;	/* class and length of word and ended */
	uint16_t inside;	/* class of a word that goes on here, from where */
	uint8_t pairs;		/* brackets and quotation marks before it, as
				   many as a byte counts */
	bool first, last;	/* a choice may begin, end here */
	uint8_t organ;		/* a set of enum organ_part */
	uint32_t known;		/* when it was weighed */
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
	uint32_t *as;			/* characters, all stops as one and
					   all digits */
	uint32_t *feature;		/* room for FEATURES of them */
	const weight *weights;
	uint32_t now;			/* changes when they do; not 0 */
	int32_t beam;			/* by how much a choice may weigh less
					   than the best before its words are
					   looked at */
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
	uint32_t row[24];	/* what speaks for choices whatever they are: */
	size_t rows;		/* rows of weights, one for each place */
	int32_t most;		/* what the best so far weighs without its words */
	struct span beyond;	/* words behind a clause that follows it */
	struct segment segment[SEGMENTS];	/* the first behind it */
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
/* What speaks for a choice; its words are not filled in. */
struct weighed figure_weigh(struct figure *f, struct span s);
/* The features of a choice: indices of weights, FEATURES at most.  All of
 * these return how many they put into v. */
size_t figure_features(const struct figure *f, struct span s, uint32_t *v);

/* The features by what they are of (features.c): of the places where it begins
 * and ends; of these and the figure; of the words. */
size_t feature_ends(const struct counting *c, struct span s, uint32_t *v);
size_t feature_figure_start(const struct figure *f, const struct segment *g,
    uint32_t i, uint32_t *v);
size_t feature_figure_end(const struct figure *f, const struct segment *g,
    uint32_t i, uint32_t *v);
size_t feature_span(const struct figure *f, const struct segment *g,
    struct span s, uint32_t *v);
/* What they weigh together, role of the eight of each row. */
int32_t weigh(const struct counting *c, const uint32_t *v, size_t n,
    unsigned role);
/* The rows of a figure; what those before it count. */
void feature_figure(struct figure *f);
void feature_history(struct figure *f);

/* Find the words of names; know a place. */
void spots_open(struct counting *c);
void spot_know(struct counting *c, uint32_t i);

static inline const struct spot *spot_at(struct counting *c, uint32_t i)
{
	if (c->spot[i].known != c->now)
		spot_know(c, i);
	return &c->spot[i];
}

#endif
