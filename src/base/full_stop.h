/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FULL_STOP_H
#define DAFU_FULL_STOP_H

#include "base/str.h"

/* Where in text the sentence begins that holds the byte at; from: where one
 * does.  And where it ends: behind its mark, without a line's end. */
size_t sentence_begin(str text, size_t from, size_t at);
size_t sentence_end(str text, size_t at);

#endif
