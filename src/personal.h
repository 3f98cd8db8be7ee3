/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PERSONAL_H
#define DAFU_PERSONAL_H

#include "publish/private.h"

/* What is personal, as the lexicon says how it is written (lexicon/private.def,
 * secrecy.def), for the public edition. */
struct patterns;
struct private_forms personal_forms(struct patterns *p);

/* GB 11643-1999: 17 digits and their check digit, X for 10; and Luhn's. */
bool personal_identity(const char *digits, size_t n);
bool personal_luhn(const char *digits, size_t n);

#endif
