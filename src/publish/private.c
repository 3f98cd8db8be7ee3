/* SPDX-License-Identifier: MIT */
/* The kinds of what is personal. */
#include "publish/private.h"

const char *const hidden_words[] = {
#define HIDDEN(id, element, word) [HIDDEN_##id] = word,
#include "publish/hidden.def"
#undef HIDDEN
};

const char *const hidden_elements[] = {
#define HIDDEN(id, element, word) [HIDDEN_##id] = element,
#include "publish/hidden.def"
#undef HIDDEN
};
