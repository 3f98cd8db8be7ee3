/* SPDX-License-Identifier: MIT */
#ifndef DAFU_INDEX_WORDS_H
#define DAFU_INDEX_WORDS_H

#include "archive/rows.h"

/* The index's text of facts (INDEX_FACTS): organs, people, numbers, contacts,
 * units, each on a line and once; of what is mostly the body's words, only what
 * body does not have. */
str facts_of(const struct rows *rows, str body, struct arena *a);

#endif
