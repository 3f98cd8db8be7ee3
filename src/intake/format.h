/* SPDX-License-Identifier: MIT */
#ifndef DAFU_FORMAT_H
#define DAFU_FORMAT_H

#include "intake/container.h"
#include "intake/decode.h"

/* A file on its way to text, and what is known of it so far. */
struct intake {
	str bytes;
	str made;			/* of the bytes, by the format's tool */
	const struct text_options *options;
	struct arena *a;
	struct diag *d;
	struct container *zip;		/* NULL: not opened, or none */
	str types, kind;		/* what it says of its parts, and of itself;
					   s == NULL: not read yet */
	struct decoded decoded;
	bool is_decoded;
};

/*
 * A reader: intake to out, whose format and bytes are set.  Everything in out
 * lives in the arena.  False, having said why in d.
 */
typedef bool format_reader(struct text *out, struct intake *in);
format_reader plain_read, html_read, docx_read, ofd_read,
    pdf_read, scan_read, made_docx_read;

#endif
