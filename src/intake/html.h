/* SPDX-License-Identifier: MIT */
#ifndef DAFU_HTML_H
#define DAFU_HTML_H

#include "intake/decode.h"

/* Whether decoded text is an HTML page: it begins with markup. */
bool html_is(const struct decoded *in);

/*
 * The page as it is read aloud: see text.h.  replaced keeps the byte offsets;
 * its places become those of the page's text where the character survives.
 * False, having said why in d, when the page cannot be parsed.
 */
bool html_text(struct text *out, const struct decoded *in, struct arena *a,
    struct diag *d);

#endif
