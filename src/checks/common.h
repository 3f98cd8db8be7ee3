/* SPDX-License-Identifier: MIT */
#ifndef DAFU_COMMON_H
#define DAFU_COMMON_H

#include "base/utf.h"
#include "checks/checks.h"

/* What the rules share.  In checks_run only l and a are set. */

enum check_words {
#define WORDS(id, words) W_##id,
#include "checks/word.def"
#undef WORDS
	W_COUNT
};

enum need_bit {
#define NEED(id, zh, en) NEED_BIT_##id,
#include "checks/need.def"
#undef NEED
	NEED_BITS
};

/* A document number as it stands in the source; an empty place: not there. */
struct number_form {
	struct place all, brackets, year, ordinal, zeros, serial;
	bool bent;		/* brackets other than 〔〕 */
	bool end;		/* 号 behind it */
};

struct check {
	struct letter *l;
	struct arena *a;
	const struct profile *p;
	const uint32_t *s;	/* the source, [from, to) of it the letter's */
	uint32_t from, to;
	uint32_t *f;		/* the prose, folded */
	uint32_t n;
	struct span reply;	/* the body behind the opening */
	struct number_form number;	/* of the letter; all empty: none */
	uint32_t site;		/* the residue last looked at */
	const struct check_options *o;
};

/* Every row's function is rule_…(c, id); what fails it adds, as id. */
#define FINDING(id, code, rule, severity, when, needs, by, basis, zh, en) \
	void rule_##by(struct check *c, enum finding_id id);
#include "letter/finding.def"
#undef FINDING

/* --- words */

/* Where c, folded, stands in a set, from 1; 0: nowhere. */
int rank_in(enum check_words set, uint32_t c);
static inline bool is_one(enum check_words set, uint32_t c)
{
	return rank_in(set, c);
}
/* The closing partner of an opening mark; 0: it is none. */
uint32_t partner_of(uint32_t c);
/* The first of a list's words in the folded prose; *where gets it, or NULL. */
bool says(const struct check *c, struct span in, enum check_words list,
    struct span *where);
/* Whether one of a list's words stands at i; how long it is. */
uint32_t words_at(const uint32_t *f, uint32_t i, uint32_t end,
    enum check_words list);
/* Whether words hold one of a list. */
bool words_have(str words, enum check_words list);

static inline bool is_figure(uint32_t c)
{
	return c >= '0' && c <= '9';
}

/* --- the source */

/* The words at a place, of more than so many the first and "…". */
str source_words(const struct check *c, struct place at);
/* Whether i belongs to the web page around the letter; i must not fall. */
bool in_site(struct check *c, uint32_t i);
/* The document number in a place of the source; false: there is none. */
bool number_find(const struct check *c, struct place in,
    struct number_form *out);
/* Where a span stands in the source. */
static inline struct place place_of(const struct check *c, struct span in)
{
	return prose_place(&c->l->prose, in);
}

/* --- findings */

/* What is wrong at a place, with the words there. */
struct finding *found(struct check *c, enum finding_id id, struct place at);
/* The same about the letter as a whole, or with other words. */
struct finding *found_as(struct check *c, enum finding_id id, struct place at,
    str detail);
/* What would mend it. */
void mend(struct check *c, struct finding *f, struct place at,
    const char *text);

/* --- figures */

/* The growth against the year before that is said by a mark at or behind from: the
 * index behind it; 0: there is none. */
size_t growth_next(const struct check *c, size_t from, struct check_growth *out);

#endif
