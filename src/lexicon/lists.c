/* SPDX-License-Identifier: MIT */
/* The sets of set.def and the lists of list.def. */
#include "lexicon/lexicon.h"

const char *const lexicon_sets[SET_COUNT] = {
#define SET(id, text) [SET_##id] = text,
#include "lexicon/set.def"
#undef SET
};

#define LIST(id, ...) static const char *const list_##id[] = { __VA_ARGS__, NULL };
#include "lexicon/list.def"
#undef LIST

const char *const *const lexicon_lists[LIST_COUNT] = {
#define LIST(id, ...) [LIST_##id] = list_##id,
#include "lexicon/list.def"
#undef LIST
};
