/* SPDX-License-Identifier: MIT */
#ifndef DAFU_WHEN_H
#define DAFU_WHEN_H

#include "reading/reader.h"

/* Find all of the body, once the letter's own date is known; in order, apart from
 * one another. */
void whens_read(struct reader *r, struct span body);
/* Of them the first that begins at or behind i and ends by end; NULL: none. */
const struct when *when_from(const struct reader *r, uint32_t i, uint32_t end);

/* Whether the letter's own year is known. */
bool when_known(const struct reader *r);
/* Whether it lies behind the letter's date, or before it; false where that is
 * not known. */
bool when_later(const struct reader *r, const struct when *w);

bool when_past(const struct reader *r, const struct when *w);
/* Whether its year lies before the letter's. */
bool when_earlier(const struct reader *r, const struct when *w);

/* Whether the time is of another thing: founded then, "a firm of 2022"; end: of
 * the sentence. */
bool when_aside(const struct reader *r, const struct when *w, uint32_t end);

#endif
