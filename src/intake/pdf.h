/* SPDX-License-Identifier: MIT */
#ifndef DAFU_PDF_H
#define DAFU_PDF_H

#include "intake/page_lines.h"

/* What the files of the PDF reader share. */

/* Mark the bold ones among the characters of the pages, as told by pdftohtml;
 * told.len == 0: it did not. */
void pdf_bold(struct lines *lines, str told);

#endif
