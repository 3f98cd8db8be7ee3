/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DECODE_H
#define DAFU_DECODE_H

#include "intake/document_text.h"

enum encoding { ENCODING_UNKNOWN, ENCODING_UTF8, ENCODING_UTF16LE,
	ENCODING_UTF16BE, ENCODING_GB18030 };
extern const char *const encoding_names[];

/* By a name as users write it, in any case; ENCODING_UNKNOWN: none. */
enum encoding encoding_named(const char *name);

struct decoded {
	enum encoding encoding, told;	/* told: by the bytes */
	uint32_t *c;		/* code points, LF line ends */
	size_t n;
	size_t *byte;		/* of each, and the end; NULL: not asked for */
	struct VEC(struct replaced) replaced;	/* offsets in c */
	struct VEC(uint32_t) feeds;		/* form feeds: see text.h */
};

/* Bytes that are no other format's, at least one, to code points, markup and
 * all. */
bool decode(struct decoded *out, str bytes, const struct text_options *o,
    struct arena *a, struct diag *d);

#endif
