/* SPDX-License-Identifier: MIT */
#ifndef DAFU_MENDED_XML_H
#define DAFU_MENDED_XML_H

#include "base/arena.h"
#include "base/diag.h"

/*
 * A letter as it is read, once repaired, with what stood where something was
 * mended: the words in order are the repaired letter; with what stood in their
 * stead, they are the source.  As XML: xsd/source.xsd.
 */
struct mend {
	str now;		/* words of the repaired letter; "": left out */
	str was;		/* what stands in the source; s == NULL: the
				   same, or bytes tells */
	str bytes;		/* its bytes in hexadecimal, where no words give
				   them; s == NULL: they do */
};

struct mended {
	str name, format;
	str encoding;		/* of the source; s == NULL: it is text that was
				   taken out of a format, in UTF-8 here */
	str sha256;		/* of the source, or of that text */
	struct VEC(struct mend) list;
};

/* As XML, in the arena. */
str mended_write(const struct mended *m, struct arena *a);

/* The same back, in the arena.  False, having said RECORD_PARSE in d. */
bool mended_parse(struct mended *m, str xml, struct arena *a, struct diag *d);

#endif
