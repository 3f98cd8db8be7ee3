/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FACTS_H
#define DAFU_FACTS_H

#include "base/digest.h"
#include "site/grams.h"
#include "site/make.h"

/* What a site keeps of its letters.  All strings end in NUL; one that is absent
 * has s == NULL. */

struct site_letter {
	str name;	/* 1f/1f0c52d89a3b */
	str title, asked, issuer, date, year, class, kind, number;
	int topic;	/* of topics[]; -1: none */
	struct grams_of grams;
};

struct site_figure {
	uint32_t letter;	/* from 0, in the order in which they came */
	str id, words, value, max, unit, bound, of, time;
};

struct site_promise {
	uint32_t letter;
	str id, what, deadline, due, responsible, status;
	str sentence;		/* that has the deadline, where what does not */
	bool doubtful;		/* its status may be read otherwise */
};

/* Facets: by what letters are listed. */
enum site_facet { SITE_YEAR, SITE_CLASS, SITE_TOPIC, SITE_ISSUER, SITE_FACETS };

struct site {
	struct site_options o;
	bool inner;		/* a letter of it is no public edition */
	struct arena arena;
	struct VEC(struct site_letter) letter;
	struct VEC(struct site_figure) figure;
	struct VEC(struct site_promise) promise;
	struct grams grams, names;	/* names: of pages, as two numbers */
	uint32_t *order;	/* letters, the newest first; by facts_order */
	uint32_t *rank;		/* of each letter in it */
};

/* Topics of proposals, by words of their titles: topic.def. */
extern const struct topic_row { const char *id, *name, *words; } topics[];
extern const int topic_count;

/* The class of letters that have none: last among the letters. */
#define NO_CLASS "none"

/* What a letter is under a facet: a key; s == NULL: nothing. */
str facts_key(const struct site *s, uint32_t letter, enum site_facet f);

/* The words for a code: facts_word("status", "done"); the code where there are
 * none. */
str facts_word(const char *of, str code);

/* Put letters, figures and promises in order. */
void facts_order(struct site *s);

/* A short name for a file, from words: the first 12 digits of their SHA-256. */
str facts_short(struct arena *a, str words);

#endif
