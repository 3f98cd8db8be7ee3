/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PHRASE_H
#define DAFU_PHRASE_H

#include "reading/word.h"

/*
 * Noun phrases of the prose, found by word.def and by the marks of
 * punctuation.  Every function returns a span of the prose; an empty one where
 * there is no phrase.
 */

/* What ends a clause: a stop, a colon, a line's end; not 、. */
bool phrase_breaks(uint32_t c);
/* Whether the items of a list are joined at i: 、 和 及 与. */
bool phrase_joins(const struct reader *r, uint32_t i);

/* The first code point of the clause that ends at i; not before from.  Brackets
 * are passed over. */
uint32_t clause_start(const struct reader *r, uint32_t i, uint32_t from);

/* The noun phrase that begins at i: to a stop, a verb, a figure. */
struct span phrase_at(const struct reader *r, uint32_t i, uint32_t end);

/* The noun phrase that a figure which ends at i counts (i may be that of the
 * next figure where two are glued).  share: it is a percentage or a ratio. */
struct span phrase_behind(const struct reader *r, uint32_t i, uint32_t end,
    bool count, bool share);

/* The phrase before the figure at i; from: behind the figure before. */
struct span phrase_before(struct reader *r, uint32_t i, uint32_t from);

/* The parts of phrase_before, for lists: words that name nothing cut from an
 * end; what stands behind the last 的; behind the last verb; of a long list the
 * last item. */
struct span phrase_strip_front(const struct reader *r, struct span s);
struct span phrase_strip_end(struct reader *r, struct span s);
struct span phrase_after_de(const struct reader *r, struct span s);
struct span phrase_after_verb(const struct reader *r, struct span s);
struct span phrase_after_list(const struct reader *r, struct span s);

/* Whether the words are nothing but verbs (改造, 已回收), so that the thing
 * counted was named before. */
bool phrase_only_verbs(const struct reader *r, struct span s);
/* Whether one of them is never part of a name; whether one names an activity
 * that people do (就业, 住院). */
bool phrase_has_verb(const struct reader *r, struct span s);
bool phrase_names_activity(const struct reader *r, struct span s);

/* Whether the words are a name: characters, letters, figures, brackets. */
bool phrase_is_name(const struct reader *r, struct span s);
/* Whether they name a measure: 率 数 额 量 比 度 …. */
bool phrase_names_measure(const struct reader *r, struct span s);
/* Whether they say little alone: 比例, 资金. */
bool phrase_is_plain(const struct reader *r, struct span s);

#endif
