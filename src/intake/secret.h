/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SECRET_H
#define DAFU_SECRET_H

#include "base/str.h"

/* Whether a head or foot of a page has words of secret.def, so that it may bear a
 * mark of secrecy. */
bool secret_in(str words);

#endif
