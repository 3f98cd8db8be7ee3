/* SPDX-License-Identifier: MIT */
#ifndef DAFU_TEXT_H
#define DAFU_TEXT_H

#include "base/diag.h"

/*
 * Bytes of any kind to decoded Unicode text.  All offsets are code points of
 * that text, from 0; ranges are half-open.  For an HTML page the text is the
 * page as it is read aloud: blocks on lines of their own, table cells set apart
 * by a tab, no markup, nothing hidden.
 */

enum text_format { TEXT_PLAIN, TEXT_HTML };

struct range {
	uint32_t start, end;
};

/* What decoding had to put another character for. */
struct replaced {
	uint32_t at;		/* where U+FFFD stands in the text */
	size_t byte;		/* offset of the byte at fault in the file */
	uint32_t point;		/* the code point XML cannot carry, or
				   UINT32_MAX: undecodable bytes */
};

struct text {
	const uint32_t *c;	/* code points; see text_decode for line ends */
	size_t n;
	enum text_format format;
	const char *encoding;	/* "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030" */
	size_t bytes;		/* length of the file */
	struct VEC(struct range) bold;		/* ascending, HTML only */
	struct VEC(struct range) heading;	/* text of h1 to h6, HTML only */
	struct VEC(struct replaced) replaced;
	struct VEC(uint32_t) feeds;		/* where form feeds stood, ascending;
						   plain text only */
};

struct text_options {
	const char *encoding;	/* as the user gave it; NULL: told by the bytes */
	bool strict;		/* undecodable bytes are an error */
};

/* Open what decoding may need from disk, for a process that soon may open
 * nothing.  Else not needed. */
void text_init(void);

/*
 * Decode bytes.  Everything in out lives in the arena.  Returns false, having
 * said why in d: EMPTY (nothing but white space), BINARY (NUL bytes, a known
 * binary signature, or mostly undecodable), ENCODING, UNDECODABLE (strict).
 * An HTML page is told by its markup.  Takes no path and no clock.
 *
 * CRLF stays two code points, so offsets are those of the bytes decoded as they
 * are (in Python open(…, newline="")); a lone CR, a form feed and a vertical tab
 * become LF, also one.  A byte order mark is no part of the text.
 */
bool text_decode(struct text *out, str bytes, const struct text_options *o,
    struct arena *a, struct diag *d);

#endif
