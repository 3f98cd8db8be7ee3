/* SPDX-License-Identifier: MIT */
#ifndef DAFU_NUMERALS_H
#define DAFU_NUMERALS_H

#include "base/number.h"
#include "reading/reader.h"

/* The number in the letter that begins at i: number_scan(), with the units that
 * the letter's words are. */
bool number_at(const struct reader *r, uint32_t i, uint32_t end,
    struct number *n);

#endif
