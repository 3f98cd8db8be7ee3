/* SPDX-License-Identifier: MIT */
#ifndef DAFU_DOCUMENT_TEXT_H
#define DAFU_DOCUMENT_TEXT_H

#include "base/diag.h"
#include "base/seal.h"
#include "base/whence.h"
#include "intake/tool.h"

/*
 * Bytes of any kind to decoded Unicode text.  All offsets are code points of
 * that text, from 0; ranges are half-open.  For an HTML page the text is the
 * page as it is read aloud: blocks on lines of their own, table cells set apart
 * by a tab, no markup, nothing hidden.  For a DOCX, OFD or PDF it is what the
 * pages show, in the same way: see docx.c, lines.c.
 */

/* What is read, and what is refused: the rows of format.def. */
struct text_format {
	const char *name;	/* as a record says it; NULL: it is refused */
	const char *what;
	const char *by;		/* what reads it */
	const char *advice;	/* what to do instead; NULL: it is read */
	enum tool tool;		/* that takes it apart first; TOOL_COUNT: none */
	bool box;		/* what it holds is read (box.h) */
	bool picture;		/* read where text_options has ocr */
};
extern const struct text_format text_formats[];	/* what NULL: the end */

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

/* A stretch that was recognised in a picture, and how sure that is, in per cent
 * from 1. */
struct sure {
	uint32_t start, end;
	uint8_t sure;
};

/* What the source shows and the text has not, and about where that would stand. */
enum left_out_kind {
	LEFT_OUT_PAGE,	/* a page without text, by its number */
	LEFT_OUT_EDGE,	/* a running head or foot, in its words */
	LEFT_OUT_PART,	/* what is not read, by its name in the format */
};

struct left_out {
	uint32_t at;
	enum left_out_kind kind;
	str what;
};

struct text {
	const uint32_t *c;	/* code points; see text_decode for line ends */
	size_t n;
	const char *format;	/* a name of text_formats */
	const char *encoding;	/* "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030";
				   NULL: the format has no such choice */
	const char *told;	/* the encoding that the bytes tell, where the
				   user named another; else NULL */
	size_t bytes;		/* length of the file */
	const size_t *byte;	/* of plain text, where it was asked for: the
				   byte at which each of c begins, and their
				   end (n + 1); NULL: not so */
	/* not of plain text; ascending, and so are the others */
	struct VEC(struct range) bold;
	struct VEC(struct range) heading;	/* as the format marks them */
	struct VEC(struct replaced) replaced;
	struct VEC(uint32_t) feeds;		/* line ends that end a page:
						   form feeds; in a DOCX those
						   before a page's first line */
	/* of what has pages or parts only */
	struct VEC(uint32_t) turn;		/* where a page begins, in
						   mid-sentence, too */
	struct VEC(struct whence) whence;		/* apart from one another */
	struct VEC(struct seal) seals;			/* of an OFD */
	struct VEC(struct sure) sure;	/* of what is not there as text */
	struct VEC(struct left_out) left_out;
	bool partly;		/* the file is damaged, and words may be missing */
};

/* What decoding may need from disk, had when it does, for a process that decodes
 * much; one thread at a time.  text_decoder_close takes NULL. */
struct text_decoder;
struct text_decoder *text_decoder_open(void);
void text_decoder_close(struct text_decoder *x);
/* For one that soon may open nothing: have it now.  False: there is none. */
bool text_decoder_ready(struct text_decoder *x);

struct text_options {
	const char *encoding;	/* as the user gave it; NULL: told by the bytes */
	bool strict;		/* undecodable bytes are an error */
	bool places;		/* say which bytes each code point is */
	bool ocr;		/* text is recognised in pictures */
	struct text_decoder *decoder;	/* NULL: opened where it is needed */
	const struct programs *programs;	/* NULL: none are run */
};

/*
 * Decode bytes.  Everything in out lives in the arena.  Returns false, having
 * said why in d: EMPTY (nothing but white space), BINARY (a format that is
 * refused, or mostly undecodable), BOX (it holds documents), ENCODING,
 * UNDECODABLE (strict), DAMAGED, PROTECTED, TOO_LARGE (of containers),
 * PROGRAM_NEEDED (there are no programs).  The format is told by the bytes
 * (format.def).  Takes no path and no clock.
 *
 * CRLF stays two code points, so offsets are those of the bytes decoded as they
 * are (in Python open(…, newline="")); a lone CR, a form feed and a vertical tab
 * become LF, also one.  A byte order mark is no part of the text.
 */
bool text_decode(struct text *out, str bytes, const struct text_options *o,
    struct arena *a, struct diag *d);

/*
 * The other way: n code points as bytes of an encoding, by the name that a text
 * has for it.  x: NULL: one is opened.  False: it has none for one of them.
 */
bool text_encode(str *out, const uint32_t *c, size_t n, const char *encoding,
    struct text_decoder *x, struct arena *a);

#endif
