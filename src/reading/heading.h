/* SPDX-License-Identifier: MIT */
#ifndef DAFU_HEADING_H
#define DAFU_HEADING_H

#include "reading/reader.h"

/* Whether c ends a heading: 。 or ：; of an item that is a clause (一是) also ，
 * and ；. */
bool heading_stop(uint32_t c, bool clause);

/*
 * The heading of measure m, whose text is s: to the first stop; none where
 * plain text runs on for more than 40 characters.  Returns where the rest of
 * the text begins.
 */
uint32_t heading_read(struct reader *r, struct node *m, struct span s,
    bool clause);

/* The end of the bold sentence that begins at i (its stop not counted); 0:
 * none does. */
uint32_t bold_sentence(const struct reader *r, uint32_t i, uint32_t end);
/* Whether bold words begin at i behind other bold words, whose ink ends at behind,
 * and a gap, which may have been taken out: two headings on one line. */
bool bold_again(const struct reader *r, uint32_t behind, uint32_t i,
    uint32_t start);
/* Whether a sentence may begin behind the ink that ends at ink, in a paragraph
 * that begins at start. */
bool sentence_starts(const struct reader *r, uint32_t ink, uint32_t start);
/* Whether an item may: behind a mark. */
static inline bool item_starts(const struct reader *r, uint32_t ink,
    uint32_t start)
{
	return ink == start || (!utf_is_usual(r->f[ink - 1]) &&
	    set_has(SET_ITEM_BEHIND, r->f[ink - 1]));
}

/* Whether an item of a list that one sentence holds is where s begins, with a
 * character and CHAR_IS, behind the ink that ends at ink: its first, no stop
 * before it, or, in a series, a later one. */
bool item_listed(const struct reader *r, uint32_t ink, struct span s,
    bool series);

/* What a line of the body is: it closes the letter (此复); a bullet leads it that
 * says something, as those of menus do not; line i heads what follows without a
 * number (series: one like it did before); it says by whom or by when the item
 * above it is done (责任单位：…). */
bool line_closes(struct reader *r, struct span s);
bool line_says(const struct reader *r, struct span s);
bool line_heads(struct reader *r, uint32_t i, bool series);
bool line_is_task(struct reader *r, struct span s);

#endif
