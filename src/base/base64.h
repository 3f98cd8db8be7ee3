/* SPDX-License-Identifier: MIT */
#ifndef DAFU_BASE64_H
#define DAFU_BASE64_H

#include "base/arena.h"

/* The bytes that base64 (RFC 4648, 4) stands for, in the arena; white space in it
 * does not count.  False: it is none, or ends too soon. */
bool base64_bytes(str *out, str text, struct arena *a);

#endif
