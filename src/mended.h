/* SPDX-License-Identifier: MIT */
#ifndef DAFU_MENDED_LETTER_H
#define DAFU_MENDED_LETTER_H

#include "pipeline.h"

/*
 * The repaired letter of a document, each repair with what stands in the source,
 * as XML (record/mended_xml.h).  bytes: the file's, read with text.places set.  Blanks
 * at the ends of lines and empty lines stay; of a file of several letters it is
 * the document's alone.  The repairs undone are tried, too: s == NULL if they do
 * not give the source, which is a defect.
 */
str mended_letter(const struct document *doc, str bytes,
    const struct pipeline *p, struct arena *a);

/*
 * With the repairs undone: the bytes of the source, byte for byte, or of what
 * has no plain text the text that was taken out of it, as UTF-8.  False, having
 * said why in d: it is no such letter, or was changed.
 */
bool mended_undo(str *out, str xml, struct text_decoder *x,
    struct arena *a, struct diag *d);

#endif
