/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PAGE_LINES_H
#define DAFU_PAGE_LINES_H

#include "intake/document_text.h"

/*
 * Characters at their places to text: what formats share whose pages are drawn.
 * Lengths are in one unit, any, from a page's left upper corner.
 */

/* A character where a page has it. */
struct glyph {
	double x, y, size;	/* y: of its base line, or its middle */
	double wide;		/* 0: what its size makes of it */
	double top, bottom;	/* of its box, where a page is its place */
	uint32_t c;
	uint32_t order;		/* in the page, as it is drawn */
	uint32_t number;	/* of its place, as struct whence has it */
	const char *part, *sort;
	bool bold;
	uint8_t sure;		/* that it was recognised rightly, per cent; 0:
				   it was not recognised, but is there */
};

/* Characters from, up to to, of the page; left, right: its edges. */
struct row {
	size_t from, to;
	double left, right, y, size;
	double edge;		/* right, but for stops, which may hang over */
	double first;		/* width of the first thing that no line cuts */
	double spread;		/* between wide characters that follow one
				   another, most often: of a line that is
				   stretched; NAN: few such */
	unsigned apart;		/* so often words stand far apart: no running
				   text */
	double tail;		/* width of what stands behind the last such
				   gap */
	bool typed;		/* by so many whole characters, as blanks are */
	bool gone;		/* a running head or foot, or the page's number */
	bool number;		/* nothing but that */
};

struct page {
	struct VEC(struct glyph) glyph;
	struct VEC(struct row) row;	/* made of them, from above */
	double wide;			/* 0: not known */
	const char *unread;		/* what it shows besides; NULL: nothing */
};

/* The edges of what fills a page or a column, and from line to line. */
struct frame {
	double left, right;
	double pitch;		/* most often; 0: few lines */
};

/* No letter has more characters, nor have many together. */
enum { LINES_MOST = 1 << 20 };

enum column { COLUMN_WHOLE, COLUMN_LEFT, COLUMN_RIGHT, COLUMN_KINDS };

/* Rows of one column on a page, in order. */
struct column_rows {
	struct VEC(struct row) row;
	struct frame f;
	enum column kind;
	struct page *page;
	bool first;		/* of its page */
};

struct lines {
	struct arena *a;
	struct text *out;
	struct VEC(uint32_t) c;		/* the text so far */
	size_t glyphs;			/* of all pages */
	struct VEC(struct page) page;	/* of the document in hand */
	size_t told;		/* so many of them: what is left out is told */
	struct VEC(struct column_rows) column;	/* of all its pages */
	/* of the fullest page so far, a kind of column each */
	struct frame full[COLUMN_KINDS];
	double gutter;		/* of the document's columns; 0: it has none */
	enum column kind;	/* of the last column */
	struct row last;	/* of the last column; size 0: nothing may go
				   on from it */
	struct frame frame;	/* of that column */
};

/* Add the pages of a document to the text, and begin another: paragraphs whole
 * as far as the pages tell; its number is left out, and the last line left
 * open. */
void lines_document(struct lines *x);

/* Close the text; false: it shows nothing. */
bool lines_end(struct lines *x);

/* Between the files that do it: */

/* What the characters from, up to to, are as a row; false: nothing but blanks. */
bool row_make(struct row *out, struct page *p, size_t from, size_t to);
double glyph_width(const struct glyph *g);
/* lines_frame.c: the edges of a column. */
void frame_make(struct lines *x, struct column_rows *k);
/*
 * lines_join.c: whether a row goes on in the next one of its column; whether the
 * last row of a column does in the first of the next column; whether a blank
 * stood between two rows of which next, a character, begins the second.
 */
bool row_goes_on(const struct frame *f, const struct page *p,
    const struct row *r, const struct row *next);
bool row_goes_over(const struct lines *x, const struct frame *f,
    const struct row *r);
bool row_is_parted(const struct lines *x, const struct frame *f,
    const struct row *r, uint32_t next);
/*
 * lines_stop.c: what begins no line, and what ends none; whether a row is another
 * paragraph, though the last one of the text so far is full.
 */
bool lines_is_stop(uint32_t c);
bool lines_is_opening(uint32_t c);
bool row_begins_anew(const struct lines *x, const struct frame *f,
    const struct page *p, const struct row *r);
/* lines_edge.c: of all pages, heads and feet that come again, and numbers. */
void lines_edges(struct lines *x);
/*
 * lines_column.c: rows from, up to the one that it returns, stand side by side
 * in two columns, which are told apart at *gutter, or, where that is 0, do not.
 * known: the gutter of columns that the document has, as lines_gutter tells
 * it; 0: none.
 */
size_t lines_band(const struct page *p, size_t from, double known,
    double *gutter);
double lines_gutter(const struct lines *x);

#endif
