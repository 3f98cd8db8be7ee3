/* SPDX-License-Identifier: MIT */
/* The lists of list.def. */
#include "lexicon/lexicon.h"

#define LIST(id, ...) \
	static const char *const list_##id[] = { __VA_ARGS__, NULL };
#include "lexicon/list.def"
#undef LIST

const char *const *const lexicon_lists[LIST_COUNT] = {
#define LIST(id, ...) [LIST_##id] = list_##id,
#include "lexicon/list.def"
#undef LIST
};
